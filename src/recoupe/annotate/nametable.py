"""Looking names up in the tables of actors and equipment: the longest that starts at a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from recoupe.languages.pack import Pack, name_key

LONGEST = 16  # words of the longest name in the tables, elided articles counted


@lru_cache(maxsize=8)
def first_words(keys: frozenset[str]) -> dict[str, int]:
    """For each first word of a table's names, the number of words of the longest name that starts so."""
    found: dict[str, int] = {}
    for key in keys:
        words = key.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@lru_cache(maxsize=4)
def starts_of(pack: Pack) -> Mapping[str, int]:
    """First words of all names that the pack knows."""
    return first_words(frozenset(pack.actors) | frozenset(pack.equipment))


def longest_name(words: Sequence[str], i: int, pack: Pack, stop: int | None = None) -> tuple[int, str] | None:
    """How many words the longest known name at word `i` (and before `stop`) has, and its key; None where none starts."""
    word = words[i]
    if not (word[0].isupper() or word[0].isdigit()):
        return None
    key = name_key(word)
    longest = starts_of(pack).get(key.split(" ")[0] if key else "", 0)
    for length in range(min(2 * longest, LONGEST, (len(words) if stop is None else stop) - i), 0, -1):
        key = name_key(" ".join(words[i : i + length]).replace("' ", "'").replace(" / ", "/"))
        if length == 1 and key in pack.acronyms and not word.isupper():
            return None  # `Un` that begins a sentence is no `UN`
        if key in pack.actors or key in pack.equipment:
            return length, key
    return None
