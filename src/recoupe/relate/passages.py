"""The passages that two articles share, with offsets on both sides. They depend on the two texts alone, not on the pile."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model.article import Article
from recoupe.model.claim import Span
from recoupe.model.copy import Passage
from recoupe.relate.align import Run, Stretch, align
from recoupe.relate.words import Words

_SNAP = 5  # words of a sentence that a passage may have missed on both sides, the sentence being as good as whole
_LONG = 20  # words of a passage that is followed to the bounds of its sentences
_ENDS = frozenset('.!?…\n:;—–«»“”"')


def passages_of(first: tuple[Article, Words], second: tuple[Article, Words]) -> tuple[Passage, ...]:
    """What two articles share, in the order of the first.

    >>> passages_of.__name__
    'passages_of'
    """
    stretches = align(first[1], second[1])
    found = []
    for stretch in stretches:
        others = [other for other in stretches if other is not stretch]
        whole = _to_sentences(stretch, others, first, second) if stretch.same >= _LONG else stretch
        found.append(_passage(whole, first[1], second[1]))
    return tuple(found)


def _to_sentences(
    stretch: Stretch, others: Sequence[Stretch], first: tuple[Article, Words], second: tuple[Article, Words]
) -> Stretch:
    """The stretch, begun and ended where its sentences begin and end, if on both sides few words are missing."""
    before_a, before_b = _missing(first, stretch.a, -1), _missing(second, stretch.b, -1)
    behind_a, behind_b = _missing(first, stretch.a_end, 1), _missing(second, stretch.b_end, 1)
    a, b, a_end, b_end = stretch.a, stretch.b, stretch.a_end, stretch.b_end
    if before_a is not None and before_b is not None:
        a, b = a - before_a, b - before_b
    if behind_a is not None and behind_b is not None:
        a_end, b_end = a_end + behind_a, b_end + behind_b
    wider = Stretch(a, a_end, b, b_end, stretch.runs)
    clear = all((o.a_end <= a or o.a >= a_end) and (o.b_end <= b or o.b >= b_end) for o in others)
    return wider if clear else stretch


def _missing(side: tuple[Article, Words], at: int, step: int) -> int | None:
    """How many words there are from a place between two words to the end of the sentence, that way; None if too many."""
    article, words = side
    for count in range(_SNAP + 1):
        between = at + step * count
        if between in (0, len(words)):
            return count
        if not 0 < between < len(words):
            return None
        if _ENDS.intersection(article.text[words.ends[between - 1] : words.starts[between]]):
            return count
    return None


def _passage(stretch: Stretch, a: Words, b: Words) -> Passage:
    return Passage(
        a.span(stretch.a, stretch.a_end),
        b.span(stretch.b, stretch.b_end),
        stretch.a_end - stretch.a,
        stretch.b_end - stretch.b,
        stretch.same,
        tuple(_spans(run, a, b) for run in stretch.runs),
    )


def _spans(run: Run, a: Words, b: Words) -> tuple[Span, Span]:
    return a.span(run.a, run.a + run.size), b.span(run.b, run.b + run.size)
