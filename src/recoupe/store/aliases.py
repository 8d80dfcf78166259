"""The aliases that a person gave, verdicts on names: the last of a name holds, one without a canonical name ends it."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from recoupe.model.alias import Alias, Aliases, AliasKind, same_name
from recoupe.model.errors import NotFoundError, UsageError
from recoupe.model.verdict import NAME, Key, Ruling, Verdict
from recoupe.store.verdicts import put_verdict

LATEST = "SELECT name, canonical, kind, added, author FROM aliases ORDER BY number"


def holding(rows: Iterable[tuple[Any, ...]]) -> list[Alias]:
    """The aliases that hold, by kind and name, from all rows in the order in which they were added."""
    held: dict[tuple[str, str], Alias | None] = {}
    for name, canonical, kind, added, author in rows:
        held[kind, same_name(name)] = Alias(name, canonical, AliasKind(kind), added, author) if canonical else None
    return sorted((alias for alias in held.values() if alias), key=lambda a: (a.kind, same_name(a.name), a.name))


def put_alias(
    connection: sqlite3.Connection, name: str, canonical: str | None, kind: AliasKind, *, author: str
) -> Alias:
    """Add a verdict on a name: an alias, or its end where `canonical` is None; returns what was added, or ended.

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
        added = Alias(name, canonical, kind, now, author)
        _check(added, held)
    ruling = Ruling.SPLIT if canonical is None else Ruling.MERGE
    key = Key("", 0, 0, kind.value, NAME)
    put_verdict(connection, Verdict(secrets.token_hex(8), key, ruling, author, now, name, canonical))
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
