"""Looking names up in the tables of actors and equipment: the longest that starts at a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from recoupe.languages.pack import SOUNDED, Pack, name_key, sound_key
from recoupe.model.codes import SourceKind

SHORTEST = 3  # letters of the first word of a name that is known by its sound
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
def sounding_starts(pack: Pack) -> Mapping[str, int]:
    """First words, by their sound, of the names that are known by their sound."""
    return first_words(frozenset(pack.sounds))


def sounding_name(words: Sequence[str], i: int, pack: Pack, stop: int) -> tuple[int, str] | None:
    """The longest name at word `i` that is spelt in another way than in the tables (`Hizbullah`).

    A surname alone says too little: `Souleymane` is somebody else.
    """
    word = words[i]
    if not word[0].isupper() or word.isupper() or len(word) < SHORTEST:
        return None
    longest = sounding_starts(pack).get(sound_key(word).split(" ")[0], 0)
    for length in range(min(longest, stop - i), 0, -1):
        text = " ".join(words[i : i + length])
        key = pack.sounds.get(sound_key(text))
        surname = length == 1 and key is not None and pack.actors[key].kind is SourceKind.PERSON
        if key is not None and len(text) >= SOUNDED and words[i + length - 1][-1].isalpha() and not surname:
            return length, key
    return None


@lru_cache(maxsize=4)
def starts_of(pack: Pack) -> Mapping[str, int]:
    """First words of all names that the pack knows."""
    return first_words(frozenset(pack.actors) | frozenset(pack.equipment))


@lru_cache(maxsize=4)
def small_words(pack: Pack) -> frozenset[str]:
    """Names of one word that are no common words, found in small letters too: `les talibans`, `sputnik`."""
    kinds = (SourceKind.ARMED_GROUP, SourceKind.OUTLET)
    return frozenset(
        key
        for key, actor in pack.actors.items()
        if actor.kind in kinds and " " not in key and key.isalpha() and len(key) >= SOUNDED
        and key not in pack.classes and key not in pack.acronyms and not is_common(key, pack) and not actor.capital
    )  # fmt: skip


@lru_cache(maxsize=4)
def small_names(pack: Pack) -> frozenset[str]:
    """Names of several words that may begin with a small letter (`armée syrienne`): bodies only."""
    told = (SourceKind.OUTLET, SourceKind.PERSON)
    bodies = (key for key, one in pack.actors.items() if one.kind not in told and not one.country and not one.capital)
    return frozenset(key for key in bodies if " " in key and "'" not in key.split(" ")[0])


@lru_cache(maxsize=4)
def small_starts(pack: Pack) -> Mapping[str, int]:
    """First words of the names that may begin with a small letter."""
    return first_words(small_names(pack))


@lru_cache(maxsize=50_000)
def small_room(word: str, pack: Pack) -> int:
    """How many words a name that begins with this word in small letters may have."""
    return min(2 * small_starts(pack).get(name_key(word), 0), LONGEST) if word[0].islower() else 0


@lru_cache(maxsize=50_000)
def room(word: str, pack: Pack) -> int:
    """How many words a name that begins with this word may have; -1 where no name can begin so, however it is spelt."""
    if not (word[0].isupper() or word[0].isdigit() or word in small_words(pack)):
        return -1
    key = name_key(word)
    return min(2 * starts_of(pack).get(key.split(" ")[0] if key else "", 0), LONGEST)


@lru_cache(maxsize=50_000)
def begins(word: str, pack: Pack) -> bool:
    """True for a word that some name of the tables may begin with: most words are none, and need no second look."""
    return room(word, pack) >= 0 or small_room(word, pack) > 1


def small_name(words: Sequence[str], i: int, pack: Pack, stop: int) -> tuple[int, str] | None:
    """The longest name of a body at a word in small letters; the parser sees these as they stand."""
    for length in range(min(small_room(words[i], pack), stop - i), 1, -1):
        key = name_key(" ".join(words[i : i + length]).replace("' ", "'"))
        if key in small_names(pack) and words[i + length - 1][-1].isalnum():
            return length, key
    return None


def is_common(key: str, pack: Pack) -> bool:
    """True for a word that the other tables know as a word of the language."""
    return key in pack.nouns or key in pack.adjectives or key in pack.place_words or key in pack.reporting


def longest_name(words: Sequence[str], i: int, pack: Pack, stop: int | None = None) -> tuple[int, str] | None:
    """How many words the longest known name at word `i` (and before `stop`) has, and its key; None where none starts."""
    longest = room(words[i], pack)
    if longest < 0:
        return None
    stop = len(words) if stop is None else stop
    for length in range(min(longest, stop - i), 0, -1):
        key = name_key(" ".join(words[i : i + length]).replace("' ", "'").replace(" / ", "/"))
        if length == 1 and key in pack.acronyms and not words[i].isupper():
            return None  # `Un` that begins a sentence is no `UN`
        if key in pack.actors or key in pack.equipment:
            return length, key
    return sounding_name(words, i, pack, stop)
