"""Articles that tell the same in French and in English: found by the names, figures and dates that they share.

A translation is of a day or two, and its names and numbers are those of its original; its words are not.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from recoupe.model.article import Article, Entry
from recoupe.model.codes import BlockKind
from recoupe.model.copy import Copy, Direction, Relation

LANGUAGES = frozenset(["fr", "en"])
_SHOWN = (BlockKind.TITLE, BlockKind.BODY, BlockKind.EMBEDDED)
_DAYS = 2  # between original and translation
# Set on the pairs of texts/copies.jsonl: its two translations stand above, all other pairs of near days below.
_ALIKE = 0.35  # cosine
_MOST = 0.4  # of the names and figures of the one that has fewer: two reports of one event share a quarter
_SHARED = 10  # names and figures
_FIGURES = 2
_WEIGHT = 2  # of a figure, where a name weighs 1: names of a war stand in all its articles
_STEM = 4  # letters by which names of two languages are the same: Russie, Russia
_DIGITS = 2  # of a figure that tells something
_MARK = re.compile(r"(?<![\w.,])\d[\d.,\u00a0\u202f]*\d|[^\W\d_]{4,}")
_DAY = len("2031-05-03")

Marks = Mapping[str, float]
Pair = tuple[str, str]


def translation_pairs(articles: Iterable[tuple[str, str, str | None]]) -> Iterator[Pair]:
    """The pairs of articles that may be translations of one another, the lesser id first.

    Args:
        articles: id, language and day of each.
    """
    by_day: defaultdict[int, list[Pair]] = defaultdict(list)
    for name, language, day in articles:
        if language in LANGUAGES and day and len(day) == _DAY:
            by_day[date.fromisoformat(day).toordinal()].append((name, language))
    for ordinal, own in by_day.items():
        for later in range(ordinal, ordinal + _DAYS + 1):
            for name, language in own:
                for other, tongue in by_day.get(later, ()):
                    if tongue != language and (later > ordinal or name < other):
                        yield (name, other) if name < other else (other, name)


def marks_of(article: Article) -> dict[str, float]:
    """The names and figures of an article with their weights."""
    often: defaultdict[str, int] = defaultdict(int)
    for block in article.blocks:
        if block.kind in _SHOWN:
            for word in _MARK.findall(block.span.of(article.text)):
                if mark := _mark(word):
                    often[mark] += 1
    return {mark: (_WEIGHT if mark.isdigit() else 1) * (1 + math.log(count)) for mark, count in sorted(often.items())}


def _mark(word: str) -> str | None:
    if word[0].isdigit():
        digits = re.sub(r"\D", "", word)
        return digits if len(digits) >= _DIGITS else None
    if not word[0].isupper():
        return None
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:_STEM]


def translated(a: Entry, b: Entry, marks: tuple[Marks, Marks]) -> Copy | None:
    """What two articles of two languages are to one another, `a` the one of the lesser id; None if no translation."""
    ours, theirs = marks
    shared = sorted(ours.keys() & theirs.keys())
    figures = sum(mark.isdigit() for mark in shared)
    most = len(shared) / max(1, min(len(ours), len(theirs)))
    if len(shared) < _SHARED or figures < _FIGURES or most < _MOST or _cosine(ours, theirs, shared) < _ALIKE:
        return None
    days = a.article.published or "", b.article.published or ""
    direction = (
        Direction.UNKNOWN if days[0] == days[1] else Direction.FORWARD if days[0] < days[1] else Direction.BACKWARD
    )
    shares = round(len(shared) / len(ours), 3), round(len(shared) / len(theirs), 3)
    why = (f"names: {len(shared) - figures}", f"figures: {figures}")
    return Copy(a.article.id, b.article.id, Relation.TRANSLATION, direction, *shares, (), why)


def _cosine(ours: Marks, theirs: Marks, shared: Iterable[str]) -> float:
    inner = math.fsum(ours[mark] * theirs[mark] for mark in shared)
    return inner / math.sqrt(math.fsum(v * v for v in ours.values()) * math.fsum(v * v for v in theirs.values()))
