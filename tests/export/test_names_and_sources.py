"""Who is called what, and who is said to have said what."""

from __future__ import annotations

import json
from dataclasses import replace

import factories
import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.export import jsonl, names, sources
from recoupe.model.article import Article, Block, Entry, Fact
from recoupe.model.claim import Cell, Claim, Link, Name, NotSaid, Reading, Span, claim_id
from recoupe.model.codes import BlockKind, EventType, Modality, Mode, SourceKind, Stance

TEXT = "Les Nordistes ont repris le pont. Ils ont tué douze hommes, selon le maire, cité par l'Agence."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim_of(trigger: str, actor: Cell[Name], *links: Cell[Link], article: str = "a" * 16) -> Claim:
    span = at(trigger)
    return Claim(
        id=claim_id(article, span.start, 0), article=article, sentence=span, trigger=span,
        type=Cell(EventType.CAPTURE, (span,), "r"), actor=(actor,), target=NotSaid(), place=NotSaid(), origin=NotSaid(),
        time=NotSaid(), equipment=NotSaid(), number=NotSaid(), modality=Cell(Modality.ASSERTED, (span,), "r"),
        stance=Cell(Stance.NONE, (span,), "r"), attribution=links,
    )  # fmt: skip


ARMY = Name("Nordistes", at("Nordistes"), "armée du Nord")
MAYOR = Name("maire", at("maire"), None)
AGENCY = Name("Agence", at("Agence"), "Agence du Nord")


def link(name: Name, mode: Mode = Mode.ACCORDING) -> Cell[Link]:
    return Cell(Link(name, SourceKind.PERSON, None, mode), (name.source,), "r")


def entry(outlet: str | None = "La Gazette", *, mode: Mode = Mode.ACCORDING) -> Entry:
    article = replace(factories.article(TEXT), id="a" * 16)
    fact = Fact(outlet, "test", outlet) if outlet else None
    article = replace(article, about=replace(article.about, outlet=fact))
    claims = (
        claim_of("repris", Cell(ARMY, (ARMY.source,), "r")),
        claim_of("tué", Cell(ARMY, (at("Ils"),), "r"), link(AGENCY), link(MAYOR, mode)),
    )
    return Entry(article, ("g.txt",), Reading(article.id, claims, (), "s"))


@pytest.mark.parametrize(
    ("entity", "known", "why"),
    [
        ("armée du Nord", True, "no words of the article: a person gave it"),
        ("Nordistes", False, "its own words"),
        ("Otan", True, "in the table"),
        (None, False, "no name at all"),
    ],
)
def test_a_name_is_known_from_a_table_or_a_person(entity: str | None, known: bool, why: str) -> None:
    assert names.is_known(entry(), replace(ARMY, entity=entity)) is known, why


STANDPOINTS = [
    (
        "L'ennemi a pris le port. Le pont a tenu.",
        "ennemi",
        "ennemi (La Gazette)",
        "whose enemy it is depends on who writes",
    ),
    ("Nos troupes ont pris le port hier soir.", "troupes", "troupes (La Gazette)", "whose troops they are, too"),
    ("Les troupes ont pris le port hier soir.", "troupes", "troupes", "troupes of nobody said"),
]


@pytest.mark.parametrize(("text", "words", "called", "why"), STANDPOINTS)
def test_who_is_called_by_a_standpoint_is_nobody_elses(text: str, words: str, called: str, why: str) -> None:
    article = factories.article(text)
    article = replace(article, about=replace(article.about, outlet=Fact("La Gazette", "test", "La Gazette")))
    start = text.index(words)
    name = Name(words, Span(start, start + len(words)), words)
    assert names.called(Entry(article, ("g.txt",), Reading(article.id, (), (), "s")), name) == called, why


def test_a_mention_counts_once_and_a_pronoun_not_at_all() -> None:
    rows = names.wordings([entry()])
    army = [r for r in rows if r.entity == "armée du Nord"]
    assert [(r.outlet, r.wording, len(r.spots), r.known) for r in army] == [("La Gazette", "Nordistes", 1, True)]
    assert names.flat_row(army[0], {})[-1] == f"g.txt[{ARMY.source.start}:{ARMY.source.end}]"
    assert [(r.entity, r.known) for r in rows if r.wording == "maire"] == [("maire", False)]


def test_words_given_as_a_source_s_own_are_told() -> None:
    [army] = [r for r in names.wordings([entry(mode=Mode.DIRECT)]) if r.wording == "Nordistes"]
    assert [spot.direct for spot in army.spots] == [True]


def test_without_an_outlet_the_file_stands_for_it() -> None:
    assert {r.outlet for r in names.wordings([entry(None)])} == {"g.txt"}


def test_words_of_an_embedded_text_are_its_outlet_s() -> None:
    found = entry()
    block = Block(BlockKind.EMBEDDED, Span(0, len(TEXT)), "r", Fact("L'Écho", "words", "L'Écho"))
    article: Article = replace(found.article, blocks=(block,))
    assert {r.outlet for r in names.wordings([replace(found, article=article)])} == {"L'Écho"}


def test_the_most_named_come_first() -> None:
    twice = [entry(), replace(entry("Le Fanal"), names=("f.txt",))]
    counts = [r.entity for r in names.wordings(twice)]
    assert counts[:2] == [counts[0]] * 2


HEARD = {"Agence du Nord": (1, 1), "maire": (1, 1)}


def test_beside_the_articles_stand_the_roots() -> None:
    """A copy adds an article to a wording and to a source, and no root."""
    article = replace(entry().article, id="fedcba9876543210")
    reading = entry().reading
    copied = replace(
        reading,
        article=article.id,
        claims=tuple(replace(c, id=c.id[::-1] + "x", article=article.id) for c in reading.claims),
    )
    found = [entry(), Entry(article, ("copy.txt",), copied)]
    folded = {entry().article.id: entry().article.id, article.id: entry().article.id}
    [army] = [r for r in names.wordings(found) if r.wording == "Nordistes"]
    for roots, count in ((folded, 1), ({}, 2)):
        told = names.row(army, roots)
        assert (told["count"], told["articles"], told["roots"]) == (2, 2, count)
        assert sources.heard(sources.sayings(found), roots)["maire"] == (2, count)


def test_a_claim_stands_under_every_source_of_its_chain() -> None:
    rows = sources.sayings([entry()])
    assert [s.source for s in rows] == ["Agence du Nord", "maire"]
    assert {sources.row(s, HEARD)["chain"] for s in rows} == {"Agence du Nord → maire"}
    assert sources.row(rows[0], HEARD)["trigger"] == "tué"


@given(st.lists(fakes.claims(), max_size=4, unique_by=lambda c: c.id))
def test_rows_have_their_columns(claims: list[Claim]) -> None:
    article = replace(factories.article("Un mot. " * 100), id="0123456789abcdef")
    found = [Entry(article, ("a",), Reading(article.id, tuple(claims), (), "s"))]
    for wording in names.wordings(found):
        assert tuple(json.loads(jsonl.to_line(names.row(wording, {})))) == names.COLUMNS
        assert len(names.flat_row(wording, {})) == len(names.COLUMNS)
        assert all(spot.span.of(article.text) for spot in wording.spots)
    sayings = sources.sayings(found)
    counts = sources.heard(sayings, {})
    for saying in sayings:
        assert tuple(sources.row(saying, counts)) == sources.COLUMNS
        assert len(sources.flat_row(saying, counts)) == len(sources.COLUMNS)
