"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.language import find_language

TOLD = [
    ("Les habitants ont quitté la ville après les combats de la nuit.", "fr", "French"),
    ("The people of the town have left after the fighting in the night.", "en", "English"),
    ("Die Bewohner haben die Stadt nach den Kämpfen der Nacht verlassen.", "de", "German"),
    ("Los vecinos de la ciudad se han ido después de los combates de la noche.", "es", "Spanish"),
    ("Gli abitanti della città sono andati via dopo gli scontri della notte.", "it", "Italian"),
    ("Os moradores da cidade não voltaram para as suas casas após os combates.", "pt", "Portuguese"),
    ("De bewoners van de stad zijn na het gevecht van de nacht niet teruggekomen.", "nl", "Dutch"),
    ("غادر السكان المدينة بعد القتال", "ar", "Arabic script"),
    ("Жители покинули город после боёв", "ru", "Cyrillic script"),
    ("Жителі міста поїхали після боїв її ї", "uk", "letters that Russian lacks"),
    ("居民离开了城市", "zh", "Chinese"),
    ("Kherson 12:44", "und", "too short"),
    ("1 2 3 4", "und", "no letters"),
    ("Abc Def Ghi Jkl Mno Pqr Stu", "und", "a list of names"),
    ("", "und", "nothing"),
]


@pytest.mark.parametrize(("text", "language", "why"), TOLD, ids=[row[2] for row in TOLD])
def test_language(text: str, language: str, why: str) -> None:
    assert find_language(text) == language


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert 2 <= len(find_language(text)) <= 3
