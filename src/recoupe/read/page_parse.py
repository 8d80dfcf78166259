"""The characters of a page as a tree. Next: page_lines.py.

What would take the parser long, or make it drop text, is taken out of the source first: no real page has it.
"""

from __future__ import annotations

import re

from lxml import etree, html

# The parser drops all text below this depth (it allows 2,048 levels); real pages have fewer than 40.
DEEPEST = 2_000
_BLANKS = re.compile("[\x0b\x0c]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")  # no page shows them, and the parser would put marks in their place
# The parser's time grows with the square of the attributes of a tag: 100,000 take 15 seconds.
_LONG_TAG = re.compile(r"<[A-Za-z][^>]{20000,}")
_MOST_ATTRIBUTES = 5_000
_TAG_NAME = re.compile(r"<[A-Za-z][A-Za-z0-9]{0,20}")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?:[^<>\"']|\"[^\"<]{0,9999}\"|'[^'<]{0,9999}'){0,9999}+>")
# In XHTML, a script may be one tag; in HTML, all that follows would be the script.
_CLOSED = re.compile(r"<(script|style|title|textarea|iframe|noscript|template)\b([^<>]{0,2000})/>", re.IGNORECASE)
# Elements whose text is not shown, or is no markup, stay when a page is flattened.
_STAY = frozenset(
    "script style template noscript iframe noframes noembed svg object audio video canvas title textarea p br".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i img input ins kbd mark q s samp small span strike strong"
    " sub sup time tt u var wbr".split()
)
# One class for all elements: trafilatura asks for it, and choosing among those of lxml.html takes a third of the time.
_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement)


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page, None where it has none. Nothing is fetched, and no entity of the page's own is read."""
    clean = _CONTROLS.sub("", _BLANKS.sub(" ", text))
    clean = _LONG_TAG.sub(_shortened, clean)
    if clean.startswith("<?xml"):
        clean = _CLOSED.sub(r"<\1\2></\1>", clean)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        return etree.fromstring(clean.encode("utf-8", "replace"), parser) if clean else None
    except etree.LxmlError:
        return None


def flatten(text: str) -> str:
    """The source of a page without its depth: every tag that nests becomes the end of a line, or nothing.

    >>> flatten("<div><div><b>Bon</b>jour</div><p>Adieu")
    '<br><br>Bonjour<br><p>Adieu'
    """
    return _TAG.sub(_flat, text)


def _flat(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _STAY:
        return tag[0]
    return "" if name in _INLINE else "<br>"


def _shortened(tag: re.Match[str]) -> str:
    """A tag without its attributes if there are thousands of them."""
    name = _TAG_NAME.match(tag[0])
    return name[0] if name and len(tag[0].split(None, _MOST_ATTRIBUTES + 1)) > _MOST_ATTRIBUTES else tag[0]
