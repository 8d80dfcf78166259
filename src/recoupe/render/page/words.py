"""The page's own words, from `locale/fr.csv` and `locale/en.csv`: a key, the text, and values in {braces}."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from recoupe.model.errors import UsageError

LANGUAGES = ("fr", "en")
TABLES = (
    "",
    "web.",
)  # what stands before the language in the names of its tables: those of all pages, of the workspace


class Words:
    """The words of one language."""

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        """Take the language's code and its texts by key."""
        self.language, self._texts = language, texts

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values put in.

        >>> load_words("en")("nav.ledger")
        'Ledger'
        """
        return self._texts[key].format(**values) if values else self._texts[key]

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
