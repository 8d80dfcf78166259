"""Events as screens list them: one page at a time, by number of roots or by their days, from what is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from recoupe.model.alias import Alias
from recoupe.model.event import Gist, Standing, Status
from recoupe.store.asked import CELL_OF, labels_for
from recoupe.store.paged import Key, Page, checked
from recoupe.store.search import Ask
from recoupe.store.told import to_gist, to_status

_NAMED = ("actor", "target", "place")
_FIRST = (
    "coalesce((SELECT min(c.first_day) FROM event_claims AS m CROSS JOIN claims AS c ON c.id = m.claim "
    "WHERE m.event = e.id AND c.first_day > '0001-01-01'), '9999')"
)  # the first day that an event can have; an open beginning is no day
_KEYS = {"roots": ("-e.roots", "-e.articles", "-e.claims", "e.id"), "time": (_FIRST, "e.id")}
_KINDS = {"roots": (int, int, int, str), "time": (str, str)}
_SORTED = {"roots": "e.roots DESC, e.articles DESC, e.claims DESC, e.id", "time": f"{_FIRST}, e.id"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of events; all that is given must hold. `window` are two days, `apart` those that are contested or denied."""

    status: str | None = None
    cell: str | None = None
    type: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    window: tuple[str, str] | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in a list: where it stands, what it is called in a line, its claims."""

    status: Status
    gist: Gist
    claims: tuple[str, ...]


class Happened:
    """The events of a dossier."""

    def __init__(self, ask: Ask, aliases: list[Alias]) -> None:
        """`ask` answers a query with all its rows; `aliases` are the names that people gave."""
        self._ask, self._aliases = ask, aliases

    def up_to_date(self) -> bool:
        """True where all claims were compared as they are now."""
        return bool(self._ask("SELECT 1 FROM told, related", ()))

    def page(self, wanted: Wanted, *, order: str = "roots", after: Key | None = None, limit: int) -> Page[Happening]:
        """The events that are asked for, those with most roots first, or by their days."""
        conditions, values = self._conditions(wanted)
        where, bound = " AND ".join(conditions) or "1", list(values)
        if after := checked(after, *_KINDS[order]):
            where += f" AND ({', '.join(_KEYS[order])}) > ({', '.join('?' * len(after))})"
            bound += after
        rows = self._ask(
            f"SELECT e.id, e.status, e.gist, {', '.join(_KEYS[order])} FROM events AS e WHERE {where} "
            f"ORDER BY {_SORTED[order]} LIMIT ?",
            (*bound, limit + 1),
        )
        key = tuple(rows[limit - 1][3:]) if len(rows) > limit else None
        return Page(tuple(self._happening(*row[:3]) for row in rows[:limit]), key)

    def count(self, wanted: Wanted) -> int:
        """How many events are asked for."""
        conditions, values = self._conditions(wanted)
        where = " AND ".join(conditions) or "1"
        return int(self._ask(f"SELECT count(*) FROM events AS e WHERE {where}", values)[0][0])

    def stand(self) -> dict[str, dict[str, int]]:
        """How many events stand how, and in what roots part: `status` and `cell` with their counts."""
        found: dict[str, dict[str, int]] = {"status": {}, "cell": {}}
        query = "SELECT json_extract(status, '$[0]'), json_extract(status, '$[3]'), count(*) FROM events GROUP BY 1, 2"
        for standings, cells, count in self._ask(query, ()):
            for name, codes in (("status", standings), ("cell", cells)):
                for code in json.loads(codes):
                    found[name][code] = found[name].get(code, 0) + count
        return found

    def _happening(self, event: str, status: str, gist: str) -> Happening:
        claims = self._ask("SELECT claim FROM event_claims WHERE event = ? ORDER BY claim", (event,))
        told = to_status(event, json.loads(status)), to_gist(json.loads(gist))
        return Happening(*told, tuple(row[0] for row in claims))

    def _conditions(self, wanted: Wanted) -> tuple[list[str], tuple[object, ...]]:
        conditions: list[str] = []
        values: list[object] = []
        if wanted.status:
            conditions.append("instr(json_extract(e.status, '$[0]'), ?)")
            values.append(f'"{wanted.status}"')
        if wanted.apart:
            either = (
                f"instr(json_extract(e.status, '$[0]'), '\"{each}\"')" for each in (Standing.CONTESTED, Standing.DENIED)
            )
            conditions.append(f"({' OR '.join(either)})")
        if wanted.cell:
            conditions.append("instr(json_extract(e.status, '$[3]'), ?)")
            values.append(f'"{wanted.cell}"')
        if wanted.type:
            conditions.append("e.type = ?")
            values.append(wanted.type)
        if wanted.window:
            conditions.append("e.id IN (SELECT m.event FROM claims AS c CROSS JOIN event_claims AS m ON m.claim = c.id "
                              "WHERE c.first_day <= ? AND c.last_day >= ?)")  # fmt: skip
            values += wanted.window[::-1]
        for name in (f.name for f in fields(wanted) if f.name in _NAMED and getattr(wanted, f.name)):
            labels, _ = labels_for(self._ask, CELL_OF[name], getattr(wanted, name), self._aliases)
            conditions.append("e.id IN (SELECT m.event FROM cells AS k CROSS JOIN event_claims AS m ON m.claim = k.claim "
                              f"WHERE k.cell = ? AND k.label IN ({', '.join('?' * len(labels))}))")  # fmt: skip
            values += [CELL_OF[name], *labels]
        return conditions, tuple(values)
