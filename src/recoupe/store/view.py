"""A dossier as screens ask for it: one page at a time, found by indexes; nothing here reads the whole of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from recoupe.model.alias import Aliases
from recoupe.model.article import Failure
from recoupe.model.claim import Claim, LoadedSpan, Reading, Span
from recoupe.model.codes import LoadedCategory
from recoupe.model.errors import UsageError
from recoupe.store.aliases import LATEST, holding
from recoupe.store.asked import DAY, FEW, ORDERS, Asked, Plan, clauses, plan
from recoupe.store.gathered import Gathered
from recoupe.store.happened import Happened
from recoupe.store.paged import Key, Line, Page, T, Told, Totals, checked
from recoupe.store.rows import CELL_COLUMNS, to_claim
from recoupe.store.search import Ask
from recoupe.store.texts import to_cite
from recoupe.store.verdicts import Judged
from recoupe.store.voices import Voices

_CLAIM = "c.id, c.article, c.start, c.end, c.sentence_start, c.sentence_end"
_COUNTED = 1000  # claims that are counted one by one, at most
_KEYS = {
    "published": (DAY, "a.id", "c.start", "c.ordinal"),
    "event": ("c.first_day", "c.last_day", "c.edtf", "c.type", "c.rowid"),
}

_KINDS = {"published": (str, str, int, int), "event": (str, str, str, str, int)}


class View(Gathered):
    """One page of anything."""

    def __init__(self, ask: Ask) -> None:
        """`ask` answers a query with all its rows."""
        super().__init__(ask)
        self._aliases = holding(ask(LATEST, ()))
        self.shown = Aliases(self._aliases)
        self.judged = Judged(ask)
        self.voices = Voices(ask)
        self.happened = Happened(ask, self._aliases)

    # -- the dossier ---------------------------------------------------------------------------------

    def totals(self) -> Totals:
        """What is in the dossier, in numbers."""
        ask = self._ask
        first = ask(f"SELECT {DAY} FROM articles AS a ORDER BY {DAY}, a.id LIMIT 1", ())
        last = ask(f"SELECT {DAY} FROM articles AS a WHERE {DAY} < '9999' ORDER BY {DAY} DESC, a.id DESC LIMIT 1", ())
        languages = ask("SELECT language, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1", ())
        return Totals(
            sum(count for _, count in languages),
            ask("SELECT count(*) FROM articles WHERE signature IS NULL", ())[0][0],
            ask("SELECT coalesce(sum(cells), 0) FROM labels WHERE cell = 'type'", ())[0][0],
            ask("SELECT count(*) FROM failures", ())[0][0],
            ask("SELECT count(DISTINCT outlet) FROM articles", ())[0][0],
            ask("SELECT count(*) FROM labels WHERE cell = 'attribution'", ())[0][0],
            (first[0][0], last[0][0]) if last else None,
            tuple(languages),
        )

    def failures(self, *, after: Key | None = None, limit: int) -> Page[Failure]:
        """What was set aside, by address."""
        rows = self._ask(
            "SELECT name, address, code, message FROM failures WHERE address > ? ORDER BY address LIMIT ?",
            (after[0] if (after := checked(after, str)) else "", limit + 1),
        )
        return _paged([Failure(*row) for row in rows], [(row[1],) for row in rows], limit)

    def outlets(self, *, limit: int) -> list[tuple[str, int]]:
        """Who published, and how many articles; most first."""
        query = "SELECT outlet, count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
        return [(outlet, count) for outlet, count in self._ask(query, (limit,))]

    def facet(self, cell: str, *, limit: int, holds: str = "") -> list[tuple[str, int]]:
        """The labels of a cell, most told first, with how many cells have them."""
        found = self._ask(
            "SELECT label, cells FROM labels WHERE cell = ? AND (? = '' OR instr(lower(label), lower(?))) "
            "ORDER BY cells DESC, label LIMIT ?",
            (cell, holds, holds, limit),
        )
        return [(label, count) for label, count in found]

    def labels(self, cell: str, *, holds: str = "", after: Key | None = None, limit: int) -> Page[tuple[str, int]]:
        """The labels of a cell, most told first; those that hold some letters, or all."""
        pattern = "%" + holds.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        where, values = "cell = ? AND label LIKE ? ESCAPE '\\'", (cell, pattern)
        total = self._ask(f"SELECT count(*) FROM labels WHERE {where}", values)[0][0]
        after = checked(after, int, str)
        beyond, bound = ("AND (-cells, label) > (?, ?)", (-after[0], after[1])) if after else ("", ())
        rows = self._ask(
            f"SELECT label, cells FROM labels WHERE {where} {beyond} ORDER BY cells DESC, label LIMIT ?",
            (*values, *bound, limit + 1),
        )
        return _paged(
            [(label, count) for label, count in rows], [(count, label) for label, count in rows], limit, total
        )

    # -- articles ------------------------------------------------------------------------------------

    def articles(self, *, outlet: str | None = None, after: Key | None = None, limit: int) -> Page[Line]:
        """Articles by day of publication, those without one last."""
        where, values = ("a.outlet = ?", (outlet,)) if outlet else ("1", ())
        if after := checked(after, str, str):
            where, values = f"{where} AND ({DAY}, a.id) > (?, ?)", (*values, *after)
        rows = self._ask(
            f"SELECT a.id, {DAY} FROM articles AS a WHERE {where} ORDER BY {DAY}, a.id LIMIT ?", (*values, limit + 1)
        )
        lines = self.lines([row[0] for row in rows[:limit]])
        total = self._ask(f"SELECT count(*) FROM articles AS a WHERE {'a.outlet = ?' if outlet else '1'}",
                          (outlet,) if outlet else ())[0][0]  # fmt: skip
        key = (rows[limit - 1][1], rows[limit - 1][0]) if len(rows) > limit else None
        return Page(tuple(lines[row[0]] for row in rows[:limit]), key, total)

    def lines(self, articles: Iterable[str]) -> dict[str, Line]:
        """Articles of a list, by id."""
        ids = tuple(dict.fromkeys(articles))
        marks = ", ".join("?" * len(ids))
        rows = self._ask(
            "SELECT a.id, a.title, a.outlet, coalesce(a.published, a.inferred), a.language, "
            "coalesce((SELECT min(name) FROM appearances AS n WHERE n.article = a.id), a.id), "
            f"(SELECT count(*) FROM claims AS c WHERE c.article = a.id) FROM articles AS a WHERE a.id IN ({marks})",
            ids,
        )
        return {row[0]: Line(*row) for row in rows}

    # -- claims --------------------------------------------------------------------------------------

    def ledger(self, asked: Asked, *, order: str = "published", after: Key | None = None, limit: int) -> Page[Told]:
        """The claims that are asked for, by the day of their article (`published`) or by their own (`event`).

        Raises:
            UsageError: an order or a filter that cannot be.
        """
        if order not in ORDERS:
            raise UsageError(f"no order {order!r}; take one of: {', '.join(ORDERS)}")
        found = clauses(self._ask, asked, self._aliases)
        how = plan(found, order)
        keys = _KEYS[order]
        where = f"({how.where})" + (" AND c.first_day IS NOT NULL" if order == "event" else "")
        bounded, values = where, how.values
        if after := checked(after, *_KINDS[order]):
            bounded, values = f"{where} AND {_beyond(keys, order)}", (*how.values, *_bounds(after, order))
        names = ", ".join(keys)
        counted = "count(*) OVER ()" if how.few and not after else "NULL"
        rows = self._ask(
            f"SELECT c.id, {counted}, {names} FROM {how.tables} WHERE {bounded} ORDER BY {names} LIMIT ?",
            (*values, limit + 1),
        )
        told = self.told([row[0] for row in rows[:limit]])
        key = tuple(rows[limit - 1][2:]) if len(rows) > limit else None
        if not after and (key is None or how.few):
            total, more = rows[0][1] if key and rows else len(rows), False
        else:
            total, more = self._count(asked, order, where, how)
        return Page(tuple(told), key, total, how.cut or more)

    def _count(self, asked: Asked, order: str, where: str, how: Plan) -> tuple[int | None, bool]:
        """How many claims there are: all of them where that is quick, else None beyond a thousand."""
        if not asked.given() and order == "published":
            return int(self._ask("SELECT coalesce(sum(cells), 0) FROM labels WHERE cell = 'type'", ())[0][0]), False
        if how.exact is not None and order == "published":
            return how.exact, False
        most = FEW if how.few else _COUNTED
        query = f"SELECT count(*) FROM (SELECT 1 FROM {how.counted} WHERE {where} LIMIT ?)"
        counted = int(self._ask(query, (*how.values, most + 1))[0][0])
        return (None, False) if counted > most else (counted, False)

    def told(self, claims: Iterable[str]) -> list[Told]:
        """Claims with their words, in the order of their ids as given."""
        ids = tuple(claims)
        if not ids:
            return []
        marks = ", ".join("?" * len(ids))
        rows = self._ask(f"SELECT {_CLAIM}, c.trigger, c.sentence FROM claims AS c WHERE c.id IN ({marks})", ids)
        columns = ", ".join(CELL_COLUMNS)
        cells: dict[str, list[tuple[Any, ...]]] = {}
        for cell in self._ask(
            f"SELECT {columns} FROM cells WHERE claim IN ({marks}) ORDER BY claim, cell, ordinal", ids
        ):
            cells.setdefault(cell[0], []).append(cell)
        lines = self.lines(row[1] for row in rows)
        made = {
            row[0]: Told(self.shown.claim(to_claim(row[:6], cells[row[0]])), row[6], row[7], lines[row[1]])
            for row in rows
        }
        return [made[claim] for claim in ids if claim in made]

    def between(self, article: str, start: int, end: int, *, limit: int) -> tuple[Reading, bool]:
        """What was read from a stretch of an article, in order, and whether there is more than `limit` of it."""
        rows = self._ask(
            "SELECT id FROM claims WHERE article = ? AND start >= ? AND start < ? ORDER BY start, ordinal LIMIT ?",
            (article, start, end, limit + 1),
        )
        loaded = self._ask(
            'SELECT start, "end", category, rule, neutral FROM loaded WHERE article = ? AND start >= ? AND start < ? '
            "ORDER BY ordinal LIMIT ?",
            (article, start, end, limit + 1),
        )
        cites = self._ask(
            'SELECT name, entity, kind, start, "end" FROM cites WHERE article = ? ORDER BY ordinal LIMIT ?',
            (article, limit),
        )
        signature = self._ask("SELECT signature FROM articles WHERE id = ?", (article,))
        reading = Reading(
            article,
            tuple(told.claim for told in self.told(row[0] for row in rows[:limit])),
            tuple(
                LoadedSpan(Span(s, e), LoadedCategory(c), rule, neutral) for s, e, c, rule, neutral in loaded[:limit]
            ),
            (signature and signature[0][0]) or "",
            tuple(map(to_cite, cites)),
        )
        return reading, len(rows) > limit or len(loaded) > limit

    def ordinal(self, claim: Claim) -> int:
        """The number of a claim within its article, from 1."""
        counted = self._ask(
            "SELECT count(*) FROM claims AS k, claims AS c WHERE c.id = ? AND k.article = c.article "
            "AND (k.start, k.ordinal) <= (c.start, c.ordinal)",
            (claim.id,),
        )
        return int(counted[0][0])


def _beyond(keys: tuple[str, ...], order: str) -> str:
    """The rows behind a key, in words that the indexes of the order understand."""
    if order == "event":
        return f"({', '.join(keys)}) > ({', '.join('?' * len(keys))})"
    return f"({DAY}, a.id) >= (?, ?) AND (({DAY}, a.id) > (?, ?) OR (c.start, c.ordinal) > (?, ?))"


def _bounds(after: Key, order: str) -> Key:
    return after if order == "event" else (*after[:2], *after)


def _paged(rows: list[T], keys: list[Key], limit: int, total: int | None = None) -> Page[T]:
    return Page(tuple(rows[:limit]), keys[limit - 1] if len(rows) > limit else None, total)
