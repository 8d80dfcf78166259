"""What the scorer reads: documents, claims and loaded wording, a row for each name of an article (score/FORMAT.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from recoupe.export import writing
from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Claim, Figure, Link, LoadedSpan, Name, NotSaid, Span, When, Where
from recoupe.model.codes import BlockKind

T = TypeVar("T")
Row = dict[str, Any]
FILES = ("documents.jsonl", "claims.jsonl", "loaded.jsonl")


def write(entries: Iterable[Entry], folder: Path, events: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Write the three files to a folder; returns their paths.

    Args:
        events: the event of each claim, by ids; a claim without one is its own event.
    """
    of = events or {}
    with writing(folder, *FILES) as (documents, claims, loaded):
        for entry in entries:
            text = entry.article.text
            for name in entry.names:
                documents.write(_line(document_row(entry, name)))
                rows = (claim_row(claim, text, name, of.get(claim.id)) for claim in entry.reading.claims)
                claims.writelines(map(_line, rows))
                loaded.writelines(_line(loaded_row(span, text, name)) for span in entry.reading.loaded)
    return tuple(folder / name for name in FILES)


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def document_row(entry: Entry, name: str) -> Row:
    """A document as the scorer knows it."""
    article, about = entry.article, entry.article.about
    blocks = [b for b in article.blocks if b.kind is not BlockKind.BODY]
    inferred = about.inferred
    evidence = [span.of(article.text) for span in inferred.evidence] if inferred else []
    reprint = about.reprint_of
    return {
        "doc": name,
        "outlet": about.outlet and about.outlet.value,
        "title": article.title,
        "published": article.published,
        "published_inferred": {"edtf": inferred.edtf, "evidence": evidence} if inferred else None,
        "lang": article.language,
        "reprint_of": {"outlet": reprint.value, "evidence": reprint.words} if reprint else None,
        "blocks": [
            {"kind": str(b.kind), "start": b.span.start, "end": b.span.end, "outlet": b.outlet and b.outlet.value}
            for b in blocks
        ],
        "cites": [
            {"name": cite.name.text, "entity": cite.name.entity, "kind": str(cite.kind)} for cite in entry.reading.cites
        ],
    }


def claim_row(claim: Claim, text: str, name: str, event: str | None = None) -> Row:
    """A claim as the scorer knows it; without an event it is its own."""
    return {
        "doc": name,
        "id": claim.id,
        "event": event or claim.id,
        "sentence": _span(claim.sentence),
        "trigger": {**_span(claim.trigger), "text": claim.trigger.of(text)},
        "type": str(claim.type.value),
        "actor": [_name(cell, text) for cell in _cells(claim.actor)],
        "target": [_name(cell, text) for cell in _cells(claim.target)],
        "place": [_place(cell, text) for cell in _cells(claim.place)],
        "origin": [_place(cell, text) for cell in _cells(claim.origin)],
        "time": _time(claim.time),
        "equipment": [_name(cell, text) for cell in _cells(claim.equipment)],
        "number": [_number(cell.value) for cell in _cells(claim.number)],
        "modality": str(claim.modality.value),
        "stance": str(claim.stance.value),
        "attribution": [_link(cell, text) for cell in claim.attribution],
    }


def loaded_row(loaded: LoadedSpan, text: str, name: str) -> Row:
    """A stretch of loaded wording as the scorer knows it."""
    return {"doc": name, **_span(loaded.span), "text": loaded.span.of(text), "category": str(loaded.category)}


def _cells(held: tuple[Cell[T], ...] | NotSaid) -> tuple[Cell[T], ...]:
    return () if isinstance(held, NotSaid) else held


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _mention(cell: Cell[Any], full: str, text: str) -> Row:
    """Where a mention stands in the clause, and its words if the cell stands for others."""
    if not cell.evidence:
        return {"start": None, "end": None, "mention": None}
    words = cell.evidence[0].of(text)
    return {**_span(cell.evidence[0]), "mention": words if words != full else None}


def _name(cell: Cell[Name], text: str) -> Row:
    value = cell.value
    return {"text": value.text, **_mention(cell, value.text, text), "entity": value.entity, "id": None}


def _place(cell: Cell[Where], text: str) -> Row:
    value = cell.value
    where = {"lat": value.latitude, "lon": value.longitude, "precision": str(value.precision)}
    return {"text": value.text, **_mention(cell, value.text, text), "entity": value.entity, **where}


def _time(cell: Cell[When] | NotSaid) -> Row | None:
    if isinstance(cell, NotSaid):
        return None
    start, end = (cell.evidence[0].start, cell.evidence[0].end) if cell.evidence else (None, None)
    return {"text": cell.value.text, "start": start, "end": end, "edtf": cell.value.edtf}


def _number(value: Figure) -> Row:
    bounds = {"min": value.minimum, "max": value.maximum, "approx": value.approximate}
    return {"counts": str(value.counts), "text": value.text, **bounds}


def _link(cell: Cell[Link], text: str) -> Row:
    value = cell.value
    return {
        "source": value.source.text,
        **_span(value.source.source),
        "entity": value.source.entity,
        "kind": str(value.kind),
        "cue": value.cue.of(text) if value.cue else None,
        "mode": str(value.mode),
    }
