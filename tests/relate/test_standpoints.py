"""Whom a paper means by `our troops` and `the enemy`, as claims show it."""

from __future__ import annotations

import pytest

from recoupe.model.codes import EventType
from recoupe.relate.standpoints import Standpoint, Told, Who, meant

OURS, ENEMY = Standpoint("L'Écho", ours=True), Standpoint("L'Écho", ours=False)
THEIRS, FOE = Standpoint("Le Fanal", ours=True), Standpoint("Le Fanal", ours=False)
NORTH, SOUTH = "armée du Nord", "armée du Sud"
E = EventType


def told(event: str, outlet: str, kind: EventType, *who: Who | None, place: str | None = None) -> Told:
    actor, target = (*who, None, None)[:2]
    return Told(event, outlet, kind, actor, target, place, "2031-05-03" if place else None)


FIGHT = told("1", "L'Écho", E.ATTACK, OURS, NORTH)
TAKEN = told("2", "L'Écho", E.CAPTURE, ENEMY)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        pytest.param([FIGHT], {ENEMY: NORTH}, id="whom our own fight is the enemy"),
        pytest.param([told("1", "L'Écho", E.STRIKE, SOUTH, OURS)], {ENEMY: SOUTH}, id="and so is who fights our own"),
        pytest.param([told("1", "L'Écho", E.ATTACK, ENEMY, SOUTH)], {OURS: SOUTH}, id="whom the enemy fights are our own"),
        pytest.param([told("1", "L'Écho", E.CASUALTIES, OURS, "Valbourgeois")], {ENEMY: "Valbourgeois"}, id="whoever is killed is people"),
        pytest.param([told("1", "L'Écho", E.ATTACK, "Valbourg", OURS)], {}, id="a place fights nobody"),
        pytest.param([told("1", "L'Écho", E.AGREEMENT, OURS, NORTH)], {}, id="with whom one talks is no enemy"),
        pytest.param([TAKEN, told("2", "Le Fanal", E.CAPTURE, NORTH)], {ENEMY: NORTH}, id="one event, named by the other paper"),
        pytest.param([TAKEN, told("3", "Le Fanal", E.CAPTURE, NORTH)], {}, id="two events show nothing"),
        pytest.param([TAKEN, told("2", "L'Écho", E.CAPTURE, NORTH)], {}, id="within one paper they may be two forces"),
        pytest.param(
            [FIGHT, told("4", "L'Écho", E.CONTROL, ENEMY, place="gare"), told("5", "Le Fanal", E.CAPTURE, THEIRS, place="gare")],
            {ENEMY: NORTH, THEIRS: NORTH},
            id="the enemy of one that holds the same place is the other's own",
        ),
        pytest.param([FIGHT, told("6", "L'Écho", E.ATTACK, OURS, SOUTH)], {}, id="two enemies: nobody is meant"),
        pytest.param([TAKEN, told("2", "Le Fanal", E.CAPTURE, FOE)], {}, id="nobody names them"),
        pytest.param(
            [FIGHT, told("7", "L'Écho", E.CAPTURE, ENEMY), told("7", "Le Fanal", E.CAPTURE, THEIRS),
             told("8", "L'Écho", E.CAPTURE, OURS), told("8", "Le Fanal", E.CAPTURE, THEIRS)],
            {},
            id="a paper that is its own enemy was misread",
        ),
    ],
)  # fmt: skip
def test_whom_a_standpoint_means(claims: list[Told], found: dict[Standpoint, str]) -> None:
    assert meant(claims) == found
    assert meant(claims[::-1]) == found, "in any order"
