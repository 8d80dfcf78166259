"""Which pairs of claims are compared at all: those of one family of types that share an article, a place, a name or rare words.

Every claim gets a few keys; claims with one key are pairs. A key that very many share gives only the pairs that stand
near one another in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from recoupe.relate.columns import NONE, TYPES, Columns, Ints
from recoupe.relate.features import FAMILIES, possible
from recoupe.relate.sketch import EARLIEST, LATEST

Longs = npt.NDArray[np.int64]
Keyed = tuple[Longs, Longs]  # keys, and beside each the claim that has it

_DAYS = 31  # a bucket of time; a claim stands in its own and the next, so that neighbours meet
_CELL = 0.25  # degrees: about 28 km, twice what counts as near
_WINDOW = 100  # claims behind each that it is compared with, where more share a key (a laptop's minutes, not hours)
_COUPLED = 2  # first names of each role that make couples
_RARE = 4  # rarest words of a sentence that are keys
# The same of whole articles, of which two must be shared. Of 3,055 pairs of gold that are one event 2,607 are compared among 15,628;
# one shared word of 24 gives 2,793 among 73,127, and the grouping out of fold is worse.
_ARTICLE_RARE, _ARTICLE_COMMON = 8, 40
_COMMON = 200  # a word that stands in more claims is no key
_BATCH = 4_000_000  # pairs that wait to be sorted
_MIX = np.int64(0x9E3779B97F4A7C15 - (1 << 64))  # spreads keys over 64 bits (the golden ratio, as hashes use it)


def pairs_of(columns: Columns) -> tuple[Ints, Ints]:
    """The pairs to compare, each once, the earlier claim left; the same for the same claims."""
    size, when = len(columns), _when(columns)
    found, waiting = np.zeros(0, dtype=np.int64), 0
    parts: list[Longs] = []
    for keyed in _keys(columns, when):
        keys, claims = (np.concatenate(part) for part in zip(*keyed, strict=True))
        parts.append(_within_keys(columns, keys, claims, when))
        waiting += len(parts[-1])
        if waiting > max(_BATCH, len(found)):
            found, parts, waiting = np.unique(np.concatenate((found, *parts))), [], 0
    found = np.unique(np.concatenate((found, *parts)))
    return (found // max(1, size)).astype(np.int32), (found % max(1, size)).astype(np.int32)


def _families() -> npt.NDArray[np.int64]:
    out = np.arange(len(TYPES), dtype=np.int64)
    for family in FAMILIES:
        out[[TYPES[kind] for kind in family]] = min(TYPES[kind] for kind in family)
    return out


def _when(c: Columns) -> Ints:
    """The day that a claim is filed under: its own time, that of the claims around, that of its article."""
    published = c.published[0][c.article] if len(c) else np.zeros(0, dtype=np.int32)
    own, around = c.first, c.first[c.moment] if len(c) else c.first
    told = np.where(_closed(own), own, np.where(_closed(c.last), c.last, np.where(_closed(around), around, published)))
    return np.where(_closed(told), told, NONE).astype(np.int32)


def _closed(day: Ints) -> npt.NDArray[np.bool_]:
    closed: npt.NDArray[np.bool_] = (day > EARLIEST) & (day < LATEST)
    return closed


def _keys(c: Columns, when: Ints) -> Iterator[list[Keyed]]:
    """Keys with the claims that have them, one kind of key after another: what shares a key must stand in one list."""
    family = _families()[c.type] if len(c) else np.zeros(0, dtype=np.int64)
    every = np.arange(len(c), dtype=np.int64)
    yield [(_mixed(0, family, c.article), every)]
    buckets = [when // _DAYS, when // _DAYS + 1]
    dated = when != NONE
    for kind, lists in ((1, c.places), (2, c.actors), (3, c.targets)):
        yield list(_named(kind, family, lists, buckets, dated))
    for kind, one, other in (
        (21, c.actors, c.targets), (22, c.actors, c.places), (23, c.targets, c.places),
        (24, c.actors, c.trigger[:, None]), (25, c.targets, c.trigger[:, None]), (26, c.places, c.trigger[:, None]),
    ):  # fmt: skip
        yield list(_couples(kind, family, one[:, :_COUPLED], other[:, :_COUPLED]))
    yield list(_cells(c, family, buckets, dated))
    yield list(_rare_words(c, family))
    yield list(_rare_in_articles(c, family))
    published = c.published[0][c.article]
    keep = (c.trigger != NONE) & _closed(published)
    yield [
        (_mixed(6, family[keep], c.trigger[keep], bucket[keep]), every[keep])
        for bucket in (published // _DAYS, published // _DAYS + 1)
    ]


def _named(kind: int, family: Longs, lists: Ints, buckets: list[Ints], dated: npt.NDArray[np.bool_]) -> Iterator[Keyed]:
    """Names of places, of who acts or is acted upon, in a bucket of time; those without a time among themselves."""
    for column in range(lists.shape[1]):
        there = lists[:, column] != NONE
        keep = np.flatnonzero(there & dated)
        for bucket in buckets:
            yield _mixed(kind, family[keep], lists[keep, column], bucket[keep]), keep
        rest = np.flatnonzero(there & ~dated)
        yield _mixed(kind + 10, family[rest], lists[rest, column]), rest


def _rare_words(c: Columns, family: Longs) -> Iterator[Keyed]:
    """The rarest words of the sentence of a claim."""
    for column in range(min(_RARE, c.words.shape[1])):
        keep = np.flatnonzero((c.words[:, column] != NONE) & (c.often[c.words[:, column]] <= _COMMON))
        yield _mixed(5, family[keep], c.words[keep, column]), keep


def _rare_in_articles(c: Columns, family: Longs) -> Iterator[Keyed]:
    """Two of the rarest words of the article of a claim: one word alone brings together whatever is written of a country."""
    words = np.sort(c.document_words[:, :_ARTICLE_RARE], axis=1)[c.article]
    rare = (words != NONE) & (c.article_often[words] <= _ARTICLE_COMMON)
    for one, other in combinations(range(words.shape[1]), 2):
        keep = np.flatnonzero(rare[:, one] & rare[:, other])
        yield _mixed(7, family[keep], words[keep, one], words[keep, other]), keep


def _couples(kind: int, family: Longs, one: Ints, other: Ints) -> Iterator[Keyed]:
    """Two things said of an event, at whatever time: states and long operations carry no day."""
    for a in range(one.shape[1]):
        for b in range(other.shape[1]):
            keep = np.flatnonzero((one[:, a] != NONE) & (other[:, b] != NONE))
            yield _mixed(kind, family[keep], one[keep, a], other[keep, b]), keep


def _cells(c: Columns, family: Longs, buckets: list[Ints], dated: npt.NDArray[np.bool_]) -> Iterator[Keyed]:
    """Squares of the map: a claim stands in its own and the three beside, so that neighbours meet."""
    keep = dated & ~np.isnan(c.latitude)
    row, column = (np.floor(degrees[keep] / _CELL).astype(np.int64) for degrees in (c.latitude, c.longitude))
    for bucket in buckets:
        for north in (0, 1):
            for east in (0, 1):
                yield _mixed(4, family[keep], row + north, column + east, bucket[keep]), np.flatnonzero(keep)


def _mixed(kind: int, *parts: npt.NDArray[np.int32] | Longs) -> Longs:
    out = np.full(len(parts[0]), kind, dtype=np.int64)
    with np.errstate(over="ignore"):
        for part in parts:
            out = (out ^ (out >> 29)) * _MIX + part.astype(np.int64)
    return out


def _within_keys(c: Columns, key: Longs, claim: Longs, when: Ints) -> Longs:
    """The pairs of claims that share a key and can be one event, as one number each."""
    order = np.lexsort((claim, when[claim], key))
    key, claim = key[order], claim[order].astype(np.int32)
    found = []
    for step in range(1, _WINDOW + 1):
        same = np.flatnonzero(key[step:] == key[:-step])
        if not len(same):
            break
        one, other = claim[same], claim[same + step]
        able = possible(c, one, other) & (one != other)  # a claim may have a key twice
        one, other = one[able], other[able]
        found.append(np.minimum(one, other).astype(np.int64) * len(c) + np.maximum(one, other))
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
