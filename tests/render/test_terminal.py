"""The ledger for a terminal."""

from __future__ import annotations

import fakes
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.claim import Claim
from recoupe.read import read_article
from recoupe.render.harmless import width_of
from recoupe.render.terminal import COLUMNS, claim_cells, explained, table


@given(st.lists(st.tuples(*[st.text(max_size=60)] * len(COLUMNS)), max_size=5), st.integers(20, 250))
def test_the_table_fits(rows: list[tuple[str, ...]], width: int) -> None:
    lines = list(table(rows, width=width))
    assert len(lines) == len(rows) + 2
    assert all(width_of(line) <= width and "\n" not in line for line in lines)


def test_a_wide_terminal_cuts_nothing() -> None:
    article = read_article(fakes.FILES["a.txt"])
    reading = fakes.load(None)(article)
    lines = list(table([claim_cells(c, article.text, ["a.txt"]) for c in reading.claims], width=250))
    assert not any("…" in line for line in lines)
    assert "Armée du Nord" in lines[2]
    assert "12 killed" in lines[3]
    assert "·" in lines[3]


def test_a_narrow_terminal_keeps_the_claim_and_its_trigger() -> None:
    head = next(table([("id",) * len(COLUMNS)], width=24))
    assert head.split() == ["claim", "trigger"]


@given(fakes.claims())
def test_any_claim_is_explained_line_by_line(claim: Claim) -> None:
    lines = list(explained(claim, "x" * 600, ["a\nb.txt"]))
    assert len(lines) >= 14
    assert not any("\n" in line or "\x1b" in line for line in lines)


def test_an_explanation_gives_words_offsets_rule_and_silence() -> None:
    article = read_article(fakes.FILES["a.txt"])
    lines = "\n".join(explained(fakes.load(None)(article).claims[0], article.text, ["a.txt"]))
    assert "« armée du Nord » [67:80]" in lines
    assert "rule frame-repris · rule · confidence 0.75" in lines
    assert "place        – not said: outside the gazetteer" in lines
    assert "attribution  – the text speaks in its own voice" in lines
