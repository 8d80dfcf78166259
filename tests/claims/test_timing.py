"""Which time is an event's own: whole sentences, each with its reason. Published on Saturday, 28 October 2017."""

from __future__ import annotations

import pytest
from factories import read_claim, when

from recoupe.claims.reader import Reader

SENTENCES = """
La milice a pris le port mardi. | pris | 2017-10-24 | its own clause
Mardi, la milice a pris le port. | pris | 2017-10-24 | first in the sentence
Le 12 mai, la coalition a lancé une offensive dans le sud. | offensive | 2017-05-12 | by way of the verb that carries it
L'offensive lancée mardi continue. | offensive | 2017-10-24 | the participle says when it was launched
L'offensive, qui a débuté mardi, continue. | offensive | 2017-10-24 | a relative clause says when it began
L'attaque qui a tué douze soldats mardi continue. | attaque | 2017-10-24 | a blow has the time of its harm
Les attaques perpétrées entre le 9 et le 16 mai 2016 ont tué douze civils. | attaques | 2016-05-09/2016-05-16 | with a span of days
Le ministre a condamné l'attaque de mardi. | attaque | 2017-10-24 | its own complement
Le ministre a condamné mardi l'attaque du port. | attaque | - | the day of the blame is not the day of the blow
Le maire a déclaré mardi que la milice avait pris le port. | pris | - | the date of the saying
La milice a pris le port, a déclaré le maire mardi. | pris | - | the date of the saying behind its source
La milice a pris le port lundi, a déclaré le maire mardi. | pris | 2017-10-23 | each its own
Selon un communiqué publié mardi, la milice a pris le port. | pris | - | the date of the document
La milice avance depuis lundi pour reprendre le port. | reprendre | - | an aim that was set is not reached that day
Trois soldats sont morts lors de l'attaque de mardi. | morts | 2017-10-24 | harm has the time of the blow it happened in
La milice a fui après l'attaque de mardi. | fui | - | after another event
La milice a fui avant l'attaque de mardi. | fui | - | before another event
Depuis la chute du port en mai 2016, la milice recule. | chute | 2016-05 | the event that the span began with
Depuis la chute du port en mai 2016, la milice recule. | recule | 2016-05/.. | the span that it began
La milice tient le port depuis trois jours. | tient | 2017-10-25~/.. | a length with since
La milice a pris le port mardi et la gare a été bombardée jeudi. | pris | 2017-10-24 | coordinated clauses: the first
La milice a pris le port mardi et la gare a été bombardée jeudi. | bombardée | 2017-10-26 | and the second
La milice a pris mardi un bastion de la coalition. | bastion | - | a state has not the day of what happens to it
La milice a pris la gare dimanche peu après 23h00. | pris | 2017-10-22 | a day with its hour
La milice a pris le port. | pris | - | no time at all
"""


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [pytest.param(*line.split(" | ")[:3], id=line.split(" | ")[3]) for line in SENTENCES.strip().splitlines()],
)
def test_the_time_of_an_event(reader: Reader, sentence: str, trigger: str, edtf: str) -> None:
    found = when(read_claim(reader, sentence, trigger))
    assert (found.edtf if found else "-") == edtf


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        pytest.param(
            "En 2014, la milice a pris le port. En juin, la coalition a bombardé la gare.",
            "bombardé",
            "2014-06",
            id="a year that opens an account goes on",
        ),
        pytest.param(
            "La milice, fondée en 2014, a pris le port. En juin, la coalition a bombardé la gare.",
            "bombardé",
            "2017-06",
            id="a year in passing does not",
        ),
        pytest.param(
            "La milice a pris le port le 12 mai 2016. Trois jours plus tard, la coalition a bombardé la gare.",
            "bombardé",
            "2016-05-15",
            id="days later count from the day told of",
        ),
        pytest.param(
            "La milice a pris le port le 12 mai 2016.\n\nLe même jour, la coalition a bombardé la gare.",
            "bombardé",
            "2016-05-12",
            id="also over paragraphs",
        ),
        pytest.param(
            "La milice a pris le port le 12 mai 2016. La coalition a bombardé la gare vers 11h30.",
            "bombardé",
            "2016-05-12",
            id="an hour is one of the day told of",
        ),
        pytest.param("La milice tient encore le port aujourd'hui.", "tient", None, id="nowadays, beside a state"),
        pytest.param(
            "La milice a bombardé la gare aujourd'hui.", "bombardé", "2017-10-28", id="today, beside what happened"
        ),
    ],
)
def test_what_a_time_counts_from(reader: Reader, text: str, trigger: str, edtf: str | None) -> None:
    found = when(read_claim(reader, text, trigger))
    assert found is not None
    assert found.edtf == edtf
