"""Full-text search over sentences and articles; what people type is words, never a query language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from recoupe.model.claim import Span
from recoupe.model.errors import NotFoundError, UsageError

Ask = Callable[[str, tuple[object, ...]], list[tuple[Any, ...]]]  # a query and its values to all its rows

_PART = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds all the words, or an article that does where none of its sentences does (`span` None)."""

    article: str
    title: str | None
    names: tuple[str, ...]
    span: Span | None
    words: str


def to_query(words: str) -> str:
    """What people type as a full-text query: all words, in any order; quoted words together; `word*` begins so.

    Raises:
        UsageError: there is no word in it.

    >>> to_query('l\\'armée "Ville-Haute" AND blindé* (')
    '"l armée" "Ville Haute" "AND" "blindé"*'
    """
    parts: list[str] = []
    for match in _PART.finditer(words):
        found = _WORD.findall(match["phrase"] if match["phrase"] is not None else match["word"])
        if found:
            star = "*" if match["word"] and match["word"].endswith("*") else ""
            parts.append(f'"{" ".join(found)}"{star}')
    if not parts:
        raise UsageError(f"no word to look for in {words!r}; type one or more words")
    return " ".join(parts)


def search(ask: Ask, words: str, *, limit: int) -> Iterator[Hit]:
    """Hits, best first: sentences, then articles none of whose sentences has all the words."""
    query = to_query(words)
    rows = ask(
        "SELECT s.article, a.title, s.start, s.end, s.text FROM sentences_fts AS f "
        "JOIN sentences AS s ON s.number = f.rowid JOIN articles AS a ON a.id = s.article "
        "WHERE sentences_fts MATCH ? ORDER BY bm25(sentences_fts), s.article, s.start LIMIT ?",
        (query, limit),
    )
    for article, title, start, end, text in rows:
        yield Hit(article, title, names_of(ask, article), Span(start, end), text)
    seen = {row[0] for row in rows}
    whole = ask(
        "SELECT a.id, a.title, snippet(articles_fts, 1, '', '', ' … ', 24) FROM articles_fts AS f "
        "JOIN articles AS a ON a.number = f.rowid WHERE articles_fts MATCH ? ORDER BY bm25(articles_fts), a.id LIMIT ?",
        (query, limit),
    )
    for article, title, words_around in [row for row in whole if row[0] not in seen][: limit - len(rows)]:
        yield Hit(article, title, names_of(ask, article), None, words_around)


def names_of(ask: Ask, article: str) -> tuple[str, ...]:
    """The names an article was met under, each once, sorted."""
    rows = ask("SELECT DISTINCT name FROM appearances WHERE article = ? ORDER BY name", (article,))
    return tuple(row[0] for row in rows)


def only(found: list[str], asked: str, what: str) -> str:
    """The one id that was found.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    if not found:
        raise NotFoundError(
            f"no {what} {asked!r} in this dossier; give an id, 4 characters or more of one"
            + (", or a name" if what == "article" else "")
        )
    if len(found) > 1:
        raise NotFoundError(f"{asked!r} stands for {len(found)} {what}s ({', '.join(found[:4])}...); give one id")
    return found[0]
