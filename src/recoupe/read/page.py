"""A page in, its stored text out, with what it says about itself and which lines are its article.

The stored text of a page is its text nodes in order, one line a block, made here and by page_lines.py; RENDERER is the
version of what makes it. The way: page_encoding.py, page_lines.py, page_article.py, page_facts.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from recoupe.model.article import Fact
from recoupe.read.page_article import find_article
from recoupe.read.page_encoding import decode_page
from recoupe.read.page_facts import find_facts
from recoupe.read.page_lines import UNSHOWN, Line, Rendered, render
from recoupe.read.page_parse import DEEPEST, flatten, parse
from recoupe.read.page_source import find_source_facts
from recoupe.read.text import _MAGIC

__all__ = ["RENDERER", "Line", "Page", "is_page", "read_page"]

RENDERER = "page-1"  # goes up with whatever changes the stored text of any page

_NAME = re.compile(r"\.(?:x?html?|shtml)\Z", re.IGNORECASE)
_START_WITHIN = 16_384  # characters in which the first tag must stand: comments and an XML line may come first
# Comments, declarations and blanks before the first tag.
_BEFORE = re.compile(r"(?:[\ufeff\s]+|<!--.*?-->|<\?[^>]*>|<!(?!doctype\s+html|--)[^>]*>)*+", re.DOTALL | re.IGNORECASE)
_FIRST = re.compile(r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base)[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its stored text, the lines of it, which of them are the article, and the page's facts.

    `article` holds indices of `lines`, none where no article was found. `unaligned` counts stretches of the article that
    could not be found in the lines. `facts` are pairs of a name of About's field, or `language`, and a Fact, the best of
    each name first.
    """

    text: str
    encoding: str
    lines: tuple[Line, ...]
    article: frozenset[int]
    unaligned: int
    facts: tuple[tuple[str, Fact], ...]


def is_page(data: bytes, *, name: str = "") -> bool:
    """True for the bytes of a page: by the ending of its name, or by the first tag.

    >>> is_page(b"<!DOCTYPE html><p>Bonjour"), is_page(b"Bonjour <html>"), is_page(b"%PDF-1.7", name="a.html")
    (True, False, False)
    """
    if data.lstrip(b"\x00").startswith(_MAGIC):
        return False
    if _NAME.search(name):
        return True
    start = decode_page(data[:_START_WITHIN]).text
    before = _BEFORE.match(start)
    return _FIRST.match(start, before.end() if before else 0) is not None


def read_page(data: bytes) -> Page:
    """Read a page. Never raises for bad bytes or broken tags: a page that shows nothing has an empty text.

    >>> page = read_page(b"<title>Un titre</title><p>Bonjour,   monsieur.<p>Adieu.")
    >>> page.text
    'Un titre\\nBonjour, monsieur.\\nAdieu.'
    >>> [(line.tag, line.zone) for line in page.lines]
    [('title', 'head'), ('p', ''), ('p', '')]
    """
    decoded = decode_page(data)
    root, scripts, rendered = _render(decoded.text)
    if rendered is not None and rendered.depth > DEEPEST:
        root, scripts, rendered = _render(flatten(decoded.text))
    saved = tuple(find_source_facts(decoded.text))
    if root is None or rendered is None:
        return Page("", decoded.encoding, (), frozenset(), 0, saved)
    article, unaligned = find_article(root, rendered)
    facts = tuple(find_facts(root, rendered, article, scripts)) + saved
    return Page(rendered.text, decoded.encoding, rendered.lines, article, unaligned, facts)


def _render(source: str) -> tuple[html.HtmlElement | None, list[str], Rendered | None]:
    """The tree of a page without what is not shown, the JSON-LD that was taken out of it, and its stored text."""
    root = parse(source)
    if root is None:
        return None, [], None
    scripts = [script.text or "" for script in root.iter("script") if "ld+json" in script.get("type", "").lower()]
    etree.strip_elements(root, *UNSHOWN, with_tail=False)
    for hidden in root.xpath("//*[@hidden]"):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    return root, scripts, render(root)
