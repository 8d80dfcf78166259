"""Floors under the figures: they rise with the program, and hold for the gold that they were measured on.

A floor is a row of `floors.json`: `set` and `measure` name a figure, `floor` is the value it has reached, `asked` what it must
reach whatever happened before (or null), `gold` the hash of the gold files that it was measured on. Against the same gold a figure
more than `SLACK` below its floor, or below what is asked, fails; against another gold it is printed and nothing fails.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from outcome import Line, State

SLACK = 0.01  # a repair in one place may cost a single claim elsewhere; more than that is a loss
FILE = Path(__file__).with_name("floors.json")

Figures = Mapping[str, Mapping[str, Any]]  # set -> {"gold": hash, "figures": {measure: value}}
Row = dict[str, Any]


def hash_of(folder: Path) -> str:
    """The hash of the gold files of a folder: their names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_floors(path: Path = FILE) -> list[Row]:
    """The rows of `floors.json`."""
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))["floors"]
    return rows


def write_floors(rows: Sequence[Row], path: Path = FILE) -> None:
    """Write the rows, one on each line, so that a change shows which floor moved."""
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f'{{"why": "see eval/README.md",\n "floors": [\n{lines}\n]}}\n', encoding="utf-8")


def compare(rows: Sequence[Row], measured: Figures) -> Iterator[Line]:
    """A line for each floor."""
    for row in rows:
        what = f"{row['set']}: {row['measure']}"
        held = measured.get(row["set"])
        if held is None or row["measure"] not in held["figures"]:
            yield Line(State.FAIL, what, "not measured", f"floor {row['floor']:.4f}")
            continue
        value = held["figures"][row["measure"]]
        wanted = f"floor {row['floor']:.4f}" + (f", asked {row['asked']:g}" if row["asked"] is not None else "")
        if held["gold"] != row["gold"]:
            yield Line(State.NOTE, what, f"{value:.4f}", f"{wanted}; the gold has changed since: printed only")
            continue
        good = value >= row["floor"] - SLACK and (row["asked"] is None or value >= row["asked"])
        yield Line(State.PASS if good else State.FAIL, what, f"{value:.4f}", wanted)


def updated(rows: Sequence[Row], measured: Figures, *, allow_lower: bool = False) -> list[Row]:
    """The floors raised to what was measured; lowered only if that is allowed."""
    out = []
    for row in rows:
        held = measured.get(row["set"])
        value = held["figures"].get(row["measure"]) if held else None
        if held is not None and value is not None and (value >= row["floor"] or allow_lower):
            row = {**row, "floor": round(value, 4), "gold": held["gold"]}
        out.append(row)
    return out
