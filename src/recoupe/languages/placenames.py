"""Keys by which names of places are looked up: one for the spelling, one for what transliterations have in common.

Pure. The gazetteer is built with these keys (`training/gazetteer.py`), so a change here asks for a new build.

`spelling_key` leaves out case, accents, hyphens, apostrophes, blanks and articles (`Al-Bab`, `el Bab`, `La Paz`). `sound_key`
goes on from there, in this order:

1. `abou`, `abu`, `bou` become `bu`; an article written into the word (`Ezzor`, `Arraqqah`) goes: `e` or `a` before a doubled letter.
2. Letters written in several ways: `tch`, `sch`, `ch`, `sh` are one sound, as are `zh`, `dj`, `j`; `kh`, `qu`, `q`, `ck`, `c`, `k`;
   `gh`, `gu`, `g`; `ph`, `f`; `dh`, `d`; `th`, `t`; `x`, `ks`; `w`, `ou`, `oo`, `o`, `u`, `aw`, `au`.
3. `a`, `e`, `i` and `y` are one vowel, any number of them in a row is one (`Deir`, `Dayr`; `Mayadin`, `Mayadeen`).
4. Double consonants are single; vowels and `h` at the end of a word go (`Raqqa`, `Raqqah`, `Racca`; `Hassaké`, `Hasakah`).

A sound key shorter than three letters is none: too many names would meet in it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from recoupe.languages.lists import word_list

# Arabic articles, whole and before the sun letters, and French ones. As they stand before a name they are no part of it.
ARTICLES = word_list("articles_of_place_names")
SHORTEST_SOUND = 3
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
)
_SILENT = re.compile(r"['’‘ʼʻʿʾ`´ʹ]")
_ELIDED = re.compile(r"(?<![^\W_])([dl])['’](?=\w)", re.IGNORECASE)
_OTHER = re.compile(r"[^a-z0-9]+")
_GLUED_ARTICLE = re.compile(r"^[ae](?=([dlnrstz])\1)")
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tch|sch|ch|sh", "C"), (r"zhzh|zh|dzh|dj|j", "J"), (r"ck|kh|qu|q|c|k", "k"), (r"gh|gu(?=[ei])|g", "g"), (r"ph", "f"),
        (r"dh", "d"), (r"th", "t"), (r"x", "ks"), (r"a?(?:ou|oo|w|o|u)", "u"), (r"[aeiy]+", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_END = re.compile(r"(?<=.)[auh]+$")


def words_of_name(name: str) -> list[str]:
    """A name as plain words, elided articles apart.

    >>> words_of_name("L’Aïn d’Al-Bâb")
    ['l', 'ain', 'd', 'al', 'bab']
    """
    apart = _ELIDED.sub(r"\1 ", name.casefold())
    folded = unicodedata.normalize("NFKD", _SILENT.sub("", apart).translate(_LETTERS))
    return _OTHER.sub(" ", "".join(letter for letter in folded if not unicodedata.combining(letter))).split()


def without_articles(words: list[str]) -> list[str]:
    """The words that are no articles; all of them where nothing else would be left."""
    return [word for word in words if word not in ARTICLES] or words


@lru_cache(maxsize=4096)
def spelling_key(name: str) -> str:
    """The key of a spelling: no case, accents, hyphens, apostrophes, blanks, articles.

    >>> spelling_key("Deir ez-Zor") == spelling_key("deir Ez Zor"), spelling_key("Al-Bâb")
    (True, 'bab')
    """
    return "".join(without_articles(words_of_name(name)))


@lru_cache(maxsize=4096)
def sound_key(name: str) -> str:
    """The key that transliterations of one name share, empty where it would be too short.

    >>> sound_key("Al-Boukamal") == sound_key("Abou Kamal") == sound_key("Abu Kamal")
    True
    >>> sound_key("Raqqa") == sound_key("Racca") == sound_key("Ar-Raqqah"), sound_key("Deir Ezzor") == sound_key("Dayr az-Zawr")
    (True, True)
    """
    key = "".join(_sounds(word) for word in without_articles(words_of_name(name)))
    key = re.sub(r"^abu", "bu", key)
    return key if len(key) >= SHORTEST_SOUND else ""


def _sounds(word: str) -> str:
    word = _GLUED_ARTICLE.sub("", word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return "bu" if word in ("abu", "bu") else _END.sub("", word)
