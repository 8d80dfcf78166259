"""Weights of a learned decision: rows of `weights/*.csv`, one a feature. `eval/learn.py` writes that of events,
`eval/learn_roles.py` that of roles.

A row has the feature, its weight for any choice at all (`any`), and its weight for each choice; an empty cell weighs nothing.
Two rows hold no feature: `(bias)`, and `(threshold)`, the probability from which a choice is made.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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

    def knows(self, feature: str) -> bool:
        """True for a feature that weighs something."""
        return feature in self.any or feature in self.each


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
