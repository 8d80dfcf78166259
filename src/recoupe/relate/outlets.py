"""Whose text an article is, and whom it credits: names of outlets compared whatever their article, case and spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.languages.outlets import canonical, squash
from recoupe.model.article import Article, Entry
from recoupe.model.codes import SourceKind

_ARTICLE = re.compile(r"\A(?:l['’]|(?:le|la|les|the)\s)\s*", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def outlet_key(name: str) -> str:
    """What the spellings of one outlet share.

    >>> outlet_key("La Feuille de Brume") == outlet_key("Feuille de Brume"), outlet_key("AFP") == outlet_key("Agence France-Presse")
    (True, True)
    """
    return squash(_ARTICLE.sub("", canonical(name) or name, count=1))


def outlet_of(article: Article) -> str | None:
    """The key of an article's outlet, None where it does not say."""
    return outlet_key(article.about.outlet.value) if article.about.outlet else None


def same_outlet(a: Article, b: Article) -> bool:
    """True if both say that they are of one outlet."""
    return outlet_of(a) is not None and outlet_of(a) == outlet_of(b)


def credits_of(article: Article) -> dict[str, str]:
    """Whose text an article says that it is or was made from, itself left out: key and name."""
    facts = (article.about.reprint_of, article.about.agency)
    named = {outlet_key(fact.value): fact.value for fact in facts if fact}
    named.pop(outlet_of(article) or "", None)
    return named


def credits(article: Article, other: Article) -> str | None:
    """The credit that an article gives to the outlet of another."""
    outlet = outlet_of(other)
    return credits_of(article).get(outlet) if outlet else None


def cites_outlet(entry: Entry, other: Article) -> str | None:
    """The name by which an article cites the outlet of another, not its own."""
    outlet = outlet_of(other)
    if outlet is None or outlet == outlet_of(entry.article):
        return None
    named = (cite.name for cite in entry.reading.cites if cite.kind in (SourceKind.OUTLET, SourceKind.ORGANISATION))
    return next((name.text for name in named if outlet_key(name.entity or name.text) == outlet), None)
