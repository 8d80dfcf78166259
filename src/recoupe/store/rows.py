"""Claims to rows and back, without loss. `claims` has one readable row a claim, `cells` one row a value."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from recoupe.model.claim import CELLS, Cell, Claim, Figure, Link, Name, NotSaid, Said, Span, When, Where, label
from recoupe.model.codes import Counts, EventType, Method, Modality, Mode, Precision, Silence, SourceKind, Stance
from recoupe.model.edtf import days_of

T = TypeVar("T")
Row = tuple[Any, ...]

LISTS = ("actor", "target", "place", "origin", "equipment", "number")  # cells that hold several values

CLAIM_COLUMNS = (
    "id", "article", "type", "trigger", "sentence", "actor", "target", "place", "origin", "time", "edtf",
    "first_day", "last_day", "equipment", "number", "modality", "stance", "attribution", '"start"', '"end"',
    "sentence_start", "sentence_end", "ordinal",
)  # fmt: skip
CELL_COLUMNS = (
    "claim",
    "cell",
    "ordinal",
    "text",
    "value",
    '"start"',
    '"end"',
    "evidence",
    "rule",
    "method",
    "confidence",
    "reason",
    "label",
    "said",
)


def claim_row(claim: Claim, text: str, *, ordinal: int) -> Row:
    """The readable row of a claim, in the order of `CLAIM_COLUMNS`; what is not said is NULL.

    Args:
        text: the stored text of the article.
        ordinal: the claim's place among those of its article.
    """
    when = None if isinstance(claim.time, NotSaid) else claim.time.value
    days = days_of(when.edtf) if when and when.edtf else None
    sources = " → ".join(label(cell.value) for cell in claim.attribution)
    return (
        claim.id,
        claim.article,
        claim.type.value,
        claim.trigger.of(text),
        claim.sentence.of(text),
        *(_joined(getattr(claim, name)) for name in LISTS[:4]),
        when and when.text,
        when and when.edtf,
        days and days[0],
        days and days[1],
        *(_joined(getattr(claim, name)) for name in LISTS[4:]),
        claim.modality.value,
        claim.stance.value,
        sources or None,
        claim.trigger.start,
        claim.trigger.end,
        claim.sentence.start,
        claim.sentence.end,
        ordinal,
    )


def _joined(cells: Sequence[Cell[Any]] | NotSaid) -> str | None:
    return None if isinstance(cells, NotSaid) else "; ".join(label(cell.value) for cell in cells) or None


def cell_rows(claim: Claim) -> Iterable[Row]:
    """A claim's values and silences, in the order of `CELL_COLUMNS`."""
    for name in CELLS:
        held = getattr(claim, name)
        if isinstance(held, NotSaid):
            yield (claim.id, name, 0, *(None,) * 8, str(held.reason), None, _said_json(held.said))
            continue
        for ordinal, cell in enumerate(held if isinstance(held, tuple) else (held,)):
            yield (claim.id, name, ordinal, *_cell_values(cell), None, _label(cell), _said_json(cell.said))


def _cell_values(cell: Cell[Any]) -> Row:
    value = cell.value if isinstance(cell.value, str) else dataclasses.asdict(cell.value)
    spans = [[span.start, span.end] for span in cell.evidence]
    first = spans[0] if spans else [None, None]
    words = cell.value.source.text if isinstance(cell.value, Link) else getattr(cell.value, "text", str(cell.value))
    return (words, _json(value), *first, _json(spans), cell.rule, str(cell.method), cell.confidence)


def _label(cell: Cell[Any]) -> str:
    """How a value is called in facets: its canonical name where one is known, what a figure counts, else its words."""
    value = cell.value.source if isinstance(cell.value, Link) else cell.value
    if isinstance(value, Figure):
        return str(value.counts)
    return str(getattr(value, "entity", None) or getattr(value, "text", value))


def _said_json(said: Said | None) -> str | None:
    return _json(dataclasses.asdict(said)) if said else None


def _said(text: str | None) -> Said | None:
    if text is None:
        return None
    held = json.loads(text)
    return Said(**{**held, "words": Span(**held["words"]) if held["words"] else None})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def to_claim(row: Row, cells: Iterable[Row]) -> Claim:
    """The claim itself, from its row (id, article, start, end, sentence_start, sentence_end) and its cells."""
    held: dict[str, list[Cell[Any]]] = {}
    silent: dict[str, NotSaid] = {}
    for _, name, _, _, value, _, _, evidence, rule, method, confidence, reason, _, said in cells:
        if reason is not None:
            silent[name] = NotSaid(Silence(reason), _said(said))
            continue
        spans = tuple(Span(*pair) for pair in json.loads(evidence))
        decoded = _DECODERS[name](json.loads(value))
        held.setdefault(name, []).append(Cell(decoded, spans, rule, Method(method), confidence, _said(said)))
    several: dict[str, Any] = {name: silent.get(name) or tuple(held.get(name, ())) for name in LISTS}
    return Claim(
        id=row[0],
        article=row[1],
        trigger=Span(row[2], row[3]),
        sentence=Span(row[4], row[5]),
        type=held["type"][0],
        time=silent.get("time") or held["time"][0],
        modality=held["modality"][0],
        stance=held["stance"][0],
        attribution=tuple(held.get("attribution", ())),
        **several,
    )


def _name(value: dict[str, Any]) -> Name:
    return Name(**{**value, "source": Span(**value["source"])})


def _where(value: dict[str, Any]) -> Where:
    return Where(**{**value, "source": Span(**value["source"]), "precision": Precision(value["precision"])})


def _figure(value: dict[str, Any]) -> Figure:
    return Figure(**{**value, "counts": Counts(value["counts"])})


def _link(value: dict[str, Any]) -> Link:
    cue = Span(**value["cue"]) if value["cue"] else None
    return Link(_name(value["source"]), SourceKind(value["kind"]), cue, Mode(value["mode"]))


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "type": EventType,
    "actor": _name,
    "target": _name,
    "place": _where,
    "origin": _where,
    "equipment": _name,
    "number": _figure,
    "time": lambda value: When(**value),
    "modality": Modality,
    "stance": Stance,
    "attribution": _link,
}
