"""What the pile says about furniture: lines that stand in articles that have nothing else in common. Pure.

The answer depends on the set of articles only, never on the order in which they came. Copies of one text share their lines
too, so a line counts only where the articles that hold it are of different content.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.languages.furniture import plain
from recoupe.model.article import Block
from recoupe.model.codes import BlockKind
from recoupe.read.shapes import shape_of

ARTICLES = 3  # of different content that must hold a line; two may share a phrase by chance
_COMMON = 0.5  # share of the lines of the shorter that two articles of different content may have in common
_LETTERS = 3  # a line with fewer says nothing
_PICTURE_WORDS = 6  # a caption that says what is seen has as many
_REPEATED = "repeated"
_PAGE = ("menu", "above-menu", "above-title", "page-title", "tail", "below-article", "ticker", "nav", "footer", "aside")
_COUNTED = (BlockKind.BODY, BlockKind.CAPTION)


@lru_cache(maxsize=65_536)
def key_of(line: str) -> int:
    """The key of a line: 62 bits of a hash of its words, whatever its typography, and the last bit set for running text."""
    digest = hashlib.blake2b(plain(line).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 2 << 1 | shape_of(line).prose


def lines_of(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The keys of the lines of an article that are not plainly furniture by themselves."""
    return frozenset(
        key_of(line)
        for block in blocks
        if block.kind in _COUNTED or block.rule == _REPEATED
        if sum(map(str.isalpha, line := block.span.of(text))) >= _LETTERS
    )


def find_repeated(shared: Iterable[tuple[int, str]], lines: Callable[[str], frozenset[int]]) -> frozenset[int]:
    """The lines that stand in enough articles of different content.

    Args:
        shared: line and article, of the lines that stand in two articles or more.
        lines: gives all lines of an article.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for line, article in shared:
        holders[line].append(article)
    known = lru_cache(maxsize=4_096)(lines)
    return frozenset(
        line
        for line, articles in holders.items()
        if len(articles) >= ARTICLES and _differ(line, sorted(articles), known)
    )


def _differ(line: int, articles: Sequence[str], lines: Callable[[str], frozenset[int]]) -> bool:
    """True if enough of the articles have little running text in common but this line."""
    kept: list[frozenset[int]] = []
    for article in articles:
        own = frozenset(key for key in lines(article) if key & 1) - {line}
        if own and all(len(own & other) <= _COMMON * min(len(own), len(other)) for other in kept):
            kept.append(own)
            if len(kept) == ARTICLES:
                return True
    return False


def without_repeated(text: str, blocks: tuple[Block, ...], repeated: frozenset[int]) -> tuple[Block, ...]:
    """The same blocks, the repeated lines as furniture: labels and captions anywhere, sentences only between furniture.

    A paragraph of background that an agency puts under each of its stories stands next to the story: it stays.
    """
    if not repeated:
        return blocks
    again = [_may_repeat(b.span.of(text), b) and key_of(b.span.of(text)) in repeated for b in blocks]
    if not any(again):
        return blocks
    out = list(blocks)
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and again[stop]:
            stop += 1
        if stop > at:
            between = _is_page(blocks, at - 1) and _is_page(blocks, stop) and not (at == 0 and stop == len(blocks))
            for i in range(at, stop):
                shape = shape_of(blocks[i].span.of(text))
                if between or blocks[i].kind is BlockKind.CAPTION or not (shape.prose or shape.sentence):
                    out[i] = replace(blocks[i], kind=BlockKind.BOILERPLATE, rule=_REPEATED)
        at = max(stop, at + 1)
    return tuple(out) if any(b.kind is BlockKind.BODY for b in out) else blocks


def _may_repeat(line: str, block: Block) -> bool:
    """Not a byline, and not a photographer's name, which stands under all his pictures."""
    if block.kind is BlockKind.CAPTION:
        return len(line.split()) >= _PICTURE_WORDS
    return block.kind is BlockKind.BODY and block.rule != "byline"


def _is_page(blocks: Sequence[Block], i: int) -> bool:
    """True for what is plainly the page's own and for the edge of the text; buttons and links stand among paragraphs too."""
    if not 0 <= i < len(blocks):
        return True
    return blocks[i].kind is BlockKind.BOILERPLATE and blocks[i].rule in _PAGE


def trace_of(repeated: Collection[int]) -> str:
    """The repeated lines of one article as a short text, empty where there are none.

    >>> trace_of([]), trace_of([2, 1]) == trace_of([1, 2])
    ('', True)
    """
    return hashlib.blake2b(repr(sorted(repeated)).encode(), digest_size=8).hexdigest() if repeated else ""
