"""Which claims are compared at all: neighbours in time and on the map meet wherever a boundary lies, and names in whatever order."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from relate.told import Pile

from recoupe.relate.blocking import pairs_of
from recoupe.relate.columns import columns_of
from recoupe.relate.sketch import sketch_of


def compared(pile: Pile) -> int:
    """How many pairs are compared."""
    held = defaultdict(list)
    for claim in pile.claims:
        held[claim.article].append(claim)
    papers = pile.papers
    return len(
        pairs_of(columns_of((papers[a], [sketch_of(c, papers[a]) for c in told]) for a, told in held.items()))[0]
    )


def told_twice(one: dict[str, object], other: dict[str, object], days: tuple[str, str]) -> Pile:
    """Two articles with one claim each, in words that have nothing in common."""
    pile = Pile()
    for article, day in zip("ab", days, strict=True):
        pile.texts[article], pile.days[article] = "", day  # no word that both share
    pile.add("a", "Un convoi brûle.", "brûle", "attack", **one)
    pile.add("b", "La colonne fut assaillie.", "assaillie", "attack", **other)
    return pile


@pytest.mark.parametrize("start", [date(2018, 3, 1) + timedelta(days=n) for n in range(31)], ids=str)
def test_one_place_on_two_days_is_compared_whatever_month_ends_between(start: date) -> None:
    days = (start.isoformat(), (start + timedelta(days=1)).isoformat())
    one, other = ({"place": "Ville-Haute", "time": day} for day in days)
    assert compared(told_twice(one, other, days)) == 1


@pytest.mark.parametrize("role", ["place", "actor", "target"])
def test_names_meet_in_whatever_order_they_stand(role: str) -> None:
    one, other = {role: ("Nord", "Sud"), "time": "2018-03-10"}, {role: ("Ouest", "Nord"), "time": "2018-03-10"}
    assert compared(told_twice(one, other, ("2018-03-10", "2018-03-10"))) == 1


def test_what_has_nothing_in_common_is_not_compared() -> None:
    one, other = {"actor": "Nord", "time": "2018-03-10"}, {"actor": "Ouest", "time": "2018-03-10"}
    assert compared(told_twice(one, other, ("2018-03-10", "2018-03-10"))) == 0
