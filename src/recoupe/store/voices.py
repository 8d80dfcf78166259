"""Who copies whom, page by page, from what is kept; and whether it is up to date."""

from __future__ import annotations

import json
from dataclasses import dataclass

from recoupe.model.claim import Span
from recoupe.store.asked import DAY
from recoupe.store.paged import Key, Page, checked
from recoupe.store.search import Ask


@dataclass(frozen=True, slots=True)
class Relayed:
    """An article in a lineage: from which it took its text, how far down, how, how much of its text, whom it credits."""

    article: str
    taken: str
    step: int
    relation: str
    share: float
    credit: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One lineage: its root, why it is the root, the articles that relay it, and those that only cite it."""

    root: str
    because: tuple[str, ...]
    relays: tuple[Relayed, ...]
    citing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another article with the same passages: how they hang together, and the shares of both; `first` is a passage of each."""

    article: str
    relation: str
    share: float
    other_share: float
    passages: int
    first: tuple[Span, Span] | None


@dataclass(frozen=True, slots=True)
class Warned:
    """What was lost or changed in copying, with the words of both passages."""

    kind: str
    taken: str
    relay: str
    before: str
    after: str
    before_start: int
    after_start: int


class Voices:
    """What articles are to one another."""

    def __init__(self, ask: Ask) -> None:
        """`ask` answers a query with all its rows."""
        self._ask = ask

    def up_to_date(self) -> bool:
        """True where all articles were compared as they are now."""
        return bool(self._ask("SELECT 1 FROM related", ()))

    def roots(self) -> int:
        """How many independent roots the articles stand on."""
        return int(self._ask("SELECT count(DISTINCT root) FROM roots", ())[0][0])

    def page(self, *, of: str | None = None, after: Key | None = None, limit: int) -> Page[Voice]:
        """Lineages, those with most relays first.

        Args:
            of: an article: only the lineage that it stands in.
        """
        offset = min((checked(after, int) or (0,))[0], 2**62)
        chosen = "WHERE root = (SELECT root FROM roots WHERE article = ?)" if of else ""
        rows = self._ask(
            f"SELECT root, count(*) FROM relays {chosen} GROUP BY root ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?",
            (*((of,) if of else ()), limit + 1, offset),
        )
        total = self._ask("SELECT count(DISTINCT root) FROM relays", ())[0][0] if of is None else len(rows)
        place = (offset + limit,) if len(rows) > limit else None
        return Page(tuple(self._voice(row[0]) for row in rows[:limit]), place, total)

    def _voice(self, root: str) -> Voice:
        relays = self._ask(
            "SELECT article, taken, step, relation, share, credit FROM relays WHERE root = ? ORDER BY ordinal", (root,)
        )
        because = self._ask("SELECT because FROM roots WHERE article = ?", (root,))
        citing = self._ask(
            "SELECT DISTINCT c.article FROM citations AS c JOIN roots AS r ON r.article = c.cites WHERE r.root = ? ORDER BY 1",
            (root,),
        )
        why = tuple(json.loads(because[0][0])) if because and because[0][0] else ()
        return Voice(root, why, tuple(Relayed(*row) for row in relays), tuple(row[0] for row in citing))

    def beside(self, article: str, *, limit: int) -> list[Beside]:
        """The articles that share passages with one, most first."""
        rows = self._ask(
            "SELECT b, relation, share_a, share_b, passages, 0 FROM copies WHERE a = ? UNION ALL "
            "SELECT a, relation, share_b, share_a, passages, 1 FROM copies WHERE b = ? ORDER BY 3 DESC, 1 LIMIT ?",
            (article, article, limit),
        )
        return [_beside(*row) for row in rows]

    def alerts(self, *, after: Key | None = None, limit: int) -> Page[Warned]:
        """What was lost or changed in copying."""
        first = (checked(after, int) or (-1,))[0]
        rows = self._ask(
            "SELECT w.number, w.kind, w.taken, w.relay, substr(t.text, before_start + 1, before_end - before_start), "
            "substr(r.text, after_start + 1, after_end - after_start), before_start, after_start FROM alerts AS w "
            "JOIN articles AS t ON t.id = w.taken JOIN articles AS r ON r.id = w.relay WHERE w.number > ? "
            "ORDER BY w.number LIMIT ?",
            (first, limit + 1),
        )
        total = self._ask("SELECT count(*) FROM alerts", ())[0][0]
        place = (rows[limit - 1][0],) if len(rows) > limit else None
        return Page(tuple(Warned(*row[1:]) for row in rows[:limit]), place, total)

    def publishing(self, first: str, last: str, *, limit: int) -> tuple[list[str], int]:
        """The roots of the articles that were published between two days, by day, and how many there are."""
        where = f"FROM articles AS a JOIN roots AS r ON r.article = a.id WHERE {DAY} BETWEEN ? AND ?"
        rows = self._ask(f"SELECT r.root, min({DAY}) {where} GROUP BY 1 ORDER BY 2, 1 LIMIT ?", (first, last, limit))
        total = self._ask(f"SELECT count(DISTINCT r.root) {where}", (first, last))[0][0]
        return [row[0] for row in rows], int(total)

    def missing(self, *, limit: int) -> list[tuple[str, str]]:
        """Texts that articles stand on and that are not here: their names, with who names them."""
        rows = self._ask("SELECT name, article FROM missing_roots ORDER BY number, article LIMIT ?", (limit,))
        return [(name, article) for name, article in rows]


def _beside(other: str, relation: str, share: float, other_share: float, passages: str, flipped: int) -> Beside:
    held = json.loads(passages)
    first = None
    if held:
        a, a_end, b, b_end = held[0][:4]
        first = (Span(b, b_end), Span(a, a_end)) if flipped else (Span(a, a_end), Span(b, b_end))
    return Beside(other, relation, share, other_share, len(held), first)
