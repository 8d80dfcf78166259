"""The page's own words, from `locale/fr.csv` and `locale/en.csv`: a key, the text, and values in {braces}."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from recoupe.model.errors import UsageError

LANGUAGES = ("fr", "en")
_DAYS = 8192
_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?)?(?P<about>[~?%]?)")
TABLES = (
    "",
    "web.",
)  # what stands before the language in the names of its tables: those of all pages, of the workspace


class Words:
    """The words of one language."""

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        """Take the language's code and its texts by key."""
        self.language, self._texts = language, texts
        self._days: dict[str, str] = {}  # dates as they were written before: a ledger has the same ones over and over

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values put in.

        >>> load_words("en")("nav.ledger")
        'Ledger'
        """
        return self._texts[key].format(**values) if values else self._texts[key]

    def has(self, key: str) -> bool:
        """True where there is such a text."""
        return key in self._texts

    def count(self, key: str, number: int) -> str:
        """A number with its noun: `KEY.one` or `KEY.many`; in French nought is singular.

        >>> load_words("fr").count("claims", 0), load_words("en").count("claims", 1200)
        ('0 affirmation', '1,200 claims')
        """
        one = number == 1 or (number == 0 and self.language == "fr")
        return self(f"{key}.{'one' if one else 'many'}", n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with its thousands parted."""
        return f"{number:,}".replace(",", "\u202f" if self.language == "fr" else ",")

    def day(self, edtf: str) -> str:
        """A date as people write it; what is no EDTF of days, months and years stays as it is.

        >>> load_words("fr").day("2017-03-01"), load_words("en").day("2017-10/2017-12"), load_words("fr").day("hier")
        ('1er mars 2017', 'October 2017 – December 2017', 'hier')
        """
        if edtf not in self._days:
            if len(self._days) >= _DAYS:
                self._days.clear()
            self._days[edtf] = self._written(edtf)
        return self._days[edtf]

    def _written(self, edtf: str) -> str:
        first, slash, last = edtf.partition("/")
        begin, end = (self._point(point) for point in (first, last if slash else first))
        if begin is None or end is None or not (begin or end):
            return edtf
        if not slash:
            return begin
        return self("date.span", first=begin or "…", last=end or "…")

    def _point(self, point: str) -> str | None:
        """One day, month or year; empty for an open end, None for what is neither."""
        if point in ("", ".."):
            return ""
        match = _POINT.fullmatch(point)
        month = int(match["month"] or 1) if match else 0
        if match is None or not 1 <= month <= 12:
            return None
        about = "≈\u202f" if match["about"] else ""
        if not match["month"]:
            return about + match["year"]
        parts = {"month": self(f"month.{month}"), "year": match["year"]}
        if not match["day"]:
            return about + self("date.month", **parts)
        day = int(match["day"])
        return about + self("date.day", day=self("date.first") if day == 1 else day, **parts)

    def share(self, share: float) -> str:
        """A share in hundredths.

        >>> load_words("fr").share(0.614), load_words("en").share(0.614)
        ('61\u202f%', '61%')
        """
        return f"{share:.0%}".replace("%", "\u202f%" if self.language == "fr" else "%")

    def code(self, group: str, code: object) -> str:
        """What a code of the codebook is called."""
        return self(f"{group}.{code}")


@cache
def load_words(language: str) -> Words:
    """The words of a language; they are read once.

    Raises:
        UsageError: no such language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no language {language!r} for a page; take one of: {', '.join(LANGUAGES)}")
    folder = files("recoupe").joinpath("locale")
    tables = (folder.joinpath(f"{name}{language}.csv").read_text(encoding="utf-8") for name in TABLES)
    rows = (row for table in tables for row in csv.DictReader(table.splitlines(), strict=True))
    return Words(language, {row["key"]: row["text"] for row in rows})
