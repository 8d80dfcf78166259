"""Which place a phrase means and why, and which words of a sentence are where something happens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import article, named, read_claim
from hypothesis import given
from hypothesis import strategies as st

from recoupe.claims.places import Chooser, Setting, innermost
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.model.article import Article
from recoupe.model.claim import Cell, NotSaid, Reading, Span, Where
from recoupe.model.codes import Method, Precision

POINT, AREA, COUNTRY = Precision.POINT, Precision.AREA, Precision.COUNTRY


def chooser(countries: str) -> Chooser:
    """The chooser of an article that names these countries, the first most often: `SY TR`."""
    codes = countries.split()
    return Chooser(load_gazetteer(), Setting({code: 1.0 / (n + 1) for n, code in enumerate(codes)}))


# -- a name or a description to a place -------------------------------------------------------------------

# countries of the article, phrase, what stands behind it -> division or country it must lie in (or name), precision, reason
FOUND = [
    # a country
    ("", "Syrie", "", "Syrie", COUNTRY, "country"),
    ("", "Mali", "", "Mali", COUNTRY, "country"),
    ("SY", "Ukraine", "", "Ukraine", COUNTRY, "country"),
    ("SY", "territoire syrien", "", "Syrie", COUNTRY, "country.adjective"),
    ("ML", "territoire malien", "", "Mali", COUNTRY, "country.adjective"),
    ("UA", "sol ukrainien", "", "Ukraine", COUNTRY, "country.adjective"),
    # a town spelled so, in the country of the article
    ("SY", "Raqqa", "", "Raqqa", POINT, "spelling.country"),
    ("SY", "Alep", "", "Alep", POINT, "spelling.country"),
    ("SY", "al-Bab", "", "al-Bab", POINT, "spelling.country"),
    ("SY", "Palmyre", "", "Palmyre", POINT, "spelling.country"),
    ("SY", "Deir ez-Zor", "", "Deir ez-Zor", POINT, "spelling.country"),
    ("SY IQ", "Mossoul", "", "Mossoul", POINT, "spelling.country"),
    ("IQ", "Kirkouk", "", "Kirkouk", POINT, "spelling.country"),
    ("IQ", "Falloujah", "", "Falloujah", POINT, "spelling.country"),
    ("UA", "Bakhmout", "", "Bakhmout", POINT, "spelling.country"),
    ("UA", "Kramatorsk", "", "Kramatorsk", POINT, "spelling.country"),
    ("UA", "Kherson", "", "Kherson", POINT, "spelling.country"),
    ("CD", "Goma", "", "Goma", POINT, "spelling.country"),
    ("CD", "Beni", "", "Beni", POINT, "spelling.country"),
    ("CD", "Bunia", "", "Bunia", POINT, "spelling.country"),
    ("CD", "Oïcha", "", "Oïcha", POINT, "spelling.country"),
    ("ML", "Gao", "", "Gao", POINT, "spelling.country"),
    ("ML", "Tombouctou", "", "Tombouctou", POINT, "spelling.country"),
    ("AF", "Jalalabad", "", "Jalalabad", POINT, "spelling.country"),
    ("PS IL", "Rafah", "", "Rafah", POINT, "spelling.country"),
    ("LB", "Tripoli", "", "Tripoli", POINT, "spelling.country"),
    # a capital, wherever the article is
    ("", "Paris", "", "Paris", POINT, "capital"),
    ("US", "Paris", "", "Paris", POINT, "capital"),
    ("SY", "Londres", "", "Londres", POINT, "capital"),
    ("SY", "Damas", "", "Damas", POINT, "capital"),
    ("IQ", "Bagdad", "", "Bagdad", POINT, "capital"),
    ("UA", "Moscou", "", "Moscou", POINT, "capital"),
    ("ML", "Bamako", "", "Bamako", POINT, "capital"),
    ("LY", "Tripoli", "", "Tripoli", POINT, "capital"),
    ("", "Tripoli", "", "Tripoli", POINT, "capital"),
    # said to lie in a country or a division
    ("US", "Paris", ", au Texas", "Paris", POINT, "spelling.nested"),
    ("SY", "Tripoli", ", au Liban", "Tripoli", POINT, "spelling.nested"),
    ("SY", "Tripoli", " (Liban)", "Tripoli", POINT, "spelling.nested"),
    ("", "Jalalabad", " en Afghanistan", "Jalalabad", POINT, "spelling.nested"),
    ("CD", "Beni", " (Nord-Kivu)", "Beni", POINT, "spelling.nested"),
    ("CD", "Beni", ", dans la province du Nord-Kivu", "Beni", POINT, "spelling.nested"),
    # large, though its country is not named
    ("SY", "New York", "", "New York", POINT, "spelling.population"),
    ("SY", "Istanbul", "", "Istanbul", POINT, "spelling.population"),
    ("", "Kharkiv", "", "Kharkiv", POINT, "spelling.population"),
    # another transliteration, only in a country of the article
    ("SY", "Racca", "", "Racca", POINT, "sound.country"),
    ("SY", "Deir Ezzor", "", "Deir Ezzor", POINT, "sound.country"),
    ("SY", "Abou Kamal", "", "Abou Kamal", POINT, "sound.country"),
    ("SY", "Al-Boukamal", "", "Al-Boukamal", POINT, "sound.country"),
    ("SY", "Al-Soukhna", "", "Al-Soukhna", POINT, "sound.country"),
    # a division
    ("SY", "province de Deir ez-Zor", "", "province de Deir ez-Zor", AREA, "spelling.division"),
    ("SY", "gouvernorat d'Alep", "", "gouvernorat d'Alep", AREA, "spelling.division"),
    ("SY", "gouvernorat d’Idleb", "", "gouvernorat d’Idleb", AREA, "sound.division"),
    ("UA", "oblast de Kherson", "", "oblast de Kherson", AREA, "spelling.division"),
    ("UA", "région de Donetsk", "", "région de Donetsk", AREA, "spelling.division"),
    ("ML", "région de Mopti", "", "région de Mopti", AREA, "spelling.division"),
    ("CD", "Nord-Kivu", "", "Nord-Kivu", AREA, "spelling.division"),
    ("CD", "Ituri", "", "Ituri", AREA, "spelling.division"),
    ("CD", "province du Nord-Kivu", "", "Nord-Kivu", AREA, "spelling.division"),
    ("PS", "bande de Gaza", "", "bande de Gaza", AREA, "spelling.division"),
    ("PS IL", "Cisjordanie", "", "Cisjordanie", AREA, "spelling.division"),
    ("", "province du Nord-Kivu", "", "Nord-Kivu", AREA, "spelling.division"),
    # a town named by what it is
    ("SY", "ville de Raqqa", "", "Raqqa", POINT, "spelling.country"),
    ("CD", "cité d'Oïcha", "", "Oïcha", POINT, "spelling.country"),
    ("SY", "localité de Palmyre", "", "Palmyre", POINT, "spelling.country"),
    # beside a town: its point, but an area
    ("SY", "sud-est de Homs", "", "sud-est de Homs", AREA, "spelling.country.near"),
    ("SY", "environs de Damas", "", "environs de Damas", AREA, "capital.near"),
    ("SY", "banlieue d'Alep", "", "banlieue d'Alep", AREA, "spelling.country.near"),
    ("IQ", "aéroport de Bagdad", "", "aéroport de Bagdad", AREA, "capital.near"),
    ("SY", "région de Palmyre", "", "région de Palmyre", AREA, "spelling.country.near"),
    ("CD", "territoire de Beni", "", "territoire de Beni", AREA, "spelling.country.near"),
    ("ML", "ouest de Gao", "", "ouest de Gao", AREA, "spelling.country.near"),
    ("SY", "est de la ville d'Alep", "", "est de la ville d'Alep", AREA, "spelling.country.near"),
    # part of a country
    ("SY", "nord de la Syrie", "", "nord de la Syrie", AREA, "country.near"),
    ("ML", "centre du Mali", "", "centre du Mali", AREA, "country.near"),
    ("LB", "Sud du Liban", "", "sud du Liban", AREA, "country.near"),
    ("SY", "nord syrien", "", "nord de la Syrie", AREA, "country.adjective"),
    ("IQ", "nord-est irakien", "", "nord-est de l'Irak", AREA, "country.adjective"),
    ("SY", "nord-syrien", "", "nord de la Syrie", AREA, "country.adjective"),
    ("CD", "est de la RDC", "", "est de la République démocratique du Congo", AREA, "country.near"),
    ("CD", "zone de Goma", "", "Goma", AREA, "spelling.country.near"),
    ("SY", "frontière turque", "", "frontière turque", AREA, "country.adjective"),
]


@pytest.mark.parametrize(
    ("countries", "phrase", "behind", "name", "precision", "reason"), FOUND, ids=[f"{r[0]}-{r[1]}{r[2]}" for r in FOUND]
)
def test_a_place_is_found_with_a_reason(
    countries: str, phrase: str, behind: str, name: str, precision: Precision, reason: str
) -> None:
    spot = chooser(countries).spot(phrase, None, behind)
    assert spot is not None
    assert (spot.name, spot.precision, spot.reason) == (name, precision, reason)


OUTSIDE = [
    ("SY", "Valbourg", "no such town"),
    ("SY", "Al-Tanf-sous-Montclair", "no such town by sound either"),
    ("BJ", "Beni", "a small town of a country that the article does not speak of"),
    ("UA", "Oïcha", "nor this one"),
    ("FR", "Racca", "another transliteration counts only in a country of the article"),
    ("ML", "fleuve Niger", "a river is no country"),
    ("SY", "désert de Palmyre", "a desert is no town"),
    ("SY", "route de Damas", "a road is too long for a point"),
    ("SY", "villages", "no name"),
    ("SY", "zone", "no name"),
    ("SY", "région désertique", "no name"),
    ("SY", "quartiers de l'opposition", "no place in the name"),
    ("SY", "base militaire", "no name"),
    ("SY", "villages levantins du nord", "no nationality that a table knows"),
]


@pytest.mark.parametrize(("countries", "phrase", "why"), OUTSIDE, ids=[f"{r[1]}: {r[2]}" for r in OUTSIDE])
def test_a_place_outside_the_gazetteer_gets_no_coordinates(countries: str, phrase: str, why: str) -> None:
    assert chooser(countries).spot(phrase, None, "") is None, why


@pytest.mark.parametrize(
    ("countries", "phrase", "behind", "point"),
    [
        ("SY", "Raqqa", "", (35.95, 39.01)),
        ("SY", "Racca", "", (35.95, 39.01)),
        ("SY", "Al-Boukamal", "", (34.45, 40.92)),
        ("LB", "Tripoli", "", (34.43, 35.84)),
        ("LY", "Tripoli", "", (32.89, 13.19)),
        ("US", "Paris", "", (48.85, 2.35)),
        ("US", "Paris", ", au Texas", (33.66, -95.56)),
        ("UA", "Bakhmout", "", (48.59, 38.0)),
        ("CD", "Goma", "", (-1.68, 29.23)),
        ("ML", "Gao", "", (16.27, -0.04)),
    ],
)
def test_where_it_is(countries: str, phrase: str, behind: str, point: tuple[float, float]) -> None:
    spot = chooser(countries).spot(phrase, None, behind)
    assert spot is not None and (spot.latitude, spot.longitude) == pytest.approx(point, abs=0.1)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_give_a_place_on_the_globe_or_none_and_the_same_twice(phrase: str, behind: str) -> None:
    spot = chooser("SY UA").spot(phrase, None, behind)
    assert spot == chooser("SY UA").spot(phrase, None, behind)
    if spot is not None:
        assert -90 <= spot.latitude <= 90 and -180 <= spot.longitude <= 180
        assert spot.reason and spot.name


# -- nested and listed ------------------------------------------------------------------------------------


def cells_of(text: str, *places: tuple[str, Precision, str]) -> tuple[Cell[Where], ...]:
    """Cells of the places of a text."""
    found = []
    for words, precision, rule in places:
        span = Span(text.index(words), text.index(words) + len(words))
        found.append(Cell(Where(words, span, words, precision=precision), (span,), rule))
    return tuple(found)


@pytest.mark.parametrize(
    ("text", "places", "kept"),
    [
        ("à Valbourg, au Levant", [("Valbourg", POINT, "f/à"), ("Levant", COUNTRY, "f/à")], ["Valbourg"]),
        ("au Levant, à Valbourg", [("Levant", COUNTRY, "f/à"), ("Valbourg", POINT, "f/à")], ["Valbourg"]),
        ("à Valbourg et au Levant", [("Valbourg", POINT, "f/à"), ("Levant", COUNTRY, "f/à")], ["Valbourg", "Levant"]),
        ("au Levant et au Ponant", [("Levant", COUNTRY, "f/à"), ("Ponant", COUNTRY, "f/à")], ["Levant", "Ponant"]),
        (
            "dans la zone de Valbourg, au Levant",
            [("zone de Valbourg", AREA, "f/dans"), ("Levant", COUNTRY, "f/à")],
            ["zone de Valbourg"],
        ),
        (
            "à Hallon, Levant et Estrelle",
            [("Hallon", POINT, "f/à"), ("Levant", COUNTRY, "f/à+list")],
            ["Hallon", "Levant"],
        ),
        (
            "des villages, à Valbourg",
            [("villages", Precision.UNKNOWN, "f/dans"), ("Valbourg", POINT, "f/à")],
            ["Valbourg"],
        ),
        ("à Hallon, au Levant", [("Hallon", Precision.UNKNOWN, "f/à"), ("Levant", COUNTRY, "f/à")], ["Hallon"]),
        ("des villages", [("villages", Precision.UNKNOWN, "f/object")], ["villages"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_innermost_of_nested_places(text: str, places: list[tuple[str, Precision, str]], kept: list[str]) -> None:
    assert [cell.value.text for cell in innermost(cells_of(text, *places), text)] == kept


# -- from a sentence --------------------------------------------------------------------------------------

SENTENCES = [
    ("Des combats ont éclaté lundi à Alep, en Syrie.", "combats", ["Alep"], "innermost"),
    ("Trois civils ont été tués à Raqqa, en Syrie, selon un maire.", "tués", ["Raqqa"], "innermost"),
    (
        "L'armée a bombardé les villages de Hallon, Estrelle et Montclair, au Mali.",
        "bombardé",
        ["Hallon", "Montclair", "Estrelle"],
        "a list",
    ),
    ("À Alep, l'armée syrienne a subi une attaque.", "attaque", ["Alep"], "the place of the sentence"),
    ("Des tirs ont été entendus mardi près de Raqqa.", "tirs", ["Raqqa"], "where it was heard"),
    ("Alep, dernier bastion des rebelles, est tombée.", "bastion", ["Alep"], "what is called a bastion"),
    ("L'attaque a touché Alep dans la nuit.", "attaque", ["Alep"], "what an attack struck"),
    ("Moscou a condamné l'attaque.", "condamné", [], "a capital that stands for a government is no place"),
    ("Washington accuse Damas d'avoir bombardé Raqqa.", "accuse", [], "nor is the one that is accused"),
    ("Paris soutient l'armée malienne.", "soutient", [], "nor the one that supports"),
    ("L'armée a dénoncé lundi à Bamako une attaque.", "dénoncé", [], "an accusation has no place"),
    ("Des soldats ont été tués sur place.", "tués", [], "on the spot is nowhere"),
    ("Mali : trois soldats tués dans une attaque", "tués", ["Mali"], "the topic of a headline"),
    ("Les rebelles ont tiré des roquettes vers Israël.", "tiré", ["Israël"], "where rockets come down"),
]


@pytest.mark.parametrize(("text", "trigger", "places", "why"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_where_it_happens(
    reader: Callable[[Article], Reading], text: str, trigger: str, places: list[str], why: str
) -> None:
    assert named(read_claim(reader, text, trigger).place) == places, why


def test_a_cell_says_how_and_from_which_words(reader: Callable[[Article], Reading]) -> None:
    text = "Des combats ont éclaté lundi à Alep, en Syrie."
    place = read_claim(reader, text, "combats").place
    assert not isinstance(place, NotSaid)
    (cell,) = place
    assert cell.method is Method.GAZETTEER and cell.rule.endswith("@spelling.nested")
    assert cell.evidence[0].of(text) == "Alep"
    assert cell.value.precision is POINT and cell.value.entity == "Alep"


def test_a_place_that_nobody_knows_keeps_its_name(reader: Callable[[Article], Reading]) -> None:
    text = "Trois soldats ont été tués à Valbourg-les-Forges."
    place = read_claim(reader, text, "tués").place
    assert not isinstance(place, NotSaid)
    assert (place[0].value.entity, place[0].value.latitude, place[0].value.precision) == (
        "Valbourg-les-Forges",
        None,
        Precision.UNKNOWN,
    )
    assert place[0].rule.endswith("@outside")


def test_the_same_article_gives_the_same_places(reader: Callable[[Article], Reading]) -> None:
    text = "Des combats ont éclaté à Tripoli. L'armée libyenne a repris Benghazi."
    assert reader(article(text)).claims == reader(article(text)).claims
