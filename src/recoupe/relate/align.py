"""What two lists of words share: runs that stand in both word for word, joined over small changes and followed to their ends."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from recoupe.relate.words import NGRAM, Words, ngrams

# Set on texts/copies.jsonl and on reprints with planted cuts and changes (tests/relate/test_align.py).
_OFTEN = 4  # times that a run may stand in one article to be a seed: what is said over and over aligns nothing
_TELLING = 12  # words of a run that parts two others; a shorter one between them is a phrase met again
_SMALL = 6  # words that may differ between two runs of one passage, whatever they are
_LEFT_OUT = 25  # words that one side may leave out within a passage
_GAP = 60  # words between two runs, if enough of them are the same
_KEPT = 0.4  # the share of such a gap that must be the same
_FOLLOW = 40  # words looked at beyond each end of a passage
_DIFFERENT = 0.7  # what a word that differs takes away there, where one that is the same adds 1

Keys = Sequence[int]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """`size` words that are the same: from word `a` of the one, from word `b` of the other."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `a` to `a_end` of the one beside words `b` to `b_end` of the other, with the runs that they share, in order."""

    a: int
    a_end: int
    b: int
    b_end: int
    runs: tuple[Run, ...]

    @property
    def same(self) -> int:
        """How many words are the same, in the same order."""
        return sum(run.size for run in self.runs)


def align(first: Words, second: Words) -> list[Stretch]:
    """The stretches that two articles share, in the order of the first; none overlaps another on either side."""
    a, b = first.keys.tolist(), second.keys.tolist()
    joined = _joined(_runs(first, second), a, b)
    return list(_followed(joined, a, b))


def _runs(first: Words, second: Words) -> list[Run]:
    """Runs of five words or more that no longer run holds on either side, by their place in the first."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for at, gram in enumerate(ngrams(second.keys).tolist()):
        places[gram].append(at)
    found: list[Run] = []
    going: dict[int, tuple[int, int]] = {}  # diagonal -> start in the first, last seed there
    for at, gram in enumerate(ngrams(first.keys).tolist()):
        beside = places.get(gram, ())
        if len(beside) > _OFTEN:
            continue
        for other in beside:
            start, last = going.get(other - at, (at, at - 1))
            if last < at - 1:
                found.append(Run(start, start + other - at, last - start + NGRAM))
                start = at
            going[other - at] = (start, at)
    found += [Run(start, start + diagonal, last - start + NGRAM) for diagonal, (start, last) in going.items()]
    return _apart(found)


def _apart(runs: Iterable[Run]) -> list[Run]:
    """The same runs, the shorter of two that overlap cut back to what is left of it, if that is long enough."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda r: (-r.size, r.a, r.b)):
        free = [i for i in range(run.size) if run.a + i not in taken_a and run.b + i not in taken_b]
        if len(free) < NGRAM or free[-1] - free[0] + 1 != len(free):
            continue
        kept.append(Run(run.a + free[0], run.b + free[0], len(free)))
        taken_a.update(range(kept[-1].a, kept[-1].a + len(free)))
        taken_b.update(range(kept[-1].b, kept[-1].b + len(free)))
    return sorted(kept)


def _joined(runs: Sequence[Run], a: Keys, b: Keys) -> list[list[Run]]:
    """Runs of one passage together, with what is the same between them; no telling run lies between them."""
    groups: list[list[Run]] = []
    in_b = sorted(run.b for run in runs if run.size >= _TELLING)
    for run in runs:
        last = groups[-1][-1] if groups else None
        beside = last is not None and bisect_left(in_b, run.b) == bisect_left(in_b, last.b + last.size)
        between = _between(last, run, a, b) if last is not None and beside else None
        if between is None:
            groups.append([run])
        else:
            groups[-1] += [*between, run]
    return _without_crossed(groups)


def _without_crossed(groups: Sequence[list[Run]]) -> list[list[Run]]:
    """The same groups without the lesser of two that overlap in the second article: a phrase that was joined over."""
    kept: list[list[Run]] = []
    for group in sorted(groups, key=lambda g: (-sum(run.size for run in g), g[0])):
        _, _, start, end = _bounds(group)
        if all(end <= b or b_end <= start for _, _, b, b_end in map(_bounds, kept)):
            kept.append(group)
    return sorted(kept)


def _between(last: Run, run: Run, a: Keys, b: Keys) -> list[Run] | None:
    """What is the same between two runs of one passage; None where they are of two."""
    a_from, b_from = last.a + last.size, last.b + last.size
    left, right = run.a - a_from, run.b - b_from
    if left < 0 or right < 0 or max(left, right) > _GAP:
        return None
    same = _same(a, b, (a_from, run.a), (b_from, run.b))
    wide = max(left, right)
    near = wide <= _SMALL or (min(left, right) <= _SMALL and wide <= _LEFT_OUT)
    return same if near or sum(one.size for one in same) >= _KEPT * wide else None


def _same(a: Keys, b: Keys, in_a: tuple[int, int], in_b: tuple[int, int]) -> list[Run]:
    """Runs of whatever length between two bounds on each side, in order."""
    if in_a[0] >= in_a[1] or in_b[0] >= in_b[1]:
        return []
    matcher = SequenceMatcher(None, a[slice(*in_a)], b[slice(*in_b)], autojunk=False)
    return [Run(in_a[0] + m.a, in_b[0] + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]


def _followed(groups: Sequence[list[Run]], a: Keys, b: Keys) -> Iterator[Stretch]:
    """Each group with what is the same before and behind it, as far as more is the same than differs."""
    spans = [_bounds(group) for group in groups]
    for i, group in enumerate(groups):
        others = spans[:i] + spans[i + 1 :]
        a_from, a_end, b_from, b_end = spans[i]
        floor_a = max([0, a_from - _FOLLOW, *(s[1] for s in others if s[1] <= a_from)])
        floor_b = max([0, b_from - _FOLLOW, *(s[3] for s in others if s[3] <= b_from)])
        top_a = min([len(a), a_end + _FOLLOW, *(s[0] for s in others if s[0] >= a_end)])
        top_b = min([len(b), b_end + _FOLLOW, *(s[2] for s in others if s[2] >= b_end)])
        before = _worth(_same(a, b, (floor_a, a_from), (floor_b, b_from))[::-1], a_from, b_from, forward=False)
        behind = _worth(_same(a, b, (a_end, top_a), (b_end, top_b)), a_end, b_end, forward=True)
        runs = (*before[::-1], *group, *behind)
        spans[i] = _bounds(runs)
        yield Stretch(*spans[i], runs)


def _bounds(runs: Sequence[Run]) -> tuple[int, int, int, int]:
    first, last = runs[0], runs[-1]
    return first.a, last.a + last.size, first.b, last.b + last.size


def _worth(runs: Sequence[Run], a: int, b: int, *, forward: bool) -> list[Run]:
    """As many of the runs, going away from words `a` and `b`, as bring the most same words for those that differ."""
    score = best = 0.0
    kept = 0
    for count, run in enumerate(runs, 1):
        gap = max(run.a - a, run.b - b) if forward else max(a - run.a - run.size, b - run.b - run.size)
        score += run.size - _DIFFERENT * gap
        a, b = (run.a + run.size, run.b + run.size) if forward else (run.a, run.b)
        if score > best:
            best, kept = score, count
    return list(runs[:kept])
