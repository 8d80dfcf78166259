"""Things whose day is known to all: what tells of them was written later. Read from `dated_events.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from recoupe.languages.pack import HERE, read_table, split


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `dated_events.csv`: what its words name, and from when to when.

    `office`: a mandate. `since`: what cannot be told before that day. `event`: what may be told ahead of it, so that only
    `après`, `depuis` and their kin make it past. `of`: whose election it is.
    """

    kind: str
    of: str
    first: date
    last: date | None


@cache
def dated_events(language: str = "fr") -> tuple[tuple[frozenset[str], re.Pattern[str], tuple[Row, ...]], ...]:
    """The table, rows of the same words together, each with the pattern that finds them and words of which it needs one.

    In `words`, `;` parts phrases, `…` stands for up to 40 characters of the same sentence, `*` for the rest of a word.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for cells in read_table(HERE / language / "dated_events.csv"):
        last = date.fromisoformat(cells["to"]) if cells["to"] else None
        row = Row(cells["kind"], cells["of"], date.fromisoformat(cells["from"]), last)
        groups.setdefault((row.kind, cells["words"]), []).append(row)
    return tuple((_needed(words), _pattern(words), tuple(rows)) for (_, words), rows in groups.items())


def _needed(words: str) -> frozenset[str]:
    """The longest word of each phrase of a cell: looking for these first takes a tenth of the time of the patterns."""
    return frozenset(max(re.findall(r"\w+", phrase), key=len) for phrase in split(words))


def _pattern(words: str) -> re.Pattern[str]:
    """One pattern of all phrases of a cell; apostrophes and blanks are all alike."""
    alternatives = []
    for phrase in split(words):
        part = re.escape(phrase).replace("…", r"\b[^.!?;\n]{0,40}?\b").replace(r"\*", r"\w*")
        alternatives.append(part.replace("'", "['’]").replace(r"\ ", r"\s+"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
