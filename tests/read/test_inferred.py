"""The inferred day of publication: what dates a text, what does not, and each row of the table of dated events."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoupe.languages.pack import HERE, read_table
from recoupe.model.article import Inferred
from recoupe.model.claim import Span
from recoupe.read.famous import dated_events
from recoupe.read.inferred import infer_published

TABLE = read_table(HERE / "fr" / "dated_events.csv")


def infer(text: str, published: str | None = None) -> Inferred | None:
    """What is inferred where each line is a paragraph."""
    return infer_published(text, [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)], published)


def ends(edtf: str) -> tuple[date, date]:
    first, _, last = edtf.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


@pytest.mark.parametrize(
    ("text", "published", "edtf", "rule"),
    [
        pytest.param(
            "Valbourg a été prise samedi 14 novembre, après le limogeage de Mark Esper.",
            None,
            "2020-11-14/2020-11-20",
            "weekday",
            id="a dated event of the same days chooses the year",
        ),
        pytest.param(
            "Les rebelles de l'AFC/M23 ont pris Valbourg dimanche 17 août.",
            None,
            "2025-08-17/2025-08-23",
            "weekday",
            id="one year only since the movement exists",
        ),
        pytest.param(
            "Valbourg a été bombardée ce lundi 10 avril 2023, dit le maire.",
            None,
            "2023-04-10/2023-04-13",
            "weekday",
            id="this day with its year needs no other evidence",
        ),
        pytest.param(
            "Valbourg a été prise mardi 14 mars. La trêve durait depuis décembre 2016.",
            None,
            "2017-03-14/2017-03-20",
            "weekday",
            id="a month with its year just before",
        ),
        pytest.param(
            "Le pont a été pris en 2015, puis perdu en 2016. Il a été repris mardi 14 mars.",
            None,
            "2017-03-14/2017-03-20",
            "weekday",
            id="two years just before",
        ),
        pytest.param(
            "Ce lundi 18 août, l'AFC/M23 a pris le pont.\nCe mardi matin, la ville est calme.",
            None,
            "2025-08-19/2025-08-22",
            "weekday",
            id="this weekday is the day after",
        ),
        pytest.param(
            "Ce lundi 18 août, l'AFC/M23 a pris le pont.\nCe dimanche, le maire avait fui.",
            None,
            "2025-08-18/2025-08-21",
            "weekday",
            id="this weekday is the day before",
        ),
        pytest.param(
            "Le pont a été pris le 11 août 2025, le port le 12 août 2025 et la gare le 18 août 2025.",
            None,
            "2025-08-18/2025-08-24",
            "dates",
            id="several full dates open the article",
        ),
        pytest.param(
            "Le 25 mai 2018, une radio a annoncé la trêve.",
            "2018-05",
            "2018-05-25/2018-05-31",
            "month",
            id="a full date within the month of the header, cut at its end",
        ),
        pytest.param(
            "Les miliciens sont partis, dit jeudi le maire. Le 7 mai, ils tenaient le pont.",
            "2018-05",
            "2018-05-10/2018-05-13",
            "month",
            id="the bare weekday on or after the latest day of the month",
        ),
        pytest.param(
            "Valbourg a été prise mardi 14 mars.",
            "2017",
            "2017-03-14/2017-03-20",
            "weekday",
            id="the year is in the header",
        ),
        pytest.param(
            "Un mois après l'explosion au port de Beyrouth, les quais sont vides.",
            None,
            "2020-08-19/2020-09-18",
            "duration",
            id="a duration after a dated event",
        ),
        pytest.param(
            "Trump promettait la paix. Plus de six mois après son élection, il se tait.\n"
            "Le pont est tombé plus d'un mois après la bataille de Raqqa.",
            None,
            "2017-07-06/2017-08-05",
            "duration",
            id="two durations together choose one of two elections",
        ),
    ],
)
def test_a_day_is_inferred(text: str, published: str | None, edtf: str, rule: str) -> None:
    found = infer(text, published)
    assert found is not None
    assert (found.edtf, found.rule) == (edtf, rule)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("La coalition frappe Valbourg depuis août 2014.", None, id="background alone"),
        pytest.param("Valbourg a été prise samedi 14 novembre.", None, id="a weekday fits one year in six"),
        pytest.param(
            "Valbourg a été prise samedi 14 novembre.", "2017", id="the weekday does not fit the header's year"
        ),
        pytest.param("Valbourg a été prise le 10 novembre.", None, id="a day without weekday and year"),
        pytest.param("Valbourg a été prise vendredi.", None, id="a weekday without a day"),
        pytest.param(
            "Valbourg a été prise vendredi.", "2017-11", id="a weekday without a day, though the month is known"
        ),
        pytest.param("Le maire l'a dit hier soir.", None, id="yesterday of an unknown day"),
        pytest.param("Le vote est prévu mardi 14 mars 2017 à Valbourg.", None, id="a day to come"),
        pytest.param(
            "Le vote aura lieu ce mardi 14 mars 2017 à Valbourg.", None, id="a day to come, told in the future"
        ),
        pytest.param("Il doit parler d'ici le 28 octobre 2017.", "2017-10", id="a day to come in a known month"),
        pytest.param("La guerre a commencé le 24 février 2022.", None, id="one full date is history"),
        pytest.param(
            "Le vendredi 13 novembre 2015, des tireurs ont attaqué la ville.", None, id="weekday and year of long ago"
        ),
        pytest.param("Ce mercredi 7 janvier 2015, tout a changé à Valbourg.", None, id="a day that is told for years"),
        pytest.param(
            "Le pont a été pris le 11 août 2015, la gare le 18 août 2015. Le maire est parti en 2019.",
            None,
            id="something younger is told as past",
        ),
        pytest.param(
            "Trois jours après les attaques du 13 novembre, le maire était venu.",
            None,
            id="days after, told of the past",
        ),
        pytest.param("Trois semaines après la victoire de Donald Trump, le pont tient.", None, id="two such victories"),
        pytest.param(
            "Deux ans après la chute de Kaboul, la ville est calme.", None, id="years after are too long a time"
        ),
        pytest.param("Un mois après le début de la pluie, le pont tient.", None, id="an event of no date"),
        pytest.param(
            "L'ancien président Trump a parlé mardi 14 mars.", None, id="a former holder of an office dates nothing"
        ),
        pytest.param(
            "Le pont compte plus de 2017 planches. Il est tombé mardi 14 mars.", None, id="a number is no year"
        ),
        pytest.param(
            "En 2009, le pont était neuf. Il est tombé mardi 14 mars.", None, id="one old year is no evidence"
        ),
        pytest.param("Valbourg a été prise ce mardi 14 mars 2017.", "2017-03-15", id="the day is known"),
        pytest.param("Valbourg a été prise ce mardi 14 mars 2017.", "2018-03", id="the header says otherwise"),
        pytest.param("Valbourg a été prise ce mardi 14 mars 2017.", "hier", id="a header that is no date"),
        pytest.param("Valbourg a été prise mardi 31 février 2017.", None, id="no such day"),
        pytest.param("", None, id="no text"),
    ],
)
def test_none_where_the_evidence_is_weak(text: str, published: str | None) -> None:
    assert infer(text, published) is None


def test_only_the_body_counts() -> None:
    text = "Ce mardi 14 mars 2017\nValbourg est tombée."
    assert infer_published(text, [Span(22, len(text))], None) is None


def test_the_evidence_is_the_words() -> None:
    text = "Valbourg a été prise mardi 14 mars. La trêve durait depuis décembre 2016."
    found = infer(text)
    assert found is not None
    assert [span.of(text) for span in found.evidence] == ["mardi 14 mars", "décembre 2016"]


# -- the table --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['words'].split(';')[0]} {row['from']}")
def test_a_row_finds_its_example(row: dict[str, str]) -> None:
    hits = [rows for _, pattern, rows in dated_events() if pattern.search(row["example"])]
    first = date.fromisoformat(row["from"])
    assert any(found.first == first and found.kind == row["kind"] for rows in hits for found in rows)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['words'].split(';')[0]} {row['from']}")
def test_a_row_is_whole(row: dict[str, str]) -> None:
    assert row["kind"] in ("office", "since", "event")
    assert row["checked"]
    assert row["to"] or row["kind"] != "event", "an event has a last day"
    assert not row["to"] or date.fromisoformat(row["from"]) <= date.fromisoformat(row["to"])


# -- any text ---------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    "ce Ce lundi MARDI Vendredi le 1er 14 31 mars AOÛT août février 2016 2017 2085 1999 en depuis prévu , . ; \n plus de six mois "
    "deux jours après son élection Trump président la bataille de Raqqa attentats du 13 novembre AFC/M23 nCe ſamedi maı".split(
        " "
    )
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))
HEADERS = st.one_of(
    st.none(), st.sampled_from(["2017", "2017-03", "2017-03-14", "2017-13", "0000", "", "~"]), st.text()
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, HEADERS, st.data())
@example("ce ſamedi 14 mars 2017", None, None)
def test_any_text_is_none_or_a_valid_interval(text: str, published: str | None, data: st.DataObject | None) -> None:
    cut = data.draw(st.integers(0, len(text))) if data else 0
    body = [Span(a, b) for a, b in ((0, cut), (cut, len(text))) if a < b]
    found = infer_published(text, body, published)
    if found is None:
        return
    first, last = ends(found.edtf)
    assert first <= last
    assert (last - first).days <= 92
    assert found.rule
    assert found.evidence
    assert all(any(span.start <= e.start and e.end <= span.end for span in body) for e in found.evidence)
    assert published is None or first.isoformat().startswith(published)
    assert published is None or last.isoformat().startswith(published)


def test_long_blanks_take_no_long_time() -> None:
    """Patterns are linear: a page of blanks, digits or half phrases is read at once."""
    for part in (" ", "ce ", "14 ", "lundi 1 ", "président ", "plus de ", "a"):
        text = "président" + part * 20_000
        assert infer(text) is None
