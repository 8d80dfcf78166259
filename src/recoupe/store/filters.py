"""Which claims are asked for, and the SQL that finds them. Words are compared without case or accents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from recoupe.model.alias import same_name
from recoupe.model.codes import Counts, EventType, Modality, Stance
from recoupe.model.edtf import days_of
from recoupe.model.errors import UsageError

_CODES = {"type": EventType, "modality": Modality, "stance": Stance}
_FIGURE = re.compile(r"(?:(?P<counts>[a-z]+)(?::|\Z))?(?:(?P<low>\d*)(?P<range>\.\.)(?P<high>\d*)|(?P<exact>\d+))?")
_HOLDS = (
    "EXISTS (SELECT 1 FROM cells AS v WHERE v.claim = c.id AND v.cell = ? AND "
    "(instr(fold(v.text), ?) > 0 OR instr(fold(json_extract(v.value, ?)), ?) > 0 "
    "OR instr(fold(shown_as(?, v.text, json_extract(v.value, ?))), ?) > 0))"
)
# What kind of alias a cell is shown with; the database function `shown_as` gives the canonical name, or NULL.
_KINDS = {"actor": "actor", "target": "actor", "attribution": "actor", "place": "place", "origin": "place"}
_WORDS = ("actor", "target", "place", "origin", "equipment")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a claim must have. All that are given must hold; each is one value.

    `time` is an EDTF value: a claim fits if its time may lie in it. `number` is a count (`12`), a range (`10..20`,
    `10..`), what is counted (`killed`), or both (`killed:10..`). `article` is an id. `text` is looked for in the
    claim's sentence.
    """

    type: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    origin: str | None = None
    time: str | None = None
    equipment: str | None = None
    number: str | None = None
    modality: str | None = None
    stance: str | None = None
    source: str | None = None
    article: str | None = None
    text: str | None = None

    @classmethod
    def of(cls, asked: Mapping[str, str | None]) -> Filters:
        """The filters of these names; None is as good as absent.

        Raises:
            UsageError: no such filter.
        """
        unknown = asked.keys() - {f.name for f in fields(cls)}
        if unknown:
            raise UsageError(
                f"no filter {sorted(unknown)[0]!r}; take some of: {', '.join(f.name for f in fields(cls))}"
            )
        return cls(**asked)

    def conditions(self) -> tuple[str, list[str | int]]:
        """A WHERE clause over `claims AS c`, and its values.

        Raises:
            UsageError: a code that is not in its list, a time or number that cannot be read.
        """
        clauses = [*self._coded(), *self._worded()]
        if self.time is not None:
            clauses.append(_time(self.time))
        if self.number is not None:
            clauses.append(_number(self.number))
        if self.article is not None:
            clauses.append(("c.article = ?", [self.article]))
        if self.text is not None:
            clauses.append(("instr(fold(c.sentence), ?) > 0", [fold(self.text)]))
        values = [value for _, given in clauses for value in given]
        return " AND ".join(clause for clause, _ in clauses) or "1", values

    def _coded(self) -> list[_Clause]:
        clauses: list[_Clause] = []
        for column, codes in _CODES.items():
            code = getattr(self, column)
            if code is None:
                continue
            if code not in {str(c) for c in codes}:
                raise UsageError(f"--{column} {code!r} is not in the list; take one of: {', '.join(codes)}")
            clauses.append((f"c.{column} = ?", [code]))
        return clauses

    def _worded(self) -> list[_Clause]:
        asked = {name: getattr(self, name) for name in _WORDS} | {"attribution": self.source}
        return [_holds(cell, fold(words)) for cell, words in asked.items() if words is not None]


_Clause = tuple[str, list[str | int]]


def _holds(cell: str, words: str) -> _Clause:
    """A cell that holds these words: in its text, its canonical name, or the name that it is shown by."""
    entity = "$.source.entity" if cell == "attribution" else "$.entity"
    return _HOLDS, [cell, words, entity, words, _KINDS.get(cell, ""), entity, words]


def _time(edtf: str) -> _Clause:
    days = days_of(edtf)
    if days is None:
        raise UsageError(f"--time {edtf!r} is not a date; write 2017, 2017-10, 2017-10-28 or 2017-10/2017-12")
    return "c.first_day <= ? AND c.last_day >= ?", [days[1], days[0]]


def _number(asked: str) -> _Clause:
    match = _FIGURE.fullmatch(asked)
    counts = match and match["counts"]
    if not asked or match is None or (counts and counts not in {str(c) for c in Counts}):
        raise UsageError(f"--number {asked!r} cannot be read; write 12, 10..20, killed or killed:10..")
    clause = "v.claim = c.id AND v.cell = 'number' AND v.reason IS NULL"
    values: list[str | int] = []
    if counts:
        clause += " AND json_extract(v.value, '$.counts') = ?"
        values.append(counts)
    low, high = match["exact"] or match["low"], match["exact"] or match["high"]
    if low:
        clause += " AND coalesce(json_extract(v.value, '$.maximum'), 9e18) >= ?"
        values.append(_whole(low))
    if high:
        clause += " AND coalesce(json_extract(v.value, '$.minimum'), 0) <= ?"
        values.append(_whole(high))
    return f"EXISTS (SELECT 1 FROM cells AS v WHERE {clause})", values


def _whole(digits: str) -> int:
    return min(int(digits[:19]), 2**62)  # SQLite's integers end at 2**63


def fold(words: str | None) -> str:
    """Words without case, accents or kinds of apostrophe and space.

    >>> fold("L’Été à Ville-Haute")
    "l'ete a ville-haute"
    """
    return same_name(words or "")
