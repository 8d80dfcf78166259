"""Which articles may share a passage: an inverted index of runs of words, as sorted arrays.

A run that many articles hold is linked to its neighbours in the order of ids only: a dispatch in fifty papers still hangs
together run after run, while stock phrases, whose holders differ from run to run, make no pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from recoupe.relate.words import Keys

SHARED = 8  # runs of five words that make two articles worth comparing: twelve words in a row
COMMON = 12  # articles that may hold a run for all their pairs to be counted
BESIDE = 3  # neighbours that each holder of a more common run is paired with

Codes = NDArray[np.int64]


def candidates(grams: Sequence[Keys]) -> list[tuple[int, int]]:
    """The pairs of articles, by their places in `grams`, that share enough runs; sorted.

    Args:
        grams: the runs of each article (`ngrams`), the articles sorted by id: the answer then depends on their set only.
    """
    if not any(map(len, grams)):
        return []
    held, holder = _postings(grams)
    starts = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1])))
    counts = np.diff(np.append(starts, len(held)))
    codes: list[Codes] = []
    for size in range(2, COMMON + 1):
        rows = holder[starts[counts == size][:, None] + np.arange(size)]
        codes += [rows[:, i] * len(grams) + rows[:, j] for i, j in combinations(range(size), 2)]
    codes += _beside(holder, np.repeat(counts > COMMON, counts), held, len(grams))
    pairs, often = np.unique(np.concatenate(codes), return_counts=True)
    return [(int(code // len(grams)), int(code % len(grams))) for code in pairs[often >= SHARED]]


def _postings(grams: Sequence[Keys]) -> tuple[Keys, Codes]:
    """Runs and their holders, sorted by run, then by holder; each holder of a run once."""
    once = [np.unique(own) for own in grams]
    runs = np.concatenate(once)
    holders = np.repeat(np.arange(len(once), dtype=np.int64), [len(own) for own in once])
    order = np.argsort(runs, kind="stable")
    return runs[order], holders[order]


def _beside(holder: Codes, common: NDArray[np.bool_], held: Keys, articles: int) -> list[Codes]:
    """Pairs of neighbours among the holders of common runs."""
    holder, held = holder[common], held[common]
    found = []
    for step in range(1, BESIDE + 1):
        same = held[step:] == held[:-step]
        found.append(holder[:-step][same] * articles + holder[step:][same])
    return found
