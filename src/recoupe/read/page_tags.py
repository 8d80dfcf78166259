"""The tags of a page that say something about it, gathered once. Next: page_facts.py, page_when.py."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from recoupe.model.claim import Span
from recoupe.read.page_json import Described, alike, describe
from recoupe.read.page_lines import Line, Mark, Rendered

_MOST_METAS = 2_000
_MOST_MARKS = 500
_LONGEST = 1_000  # characters: a longer value is a text, not a fact
_TITLE_SHARE = 0.5  # of what the page says its title is, that an h1 must fill: less may be the name of the site
# Zones whose words are about other pages, or about the site.
OTHER_ZONES = frozenset({"nav", "footer", "aside", "form", "dialog", "menu", "select", "button"})


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of a page hold: `metas` by lower-case name, `heading` the mark of its main `h1`."""

    text: str
    lines: tuple[Line, ...]
    metas: dict[str, list[str]]
    marks: tuple[Mark, ...]
    heading: Mark | None
    bounds: tuple[int, int] | None  # the first line of the article below its heading, and its last
    described: Described
    canonical: str | None
    language: tuple[str, str] | None  # where it was read, and the words there

    def meta(self, *names: str) -> list[tuple[str, str]]:
        """Pairs of a name and a value, in the order of the names."""
        return [(name, value) for name in names for value in self.metas.get(name, ())]

    @property
    def title(self) -> Span | None:
        """Where the words of the title element stand."""
        return self.lines[0].span if self.lines and self.lines[0].tag == "title" else None


def gather(root: html.HtmlElement, page: Rendered, article: frozenset[int], scripts: list[str]) -> Tags:
    """Everything that the tags of a page hold, to be judged by those who read facts from it."""
    metas = _metas(root)
    canonical = next(
        (
            link.get("href", "").strip()
            for link in root.iter("link")
            if "canonical" in link.get("rel", "").lower().split()
        ),
        None,
    )
    marks = tuple(mark for mark in page.marks[:_MOST_MARKS])
    titles = [value for name in ("og:title", "twitter:title", "title") for value in metas.get(name, ())]
    if page.lines and page.lines[0].tag == "title":
        titles.append(page.lines[0].span.of(page.text))
    sites = [value for name in ("og:site_name", "application-name") for value in metas.get(name, ())]
    heading = _heading(page, marks, titles, {alike(site) for site in sites})
    if heading and heading.span:
        titles.append(heading.span.of(page.text))
    address = canonical or next(iter(metas.get("og:url", ())), None)
    return Tags(
        text=page.text,
        lines=page.lines,
        metas=metas,
        marks=marks,
        heading=heading,
        bounds=_bounds(article, heading.line if heading else -1),
        described=describe(scripts, address=address, titles=titles),
        canonical=canonical,
        language=_language(root, metas),
    )


def _metas(root: html.HtmlElement) -> dict[str, list[str]]:
    """The values of `meta` by name. Those of microdata are no metas of the page: they belong to the item around them."""
    metas: dict[str, list[str]] = {}
    for i, meta in enumerate(root.iter("meta")):
        if i >= _MOST_METAS:
            break
        value = " ".join(meta.get("content", "").split())
        if not value or len(value) > _LONGEST:
            continue
        for attribute in ("property", "name", "http-equiv"):
            if name := meta.get(attribute, "").strip().lower():
                metas.setdefault(name, []).append(value)
                break
    return metas


def _heading(page: Rendered, marks: tuple[Mark, ...], titles: list[str], sites: set[str]) -> Mark | None:
    """The `h1` that is the article's: the one that fills most of what the page says its title is, else the only one.

    Sites put their own name in an `h1` too.
    """
    keys = [key for title in titles if (key := alike(title))]
    best: tuple[float, Mark] | None = None
    heads = [(mark, alike(mark.span.of(page.text))) for mark in marks if mark.tag == "h1" and mark.span]
    heads = [(mark, key) for mark, key in heads if key and key not in sites]
    for mark, key in heads:
        share = max((len(key) / len(title) for title in keys if key in title), default=0.0)
        if share >= _TITLE_SHARE and (best is None or share > best[0]):
            best = share, mark
    if best:
        return best[1]
    ends = [key for mark, key in heads if any(title.endswith(key) for title in keys)]
    free = [m for m, key in heads if m.zone not in OTHER_ZONES and m.zone != "header" and key not in ends]
    if not free and len(heads) == 1 and heads[0][0].zone == "header" and heads[0][1] not in ends:
        return heads[0][0]
    return free[0] if len(free) == 1 else None


def _bounds(article: frozenset[int], heading: int) -> tuple[int, int] | None:
    below = [i for i in article if i > heading]
    return (min(below), max(below)) if below else None


def _language(root: html.HtmlElement, metas: dict[str, list[str]]) -> tuple[str, str] | None:
    """Where a page says its language, and how."""
    top = next(root.iter("html"), root)
    for attribute in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        if words := (top.get(attribute) or "").strip():
            return "html lang", words
    for name in ("content-language", "language", "dc.language", "dcterms.language", "og:locale"):
        if metas.get(name):
            return f"meta {name}", metas[name][0]
    return None
