"""Pairs with scores become groups. Two groups join while their pairs speak for it: the mean of all, and the best one.

One bad pair cannot chain two groups: it is one of many in the mean, and a pair with a veto keeps them apart. The result
depends on the pairs alone, not on the order in which they come.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from recoupe.relate.columns import Ints

Scores = npt.NDArray[np.float32]
Rescore = Callable[[Ints, Ints], Scores]
_LARGEST = 300  # things in a component whose pairs are all looked at; a larger one is cut where its pairs are weakest
_STEP = 0.5  # by which the demand on a pair rises then
_AT_ONCE = 1 << 18  # pairs scored at once
VETO = -99.0  # a pair with this score is never of one group; far below any sum of weights
LEAST, MOST = -4.0, 4.0  # what one pair can bring to a mean: beyond that it is certain either way
BEST = 0.3  # share of the best pair in what speaks for joining two groups (0 to 0.6 tried, out of fold)


def groups_of(size: int, left: Ints, right: Ints, scores: Scores, rescore: Rescore) -> Ints:
    """The number of the group of each of `size` things: that of its first member.

    Args:
        left: one of each pair, `right` the other, each pair once; `scores` what speaks for it, above 0 for one group.
        rescore: the scores of any pairs, also of those that were not among the first.
    """
    group = np.arange(size, dtype=np.int32)
    small: list[Ints] = []
    for members in _components(size, left, right, scores):
        if len(members) == 2:
            group[members] = members[0]
        else:
            small.append(members)
    for batch in _batches(small):
        pairs = [np.triu_indices(len(members), 1) for members in batch]
        one = np.concatenate([members[a] for members, (a, _) in zip(batch, pairs, strict=True)])
        other = np.concatenate([members[b] for members, (_, b) in zip(batch, pairs, strict=True)])
        found, at = rescore(one.astype(np.int32), other.astype(np.int32)), 0
        for members, (a, b) in zip(batch, pairs, strict=True):
            for cluster in _Joining(len(members), a, b, found[at : at + len(a)]).run():
                group[members[cluster]] = members[cluster[0]]
            at += len(a)
    return group


def _batches(components: list[Ints]) -> Iterator[list[Ints]]:
    """Components whose pairs are scored at once."""
    batch: list[Ints] = []
    pairs = 0
    for members in components:
        batch.append(members)
        pairs += len(members) ** 2 // 2
        if pairs > _AT_ONCE:
            yield batch
            batch, pairs = [], 0
    if batch:
        yield batch


def _components(size: int, left: Ints, right: Ints, scores: Scores) -> Iterator[Ints]:
    """What hangs together by pairs that speak for one group; what is too large hangs together by stronger pairs."""
    threshold = 0.0
    open_ = scores > threshold
    while open_.any():
        a, b = left[open_], right[open_]
        label = _connected(size, a, b)
        held, counts = np.unique(label[np.unique(np.concatenate((a, b)))], return_counts=True)
        large = held[counts > _LARGEST]
        members = np.flatnonzero(np.isin(label, held[counts <= _LARGEST])).astype(np.int32)
        order = np.argsort(label[members], kind="stable")
        yield from np.split(members[order], np.flatnonzero(np.diff(label[members][order])) + 1) if len(members) else ()
        threshold += _STEP
        open_ &= np.isin(label[left], large) & (scores > threshold)


def _connected(size: int, left: Ints, right: Ints) -> Ints:
    """The least thing that each hangs together with: labels run along the pairs until they stand still."""
    label = np.arange(size, dtype=np.int32)
    while True:
        before = label.copy()
        least = np.minimum(label[left], label[right])
        np.minimum.at(label, left, least)
        np.minimum.at(label, right, least)
        label = label[label]
        if np.array_equal(before, label):
            return label


class _Joining:
    """The joining of one component, all of whose pairs have a score. `sums` adds what pairs bring, `best` is the best."""

    def __init__(self, size: int, left: Ints, right: Ints, scores: Scores) -> None:
        self.members: list[list[int]] = [[k] for k in range(size)]
        self.sums: list[dict[int, float]] = [{} for _ in range(size)]
        self.best: list[dict[int, float]] = [{} for _ in range(size)]
        for a, b, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
            value = score * size**2 if score <= VETO else min(MOST, max(LEAST, score))
            self.sums[a][b] = self.sums[b][a] = value
            self.best[a][b] = self.best[b][a] = value

    def worth(self, a: int, b: int) -> float:
        """What speaks for joining two groups."""
        mean = self.sums[a][b] / (len(self.members[a]) * len(self.members[b]))
        return (1 - BEST) * mean + BEST * self.best[a][b]

    def run(self) -> list[list[int]]:
        """The groups, their members in order."""
        pairs = ((a, b) for a, row in enumerate(self.sums) for b in row if a < b)
        heap = [(-worth, a, b) for a, b in pairs if (worth := self.worth(a, b)) > 0]
        heapq.heapify(heap)
        while heap:
            worth, a, b = heapq.heappop(heap)
            if b in self.sums[a] and -worth == self.worth(a, b):
                self._join(a, b)
                for other in self.sums[a]:
                    if (value := self.worth(a, other)) > 0:
                        heapq.heappush(heap, (-value, min(a, other), max(a, other)))
        return [found for found in self.members if found]

    def _join(self, a: int, b: int) -> None:
        self.members[a] = sorted(self.members[a] + self.members[b])
        self.members[b] = []
        for other, value in self.sums[b].items():
            best = self.best[b][other]
            del self.sums[other][b], self.best[other][b]
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a][other] + value
                self.best[a][other] = self.best[other][a] = max(self.best[a][other], best)
        self.sums[b], self.best[b] = {}, {}
