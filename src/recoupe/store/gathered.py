"""What stands in many claims, gathered: times, places, wordings, how sources are quoted and how outlets attribute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recoupe.store.paged import Key, Named, OutletFacts, Page, Spot, Time, checked
from recoupe.store.search import Ask

_WINDOW = 20_000  # claims of some days whose places are counted, at most
_VALUES = 20  # values of one trait that are listed, at most


class Gathered:
    """Counts over the dossier, each by an index or from what is counted while articles are filed."""

    def __init__(self, ask: Ask) -> None:
        """`ask` answers a query with all its rows."""
        self._ask = ask

    def times(self, window: tuple[str, str] | None, *, limit: int) -> tuple[list[Time], bool]:
        """The times that claims give, within a window of days, with how many claims have each; True if cut."""
        where, values = ("AND first_day <= ? AND last_day >= ?", (window[1], window[0])) if window else ("", ())
        rows = self._ask(
            f"SELECT edtf, type, claims FROM times WHERE first_day > '' {where} ORDER BY first_day, last_day, edtf, type LIMIT ?",
            (*values, limit + 1),
        )
        found: dict[str, dict[str, int]] = {}
        for edtf, kind, count in rows[:limit]:
            found.setdefault(edtf, {})[kind] = count
        return [Time(edtf, tuple(sorted(held.items()))) for edtf, held in found.items()], len(rows) > limit

    def of_types(self, types: Iterable[str], *, limit: int) -> list[str]:
        """The ids of the claims of some types."""
        kinds = tuple(types)
        query = f"SELECT claim FROM cells WHERE cell = 'type' AND label IN ({', '.join('?' * len(kinds))}) LIMIT ?"
        return [row[0] for row in self._ask(query, (*kinds, limit))]

    def months(self) -> list[tuple[str, int]]:
        """The months in which claims begin, with how many do, in order; a time that spans several counts in its first."""
        query = (
            "SELECT substr(first_day, 1, 7) AS month, count(*) FROM claims WHERE first_day > '0001-01-01' "
            "AND last_day < '9999' GROUP BY month ORDER BY month"
        )
        return [(month, count) for month, count in self._ask(query, ())]

    def undated(self) -> int:
        """How many claims have no day."""
        return int(self._ask("SELECT coalesce(sum(claims), 0) FROM times WHERE first_day = ''", ())[0][0])

    def spots(self, *, window: tuple[str, str] | None = None, after: Key | None = None, limit: int) -> Page[Spot]:
        """The places that claims name, most named first.

        Args:
            window: of the claims that may fall between these days only; of a great many the first ones, and the page says so.
        """
        after = checked(after, int)
        offset = min(after[0], 2**62) if after else 0
        source, values, cut = ("spots", (), False) if window is None else self._within(window)
        rows = self._ask(
            f"SELECT label, precision, latitude, longitude, cells FROM {source} "
            "ORDER BY position = '', cells DESC, label, precision, position LIMIT ? OFFSET ?",
            (*values, limit + 1, offset),
        )
        placed, total = self._ask(f"SELECT count(*) FILTER (WHERE position <> ''), count(*) FROM {source}", values)[0]
        key = (offset + limit,) if len(rows) > limit else None
        return Page(tuple(Spot(*row) for row in rows[:limit]), key, total, placed < total or cut)

    def _within(self, window: tuple[str, str]) -> tuple[str, tuple[object, ...], bool]:
        """The spots of some days, as a table: counted now, since only those of all days are kept."""
        held = "SELECT id FROM claims WHERE first_day <= ? AND last_day >= ? LIMIT ?"
        values = (window[1], window[0], _WINDOW)
        cut = self._ask(f"SELECT count(*) FROM ({held})", values)[0][0] == _WINDOW
        latitude, longitude = (f"json_extract(k.value, '$.{name}')" for name in ("latitude", "longitude"))
        return (
            f"(SELECT coalesce(k.label, '') AS label, json_extract(k.value, '$.precision') AS precision, "
            f"coalesce({latitude} || ' ' || {longitude}, '') AS position, {latitude} AS latitude, {longitude} AS longitude, "
            f"count(*) AS cells FROM ({held}) AS c CROSS JOIN cells AS k ON k.claim = c.id "
            "WHERE k.reason IS NULL AND k.cell IN ('place', 'origin') GROUP BY 1, 2, 3)",
            values,
            cut,
        )

    def unplaced(self) -> int:
        """How many claims name no place at all, neither where nor from where."""
        query = "SELECT count(*) FROM claims WHERE place IS NULL AND origin IS NULL"
        return int(self._ask(query, ())[0][0])

    # -- who -----------------------------------------------------------------------------------------

    def names(
        self, cell: str, *, apart: Iterable[str], holds: str = "", after: Key | None = None, limit: int
    ) -> Page[Named]:
        """Who or what is named in a cell, most told first; those that hold some letters, or all.

        Args:
            apart: names, in small letters, that are somebody else in every paper: they are counted by outlet.
        """
        words = tuple(apart)
        pattern = "%" + holds.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        held = f"cell = ? AND label LIKE ? ESCAPE '\\' AND lower(label) {{}} ({', '.join('?' * len(words))})"
        source = (
            f"(SELECT label, NULL AS outlet, cells FROM labels WHERE {held.format('NOT IN')} UNION ALL "
            "SELECT k.label, coalesce(a.outlet, ''), count(*) FROM cells AS k CROSS JOIN claims AS c ON c.id = k.claim "
            f"CROSS JOIN articles AS a ON a.id = c.article WHERE k.cell = ? AND k.label IN "
            f"(SELECT label FROM labels WHERE {held.format('IN')}) GROUP BY 1, 2)"
        )
        values = (cell, pattern, *words, cell, cell, pattern, *words)
        after = checked(after, int, str, str)
        beyond = "WHERE (-cells, label, coalesce(outlet, '')) > (?, ?, ?)" if after else ""
        bound = (-after[0], *after[1:]) if after else ()
        rows = self._ask(
            f"SELECT label, outlet, cells FROM {source} {beyond} ORDER BY cells DESC, label, coalesce(outlet, '') LIMIT ?",
            (*values, *bound, limit + 1),
        )
        total = self._ask(f"SELECT count(*) FROM {source}", values)[0][0]
        last = (rows[limit - 1][2], rows[limit - 1][0], rows[limit - 1][1] or "") if len(rows) > limit else None
        return Page(tuple(Named(*row) for row in rows[:limit]), last, total)

    def wordings(self, cell: str, name: Named, *, limit: int) -> list[str]:
        """The words of a name, most used first, from so many mentions of it."""
        of_outlet = "" if name.outlet is None else "AND coalesce(a.outlet, '') = ?"
        rows = self._ask(
            "SELECT text FROM (SELECT k.text AS text FROM cells AS k CROSS JOIN claims AS c ON c.id = k.claim "
            f"CROSS JOIN articles AS a ON a.id = c.article WHERE k.cell = ? AND k.label = ? {of_outlet} LIMIT ?) "
            "GROUP BY 1 ORDER BY count(*) DESC, 1",
            (cell, name.label, *(() if name.outlet is None else (name.outlet,)), limit),
        )
        return [row[0] for row in rows if row[0]]

    def source_facts(self, name: str, *, limit: int) -> list[tuple[str, str, int]]:
        """How a source is quoted: what, value and number, over so many claims on its word at most."""
        rows = self._ask(
            "SELECT json_extract(k.value, '$.kind'), json_extract(k.value, '$.mode'), c.modality, coalesce(a.outlet, '∅') "
            "FROM (SELECT claim, value FROM cells WHERE cell = 'attribution' AND label = ? LIMIT ?) AS k "
            "CROSS JOIN claims AS c INDEXED BY claims_in_order ON c.id = k.claim "
            "CROSS JOIN articles AS a INDEXED BY articles_in_order ON a.id = c.article",
            (name, limit),
        )
        found = []
        for what, values in zip(("kind", "mode", "modality", "by"), zip(*rows, strict=True), strict=False):
            counted = sorted(Counter(values).items(), key=lambda held: (-held[1], held[0]))
            found += [(what, label, count) for label, count in counted[:_VALUES]]
        return found

    def outlet_facts(self, outlet: str, *, limit: int) -> OutletFacts:
        """How an outlet attributes, over so many of its claims at most."""
        articles = self._ask("SELECT count(*) FROM articles WHERE outlet = ?", (outlet,))[0][0]
        joined = "articles AS a CROSS JOIN claims AS c ON c.article = a.id WHERE a.outlet = ?"
        counted, attributed, hedged = self._ask(
            "SELECT count(*), count(attribution), coalesce(sum(modality <> 'asserted'), 0) "
            f"FROM (SELECT c.attribution, c.modality FROM {joined} LIMIT ?)",
            (outlet, limit),
        )[0]
        claims = self._ask(f"SELECT count(*) FROM {joined}", (outlet,))[0][0]
        return OutletFacts(articles, claims, counted, attributed, hedged)

    def signatures(self) -> list[tuple[str, int]]:
        """The rules and models that read the articles, with how many each; empty for what is unread."""
        query = "SELECT coalesce(signature, ''), count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1"
        return [(signature, count) for signature, count in self._ask(query, ())]
