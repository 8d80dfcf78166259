"""A user's own gazetteer: places from a table that a person added to a dossier, each with the file and line it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.codes import Precision


@dataclass(frozen=True, slots=True, order=True)
class OwnPlace:
    """A place of a user's table; `country` is a code of two letters or empty, `source` what the table says of where it is from."""

    name: str
    latitude: float
    longitude: float
    kind: Precision
    country: str
    variants: tuple[str, ...]
    source: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line of a table that cannot be a place, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: its places, and the lines that were set aside."""

    file: str
    places: tuple[OwnPlace, ...]
    bad: tuple[BadRow, ...]


def signed(signature: str, places: Sequence[OwnPlace]) -> str:
    """What a reading depends on, with the user's places: other places mean that articles are read again.

    >>> signed("rules", ())
    'rules'
    """
    if not places:
        return signature
    digest = hashlib.sha256(repr(sorted(places)).encode()).hexdigest()[:8]
    return f"{signature}|places:{digest}"
