"""What articles are to one another, to rows and back, without loss. Kept until the set of articles or their readings change."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from recoupe.model.claim import Reading, Span
from recoupe.model.copy import (
    Alert,
    AlertKind,
    Citation,
    Copy,
    Direction,
    Lineage,
    MissingRoot,
    Passage,
    PassageKind,
    Related,
    Relation,
    Relay,
)
from recoupe.store.applied import as_read

Row = tuple[Any, ...]
Pair = tuple[str, str]
Ask = Callable[[str], list[Row]]
DERIVED = (
    "copies",
    "roots",
    "relays",
    "citations",
    "missing_roots",
    "alerts",
)  # written anew whenever something changed


class Relations:
    """What articles are to one another, as a dossier keeps it."""

    def __init__(
        self, ask: Ask, writing: Callable[[], AbstractContextManager[sqlite3.Connection]], *, writable: bool
    ) -> None:
        """Take what asks a dossier, and what opens a transaction on it; `writable` says if something can be kept."""
        self._ask, self._writing, self.writable = ask, writing, writable

    def as_read(self, reading: Reading) -> Reading:
        """What was read from an article, without what people made of it."""
        return replace(reading, claims=as_read(self._ask, reading))

    def articles(self) -> list[Row]:
        """What relations depend on: id, reader, pile and signature of each article, sorted."""
        return self._ask("SELECT id, reader, pile, coalesce(signature, '') FROM articles ORDER BY id")

    def days(self) -> list[Row]:
        """Id, language and day of publication of each article, sorted; None where it does not say."""
        return self._ask("SELECT id, language, published FROM articles ORDER BY id")

    def state(self) -> str | None:
        """The state for which relations are kept, None where they are not up to date."""
        return next((row[0] for row in self._ask("SELECT state FROM related")), None)

    def fingerprints(self, version: str) -> dict[str, bytes]:
        """The runs of words of each article that has them of this version, by its id."""
        rows = self._ask("SELECT article, version, runs FROM fingerprints ORDER BY article")
        return {article: runs for article, own, runs in rows if own == version}

    def compared(self) -> set[tuple[str, str]]:
        """The pairs of articles that were compared, whatever came of it."""
        return {(a, b) for a, b in self._ask("SELECT a, b FROM compared")}

    def copies(self) -> tuple[Copy, ...]:
        """The copies that are kept, by the ids of their articles."""
        return tuple(map(_to_copy, self._ask("SELECT * FROM copies ORDER BY a, b")))

    def judged_alone(self) -> list[Copy]:
        """The same as they were judged by the two articles alone, before the pile had its word."""
        alone = {(a, b): told for a, b, told in self._ask("SELECT * FROM compared WHERE alone IS NOT NULL")}
        return [_told_alone(copy, alone.get((copy.a, copy.b))) for copy in self.copies()]

    def roots(self) -> dict[str, str]:
        """The root of each article, by the article's id."""
        return dict(self._ask("SELECT article, root FROM roots ORDER BY article"))

    def alerts(self) -> tuple[Alert, ...]:
        """The alerts that are kept, in their order."""
        return tuple(map(_to_alert, self._ask("SELECT * FROM alerts ORDER BY number")))

    def read(self) -> Related:
        """All that is kept."""
        return Related(self.roots(), self.copies(), _lineages(self._ask), _missing(self._ask), self.alerts())

    def keep(
        self,
        related: Related,
        state: tuple[str, str],
        *,
        runs: Mapping[str, bytes],
        pairs: Iterable[Pair],
        alone: Iterable[Copy],
    ) -> None:
        """Keep what articles are to one another, all of it or nothing.

        Args:
            state: the version of what found it, and what it holds for.
            runs: the runs of words of articles that had none of this version.
            pairs: all pairs that were compared.
            alone: the copies as they were judged by the two articles alone.
        """
        final = {(copy.a, copy.b): copy for copy in related.copies}
        changed = {(c.a, c.b): _alone(c) for c in alone if c != final.get((c.a, c.b))}
        with self._writing() as connection:
            fingerprints = [(article, state[0], own) for article, own in sorted(runs.items())]
            connection.executemany("INSERT OR REPLACE INTO fingerprints VALUES (?, ?, ?)", fingerprints)
            connection.execute("DELETE FROM compared")
            rows = [(*pair, changed.get(pair)) for pair in sorted(pairs)]
            connection.executemany("INSERT INTO compared VALUES (?, ?, ?)", rows)
            _put(connection, related, state[1])


def _put(connection: sqlite3.Connection, related: Related, state: str) -> None:
    for table in (*DERIVED, "related"):
        connection.execute(f"DELETE FROM {table}")
    _many(connection, "copies", 8, map(_copy_row, related.copies))
    because = {lineage.root: _json(lineage.because) for lineage in related.lineages}
    _many(connection, "roots", 3, ((a, root, because.get(a)) for a, root in sorted(related.roots.items())))
    relays = ((n, line.root, relay) for line in related.lineages for n, relay in enumerate(line.relays))
    _many(connection, "relays", 11, (_relay_row(*one) for one in relays))
    citations = (c for lineage in related.lineages for c in lineage.citations)
    _many(connection, "citations", 4, ((c.article, c.cites, c.words.start, c.words.end) for c in citations))
    missing = ((n, m.name, a, s.start, s.end) for n, m in enumerate(related.missing) for a, s in m.articles)
    _many(connection, "missing_roots", 5, missing)
    _many(connection, "alerts", 12, (_alert_row(n, alert) for n, alert in enumerate(related.alerts)))
    connection.execute("INSERT INTO related VALUES (?)", (state,))


def _many(connection: sqlite3.Connection, table: str, columns: int, rows: Iterable[Row]) -> None:
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", list(rows))


def _lineages(ask: Ask) -> tuple[Lineage, ...]:
    relays: defaultdict[str, list[Relay]] = defaultdict(list)
    for root, relay in map(_to_relay, ask("SELECT * FROM relays ORDER BY root, ordinal")):
        relays[root].append(relay)
    citations: defaultdict[str, list[Citation]] = defaultdict(list)
    query = "SELECT c.*, r.root FROM citations AS c JOIN roots AS r ON r.article = c.cites ORDER BY c.article, c.start"
    for article, cites, start, end, root in ask(query):
        citations[root].append(Citation(article, cites, Span(start, end)))
    told = ask("SELECT article, because FROM roots WHERE because IS NOT NULL ORDER BY article")
    return tuple(Lineage(a, tuple(relays[a]), tuple(citations[a]), tuple(json.loads(because))) for a, because in told)


def _missing(ask: Ask) -> tuple[MissingRoot, ...]:
    held: dict[tuple[int, str], list[tuple[str, Span]]] = {}
    for number, name, article, start, end in ask("SELECT * FROM missing_roots ORDER BY number, article"):
        held.setdefault((number, name), []).append((article, Span(start, end)))
    return tuple(MissingRoot(name, tuple(articles)) for (_, name), articles in held.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _copy_row(copy: Copy) -> Row:
    passages = [
        [*_pair(p.a, p.b), p.words_a, p.words_b, p.same, p.kind.value, [_pair(a, b) for a, b in p.runs]]
        for p in copy.passages
    ]
    return (
        copy.a, copy.b, copy.relation.value, copy.direction.value, copy.share_a, copy.share_b, _json(copy.why),
        _json(passages),
    )  # fmt: skip


def _to_copy(row: Row) -> Copy:
    a, b, relation, direction, share_a, share_b, why, passages = row
    return Copy(
        a, b, Relation(relation), Direction(direction), share_a, share_b, tuple(map(_passage, json.loads(passages))),
        tuple(json.loads(why)),
    )  # fmt: skip


def _alone(copy: Copy) -> str:
    """What the pile may change of a copy: its relation, and what its passages are."""
    return _json([copy.relation.value, [passage.kind.value for passage in copy.passages]])


def _told_alone(copy: Copy, alone: str | None) -> Copy:
    if alone is None:
        return copy
    relation, kinds = json.loads(alone)
    passages = tuple(replace(p, kind=PassageKind(kind)) for p, kind in zip(copy.passages, kinds, strict=True))
    return replace(copy, relation=Relation(relation), passages=passages)


def _passage(values: Sequence[Any]) -> Passage:
    a, a_end, b, b_end, words_a, words_b, same, kind, runs = values
    spans = tuple((Span(one[0], one[1]), Span(one[2], one[3])) for one in runs)
    return Passage(Span(a, a_end), Span(b, b_end), words_a, words_b, same, spans, PassageKind(kind))


def _pair(a: Span, b: Span) -> list[int]:
    return [a.start, a.end, b.start, b.end]


def _relay_row(ordinal: int, root: str, relay: Relay) -> Row:
    spans = [[[s.start, s.end] for s in own] for own in (relay.cut, relay.added)]
    altered = [_pair(a, b) for a, b in relay.altered]
    return (
        relay.article, root, ordinal, relay.taken, relay.step, relay.relation.value, relay.share, relay.credit,
        _json(spans[0]), _json(spans[1]), _json(altered),
    )  # fmt: skip


def _to_relay(row: Row) -> tuple[str, Relay]:
    article, root, _, taken, step, relation, share, credit, cut, added, altered = row
    swapped = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(altered))
    return root, Relay(article, taken, step, Relation(relation), share, credit, _spans(cut), _spans(added), swapped)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))


def _alert_row(number: int, alert: Alert) -> Row:
    spans = (alert.before, alert.after, alert.lost, alert.found)
    bounds = [bound for span in spans for bound in ((span.start, span.end) if span else (None, None))]
    return (number, alert.kind.value, alert.taken, alert.relay, *bounds)


def _to_alert(row: Row) -> Alert:
    _, kind, taken, relay, *bounds = row
    before, after, lost, found = (
        Span(s, e) if s is not None else None for s, e in zip(bounds[::2], bounds[1::2], strict=True)
    )
    if before is None or after is None:
        raise ValueError("an alert needs both passages")
    return Alert(AlertKind(kind), taken, relay, before, after, lost, found)
