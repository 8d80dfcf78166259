"""Two articles side by side, the earlier to the left: which words of the one stand where in the other, and which do not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.model.article import Article
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.model.copy import Copy, Passage, PassageKind
from recoupe.read.sentences import split_sentences

_WORD = re.compile(r"[^\W_]+")
_RUNNING = (BlockKind.BODY, BlockKind.EMBEDDED)
_SAID = 3  # words: less that was cut or added is no statement


@dataclass(frozen=True, slots=True)
class Strip:
    """A passage, the earlier side to the left."""

    left: Span
    right: Span
    runs: tuple[tuple[Span, Span], ...]

    def changes(self, left: str, right: str) -> Iterator[tuple[Span | None, Span | None]]:
        """What stands between two runs: words of the left, words of the right, None where there are none."""
        edges = [(self.left.start, self.right.start), *((a.end, b.end) for a, b in self.runs)]
        ends = [*((a.start, b.start) for a, b in self.runs), (self.left.end, self.right.end)]
        for (a, b), (a_end, b_end) in zip(edges, ends, strict=True):
            before, after = words_in(left, a, a_end), words_in(right, b, b_end)
            if before or after:
                yield before, after


class Beside:
    """Two articles beside one another, by the passages of news that they share."""

    def __init__(self, left: Article, right: Article, copy: Copy) -> None:
        """Take the earlier article, the later, and what they share."""
        self.left, self.right = left, right
        news = [p for p in copy.passages if p.kind is PassageKind.NEWS]
        self.strips = tuple(sorted((_strip(p, flip=copy.a != left.id) for p in news), key=lambda s: s.left))
        self._words = sorted(pair for strip in self.strips for pair in _pairs(strip, left.text, right.text))
        self._starts = [pair[0].start for pair in self._words]

    def kept(self, span: Span) -> list[Span]:
        """Where the words of a span of the left stand in the right, those of them that do, in order."""
        first = bisect_left(self._starts, span.start)
        found = []
        for left, right in self._words[first:]:
            if left.start >= span.end:
                break
            found.append(right)
        return found

    def lost(self, span: Span) -> bool:
        """True if no word of a span of the left stands where it should in the right."""
        return not self.kept(span)

    def opposite(self, span: Span) -> Span | None:
        """What stands in the right where a span of the left was, from its first word kept to its last; None if none was."""
        kept = self.kept(span)
        return Span(min(k.start for k in kept), max(k.end for k in kept)) if kept else None

    def is_new(self, span: Span) -> bool:
        """True if a span of the right lies in a passage and none of its words comes from the left."""
        inside = any(strip.right.contains(span) for strip in self.strips)
        return inside and not any(right.overlaps(span) for _, right in self._words)

    def sentence(self, span: Span, *, right: bool = False) -> Span:
        """The sentence or sentences of the left, or of the right, that hold a span; the span itself where none does."""
        article = self.right if right else self.left
        held = [s for b in article.blocks if b.span.overlaps(span) for s in split_sentences(article.text, b.span)]
        held = [s for s in held if s.overlaps(span)]
        return Span(held[0].start, held[-1].end) if held else span

    def cut(self) -> tuple[Span, ...]:
        """What the right left out: stretches of the left within passages and around them."""
        inside = [a for s in self.strips for a, b in s.changes(self.left.text, self.right.text) if a and not b]
        around = _around(self.left, [s.left for s in self.strips])
        return _told(self.left.text, [*inside, *around])

    def added(self) -> tuple[Span, ...]:
        """What the right put in."""
        inside = [b for s in self.strips for a, b in s.changes(self.left.text, self.right.text) if b and not a]
        around = _around(self.right, [s.right for s in self.strips])
        return _told(self.right.text, [*inside, *around])

    def altered(self) -> tuple[tuple[Span, Span], ...]:
        """What the right put in the place of words of the left."""
        return tuple((a, b) for s in self.strips for a, b in s.changes(self.left.text, self.right.text) if a and b)


def words_in(text: str, start: int, end: int) -> Span | None:
    """From the first word between two offsets to the last; None if there is none."""
    found = list(_WORD.finditer(text, start, end))
    return Span(found[0].start(), found[-1].end()) if found else None


def _strip(passage: Passage, *, flip: bool) -> Strip:
    if flip:
        return Strip(passage.b, passage.a, tuple((b, a) for a, b in passage.runs))
    return Strip(passage.a, passage.b, passage.runs)


def _pairs(strip: Strip, left: str, right: str) -> Iterator[tuple[Span, Span]]:
    """The words that are the same on both sides."""
    for a, b in strip.runs:
        ours = (Span(*m.span()) for m in _WORD.finditer(left, a.start, a.end))
        theirs = (Span(*m.span()) for m in _WORD.finditer(right, b.start, b.end))
        yield from zip(ours, theirs, strict=False)  # a run has the same words on both sides


def _around(article: Article, held: Sequence[Span]) -> list[Span]:
    """The running text outside of some spans, block by block."""
    found: list[Span] = []
    for block in article.blocks:
        if block.kind not in _RUNNING:
            continue
        at = block.span.start
        for span in sorted(s for s in held if s.overlaps(block.span)):
            if at < span.start and (rest := words_in(article.text, at, span.start)):
                found.append(rest)
            at = max(at, span.end)
        if at < block.span.end and (rest := words_in(article.text, at, block.span.end)):
            found.append(rest)
    return found


def _told(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(s for s in spans if len(_WORD.findall(s.of(text))) >= _SAID))
