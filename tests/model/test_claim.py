"""The nouns of a claim: what a span may be, what a cell needs, what an id depends on."""

from __future__ import annotations

import dataclasses

import pytest
from fakes import claims as any_claim
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.claim import Cell, Claim, NotSaid, Span, claim_id
from recoupe.model.codes import Method, Silence
from recoupe.model.errors import EvidenceError

TEXT = "L’armée du Nord tient le port. 😀 Fin."
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 8))


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (0, 0, "empty"),
        (5, 5, "empty amid the text"),
        (5, 4, "back to front"),
        (-1, 4, "before the text"),
        (-4, -1, "from the end, as slices go"),
    ],
)
def test_what_is_no_span(start: int, end: int, why: str) -> None:
    with pytest.raises(EvidenceError, match=f"{start}..{end}"):
        Span(start, end)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 1), "L"),
        (Span(2, 7), "armée"),
        (Span(31, 32), "😀"),
        (Span(33, 37), "Fin."),
        (Span(30, 99), " 😀 Fin."),
    ],
    ids=[
        "first letter",
        "behind a curly apostrophe",
        "one code point beyond the basic plane",
        "behind it",
        "beyond the end: what is there",
    ],
)
def test_a_span_counts_code_points(span: Span, words: str) -> None:
    assert span.of(TEXT) == words


@pytest.mark.parametrize(
    ("one", "two", "overlap", "contained"),
    [
        pytest.param(Span(0, 5), Span(0, 5), True, True, id="the same"),
        pytest.param(Span(0, 5), Span(5, 9), False, False, id="side by side"),
        pytest.param(Span(0, 5), Span(4, 9), True, False, id="one letter shared"),
        pytest.param(Span(0, 9), Span(3, 4), True, True, id="inside"),
        pytest.param(Span(3, 4), Span(0, 9), True, False, id="outside"),
        pytest.param(Span(0, 2), Span(5, 9), False, False, id="apart"),
        pytest.param(Span(0, 9), Span(5, 9), True, True, id="the same end"),
        pytest.param(Span(0, 9), Span(5, 10), True, False, id="one letter too long"),
    ],
)
def test_overlapping_and_containing(one: Span, two: Span, overlap: bool, contained: bool) -> None:
    assert one.overlaps(two) is overlap
    assert one.contains(two) is contained


@given(spans, spans)
def test_overlap_and_containment_are_those_of_the_letters(one: Span, two: Span) -> None:
    mine, others = set(range(one.start, one.end)), set(range(two.start, two.end))
    assert one.overlaps(two) is two.overlaps(one) is bool(mine & others)
    assert one.contains(two) is (others <= mine)


@given(st.lists(spans))
def test_spans_sort_by_where_they_start(some: list[Span]) -> None:
    assert sorted(some) == sorted(some, key=lambda span: (span.start, span.end))


@pytest.mark.parametrize("method", [method for method in Method if method is not Method.HUMAN])
def test_a_value_without_words_is_refused(method: Method) -> None:
    with pytest.raises(EvidenceError, match=r"fr\.tuer"):
        Cell("x", (), "fr.tuer", method)


def test_a_person_may_give_a_value_without_words() -> None:
    assert Cell("x", (), "by hand", Method.HUMAN).evidence == ()


def test_a_cell_is_a_rules_and_not_measured_unless_it_says_so() -> None:
    cell = Cell("x", (Span(0, 1),), "fr.tuer")
    assert (cell.method, cell.confidence) == (Method.RULE, None)


def test_silence_is_not_mentioned_unless_it_says_so() -> None:
    assert NotSaid() == NotSaid(Silence.NOT_MENTIONED) != NotSaid(Silence.UNRESOLVED)


@settings(max_examples=5)
@given(any_claim(), st.sampled_from([field.name for field in dataclasses.fields(Claim)]))
def test_a_claim_cannot_be_changed(claim: Claim, field: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(claim, field, None)


# -- ids --------------------------------------------------------------------------------------------------


def test_an_id_is_known_in_advance() -> None:
    """Ids stand in people's notes: another way to make them breaks every one."""
    assert claim_id("9172e8eec99f144f", 120, 0) == "03f40a5acb57"


@given(
    st.tuples(st.text("abcdef0123456789", min_size=16, max_size=16), st.integers(0, 10**6), st.integers(0, 50)),
    st.data(),
)
def test_ids_differ_where_anything_differs(one: tuple[str, int, int], data: st.DataObject) -> None:
    two = data.draw(
        st.sampled_from(
            [(one[0][::-1], one[1], one[2]), (one[0], one[1] + 1, one[2]), (one[0], one[1], one[2] + 1), one]
        )
    )
    assert (claim_id(*one) == claim_id(*two)) is (one == two)


def test_start_and_ordinal_are_not_run_together() -> None:
    assert claim_id("a", 1, 11) != claim_id("a", 11, 1)
