"""Claims as they are put into the dossier, and what the verdicts on an article make of them: worked out anew each time.

What was read stands in `as_read` while a verdict changes it; it comes back before anything else is done with the article.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from recoupe.languages.placenames import spelling_key
from recoupe.model.claim import Claim, Reading, Span
from recoupe.model.corrected import Applied, Sheet, apply
from recoupe.model.given import Point
from recoupe.store.places import ALL, point_of, to_place
from recoupe.store.points import own_points, shipped
from recoupe.store.rows import CELL_COLUMNS, CLAIM_COLUMNS, cell_rows, claim_row, to_claim
from recoupe.store.verdicts import of_article

CLAIM = 'id, article, start, "end", sentence_start, sentence_end'


def put_claims(connection: sqlite3.Connection, text: str, claims: Iterable[tuple[int, Claim]]) -> None:
    """File claims, each with its place in its article."""
    held = list(claims)
    _insert(connection, "claims", CLAIM_COLUMNS, [claim_row(claim, text, ordinal=n) for n, claim in held])
    _insert(connection, "cells", CELL_COLUMNS, [row for _, claim in held for row in cell_rows(claim)])


def _insert(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[Any]) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def forget(connection: sqlite3.Connection, article: str) -> None:
    """What verdicts made of an article that is to be read anew goes with the claims that it was made of."""
    connection.execute("DELETE FROM as_read WHERE article = ?", (article,))
    connection.execute("DELETE FROM met WHERE article = ?", (article,))


def apply_verdicts(connection: sqlite3.Connection, article: str) -> None:
    """Bring the verdicts that hold to bear on an article, within the transaction of the caller."""
    found = connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    if found is None:
        return
    _restore(connection, article)
    verdicts = of_article(lambda query, values: connection.execute(query, values).fetchall(), article)
    if not verdicts:
        return
    sentences = connection.execute('SELECT start, "end" FROM sentences WHERE article = ?', (article,)).fetchall()
    spans = tuple(Span(start, end) for start, end in sentences)
    sheet = Sheet(article, found[0], spans, lambda name: _point(connection, name))
    _write(connection, sheet, apply(_claims(connection, article), verdicts, sheet))


def _restore(connection: sqlite3.Connection, article: str) -> None:
    """The claims of an article as they were read."""
    for claim, row, cells in connection.execute(
        "SELECT claim, row, cells FROM as_read WHERE article = ?", (article,)
    ).fetchall():
        connection.execute("DELETE FROM claims WHERE id = ?", (claim,))
        if row is not None:
            _insert(connection, "claims", CLAIM_COLUMNS, [json.loads(row)])
            _insert(connection, "cells", CELL_COLUMNS, json.loads(cells))
    marks = "UPDATE cells SET verdict = NULL WHERE verdict IN (SELECT verdict FROM met WHERE article = ?)"
    connection.execute(marks, (article,))
    forget(connection, article)


def as_read(ask: Callable[..., list[tuple[Any, ...]]], reading: Reading) -> tuple[Claim, ...]:
    """The claims of an article as they were read, from those that are shown."""
    rows = ask("SELECT claim, row, cells FROM as_read WHERE article = ?", (reading.article,))
    if not rows:
        return reading.claims
    changed = {row[0] for row in rows}
    found = [claim for claim in reading.claims if claim.id not in changed]
    for _, row, cells in rows:
        if row is not None:
            held = dict(zip(CLAIM_COLUMNS, json.loads(row), strict=True))
            columns = (held[name] for name in ("id", "article", '"start"', '"end"', "sentence_start", "sentence_end"))
            found.append(to_claim(tuple(columns), json.loads(cells)))
    return tuple(sorted(found, key=lambda claim: (claim.trigger, claim.id)))


def _claims(connection: sqlite3.Connection, article: str) -> list[Claim]:
    columns = ", ".join(f"k.{name}" for name in CELL_COLUMNS)
    cells: dict[str, list[tuple[Any, ...]]] = {}
    query = f"SELECT {columns} FROM claims AS c JOIN cells AS k ON k.claim = c.id WHERE c.article = ? ORDER BY k.claim, k.cell, k.ordinal"
    for row in connection.execute(query, (article,)):
        cells.setdefault(row[0], []).append(row)
    rows = connection.execute(f"SELECT {CLAIM} FROM claims WHERE article = ? ORDER BY ordinal", (article,))
    return [to_claim(row, cells[row[0]]) for row in rows.fetchall()]


def _write(connection: sqlite3.Connection, sheet: Sheet, applied: Applied) -> None:
    columns, cells = ", ".join(CLAIM_COLUMNS), ", ".join(CELL_COLUMNS)
    for claim, made in applied.changed.items():
        row = connection.execute(f"SELECT {columns} FROM claims WHERE id = ?", (claim,)).fetchone()
        held = connection.execute(f"SELECT {cells} FROM cells WHERE claim = ?", (claim,)).fetchall()
        _insert(connection, "as_read", ("claim", "article", "row", "cells"),
                [(claim, sheet.id, json.dumps(row, ensure_ascii=False), json.dumps(held, ensure_ascii=False))])  # fmt: skip
        connection.execute("DELETE FROM claims WHERE id = ?", (claim,))
        if made is not None:
            put_claims(connection, sheet.text, [(row[-1], made)])
    last = connection.execute(
        "SELECT coalesce(max(ordinal), -1) FROM claims WHERE article = ?", (sheet.id,)
    ).fetchone()[0]
    put_claims(connection, sheet.text, enumerate(applied.added, last + 1))
    _insert(connection, "as_read", ("claim", "article"), [(claim.id, sheet.id) for claim in applied.added])
    connection.executemany(
        "UPDATE cells SET verdict = ? WHERE claim = ? AND cell = ? AND ordinal = ?",
        [(verdict, *place) for place, verdict in applied.cells.items()],
    )
    _insert(connection, "met", ("verdict", "article"), [(verdict, sheet.id) for verdict in sorted(applied.met)])


def _point(connection: sqlite3.Connection, name: str) -> Point | None:
    """Where a place lies that a person named: by the user's table, by most readings, by the gazetteer."""

    def ask(query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        return connection.execute(query, values).fetchall()

    return own_points(map(to_place, ask(ALL))).get(spelling_key(name)) or point_of(ask, name) or shipped(name)
