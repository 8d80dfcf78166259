"""Verdicts to rows and back, those that hold, and the queue of what is still to be judged."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple
from typing import Any

from recoupe.model.verdict import SHOWN_AS_BEFORE, Key, Ruling, Verdict
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
    "AND v.cell NOT IN ('event', 'name') AND w.number > v.number "
    "AND w.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = w.id))"
)


def put_verdict(connection: sqlite3.Connection, verdict: Verdict) -> bool:
    """Add a verdict; False where it is there already."""
    row = (verdict.id, *astuple(verdict.key), verdict.verdict.value, verdict.author, verdict.added, verdict.proposed,
           verdict.value, verdict.note, verdict.undoes)  # fmt: skip
    added = connection.execute(f"INSERT OR IGNORE INTO verdicts ({_COLUMNS}) VALUES ({_MARKS})", row)
    if verdict.verdict not in SHOWN_AS_BEFORE:
        connection.execute("DELETE FROM told")  # what claims tell together is of before
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
        bears = "v.cell = 'event' OR EXISTS (SELECT 1 FROM met WHERE met.verdict = v.id)"
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

    def queue(self, *, limit: int, flagged: bool = False) -> list[tuple[str, str, int]]:
        """The cells to be judged next, as claim, cell and ordinal: those first whose error would weigh most and is likeliest.

        Args:
            flagged: those that were kept for later, in place of those of which nothing was said.
        """
        chosen = (
            "verdict IN (SELECT v.id FROM verdicts AS v WHERE v.verdict = 'flag')"
            if flagged
            else "verdict IS NULL AND weight > 0"
        )
        rows = self._ask(
            f"SELECT claim, cell, ordinal FROM cells WHERE {chosen} ORDER BY weight DESC, claim, cell, ordinal LIMIT ?",
            (limit,),
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def spoken(self) -> dict[str, int]:
        """The last verdict on a claim of each article of which there is one: whether anything was said since."""
        query = "SELECT article, max(number) FROM verdicts WHERE cell NOT IN ('event', 'name') GROUP BY article"
        return dict(self._ask(query, ()))

    def events(self) -> list[Verdict]:
        """The verdicts that put claims into one event or apart and were not taken back, in the order in which they were given."""
        query = (
            f"SELECT {_COLUMNS} FROM verdicts AS v WHERE v.cell = 'event' AND v.verdict <> 'undo' "
            "AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = v.id) ORDER BY number"
        )
        return [to_verdict(row) for row in self._ask(query, ())]

    def counts(self) -> dict[str, int]:
        """How many verdicts of each kind hold."""
        rows = self._ask(f"SELECT verdict, count(*) FROM verdicts AS v WHERE {_HOLDS} GROUP BY 1", ())
        return {str(verdict): int(count) for verdict, count in rows}


def of_article(ask: Ask, article: str) -> list[Verdict]:
    """The verdicts that hold on the claims of an article, in the order in which they were given."""
    query = (
        f"SELECT {_COLUMNS} FROM verdicts AS v WHERE v.article = ? AND v.cell <> 'event' AND {_HOLDS} ORDER BY number"
    )
    return [to_verdict(row) for row in ask(query, (article,))]
