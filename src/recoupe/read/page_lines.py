"""A page's tree as its stored text: one line a block, white space as a browser shows it. Next: page_article.py.

The tree is walked without recursion. Every line of the stored text shows something; marks say where the elements that
tell about the page (`time`, `h1`, microdata) stand in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from recoupe.model.claim import Span
from recoupe.read.lines import trim
from recoupe.read.text import VISIBLE

# What no browser shows as text of the page.
UNSHOWN = (
    "script", "style", "template", "noscript", "iframe", "noframes", "noembed", "object", "embed", "applet", "svg",
    "audio", "video", "canvas", "datalist", "map",
)  # fmt: skip
# Elements that begin and end a line, and say what it is.
_TELLING = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption blockquote pre address legend summary button option label"
    " textarea".split()
)
# Elements that begin and end a line, and say little: a line of theirs is named after the telling one around them.
_BOXES = frozenset(
    "html body div section article main header footer nav aside form fieldset figure ul ol dl menu table thead tbody"
    " tfoot tr details dialog center hgroup search select optgroup dir hr frameset marquee multicol nextid".split()
)
_BLOCKS = _TELLING | _BOXES | {"br"}
# Below these, whatever else is said, a line is theirs: the paragraphs of a caption are the caption.
_STICKY = frozenset({"figcaption", "h1", "h2", "h3", "h4", "h5", "h6"})
_ZONES = frozenset("nav aside form button figure dialog menu select search".split())
_ROLES = {
    "navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "search": "form",
    "dialog": "dialog", "alertdialog": "dialog", "menu": "menu", "menubar": "nav", "form": "form",
}  # fmt: skip
# Every character that ends a line somewhere is a blank inside one; no-break spaces are kept.
_WHITE = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_PRE_END = re.compile("\r\n|[\n\r]")
_MOST_MARKS = 2_000  # elements that may tell about the page; more are a list of other pages
_PROSE = 80  # characters without links: a form that holds three such lines is a page wrapped in a form, not a form
_PROSE_LINES = 3
# Parts of the names of classes of elements that name the author.
_BYLINE = re.compile("author|auteur|byline|signature").search


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the stored text that shows something.

    `tag` is the nearest element that makes a block, `zone` the nearest landmark around it or nothing, `linked` the share
    of its visible characters inside links.
    """

    span: Span
    tag: str
    zone: str
    linked: float


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that may tell about the page, and where its words stand; None where it shows nothing."""

    tag: str
    element: html.HtmlElement
    span: Span | None
    line: int  # index of the line in which it begins
    zone: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The stored text of a tree, its lines and marks, and how large and deep the tree is."""

    text: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    elements: int
    depth: int


@dataclass(slots=True)
class _Around:
    """What holds for the text directly inside an open element."""

    tag: str
    zone: str
    link: bool = False
    time: bool = False
    pre: bool = False
    articles: int = 0
    mark: tuple[html.HtmlElement, int, int] | None = None  # a marked element, and where it began: offset, line
    form: int | None = None  # the line at which an outermost form began


@dataclass(slots=True)
class _Writer:
    """The stored text while it is written. `pieces` are the line at hand, already collapsed."""

    done: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    base: int = 0  # offset in the stored text at which the line at hand begins
    length: int = 0
    linked: int = 0
    timed: int = 0
    around: _Around | None = None  # of the first visible piece

    def add(self, text: str, around: _Around) -> None:
        """Text inside one element."""
        if around.pre:
            first, *rest = _PRE_END.split(text)
            self._piece(first, around)
            for piece in rest:
                self.end()
                self._piece(piece, around)
        else:
            self._piece(text, around)

    def _piece(self, text: str, around: _Around) -> None:
        piece = _WHITE.sub(" ", text)
        if not self.pieces or self.pieces[-1][-1] == " ":
            piece = piece.lstrip(" ")
        if not piece:
            return
        self.pieces.append(piece)
        self.length += len(piece)
        if self.around is None and VISIBLE.search(piece):
            self.around = around
        if around.link or around.time:
            seen = len("".join(piece.split()))
            self.linked += seen if around.link else 0
            self.timed += seen if around.time else 0

    def end(self) -> None:
        """End the line at hand: it is kept if it shows something."""
        if not self.pieces:
            return
        line, around = "".join(self.pieces).rstrip(" "), self.around
        if around is not None and (span := _shown(line, self.base)):
            seen = len("".join(line.split()))
            self.lines.append(
                Line(
                    span,
                    "time" if self.timed == seen and around.tag not in _STICKY else around.tag,
                    around.zone,
                    min(1.0, self.linked / seen),
                )
            )
            self.done.append(line)
            self.base += len(line) + 1
        self.pieces, self.length, self.linked, self.timed, self.around = [], 0, 0, 0, None

    @property
    def here(self) -> int:
        """The offset at which the next character will stand: that of the line while nothing in it can be seen."""
        return self.base + (self.length if self.around else 0)


def _shown(line: str, base: int) -> Span | None:
    """The part of a line from its first to its last visible character; `base` is where the line begins."""
    if VISIBLE.match(line) and VISIBLE.match(line, len(line) - 1):  # nearly every line
        return Span(base, base + len(line))
    span = trim(line, 0, len(line))
    return Span(base + span.start, base + span.end) if span else None


def render(root: html.HtmlElement) -> Rendered:
    """The stored text of a page. What is not shown must have been taken out of the tree (UNSHOWN)."""
    writer = _Writer()
    title = _title(root)
    if title is not None:
        writer.add("".join(title.itertext()), _Around("title", "head"))
        writer.end()
    around = _Around("body", "")
    stack = [around]
    elements = depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            elements += 1
            around = _open(writer, element, around)
            stack.append(around)
            depth = max(depth, len(stack))
            text = element.text if tag != "title" else None
        else:
            _close(writer, element, stack.pop())
            around = stack[-1]
            text = element.tail
        if text:
            writer.add(text, around)
    writer.end()
    text = "\n".join(writer.done)
    return Rendered(text, tuple(writer.lines), tuple(_trimmed(text, writer.marks)), elements, depth)


def _title(root: html.HtmlElement) -> html.HtmlElement | None:
    """The title of the page: the first one that shows something, wherever broken tags have put it."""
    return next((found for found in root.iter("title") if VISIBLE.search("".join(found.itertext()))), None)


def _open(writer: _Writer, element: html.HtmlElement, outer: _Around) -> _Around:
    """What holds inside an element that begins; a block ends the line before it."""
    tag = element.tag
    marked = tag == "time" or tag == "h1" or _is_marked(element)
    block = tag in _BLOCKS
    if block:
        writer.end()
    if not marked and tag != "a" and tag != "time" and (not block or tag == "br"):
        return outer  # nothing changes inside <b>, <span> and the like
    around = _Around(outer.tag, outer.zone, outer.link, outer.time, outer.pre, outer.articles)
    if tag == "a":
        around.link = outer.link or element.get("href") is not None
    elif tag == "time":
        around.time = True
        before = element.getprevious()
        if before is not None and before.tag == "time" and not before.tail:
            writer.add(" ", outer)  # two dates side by side are kept apart by style sheets
    elif block and outer.tag not in _STICKY and (tag in _TELLING or outer.tag not in _TELLING):
        around.tag = tag
    if tag in _BOXES or tag == "button":
        around.zone = _zone(element, tag, outer)
        around.articles = outer.articles + (tag in ("article", "main"))
        around.form = len(writer.lines) if tag == "form" and outer.zone != "form" else None
    elif tag in ("pre", "textarea"):
        around.pre = True
    if marked:
        around.mark = (element, writer.here, len(writer.lines))
    return around


def _is_marked(element: html.HtmlElement) -> bool:
    """True for microdata and bylines."""
    name = element.get("class")
    if name is not None and _BYLINE(name):
        return True
    return element.get("itemprop") is not None or "author" in element.get("rel", "")


def _zone(element: html.HtmlElement, tag: str, outer: _Around) -> str:
    """The landmark that an element is, else the one around it. A header inside an article is the article's."""
    zone = tag if tag in _ZONES or tag in ("header", "footer") else _ROLES.get(element.get("role", ""), "")
    if zone in ("header", "footer") and outer.articles:
        zone = ""
    if tag == "main" and outer.zone in ("header", "form"):
        return ""
    return zone or outer.zone


def _close(writer: _Writer, element: html.HtmlElement, around: _Around) -> None:
    """An element ends: so does its line, if it is a block."""
    tag = element.tag
    if around.mark is not None and around.mark[0] is element and len(writer.marks) < _MOST_MARKS:
        _, start, line = around.mark
        end = writer.here
        span = Span(start, end) if end > start else None
        writer.marks.append(Mark(tag, element, span, line, around.zone))
    if tag in _BLOCKS:
        writer.end()
        if around.form is not None and tag == "form":
            _free(writer.lines, around.form)


def _free(lines: list[Line], start: int) -> None:
    """Lines of a form that holds prose are not a form's: some sites wrap the whole page in one."""
    prose = sum(line.span.end - line.span.start >= _PROSE and line.linked < 0.5 for line in lines[start:])
    if prose >= _PROSE_LINES:
        for i in range(start, len(lines)):
            if lines[i].zone == "form":
                lines[i] = Line(lines[i].span, lines[i].tag, "", lines[i].linked)


def _trimmed(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks with spans that begin and end on visible characters of the text as it was kept."""
    kept = []
    for mark in marks:
        span = trim(text, mark.span.start, min(mark.span.end, len(text))) if mark.span else None
        kept.append(Mark(mark.tag, mark.element, span, mark.line, mark.zone))
    return sorted(kept, key=lambda mark: mark.line)
