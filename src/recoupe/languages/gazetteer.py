"""The gazetteer: towns, provinces and countries with their points, looked up by spelling, then by sound.

Files and their sources: `gazetteer/NOTICE`; how they are made: `training/gazetteer.py`. Arrays are mapped into memory and read where
a name is looked up; nothing is loaded before the first look-up. Next: claims/places.py, which chooses among candidates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from recoupe.languages.lists import word_list
from recoupe.languages.pack import name_key, read_table, split
from recoupe.languages.placenames import sound_key, spelling_key, words_of_name
from recoupe.model.errors import LanguageError

FOLDER = Path(__file__).parent / "gazetteer"
PLACE_BITS = (
    18  # 262,144 places; the 46 bits above hold the hash of a name: two names of a million meet once in 70 million
)
_PLACES = (1 << PLACE_BITS) - 1
PLACE = [
    ("latitude", "<i4"),
    ("longitude", "<i4"),
    ("population", "<u4"),
    ("admin", "<u2"),
    ("name", "<u4"),
    ("id", "<u4"),
]
FRENCH = "*"  # stands before names that GeoNames has in French
CLEAR = 100  # a town this many times as populous as the next of its name is meant where nothing else tells
CACHED = 8192  # names whose towns are kept
DEGREES = 100_000  # the arrays hold whole numbers of 0.00001 degrees, a metre
# Words that a division's name may have and a text leave out.
ADMIN_WORDS = word_list("words_in_division_names")


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place: its French name where GeoNames has one (`french`), else its own; codes of country and division."""

    id: int
    name: str
    french: bool
    latitude: float
    longitude: float
    population: int
    country: str
    division: str


@dataclass(frozen=True, slots=True)
class Division:
    """A first-order division of a country (province, governorate, oblast) with the middle of its towns."""

    code: str
    name: str
    latitude: float
    longitude: float

    @property
    def country(self) -> str:
        """The code of its country."""
        return self.code.split(".")[0]


@dataclass(frozen=True, slots=True)
class Country:
    """A country with the middle of the largest part of its outline."""

    code: str
    name: str
    capital: str
    latitude: float
    longitude: float


def hashed(key: str) -> int:
    """46 bits of a key's hash."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little") >> PLACE_BITS


def division_key(name: str) -> str:
    """The key of a division's name without the words that say what it is.

    >>> division_key("Oblast de Kherson") == division_key("Kherson"), division_key("Nord-Kivu")
    (True, 'nordkivu')
    """
    words = words_of_name(name)
    return spelling_key(" ".join(word for word in words if word not in ADMIN_WORDS) or name)


class Gazetteer:
    """All look-ups. One object serves all articles: it holds mapped files and tables, and no state."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import numpy as np  # here, so that importing recoupe brings no numpy

        try:
            self._places: Any = np.load(folder / "places.npy", mmap_mode="r")
            self._spellings: Any = np.load(folder / "spellings.npy", mmap_mode="r")
            self._sounds: Any = np.load(folder / "sounds.npy", mmap_mode="r")
            self._names: Any = np.memmap(folder / "names.txt", mode="r")
        except (OSError, ValueError) as error:
            raise LanguageError(f"{folder}: {error}; reinstall recoupe or build the gazetteer anew") from None
        self.countries = tuple(_country(row) for row in read_table(folder / "countries.csv"))
        self._countries = {name_key(country.name): country for country in self.countries}
        self._capitals = {country.code: country.capital for country in self.countries}
        rows = read_table(folder / "admin1.csv")
        # An article repeats its names, and articles those of their conflict: a look-up costs 50 microseconds, a repeated one none.
        self._spelled = lru_cache(maxsize=CACHED)(lambda name: self._found(self._spellings, spelling_key(name)))
        self._sounding = lru_cache(maxsize=CACHED)(lambda name: self._found(self._sounds, sound_key(name)))
        self._codes = tuple(row["code"] for row in rows)
        self._divisions = _by_key(rows, "spellings")
        self._division_sounds = _by_key(rows, "sounds")

    def towns(self, name: str) -> tuple[Town, ...]:
        """Towns spelled so, the most populous first."""
        return self._spelled(name)

    def towns_by_sound(self, name: str) -> tuple[Town, ...]:
        """Towns that another transliteration of the name may mean, the most populous first."""
        return self._sounding(name)

    def country(self, name: str) -> Country | None:
        """The country of this French name."""
        return self._countries.get(name_key(name))

    def capital_of(self, code: str) -> str | None:
        """The French name of a country's capital."""
        return self._capitals.get(code)

    def divisions(self, name: str) -> tuple[Division, ...]:
        """Divisions of this name, `province de` and its like left out or not, in the order of their codes."""
        return self._divisions.get(division_key(name), ())

    def divisions_by_sound(self, name: str) -> tuple[Division, ...]:
        """Divisions that another transliteration of the name may mean."""
        return self._division_sounds.get(division_sound(name), ())

    def only(self, name: str) -> Country | Town | Division | None:
        """The one place of this name: a country, else a town, else a division; None where several towns share it."""
        country = self.country(name)
        if country is not None:
            return country
        towns, divisions = self.towns(name), self.divisions(name)
        if len(towns) == 1 or (len(towns) > 1 and towns[0].population >= CLEAR * max(towns[1].population, 1)):
            return towns[0]
        return divisions[0] if not towns and len(divisions) == 1 else None

    def _found(self, keys: Any, key: str) -> tuple[Town, ...]:
        if not key:
            return ()
        low = hashed(key) << PLACE_BITS
        bounds = keys.searchsorted(_unsigned([low, low | _PLACES]), side="left")
        first, last = int(bounds[0]), int(bounds[1])
        numbers = [
            int(value) & _PLACES for value in keys[first : last + 1] if int(value) >> PLACE_BITS == low >> PLACE_BITS
        ]
        return tuple(sorted((self._town(number) for number in numbers), key=lambda town: (-town.population, town.id)))

    def _town(self, number: int) -> Town:
        row = self._places[number]
        start = int(row["name"])
        end = int(self._places[number + 1]["name"]) if number + 1 < len(self._places) else len(self._names)
        country, division = self._codes[int(row["admin"])].split(".")
        name = bytes(self._names[start:end]).decode().rstrip("\n")
        return Town(
            int(row["id"]),
            name.removeprefix(FRENCH),
            name.startswith(FRENCH),
            int(row["latitude"]) / DEGREES,
            int(row["longitude"]) / DEGREES,
            int(row["population"]),
            country,
            f"{country}.{division}",
        )


def _unsigned(values: list[int]) -> Any:
    """Keys in the type of the arrays: a search with another type would convert the whole array."""
    import numpy as np

    return np.array(values, dtype="<u8")


def division_sound(name: str) -> str:
    """The sound key of a division's name without the words that say what it is."""
    words = words_of_name(name)
    return sound_key(" ".join(word for word in words if word not in ADMIN_WORDS) or name)


def _country(row: Mapping[str, str]) -> Country:
    return Country(row["code"], row["name"], row["capital"], float(row["latitude"]), float(row["longitude"]))


def _by_key(rows: Iterable[Mapping[str, str]], column: str) -> dict[str, tuple[Division, ...]]:
    """Divisions that have a place, by the keys of all their names."""
    found: dict[str, list[Division]] = {}
    for row in rows:
        if row["latitude"]:
            division = Division(row["code"], row["name"], float(row["latitude"]), float(row["longitude"]))
            for key in split(row[column]):
                found.setdefault(key, []).append(division)
    return {key: tuple(divisions) for key, divisions in found.items()}


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that is shipped; it is opened once a process."""
    return Gazetteer()


def gazetteer_version(folder: Path = FOLDER) -> str:
    """A hash of all files, written when they are built: another one means other coordinates."""
    try:
        return (folder / "VERSION").read_text(encoding="utf-8").strip()
    except OSError as error:
        raise LanguageError(f"{folder}: {error}; reinstall recoupe or build the gazetteer anew") from None
