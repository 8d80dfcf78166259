"""Who is counted: those who fight, those who do not, or people of whom the words do not say it.

From `classes.csv` (what a noun stands for) and two lists; a compound stands under its first noun that is known.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from recoupe.languages.lists import FOLDER, word_list

_FORCES = ("armed_group", "government")


class People(StrEnum):
    """Whom a figure counts."""

    FIGHTERS = "fighters"
    CIVILIANS = "civilians"
    ANYONE = "anyone"


@cache
def _known(language: str) -> Mapping[str, People]:
    with (FOLDER / language / "classes.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    fighters = {row["lemma"] for row in rows if row["kind"] == "armed_group"}
    fighters |= {row["lemma"] for row in rows if row["class"] == "force" and row["kind"] in _FORCES}
    civilians = {row["lemma"] for row in rows if row["kind"] == "public"}
    out = dict.fromkeys(map(_key, civilians), People.CIVILIANS) | dict.fromkeys(map(_key, fighters), People.FIGHTERS)
    out |= dict.fromkeys(map(_key, word_list("people_who_fight")), People.FIGHTERS)
    return out | dict.fromkeys(map(_key, word_list("people_of_no_kind")), People.ANYONE)


def _key(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in folded if letter.isalnum()).rstrip("sx")


@lru_cache(maxsize=65_536)
def people_of(words: str, language: str = "fr") -> People | None:
    """Whom some words name; None where no word of them is known.

    >>> people_of("douze soldats du Nord"), people_of("Habitants"), people_of("pont de fer")
    (<People.FIGHTERS: 'fighters'>, <People.CIVILIANS: 'civilians'>, None)
    """
    known = _known(language)
    found = [known[key] for word in words.replace("'", " ").replace("’", " ").split() if (key := _key(word)) in known]
    return next((one for one in found if one is not People.ANYONE), found[0] if found else None)
