"""Outlets by their names, their addresses, and the way in which newspapers are named."""

from __future__ import annotations

import pytest

from recoupe.languages.outlets import agency, banner, canonical, find_outlet, host_of, masthead, of_address

ADDRESSES = [
    ("https://www.presstv.ir/Detail/2031", "Press TV", "the name without its space"),
    ("presstv.ir", "Press TV", "no protocol"),
    ("http://fr.sputniknews.example/a.html", None, "a name with more letters is another name"),
    ("https://sputnik.example.org/a", "Sputnik", "the name in front of the host"),
    ("https://blog.nulle-part.example/", None, "unknown"),
    ("pas une adresse", None, "words"),
    ("http://[bad/", None, "broken"),
]


@pytest.mark.parametrize(("address", "name", "why"), ADDRESSES, ids=[row[2] for row in ADDRESSES])
def test_addresses(address: str, name: str | None, why: str) -> None:
    assert of_address(address) == name


HEADS = [
    ("Le Phare de Nulle-Part", "Le Phare de Nulle-Part", "article, capital, de, capital"),
    ("L'Écho de la Plaine, 3 mai 2031", "L'Écho de la Plaine", "set off by a comma"),
    ("La Tribune des Deux-Rives — Édition du soir", "La Tribune des Deux-Rives", "set off by a dash"),
    ("Le Monde", "Le Monde", "known"),
    ("La bataille de Kolvano", None, "a title: its noun has no capital"),
    ("La Syrie", None, "a country as a heading"),
    ("Le président de la République a parlé", None, "a sentence"),
    ("Le Phare de Nulle-Part a brûlé hier", None, "a sentence that begins with a name"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("line", "name", "why"), HEADS, ids=[row[2] for row in HEADS])
def test_mastheads(line: str, name: str | None, why: str) -> None:
    assert masthead(line) == name


def test_names_are_found_as_words() -> None:
    text = "Selon l'AFPX et non l'AFP, rien."
    found = find_outlet(text)
    assert found is not None
    assert (found.name, text[found.start : found.end]) == ("Agence France-Presse", "AFP")
    assert find_outlet("Rien ici") is None


def test_names_in_any_spelling() -> None:
    assert canonical("FRENCH PRESS TV") == canonical("presstv") == "Press TV"
    assert canonical("la") is None
    assert (agency("AFP-Services"), agency("Agence du Levant"), agency("un agent")) == (
        "Agence France-Presse",
        "Agence du Levant",
        None,
    )
    assert host_of("https://www.exemple.org:8080/a?b#c") == "exemple.org"


BANNERS = [
    ("Radio Val Libre - L'info des collines", "Radio Val Libre", "a kind, a name, a slogan"),
    ("Val Info | Politique", "Val Info", "a bar before the name of a section"),
    ("Le Courrier du Val – Édition du soir", "Le Courrier du Val", "small words may join capitals"),
    ("Radio - Deux journalistes arrêtés", None, "a kind alone is a rubric of an article"),
    ("Presse locale - Deux journalistes arrêtés", None, "a small word of sense: no name"),
    ("Valbourg Nord - Les combats reprennent", None, "no word that says outlet"),
    ("Radio Val Libre, une voix des collines", None, "only a dash or a bar sets a slogan off"),
]


@pytest.mark.parametrize(("line", "name", "why"), BANNERS)
def test_a_banner_names_an_outlet_by_its_kind(line: str, name: str | None, why: str) -> None:
    assert banner(line) == name, why
