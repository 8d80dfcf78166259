"""What each level of each feature weighs, from comparison.csv: one table, readable and editable.

`within` weighs pairs of one article, `across` pairs of two; above 0 speaks for one event, `veto` forbids it. The weights
are logarithms of odds, fitted by eval/weigh.py; the row `base` holds what every pair starts from.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recoupe.model.errors import LanguageError
from recoupe.relate.columns import Columns, Ints
from recoupe.relate.features import COSTLY, FEATURES, LEVELS, level_of
from recoupe.relate.grouping import LEAST, VETO, Scores

PATH = Path(__file__).parent / "comparison.csv"
BASE = ("base", "any")
FINDINGS = ("agrees", "refines", "differs", "silent", "")
_CHUNK = 1 << 16  # pairs compared at once: the arrays of a chunk stay in the processor's cache

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature's levels weigh, within an article and across, and what each level says in words."""

    within: dict[str, npt.NDArray[np.float32]]
    across: dict[str, npt.NDArray[np.float32]]
    base: tuple[float, float]
    finding: dict[tuple[str, str], str]
    meaning: dict[tuple[str, str], str]


@cache
def load_weights(path: Path = PATH) -> Weights:
    """The table as arrays.

    Raises:
        LanguageError: a level is missing, unknown or has no weight.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = {(row["feature"], row["level"]): row for row in csv.DictReader(lines, strict=True)}
        return weights_of(rows)
    except (OSError, KeyError, ValueError, csv.Error) as error:
        raise LanguageError(f"{path}: {error}; mend the table or reinstall recoupe") from None


def weights_of(rows: Mapping[tuple[str, str], Row]) -> Weights:
    """The rows of a table, by feature and level, as arrays.

    Raises:
        ValueError: a level is missing, unknown or has no weight.
    """
    known = {(feature, level) for feature, levels in LEVELS.items() for level in levels}
    if wrong := (known | {BASE}) ^ rows.keys():
        raise ValueError(f"level {sorted(wrong)[0]} is unknown or missing")
    if wrong := {key for key, row in rows.items() if row["finding"] not in FINDINGS}:
        raise ValueError(f"finding of {sorted(wrong)[0]} is none of {', '.join(FINDINGS[:-1])}")
    return Weights(
        within={feature: _column(rows, feature, "within") for feature in FEATURES},
        across={feature: _column(rows, feature, "across") for feature in FEATURES},
        base=(float(rows[BASE]["within"]), float(rows[BASE]["across"])),
        finding={key: row["finding"] for key, row in rows.items()},
        meaning={key: row["meaning"] for key, row in rows.items()},
    )


def _column(rows: Mapping[tuple[str, str], Row], feature: str, side: str) -> npt.NDArray[np.float32]:
    told = [rows[feature, level][side] for level in LEVELS[feature]]
    return np.array([2 * VETO if value == "veto" else float(value or 0) for value in told], dtype=np.float32)


def scores_of(
    columns: Columns, left: Ints, right: Ints, weights: Weights | None = None, *, floor: float = LEAST
) -> Scores:
    """What speaks for each pair being one event: above 0 more for than against, VETO where it cannot be.

    Args:
        floor: pairs that cannot come above it are given up before the costly features, and have LEAST.
    """
    table = weights or load_weights()
    chunks = range(0, len(left), _CHUNK)
    parts = [_scores(columns, left[at : at + _CHUNK], right[at : at + _CHUNK], table, floor) for at in chunks]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)


def _scores(columns: Columns, left: Ints, right: Ints, table: Weights, floor: float) -> Scores:
    within = columns.article[left] == columns.article[right]
    out = np.where(within, *table.base).astype(np.float32)
    for feature in FEATURES:
        if feature not in COSTLY:
            out += _added(columns, feature, (left, right, within), table)
    vetoed, open_ = out < VETO, np.arange(len(left))
    for number, feature in enumerate(COSTLY):
        hope = sum(
            max(float(np.max(table.within[name])), float(np.max(table.across[name]))) for name in COSTLY[number:]
        )
        given_up = out[open_] + hope <= floor
        out[open_[given_up]] = LEAST
        open_ = open_[~given_up]
        out[open_] += _added(columns, feature, (left[open_], right[open_], within[open_]), table)
    out[vetoed] = VETO
    return out


def _added(columns: Columns, feature: str, pairs: tuple[Ints, Ints, npt.NDArray[np.bool_]], table: Weights) -> Scores:
    """What one feature says of each pair."""
    levels = level_of(feature, columns, pairs[0], pairs[1])
    found: Scores = np.where(pairs[2], table.within[feature][levels], table.across[feature][levels])
    return found
