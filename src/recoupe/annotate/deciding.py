"""A learned decision: which of several choices, or none, given named features. Knows nothing of what is decided.

What enters is a table of weights (languages/weights.py) and the features that hold; what leaves is a `Decision` with its
probability and the features that weighed most. It is a logistic regression: the weights of the features are added up for each
choice, against 0 for none.

    decide(weights, ["lemma=frappe", "det=un"], {"strike": ["frame says so"]})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from recoupe.languages.weights import Weights

SHOWN = 3  # features that a reason names: what weighs less than the third seldom turns a decision


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: the likeliest choice, its own probability, and that of any choice at all."""

    choice: str
    probability: float
    any: float
    because: tuple[str, ...]


def decide(weights: Weights, features: Sequence[str], own: Mapping[str, Sequence[str]]) -> Decision | None:
    """The likeliest choice; None where none at all is likelier than the table's threshold allows.

    Args:
        features: what holds, whatever is chosen.
        own: what speaks for one choice alone, by choice; what it weighs is the same for all choices.
    """
    scores = score(weights, features, own)
    top = max(0.0, *scores)
    shares = [exp(s - top) for s in scores]
    total = sum(shares)
    of_any = total / (total + exp(-top))
    if of_any < weights.threshold:
        return None
    best = max(range(len(shares)), key=shares.__getitem__)
    choice = weights.choices[best]
    because = reasons(weights, features, own.get(choice, ()), best)
    return Decision(choice, of_any * shares[best] / total, of_any, because)


@lru_cache(maxsize=8)
def table_of(weights: Weights) -> tuple[Mapping[str, int], NDArray[np.float64]]:
    """The row of each feature, and the table: any choice, then each; its first row is the bias. Laid out once, asked often."""
    row_of = {feature: row for row, feature in enumerate(dict.fromkeys((*weights.any, *weights.each)), 1)}
    table = np.zeros((1 + len(row_of), 1 + len(weights.choices)))
    table[0, 0] = weights.bias
    for feature, row in row_of.items():
        table[row, 0] = weights.any.get(feature, 0.0)
        for i, weight in weights.each.get(feature, ()):
            table[row, 1 + i] = weight
    return row_of, table


def score(weights: Weights, features: Sequence[str], own: Mapping[str, Sequence[str]]) -> list[float]:
    """The weight of each choice."""
    row_of, table = table_of(weights)
    rows = [0, *(row for row in map(row_of.get, features) if row)]
    common, *apart = np.add.reduce(table.take(rows, axis=0), axis=0).tolist()
    for i, choice in enumerate(weights.choices) if own else ():
        if choice in own:
            apart[i] += sum(weights.any.get(f, 0.0) for f in own[choice])
    return [common + one for one in apart]


def reasons(weights: Weights, features: Sequence[str], own: Sequence[str], choice: int) -> tuple[str, ...]:
    """The features that weighed most for or against a choice, each with its weight: `lemma=frappe +1.2`."""
    row_of, table = table_of(weights)
    known = list({*own, *features} & row_of.keys())
    rows = table.take([row_of[feature] for feature in known], axis=0)
    found = sorted(
        (-abs(w), feature, w) for feature, w in zip(known, (rows[:, 0] + rows[:, 1 + choice]).tolist(), strict=True)
    )
    return tuple(f"{feature} {weight:+.1f}" for size, feature, weight in found[:SHOWN] if size)
