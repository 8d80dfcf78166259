"""What comparing needs of one article, without its text: its day, its words, the sketches of its claims. Packed to be kept.

A leaf depends on its article alone, so that a dossier keeps it and reads only what changed again.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from recoupe.model.codes import Counts, EventType, Modality, Precision
from recoupe.relate.sketch import Count, Determiner, Paper, Place, Sketch, plain, stem

_LEAST = 3  # letters that a word must exceed to count among the words of an article; figures always do
_LEVEL = 1  # of compression: unpacked far more often than packed


@dataclass(frozen=True, slots=True)
class Leaf:
    """An article as compared: the days on which it can have appeared, the stems of its words, sorted, and its claims.

    `aside`: it is meant in jest.
    """

    id: str
    days: tuple[int, int] | None
    stems: tuple[str, ...]
    sketches: tuple[Sketch, ...] = ()
    aside: bool = False

    @property
    def content(self) -> str:
        """A hash of what the article says, whatever its bytes: articles are compared in this order, so that of two that
        say the same either can stand for both."""
        return hashlib.sha256(repr((self.days, self.stems)).encode()).hexdigest()[:16]


def leaf_of(paper: Paper, sketches: Iterable[Sketch] = ()) -> Leaf:
    """An article with its claims, which come by their place in it."""
    found = {stem(word) for word in plain(paper.text).split() if len(word) > _LEAST or word.isdigit()}
    return Leaf(paper.id, paper.days, tuple(sorted(found)), tuple(sketches), bool(paper.aside))


def pack(leaf: Leaf) -> bytes:
    """A leaf as bytes, the same for the same leaf."""
    told = [leaf.days, leaf.aside, leaf.stems, [_row(sketch) for sketch in leaf.sketches]]
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(article: str, packed: bytes) -> Leaf:
    """The leaf of an article from its bytes."""
    days, aside, stems, rows = json.loads(zlib.decompress(packed))
    return Leaf(article, _pair(days), tuple(stems), tuple(_sketch(article, *row) for row in rows), aside)


def _row(one: Sketch) -> list[Any]:
    places = [[p.key, p.latitude, p.longitude, p.precision] for p in one.places]
    figures = [[f.counts, f.least, f.most] for f in one.figures]
    return [
        one.claim, [one.at, one.sentence, int(one.determiner), int(one.plural)], [one.type, one.modality, one.harm],
        [one.trigger, one.form], [one.actors, one.targets, one.equipment, sorted(one.words)], places, one.days, figures,
    ]  # fmt: skip


def _sketch(
    article: str, claim: str, numbers: list[int], codes: list[str], named: list[str], lists: list[list[str]],
    *rest: Any,
) -> Sketch:  # fmt: skip
    places, days, figures = rest
    return Sketch(
        claim=claim,
        article=article,
        at=numbers[0],
        sentence=numbers[1],
        type=EventType(codes[0]),
        modality=Modality(codes[1]),
        trigger=named[0],
        form=named[1],
        determiner=Determiner(numbers[2]),
        plural=bool(numbers[3]),
        actors=tuple(lists[0]),
        targets=tuple(lists[1]),
        places=tuple(Place(key, north, east, Precision(sharp)) for key, north, east, sharp in places),
        days=_pair(days),
        figures=tuple(Count(Counts(counts), least, most) for counts, least, most in figures),
        harm=Counts(codes[2]) if codes[2] else None,
        equipment=tuple(lists[2]),
        words=frozenset(lists[3]),
    )


def _pair(days: list[int] | None) -> tuple[int, int] | None:
    return (days[0], days[1]) if days else None
