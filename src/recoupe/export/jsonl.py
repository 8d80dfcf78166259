"""The sorted export: all that was read, with its evidence and rules, the same bytes for the same articles and rules.

What depends on when, where and in which order articles were added stays out: times and paths; so do the texts
themselves, which are their publishers' (`sha256` tells them).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from recoupe.export import writing
from recoupe.model.article import FACTS, Article, Block, Entry, Fact
from recoupe.model.claim import CELLS, Cell, Claim, LoadedSpan, NotSaid, Said, Span

Row = dict[str, Any]
FILES = ("articles.jsonl", "claims.jsonl", "loaded.jsonl")
_SINGLE = ("type", "time", "modality", "stance")


def write(entries: Iterable[Entry], folder: Path) -> tuple[Path, ...]:
    """Write the three files to a folder; returns their paths.

    Args:
        entries: articles in the order of their ids.
    """
    with writing(folder, *FILES) as (articles, claims, loaded):
        for entry in entries:
            text = entry.article.text
            articles.write(to_line(article_row(entry)))
            claims.writelines(to_line(claim_row(claim, text)) for claim in sorted(entry.reading.claims, key=_order))
            spans = sorted(entry.reading.loaded, key=lambda span: (span.span, span.category, span.rule))
            loaded.writelines(to_line(loaded_row(span, entry.article)) for span in spans)
    return tuple(folder / name for name in FILES)


def _order(claim: Claim) -> tuple[Span, str]:
    return claim.trigger, claim.id


def to_line(row: Row) -> str:
    """A row as one line of JSON, its keys in their order."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def article_row(entry: Entry) -> Row:
    """An article without its text: what it is, and how it was cut up."""
    article, about, inferred = entry.article, entry.article.about, entry.article.about.inferred
    return {
        "id": article.id,
        "sha256": article.sha256,
        "names": list(entry.names),
        "encoding": article.encoding,
        "language": article.language,
        "title": article.title,
        "about": {name: _fact(getattr(about, name)) for name in FACTS},
        "inferred": inferred
        and {
            "edtf": inferred.edtf,
            "rule": inferred.rule,
            "evidence": [_quote(span, article.text) for span in inferred.evidence],
        },
        "characters": len(article.text),
        "renderer": article.renderer,
        "blocks": [_block(block) for block in article.blocks],
        "cites": [
            {"name": c.name.text, "entity": c.name.entity, "kind": str(c.kind), **_quote(c.name.source, article.text)}
            for c in entry.reading.cites
        ],
        "signature": entry.reading.signature,
    }


def _fact(fact: Fact | None) -> Row | None:
    if fact is None:
        return None
    where = {"start": fact.span and fact.span.start, "end": fact.span and fact.span.end}
    return {"value": fact.value, "origin": fact.origin, "words": fact.words, **where}


def _block(block: Block) -> Row:
    """A block; whose text it is and its language only where these are not the article's."""
    row: Row = {"kind": str(block.kind), "start": block.span.start, "end": block.span.end, "rule": block.rule}
    if block.outlet:
        row["outlet"] = _fact(block.outlet)
    return row | ({"language": block.language} if block.language else {})


def claim_row(claim: Claim, text: str) -> Row:
    """A claim with every cell, its words and its rule, or the reason of its silence.

    Args:
        text: the stored text of the article.
    """
    row: Row = {
        "id": claim.id,
        "article": claim.article,
        "sentence": _quote(claim.sentence, text),
        "trigger": _quote(claim.trigger, text),
    }
    for name in CELLS:
        held = getattr(claim, name)
        if isinstance(held, NotSaid):
            row[name] = {"not_said": str(held.reason)} | _said(held.said)
        elif name in _SINGLE:
            row[name] = _cell(held, text)
        else:
            row[name] = [_cell(cell, text) for cell in held]
    return row


def loaded_row(loaded: LoadedSpan, article: Article) -> Row:
    """A stretch of loaded wording."""
    words = _quote(loaded.span, article.text)
    return {
        "article": article.id,
        **words,
        "category": str(loaded.category),
        "rule": loaded.rule,
        "neutral": loaded.neutral,
    }


def _cell(cell: Cell[Any], text: str) -> Row:
    value = cell.value if isinstance(cell.value, str) else dataclasses.asdict(cell.value)
    return {
        "value": value,
        "evidence": [_quote(span, text) for span in cell.evidence],
        "rule": cell.rule,
        "method": str(cell.method),
        "confidence": cell.confidence,
    } | _said(cell.said)


def _said(said: Said | None) -> Row:
    """What a person changed: whose word it is, of when, and what was read; nothing where all is as it was read."""
    if said is None:
        return {}
    words = [said.words.start, said.words.end] if said.words else None
    return {
        "said": {"author": said.author, "added": said.added, "verdict": said.verdict, "read": said.read, "words": words}
    }


def _quote(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
