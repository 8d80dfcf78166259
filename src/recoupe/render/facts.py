"""What an article says about itself, as lines: each value with what it was read from and the words that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.model.article import FACTS, About, Article, Fact
from recoupe.model.claim import Cite
from recoupe.render.harmless import cut, one_line

_WORDS = 60  # columns of the words that gave a value
_SPACE = 12  # columns of the names of facts


def told(article: Article, cites: Sequence[Cite] = ()) -> Iterator[str]:
    """A line for each fact, then the date that was inferred where none stands, then whom the article cites."""
    about: About = article.about
    for name in FACTS:
        fact: Fact | None = getattr(about, name)
        if fact:
            yield _line(name, f"{one_line(fact.value)} ({_source(fact)})")
    if about.inferred:
        words = " … ".join(f"« {_words(span.of(article.text))} »" for span in about.inferred.evidence)
        yield _line("inferred", f"{about.inferred.edtf} (by {about.inferred.rule}: {words})")
    if cites:
        yield _line("cites", "; ".join(f"{one_line(c.name.entity or c.name.text)} ({c.kind})" for c in cites))


def _line(name: str, value: str) -> str:
    return f"{name.replace('_', ' '):<{_SPACE}}{value}"


def _source(fact: Fact) -> str:
    words = "" if fact.words == fact.value else f": « {_words(fact.words)} »"
    return one_line(fact.origin) + words


def _words(words: str) -> str:
    return cut(one_line(words), _WORDS)
