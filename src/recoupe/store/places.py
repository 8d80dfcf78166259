"""The places that a user added to a dossier, by the file they came from, and the points that readings gave to names."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from recoupe.model.codes import Precision
from recoupe.model.errors import NotFoundError
from recoupe.model.gazetteer import OwnPlace, Table

ALL = "SELECT name, latitude, longitude, kind, country, variants, source, file, line FROM places ORDER BY file, line, number"
POINT = (
    "SELECT json_extract(value, '$.latitude'), json_extract(value, '$.longitude'), json_extract(value, '$.precision') "
    "FROM cells WHERE cell IN ('place', 'origin') AND label = ?1 AND json_extract(value, '$.entity') = ?1 "
    "AND json_extract(value, '$.latitude') IS NOT NULL GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3 LIMIT 1"
)


def put_places(connection: sqlite3.Connection, table: Table) -> None:
    """File the places of a table, in place of those that a file of this name gave before."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("DELETE FROM places WHERE file = ?", (table.file,))
    connection.executemany(
        "INSERT INTO places (name, latitude, longitude, kind, country, variants, source, file, line, added) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (p.name, p.latitude, p.longitude, p.kind.value, p.country, "; ".join(p.variants), p.source, p.file, p.line, now)
            for p in table.places
        ],
    )  # fmt: skip


def drop_places(connection: sqlite3.Connection, file: str) -> int:
    """Take out the places of a file; returns how many.

    Raises:
        NotFoundError: there are none.
    """
    dropped = connection.execute("DELETE FROM places WHERE file = ?", (file,)).rowcount
    if not dropped:
        raise NotFoundError(f"no places of a file {file!r} in this dossier; --list shows what there is")
    return dropped


def to_place(row: Sequence[Any]) -> OwnPlace:
    """A row of the table as a place."""
    variants = tuple(part for part in row[5].split("; ") if part)
    return OwnPlace(row[0], row[1], row[2], Precision(row[3]), row[4], variants, row[6], row[7], row[8])


def point_of(ask: Callable[..., list[tuple[Any, ...]]], name: str) -> tuple[float, float, Precision] | None:
    """The point that most readings of this dossier gave to a name."""
    found = ask(POINT, (name,))
    return (found[0][0], found[0][1], Precision(found[0][2])) if found else None
