"""What a view of a dossier gives: a page of rows, and the rows themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from recoupe.model.claim import Claim
from recoupe.model.errors import UsageError

T = TypeVar("T")
Key = tuple[Any, ...]  # where a page ends: what its last row is sorted by


def checked(after: Key | None, *kinds: type) -> Key | None:
    """A key that a page gave out, as it comes back.

    Raises:
        UsageError: it is of no page like this one.
    """
    if after is not None and (len(after) != len(kinds) or not all(map(isinstance, after, kinds))):
        raise UsageError("this address leads to no page; start again from the first")
    return after


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows; `next` is where the following page begins, None on the last; `total` is None where it was not counted."""

    rows: tuple[T, ...]
    next: Key | None = None
    total: int | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """What is in a dossier. `days` are the first and last days of publication."""

    articles: int
    unread: int
    claims: int
    failures: int
    outlets: int
    sources: int
    days: tuple[str, str] | None
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a list: who published it, when as it says (or inferred), how many claims were read from it."""

    id: str
    title: str | None
    outlet: str | None
    day: str | None
    language: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in a list, as it is shown (with aliases), with the words around it and the article it stands in."""

    claim: Claim
    trigger: str
    sentence: str
    line: Line


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a list, and how many cells have it; `outlet` is set where it is somebody else in every paper."""

    label: str
    outlet: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time in EDTF, with how many claims of each type have it."""

    edtf: str
    types: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """How many claims have it."""
        return sum(count for _, count in self.types)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is called, how sharply it is known, where it lies, and how many cells name it."""

    label: str
    precision: str
    latitude: float | None
    longitude: float | None
    count: int


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """How an outlet attributes: of `counted` of its claims, how many rest on a source, and how many are not asserted."""

    articles: int
    claims: int
    counted: int
    attributed: int
    hedged: int
