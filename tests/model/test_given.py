"""What a person types for a cell: what it becomes, and what is refused."""

from __future__ import annotations

import pytest

from recoupe.model.claim import Figure, Link, Name, Span, When, Where
from recoupe.model.codes import Counts, EventType, Mode, Precision, SourceKind
from recoupe.model.errors import UsageError
from recoupe.model.given import Around, find_words, places_of, value_of

AT = Span(4, 9)
DEAD = Figure("3", Counts.KILLED, 3, 3)
SAID = Link(Name("x", AT), SourceKind.ARMED_GROUP, AT, Mode.DIRECT)
GIVEN = [
    ("type", "siege", None, EventType.SIEGE, "a code"),
    ("actor", "  la  garde ", None, Name("la garde", AT, "la garde"), "a name, its spaces made one"),
    ("time", "2017-10/..", None, When("2017-10/..", "2017-10/.."), "an interval with an open end"),
    ("number", "12", None, Figure("12", Counts.OTHER, 12, 12), "a count of something"),
    ("number", "12", DEAD, Figure("12", Counts.KILLED, 12, 12), "what was counted before is counted still"),
    ("number", "wounded:12", DEAD, Figure("12", Counts.WOUNDED, 12, 12), "unless it is said otherwise"),
    ("number", "1\u202f200..", None, Figure("1 200..", Counts.OTHER, 1200, None), "at least; thousands parted"),
    ("number", "..20", None, Figure("..20", Counts.OTHER, None, 20), "at most"),
    ("number", "10..20", None, Figure("10..20", Counts.OTHER, 10, 20), "between"),
    ("attribution", "le préfet", None, Link(Name("le préfet", AT, "le préfet"), SourceKind.PERSON, None, Mode.INDIRECT), "a person"),
    ("attribution", "le préfet", SAID, Link(Name("le préfet", AT, "le préfet"), SourceKind.ARMED_GROUP, AT, Mode.DIRECT),
     "another name for the source that was read"),
    ("attribution", "outlet:La Gazette", None, Link(Name("La Gazette", AT, "La Gazette"), SourceKind.OUTLET, None, Mode.INDIRECT),
     "with its kind"),
    ("attribution", "M. X: porte-parole", None,
     Link(Name("M. X: porte-parole", AT, "M. X: porte-parole"), SourceKind.PERSON, None, Mode.INDIRECT), "a colon of its own"),
    ("place", "Gué", None, Where("Gué", AT, "Gué", 1.0, 2.0, Precision.POINT), "a place that is known lies where it lies"),
    ("place", "Nulle-Part", None, Where("Nulle-Part", AT, "Nulle-Part"), "one that is not has no point"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "words", "before", "value", "why"), GIVEN, ids=[row[4] for row in GIVEN])
def test_what_is_typed_becomes_a_value(cell: str, words: str, before: object, value: object, why: str) -> None:
    known = {"Gué": (1.0, 2.0, Precision.POINT)}
    assert value_of(cell, words, Around(AT, before, known.get)) == value


REFUSED = [
    ("type", "boom", "no code"),
    ("stance", "", "nothing"),
    ("time", "2017-13", "no month"),
    ("time", "mardi", "no date"),
    ("number", "..", "no bound at all"),
    ("number", "1220x", "letters behind"),
    ("number", "songs:12", "nothing that is counted"),
    ("number", "20..10", "the larger bound first"),
    ("number", "-5", "a sign"),
    ("attribution", "government: ", "a kind without a name"),
]


@pytest.mark.parametrize(("cell", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_is_refused_in_one_line(cell: str, words: str, why: str) -> None:
    with pytest.raises(UsageError) as caught:
        value_of(cell, words, Around(AT))
    assert "\n" not in str(caught.value)


TEXT = "Le Nord avance. Les Nordistes du Nord\net la garde du  pont. (Nord)"
FOUND = [
    ("Nord", 0, [(3, 7), (33, 37), (61, 65)], "whole words only, also in brackets"),
    ("du pont", 0, [(50, 58)], "two spaces for one"),
    ("Nord et", 0, [(33, 40)], "over the end of a line"),
    ("(Nord)", 0, [(60, 66)], "signs of a pattern are letters"),
    ("Sud", 0, [], "words that do not stand there"),
    ("  ", 0, [], "no words"),
]


@pytest.mark.parametrize(("words", "near", "spans", "why"), FOUND, ids=[row[3] for row in FOUND])
def test_words_are_found_where_they_stand(words: str, near: int, spans: list[tuple[int, int]], why: str) -> None:
    assert [(span.start, span.end) for span in places_of(TEXT, words)] == spans


def test_of_several_places_the_nearest_is_taken() -> None:
    assert find_words(TEXT, "Nord", 58) == Span(61, 65)
    assert find_words(TEXT, "Nord", 40) == Span(33, 37)
    assert find_words(TEXT, "Sud", 40) is None
