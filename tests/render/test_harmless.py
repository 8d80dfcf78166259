"""Text that a terminal can show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.render.harmless import cut, harmless, one_line, width_of

SHOWN = [
    ("Été à Ville-Haute « 5 € »", "Été à Ville-Haute « 5 € »", "plain words stay"),
    ("a\x1b[31mb", "a‹U+001B›[31mb", "no colours, no cursor"),
    ("a\x9b2Jb", "a‹U+009B›2Jb", "the one-byte form of it"),
    ("a\u202eb\u2066c", "a‹U+202E›b‹U+2066›c", "no turning of direction"),
    ("a\u200bb\ufeff\u2060", "a‹U+200B›b‹U+FEFF›‹U+2060›", "nothing hidden"),
    ("a\u2028b", "a‹U+2028›b", "no other line ends"),
    ("\udce9", "‹U+DCE9›", "what is no character"),
    ("a\U000e0041", "a‹U+E0041›", "tags"),
    ("مرحبا 中文 e\u0301", "مرحبا 中文 e\u0301", "other scripts stay"),
]


@pytest.mark.parametrize(("text", "shown", "why"), SHOWN, ids=[row[2] for row in SHOWN])
def test_harmless(text: str, shown: str, why: str) -> None:
    assert harmless(text) == shown


@given(st.text(max_size=80))
def test_nothing_that_acts_or_hides_is_left(text: str) -> None:
    for shown in (harmless(text), one_line(text)):
        assert not {unicodedata.category(c) for c in shown} & {"Cc", "Zl", "Zp", "Cs", "Co"}
        assert not any(
            unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDF", "PDI"}
            for c in shown
        )


def test_one_line() -> None:
    assert one_line(" a\r\n\t b\xa0c\n") == "a b c"


@given(st.text(max_size=40), st.integers(1, 30))
def test_cut_fits(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= max(width, 1)
    if width_of(text) <= width:
        assert cut(text, width) == text


def test_wide_letters_take_two_columns() -> None:
    assert width_of("中文e\u0301") == 5
    assert cut("中文中文", 5) == "中文…"
