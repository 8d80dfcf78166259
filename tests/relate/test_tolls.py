"""Figures of one event: agreed, a count that goes on, other things counted, or a dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest
from relate.told import Pile

from recoupe.model.claim import Claim, NotSaid, Span
from recoupe.model.event import Difference, Standing
from recoupe.relate.compare import compare
from recoupe.relate.status import status_of

ALL, AGAIN, YET = "habitants", ", selon un nouveau bilan", ", un bilan provisoire"
ROWS = [
    # why, (day, dead, words around, whom, source) of each root, the difference, contested
    ("the same", [(1, 8, "", ALL, None), (1, 8, "", ALL, None)], None, False),
    ("a day later, higher", [(1, 8, "", ALL, None), (2, 12, "", ALL, None)], Difference.UPDATE, False),
    ("a day later, all civilians", [(1, 8, "", ALL, "maire"), (2, 12, "", "civils", "médecin")], Difference.UPDATE, False),
    ("a day later, lower", [(1, 12, "", ALL, None), (2, 8, "", ALL, None)], Difference.FIGURE, True),
    ("one day, higher", [(1, 8, "", ALL, None), (1, 12, "", ALL, None)], Difference.FIGURE, True),
    ("one day, the words say that it grew", [(1, 8, "", ALL, None), (1, 12, AGAIN, ALL, None)], Difference.UPDATE, False),
    ("one day, the lower is provisional", [(1, 8, YET, ALL, None), (1, 12, "", ALL, None)], Difference.UPDATE, False),
    ("inhabitants and civilians of one day", [(1, 21, "", ALL, "maire"), (1, 24, "", "civils", "médecin")], Difference.FIGURE, True),
    ("fighters and civilians", [(1, 8, "", "soldats", None), (1, 12, "", ALL, None)], Difference.SCOPE, False),
    ("the children among them", [(1, 12, "", ALL, None), (1, 3, "", "enfants", None)], Difference.SCOPE, False),
    ("soldiers of two sides", [(1, 8, "", "soldats maliens", None), (1, 12, "", "soldats français", None)], Difference.SCOPE, False),
    ("the dead and the dead and wounded", [(1, 8, "", "hommes", None), (1, 40, " et blessés", "hommes", None)], Difference.SCOPE, False),
]  # fmt: skip


def pile_of(told: list[tuple[int, int, str, str, str | None]]) -> Pile:
    pile = Pile()
    for name, (day, dead, words, whom, source) in zip("abcd", told, strict=False):
        pile.article(name, f"2031-05-{day:02d}")
        sentence = f"Le tir sur Ville-Haute a fait {dead} {whom} tués{words}."
        pile.add(name, sentence, "tués", "casualties", target=whom, place="Ville-Haute", killed=dead, source=source)
    return pile


@pytest.mark.parametrize(("why", "told", "difference", "contested"), ROWS, ids=[row[0] for row in ROWS])
def test_figures(
    why: str, told: list[tuple[int, int, str, str, str | None]], difference: Difference | None, contested: bool
) -> None:
    pile = pile_of(told)
    found = [f for row in compare("e", pile.claims, pile.papers, {}).rows if row.cell == "number" for f in row.findings]
    assert [f.difference for f in found] == [difference]
    assert (Standing.CONTESTED in status_of("e", pile.claims, pile.papers, {}).standings) is contested


def test_more_that_were_found_are_no_other_count() -> None:
    pile = pile_of([(1, 17, "", "habitants", None)])
    pile.article("b", "2031-05-04")
    sentence = "À Ville-Haute, 8 corps ont encore été retrouvés."
    pile.add("b", sentence, "corps", "casualties", target="corps", place="Ville-Haute", killed=8)
    pile.claims[1] = figure_at(pile.claims[1], sentence.index("8"))
    found = status_of("e", pile.claims, pile.papers, {})
    assert Standing.CONTESTED not in found.standings


def test_two_sources_of_one_root_part() -> None:
    pile = pile_of([(1, 18, "", "habitants", "maire")])
    pile.add(
        "a",
        "Il y a 24 habitants tués, dit un médecin.",
        "tués",
        "casualties",
        target="habitants",
        killed=24,
        source="un médecin",
    )
    found = status_of("e", pile.claims, pile.papers, {})
    assert set(found.standings) == {Standing.CONTESTED, Standing.SINGLE_ROOT} and found.cells == ("figure",)


def test_an_altered_copy_disputes_nothing() -> None:
    pile = pile_of([(1, 14, "", "habitants", None), (2, 40, "", "habitants", None), (3, 21, "", "habitants", None)])
    comparison = compare("e", pile.claims, pile.papers, {"b": "a"})
    [found] = [f for row in comparison.rows if row.cell == "number" for f in row.findings]
    assert (found.left.words, found.right.words, found.difference) == ("14", "21", Difference.UPDATE)


def test_a_rounded_figure_is_as_good_as_one_near_it() -> None:
    pile = pile_of([(1, 380, "", "habitants", None), (1, 400, "", "habitants", None)])
    pile.claims[1] = about(pile.claims[1])
    assert Standing.CONTESTED not in status_of("e", pile.claims, pile.papers, {}).standings


def figure_at(claim: Claim, at: int) -> Claim:
    """A claim whose figure stands where its words stand, one digit."""
    assert not isinstance(claim.number, NotSaid)
    [cell] = claim.number
    start = claim.sentence.start + at
    return replace(claim, number=(replace(cell, evidence=(Span(start, start + 1),)),))


def about(claim: Claim) -> Claim:
    """A claim with its figure as a rounded one."""
    assert not isinstance(claim.number, NotSaid)
    [cell] = claim.number
    return replace(claim, number=(replace(cell, value=replace(cell.value, approximate=True)),))
