"""The claims as a flat table: one row a claim, for spreadsheets (CSV, RFC 4180, UTF-8)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from recoupe.export import writing
from recoupe.export.sheet import write_sheet
from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Claim, NotSaid, label
from recoupe.model.corrected import correction_lines

COLUMNS = (
    "article", "names", "id", "start", "end", "type", "trigger", "actor", "target", "place", "origin", "time", "edtf",
    "equipment", "number", "modality", "stance", "attribution", "sentence", "corrected",
)  # fmt: skip


def write(entries: Iterable[Entry], folder: Path) -> tuple[Path, ...]:
    """Write `claims.csv` to a folder; returns its path."""
    with writing(folder, "claims.csv") as (stream,):
        rows = (row for entry in entries for row in _rows(entry))
        write_rows(rows, stream)
    return (folder / "claims.csv",)


def _rows(entry: Entry) -> Iterable[tuple[str, ...]]:
    return (flat_row(claim, entry.article.text, entry.names) for claim in entry.reading.claims)


def write_rows(rows: Iterable[tuple[str, ...]], stream: TextIO) -> None:
    """Write a head line and rows, made harmless for spreadsheets."""
    write_sheet(COLUMNS, rows, stream)


def flat_row(claim: Claim, text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a claim as words, in the order of `COLUMNS`; several values are parted by `; `, silence is empty.

    Args:
        text: the stored text of the article.
    """
    when = None if isinstance(claim.time, NotSaid) else claim.time.value
    return (
        claim.article,
        "; ".join(names),
        claim.id,
        str(claim.trigger.start),
        str(claim.trigger.end),
        str(claim.type.value),
        claim.trigger.of(text),
        *(_joined(held) for held in (claim.actor, claim.target, claim.place, claim.origin)),
        when.text if when else "",
        (when.edtf or "") if when else "",
        *(_joined(held) for held in (claim.equipment, claim.number)),
        str(claim.modality.value),
        str(claim.stance.value),
        " → ".join(label(cell.value) for cell in claim.attribution),
        claim.sentence.of(text),
        "; ".join(correction_lines(claim)),
    )


def _joined(held: tuple[Cell[Any], ...] | NotSaid) -> str:
    return "" if isinstance(held, NotSaid) else "; ".join(label(cell.value) for cell in held)
