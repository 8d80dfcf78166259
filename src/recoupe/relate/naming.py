"""Names as keys, and whether words name a side: `the enemy`, `our troops` and `a column` contradict nobody."""

from __future__ import annotations

from functools import cache

from recoupe.languages.bodies import nationalities, plural
from recoupe.relate.sketch import plain

_ARTICLES = ("le", "la", "les", "un", "une", "des", "du", "de", "d", "l", "nos", "notre", "ses", "leurs")


def sides_in(words: str) -> frozenset[str]:
    """The words that say a side: names, which begin with a capital, and adjectives of nations, without their endings.

    >>> sorted(sides_in("armée du Nord")), sorted(sides_in("obus maliens")), sides_in("L'ennemi")
    (['nord'], ['mali'], frozenset())
    """
    found = set()
    for word in words.replace("'", " ").replace("’", " ").split():
        key = plain(word)
        if key and key not in _ARTICLES and (word[:1].isupper() or key in _adjectives()):
            found.add(_adjectives().get(key, key))
    return frozenset(found)


def says_who(words: str) -> bool:
    """True for words that name a side.

    >>> says_who("armée du Nord"), says_who("ennemi"), says_who("compagnie de canards")
    (True, False, False)
    """
    return bool(sides_in(words))


def bare(place: str) -> str:
    """A place name as a key, without the article before it: texts write `au Hameau` for Le Hameau."""
    return " ".join(word for word in plain(place).split() if word not in ("le", "la", "les", "l"))


@cache
def _adjectives() -> dict[str, str]:
    """The forms of adjectives of nations, and what the forms of one share."""
    out = {}
    for adjective, nation in nationalities().items():
        out[plain(adjective)] = plain(nation.country)
        out[plain(plural(adjective))] = plain(nation.country)
    return out
