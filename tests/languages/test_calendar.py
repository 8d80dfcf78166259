"""The tables of words of time: each row shows a word of its own, and holds what its kind asks for."""

from __future__ import annotations

import csv

import pytest

from recoupe.languages.calendar import FOLDER, KINDS, calendar_of, read_rows
from recoupe.model.errors import LanguageError

LANGUAGES = ("fr", "en")


def rows_of(language: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (FOLDER / language / "times.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_shows_a_word_of_its_own(language: str) -> None:
    bare = [
        row["words"]
        for row in rows_of(language)
        if not any(word.removesuffix(" de") in row["example"].lower() for word in row["words"].split(";"))
    ]
    assert not bare


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_is_whole(language: str) -> None:
    calendar = calendar_of(language)
    assert sorted({int(value) for value in calendar.values("month").values()}) == list(range(1, 13))
    assert sorted({int(value) for value in calendar.values("weekday").values()}) == list(range(7))
    assert len(calendar.first_words("season")) == 4
    assert set(calendar.words) <= KINDS


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param([{"kind": "moon", "value": "1", "words": "nouvelle lune"}], "no kind of time", id="unknown kind"),
        pytest.param([{"kind": "month", "value": "5", "words": "mai;mai"}], "stands twice", id="a word twice"),
    ],
)
def test_a_wrong_row_is_told(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        read_rows(rows, "test")


def test_a_missing_table_is_told() -> None:
    with pytest.raises(LanguageError, match="mend the table"):
        calendar_of("xx")
