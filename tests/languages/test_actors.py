"""The tables of actors and equipment: each row has what it needs, and no name is two actors'."""

from __future__ import annotations

import csv

import pytest

from recoupe.languages.bodies import Nationality, nationalities
from recoupe.languages.lists import FOLDER
from recoupe.languages.pack import load_pack, name_key, sound_key


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with (FOLDER / "fr" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


ACTORS, EQUIPMENT = rows_of("actors"), rows_of("equipment")
KINDS = {"person", "outlet", "government", "armed_group", "organisation"}


@pytest.mark.parametrize("row", ACTORS, ids=lambda row: row["name"])
def test_an_actor_has_what_it_needs(row: dict[str, str]) -> None:
    assert row["name"]
    assert row["english"]
    assert row["kind"] in KINDS
    assert row["name"] not in row["aliases"].split(";")
    assert load_pack("fr").actors[name_key(row["name"])].name == row["name"]


def test_there_are_enough_and_no_name_is_two_actors() -> None:
    assert len(ACTORS) >= 400
    assert len(EQUIPMENT) >= 150
    owners: dict[str, set[str]] = {}
    for row in ACTORS:
        for form in (row["name"], *row["aliases"].split(";"), *row["abbreviations"].split(";")):
            owners.setdefault(name_key(form), set()).add(row["name"])
    assert {form: names for form, names in owners.items() if form and len(names) > 1} == {}


def test_the_continents_are_all_there() -> None:
    homes = {row["country"] for row in ACTORS}
    assert {"Syrie", "Ukraine", "Mali", "Soudan", "Birmanie", "Colombie", "Philippines", "Haïti", "Australie"} <= homes


@pytest.mark.parametrize("row", EQUIPMENT, ids=lambda row: row["name"])
def test_equipment_has_what_it_needs(row: dict[str, str]) -> None:
    assert row["family"]
    assert load_pack("fr").equipment[name_key(row["name"])] == row["name"]


def test_no_product_is_an_actor() -> None:
    pack = load_pack("fr")
    assert set(pack.equipment) & set(pack.actors) == set()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Daech", "Daesh", True, id="ch and sh"),
        pytest.param("Hezbollah", "Hizbullah", True, id="vowels"),
        pytest.param("Hezbollah", "Hizbollah", True, id="e and i"),
        pytest.param("Deir ez-Zor", "Deir el-Zor", True, id="the article assimilated or not"),
        pytest.param("al-Nosra", "al-Nusra", True, id="o and u"),
        pytest.param("Abou Bakr al-Baghdadi", "Abu Bakr al-Baghdadi", True, id="ou and u"),
        pytest.param("Jaïch", "Jaish", True, id="ï"),
        pytest.param("Hamas", "Hamad", False, id="another consonant"),
        pytest.param("Hezbollah", "Hamas", False, id="another name"),
    ],
)
def test_sounds(one: str, other: str, *, same: bool) -> None:
    assert (sound_key(one) == sound_key(other)) is same


@pytest.mark.parametrize(
    ("country", "of"),
    [
        pytest.param("Syrie", "de Syrie", id="feminine"),
        pytest.param("Mali", "du Mali", id="masculine"),
        pytest.param("Irak", "d'Irak", id="a vowel"),
        pytest.param("Érythrée", "d'Érythrée", id="a vowel with an accent"),
        pytest.param("Mexique", "du Mexique", id="masculine in -e"),
    ],
)
def test_countries_behind_de(country: str, of: str) -> None:
    assert Nationality("", "", country).of == of


def test_nationalities_know_their_country() -> None:
    assert nationalities()["polonaises"].country == "Pologne"
    assert nationalities()["kurde"].state is False
