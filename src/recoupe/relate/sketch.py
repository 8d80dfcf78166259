"""What of a claim is compared with other claims: names as keys, days as numbers, words of its sentence.

A sketch holds no span and no object of the claim, so that a million of them can be held as arrays (columns.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TypeVar

from recoupe.languages.lists import word_list
from recoupe.model.article import Article
from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, Span, Where
from recoupe.model.codes import BlockKind, Counts, EventType, Modality, Precision
from recoupe.model.edtf import FIRST, LAST, days_of

T = TypeVar("T")

# Types whose way out is where they happen: leaving a town is known by the town that is left.
LEAVING = frozenset({EventType.WITHDRAW, EventType.DISPLACEMENT})
_HARM = (Counts.KILLED, Counts.WOUNDED, Counts.MISSING)
_WORD = re.compile(r"[^\W_]+")
_BEFORE = 40  # characters looked at before a trigger for its determiner: an adjective or two stand between
_STEM = 6  # letters kept of a word: `attaques` and `attaquée` meet; set on the development gold (5 to 8 tried)
_SHORT = 4  # words with fewer letters carry little (articles, prepositions), figures excepted
_RUBRIC = 12  # words of a line that can be a rubric
_PARTS = re.compile(r"\s[—–|·:-]\s")
_PLURAL = ("s", "x")  # last letters of words for several, in French and in English
EARLIEST, LATEST = 0, date.max.toordinal() + 1  # an open end


class Determiner(IntEnum):
    """How the word that names the event is introduced."""

    NONE = 0
    INDEFINITE = 1
    DEFINITE = 2
    POINTING = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """What comparing needs of an article: its text, and the first and last day on which it can have appeared.

    `aside` are the words by which the article itself says that it is meant in jest: it is shown, and counts for nothing.
    """

    id: str
    text: str
    days: tuple[int, int] | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as compared: the key of its name, degrees where known, and how sharply."""

    key: str
    latitude: float | None
    longitude: float | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as compared; None is an open end."""

    counts: Counts
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """A claim as compared. Days are ordinals of the calendar, both ends included."""

    claim: str
    article: str
    at: int
    sentence: int
    type: EventType
    modality: Modality
    trigger: str
    form: str
    determiner: Determiner
    plural: bool
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[Place, ...]
    days: tuple[int, int] | None
    figures: tuple[Count, ...]
    harm: Counts | None
    equipment: tuple[str, ...]
    words: frozenset[str]


def paper_of(article: Article) -> Paper:
    """An article as comparing needs it."""
    day = article.day
    return Paper(article.id, article.text, ordinals(day) if day else None, rubric_of_satire(article))


def rubric_of_satire(article: Article) -> str:
    """The words of a rubric by which an article says that it is satire; empty where it does not.

    A rubric is a short line of its own, or a part of one behind a dash: headlines are none, for they may tell of satire.
    """
    for block in article.blocks:
        words = block.span.of(article.text)
        if block.kind in (BlockKind.BODY, BlockKind.BOILERPLATE) and len(words.split()) <= _RUBRIC:
            for part in _PARTS.split(words):
                if any(plain(part).startswith(plain(word)) for word in word_list("rubrics_of_satire")):
                    return part.strip()
    return ""


def plain(words: str) -> str:
    """Words without case, accents and marks, one space apart.

    >>> plain("L’armée  du Nord")
    'l armee du nord'
    """
    folded = unicodedata.normalize("NFKD", words).casefold()
    return " ".join(_WORD.findall("".join(letter for letter in folded if not unicodedata.combining(letter))))


def stem(word: str) -> str:
    """The letters of a plain word that its forms share, more or less.

    >>> stem("attaques"), stem("attaquee")
    ('attaqu', 'attaqu')
    """
    return word[:_STEM]


def ordinals(edtf: str) -> tuple[int, int] | None:
    """The first and last day of an EDTF value as ordinals; None for what is no value.

    >>> ordinals("0001-01-02/..") == (2, LATEST)
    True
    """
    found = days_of(edtf)
    if found is None:
        return None
    first = EARLIEST if found[0] == FIRST else date.fromisoformat(found[0]).toordinal()
    last = LATEST if found[1] == LAST else date.fromisoformat(found[1]).toordinal()
    return first, last


def sketch_of(claim: Claim, paper: Paper) -> Sketch:
    """A claim as compared, with the words of its sentence."""
    leaving = claim.type.value in LEAVING
    places = [*_held(claim.place), *(_held(claim.origin) if leaving or isinstance(claim.place, NotSaid) else ())]
    time = None if isinstance(claim.time, NotSaid) else claim.time.value.edtf
    trigger = plain(claim.trigger.of(paper.text))
    figures = tuple(_count(cell.value) for cell in _held(claim.number))
    return Sketch(
        claim=claim.id,
        article=claim.article,
        at=claim.trigger.start,
        sentence=claim.sentence.start,
        type=claim.type.value,
        modality=claim.modality.value,
        trigger=stem(max(trigger.split() or [""], key=len)),
        form=trigger,
        determiner=_determiner(paper.text, claim.trigger),
        plural=trigger.endswith(_PLURAL),
        actors=_keys(claim.actor),
        targets=_keys(claim.target),
        places=tuple(dict.fromkeys(_place(cell.value) for cell in places)),
        days=ordinals(time) if time else None,
        figures=figures,
        harm=_harm(claim.type.value, figures, trigger),
        equipment=tuple(dict.fromkeys(stem(w) for cell in _held(claim.equipment) for w in _content(cell.value.text))),
        words=frozenset(stem(word) for word in _content(claim.sentence.of(paper.text))),
    )


def _held(cells: tuple[Cell[T], ...] | NotSaid) -> tuple[Cell[T], ...]:
    return () if isinstance(cells, NotSaid) else cells


def _keys(cells: tuple[Cell[Name], ...] | NotSaid) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(cell.value.entity or cell.value.text) for cell in _held(cells)))


def _place(where: Where) -> Place:
    return Place(plain(where.entity or where.text), where.latitude, where.longitude, where.precision)


def _count(figure: Figure) -> Count:
    return Count(figure.counts, figure.minimum, figure.maximum)


def _content(words: str) -> Iterable[str]:
    return (word for word in plain(words).split() if len(word) >= _SHORT or word.isdigit())


def _harm(type_: EventType, figures: Iterable[Count], trigger: str) -> Counts | None:
    """Whether casualties are dead, wounded or missing: by the figure, else by the word."""
    if type_ is not EventType.CASUALTIES:
        return None
    told = next((figure.counts for figure in figures if figure.counts in _HARM), None)
    if told:
        return told
    for counts, stems in (
        (Counts.WOUNDED, word_list("stems_of_wounds")),
        (Counts.MISSING, word_list("stems_of_missing")),
    ):
        if any(word.startswith(tuple(stems)) for word in trigger.split()):
            return counts
    return Counts.KILLED


def _determiner(text: str, trigger: Span) -> Determiner:
    """What stands before the trigger, with at most one word between."""
    before = plain(text[max(0, trigger.start - _BEFORE) : trigger.start]).split()[:-3:-1]
    for word in before:
        if word in word_list("pointing_words"):
            return Determiner.POINTING
        if word in word_list("known_articles"):
            return Determiner.DEFINITE
        if word in word_list("new_articles"):
            return Determiner.INDEFINITE
    return Determiner.NONE
