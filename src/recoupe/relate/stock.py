"""What the pile says of passages: words that stand in article after article over weeks are stock, whoever prints them.

A pair cannot tell: two articles of one day may share a paragraph because one took it from the other, or because both always print
it. A third article of another time that has it too, and nothing else of theirs, settles that. The answer depends on the set of
articles only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from recoupe.model.claim import Span
from recoupe.model.copy import Copy, Passage, PassageKind, Relation

_APART = 7  # days between the third article and both of the pair: news is told again for a day or two
_TAKEN = 0.6  # of either: a text printed again, however late, is no third article
_MOSTLY = 0.8  # of a passage that the third must hold
_DAY = len("2031-05-03")

Place = tuple[str, Span, str]  # the other article, where it has the passage in this one, the other's day


def without_stock(copies: Iterable[Copy], days: Mapping[str, str | None]) -> list[Copy]:
    """The same copies, stock passages as background; a pair that shares no news but for them folds no more.

    Args:
        days: the day of each article, None where it does not say.
    """
    held = list(copies)
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for copy in held:
        if max(copy.share_a, copy.share_b) < _TAKEN:
            for passage in copy.passages:
                places[copy.a].append((copy.b, passage.a, days.get(copy.b) or ""))
                places[copy.b].append((copy.a, passage.b, days.get(copy.a) or ""))
    return [_judged(copy, places, days) for copy in held]


def _judged(copy: Copy, places: Mapping[str, list[Place]], days: Mapping[str, str | None]) -> Copy:
    ours = [days.get(name) or "" for name in (copy.a, copy.b)]
    if (
        not copy.folds
        or not copy.passages
        or max(copy.share_a, copy.share_b) >= _TAKEN
        or not all(len(day) == _DAY for day in ours)
    ):
        return copy
    passages = tuple(
        replace(p, kind=PassageKind.BACKGROUND)
        if p.kind is PassageKind.NEWS and _is_stock(p, copy, places, ours)
        else p
        for p in copy.passages
    )
    if any(p.kind is PassageKind.NEWS for p in passages):
        return replace(copy, passages=passages)
    return replace(copy, passages=passages, relation=Relation.BACKGROUND)


def _is_stock(passage: Passage, copy: Copy, places: Mapping[str, list[Place]], days: list[str]) -> bool:
    """True if an article of another time holds the passage too."""
    for name, span, other in ((copy.a, passage.a, copy.b), (copy.b, passage.b, copy.a)):
        for third, where, day in places.get(name, ()):
            inside = min(where.end, span.end) - max(where.start, span.start)
            if third != other and inside >= _MOSTLY * (span.end - span.start) and _is_far(day, days):
                return True
    return False


def _is_far(day: str, days: list[str]) -> bool:
    return len(day) == _DAY and all(
        abs((date.fromisoformat(day) - date.fromisoformat(own)).days) > _APART for own in days
    )
