"""The address of a page is its whole state: filters, where a page begins, language, colours, who reviews."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recoupe.model.errors import UsageError

KEPT = ("lang", "theme", "by")  # what goes from page to page; the rest is that of one screen
THEMES = ("light", "dark", "contrast")
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")


@lru_cache(maxsize=8192)  # the same names and filters stand in most links of a page
def quoted(text: str, *, safe: str = "") -> str:
    """Text as a part of an address (RFC 3986): what no page can take for a sign of its own.

    >>> quoted("a b/c?é"), quoted("a/b", safe="/")
    ('a%20b%2Fc%3F%C3%A9', 'a/b')
    """
    kept = _SAFE | set(safe.encode())
    return "".join(chr(b) if b in kept else f"%{b:02X}" for b in text.encode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is: its path without a form, and what stands behind the question mark, in order."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """The last value of a name."""
        return dict(self.query).get(name, default)

    def to(self, path: str, **values: str | None) -> str:
        """The address of another page, with what goes from page to page."""
        kept = tuple((name, value) for name, value in self.query if name in KEPT)
        return Address(path, kept).here(**values)

    def here(self, form: str = "", /, **values: str | None) -> str:
        """The address of this page with some values changed; None leaves one out. `form` is `json`, `csv`, `geojson`, `svg`."""
        held: dict[str, str | None] = {**dict(self.query), **values}
        given = "&".join(f"{quoted(name)}={quoted(value)}" for name, value in held.items() if value not in (None, "")
                         and value is not None)  # fmt: skip
        path = quoted(self.path if not form or self.path != "/" else "/index", safe="/")
        ending = f".{form}" if form else (".html" if path.endswith(FORM_ENDINGS) else "")
        return f"{path}{ending}" + (f"?{given}" if given else "")

    def kept(self, *names: str) -> Iterable[tuple[str, str]]:
        """What a form of this page must hold so as to lose nothing but some names."""
        return ((name, value) for name, value in self.query if name not in names and value)


def bare(path: str, **values: str) -> str:
    """An address that says nothing of language and colours: what rows for programs hold.

    >>> bare("/source/A/B?", x="é")
    '/source/A/B%3F?x=%C3%A9'
    """
    return Address(path).here(**values)


FORMS = ("html", "json", "csv", "geojson", "svg")
FORM_ENDINGS = tuple(f".{form}" for form in FORMS)


def split_form(path: str) -> tuple[str, str]:
    """A path and the form that it asks for.

    >>> split_form("/claims.csv"), split_form("/source/M. Dupont"), split_form("/index.json")
    (('/claims', 'csv'), ('/source/M. Dupont', 'html'), ('/', 'json'))
    """
    stem, dot, ending = path.rpartition(".")
    if not dot or ending not in FORMS:
        return path, "html"
    return ("/" if stem == "/index" else stem), ending


def cursor(key: Iterable[Any] | None) -> str | None:
    """Where the next page begins, as one opaque word of an address."""
    if key is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(list(key), ensure_ascii=False).encode()).decode().rstrip("=")


def to_key(word: str) -> tuple[Any, ...] | None:
    """The key of a word that `cursor` made; None for the first page.

    Raises:
        UsageError: no such word.

    >>> to_key(cursor(("2018-03-12", "a1", 4)))
    ('2018-03-12', 'a1', 4)
    """
    if not word:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (binascii.Error, ValueError) as error:
        raise UsageError("this address leads to no page; start again from the first") from error
    if not isinstance(key, list) or not key or not all(isinstance(part, str | int) for part in key):
        raise UsageError("this address leads to no page; start again from the first")
    return tuple(key)


def only(given: Mapping[str, str], name: str, allowed: Iterable[str], default: str) -> str:
    """A value that must be one of a few.

    Raises:
        UsageError: it is none of them.
    """
    value = given.get(name) or default
    if value not in (options := tuple(allowed)):
        raise UsageError(f"{name}={value!r} is not in the list; take one of: {', '.join(options)}")
    return value
