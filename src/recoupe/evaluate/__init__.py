"""Predicted claims against gold: the project's scorer, the same to the last digit as `score.py` beside the gold."""

from __future__ import annotations

from recoupe.evaluate.gold import names_of_gold, read_gold, read_predicted, read_texts
from recoupe.evaluate.regrouped import regroup
from recoupe.evaluate.report import error_lines, result_lines
from recoupe.evaluate.scorer import score

__all__ = [
    "error_lines",
    "names_of_gold",
    "read_gold",
    "read_predicted",
    "read_texts",
    "regroup",
    "result_lines",
    "score",
]
