"""Blocks, facts and cites to rows and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from recoupe.model.article import FACTS, About, Article, Block, Fact, Inferred
from recoupe.model.claim import Cite, Name, Span
from recoupe.model.codes import BlockKind, SourceKind

Row = tuple[Any, ...]
_INFERRED = "inferred"


def block_row(article: str, ordinal: int, block: Block) -> Row:
    """A row of `blocks`; the outlet of an embedded text is JSON."""
    outlet = json.dumps(_fact_values(block.outlet), ensure_ascii=False) if block.outlet else None
    return (
        article, ordinal, block.kind.value, block.span.start, block.span.end, block.rule, outlet, block.language,
    )  # fmt: skip


def to_article(row: Row, blocks: Iterable[Row], facts: Iterable[Row]) -> Article:
    """An article from id, sha256, text, encoding, language and renderer, the rows of its blocks and those of its facts."""
    key, sha256, text, encoding, language, renderer = row
    read = tuple(map(to_block, blocks))
    return Article(key, sha256, text, encoding, language, read, about=to_about(facts), renderer=renderer)


def to_block(row: Row) -> Block:
    """The block itself, from kind, start, end, rule, outlet, language."""
    kind, start, end, rule, outlet, language = row
    return Block(BlockKind(kind), Span(start, end), rule, _fact(json.loads(outlet)) if outlet else None, language)


def fact_rows(article: Article) -> Iterator[Row]:
    """The rows of `facts`: what the article says about itself, and a row for each evidence of an inferred date."""
    for name in FACTS:
        fact: Fact | None = getattr(article.about, name)
        if fact:
            yield (article.id, name, 0, *_fact_values(fact))
    if inferred := article.about.inferred:
        for ordinal, span in enumerate(inferred.evidence):
            words = span.of(article.text)
            yield (article.id, _INFERRED, ordinal, inferred.edtf, inferred.rule, words, span.start, span.end)


def to_about(rows: Iterable[Row]) -> About:
    """What an article says about itself, from rows of fact, value, origin, words, start, end, in their order."""
    facts: dict[str, Fact] = {}
    inferred: Inferred | None = None
    for name, *values in rows:
        if name != _INFERRED:
            facts[name] = _fact(values)
            continue
        edtf, rule, _, start, end = values
        before = inferred.evidence if inferred else ()
        inferred = Inferred(edtf, rule, (*before, Span(start, end)))
    return About(**facts, inferred=inferred)


def _fact_values(fact: Fact) -> list[Any]:
    bounds = [fact.span.start, fact.span.end] if fact.span else [None, None]
    return [fact.value, fact.origin, fact.words, *bounds]


def _fact(values: list[Any]) -> Fact:
    value, origin, words, start, end = values
    return Fact(value, origin, words, Span(start, end) if start is not None else None)


def cite_row(article: str, ordinal: int, cite: Cite) -> Row:
    """A row of `cites`."""
    name = cite.name
    return (article, ordinal, name.text, name.entity, cite.kind.value, name.source.start, name.source.end)


def to_cite(row: Row) -> Cite:
    """The cite itself, from name, entity, kind, start, end."""
    name, entity, kind, start, end = row
    return Cite(Name(name, Span(start, end), entity), SourceKind(kind))
