"""Newspapers, agencies, channels: the outlets of `actors.csv`, found by their names or by an address."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from recoupe.languages.lists import FOLDER, word_list
from recoupe.model.errors import LanguageError

_LOOSE = 6  # letters: a shorter name may be a common word in small letters
_ARTICLES = ("Le ", "La ", "Les", "The", "L'E", "L'H", "L'O")  # `le monde` is no newspaper
_SHORT = 4  # letters: a shorter name says too little once its case and its spaces are gone
_HEAD_MOST = 60  # characters
_SET_OFF = re.compile(r"\s*,\s|\s+[–—|·-]\s")
_BAR = re.compile(r"\s+[–—|-]\s")
_SMALL = 3  # letters of `de`, `des`, `et` in a name
_MASTHEAD = re.compile(
    r"(?:Le|La|Les|The)\s[A-ZÀ-Þ][\w-]+(?:\s(?:de la|de l['’]|de|du|des|d['’]|et|of)\s?(?:l['’])?[A-ZÀ-Þ][\w-]+)+\Z"
    r"|L['’][A-ZÀ-Þ][\w-]+(?:\s(?:de la|de l['’]|de|du|des|d['’]|et)\s?(?:l['’])?[A-ZÀ-Þ][\w-]+)+\Z"
)
_AGENCY = re.compile(r"(?:Agence|Agency|agence)\s(?:d[eu]\s|des\s|d['’])?[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){0,2}\Z")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#]\S*)?\Z")


@dataclass(frozen=True, slots=True)
class Met:
    """An outlet as met in a text: its canonical name, and where its words stand."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Tables:
    """Names to canonical names as written, the same squashed, and what finds them as written or in any case."""

    written: Mapping[str, str]
    squashed: Mapping[str, str]
    pattern: re.Pattern[str]
    loose: re.Pattern[str]


@cache
def _tables() -> _Tables:
    """The outlets of the table; read once."""
    path = FOLDER / "fr" / "actors.csv"
    written: dict[str, str] = {}
    loose: set[str] = set()
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, strict=True):
                if row["kind"] == "outlet":
                    for name in (row["name"], *row["aliases"].split(";"), *row["abbreviations"].split(";")):
                        if name:
                            written.setdefault(name, row["name"])
                            loose |= (
                                {name}
                                if len(name) >= _LOOSE and not row["note"] and name[:3] not in _ARTICLES
                                else set()
                            )
    except (OSError, KeyError, AttributeError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; reinstall recoupe or mend the table") from None
    squashed = {squash(name): canonical for name, canonical in written.items() if len(squash(name)) >= _SHORT}
    return _Tables(
        MappingProxyType(written), MappingProxyType(squashed), _pattern(written), _pattern(loose, re.IGNORECASE)
    )


def _pattern(names: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", flags)


def squash(name: str) -> str:
    """A name without case, accents, spaces and signs: as addresses write it.

    >>> squash("L'Écho de l'Est")
    'lechodelest'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def find_outlet(text: str, start: int = 0, *, any_case: bool = False) -> Met | None:
    """The first outlet that the table knows, in a text from `start` on.

    Args:
        any_case: find long names that are no common words without their capitals too.

    >>> find_outlet("Le contenu de la dépêche de Sputnik :").name
    'Sputnik'
    """
    tables = _tables()
    match = tables.pattern.search(text, start)
    if match is None and any_case and (match := tables.loose.search(text, start)):
        return Met(tables.squashed[squash(match[0])], match.start(), match.end())
    return Met(tables.written[match[0]], match.start(), match.end()) if match else None


def canonical(name: str) -> str | None:
    """The canonical name of an outlet written in any way, None where the table does not know it.

    >>> canonical("FRENCH PRESS TV"), canonical("L'Écho de nulle part")
    ('Press TV', None)
    """
    tables = _tables()
    if name in tables.written:
        return tables.written[name]
    fillers = word_list("outlet_fillers")
    words = [word for word in name.split() if word.casefold() not in fillers]
    return tables.squashed.get(squash(" ".join(words))) or tables.squashed.get(squash(name))


def masthead(line: str) -> str | None:
    """The name of a newspaper that a line is or begins with, set off by a comma or a dash: `Le Phare de Nulle-Part`.

    Known outlets, and what is built as such names are: an article, a capital, `de`, a capital. French writes titles of
    articles in another way: no noun of theirs has a capital but for names.

    >>> masthead("Le Phare de Nulle-Part, mardi 3 mai 2031"), masthead("La ville de Metz tombe")
    ('Le Phare de Nulle-Part', None)
    """
    head = _SET_OFF.split(line.strip()[: 2 * _HEAD_MOST], maxsplit=1)[0]
    if len(head) > _HEAD_MOST:
        return None
    return canonical(head) or (head if _MASTHEAD.match(head) else None) or banner(line)


def banner(line: str) -> str | None:
    """The name of an outlet that says of what kind it is, before its slogan or the name of a section, set off by a dash or bar.

    >>> banner("Radio Val Libre - L'info des collines"), banner("Radio - Deux journalistes arrêtés")
    ('Radio Val Libre', None)
    """
    cut = _BAR.split(line.strip()[: 2 * _HEAD_MOST], maxsplit=1)
    words = cut[0].split()
    capitals = [word for word in words if word[:1].isupper()]
    if len(cut) < 2 or len(capitals) < 2 or any(len(word) > _SMALL and word not in capitals for word in words):
        return None
    return cut[0] if word_list("outlet_kinds") & {word.casefold() for word in capitals} else None


def agency(name: str) -> str | None:
    """An agency by its name as credits have it: one that the table knows, or one that calls itself an agency.

    >>> agency("AFP"), agency("Agence du Levant"), agency("le maire")
    ('Agence France-Presse', 'Agence du Levant', None)
    """
    name = name.strip()
    known = canonical(name) or canonical(name.removesuffix("-Services"))
    return known or (name if _AGENCY.match(name) else None)


def of_address(address: str) -> str | None:
    """The outlet that an address belongs to, if the table knows a name that its host is made of.

    >>> of_address("https://www.presstv.ir/a/1"), of_address("https://nul.example/")
    ('Press TV', None)
    """
    host = host_of(address)
    if host is None:
        return None
    for label in reversed(host.split(".")[:-1]):
        if found := canonical(label.replace("-", " ")):
            return found
    return canonical(host)


def host_of(address: str) -> str | None:
    """The host of an address, without `www`; None where it is no address.

    >>> host_of("http://www.exemple.org/2031/guerre.html"), host_of("exemple.org"), host_of("une phrase")
    ('exemple.org', 'exemple.org', None)
    """
    match = _HOST.match(address.strip().lower())
    return match["host"] if match else None
