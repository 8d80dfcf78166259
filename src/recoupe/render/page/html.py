"""Pieces of HTML. What is not `Html` already is a text of others: it is escaped, and what would act or hide is shown."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from recoupe.render.harmless import harmless, one_line

# What no HTML may hold, escaped or not (noncharacters), beyond what `harmless` shows.
_NONE = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_VOID = frozenset(("meta", "br", "col", "hr", "link", "input"))


_NAMES: dict[str, str] = {}  # the names of attributes as they are written; there are a few dozen


class Html(str):
    """Markup that is ready to be written."""

    __slots__ = ()


Child = str | None
UNKNOWN = "und"  # the code of a language that could not be told


@lru_cache(maxsize=8192)  # the same few labels make up most of a page
def plain(text: str, *, keep: str = "") -> Html:
    """A text of others: characters of markup escaped, those that act or hide shown as `‹U+202E›`.

    >>> plain("<b>&\\u202e")
    '&lt;b&gt;&amp;‹U+202E›'
    """
    shown = _NONE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", harmless(text, keep=keep))
    return Html(html.escape(shown, quote=True))


@lru_cache(maxsize=8192)
def line(text: str) -> Html:
    """As `plain`, on one line."""
    return plain(one_line(text))


def join(*children: Child, by: str = "") -> Html:
    """Children one after the other; a `str` that is no `Html` is escaped, its white space kept as one space.

    >>> join("a ", Html("<b>"), " c")
    'a <b> c'
    """
    return Html(
        by.join([child if isinstance(child, Html) else _escaped(child) for child in children if child is not None])
    )


@lru_cache(maxsize=8192)  # as above
def _escaped(text: str) -> Html:
    return plain(re.sub("[ \t\r\n]+", " ", text))


def el(name: str, /, *children: Child, **attributes: str | float | bool | None) -> Html:
    """An element. An attribute that is None or False is left out; `class_` is `class`, `aria_label` is `aria-label`.

    >>> el("a", "x < y", href="#c-1", class_="no")
    '<a href="#c-1" class="no">x &lt; y</a>'
    """
    given = "".join(
        [_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False]
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{join(*children)}</{name}>")


def _attribute(key: str, value: str | float | bool) -> str:
    name = _NAMES.get(key) or _NAMES.setdefault(key, key.rstrip("_").replace("_", "-"))
    if isinstance(value, float):
        value = f"{value:.1f}".removesuffix(".0")
    return f" {name}" if value is True else f' {name}="{line(str(value))}"'


def quote(words: str, language: str | None = None) -> Html:
    """Words of a text, in quotation marks, with their own direction and, where it is known, their language."""
    return el("q", line(words), lang=None if language == UNKNOWN else language, dir="auto")


def table(caption: str, heads: tuple[str, ...], rows: list[tuple[Child, ...]], *, id: str | None = None) -> Html:
    """A table that scrolls by itself where it is wider than the page; the first cell of a row names the row."""
    head = el("tr", *(el("th", name, scope="col") for name in heads))
    body = join(*(_row(cells) for cells in rows))
    inner = el("table", el("caption", caption), el("thead", head), el("tbody", body), id=id)
    return el("div", inner, class_="wide", tabindex="0", role="region", aria_label=caption)


class Row(tuple[Child, ...]):
    """The cells of a row that has an anchor."""

    id: str | None = None

    @classmethod
    def of(cls, id: str, *cells: Child) -> Row:
        """A row with an anchor."""
        made = cls(cells)
        made.id = id
        return made


def _row(cells: tuple[Child, ...]) -> Html:
    anchor = cells.id if isinstance(cells, Row) else None
    return el("tr", el("th", cells[0], scope="row"), *(el("td", cell) for cell in cells[1:]), id=anchor)
