"""Sentences for the full-text index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.claim import Span
from recoupe.read.sentences import split_sentences
from recoupe.read.text import VISIBLE

CUT = [
    ("Il part. Elle reste.", ["Il part.", "Elle reste."], "full stops"),
    ("Part-il ? Oui ! Bien…", ["Part-il ?", "Oui !", "Bien…"], "other ends"),
    ("« Il part. » Elle reste.", ["« Il part. »", "Elle reste."], "a quotation mark belongs to the sentence before"),
    ("M. Blanc part avec Mme. Noir.", ["M. Blanc part avec Mme. Noir."], "abbreviations"),
    ("Il a 3.500 hommes et 2.5 chars.", ["Il a 3.500 hommes et 2.5 chars."], "points in figures"),
    ("Il part... puis revient.", ["Il part... puis revient."], "a small letter goes on"),
    ("居民离开了。城市空了。", ["居民离开了。", "城市空了。"], "no space between sentences"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CUT, ids=[row[2] for row in CUT])
def test_sentences(text: str, expected: list[str], why: str) -> None:
    assert [span.of(text) for span in split_sentences(text, Span(0, len(text)))] == expected


@given(st.text("aé .!?…»« \n。M", min_size=1, max_size=60))
def test_sentences_hold_all_that_shows(text: str) -> None:
    end = 0
    for span in split_sentences(text, Span(0, len(text))):
        assert span.start >= end
        assert not VISIBLE.search(text, end, span.start)
        end = span.end
    assert not VISIBLE.search(text, end)
