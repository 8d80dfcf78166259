"""A user's own places come before those of the gazetteer, and the reason names their file and line."""

from __future__ import annotations

import pytest
from factories import article

from recoupe.claims.own_places import OwnPlaces
from recoupe.claims.reader import Reader
from recoupe.model.claim import NotSaid
from recoupe.model.codes import Method, Precision
from recoupe.model.gazetteer import OwnPlace, signed


def place(name: str, line: int, *, country: str = "", variants: tuple[str, ...] = (), area: bool = False) -> OwnPlace:
    kind = Precision.AREA if area else Precision.POINT
    return OwnPlace(name, float(line), 40.0, kind, country, variants, "", "b.csv", line)


PLACES = (
    place("Hallon", 2, country="SY"),
    place("Hallon", 3, country="ML"),
    place("base de Montclair", 4, variants=("base du Mont Clair",)),
    place("Kanyaruchinya", 5),
    place("Bamako", 6),
)


@pytest.mark.parametrize(
    ("sentence", "entity", "reason", "line"),
    [
        pytest.param("Un raid a eu lieu à Hallon, au Mali.", "Hallon", "own:b.csv:3", 3, id="the country said"),
        pytest.param(
            "La Syrie compte ses morts. Un raid a eu lieu à Hallon.", "Hallon", "own:b.csv:2", 2, id="spoken of"
        ),
        pytest.param(
            "Un raid a eu lieu près de la base de Montclair.", "base de Montclair", "own:b.csv:4", 4, id="whole"
        ),
        pytest.param(
            "Un raid a eu lieu dans le camp de Kanyaruchinya.",
            "camp de Kanyaruchinya",
            "own:b.csv:5.near",
            5,
            id="the name in a description",
        ),
        pytest.param("Un raid a eu lieu à Bamako.", "Bamako", "own:b.csv:6", 6, id="before the shipped one"),
    ],
)
def test_the_users_place_is_chosen(reader: Reader, sentence: str, entity: str, reason: str, line: int) -> None:
    claim = reader.with_places(PLACES)(article(sentence)).claims[-1]
    assert not isinstance(claim.place, NotSaid)
    cell = claim.place[0]
    assert (cell.value.entity, cell.value.latitude) == (entity, float(line))
    assert cell.rule.endswith(f"@{reason}") and cell.method is Method.GAZETTEER


def test_without_places_nothing_changes(reader: Reader) -> None:
    same = reader.with_places(())
    text = article("Un raid a eu lieu à Bamako.")
    assert same(text) == reader(text) and same.signature == reader.signature == signed(reader.signature, ())


def test_other_places_are_another_signature(reader: Reader) -> None:
    one, other = reader.with_places(PLACES), reader.with_places(PLACES[:1])
    assert len({one.signature, other.signature, reader.signature}) == 3
    assert one.signature == reader.with_places(PLACES[::-1]).signature


def test_equal_names_are_found_in_the_order_of_the_table() -> None:
    assert OwnPlaces(PLACES[::-1]).find("hallon", None, lambda country: 0.0) == PLACES[0]
    assert OwnPlaces().find("Hallon", None, lambda country: 0.0) is None
