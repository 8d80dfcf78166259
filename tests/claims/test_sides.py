"""`les deux camps`, titles beside names and some of several: who is meant."""

from __future__ import annotations

import pytest
from factories import named, parsed, read_claim

from recoupe.claims.reader import Reader
from recoupe.claims.sides import is_both
from recoupe.model.claim import Cell, Name, NotSaid

SIDES = """
deux      deux      NUM  2 nummod
{noun}    {noun}    NOUN 0 root
"""


def entities(cells: tuple[Cell[Name], ...] | NotSaid) -> list[str | None]:
    """The canonical names of a role's fillers."""
    return [] if isinstance(cells, NotSaid) else [cell.value.entity for cell in cells]


@pytest.mark.parametrize(("noun", "both"), [("camp", True), ("belligérant", True), ("soldat", False)])
def test_what_stands_for_both_sides(noun: str, both: bool) -> None:
    assert is_both(parsed(SIDES.format(noun=noun)), 1) is both


def test_both_sides_are_those_that_fought_last(reader: Reader) -> None:
    text = "La milice du Levant a attaqué les rebelles mardi. Les deux camps s'affrontent encore."
    claim = read_claim(reader, text, "s'affrontent")
    assert named(claim.actor) == ["milice du Levant"]
    assert named(claim.target) == ["rebelles"]


def test_both_sides_are_those_of_the_whole_article(reader: Reader) -> None:
    text = (
        "Des combats ont opposé l'armée polonaise au Hamas. Le Hamas a attaqué l'armée polonaise lundi.\n\n"
        "La milice a pilonné l'hôpital du Sud.\n\nLes deux camps s'affrontent encore."
    )
    claim = read_claim(reader, text, "s'affrontent")
    assert {*entities(claim.actor), *entities(claim.target)} == {"armée polonaise", "Hamas"}


def test_both_sides_that_accuse_one_another(reader: Reader) -> None:
    text = "La milice du Levant a attaqué les rebelles mardi. Les deux camps s'accusent."
    claim = read_claim(reader, text, "accusent")
    assert named(claim.actor) == ["milice du Levant"]
    assert named(claim.target) == ["rebelles"]


def test_both_sides_that_nobody_named(reader: Reader) -> None:
    claim = read_claim(reader, "Les deux camps s'affrontent encore.", "s'affrontent")
    assert "camps" in " ".join(named(claim.actor))


@pytest.mark.parametrize(
    ("text", "trigger", "role", "who"),
    [
        pytest.param(
            "Le porte-parole du Front, Paul Daran, a été tué.",
            "tué",
            "target",
            "Paul Daran",
            id="a title beside a name is the person",
        ),
        pytest.param(
            "Deux miliciens du Front de Brasnie ont été tués. Trois autres ont été blessés.",
            "blessés",
            "target",
            "Front de Brasnie",
            id="others are of those whom harm befell before",
        ),
        pytest.param(
            "L'armée a encerclé la gare. Un des soldats a été tué par la milice.",
            "tué",
            "target",
            "soldats",
            id="one of several is named by them",
        ),
    ],
)
def test_who_is_meant(reader: Reader, text: str, trigger: str, role: str, who: str) -> None:
    assert entities(getattr(read_claim(reader, text, trigger), role)) == [who]


def test_nobody_is_no_filler(reader: Reader) -> None:
    assert named(read_claim(reader, "Personne n'a été tué à Valbourg.", "tué").target) == []


def test_an_object_pronoun_is_not_who_acts(reader: Reader) -> None:
    text = "Les miliciens ont fui la ville. L'armée du Nord les a combattus à Montclair."
    assert named(read_claim(reader, text, "combattus").target) == ["miliciens"]
