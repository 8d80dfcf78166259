"""What stands in many claims, gathered: times, places, wordings, how sources are quoted and how outlets attribute."""

from __future__ import annotations

from collections import Counter

from recoupe.store.paged import Key, OutletFacts, Page, Spot, Time, checked
from recoupe.store.search import Ask

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

    def undated(self) -> int:
        """How many claims have no day."""
        return int(self._ask("SELECT coalesce(sum(claims), 0) FROM times WHERE first_day = ''", ())[0][0])

    def spots(self, *, after: Key | None = None, limit: int) -> Page[Spot]:
        """The places that claims name, most named first."""
        after = checked(after, int)
        offset = min(after[0], 2**62) if after else 0
        rows = self._ask(
            "SELECT label, precision, latitude, longitude, cells FROM spots "
            "ORDER BY position = '', cells DESC, label, precision, position LIMIT ? OFFSET ?",
            (limit + 1, offset),
        )
        placed, total = self._ask("SELECT count(*) FILTER (WHERE position <> ''), count(*) FROM spots", ())[0]
        key = (offset + limit,) if len(rows) > limit else None
        return Page(tuple(Spot(*row) for row in rows[:limit]), key, total, placed < total)

    def unplaced(self) -> int:
        """How many claims name no place at all, neither where nor from where."""
        query = "SELECT count(*) FROM claims WHERE place IS NULL AND origin IS NULL"
        return int(self._ask(query, ())[0][0])

    # -- who -----------------------------------------------------------------------------------------

    def wordings(self, cell: str, labels: list[str], *, limit: int) -> dict[str, list[str]]:
        """The words that name each of some labels, most used first, from so many mentions of each."""
        found: dict[str, list[str]] = {}
        for label in labels:
            rows = self._ask(
                "SELECT text FROM (SELECT text FROM cells WHERE cell = ? AND label = ? LIMIT ?) "
                "GROUP BY 1 ORDER BY count(*) DESC, 1",
                (cell, label, limit),
            )
            found[label] = [row[0] for row in rows if row[0]]
        return found

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
