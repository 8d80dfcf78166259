"""Which lines of a page are its article. Next: page_facts.py.

trafilatura only says which: every stretch that it takes is looked for in the lines by its characters, white space left
out, and a stretch that stands nowhere is counted, never pointed at a guess. Pages that it cannot read in bounded time, or
in which it finds nothing, are read by page_choice.py.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree, html

from recoupe.read.page_choice import choose_lines, has_prose, is_prose
from recoupe.read.page_dates import read_date
from recoupe.read.page_lines import Line, Rendered
from recoupe.read.text import BLANK

# trafilatura recurses, and its time grows faster than the page: real pages have below 40 levels and 10,000 elements.
_DEEPEST = 200
_MOST_ELEMENTS = 20_000
_LONGEST_TEXT = 2_000_000  # characters
_INVISIBLE = re.compile(f"[{BLANK}]+")
# What it takes out itself in the end; without them it is faster, and sees sooner that it has the whole article.
_NEVER_ARTICLE = (
    "nav", "aside", "footer", "button", "select", "dialog", "menu", "link", "meta", "figure", "picture", "label",
    "fieldset", "legend", "textarea", "input", "option", "progress", "source", "track", "img",
)  # fmt: skip
# In trafilatura's tree, elements that begin a new stretch.
_CUTS = frozenset("p head item cell quote row list table code div lb graphic fw ab body".split())
_WHOLE = 40  # characters: a shorter stretch must be a line, or several, from end to end
_ENDS = 40  # characters at the ends by which a stretch is found that lacks something in between
_STRETCH = 1.5  # times its length that such a stretch may cover
_OVERLAP = 0.5  # of a line that must lie in a stretch for the line to be in it, or
_OVERLAP_LEAST = 20  # so many characters
_SEARCH = 200_000_000  # characters that may be searched for one page: about a tenth of a second
_BYLINES = 3  # lines at the beginning that may only say when and by whom
_EVERYTHING = 0.9  # of the lines of a page
_MENU, _MENU_LINES = (
    0.8,
    3,
)  # share of a line within links from which it is a menu's, and how many such lines make a menu
_HALF = 0.5  # of a line within links, from which it leads elsewhere
_HEADINGS = ("h2", "h3", "h4")
_TEASERS = 4  # headings that are links, from which a page may be a list of articles
_DATELINE = 120  # characters
_PUBLISHED = re.compile(
    r"publi|post[ée]|mis(?:e)? (?:à jour|en ligne)|modifi|actualis|updated|\b\d\d?[hH:]\d\d", re.IGNORECASE
)
_FURNITURE = frozenset({"nav", "footer", "head", "dialog", "button", "menu", "select"})


def find_article(root: html.HtmlElement, page: Rendered) -> tuple[frozenset[int], int]:
    """The indices of the lines that are the article, and how many stretches could not be found in the lines."""
    small = page.depth <= _DEEPEST and page.elements <= _MOST_ELEMENTS and len(page.text) <= _LONGEST_TEXT
    stretches = _extract(root) if small else []
    found, unaligned = _Aligner(page).align(stretches) if stretches else (set(), 0)
    chosen = _cleaned(found, page)
    if not has_prose([page.lines[i] for i in chosen], page.text) or _is_everything(found, page):
        chosen = sorted(choose_lines(page.lines, page.text))
    elif _is_index(chosen, page):
        chosen = []
    return frozenset(_completed(chosen, page)), unaligned


def _cleaned(found: set[int], page: Rendered) -> list[int]:
    """What is left of the chosen lines without the furniture among them and above the heading."""
    chosen = [i for i in sorted(found) if page.lines[i].zone not in _FURNITURE]
    datelines = {i for i in chosen[:_BYLINES] if _is_dateline(page.lines[i], page.text)}
    first = next((i for i in chosen if is_prose(page.lines[i], page.text)), 0)
    heading = max((i for i in range(min(chosen, default=0), first) if page.lines[i].tag in ("h1", "h2")), default=0)
    return [i for i in chosen if i >= heading and i not in datelines]


def _completed(chosen: list[int], page: Rendered) -> set[int]:
    """The chosen lines with what belongs to them and was left out: lists, headings, the first paragraph."""
    whole = set(chosen)
    if not chosen:
        return whole
    for i in range(chosen[-1] - 1, chosen[0], -1):
        line = page.lines[i]
        if i not in whole and line.zone == "" and line.linked < _HALF:
            listed = line.tag == "li" and is_prose(line, page.text)
            if listed or (line.tag in _HEADINGS and i + 1 in whole):
                whole.add(i)
    above = chosen[0] - 1
    while above >= 0 and page.lines[above].zone == "" and _is_lead(page.lines[above], page.text):
        whole.add(above)
        above -= 1
    return whole


def _is_lead(line: Line, text: str) -> bool:
    return line.tag not in (*_HEADINGS, "figcaption") and line.linked < _HALF and is_prose(line, text)


def _is_index(chosen: list[int], page: Rendered) -> bool:
    """True for a list of articles: as many headings that are links as paragraphs."""
    if not chosen:
        return False
    lines = page.lines[chosen[0] : chosen[-1] + 1]
    links = sum(line.tag in _HEADINGS and line.linked >= _MENU for line in lines)
    return links >= _TEASERS and links >= sum(is_prose(page.lines[i], page.text) for i in chosen)


def _is_everything(found: set[int], page: Rendered) -> bool:
    """True if nearly every line was chosen, menus and all: trafilatura gives the whole page where it sees no article."""
    shown = [i for i, line in enumerate(page.lines) if line.zone not in _FURNITURE]
    links = sum(page.lines[i].linked >= _MENU for i in found)
    return links >= _MENU_LINES and len(found) >= _EVERYTHING * len(shown)


def _extract(root: html.HtmlElement) -> list[str]:
    """The stretches of text that trafilatura takes for the article, in order; none where it fails."""
    import trafilatura  # not at the top: it takes half a second to import

    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # what it warns of is no news for people who read articles
    try:
        found = trafilatura.bare_extraction(_pruned(root), fast=True, include_comments=False, with_metadata=False)
    except Exception:  # it is made for the web at large, and raises whatever it likes: the page is read without it
        return []
    body = getattr(found, "body", None)
    return [] if body is None else [stretch for stretch in _stretches(body) if stretch]


def _pruned(root: html.HtmlElement) -> html.HtmlElement:
    """A copy of a tree without what is never an article, and without what is empty: half of the elements of a page."""
    copied = deepcopy(root)
    etree.strip_elements(copied, *_NEVER_ARTICLE, with_tail=False)
    for header in [h for h in copied.iter("header") if _is_of_site(h)]:
        header.drop_tree()
    for element in reversed(list(copied.iter("div", "span", "section"))):
        if len(element) == 0 and not (element.text or "").strip():
            element.drop_tree()
    for element in copied.iter("time"):
        element.tag = "span"  # trafilatura would cut it out of its sentence
    return copied


def _is_of_site(header: html.HtmlElement) -> bool:
    """True for a header that is not an article's: it has no heading, and no article around it."""
    return header.find(".//h1") is None and next(header.iterancestors("article", "main"), None) is None


def _stretches(body: etree._Element) -> Iterator[str]:
    """The text of an extracted tree, cut where its blocks begin and end, white space left out."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _CUTS:
            yield _key("".join(pieces))
            pieces = []
        text = element.text if event == "start" else element.tail
        if text:
            pieces.append(text)
    yield _key("".join(pieces))


def _key(text: str) -> str:
    return _INVISIBLE.sub("", text)


@dataclass(slots=True)
class _Aligner:
    """Finds stretches in the lines: the keys of all lines in a row, and where each begins."""

    page: Rendered
    keys: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    row: str = field(init=False)
    whole: dict[str, list[int]] = field(init=False)  # key -> indices of the lines that are it
    left: int = _SEARCH

    def __post_init__(self) -> None:
        self.keys = [_key(line.span.of(self.page.text)) for line in self.page.lines]
        self.starts, at = [], 0
        for key in self.keys:
            self.starts.append(at)
            at += len(key)
        self.row = "".join(self.keys)
        self.whole = {}
        for i, key in enumerate(self.keys):
            if not _is_head(self.page.lines[i]):
                self.whole.setdefault(key, []).append(i)

    def align(self, stretches: list[str]) -> tuple[set[int], int]:
        """The lines that hold the stretches, and how many stretches stand nowhere."""
        chosen: set[int] = set()
        unaligned = cursor = 0
        # trafilatura may move a piece, so the cursor only prefers: a stretch is looked for after it, then anywhere.
        for stretch in stretches:
            found = self._find(stretch, cursor)
            if found is None:
                unaligned += 1
                continue
            chosen.update(self._lines(*found))
            cursor = max(cursor, found[1])
        return chosen, unaligned

    def _find(self, stretch: str, cursor: int) -> tuple[int, int] | None:
        """Where a stretch begins and ends in the row."""
        if same := self.whole.get(stretch):
            after = bisect_left(same, bisect_left(self.starts, cursor))
            line = same[after] if after < len(same) else same[0]
            return self.starts[line], self.starts[line] + len(stretch)
        for start in (cursor, 0):
            at = self._search(stretch, start)
            if at >= 0 and (len(stretch) >= _WHOLE or self._is_whole(at, at + len(stretch))):
                return at, at + len(stretch)
        if len(stretch) >= 2 * _ENDS:
            at = self._search(stretch[:_ENDS], 0)
            end = self._search(stretch[-_ENDS:], at) if at >= 0 else -1
            if end >= 0 and end - at <= _STRETCH * len(stretch):
                return at, end + _ENDS
        return None

    def _search(self, words: str, start: int) -> int:
        if self.left <= 0:
            return -1
        at = self.row.find(words, start)
        self.left -= (at if at >= 0 else len(self.row)) - start
        return at

    def _is_whole(self, start: int, end: int) -> bool:
        """True if a stretch begins where a line begins and ends where a line ends."""
        first, last = self._line_at(start), self._line_at(end - 1)
        return self.starts[first] == start and self.starts[last] + len(self.keys[last]) == end

    def _line_at(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def _lines(self, start: int, end: int) -> Iterator[int]:
        """The lines of which enough lies between two places of the row."""
        for i in range(self._line_at(start), self._line_at(end - 1) + 1):
            shared = min(end, self.starts[i] + len(self.keys[i])) - max(start, self.starts[i])
            if shared >= min(_OVERLAP_LEAST, _OVERLAP * len(self.keys[i])):
                yield i


def _is_head(line: Line) -> bool:
    return line.zone == "head"


def _is_dateline(line: Line, text: str) -> bool:
    """True for a line that only says when, and perhaps by whom, a text was published."""
    words = line.span.of(text)
    if line.tag == "time":
        return True
    if len(words) > _DATELINE or words.endswith((".", "!", "?", "…")) or not _PUBLISHED.search(words):
        return False
    return (read_date(words) or read_date(words[-60:])) is not None
