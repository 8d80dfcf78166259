"""A language pack: everything the rules know about a language, read from its folder once.

What enters is the name of a language; what leaves is an immutable `Pack` that the annotators look things up in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from recoupe.languages.frames import BLOCKING, Beside, Defaults, Frame, read_beside, read_defaults, read_frame
from recoupe.languages.weights import Weights, read_all_weights
from recoupe.model.codes import EventType, LoadedCategory, Modality, SourceKind, Stance
from recoupe.model.errors import LanguageError

HERE = Path(__file__).parent
Row = Mapping[str, str]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class NounClass:
    """What a noun stands for, and what kind of source it is when it speaks."""

    name: str
    source: SourceKind | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor: canonical name, what kind of source it is, whether it is a place too, and which town names it.

    `home` is the country that it belongs to, `traits` are the words that a description may say of it (`djihadiste`);
    `capital` says that its name is a common word without its capital.
    """

    name: str
    kind: SourceKind
    country: bool = False
    town: str | None = None
    home: str = ""
    traits: frozenset[str] = frozenset()
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Reporting:
    """A word of saying: its class, what it does to the commitment of its content, and the reporter's stance."""

    lemma: str
    kind: str
    stance: Stance
    content: Modality
    parenthetical: bool
    example: str
    reads: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A phrase that attributes: `selon`, `d'après`, `citant`."""

    words: str
    role: str
    mode: str
    stance: Stance
    example: str
    reads: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A word that changes the commitment of an event that it governs."""

    lemma: str
    pos: str
    effect: Modality
    governs: frozenset[str]
    example: str
    reads: str


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A word or fixed phrase that steers, and what could stand in its place."""

    term: str
    category: LoadedCategory
    by_lemma: bool
    neutral: str
    example: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that only carries an event noun, and what its subject is to that event."""

    lemma: str
    beside: tuple[Beside, ...]
    subject: str
    example: str
    reads: str


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """All tables of one language. Two packs are equal only if they are one object: tables are read once."""

    name: str
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    light: Mapping[str, LightVerb]
    classes: Mapping[str, NounClass]
    actors: Mapping[str, Actor]
    sounds: Mapping[str, str]
    acronyms: frozenset[str]
    adjectives: Mapping[str, str]
    equipment: Mapping[str, str]
    place_words: Mapping[str, str]
    reporting: Mapping[str, Reporting]
    reporting_nouns: Mapping[str, Reporting]
    markers: tuple[Marker, ...]
    commitment: Mapping[str, tuple[Commitment, ...]]
    loaded: tuple[LoadedTerm, ...]
    confidence: Mapping[str, float]
    defaults: Mapping[EventType, Defaults]
    weights: Mapping[str, Weights]

    @property
    def model_folder(self) -> Path:
        """Where the shipped model of this language lies."""
        return HERE / self.name / "model"


def read_table(path: Path) -> list[Row]:
    """The rows of a CSV table; a missing or broken table is a fault of the pack."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows: list[Row] = list(csv.DictReader(lines, strict=True))
    except (OSError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; reinstall recoupe or mend the table") from None
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LanguageError(f"{path}, line {number}: wrong number of columns")
    return rows


def split(cell: str) -> list[str]:
    """`a;b` as a list without blanks."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def group(items: list[Frame]) -> dict[str, tuple[Frame, ...]]:
    """Frames by lemma, those that ask for more first; of equal ones those that block, then in the order of the tables."""
    found: dict[str, list[Frame]] = {}
    for item in items:
        found.setdefault(item.lemma, []).append(item)
    return {lemma: tuple(sorted(frames, key=_asks_less)) for lemma, frames in found.items()}


def _asks_less(frame: Frame) -> tuple[int, int, bool]:
    beside, when = frame.specificity
    return -beside, -when, frame.type is not None


def read_frames(folder: Path, stem: str, prefix: str) -> dict[str, tuple[Frame, ...]]:
    """All tables `stem*.csv` of frames."""
    defaults = read_defaults(read_table(folder / "defaults.csv"))
    frames = []
    for path in sorted(folder.glob(f"{stem}*.csv")):
        for number, row in enumerate(read_table(path), 2):
            frames.append(read_frame(row, defaults, where=f"{path.name}, line {number}", prefix=prefix))
    return group(frames)


_BARE = str.maketrans("éèêëàâäîïôöûüùç", "eeeeaaaiioouuuc")


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """How names are looked up: lower case, one kind of apostrophe and hyphen, no accents on capitals' account.

    >>> name_key("États-Unis") == name_key("Etats-unis")
    True
    """
    plain = name.lower().replace("’", "'").replace("‑", "-").replace("-", " ")
    return " ".join(plain.translate(_BARE).split())


# Spellings of one sound in names from other scripts, in the order in which they are made one: the rules of `sound_key`.
_SOUNDS = (
    (
        re.compile(r"\b(?:el|ad|ar|as|at|az|ez|es|ech|ach|ash|an) (?=\w)"),
        "al ",
    ),  # the Arabic article, assimilated or not
    (re.compile(r"tch|sch|sh"), "ch"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|gh|q|ck|c(?=[aou])"), "k"),
    (re.compile(r"ou|oo|w|o"), "u"),
    (re.compile(r"y|ee|e"), "i"),
    (re.compile(r"h\b"), ""),
    (re.compile(r"(\w)\1"), r"\1"),
)


@lru_cache(maxsize=20_000)
def sound_key(name: str) -> str:
    """One key for the spellings of a name from another script: `Daech` and `Daesh`, `Hezbollah` and `Hizbullah`.

    >>> sound_key("Hezbollah") == sound_key("Hizbullah"), sound_key("Deir ez-Zor") == sound_key("Deïr el-Zor")
    (True, True)
    """
    key = name_key(name).replace("'", " ")
    for spelling, sound in _SOUNDS:
        key = spelling.sub(sound, key)
    return key


SOUNDED = 5  # letters: shorter names sound like too many words


def read_sounds(actors: Mapping[str, Actor]) -> dict[str, str]:
    """Names of armed groups and persons by their sound; what sounds like several actors is left out."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for key, actor in actors.items():
        if actor.kind in (SourceKind.ARMED_GROUP, SourceKind.PERSON) and len(key) >= SOUNDED:
            other = found.setdefault(sound_key(key), key)
            if actors[other].name != actor.name:
                doubtful.add(sound_key(key))
    return {sound: key for sound, key in found.items() if sound not in doubtful}


def read_actors(folder: Path) -> dict[str, Actor]:
    """Names of actors, countries and seats of government, by their key."""
    found: dict[str, Actor] = {}
    for row in read_table(folder / "nationalities.csv"):
        country = row["country"] or row["demonym_plural"]
        for form in [country, *split(row["forms"])]:
            found.setdefault(name_key(form), Actor(country, SourceKind.GOVERNMENT, country=bool(row["country"])))
        if row["capital"]:
            capital = Actor(country, SourceKind.GOVERNMENT, country=True, town=row["capital"])
            found.setdefault(name_key(row["capital"]), capital)
        found.setdefault(name_key(row["demonym_plural"]), Actor(country, SourceKind.GOVERNMENT))
        for seat in split(row["government_seats"]):
            found.setdefault(name_key(seat), Actor(seat, SourceKind.GOVERNMENT))
    for row in read_table(folder / "actors.csv"):
        traits = frozenset(split(row.get("traits", "")))
        entry = Actor(
            row["name"],
            SourceKind(row["kind"]),
            home=row.get("country", ""),
            traits=traits,
            capital="avec la majuscule" in row.get("note", ""),
        )
        for form in [row["name"], *split(row["aliases"]), *split(row["abbreviations"])]:
            found[name_key(form)] = entry
    found.pop("", None)
    return found


def read_acronyms(folder: Path) -> frozenset[str]:
    """Keys of names that are written in capitals only: `Un` is no `UN`."""
    capitals: set[str] = set()
    others: set[str] = set()
    for table, columns in (
        ("actors.csv", ("name", "aliases", "abbreviations")),
        ("nationalities.csv", ("country", "forms")),
    ):
        for row in read_table(folder / table):
            for form in (form for column in columns for form in split(row[column])):
                (capitals if form.isupper() else others).add(name_key(form))
    return frozenset(capitals - others)


def read_adjectives(folder: Path) -> dict[str, str]:
    """Adjectives of nationality by their forms, to the country or people that they name."""
    found = {}
    for row in read_table(folder / "nationalities.csv"):
        owner = row["country"] or row["demonym_plural"]
        for form in (row["adjective"], row["feminine"]):
            if form:
                found[form] = found[form + "s"] = owner
    return found


def made(path: Path, make: Callable[[Row], K]) -> Iterator[K]:
    """The rows of a table as objects; a code that is on no list, or a missing column, is told with its place."""
    for number, row in enumerate(read_table(path), 2):
        try:
            yield make(row)
        except (KeyError, ValueError) as error:
            what = f"there is no column {error}" if isinstance(error, KeyError) else str(error)
            raise LanguageError(f"{path.name}, line {number}: {what}") from None


def keyed(path: Path, key: str, make: Callable[[Row], K]) -> dict[str, K]:
    """A table as a mapping from one of its columns; the first row of a key counts."""
    found: dict[str, K] = {}
    for name, item in made(path, lambda row: (row[key], make(row))):
        found.setdefault(name, item)
    return found


def _commitment(row: Row) -> Commitment:
    governs = frozenset(row["governs"].replace("|", ";").split(";"))
    return Commitment(row["lemma"], row["pos"], Modality(row["effect"]), governs, row["example"], row["reads"])


def _reporting(row: Row) -> Reporting:
    return Reporting(
        row["lemma"], row["class"], Stance(row["stance"]), Modality(row["content"]),
        row.get("parenthetical", "") == "yes", row["example"], row["reads"],
    )  # fmt: skip


def _marker(row: Row) -> Marker:
    return Marker(row["marker"], row["role"], row["mode"], Stance(row["stance"]), row["example"], row["reads"])


def read_commitment(folder: Path) -> dict[str, tuple[Commitment, ...]]:
    """Words that change commitment, by lemma."""
    found: dict[str, list[Commitment]] = {}
    for entry in made(folder / "modality.csv", _commitment):
        found.setdefault(entry.lemma, []).append(entry)
    return {lemma: tuple(entries) for lemma, entries in found.items()}


def read_reporting(path: Path) -> dict[str, Reporting]:
    """Words of saying, by lemma; the first row of a lemma counts."""
    return keyed(path, "lemma", _reporting)


def _noun_class(row: Row) -> NounClass:
    return NounClass(row["class"], SourceKind(row["kind"]) if row["kind"] else None)


def _light_verb(row: Row) -> LightVerb:
    return LightVerb(row["lemma"], read_beside(row["with"]), row["subject"], row["example"], row["reads"])


def _loaded_term(row: Row) -> LoadedTerm:
    return LoadedTerm(
        row["term"], LoadedCategory(row["category"]), row["kind"] == "lemma", row["neutral"], row["example"]
    )


def read_equipment(folder: Path) -> dict[str, str]:
    """Names of weapons and vehicles by key, to the canonical name."""
    found = {}
    for row in read_table(folder / "equipment.csv"):
        for form in [row["name"], *split(row["aliases"])]:
            found[name_key(form)] = row["name"]
    return found


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language (`fr`); it is read once."""
    folder = HERE / language
    if not folder.is_dir():
        raise LanguageError(f"no language pack {language!r}; there is one for: fr")
    actors = read_actors(folder)
    return Pack(
        name=language,
        verbs=read_frames(folder / "frames", "verbs", f"{language}.verb"),
        nouns=read_frames(folder / "frames", "nouns", f"{language}.noun"),
        light=keyed(folder / "light_verbs.csv", "lemma", _light_verb),
        classes=keyed(folder / "classes.csv", "lemma", _noun_class),
        actors=actors,
        sounds=read_sounds(actors),
        acronyms=read_acronyms(folder),
        adjectives=read_adjectives(folder),
        equipment=read_equipment(folder),
        place_words=keyed(folder / "places_words.csv", "word", lambda row: row["kind"]),
        reporting=read_reporting(folder / "reporting_verbs.csv"),
        reporting_nouns=read_reporting(folder / "reporting_nouns.csv"),
        markers=tuple(made(folder / "attribution_markers.csv", _marker)),
        commitment=read_commitment(folder),
        loaded=tuple(made(folder / "loaded.csv", _loaded_term)),
        confidence=keyed(folder / "confidence.csv", "rule", lambda row: float(row["precision"])),
        defaults=read_defaults(read_table(folder / "frames" / "defaults.csv")),
        weights=read_all_weights(folder / "weights"),
    )  # fmt: skip


__all__ = ["BLOCKING", "Pack", "load_pack", "name_key"]
