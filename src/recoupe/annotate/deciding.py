"""A learned decision: which of several choices, or none, given named features. Knows nothing of what is decided.

What enters is a table of weights (languages/weights.py) and the features that hold; what leaves is a `Decision` with its
probability and the features that weighed most. It is a logistic regression: the weights of the features are added up for each
choice, against 0 for none.

    decide(weights, ["lemma=frappe", "det=un"], {"strike": ["frame says so"]})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import exp

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


def score(weights: Weights, features: Sequence[str], own: Mapping[str, Sequence[str]]) -> list[float]:
    """The weight of each choice."""
    known, common, apart = weights.both, weights.bias, [0.0] * len(weights.choices)
    for feature in features:
        if feature in known:
            whole, each = known[feature]
            common += whole
            for i, weight in each:
                apart[i] += weight
    for i, choice in enumerate(weights.choices) if own else ():
        if choice in own:
            apart[i] += sum(weights.any.get(f, 0.0) for f in own[choice])
    return [common + one for one in apart]


def reasons(weights: Weights, features: Sequence[str], own: Sequence[str], choice: int) -> tuple[str, ...]:
    """The features that weighed most for or against a choice, each with its weight: `lemma=frappe +1.2`."""
    found = []
    for feature in {*own, *features} & weights.both.keys():
        whole, each = weights.both[feature]
        weight = whole + next((apart for i, apart in each if i == choice), 0.0)
        found.append((-abs(weight), feature, weight))
    return tuple(f"{feature} {weight:+.1f}" for size, feature, weight in nsmallest(SHOWN, found) if size)
