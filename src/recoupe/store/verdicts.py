"""Verdicts to rows and back, those that hold, and the queue of what is still to be judged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from recoupe.model.verdict import Key, Ruling, Verdict
from recoupe.store.paged import Key as Place
from recoupe.store.paged import Page, checked
from recoupe.store.search import Ask

_COLUMNS = 'id, article, start, "end", type, cell, words_start, words_end, verdict, author, added, proposed, value, note, undoes'
_MARKS = ", ".join("?" * 15)
# A verdict holds where none after it takes it back, and none after it speaks of the same words.
_HOLDS = (
    "v.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = v.id) AND NOT EXISTS "
    "(SELECT 1 FROM verdicts AS w WHERE w.article = v.article AND w.start = v.start AND w.cell = v.cell "
    'AND w."end" = v."end" AND w.type = v.type AND w.words_start IS v.words_start AND w.words_end IS v.words_end '
    "AND w.number > v.number AND w.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = w.id))"
)
_JUDGED = (
    "SELECT 1 FROM verdicts AS v WHERE v.article = c.article AND v.start = c.start AND v.cell = k.cell "
    'AND v."end" = c."end" AND v.type = c.type AND v.words_start IS k.start AND v.words_end IS k."end" '
    "AND v.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = v.id)"
)


def put_verdict(connection: sqlite3.Connection, verdict: Verdict) -> bool:
    """Add a verdict; False where it is there already."""
    row = (verdict.id, *astuple(verdict.key), verdict.verdict.value, verdict.author, verdict.added, verdict.proposed,
           verdict.value, verdict.note, verdict.undoes)  # fmt: skip
    added = connection.execute(f"INSERT OR IGNORE INTO verdicts ({_COLUMNS}) VALUES ({_MARKS})", row)
    return added.rowcount > 0


def to_verdict(row: tuple[Any, ...]) -> Verdict:
    """A verdict from its row."""
    return Verdict(row[0], Key(*row[1:8]), Ruling(row[8]), *row[9:15])


class Judged:
    """The verdicts of a dossier, page by page."""

    def __init__(self, ask: Ask) -> None:
        """`ask` answers a query with all its rows."""
        self._ask = ask

    def page(self, *, after: Place | None = None, limit: int) -> Page[Verdict]:
        """All verdicts, in the order in which they were added."""
        first = (checked(after, int) or (0,))[0]
        query = f"SELECT number, {_COLUMNS} FROM verdicts WHERE number > ? ORDER BY number LIMIT ?"
        rows = self._ask(query, (first, limit + 1))
        total = self._ask("SELECT count(*) FROM verdicts", ())[0][0]
        place = (rows[limit - 1][0],) if len(rows) > limit else None
        return Page(tuple(to_verdict(row[1:]) for row in rows[:limit]), place, total)

    def last(self, *, limit: int, author: str | None = None) -> list[Verdict]:
        """The last verdicts that hold, newest first; of one person, or of all."""
        query = f"SELECT {_COLUMNS} FROM verdicts AS v WHERE {_HOLDS} AND (? IS NULL OR author = ?) ORDER BY number DESC LIMIT ?"
        return [to_verdict(row) for row in self._ask(query, (author, author, limit))]

    def of_article(self, article: str, *, limit: int) -> list[tuple[Verdict, bool]]:
        """The verdicts on an article that hold, and whether their words still bear such a claim."""
        bears = (
            "EXISTS (SELECT 1 FROM claims AS c JOIN cells AS k ON k.claim = c.id WHERE c.article = v.article AND c.start = v.start "
            'AND c."end" = v."end" AND c.type = v.type AND k.cell = v.cell AND k.start IS v.words_start AND k."end" IS v.words_end)'
        )
        query = f"SELECT {_COLUMNS}, {bears} FROM verdicts AS v WHERE v.article = ? AND {_HOLDS} ORDER BY start, number LIMIT ?"
        return [(to_verdict(row[:15]), bool(row[15])) for row in self._ask(query, (article, limit))]

    def grades(self) -> list[Verdict]:
        """The grades that hold, in the order in which they were given."""
        query = f"SELECT {_COLUMNS} FROM verdicts AS v WHERE verdict = 'grade' AND {_HOLDS} ORDER BY number"
        return [to_verdict(row) for row in self._ask(query, ())]

    def get(self, verdict: str) -> Verdict | None:
        """The verdict of this id."""
        return next(
            (to_verdict(row) for row in self._ask(f"SELECT {_COLUMNS} FROM verdicts WHERE id = ?", (verdict,))), None
        )

    def queue(self, *, limit: int, claim: str | None = None) -> list[tuple[str, str, int]]:
        """The cells to be judged next, as claim, cell and ordinal: those first whose error would weigh most and is likeliest.

        Args:
            claim: only the cells of one claim, judged or not, silent or not, in the order of cells.
        """
        if claim is not None:
            rows = self._ask("SELECT claim, cell, ordinal FROM cells WHERE claim = ? ORDER BY cell, ordinal", (claim,))
            return [(row[0], row[1], row[2]) for row in rows]
        rows = self._ask(
            "SELECT k.claim, k.cell, k.ordinal FROM cells AS k CROSS JOIN claims AS c ON c.id = k.claim "
            f"WHERE k.weight > 0 AND NOT EXISTS ({_JUDGED}) ORDER BY k.weight DESC, k.claim, k.cell, k.ordinal LIMIT ?",
            (limit,),
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many verdicts of each kind hold."""
        rows = self._ask(f"SELECT verdict, count(*) FROM verdicts AS v WHERE {_HOLDS} GROUP BY 1", ())
        return {str(verdict): int(count) for verdict, count in rows}


def judged_words(ask: Ask, keys: Iterable[Key]) -> dict[Key, Verdict]:
    """The verdict that holds on each of some cells."""
    found: dict[Key, Verdict] = {}
    for key in keys:
        query = (
            f'SELECT {_COLUMNS} FROM verdicts AS v WHERE article = ? AND start = ? AND "end" = ? AND type = ? AND cell = ? '
            f"AND words_start IS ? AND words_end IS ? AND {_HOLDS}"
        )
        for row in ask(query, astuple(key)):
            found[key] = to_verdict(row)
    return found
