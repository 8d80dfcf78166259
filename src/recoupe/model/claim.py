"""The nouns of a claim: a span, a cell with its evidence, silence, and the claim itself.

Offsets count the code points of one article's stored text, from 0, end exclusive: `text[start:end]` is the quote.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Generic, TypeVar

from recoupe.model.codes import (
    Counts,
    EventType,
    LoadedCategory,
    Method,
    Modality,
    Mode,
    Precision,
    Silence,
    SourceKind,
    Stance,
)
from recoupe.model.errors import EvidenceError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's stored text: code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise EvidenceError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves.

        >>> Span(0, 5).of("Paris est loin")
        'Paris'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if no character of `other` lies outside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on a cell: the verdict, whose it is, of when (ISO 8601, UTC), and what had been read there.

    `read` is that value in words, None where the cell was silent; `words` is where it was read.
    """

    verdict: str
    author: str
    added: str
    read: str | None = None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """One value of one claim, with the words it was read from and the rule that read them.

    `confidence` is the measured precision of the rule on development gold, None where it was not measured; `said` is there where
    a person gave the value, in place of what was read.
    """

    value: T
    evidence: tuple[Span, ...]
    rule: str
    method: Method = Method.RULE
    confidence: float | None = None
    said: Said | None = None

    def __post_init__(self) -> None:
        if not self.evidence and self.method is not Method.HUMAN:
            raise EvidenceError(f"a value without words it was read from is refused (rule {self.rule})")


@dataclass(frozen=True, slots=True)
class NotSaid:
    """The text gives no value for this cell, and why; `said` where a person found what was read there wrong."""

    reason: Silence = Silence.NOT_MENTIONED
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """Who or what plays a role: the full mention that stands for it, and its canonical name where one is known.

    `text` is a full mention found in the article (`source` is where), the cell's evidence the words in the clause.
    """

    text: str
    source: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place as named; degrees WGS 84 where a gazetteer gave them."""

    text: str
    source: Span
    entity: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = Precision.UNKNOWN

    @property
    def unlocated(self) -> Silence | None:
        """Why the place has no point; None where it has one. Its name is said all the same."""
        return Silence.GAZETTEER if self.latitude is None or self.longitude is None else None


@dataclass(frozen=True, slots=True)
class When:
    """A time as worded, and its value in EDTF level 1 (ISO 8601-2), None where it cannot be told."""

    text: str
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with its bounds, both included; None is an open end."""

    text: str
    counts: Counts
    minimum: int | None
    maximum: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One source in a chain of attribution: who, by which words, and how its words are given."""

    source: Name
    kind: SourceKind
    cue: Span | None
    mode: Mode


@dataclass(frozen=True, slots=True)
class Cite:
    """Somebody or something on whose word a text relies at least once, with the first place where it is named."""

    name: Name
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage of one article puts forward, on whose word.

    `attribution` is the chain of sources, outermost first; empty means the text's own voice.
    """

    id: str
    article: str
    sentence: Span
    trigger: Span
    type: Cell[EventType]
    actor: tuple[Cell[Name], ...] | NotSaid
    target: tuple[Cell[Name], ...] | NotSaid
    place: tuple[Cell[Where], ...] | NotSaid
    origin: tuple[Cell[Where], ...] | NotSaid
    time: Cell[When] | NotSaid
    equipment: tuple[Cell[Name], ...] | NotSaid
    number: tuple[Cell[Figure], ...] | NotSaid
    modality: Cell[Modality]
    stance: Cell[Stance]
    attribution: tuple[Cell[Link], ...]


# The cells of a claim, in the order in which the ledger shows them.
CELLS = (
    "type", "actor", "target", "place", "origin", "time", "equipment", "number", "modality", "stance", "attribution",
)  # fmt: skip


def label(value: object) -> str:
    """A value as people read it: the canonical name where one is known, a count with what it counts."""
    match value:
        case Name() | Where():
            return value.entity or value.text
        case Figure():
            return f"{value.text} {value.counts}"
        case Link():
            return label(value.source)
        case When():
            return value.text
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class LoadedSpan:
    """Words that steer, with their category and a neutral alternative or a question to ask."""

    span: Span
    category: LoadedCategory
    rule: str
    neutral: str | None = None


def claim_id(article: str, trigger_start: int, ordinal: int) -> str:
    """The id of a claim: a hash of the article, the trigger's start and its ordinal there, the same on every run.

    >>> claim_id("a1b2", 120, 0) == claim_id("a1b2", 120, 0) != claim_id("a1b2", 120, 1)
    True
    """
    return hashlib.sha256(f"{article}:{trigger_start}:{ordinal}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one article, claims in the order of their triggers, cites in that of their names."""

    article: str
    claims: tuple[Claim, ...]
    loaded: tuple[LoadedSpan, ...]
    signature: str
    cites: tuple[Cite, ...] = ()
