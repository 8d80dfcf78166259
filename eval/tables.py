"""Tables of learned weights: features by number, what was fitted as `Weights`, and the file that ships."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import recoupe.languages
from recoupe.languages.weights import BIAS, THRESHOLD, Weights

FOLDER = Path(recoupe.languages.__file__).parent / "fr" / "weights"


def numbered(counts: Counter[str], least: int) -> dict[str, int]:
    """Features in alphabetical order by number, without those that stand in fewer examples."""
    return {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What a fit gives: the numbers of features, and their weights as arrays.

    `common` features (shape F) weigh `whole` (F) for any choice and `each` (F, choices) for one; `single` features (S), which speak for
    one choice alone, weigh `own` (S).
    """

    common: dict[str, int]
    single: dict[str, int]
    whole: Any
    each: Any
    own: Any
    bias: float


def weights_of(fitted: Fitted, *, choices: tuple[str, ...], threshold: float, small: float) -> Weights:
    """What was fitted, rounded; a weight below `small` turns nothing and is left out."""
    found = {f: round(float(fitted.whole[i]), 2) for f, i in fitted.common.items()}
    found |= {f: round(float(fitted.own[i]), 2) for f, i in fitted.single.items()}
    by_choice = {
        f: tuple((c, round(float(w), 2)) for c, w in enumerate(fitted.each[i]) if abs(w) >= small)
        for f, i in fitted.common.items()
    }
    return Weights(
        choices,
        round(float(fitted.bias), 3),
        threshold,
        {f: w for f, w in found.items() if abs(w) >= small},
        {f: cells for f, cells in by_choice.items() if cells},
    )


def write_table(weights: Weights, decided: str) -> str:
    """Write the table of what is decided, features in alphabetical order; returns a line that says so."""
    path = FOLDER / f"{decided}.csv"
    path.parent.mkdir(exist_ok=True)
    features = sorted(weights.any.keys() | weights.each.keys())
    blank = [""] * len(weights.choices)
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["feature", "any", *weights.choices])
        rows.writerow([BIAS, weights.bias, *blank])
        rows.writerow([THRESHOLD, weights.threshold, *blank])
        for feature in features:
            cells = dict(weights.each.get(feature, ()))
            rows.writerow([feature, weights.any.get(feature, ""), *(cells.get(i, "") for i in range(len(blank)))])
    return f"{len(features)} features written to {path}"
