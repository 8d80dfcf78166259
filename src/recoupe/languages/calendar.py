"""The words of time of a language (`times.csv`): months, weekdays, seasons, parts of the day, numerals, `la veille`.

Each row has a kind, a value, its words in lower case, and an example sentence that holds one of them. What the kinds mean is
said where they are read: `annotate/times.py` for the grammar, `annotate/dating.py` for the values.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.model.errors import LanguageError

FOLDER = Path(__file__).parent
KINDS = frozenset(
    "month weekday season third part unit numeral ordinal fraction direction hedge published told weekend begun vague since "
    "until".split()
) | {"told month", "told year", "near week", "near month", "near year", "last night"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of time of one language: for each kind, word to value."""

    words: dict[str, dict[str, str]]

    def values(self, kind: str) -> dict[str, str]:
        """Words of one kind with their values, empty where the table has none."""
        return self.words.get(kind, {})

    def first_words(self, kind: str) -> list[str]:
        """One word for each value of a kind, the first of its row, in the order of the table."""
        seen: dict[str, str] = {}
        for word, value in self.values(kind).items():
            seen.setdefault(value, word)
        return list(seen.values())


def read_rows(rows: Iterable[dict[str, str]], where: str) -> Calendar:
    """A calendar from the rows of its table.

    Raises:
        LanguageError: a kind that nobody reads, or a word that stands twice under one kind.
    """
    words: dict[str, dict[str, str]] = {}
    for row in rows:
        kind = row["kind"]
        if kind not in KINDS:
            raise LanguageError(f"{where}: no kind of time {kind!r}; use one of {', '.join(sorted(KINDS))}")
        group = words.setdefault(kind, {})
        for word in row["words"].split(";"):
            if word in group:
                raise LanguageError(f"{where}: {word!r} stands twice as {kind}; leave one")
            group[word] = row["value"]
    return Calendar(words)


@cache
def calendar_of(language: str) -> Calendar:
    """The calendar of a language, read once.

    >>> calendar_of("fr").values("month")["août"]
    '8'
    """
    path = FOLDER / language / "times.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return read_rows(csv.DictReader(lines, strict=True), str(path))
    except (OSError, KeyError, AttributeError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; reinstall recoupe or mend the table") from None
