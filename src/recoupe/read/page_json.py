"""What a page says of its article in JSON-LD (schema.org). Next: page_facts.py.

A page may describe many articles: only the one whose address or headline is the page's counts. Broken JSON hurts nobody.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Node = dict[str, object]

_MOST_BYTES = 500_000  # characters of one script; those of articles have some thousand
_MOST_SCRIPTS = 50
_MOST_NODES = 5_000
_TYPES = re.compile(r"(?:Article|Posting)\Z")
_PAGE_TYPES = ("WebPage", "Report", "CreativeWork")
# Where a description of the page's own article may stand inside another; lists of other articles are not entered.
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")
_WRAPPING = re.compile(r"\A\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:-->|\]\]>|//\s*\]\]>)\s*\Z")
_TRAILING_COMMA = re.compile(r",(?=\s{0,99}[}\]])")
_LOOSE = re.compile(r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,500})"')
_LOOSE_ARTICLE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"\w{0,30}(?:Article|Posting)"')
_NAME_CUTS = re.compile(r"\W+")
_LONG_WORD = re.compile(r"\w{4,}")
_SAME_WORDS = 6  # twice the words that two wordings of one title must share at least
_BEGINNING = 15  # letters of a title from which another that begins so is the same
_ADDRESS_CUTS = re.compile(r"\Ahttps?://(?:www\.|m\.)?|[?#].*\Z|/+\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Described:
    """The node of the page's own article, that of the page, and every node by its `@id`."""

    article: Node
    page: Node
    by_id: dict[str, Node]

    def text(self, *path: str, of_page: bool = False) -> str | None:
        """The words at the end of a path of properties, the first where there are several."""
        found: object = self.page if of_page else self.article
        for name in path:
            found = self._resolve(_first(found))
            found = found.get(name) if isinstance(found, dict) else None
        return _words(self._resolve(_first(found)))

    def names(self, name: str) -> list[str]:
        """The names of the people or bodies that a property holds."""
        held = self.article.get(name)
        names = []
        for one in held if isinstance(held, list) else [held]:
            one = self._resolve(one)
            words = _words(one.get("name")) if isinstance(one, dict) else _words(one)
            if words and not words.startswith(("http:", "https:")):
                names.append(words)
        return names[:20]

    def _resolve(self, found: object) -> object:
        """A reference (`{"@id": ...}`) as what it refers to."""
        if isinstance(found, dict) and "name" not in found and isinstance(found.get("@id"), str):
            return self.by_id.get(str(found["@id"]), found)
        return found


def describe(scripts: Sequence[str], *, address: str | None, titles: Iterable[str]) -> Described:
    """What JSON-LD scripts say of the page's own article; empty nodes where they say nothing.

    Args:
        address: the page's own address, if another tag gives it.
        titles: what other tags and headings of the page say its title is.
    """
    nodes: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in scripts[:_MOST_SCRIPTS]:
        if len(script) <= _MOST_BYTES:
            nodes += _nodes(_parse(script), by_id, _MOST_NODES - len(nodes))
    articles = [node for node in nodes if any(_TYPES.search(kind) for kind in _types(node))]
    pages = [node for node in nodes if any(kind in _PAGE_TYPES for kind in _types(node))]
    named = [title for title in titles if alike(title)]
    return Described(_own(articles, address, named), _own(pages, address, named), by_id)


def alike(words: str) -> str:
    """Words as they are compared: letters and digits only."""
    return _NAME_CUTS.sub("", words).casefold()


def same_address(one: str, other: str) -> bool:
    """True if two addresses name one page: without scheme, `www`, query and fragment."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    return _ADDRESS_CUTS.sub("", _ADDRESS_CUTS.sub("", address.strip()))


def _own(nodes: Sequence[Node], address: str | None, titles: list[str]) -> Node:
    """The node that is about the page: by address, else by headline, else the only one if nothing speaks against it."""
    by_address = [n for n in nodes if address and any(same_address(address, own) for own in _addresses(n))]
    by_title = [n for n in nodes if any(_is_title(words, title) for words in _headlines(n) for title in titles)]
    both = [n for n in by_address if any(n is other for other in by_title)]
    for found in (both, by_address, by_title):
        if found:
            return found[0]
    if len(nodes) == 1 and not (_addresses(nodes[0]) and address) and not (_headlines(nodes[0]) and titles):
        return nodes[0]
    return {}


def _is_title(headline: str, title: str) -> bool:
    """The same title, one that begins with it (headlines are cut, titles end in the site's name), or half its words."""
    one, other = alike(headline), alike(title)
    if not one or one == other:
        return bool(one)
    if len(one) >= _BEGINNING and (one.startswith(other) or other.startswith(one)):
        return len(other) >= _BEGINNING
    words, others = (set(_LONG_WORD.findall(text.casefold()[:1_000])) for text in (headline, title))
    return 2 * len(words & others) >= max(_SAME_WORDS, min(len(words), len(others)))


def _addresses(node: Node) -> list[str]:
    main = node.get("mainEntityOfPage")
    held = (node.get("url"), node.get("@id"), main.get("@id") if isinstance(main, dict) else main)
    return [value for value in held if isinstance(value, str) and value.startswith(("http:", "https:"))]


def _headlines(node: Node) -> list[str]:
    return [words for name in ("headline", "name") if (words := _words(node.get(name)))]


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _parse(script: str) -> object:
    """A script as JSON, mended where it is broken in a common way, else what can be told from it at all."""
    bare = _WRAPPING.sub("", script).strip().rstrip(";")
    for text in (bare, _TRAILING_COMMA.sub("", bare), html.unescape(bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return _loose(bare)


def _loose(text: str) -> object:
    """The headline and dates of JSON that cannot be read, if it names each once: no other article can be meant."""
    if len(_LOOSE_ARTICLE.findall(text)) != 1:
        return None
    found: dict[str, set[str]] = {}
    for match in _LOOSE.finditer(text):
        found.setdefault(match[1], set()).add(match[2])
    once: Node = {name: values.pop() for name, values in found.items() if len(values) == 1}
    return {"@type": "Article", **once} if once else None


def _nodes(parsed: object, by_id: dict[str, Node], most: int) -> Iterator[Node]:
    """The nodes at the top of what was parsed, in graphs and as what the page is about; no recursion."""
    stack, seen = [parsed], 0
    while stack and seen < most:
        found = stack.pop()
        seen += 1
        if isinstance(found, list):
            stack += reversed(found[:most])
        elif isinstance(found, dict):
            own = found.get("@id")
            if isinstance(own, str) and len(found) > 1:
                by_id.setdefault(own, found)
            if "@type" in found:
                yield found
            stack += [found[name] for name in reversed(_INTO) if isinstance(found.get(name), dict | list)]


def _first(found: object) -> object:
    return found[0] if isinstance(found, list) and found else found


def _words(found: object) -> str | None:
    found = _first(found)
    if isinstance(found, dict):
        found = found.get("name") or found.get("@value")
    return (" ".join(html.unescape(found).split()) or None) if isinstance(found, str) else None
