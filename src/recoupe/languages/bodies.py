"""Bodies of a state or of a people by their noun and an adjective of nationality: `troupes polonaises` is `armée polonaise`.

The nouns stand in `bodies.csv`, the adjectives in `nationalities.csv`, the nouns that point back to a body named before
(`le groupe`) in `descriptions.csv`; no row names a side.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from recoupe.languages.lists import FOLDER
from recoupe.model.errors import LanguageError

_MASCULINE = ("Belize", "Cambodge", "Mexique", "Mozambique", "Suriname", "Zimbabwe")
# Countries without an article.
_BARE = (
    "Bahreïn",
    "Chypre",
    "Cuba",
    "Djibouti",
    "Haïti",
    "Israël",
    "Madagascar",
    "Malte",
    "Maurice",
    "Monaco",
    "Oman",
    "Singapour",
    "Taïwan",
)
_PLURAL = ("Comores", "Fidji", "Maldives", "Philippines", "Seychelles")
_UNCHANGED = ("s", "x", "z")  # a plural in -s is no other word


@dataclass(frozen=True, slots=True)
class Nationality:
    """The forms of an adjective of nationality, and the country that it names (its people where that has no state)."""

    masculine: str
    feminine: str
    country: str
    state: bool = True
    homes: tuple[str, ...] = ()  # of a people without a state: where it lives

    @property
    def of(self) -> str:
        """The country behind `de`.

        >>> Nationality("polonais", "polonaise", "Pologne").of, Nationality("malien", "malienne", "Mali").of
        ('de Pologne', 'du Mali')
        """
        if self.country[0] in "AEIOUÉÎ":
            return f"d'{self.country}"
        if self.several:
            return f"des {self.country}"
        return f"de {self.country}" if self.is_feminine else f"du {self.country}"

    @property
    def is_feminine(self) -> bool:
        """True for `la Pologne`, `la Corée du Nord`."""
        return self.country.partition(" du ")[0].endswith("e") and self.country not in _MASCULINE

    @property
    def several(self) -> bool:
        """True for a plural name: `les États-Unis`."""
        return self.country in _PLURAL or (self.country.endswith("s") and (" " in self.country or "-" in self.country))

    @property
    def of_the(self) -> str:
        """The country behind the `de` of a part of it.

        >>> Nationality("polonais", "polonaise", "Pologne").of_the, Nationality("irakien", "irakienne", "Irak").of_the
        ('de la Pologne', "de l'Irak")
        """
        if self.country in _BARE:
            return f"d'{self.country}" if self.country[0] in "AEIOUÉÎH" else f"de {self.country}"
        if self.several:
            return f"des {self.country}"
        if self.country[0] in "AEIOUÉÎ":
            return f"de l'{self.country}"
        return f"de la {self.country}" if self.is_feminine else f"du {self.country}"

    def fill(self, pattern: str) -> str:
        """The pattern of a body with this nationality in it.

        >>> Nationality("polonais", "polonaise", "Pologne").fill("rebelles {mp}")
        'rebelles polonais'
        """
        return pattern.format(
            m=self.masculine,
            f=self.feminine,
            mp=plural(self.masculine),
            fp=plural(self.feminine),
            country=self.country,
        )


NOWHERE = Nationality("", "", "")  # for the few bodies whose name is the same everywhere


def plural(adjective: str) -> str:
    """The plural of an adjective of nationality.

    >>> plural("polonais"), plural("turc")
    ('polonais', 'turcs')
    """
    return adjective if adjective.endswith(_UNCHANGED) else adjective + "s"


def _rows(table: str) -> list[dict[str, str]]:
    path = FOLDER / "fr" / table
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, strict=True))
    except (OSError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; reinstall recoupe or mend the table") from None


@cache
def nationalities() -> Mapping[str, Nationality]:
    """Adjectives of nationality in all their forms, and countries by name; the first row of a form counts."""
    found: dict[str, Nationality] = {}
    for row in _rows("nationalities.csv"):
        homes = tuple(home for home in (row.get("homes") or "").split(";") if home)
        one = Nationality(
            row["adjective"], row["feminine"], row["country"] or row["demonym_plural"], bool(row["country"]), homes
        )
        for form in (one.masculine, one.feminine):
            for written in (form, plural(form), form + "s"):
                found.setdefault(written, one)
        if row["country"]:
            found.setdefault(row["country"], one)
    return MappingProxyType(found)


@cache
def peoples() -> frozenset[str]:
    """The names of peoples (`Polonais`), the feminine and small letters too."""
    forms = {word for row in _rows("nationalities.csv") for word in (row["demonym_plural"], plural(row["feminine"]))}
    return frozenset(word.lower() for word in forms if word)


@dataclass(frozen=True, slots=True)
class Body:
    """The pattern of a body's name; `alone`: without a nationality it is the body of the country that an article is about.

    `harmed` is the pattern for its members where they are harmed: of killed soldiers, not of the army, is told.
    """

    pattern: str
    alone: bool
    harmed: str = ""


@cache
def bodies() -> Mapping[str, Body]:
    """The nouns of `bodies.csv`."""
    rows = _rows("bodies.csv")
    found = {row["noun"]: Body(row["name"], row["alone"] == "yes", row.get("harmed") or "") for row in rows}
    return MappingProxyType(found | {noun.removesuffix("s"): body for noun, body in found.items() if body.harmed})


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun that points back can stand for, and the trait that the tables must give such a body, if any."""

    kinds: frozenset[str]
    trait: str


@cache
def descriptions() -> Mapping[str, Description]:
    """The nouns of `descriptions.csv` by lemma."""
    rows = _rows("descriptions.csv")
    return MappingProxyType(
        {row["noun"]: Description(frozenset(row["stands_for"].split(";")), row["trait"]) for row in rows}
    )
