"""What claims tell together, on claims written by hand: comparison, status, predictions, control, and that copies add nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relate.told import Pile

from recoupe.model.errors import NotFoundError
from recoupe.model.event import Agreement, Difference, Outcome, Standing
from recoupe.read import read_article
from recoupe.relate.compare import between
from recoupe.relate.control import Hold
from recoupe.relate.ledger import Ledger
from recoupe.relate.naming import says_who
from recoupe.relate.sketch import paper_of
from recoupe.relate.status import status_of

DEAD = "Le tir a tué des habitants de Ville-Haute."


def ledger(pile: Pile, **roots: str) -> Ledger:
    return Ledger.of(pile.claims, pile.papers, roots)


def dead(pile: Pile, article: str, day: str, killed: object, **said: object) -> None:
    pile.article(article, day)
    cells = {"killed": killed, "place": "Ville-Haute", "time": "2018-03-10"} | said
    pile.add(article, DEAD, "tué", "casualties", **cells)


FIGURES = [
    ("the same", ("2018-03-11", 12), ("2018-03-11", 12), Agreement.AGREES, None),
    ("later and higher", ("2018-03-11", 3), ("2018-03-12", 8), Agreement.REFINES, Difference.UPDATE),
    ("later and higher, told in the other order", ("2018-03-12", 8), ("2018-03-11", 3), Agreement.REFINES, Difference.UPDATE),
    ("later and lower", ("2018-03-11", 8), ("2018-03-12", 3), Agreement.DIFFERS, Difference.FIGURE),
    ("of one day", ("2018-03-11", 200), ("2018-03-11", 1200), Agreement.DIFFERS, Difference.FIGURE),
    ("within the bounds, of one day", ("2018-03-11", (14, None)), ("2018-03-11", 21), Agreement.REFINES, None),
    ("within the bounds, later", ("2018-03-11", (14, None)), ("2018-03-12", 21), Agreement.REFINES, Difference.UPDATE),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other", "agreement", "difference"), FIGURES, ids=[row[0] for row in FIGURES])
def test_figures(
    why: str, one: tuple[str, object], other: tuple[str, object], agreement: Agreement, difference: Difference | None
) -> None:
    pile = Pile()
    dead(pile, "a", *one)
    dead(pile, "b", *other)
    [found] = [
        f
        for f in between(("a", tuple(pile.claims[:1])), ("b", tuple(pile.claims[1:])), pile.papers)
        if f.cell == "number"
    ]
    assert (found.agreement, found.difference) == (agreement, difference)
    for claim, side in zip(pile.claims, (found.left, found.right), strict=True):
        assert side.claim == claim.id and side.span is not None


def test_soldiers_against_civilians_is_scope_and_no_dispute() -> None:
    pile = Pile()
    dead(pile, "a", "2018-03-11", 34, target="garde du palais")
    dead(pile, "b", "2018-03-11", 400, target="habitants")
    [found] = [
        f
        for f in between(("a", tuple(pile.claims[:1])), ("b", tuple(pile.claims[1:])), pile.papers)
        if f.cell == "number"
    ]
    assert (found.agreement, found.difference) == (Agreement.DIFFERS, Difference.SCOPE)
    assert Standing.CONTESTED not in status_of("e", pile.claims, pile.papers, {}).standings


NAMES = [
    ("two names", "Armée du Nord", "Ligue des Vallées", Agreement.DIFFERS),
    ("the same name", "Armée du Nord", "Armée du Nord", Agreement.AGREES),
    ("a name and a word that says no side", "Armée du Nord", None, Agreement.SILENT),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other", "agreement"), NAMES, ids=[row[0] for row in NAMES])
def test_who_did_it(why: str, one: str, other: str | None, agreement: Agreement) -> None:
    pile = Pile()
    for article, actor in (("a", one), ("b", other)):
        pile.add(
            article, "Le château de Ville-Haute a brûlé.", "brûlé", "destruction", actor=actor, place="Ville-Haute"
        )
    found = {
        f.cell: f.agreement for f in between(("a", tuple(pile.claims[:1])), ("b", tuple(pile.claims[1:])), pile.papers)
    }
    assert found["actor"] is agreement
    assert found["place"] is Agreement.AGREES
    assert found["time"] is Agreement.SILENT


STANDINGS = [
    ("one root", [{}], {Standing.SINGLE_ROOT}),
    ("two roots", [{}, {}], {Standing.SEVERAL_ROOTS}),
    ("told and denied", [{}, {"modality": "denied"}], {Standing.DENIED, Standing.SINGLE_ROOT}),
    ("only planned", [{"modality": "planned"}], {Standing.NOT_TOLD}),
    ("only denied", [{"modality": "denied"}], {Standing.DENIED}),
    ("on the word of who did it", [{"actor": "Nordistes", "source": "Nordistes"}], {Standing.SELF_REPORTED, Standing.SINGLE_ROOT}),
    ("on the word of another", [{"actor": "Nordistes", "source": "Le maire"}], {Standing.SINGLE_ROOT}),
    ("two actors", [{"actor": "Nordistes"}, {"actor": "Sudistes"}], {Standing.CONTESTED, Standing.SEVERAL_ROOTS}),
    ("two places", [{"place": "Ville-Haute"}, {"place": "Port-Noir"}], {Standing.CONTESTED, Standing.SEVERAL_ROOTS}),
    ("a silence", [{"actor": "Nordistes"}, {}], {Standing.SEVERAL_ROOTS}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "told", "standings"), STANDINGS, ids=[row[0] for row in STANDINGS])
def test_status(why: str, told: list[dict[str, object]], standings: set[Standing]) -> None:
    pile = Pile()
    for article, said in zip("abc", told, strict=False):
        pile.add(article, "Le pont de la ville a sauté.", "sauté", "destruction", **said)
    found = status_of("e", pile.claims, pile.papers, {})
    assert set(found.standings) == standings
    assert found.reason


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Nordistes", "Sudistes", None]), min_size=1, max_size=4), st.integers(1, 3))
def test_a_copy_raises_no_status_and_no_count_of_roots(actors: list[str | None], copies: int) -> None:
    one, more, roots = Pile(), Pile(), {}
    for number, actor in enumerate(actors):
        for copy in range(copies + 1):
            name = f"r{number}" if copy == 0 else f"r{number}copy{copy}"
            roots[name] = f"r{number}"
            for pile in (one, more) if copy == 0 else (more,):
                pile.add(name, "Le pont de la ville a sauté.", "sauté", "destruction", actor=actor)
    before, after = (status_of("e", pile.claims, pile.papers, roots) for pile in (one, more))
    assert (before.standings, before.roots, before.cells) == (after.standings, after.roots, after.cells)


def foreseen(pile: Pile, place: object = "Ville-Haute", **said: object) -> None:
    pile.article("a", "2018-03-01")
    pile.add(
        "a", "Le général promet de prendre la ville en mars.", "prendre", "capture", actor="Nordistes", place=place,
        time="2018-03", modality="predicted", source="général", **said,
    )  # fmt: skip


LATER = [
    ("nothing", None, Outcome.OPEN),
    ("taken by them", ("capture", {"actor": "Nordistes", "time": "2018-03-20"}), Outcome.HAPPENED),
    ("lost by the others", ("withdraw", {"actor": "Sudistes", "time": "2018-03-20"}), Outcome.HAPPENED),
    ("told not to be so", ("capture", {"actor": "Nordistes", "modality": "denied"}), Outcome.DID_NOT_HAPPEN),
    ("still under siege", ("siege", {}), Outcome.DID_NOT_HAPPEN),
    ("too late", ("capture", {"actor": "Nordistes", "time": "2018-04-20"}), Outcome.DID_NOT_HAPPEN),
    ("of another town", ("capture", {"actor": "Nordistes", "place": "Port-Noir"}), Outcome.OPEN),
    ("foreseen again", ("capture", {"actor": "Nordistes", "modality": "predicted"}), Outcome.OPEN),
]  # fmt: skip


@pytest.mark.parametrize(("why", "later", "outcome"), LATER, ids=[row[0] for row in LATER])
def test_predictions(why: str, later: tuple[str, dict[str, object]] | None, outcome: Outcome) -> None:
    pile = Pile()
    foreseen(pile)
    if later:
        pile.article("b", "2018-04-30")
        pile.add("b", "Voilà ce qui arrive à la ville.", "arrive", later[0], **{"place": "Ville-Haute", **later[1]})
    first = ledger(pile).predictions()[0]
    assert (first.outcome, first.by) == (outcome, ("général",))
    assert bool(first.bearings) is (outcome is not Outcome.OPEN)


@pytest.mark.parametrize(
    ("taker", "outcome"), [("Nordistes", Outcome.HAPPENED), ("Sudistes", Outcome.DID_NOT_HAPPEN), (None, Outcome.OPEN)]
)
def test_a_march_on_a_town_stands_beside_who_took_it(taker: str | None, outcome: Outcome) -> None:
    pile = Pile()
    pile.article("a", "2018-03-01")
    pile.add(
        "a",
        "Ils comptent marcher sur la ville.",
        "marcher",
        "advance",
        actor="Nordistes",
        place="Ville-Haute",
        modality="planned",
    )
    pile.article("b", "2018-03-20")
    pile.add("b", "La ville a été prise.", "prise", "capture", actor=taker, place="Ville-Haute", time="2018-03-19")
    assert ledger(pile).predictions()[0].outcome is outcome


def test_one_place_of_two_is_partly() -> None:
    pile = Pile()
    foreseen(pile, place=("Ville-Haute", "Port-Noir"))
    pile.article("b", "2018-04-30")
    pile.add(
        "b", "Ils ont pris la ville.", "pris", "capture", actor="Nordistes", place="Ville-Haute", time="2018-03-20"
    )
    assert ledger(pile).predictions()[0].outcome is Outcome.PARTLY


def step(pile: Pile, article: str, type_: str, actor: str, day: str, **said: object) -> None:
    pile.add(
        article, "Voilà ce qui arrive à la ville.", "arrive", type_, actor=actor, place="Ville-Haute", time=day, **said
    )


def test_control_by_date_and_what_is_contested() -> None:
    pile = Pile()
    step(pile, "a", "capture", "Nordistes", "2018-03-01")
    step(pile, "a", "control", "Nordistes", "2018-03-09")
    step(pile, "b", "capture", "Sudistes", "2018-03-08")
    step(pile, "b", "capture", "Sudistes", "2018-03-02", modality="planned")
    timeline = ledger(pile).control("ville-haute")
    assert [(s.holder, s.kind) for s in timeline.steps] == [
        ("Nordistes", Hold.CAPTURED), ("Sudistes", Hold.CAPTURED), ("Nordistes", Hold.HOLDS),
    ]  # fmt: skip
    assert {(c.one.holder, c.other.holder) for c in timeline.contested} >= {("Sudistes", "Nordistes")}


def test_words_that_say_no_side_contest_nobody() -> None:
    pile = Pile()
    for article, who in (("a", "ennemi"), ("b", "troupes")):
        pile.add(
            article,
            "La ville est aux mains de tous.",
            "mains",
            "control",
            actor=who,
            place="Ville-Haute",
            time="2018-03-01/..",
        )
    timeline = ledger(pile).control("Ville-Haute")
    assert len(timeline.steps) == 2 and not timeline.contested


def test_a_copy_is_no_step_of_its_own() -> None:
    pile = Pile()
    for article in "ab":
        step(pile, article, "capture", "Nordistes", "2018-03-01")
    assert len(ledger(pile, a="a", b="a").control("Ville-Haute").steps) == 1


def test_an_event_is_found_by_its_id_or_a_claim() -> None:
    pile = Pile()
    step(pile, "a", "capture", "Nordistes", "2018-03-01")
    held = ledger(pile)
    [event] = held.events
    assert held.event(event.id) == held.event(event.id[:5]) == held.event(event.claims[0]) == event
    with pytest.raises(NotFoundError):
        held.event("zzzz")


def test_a_change_of_hands_that_another_root_excludes_is_contested() -> None:
    pile = Pile()
    step(pile, "a", "capture", "Nordistes", "2018-03-08")
    step(pile, "b", "control", "Sudistes", "2018-03-09")
    held = ledger(pile)
    taken = held.status(held.event(pile.claims[0].id))
    assert set(taken.standings) == {Standing.CONTESTED, Standing.SINGLE_ROOT} and taken.cells == ("holder",)


def test_satire_counts_for_nothing() -> None:
    pile = Pile()
    step(pile, "a", "capture", "Nordistes", "2018-03-01")
    step(pile, "b", "capture", "Canards", "2018-03-01")
    foreseen(pile)
    papers = {name: replace(paper, aside="Satire" if name != "a" else "") for name, paper in pile.papers.items()}
    held = Ledger.of(pile.claims, papers, {})
    status = status_of("e", pile.claims[:2], papers, {})
    assert set(status.standings) == {Standing.SINGLE_ROOT} and "satire by its own words: 'Satire'" in status.reason
    assert [s.holder for s in held.control("Ville-Haute").steps] == ["Nordistes"]
    aside = Ledger.of(pile.claims, {name: replace(paper, aside="Satire") for name, paper in papers.items()}, {})
    assert held.predictions() and not aside.predictions()


RUBRICS = [
    ("a rubric behind a name", "Le Hérisson des Buttes — Fantaisie du dimanche", True),
    ("a line of its own", "Satire", True),
    ("a headline that tells of satire", "Un journal de satire visé par un tir", False),
    ("running words", "La satire du dimanche a été lue par tous ceux qui tenaient encore la ville ce soir-là, dit le maire.", False),
]  # fmt: skip


@pytest.mark.parametrize(("why", "line", "aside"), RUBRICS, ids=[row[0] for row in RUBRICS])
def test_what_is_satire_by_its_own_words(why: str, line: str, aside: bool) -> None:
    article = read_article(f"La ville est prise\n\n{line}\n\nLes canards ont pris la ville mardi.\n".encode())
    assert bool(paper_of(article).aside) is aside


SIDES = [
    ("armée du Nord", True),
    ("obus maliens", True),
    ("ennemi", False),
    ("compagnie de canards", False),
    ("nos troupes", False),
]


@pytest.mark.parametrize(("words", "names"), SIDES)
def test_what_names_a_side(words: str, names: bool) -> None:
    assert says_who(words) is names


@pytest.mark.parametrize(
    ("place", "agreement", "why"),
    [
        ("Ville-Haute", Agreement.AGREES, "the same town"),
        ("Haut-Pays", Agreement.REFINES, "a country, whose middle is far from the town, does not contradict it"),
        ("Port-Noir", Agreement.DIFFERS, "another town far away"),
    ],
)
def test_places_of_two_roots(place: str, agreement: Agreement, why: str) -> None:
    pile = Pile()
    dead(pile, "a", "2018-03-11", 12)
    dead(pile, "b", "2018-03-11", 12, place=place)
    found = {f.cell: f for f in between(("a", tuple(pile.claims[:1])), ("b", tuple(pile.claims[1:])), pile.papers)}
    assert found["place"].agreement is agreement, why
