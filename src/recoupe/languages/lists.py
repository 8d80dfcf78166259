"""Closed word lists of French grammar (`lists.csv`): prepositions, pronouns, verbs with a syntax of their own.

Each list has a name, its words, what it is for, and an example sentence that holds one of them.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from recoupe.model.errors import LanguageError

FOLDER = Path(__file__).parent


@cache
def read_lists(language: str) -> dict[str, frozenset[str]]:
    """All lists of a language by name; they are read once."""
    path = FOLDER / language / "lists.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {row["list"]: frozenset(row["words"].split(";")) for row in csv.DictReader(lines, strict=True)}
    except (OSError, KeyError, AttributeError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; reinstall recoupe or mend the table") from None


def word_list(name: str, language: str = "fr") -> frozenset[str]:
    """The words of one list.

    >>> "pas" in word_list("negators")
    True
    """
    lists = read_lists(language)
    if name not in lists:
        raise LanguageError(f"lists.csv of {language!r} has no list {name!r}")
    return lists[name]
