"""Sentences that other parts write in English, in the language of a page: why two tellings part, what went wrong.

Those parts know no language; their sentences are the keys here. `{name}` stands for what a sentence holds of its case. A
sentence without a row is shown as it is: English is better than nothing (tests look for such sentences in the source).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_HOLE = re.compile(r"\{(\w+)\}")


def phrase(said: str, language: str) -> str:
    """A sentence in the language of a page.

    >>> phrase("the same figure", "fr"), phrase("told of 1 of 2 places", "fr")
    ('le même chiffre', 'pour 1 des 2 lieux seulement')
    """
    exact, shaped = _table(language)
    if said in exact:
        return exact[said]
    for shape, text in shaped:
        if found := shape.fullmatch(said):
            return text.format(**{name: phrase(held, language) for name, held in found.groupdict().items()})
    return said


@cache
def _table(language: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """The sentences without holes, and those with, the most specific first; read once."""
    path = files("recoupe").joinpath("locale").joinpath(f"said.{language}.csv")
    if not path.is_file():
        return {}, ()
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True))
    exact = {row["said"]: row["text"] for row in rows if not _HOLE.search(row["said"])}
    shaped = sorted((row for row in rows if row["said"] not in exact), key=lambda row: -len(_HOLE.sub("", row["said"])))
    return exact, tuple((_shape(row["said"]), row["text"]) for row in shaped)


def _shape(said: str) -> re.Pattern[str]:
    parts = _HOLE.split(said)
    held = (re.escape(part) if n % 2 == 0 else f"(?P<{part}>.*)" for n, part in enumerate(parts))
    return re.compile("".join(held), re.DOTALL)
