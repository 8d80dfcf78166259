"""The words of an article that may be copied: those of its running text, each with its key and its place.

Titles, captions and page furniture are left out. A key is the same for `État`, `etat` and `ÉTAT`, and for both apostrophes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from recoupe.model.article import Article
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind

NGRAM = 5  # words; anchors: shared 5-grams find every reprint, cut or edited, that the measurements planted
_WORD = re.compile(r"[^\W_]+")
_RUNNING = (BlockKind.BODY, BlockKind.EMBEDDED)
_FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, of no pattern: the golden ratio in 64 bits (Knuth, TAOCP 6.4)

Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one article, in order: `keys`, and `starts` and `ends` in the stored text."""

    article: str
    keys: Keys
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, stop: int) -> Span:
        """Where the words from `first` up to, not with, `stop` stand."""
        return Span(int(self.starts[first]), int(self.ends[stop - 1]))


@lru_cache(maxsize=1 << 18)
def key_of(word: str) -> int:
    """The key of a word: 64 bits of a hash of its letters, without case and accents.

    >>> key_of("État") == key_of("ETAT") != key_of("états")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return int.from_bytes(hashlib.blake2b(plain.translate(_FOLDED).encode("utf-8", "replace"), digest_size=8).digest())


def words_of(article: Article) -> Words:
    """The words of an article's running text."""
    keys: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for block in article.blocks:
        if block.kind in _RUNNING:
            for match in _WORD.finditer(article.text, block.span.start, block.span.end):
                keys.append(key_of(match[0]))
                starts.append(match.start())
                ends.append(match.end())
    return Words(article.id, np.array(keys, np.uint64), np.array(starts, np.int32), np.array(ends, np.int32))


def ngrams(keys: Keys) -> Keys:
    """A hash of each run of `NGRAM` words, by its first word; none where there are fewer words."""
    count = len(keys) - NGRAM + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    found = np.zeros(count, np.uint64)
    for offset in range(NGRAM):
        found = (found ^ keys[offset : offset + count]) * _MULTIPLIER
        found ^= found >> np.uint64(29)
    return found
