"""An article with its marks."""

from __future__ import annotations

import re

import fakes
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.article import Article, Block
from recoupe.model.claim import LoadedSpan, Reading, Span
from recoupe.model.codes import BlockKind, LoadedCategory
from recoupe.read import read_article
from recoupe.render.marked import marked

TEXT = "abcdefghijklmnopqrst"


def article(text: str = TEXT) -> Article:
    return Article("0" * 16, "0" * 64, text, "utf-8", "fr", (Block(BlockKind.BODY, Span(0, len(text)), "r"),))


def shown(*spans: tuple[int, int], text: str = TEXT) -> str:
    loaded = tuple(LoadedSpan(Span(*span), LoadedCategory.SARCASM, "r") for span in spans)
    return "".join(marked(article(text), Reading("x", (), loaded, "s")))


def test_marks_are_labelled_nested_and_cut_where_they_cross() -> None:
    label = "⟦loaded:sarcasm "
    assert shown((2, 5)) == f"ab{label}cde⟧fghijklmnopqrst"
    assert shown((2, 8), (4, 6)) == f"ab{label}cd{label}ef⟧gh⟧ijklmnopqrst"
    assert shown((2, 6), (4, 8)) == f"ab{label}cd{label}ef⟧⟧{label}gh⟧ijklmnopqrst"


@given(
    st.lists(st.tuples(st.integers(0, 18), st.integers(1, 10)).map(lambda p: (p[0], min(20, p[0] + p[1]))), max_size=8)
)
def test_no_word_is_lost_or_doubled(spans: list[tuple[int, int]]) -> None:
    assert re.sub("⟦loaded:sarcasm(\\+loaded:sarcasm)* |⟧", "", shown(*spans)) == TEXT


def test_text_acts_on_nothing() -> None:
    assert shown(text="a\x1b[2J\u202eb\r\nc") == "a‹U+001B›[2J‹U+202E›b\nc"


def test_a_claim_is_marked_and_colour_only_adds() -> None:
    real = read_article(fakes.FILES["a.txt"])
    reading = fakes.load(None)(real)
    plain = "\n".join(marked(real, reading))
    assert "[title: first-line] Une ville du Nord change de mains" in plain
    assert "L'⟦actor armée du Nord⟧ a ⟦trigger:capture+time repris⟧ Ville-Haute" in plain
    assert "\x1b" not in plain
    coloured = "\n".join(marked(real, reading, colour=True))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain
