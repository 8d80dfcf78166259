"""Quotations: every kind of mark, nested, unbalanced, over several paragraphs. Only words are needed."""

from __future__ import annotations

import pytest
from factories import text_of, words
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.quotes import find_quotes


def quoted(sentence: str) -> list[str]:
    """The words of the quotations, marks included."""
    tree = words(sentence)
    return [" ".join(tree.text[first : last + 1]) for first, last in find_quotes(tree)]


@pytest.mark.parametrize(
    ("sentence", "quotations"),
    [
        pytest.param("le port tient", [], id="none"),
        pytest.param("il dit : « le port tient »", ["« le port tient »"], id="French marks"),
        pytest.param("il dit : “ le port tient ”", ["“ le port tient ”"], id="English marks"),
        pytest.param(
            'il dit : " le port tient "', ['" le port tient "'], id="straight marks, the same to open and to close"
        ),
        pytest.param("il dit : `` le port tient ''", ["`` le port tient ''"], id="marks as typewriters had them"),
        pytest.param("il dit : << le port tient >>", ["<< le port tient >>"], id="marks as mail had them"),
        pytest.param("« ils tiennent » , dit-il , « le port »", ["« ils tiennent »", "« le port »"], id="two"),
        pytest.param(
            '" ils tiennent " , dit-il , " le port "', ['" ils tiennent "', '" le port "'], id="two with straight marks"
        ),
        pytest.param(
            "« il dit “ tenez ” et part » puis rien",
            ["« il dit “ tenez ” et part »"],
            id="one inside another is part of it",
        ),
        pytest.param("il dit « le port tient", ["« le port tient"], id="not closed: it ends with the block"),
        pytest.param("le port tient » , dit-il", ["le port tient »"], id="not opened: it began with the block"),
        pytest.param("le port tient « , dit-il", ["« , dit-il"], id="a mark turned the wrong way round still opens"),
        pytest.param("le port tient «", [], id="nothing behind an opening mark"),
        pytest.param("« a » b » c", ["« a »"], id="a second closing mark closes nothing"),
        pytest.param("« «", ["« «"], id="a second opening mark opens nothing"),
        pytest.param("« »", ["« »"], id="an empty quotation"),
        pytest.param(
            "« le port << la gare >>",
            ["« le port", "<< la gare >>"],
            id="not closed: it ends where another opens",
        ),
        pytest.param("l' armée dite « modérée » recule", ["« modérée »"], id="one word"),
        pytest.param("la base 5 ' 30 et 12 ' de tir", [], id="single marks are minutes, not quotations"),
    ],
)
def test_quotations(sentence: str, quotations: list[str]) -> None:
    assert quoted(sentence) == quotations


@given(st.lists(st.sampled_from(['"', "«", "»", "“", "”", "le", "port", ".", "''", ">>"]), min_size=1, max_size=14))
def test_quotations_are_in_order_and_apart(pieces: list[str]) -> None:
    tree = words(" ".join(pieces))
    last = -1
    for first, end in find_quotes(tree):
        assert last < first <= end < len(tree)
        assert text_of(tree)[tree.start[first] : tree.end[end]].split(" ") == pieces[first : end + 1]
        last = end


@given(
    st.lists(st.sampled_from(["le", "port", "tient", ",", "."]), min_size=1, max_size=8),
    st.integers(0, 8),
    st.integers(0, 8),
)
def test_one_pair_of_marks_holds_what_stands_between(pieces: list[str], one: int, two: int) -> None:
    first, last = sorted((min(one, len(pieces)), min(two, len(pieces))))
    marked = [*pieces[:first], "«", *pieces[first:last], "»", *pieces[last:]]
    assert quoted(" ".join(marked)) == [" ".join(["«", *pieces[first:last], "»"])]
