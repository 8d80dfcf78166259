"""What stands on buttons, over lists of links and at the foot of pages (`furniture.csv`).

Each row has its words, how they are met (`line`: they are the whole line; `start`: they begin it; `related`: so, and what
follows are links; `box`: they are the line over a box of links; `tail`: so, and nothing of the article follows), what it is,
and an example line.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from recoupe.languages.lists import FOLDER
from recoupe.model.errors import LanguageError

HOWS = ("line", "start", "related", "box", "tail")
_LONGEST = 400  # characters: words of a page stand in short lines; a paragraph that begins like one is text
_SENTENCE = 12  # words: notices on buttons have fewer
_QUOTES = ("«", "“", '"', "‘", "'")
_LONG = ("cookie notice", "comment form", "subscription", "category list")  # notices that are sentences
_TELLING = 5  # words: so many that begin a line say enough, whatever follows them
_EDGES = " \t\u00a0\u202f:…>»«|•·*-–—_.!?()[]"
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a page: how they are met, and what they are."""

    words: str
    how: str
    what: str


@cache
def read_terms(language: str = "fr") -> tuple[Term, ...]:
    """All rows, the longest words first; they are read once."""
    path = FOLDER / language / "furniture.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [Term(plain(row["words"]), row["how"], row["what"]) for row in csv.DictReader(lines, strict=True)]
    except (OSError, KeyError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; reinstall recoupe or mend the table") from None
    if wrong := [term.words for term in rows if term.how not in HOWS]:
        raise LanguageError(f"{path}: {wrong[0]!r} is met in no known way; take one of: {', '.join(HOWS)}")
    return tuple(sorted(rows, key=lambda term: (-len(term.words), term.words)))


def plain(line: str) -> str:
    """A line as it is compared: one case, one apostrophe, one kind of space, nothing at the edges.

    >>> plain("  Lire\u00a0aussi : ")
    'lire aussi'
    """
    return _SPACES.sub(" ", line.casefold().replace("’", "'")).strip(_EDGES)


def find_term(line: str) -> Term | None:
    """The words of a page that a line is or begins with.

    >>> find_term("Laisser un commentaire").how
    'tail'
    """
    if len(line) > _LONGEST:
        return None
    words = plain(line)
    if not words:
        return None
    whole, starts = _by_start()
    if words in whole:
        return whole[words]
    for term in starts.get(words[:3], ()):
        if words.startswith(term.words) and not words[len(term.words) : len(term.words) + 1].isalnum():
            rest = words[len(term.words) :]
            if term.how in ("tail", "box") and len(term.words.split()) < _TELLING and any(map(str.isalpha, rest)):
                continue  # `Commentaires de la presse : ...` is a sentence, `Commentaires (12)` is not
            led = term.how == "related" and rest.lstrip().startswith(":")  # `Lire aussi : ...`
            if _opens_quotation(line) or (_is_sentence(line, words) and term.what not in _LONG and not led):
                continue  # `« Il vous reste deux heures », a lancé l'officier avant que ...`
            return term
    return None


def _opens_quotation(line: str) -> bool:
    return line.lstrip()[:1] in _QUOTES


def _is_sentence(line: str, words: str) -> bool:
    """True for a line that is as long as a sentence and ends like one."""
    line = line.rstrip()
    return len(words.split()) >= _SENTENCE and line[-1:] in (".", "!", "?", "»", "”") and not line.endswith("..")


@cache
def _by_start() -> tuple[dict[str, Term], dict[str, list[Term]]]:
    """All terms by their whole words, and those that may begin a longer line by their first letters."""
    starts: dict[str, list[Term]] = {}
    for term in read_terms():
        if term.how != "line":
            starts.setdefault(term.words[:3], []).append(term)
    return {term.words: term for term in read_terms()}, starts
