"""The aliases that a person gave: rows are only added; the last of a name holds, one without a canonical name ends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from recoupe.model.alias import Alias, Aliases, AliasKind, same_name
from recoupe.model.errors import NotFoundError, UsageError

LATEST = "SELECT name, canonical, kind, added FROM aliases ORDER BY number"


def holding(rows: Iterable[tuple[Any, ...]]) -> list[Alias]:
    """The aliases that hold, by kind and name, from all rows in the order in which they were added."""
    held: dict[tuple[str, str], Alias | None] = {}
    for name, canonical, kind, added in rows:
        held[kind, same_name(name)] = Alias(name, canonical, AliasKind(kind), added) if canonical else None
    return sorted((alias for alias in held.values() if alias), key=lambda a: (a.kind, same_name(a.name), a.name))


def put_alias(connection: sqlite3.Connection, name: str, canonical: str | None, kind: AliasKind) -> Alias:
    """Add a row: an alias, or its end where `canonical` is None; returns what was added, or ended.

    Raises:
        UsageError: an empty name, a name for itself, or a circle of names.
        NotFoundError: there is no alias to end.
    """
    held = holding(connection.execute(LATEST).fetchall())
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if canonical is None:
        known = next((a for a in held if a.kind is kind and same_name(a.name) == same_name(name)), None)
        if known is None:
            raise NotFoundError(f"no alias {name!r} of kind {kind} in this dossier; --list shows what there is")
        added = known
    else:
        name, canonical = " ".join(name.split()), " ".join(canonical.split())
        added = Alias(name, canonical, kind, now)
        _check(added, held)
    connection.execute(
        "INSERT INTO aliases (name, canonical, kind, added) VALUES (?, ?, ?, ?)", (name, canonical, kind.value, now)
    )
    connection.execute("DELETE FROM told")  # names that are shown as one may make one event of two
    return added


def _check(alias: Alias, held: list[Alias]) -> None:
    if not alias.name or not alias.canonical:
        raise UsageError("an alias needs a name and the canonical name to show for it; neither may be empty")
    try:
        (alias.name + alias.canonical).encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError("a name holds bytes that are no text; type it in UTF-8") from error
    last = Aliases(a for a in held if same_name(a.name) != same_name(alias.name))
    end = last.canonical(alias.kind, alias.canonical, None)
    if same_name(end or "") == same_name(alias.name):
        raise UsageError(f"{alias.canonical!r} is itself shown as {end!r}: the names would go in a circle")
