"""Whose a figure is, on whole sentences: those of another harm, of a list, of weapons and of nobody."""

from __future__ import annotations

import pytest
from factories import read_claim

from recoupe.claims.reader import Reader
from recoupe.model.claim import NotSaid

# sentence, trigger, figures as `counts minimum-maximum`, why
ROWS = [
    ("Le raid a fait huit morts et une dizaine d'autres blessés.", "morts", ["killed 8-8"], "the wounded are no dead"),
    ("Le raid a fait huit morts et une dizaine d'autres blessés.", "blessés", ["wounded 10-10"], "`d'autres` between"),
    ("Une dizaine d'autres blessés sont soignés.", "blessés", ["wounded 10-10"], "a figure with `d'autres`"),
    ("Une centaine d'autres morts ont été comptés.", "morts", ["killed 100-100"], "the same of the dead"),
    ("Le raid a fait huit morts et 300 déplacés à Goma.", "déplacés", ["civilians 300-300"], "not those of the dead"),
    ("Le raid a fait huit morts et 300 déplacés à Goma.", "morts", ["killed 8-8"], "nor the other way round"),
    ("L'attaque a fait 12 morts et des milliers de déplacés.", "déplacés", ["civilians 2000-None"], "thousands"),
    ("Douze soldats et dix blessés ont été évacués.", "blessés", ["wounded 10-10"], "soldiers beside are not wounded"),
    (
        "Le raid a fait cinq morts, dont deux enfants, et une vingtaine de blessés.",
        "blessés",
        ["wounded 20-20"],
        "`dont`",
    ),
    (
        "Le raid a fait cinq morts, dont deux enfants, et une vingtaine de blessés.",
        "morts",
        ["killed 5-5", "killed 2-2"],
        "of the dead",
    ),
    ("L'attaque a tué huit soldats et trois civils.", "tué", ["killed 8-8", "killed 3-3"], "one harm of two groups"),
    ("L'armée a tiré plus de 300 projectiles sur la ville.", "tiré", ["strikes 300-None"], "projectiles are strikes"),
    ("Trois mines ont été trouvées, et deux enfants ont été blessés.", "blessés", ["wounded 2-2"], "mines are nobody"),
]


@pytest.mark.parametrize(("text", "trigger", "figures", "why"), ROWS, ids=[f"{row[1]}: {row[3]}" for row in ROWS])
def test_whose_a_figure_is(reader: Reader, text: str, trigger: str, figures: list[str], why: str) -> None:
    held = read_claim(reader, text, trigger).number
    found = [] if isinstance(held, NotSaid) else [cell.value for cell in held]
    assert [f"{f.counts} {f.minimum}-{f.maximum}" for f in found] == figures, why
