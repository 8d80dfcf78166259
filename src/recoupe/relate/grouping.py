"""Pairs with scores become groups. Two groups join while their pairs speak for it: the mean of all, and the best one.

One bad pair cannot chain two groups: it is one of many in the mean, and a pair with a veto keeps them apart. The result
depends on the pairs alone, not on the order in which they come.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from recoupe.relate.columns import Ints

Scores = npt.NDArray[np.float32]
VETO = -99.0  # a pair with this score is never of one group; far below any sum of weights
LEAST, MOST = -4.0, 4.0  # what one pair can bring to a mean: beyond that it is certain either way
UNSEEN = -2.5  # a pair that no block held: most such pairs score lower, few higher (-1.5 to -3.5 tried, out of fold)
BEST = 0.3  # share of the best pair in what speaks for joining two groups (0 to 0.6 tried, out of fold)


def groups_of(size: int, left: Ints, right: Ints, scores: Scores) -> Ints:
    """The number of the group of each of `size` things: that of its first member.

    Args:
        left: one of each pair, `right` the other, each pair once; `scores` what speaks for it, above 0 for one group.
    """
    group = np.arange(size, dtype=np.int32)
    for members, (a, b, values) in _components(size, left, right, scores):
        for cluster in _Joining(len(members), a, b, values).run():
            group[members[cluster]] = members[cluster[0]]
    return group


def _components(size: int, left: Ints, right: Ints, scores: Scores) -> Iterator[tuple[Ints, tuple[Ints, Ints, Scores]]]:
    """What hangs together by pairs that speak for one group, with all pairs within, renumbered from 0."""
    label = _connected(size, left[scores > 0], right[scores > 0])
    inside = label[left] == label[right]
    left, right, scores = left[inside], right[inside], scores[inside]
    order = np.lexsort((right, left, label[left]))
    left, right, scores = left[order], right[order], scores[order]
    held = label[left]
    bounds = [0, *(np.flatnonzero(np.diff(held)) + 1).tolist(), len(held)]
    number = np.zeros(size, dtype=np.int32)
    for first, last in pairwise(bounds):
        if first == last:
            continue
        a, b = left[first:last], right[first:last]
        members = np.unique(np.concatenate((a, b)))
        number[members] = np.arange(len(members), dtype=np.int32)
        yield members, (number[a], number[b], scores[first:last])


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
    """The joining of one component. `sums` holds what pairs bring beyond UNSEEN, `best` the best pair."""

    def __init__(self, size: int, left: Ints, right: Ints, scores: Scores) -> None:
        self.members: list[list[int]] = [[k] for k in range(size)]
        self.sums: list[dict[int, float]] = [{} for _ in range(size)]
        self.best: list[dict[int, float]] = [{} for _ in range(size)]
        for a, b, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
            value = score * size**2 if score <= VETO else min(MOST, max(LEAST, score))
            self.sums[a][b] = self.sums[b][a] = value - UNSEEN
            self.best[a][b] = self.best[b][a] = min(value, MOST)

    def worth(self, a: int, b: int) -> float:
        """What speaks for joining two groups."""
        mean = self.sums[a][b] / (len(self.members[a]) * len(self.members[b])) + UNSEEN
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
                near = ((self.worth(a, other), other) for other in self.sums[a])
                for value, other in near:
                    if value > 0:
                        heapq.heappush(heap, (-value, min(a, other), max(a, other)))
        return [found for found in self.members if found]

    def _join(self, a: int, b: int) -> None:
        self.members[a] = sorted(self.members[a] + self.members[b])
        self.members[b] = []
        for other, value in self.sums[b].items():
            best = self.best[b][other]
            del self.sums[other][b], self.best[other][b]
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a].get(other, 0.0) + value
                self.best[a][other] = self.best[other][a] = max(self.best[a].get(other, LEAST), best)
        self.sums[b], self.best[b] = {}, {}
