"""Counts, shares, and the clustering of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Figures = dict[str, float | int]


class Count:
    """How many were found, of how many in gold, among how many predicted."""

    def __init__(self) -> None:
        self.tp = self.gold = self.pred = 0

    def add(self, tp: int, gold: int, pred: int) -> None:
        """Count some more."""
        self.tp += tp
        self.gold += gold
        self.pred += pred

    def row(self) -> Figures:
        """Precision, recall and F1, rounded to four places."""
        p = self.tp / self.pred if self.pred else 0.0
        r = self.tp / self.gold if self.gold else 0.0
        f1 = round(2 * p * r / (p + r), 4) if p + r else 0.0
        return {"p": round(p, 4), "r": round(r, 4), "f1": f1, "gold": self.gold, "pred": self.pred}


class Share:
    """So many right of so many."""

    def __init__(self) -> None:
        self.right = self.of = 0

    def add(self, right: object) -> None:
        """Count one more, right if `right` is true."""
        self.right += bool(right)
        self.of += 1

    def value(self) -> float | None:
        """The share, None where nothing was counted."""
        return round(self.right / self.of, 4) if self.of else None


def b_cubed(pairs: Sequence[tuple[Row, Row]]) -> Figures:
    """B-cubed F1 of the clustering, over the claims that both sides have."""
    if not pairs:
        return {"f1": 0.0, "claims": 0}
    g_of = {i: g["event"] for i, (g, _) in enumerate(pairs)}
    p_of = {i: p.get("event") or f"alone-{i}" for i, (_, p) in enumerate(pairs)}
    g_sets: dict[Hashable, set[int]] = defaultdict(set)
    p_sets: dict[Hashable, set[int]] = defaultdict(set)
    for i in g_of:
        g_sets[g_of[i]].add(i)
        p_sets[p_of[i]].add(i)
    precision = sum(len(g_sets[g_of[i]] & p_sets[p_of[i]]) / len(p_sets[p_of[i]]) for i in g_of) / len(g_of)
    recall = sum(len(g_sets[g_of[i]] & p_sets[p_of[i]]) / len(g_sets[g_of[i]]) for i in g_of) / len(g_of)
    f1 = round(2 * precision * recall / (precision + recall), 4)
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": f1, "claims": len(pairs)}


def linked_pairs(claims: Sequence[tuple[str, Hashable]], *, across: bool) -> set[tuple[int, int]]:
    """Unordered pairs of claims that share an event, from different documents (`across`) or from one.

    Args:
        claims: document and event of each claim.
    """
    by: dict[Hashable, list[tuple[int, str]]] = defaultdict(list)
    for i, (doc, event) in enumerate(claims):
        if event:
            by[event].append((i, doc))
    return {
        (a, b)
        for members in by.values()
        for x, (a, da) in enumerate(members)
        for b, db in members[x + 1 :]
        if (da != db) == across
    }
