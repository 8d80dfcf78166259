"""The nouns of what claims tell together: an event, and how two claims compare in one cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.claim import Span
from recoupe.model.codes import Modality


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that tell of one happening, by article and by place in it. One claim can be an event."""

    id: str
    claims: tuple[str, ...]


def event_id(claims: Iterable[str]) -> str:
    """The id of an event: a hash of the least of its claims' ids, so that it stays while claims join.

    >>> event_id(["b2", "a1"]) == event_id(["a1"])
    True
    """
    return "e" + hashlib.sha256(min(claims).encode()).hexdigest()[:11]


class Agreement(StrEnum):
    """How two tellings of one event compare in one cell. Silence neither agrees nor contradicts."""

    AGREES = "agrees"
    REFINES = "refines"
    DIFFERS = "differs"
    SILENT = "silent"


class Difference(StrEnum):
    """In what two tellings part. An update is no dispute: the later of two figures counts what the earlier could not."""

    FIGURE = "figure"
    SCOPE = "scope"
    UPDATE = "update"
    TIME = "time"
    PLACE = "place"
    AGENT = "agent"
    TARGET = "target"
    KIND = "kind"
    EXISTENCE = "existence"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Side:
    """What one claim says in a cell: its words where it says something, and where they stand."""

    claim: str
    words: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """How two tellings compare in one cell, why, and the words of both."""

    cell: str
    agreement: Agreement
    reason: str
    left: Side
    right: Side
    difference: Difference | None = None


class Standing(StrEnum):
    """What can be said of an event by counting its roots; never how true it is."""

    SINGLE_ROOT = "single root"
    SEVERAL_ROOTS = "several roots"
    CONTESTED = "contested"
    DENIED = "denied"
    SELF_REPORTED = "told by a party to it"
    NOT_TOLD = "not told as having happened"


class Outcome(StrEnum):
    """What later claims of the pile say of something foreseen or planned."""

    HAPPENED = "happened"
    DID_NOT_HAPPEN = "did not happen"
    PARTLY = "partly"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Gist:
    """An event in a line: the kind and the word of its first claim, its articles, the values of each cell."""

    type: str
    words: str
    articles: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Status:
    """Where an event stands, with the roots that were counted and why."""

    event: str
    standings: tuple[Standing, ...]
    roots: tuple[str, ...]
    articles: tuple[str, ...]
    cells: tuple[str, ...]
    denied_by: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """A later claim that bears on a prediction: for it or against it, and why."""

    claim: str
    speaks_for: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """Something foreseen or planned, with the claims of copies folded in."""

    claim: str
    copies: tuple[str, ...]
    modality: Modality
    by: tuple[str, ...]
    horizon: tuple[int, int] | None
    outcome: Outcome
    reason: str
    bearings: tuple[Bearing, ...]
