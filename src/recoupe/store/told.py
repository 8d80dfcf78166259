"""What claims tell together, to rows and back: events with their status and gist, predictions. Kept until something changes."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import astuple
from typing import Any

from recoupe.model.claim import Claim
from recoupe.model.codes import Modality
from recoupe.model.event import Bearing, Event, Gist, Outcome, Prediction, Standing, Status
from recoupe.store.rows import CELL_COLUMNS, to_claim
from recoupe.store.search import Ask

Row = tuple[Any, ...]
Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]
_AT_ONCE = 400  # rows asked for by their ids at once: SQLite takes 999 marks, older ones too
_MARK = 16  # letters of what sketches were made from; behind them stands what sorts articles
_LEAST = 4  # characters of an id that stand for it
_ROOTS = "SELECT claim, root FROM event_claims WHERE root IS NOT NULL"
_MEMBERS = "SELECT e.claim, e.event FROM event_claims AS e JOIN claims AS c ON c.id = e.claim"
_ORDER = "ORDER BY c.article, c.start, c.id"


class Told:
    """What claims tell together, as a dossier keeps it."""

    def __init__(self, ask: Ask, writing: Writing, *, writable: bool) -> None:
        """Take what asks a dossier, and what opens a transaction on it; `writable` says if something can be kept."""
        self._ask, self._writing, self.writable = ask, writing, writable

    # -- claims --------------------------------------------------------------------------------------

    def claims(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims of these ids, with what people corrected, in any order; ids that there are not are passed over."""
        for some in _batches(ids):
            yield from self._claims(f"id IN ({_marks(some)})", some)

    def claims_of(self, article: str) -> list[Claim]:
        """The claims of an article, with what people corrected, in their order."""
        return list(self._claims("article = ?", (article,)))

    def _claims(self, where: str, values: tuple[object, ...]) -> Iterator[Claim]:
        rows = self._ask(
            'SELECT id, article, start, "end", sentence_start, sentence_end FROM claims '
            f"WHERE {where} ORDER BY article, start, ordinal",
            values,
        )
        cells: defaultdict[str, list[Row]] = defaultdict(list)
        query = f"SELECT {', '.join(CELL_COLUMNS)} FROM cells WHERE claim IN (SELECT id FROM claims WHERE {where})"
        for row in self._ask(f"{query} ORDER BY claim, cell, ordinal", values):
            cells[row[0]].append(row)
        return (to_claim(row, cells[row[0]]) for row in rows)

    def ids(self) -> list[str]:
        """The ids of all claims, by the name of their article and their place in it."""
        return [
            row[0]
            for row in self._ask(
                "SELECT c.id FROM claims AS c ORDER BY (SELECT min(name) FROM appearances AS n WHERE n.article = c.article), "
                "c.article, c.start, c.ordinal",
                (),
            )
        ]

    def places(self) -> dict[str, tuple[str, int, str]]:
        """Where each claim stands: what sorts claims and events."""
        return {row[1]: (row[0], row[2], row[1]) for row in self._ask("SELECT article, id, start FROM claims", ())}

    def articles(self) -> dict[str, str]:
        """The article of each claim."""
        return dict(self._ask("SELECT id, article FROM claims", ()))

    def sentences(self, article: str) -> list[tuple[str, int, int]]:
        """The claims of an article with the sentence of each."""
        query = "SELECT id, sentence_start, sentence_end FROM claims WHERE article = ? ORDER BY start, ordinal"
        return [(claim, start, end) for claim, start, end in self._ask(query, (article,))]

    # -- what is kept of each article ------------------------------------------------------------------

    def marks(self) -> dict[str, str]:
        """What the sketches of each article were made from, by its id, in the order of what the articles say."""
        order = f"substr(mark, {_MARK + 1}), article"
        return dict(self._ask(f"SELECT article, substr(mark, 1, {_MARK}) FROM sketches ORDER BY {order}", ()))

    def packed(self) -> Iterator[tuple[str, bytes]]:
        """The sketches of each article, packed, in the order of what the articles say."""
        for some in _batches(self.marks()):
            found: dict[str, bytes] = dict(
                self._ask(f"SELECT article, packed FROM sketches WHERE article IN ({_marks(some)})", some)
            )
            yield from ((article, found[article]) for article in some)

    def keep_sketches(self, rows: Iterable[Row], places: Iterable[tuple[str, str]]) -> None:
        """Keep the sketches of some articles, and the places of their claims (place, claim).

        Args:
            rows: id, what they were made from with what the article says (16 letters each), bytes.
        """
        held, found = list(rows), list(places)
        with self._writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO sketches VALUES (?, ?, ?)", held)
            connection.executemany(
                "DELETE FROM whereabouts WHERE claim IN (SELECT id FROM claims WHERE article = ?)",
                [(row[0],) for row in held],
            )
            connection.executemany("INSERT OR IGNORE INTO whereabouts VALUES (?, ?)", found)

    def at(self, places: Iterable[str]) -> list[str]:
        """The claims that name one of these places, by id; places as `keep_sketches` had them."""
        found: set[str] = set()
        for some in _batches(places):
            found.update(
                row[0] for row in self._ask(f"SELECT claim FROM whereabouts WHERE place IN ({_marks(some)})", some)
            )
        return sorted(found)

    # -- results ---------------------------------------------------------------------------------------

    def state(self) -> str | None:
        """The state for which events are kept, None where they are not up to date."""
        return next((row[0] for row in self._ask("SELECT state FROM told", ())), None)

    def digests(self, table: str) -> dict[str, str]:
        """What the results of `events` or `foreseen` were made from, by event or claim."""
        key = {"events": "id", "foreseen": "claim"}[table]
        return dict(self._ask(f"SELECT {key}, digest FROM {table}", ()))

    def keep_events(self, found: Iterable[tuple[Event, str, Status, Gist]]) -> None:
        """Keep the status and the gist of some events, each with the digest of what they were made from."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (event.id, digest, len(status.roots), len(gist.articles), len(event.claims), gist.type,
                     _json(_status_values(status)), _json([gist.type, gist.words, gist.articles, gist.cells]))
                    for event, digest, status, gist in found
                ],
            )  # fmt: skip

    def keep_foreseen(self, found: Iterable[tuple[Prediction, str, str]]) -> None:
        """Keep some predictions, each with its digest and what sorts it."""
        with self._writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO foreseen VALUES (?, ?, ?, ?, ?)",
                [(p.claim, digest, said, str(p.outcome), _json(astuple(p)[1:])) for p, digest, said in found],
            )

    def finish(self, state: str, events: Sequence[Event], roots: Mapping[str, str], foreseen: Iterable[str]) -> None:
        """Say that what is kept holds for a state: its events with their claims, the roots of claims, what was foreseen."""
        now = {claim: (event.id, roots.get(claim)) for event in events for claim in event.claims}
        with self._writing() as connection:
            rows = connection.execute("SELECT claim, event, root FROM event_claims")
            known = {claim: (event, root) for claim, event, root in rows}
            changed = [(claim, *told) for claim, told in now.items() if known.get(claim) != told]
            connection.executemany("INSERT OR REPLACE INTO event_claims VALUES (?, ?, ?)", changed)
            _drop(connection, "event_claims", "claim", known.keys() - now.keys())
            for table, key, held in (
                ("events", "id", {event.id for event in events}),
                ("foreseen", "claim", set(foreseen)),
            ):
                there = {row[0] for row in connection.execute(f"SELECT {key} FROM {table}")}
                _drop(connection, table, key, there - held)
            connection.execute("DELETE FROM told")
            connection.execute("INSERT INTO told VALUES (?)", (state,))

    def events(self) -> tuple[Event, ...]:
        """All events, by article and place of their first claim."""
        held: dict[str, list[str]] = {}
        for claim, event in self._ask(f"{_MEMBERS} {_ORDER}", ()):
            held.setdefault(event, []).append(claim)
        return tuple(Event(event, tuple(claims)) for event, claims in held.items())

    def found(self, event: str) -> list[Event]:
        """The event of an id or of a claim's; else those whose ids begin so."""
        exact = self._ask(
            "SELECT id FROM events WHERE id = ? UNION SELECT event FROM event_claims WHERE claim = ?", (event, event)
        )
        query = "SELECT id FROM events WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 20"
        rows = exact or (self._ask(query, (len(event), event)) if len(event) >= _LEAST else [])
        members = f"{_MEMBERS} WHERE e.event = ? {_ORDER}"
        return [Event(one, tuple(row[0] for row in self._ask(members, (one,)))) for (one,) in rows]

    def event_of(self) -> dict[str, str]:
        """The event of each claim."""
        return dict(self._ask("SELECT claim, event FROM event_claims", ()))

    def roots(self) -> dict[str, str]:
        """The roots of claims that may stand on another root than their article."""
        return dict(self._ask(_ROOTS, ()))

    def statuses(self) -> dict[str, Status]:
        """The status of each event."""
        return {
            event: to_status(event, json.loads(status))
            for event, status in self._ask("SELECT id, status FROM events", ())
        }

    def status(self, event: str) -> Status | None:
        """The status of an event, None where there is no such event."""
        rows = self._ask("SELECT status FROM events WHERE id = ?", (event,))
        return next((to_status(event, json.loads(row[0])) for row in rows), None)

    def gists(self) -> dict[str, Gist]:
        """The gist of each event."""
        return {event: to_gist(json.loads(gist)) for event, gist in self._ask("SELECT id, gist FROM events", ())}

    def predictions(self) -> tuple[Prediction, ...]:
        """What was foreseen or planned, by the day on which it was said."""
        rows = self._ask("SELECT claim, prediction FROM foreseen ORDER BY said", ())
        return tuple(_to_prediction(claim, json.loads(told)) for claim, told in rows)


def _drop(connection: sqlite3.Connection, table: str, key: str, gone: Iterable[str]) -> None:
    connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", [(one,) for one in sorted(gone)])


def _batches(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    held = tuple(ids)
    return (held[at : at + _AT_ONCE] for at in range(0, len(held), _AT_ONCE))


def _marks(some: Sequence[str]) -> str:
    return ", ".join("?" * len(some))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _status_values(status: Status) -> list[Any]:
    return [status.standings, status.roots, status.articles, status.cells, status.denied_by, status.reason]


def to_status(event: str, values: list[Any]) -> Status:
    """A status from what is kept of it."""
    standings, roots, articles, cells, denied_by, reason = values
    held = tuple(Standing(standing) for standing in standings)
    return Status(event, held, tuple(roots), tuple(articles), tuple(cells), tuple(denied_by), reason)


def to_gist(values: list[Any]) -> Gist:
    """A gist from what is kept of it."""
    type_, words, articles, cells = values
    return Gist(type_, words, tuple(articles), {cell: tuple(held) for cell, held in cells.items()})


def _to_prediction(claim: str, values: list[Any]) -> Prediction:
    copies, modality, by, horizon, outcome, reason, bearings = values
    return Prediction(
        claim, tuple(copies), Modality(modality), tuple(by), (horizon[0], horizon[1]) if horizon else None,
        Outcome(outcome), reason, tuple(Bearing(*bearing) for bearing in bearings),
    )  # fmt: skip
