"""What counts as a phrase that is not ours."""

from __future__ import annotations

import phrases
import pytest

NINE = "la colonne du général Roussel a traversé Valbourg hier"


@pytest.mark.parametrize(
    ("ours", "theirs", "count", "why"),
    [
        (NINE, NINE, 2, "nine words in a row are two runs of eight"),
        (NINE, f"Hier, {NINE.upper()} !", 2, "case and what stands around do not count"),
        (NINE, NINE.replace(" du ", " d'un "), 0, "a changed word within every run"),
        ("la colonne a traversé", "la colonne a traversé", 0, "too short"),
        ("1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 8 9", 0, "numbers only"),
        ("de la et de la et de la", "de la et de la et de la", 0, "empty words only"),
    ],
)
def test_runs_of_words(ours: str, theirs: str, count: int, why: str) -> None:
    assert len(phrases.shared_phrases([("a.md", ours)], [theirs])) == count, why


def test_strings_are_found_at_any_depth() -> None:
    assert list(phrases.strings_of({"a": ["x", {"b": "y"}], "c": 3, "d": None})) == ["x", "y"]
