"""Sketches as arrays, one row a claim: a million are compared without an object for each.

Names, places and words are numbers of a vocabulary; a claim holds the first few of each, padded with NONE.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from recoupe.languages.people import People, people_of
from recoupe.model.codes import Counts, EventType, Modality, Precision
from recoupe.relate.leaves import Leaf, leaf_of
from recoupe.relate.sketch import Paper, Sketch, stem

Ints = npt.NDArray[np.signedinteger[Any]]
Small = Ints  # held as int8: levels, codes and flags
Floats = npt.NDArray[np.float32]

NONE = -1
NAMES = 4  # actors, targets, places of a claim that are compared: more are rare (under 1 % of the gold claims)
PARTS = 8  # words of the names of one role
WORDS = 24  # words of a sentence that are compared, the rarest of the pile first: the rest say little
DOCUMENT_WORDS = 64  # words of an article that are compared, the rarest first
TYPES = {kind: number for number, kind in enumerate(EventType)}
MODALITIES = {kind: number for number, kind in enumerate(Modality)}
PRECISIONS = {kind: number for number, kind in enumerate(Precision)}
COUNTS = {kind: number for number, kind in enumerate(Counts)}
OPEN = 2**31 - 1  # a figure without an upper end


@dataclass(frozen=True, slots=True)
class Columns:
    """All claims of a pile, in the order of articles and of places in them."""

    claims: list[str]
    articles: list[str]
    article: Ints
    at: Ints
    sentence: Ints
    type: Small
    modality: Small
    trigger: Ints
    form: Ints
    determiner: Small
    plural: Small
    rank: Ints
    harm: Small
    first: Ints
    last: Ints
    published: tuple[Ints, Ints]
    actors: Ints
    targets: Ints
    actor_parts: Ints
    target_parts: Ints
    places: Ints
    place_parts: Ints
    latitude: Floats
    longitude: Floats
    precision: Small
    counts: Small
    least: Ints
    most: Ints
    equipment: Ints
    words: Ints
    document_words: Ints
    often: Ints
    article_often: Ints
    weight: Floats
    setting: Ints
    moment: Ints

    def __len__(self) -> int:
        return len(self.claims)


class Vocabulary:
    """Words as numbers, in the order in which they come."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        return self.number.setdefault(word, len(self.number))

    def ties(self) -> Ints:
        """A number for each word that depends on its letters alone."""
        return np.array([crc32(word.encode()) >> 1 for word in self.number], dtype=np.int32)

    def all(self, words: Iterable[str]) -> list[int]:
        """The numbers of words."""
        return [self(word) for word in words]


@dataclass(slots=True)
class _Ragged:
    """Lists of numbers, one after another."""

    values: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))

    def add(self, numbers: Iterable[int]) -> None:
        self.values.extend(numbers)
        self.ends.append(len(self.values))

    def padded(self, width: int) -> Ints:
        """One row a list, its first `width` numbers."""
        return _pad(np.array(self.values, dtype=np.int32), np.array(self.ends, dtype=np.int64), width)

    def rarest(self, width: int, ties: Ints) -> Ints:
        """One row a list: the `width` numbers that stand in the fewest lists, but in more than one; rarest first, then by `ties`."""
        values, ends = np.array(self.values, dtype=np.int32), np.array(self.ends, dtype=np.int64)
        if not len(values):
            return np.full((len(ends), width), NONE, dtype=np.int32)
        often = np.bincount(values, minlength=len(ties))
        row = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        shared = often[values] > 1
        values, row = values[shared], row[shared]
        order = np.lexsort((ties[values], often[values], row))
        return _pad(values[order], np.cumsum(np.bincount(row, minlength=len(ends))), width)

    def sizes(self) -> Ints:
        """How long the lists are."""
        return np.diff(np.array([0, *self.ends], dtype=np.int64)).astype(np.int32)

    def often(self, vocabulary: int) -> Ints:
        """In how many lists each number stands."""
        return np.bincount(np.array(self.values, dtype=np.int32), minlength=vocabulary).astype(np.int32)


def _pad(values: Ints, ends: npt.NDArray[np.int64], width: int) -> Ints:
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1])) if len(ends) else ends
    out = np.full((len(ends), width), NONE, dtype=np.int32)
    for column in range(width):
        there = starts + column < ends
        out[there, column] = values[(starts + column)[there]]
    return out


def _nearest(article: Ints, told: npt.NDArray[np.bool_]) -> Ints:
    """For each claim the one that tells: itself, else the last before it in its article, else the first behind it."""
    own = np.arange(len(article), dtype=np.int32)
    before = np.maximum.accumulate(np.where(told, own, NONE)) if len(own) else own
    behind = np.minimum.accumulate(np.where(told, own, len(own))[::-1])[::-1] if len(own) else own
    good = (before >= 0) & (article[before] == article)
    later = np.minimum(behind, len(own) - 1)
    good_later = (behind < len(own)) & (article[later] == article)
    return np.where(good, before, np.where(good_later, later, own)).astype(np.int32)


def _rank(article: Ints, type_: Small) -> Ints:
    """For each claim, how many of its type stand before it in its article."""
    order = np.lexsort((np.arange(len(article)), type_, article))
    if not len(order):
        return order.astype(np.int32)
    new = np.ones(len(order), dtype=bool)
    new[1:] = (article[order][1:] != article[order][:-1]) | (type_[order][1:] != type_[order][:-1])
    starts = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    out = np.empty(len(order), dtype=np.int32)
    out[order] = np.arange(len(order)) - starts
    return out


def _people(names: Iterable[str]) -> Iterable[str]:
    """Whom the names of those who undergo stand for: `habitants` and `civils` are kin, `soldats` are not."""
    found = (people_of(name) for name in names)
    return dict.fromkeys(f"all {People.CIVILIANS if one is People.ANYONE else one}" for one in found if one)


_SCALARS = (
    "article",
    "at",
    "sentence",
    "type",
    "modality",
    "trigger",
    "form",
    "determiner",
    "plural",
    "harm",
    "first",
    "last",
)
_LISTS = (
    "actors",
    "targets",
    "actor_parts",
    "target_parts",
    "places",
    "place_parts",
    "equipment",
    "words",
    "documents",
)


class Builder:
    """Takes sketches one by one, and gives columns. They must come by article, and by place in it."""

    def __init__(self) -> None:
        self.names, self.words, self.triggers = Vocabulary(), Vocabulary(), Vocabulary()
        self.claims: list[str] = []
        self.articles: list[str] = []
        self.scalars = {name: array("i") for name in _SCALARS}
        self.lists = {name: _Ragged() for name in _LISTS}
        self.days: list[tuple[int, int]] = []
        self.where: tuple[array[float], array[float], array[int]] = array("f"), array("f"), array("b")
        self.figures = array("b"), array("i"), array("i")

    def open(self, leaf: Leaf) -> None:
        """The claims that come belong to this article."""
        self.articles.append(leaf.id)
        self.days.append(leaf.days or (NONE, NONE))
        self.lists["documents"].add(sorted(self.words.all(leaf.stems)))

    def add(self, sketch: Sketch) -> None:
        """Take one claim."""
        self.claims.append(sketch.claim)
        row = (
            len(self.articles) - 1, sketch.at, sketch.sentence, TYPES[sketch.type], MODALITIES[sketch.modality],
            self.triggers(sketch.trigger) if sketch.trigger else NONE, self.triggers(sketch.form),
            int(sketch.determiner), int(sketch.plural), COUNTS[sketch.harm] if sketch.harm else NONE, *(sketch.days or (NONE, NONE)),
        )  # fmt: skip
        for name, value in zip(_SCALARS, row, strict=True):
            self.scalars[name].append(value)
        keys = {"actors": sketch.actors, "targets": sketch.targets, "places": [place.key for place in sketch.places]}
        for name, words in keys.items():
            self.lists[name].add(self.names.all(words))
            cut = (lambda part: part) if name == "places" else stem  # villages that begin alike are not one
            parts = dict.fromkeys(cut(part) for key in words for part in key.split() if len(part) > 2)
            parts |= dict.fromkeys(_people(words) if name == "targets" else ())
            self.lists[f"{name[:-1]}_parts"].add(self.words.all(parts))
        self.lists["equipment"].add(self.words.all(sketch.equipment))
        self.lists["words"].add(self.words.all(sorted(sketch.words)))
        self._place(sketch)
        self._figure(sketch)

    def _place(self, sketch: Sketch) -> None:
        known = next((place for place in sketch.places if place.latitude is not None), None)
        self.where[0].append(np.nan if known is None or known.latitude is None else known.latitude)
        self.where[1].append(np.nan if known is None or known.longitude is None else known.longitude)
        self.where[2].append(PRECISIONS[known.precision] if known else NONE)

    def _figure(self, sketch: Sketch) -> None:
        if not sketch.figures:
            told: tuple[int, int, int] = (NONE, 0, OPEN)
        else:
            figure = sketch.figures[0]
            most = OPEN if figure.most is None else min(figure.most, OPEN)
            told = (COUNTS[figure.counts], min(figure.least or 0, OPEN), most)
        for column, value in zip(self.figures, told, strict=True):
            column.append(value)

    def columns(self) -> Columns:
        """What was taken, as arrays."""
        scalar = {name: np.array(values, dtype=np.int32) for name, values in self.scalars.items()}
        for name in ("type", "modality", "determiner", "plural", "harm"):
            scalar[name] = scalar[name].astype(np.int8)
        days = np.array(self.days or [(NONE, NONE)], dtype=np.int32)
        lists, words, ties = self.lists, len(self.words.number), self.words.ties()
        article, has_place, has_time = scalar["article"], lists["places"].sizes() > 0, scalar["first"] != NONE
        often = lists["words"].often(words)
        return Columns(
            often=often,
            article_often=lists["documents"].often(words),
            weight=np.log(max(2, len(self.claims)) / np.maximum(1, often)).astype(np.float32),
            setting=_nearest(article, has_place),
            moment=_nearest(article, has_time),
            rank=_rank(article, scalar["type"]),
            claims=self.claims,
            articles=self.articles,
            **scalar,
            published=(days[:, 0], days[:, 1]),
            **{name: lists[name].padded(NAMES) for name in ("actors", "targets", "places", "equipment")},
            **{name: lists[name].padded(PARTS) for name in ("actor_parts", "target_parts", "place_parts")},
            latitude=np.array(self.where[0], dtype=np.float32),
            longitude=np.array(self.where[1], dtype=np.float32),
            precision=np.array(self.where[2], dtype=np.int8),
            counts=np.array(self.figures[0], dtype=np.int8),
            least=np.array(self.figures[1], dtype=np.int32),
            most=np.array(self.figures[2], dtype=np.int32),
            words=lists["words"].rarest(WORDS, ties),
            document_words=lists["documents"].rarest(DOCUMENT_WORDS, ties),
        )


def columns_of(pile: Iterable[tuple[Paper, Sequence[Sketch]]]) -> Columns:
    """Articles with their sketches as columns."""
    return columns_of_leaves(leaf_of(paper, sketches) for paper, sketches in pile)


def columns_of_leaves(leaves: Iterable[Leaf]) -> Columns:
    """Leaves as columns, each looked at once."""
    builder = Builder()
    for leaf in leaves:
        builder.open(leaf)
        for sketch in leaf.sketches:
            builder.add(sketch)
    return builder.columns()
