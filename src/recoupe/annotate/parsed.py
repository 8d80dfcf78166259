"""What spaCy says of each word, as plain lists: all of a Doc in one call. Asked token by token it takes three times as long."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

ASKED: list[int | str] = ["ORTH", "LEMMA", "DEP", "MORPH", "POS", "HEAD", "SPACY"]
MOST_STRINGS = 200_000  # some 30 MB; the word forms of 6,000 articles are fewer


@dataclass(frozen=True, slots=True)
class Parsed:
    """Parallel lists over the words of a Doc. `head` is the index of the head, of a root its own; `morph` UD features."""

    text: list[str]
    lower: list[str]
    lemma: list[str]
    dep: list[str]
    morph: list[str]
    pos: list[str]
    head: list[int]
    space: list[bool]

    def __len__(self) -> int:
        return len(self.text)


def read_doc(doc: Doc) -> Parsed:
    """The words of a Doc with what its pipeline set."""
    table = doc.to_array(ASKED)
    strings = strings_of(doc.vocab.strings)
    text, lemma, dep, morph, pos = ([strings[key] for key in table[:, column].tolist()] for column in range(5))
    lower = [word.lower() for word in text]
    heads = table[:, 5].astype("int64").tolist()  # as a distance, where the table itself knows no negative numbers
    space = [bool(key) for key in table[:, 6].tolist()]
    return Parsed(text, lower, lemma, dep, morph, pos, [i + step for i, step in enumerate(heads)], space)


class Strings(dict[int, str]):
    """Strings by their hash, as they are asked for: spaCy's own table makes each one anew every time."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        if len(self) > MOST_STRINGS:
            self.clear()
        return self.setdefault(key, self._store[key])


@lru_cache(maxsize=4)
def strings_of(store: StringStore) -> Strings:
    """The table of a vocabulary."""
    return Strings(store)
