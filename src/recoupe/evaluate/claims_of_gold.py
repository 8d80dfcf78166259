"""Gold as claims, so that what is done with claims can be measured apart from reading them. Next: none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from recoupe.model.claim import Cell, Claim, Figure, Link, Name, NotSaid, Span, When, Where, claim_id
from recoupe.model.codes import Counts, EventType, Modality, Mode, Precision, SourceKind, Stance

Row = Mapping[str, Any]
T = TypeVar("T")
RULE = "gold"


def claims_of(document: Row, text: str, article: str) -> list[Claim]:
    """The claims of one gold document, as `read_gold` gives it, in its order.

    Words of a cell that do not stand in the sentence (a mention resolved from elsewhere) have the sentence as evidence.
    """
    return [_claim(row, text, article, ordinal) for ordinal, row in enumerate(document["claims"])]


def _claim(row: Row, text: str, article: str, ordinal: int) -> Claim:
    trigger = Span(*row["span"])
    start = text.rfind(row["sentence"], 0, trigger.start + len(row["sentence"]))
    sentence = Span(start, start + len(row["sentence"])) if start >= 0 else trigger
    gold = _Gold(text, sentence, trigger)
    return Claim(
        id=claim_id(article, trigger.start, ordinal),
        article=article,
        sentence=sentence,
        trigger=trigger,
        type=Cell(EventType(row["type"]), (trigger,), RULE),
        actor=gold.names(row.get("actor")),
        target=gold.names(row.get("target")),
        place=gold.places(row.get("place")),
        origin=gold.places(row.get("origin")),
        time=gold.time(row.get("time")),
        equipment=gold.names(row.get("equipment")),
        number=gold.figures(row.get("number")),
        modality=Cell(Modality(row["modality"]), (trigger,), RULE),
        stance=Cell(Stance(row.get("stance") or "none"), (trigger,), RULE),
        attribution=tuple(gold.link(link) for link in row.get("attribution") or ()),
    )


class _Gold:
    """The cells of one gold claim."""

    def __init__(self, text: str, sentence: Span, trigger: Span) -> None:
        self.text, self.sentence, self.trigger = text, sentence, trigger

    def span(self, words: str | None) -> Span:
        """Where words stand in the sentence; the sentence where they do not."""
        at = self.text.find(words, self.sentence.start, self.sentence.end) if words else -1
        return Span(at, at + len(words or "")) if at >= 0 else self.sentence

    def names(self, rows: Sequence[Row] | None) -> tuple[Cell[Name], ...] | NotSaid:
        """Actors, targets, equipment."""
        cells = tuple(Cell(self.name(row), (self.span(row.get("mention") or row["text"]),), RULE) for row in rows or ())
        return cells or NotSaid()

    def name(self, row: Row) -> Name:
        """One name."""
        return Name(row["text"], self.span(row["text"]), row.get("entity"))

    def places(self, rows: Sequence[Row] | None) -> tuple[Cell[Where], ...] | NotSaid:
        """Places and origins."""
        return tuple(self._place(row) for row in rows or ()) or NotSaid()

    def _place(self, row: Row) -> Cell[Where]:
        where = Where(
            row["text"],
            self.span(row["text"]),
            row.get("entity"),
            row.get("lat"),
            row.get("lon"),
            Precision(row.get("precision") or "unknown"),
        )
        return Cell(where, (self.span(row.get("mention") or row["text"]),), RULE)

    def time(self, row: Row | None) -> Cell[When] | NotSaid:
        """The time."""
        return Cell(When(row["text"], row.get("edtf")), (self.span(row["text"]),), RULE) if row else NotSaid()

    def figures(self, rows: Sequence[Row] | None) -> tuple[Cell[Figure], ...] | NotSaid:
        """Figures."""
        return tuple(self._figure(row) for row in rows or ()) or NotSaid()

    def _figure(self, row: Row) -> Cell[Figure]:
        bounds = row.get("min"), row.get("max"), bool(row.get("approx"))
        return Cell(Figure(row["text"], Counts(row["counts"]), *bounds), (self.span(row["text"]),), RULE)

    def link(self, row: Row) -> Cell[Link]:
        """One source of the chain."""
        source = Name(row["source"], self.span(row["source"]), row.get("entity"))
        cue = self.span(row["cue"]) if row.get("cue") and row["cue"] in self.sentence.of(self.text) else None
        link = Link(source, SourceKind(row["kind"]), cue, Mode(row.get("mode") or "indirect"))
        return Cell(link, (source.source,), RULE)
