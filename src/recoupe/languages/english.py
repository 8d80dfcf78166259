"""What actors are called in English, as event data write them: from `actors.csv`, by their canonical names."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from recoupe.languages.bodies import nationalities
from recoupe.languages.lists import FOLDER


@cache
def _tables() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """The English names of each actor, and those of the bodies of each state, by the French name of its country."""
    named: dict[str, frozenset[str]] = {}
    states: defaultdict[str, set[str]] = defaultdict(set)
    with (FOLDER / "fr" / "actors.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            if row["english"]:
                short = {name for name in row["abbreviations"].split(";") if name}
                named[row["name"].casefold()] = frozenset({row["english"], _initials(row["english"])} | short)
                if row["kind"] == "government":
                    states[row["country"]].add(row["english"])
    return named, {country: frozenset(held) for country, held in states.items()}


def _initials(name: str) -> str:
    """The capitals that words begin with: Syrian Democratic Forces are the SDF."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def english_names(actor: str) -> frozenset[str]:
    """The English names of an actor and its abbreviations; of what an adjective of a nation stands in, those of its state.

    >>> "SDF" in english_names("Forces démocratiques syriennes"), "Turkish Armed Forces" in english_names("aviation turque")
    (True, True)
    """
    named, states = _tables()
    nations = (nationalities().get(word) for word in actor.split())
    found = [named.get(actor.casefold(), frozenset()), *(states.get(n.country, frozenset()) for n in nations if n)]
    return frozenset().union(*found)
