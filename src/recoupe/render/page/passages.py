"""Which stretches of a text a page quotes: the sentences that values were read from, or all of it, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.model.article import Article, Block
from recoupe.model.claim import Reading, Span
from recoupe.render.page.account import words_of

_END = re.compile(r"[.!?…](?=[\s»”\"])|\n")
_REACH = 240  # characters to either side at which a passage without a full stop is cut; a long sentence of the press


def evidence_of(reading: Reading) -> list[Span]:
    """All words that what was read leads to."""
    return [span for claim in reading.claims for _, span in words_of(claim)] + [
        loaded.span for loaded in reading.loaded
    ]


def passages(article: Article, reading: Reading) -> list[Span]:
    """The sentences of the claims, and those around words that stand outside them; in order, none twice."""
    text = article.text
    found = merged(claim.sentence for claim in reading.claims)
    for span in evidence_of(reading):
        if not any(passage.contains(span) for passage in found):
            found = merged([*found, around(text, span)])
    return found


def merged(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that overlap as one."""
    done: list[Span] = []
    for span in sorted(spans):
        if done and span.overlaps(done[-1]):
            done[-1] = Span(done[-1].start, max(done[-1].end, span.end))
        else:
            done.append(span)
    return done


def around(text: str, span: Span) -> Span:
    """The sentence around some words, cut where it is very long.

    >>> around("Un. Deux mots ici. Trois.", Span(9, 13)).of("Un. Deux mots ici. Trois.")
    'Deux mots ici.'
    """
    least, most = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    start = max([match.end() for match in _END.finditer(text, least, span.start)], default=least)
    after = _END.search(text, max(span.end - 1, 0), most)
    end = max(after.end() if after else most, span.end)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end)


def blocks(article: Article) -> list[tuple[Span, Block | None]]:
    """The whole text in order: its blocks, and what stands between them where it is more than white space."""
    found: list[tuple[Span, Block | None]] = []
    at = 0
    for block in sorted(article.blocks, key=lambda b: b.span):
        start = max(block.span.start, at)
        if article.text[at:start].strip():
            found.append((Span(at, start), None))
        if start < block.span.end:
            found.append((Span(start, block.span.end), block))
        at = max(at, block.span.end)
    if article.text[at:].strip():
        found.append((Span(at, len(article.text)), None))
    return found
