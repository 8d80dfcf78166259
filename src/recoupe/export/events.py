"""Events, comparisons, statuses, predictions and control as rows: of tables, of CSV, of JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from recoupe.model.event import Agreement, Event, Gist, Prediction, Side, Status
from recoupe.model.verdict import Verdict
from recoupe.relate import reference
from recoupe.relate.compare import root_of
from recoupe.relate.control import Timeline
from recoupe.relate.gist import values_of
from recoupe.relate.ledger import Ledger
from recoupe.relate.sketch import EARLIEST, LATEST

Row = dict[str, Any]
Name = Callable[[str], str]

EVENTS = (
    "event", "status", "articles", "roots", "claims", "type", "actor", "target", "place", "time", "number", "words",
)  # fmt: skip
COMPARE = (
    "cell", "agreement", "difference", "root_a", "words_a", "claim_a", "start_a", "end_a", "root_b", "words_b", "claim_b",
    "start_b", "end_b", "reason",
)  # fmt: skip
STATUS = ("event", "status", "roots", "articles", "cells", "denied_by", "reason", "grades")
PREDICTIONS = (
    "claim", "event", "modality", "by", "words", "horizon", "outcome", "reason", "copies", "bears", "against",
)  # fmt: skip
CHECK = ("claim", "article", "type", "place", "time", "number", "row", "agrees", "differs")
CONTROL = ("place", "first", "last", "kind", "holder", "root", "claim", "words", "contested_with")


def event_rows(ledger: Ledger, name: Name) -> list[Row]:
    """A row for each event, the most often told first."""
    statuses, gists = ledger.statuses(), ledger.gists()
    rows = [event_row(event, statuses[event.id], gists[event.id], name) for event in ledger.events]
    return sorted(rows, key=lambda row: (-len(row["roots"]), -len(row["articles"]), -len(row["claims"]), row["event"]))


def event_row(event: Event, status: Status, gist: Gist, name: Name) -> Row:
    """An event as a row."""
    row: Row = {
        "event": event.id,
        "status": [str(standing) for standing in status.standings],
        "articles": sorted({name(article) for article in gist.articles}),
        "roots": [name(root) for root in status.roots],
        "claims": list(event.claims),
        "type": gist.type,
    }
    return row | {cell: list(values) for cell, values in gist.cells.items()} | {"words": gist.words}


def compare_rows(ledger: Ledger, event: Event, name: Name) -> list[Row]:
    """A row for each cell and pair of roots."""
    return [
        {
            "cell": finding.cell,
            "agreement": str(finding.agreement),
            "difference": str(finding.difference) if finding.difference else "",
            **_side("a", finding.left, ledger, name),
            **_side("b", finding.right, ledger, name),
            "reason": finding.reason,
        }
        for row in ledger.compare(event).rows
        for finding in row.findings
    ]


def _side(letter: str, side: Side, ledger: Ledger, name: Name) -> Row:
    root = name(root_of(ledger.claims[side.claim], ledger.roots)) if side.claim else ""
    span = (side.span.start, side.span.end) if side.span else (None, None)
    values = (root, side.words, side.claim, *span)
    return {
        f"{key}_{letter}": value for key, value in zip(("root", "words", "claim", "start", "end"), values, strict=True)
    }


def status_rows(ledger: Ledger, name: Name, grades: Iterable[Verdict] = ()) -> list[Row]:
    """A row for each event, with the roots that were counted and why; beside it the grades that people gave."""
    found, given = ledger.statuses().values(), _given(ledger, grades)
    return [
        {
            "event": status.event,
            "status": [str(standing) for standing in status.standings],
            "roots": [name(root) for root in status.roots],
            "articles": sorted(name(article) for article in status.articles),
            "cells": list(status.cells),
            "denied_by": [who for who in status.denied_by if who],
            "reason": status.reason,
            "grades": given.get(status.event, []),
        }
        for status in sorted(found, key=lambda s: (-len(s.roots), -len(s.articles), s.event))
    ]


def _given(ledger: Ledger, grades: Iterable[Verdict]) -> dict[str, list[str]]:
    """The grades of events, with who gave them and when: of those whose words still bear a claim."""
    wanted = {(v.key.article, v.key.start, v.key.end, v.key.type): v for v in grades}
    out: dict[str, list[str]] = {}
    for claim in ledger.at({key[:3] for key in wanted}) if wanted else ():
        verdict = wanted.get((claim.article, claim.trigger.start, claim.trigger.end, str(claim.type.value)))
        if verdict:
            note = f": {verdict.note}" if verdict.note else ""
            out.setdefault(ledger.event_of[claim.id], []).append(
                f"{verdict.value} ({verdict.author}, {verdict.added[:10]}){note}"
            )
    return out


def silence_rows(ledger: Ledger, event: Event, name: Name) -> list[Row]:
    """A row, with the columns of a comparison, for each root that writes on the place in those days and does not tell it."""
    left = {f"{key}_a": "" for key in ("root", "words", "claim")} | {"start_a": None, "end_a": None}
    return [
        {"cell": "event", "agreement": str(Agreement.SILENT), "difference": "", **left}
        | _side("b", Side(one.claim, one.words.of(_text(ledger, one.claim)), one.words), ledger, name)
        | {"reason": f"writes on {one.place} in those days and does not tell it"}
        for one in ledger.silent(event)
    ]


def _text(ledger: Ledger, claim: str) -> str:
    return ledger.papers[ledger.claims[claim].article].text


def prediction_rows(ledger: Ledger, some: Iterable[Prediction] | None = None) -> list[Row]:
    """A row for each thing that was foreseen or planned, or for some, by the day on which it was said."""
    events = ledger.event_of
    rows = []
    for found in ledger.predictions() if some is None else some:
        claim = ledger.claims[found.claim]
        rows.append(
            {
                "claim": found.claim,
                "event": events[found.claim],
                "modality": str(found.modality),
                "by": list(found.by),
                "words": claim.sentence.of(ledger.papers[claim.article].text),
                "horizon": f"{_day(found.horizon[0])}/{_day(found.horizon[1])}" if found.horizon else "",
                "outcome": str(found.outcome),
                "reason": found.reason,
                "copies": list(found.copies),
                "bears": [b.claim for b in found.bearings if b.speaks_for],
                "against": [b.claim for b in found.bearings if not b.speaks_for],
            }
        )
    return rows


def control_rows(ledger: Ledger, place: str, name: Name) -> list[Row]:
    """A row for each step, by date; a step that another root contests names it."""
    timeline: Timeline = ledger.control(place)
    contested: dict[str, list[str]] = {}
    for pair in timeline.contested:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            contested.setdefault(one.claim, []).append(
                f"{name(other.root)}: {other.holder} ({_day(pair.first)}/{_day(pair.last)})"
            )
    return [
        {
            "place": place,
            "first": _day(step.first),
            "last": _day(step.last),
            "kind": str(step.kind),
            "holder": step.holder,
            "root": name(step.root),
            "claim": step.claim,
            "words": _words(ledger, step.claim),
            "contested_with": contested.get(step.claim, []),
        }
        for step in timeline.steps
    ]


def _words(ledger: Ledger, claim: str) -> str:
    held = ledger.claims[claim]
    return held.trigger.of(ledger.papers[held.article].text)


def _day(day: int) -> str:
    return ".." if day in (EARLIEST, LATEST) else date.fromordinal(day).isoformat()


def check_rows(ledger: Ledger, against: Path, layout: str, mapping: Path | None, name: Name) -> list[Row]:
    """A row for each claim and candidate of the user's table, and for each claim that has none.

    Raises:
        UsageError: the table or the map cannot be read.
    """
    columns = reference.read_map(mapping) if mapping else reference.layout(layout)
    found = reference.check(ledger.claims.values(), ledger.papers, reference.read_rows(against, columns))
    rows = []
    for one in found:
        claim = ledger.claims[one.claim]
        row: Row = {"claim": one.claim, "article": name(claim.article), "type": str(claim.type.value)}
        row |= {cell: list(values_of([claim], cell)) for cell in ("place", "time", "number")}
        rows.append(row | {"row": one.row, "agrees": list(one.agrees), "differs": list(one.differs)})
    return rows
