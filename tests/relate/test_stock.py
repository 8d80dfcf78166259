"""What the pile says of passages: a third article of another week shows that two of one day share only stock."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relate.pile import DISPATCH, HISTORY, MORE, OTHER, OWN, entry

from recoupe.model.article import Entry
from recoupe.model.copy import PassageKind
from recoupe.relate.gather import find_copies
from recoupe.relate.roots import roots_of

STOCK = HISTORY.removeprefix("Rappel des faits. ")
ONE = entry("a", STOCK, OWN, MORE, day="2031-05-06")
TWO = entry("b", STOCK, OTHER, day="2031-05-06")


@pytest.mark.parametrize(
    ("third", "voices"),
    [
        pytest.param(None, 1, id="two alone: the one may have it from the other"),
        pytest.param(entry("c", DISPATCH, STOCK, day="2031-06-20"), 3, id="weeks later in a story of its own: stock"),
        pytest.param(entry("c", DISPATCH, STOCK, day="2031-05-07"), 1, id="a day later: a copy too"),
        pytest.param(
            entry("c", STOCK, day="2031-06-20"), 1, id="weeks later, and nothing else: the text printed again"
        ),
        pytest.param(entry("c", DISPATCH, OWN[::-1], day="2031-06-20"), 2, id="weeks later, without it"),
    ],
)
def test_stock(third: Entry | None, voices: int) -> None:
    pile = [ONE, TWO, *([third] if third else [])]
    copies = find_copies(pile)
    assert len(set(roots_of((e.article for e in pile), copies).values())) == voices
    kinds = {p.kind for c in copies if (c.a, c.b) == ("a", "b") for p in c.passages}
    assert kinds == ({PassageKind.BACKGROUND} if voices == 3 else {PassageKind.NEWS})


@settings(max_examples=20, deadline=None)
@given(st.permutations([ONE, TWO, entry("c", DISPATCH, STOCK, day="2031-06-20"), entry("d", MORE, STOCK, day=None)]))
def test_the_order_is_of_no_account(pile: list[Entry]) -> None:
    assert find_copies(pile) == find_copies(sorted(pile, key=lambda e: e.article.id))
