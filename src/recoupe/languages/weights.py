"""Weights of a learned decision: rows of `weights/*.csv`, one a feature. `eval/learn.py` writes that of events,
`eval/learn_roles.py` that of roles.

A row has the feature, its weight for any choice at all (`any`), and its weight for each choice; an empty cell weighs nothing.
Two rows hold no feature: `(bias)`, and `(threshold)`, the probability from which a choice is made.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe.model.errors import LanguageError

BIAS, THRESHOLD = "(bias)", "(threshold)"


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What each feature weighs: for any choice, and for single choices by their number in `choices`."""

    choices: tuple[str, ...]
    bias: float
    threshold: float
    any: Mapping[str, float]
    each: Mapping[str, tuple[tuple[int, float], ...]]
    row_of: Mapping[str, int] = field(init=False)
    table: NDArray[np.float64] = field(init=False)  # a row a feature: any choice, then each; the first row is the bias

    def __post_init__(self) -> None:
        """Lay both out in one table: it is asked often."""
        row_of = {feature: row for row, feature in enumerate(dict.fromkeys((*self.any, *self.each)), 1)}
        table = np.zeros((1 + len(row_of), 1 + len(self.choices)))
        table[0, 0] = self.bias
        for feature, row in row_of.items():
            table[row, 0] = self.any.get(feature, 0.0)
            for i, weight in self.each.get(feature, ()):
                table[row, 1 + i] = weight
        object.__setattr__(self, "row_of", row_of)
        object.__setattr__(self, "table", table)

    def knows(self, feature: str) -> bool:
        """True for a feature that weighs something."""
        return feature in self.row_of


def read_weights(path: Path) -> Weights:
    """A table of weights; a missing or broken one is a fault of the pack."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            _, _, *choices = next(rows)
            whole: dict[str, float] = {}
            each: dict[str, tuple[tuple[int, float], ...]] = {}
            for feature, weight, *others in rows:
                if weight:
                    whole[feature] = float(weight)
                if found := tuple((i, float(cell)) for i, cell in enumerate(others) if cell):
                    each[feature] = found
    except (OSError, ValueError, StopIteration, csv.Error) as error:
        raise LanguageError(
            f"{path}: {error}; reinstall recoupe or write it again with eval/learn.py or eval/learn_roles.py"
        ) from None
    return Weights(tuple(choices), whole.pop(BIAS, 0.0), whole.pop(THRESHOLD, 0.5), whole, each)


def read_all_weights(folder: Path) -> dict[str, Weights]:
    """All tables of a folder by the name of what they decide; none where the folder is not there."""
    return {path.stem: read_weights(path) for path in sorted(folder.glob("*.csv"))}
