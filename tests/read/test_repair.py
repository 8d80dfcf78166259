"""Letters that were decoded twice: what was meant, and where it stands in the stored text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.claim import Span
from recoupe.read.repair import repair

MEANT = [
    "L'armée a été repoussée à l'est.",
    "« Où êtes-vous ? » – l’Œuvre…",
    "Київ і Харків",
    "Prix : 12 € — déjà payé",
]


def twice(text: str) -> str:
    """As a program shows UTF-8 that it takes for Windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize("meant", MEANT)
def test_what_was_meant_comes_back(meant: str) -> None:
    found = repair(twice(meant))
    assert found is not None
    assert found.text == meant


@pytest.mark.parametrize("text", ["", "L'armée a été là.", "Une pièce à 20 Â° seulement", "abc", "Ã"])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert repair(text) is None


def test_a_space_that_was_a_no_break_space() -> None:
    found = repair("L'armÃ©e va Ã  l'est.")
    assert found is not None
    assert found.text == "L'armée va à  l'est."


@given(st.lists(st.sampled_from(["armée", "à", " ", "x", "œ", "€", "é"]), min_size=1, max_size=30), st.data())
def test_offsets_lead_back(parts: list[str], data: st.DataObject) -> None:
    stored = twice("".join(parts))
    found = repair(stored)
    if found is None:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    span = found.back(Span(start, end))
    again = repair(span.of(stored))
    words = again.text if again else span.of(stored)
    assert words == found.text[start:end] or twice(found.text[start:end]) == span.of(stored)
    assert found.forth(span) == Span(start, end)


def test_a_long_text_takes_no_longer_than_it_must() -> None:
    found = repair("L'armÃ©e a Ã©tÃ© repoussÃ©e.\n" * 20_000)
    assert found is not None
    started = time.process_time()
    for at in range(0, 100_000, 50):
        found.forth(Span(at, at + 1))
    assert time.process_time() - started < 1


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    found = repair(text)
    if found and found.text:
        assert found.back(Span(0, len(found.text))) == Span(0, len(text))
