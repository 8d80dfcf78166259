"""The nouns of what claims tell together: an event, and how two claims compare in one cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


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
