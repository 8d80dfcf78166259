"""Claims become events: which belong together, which do not, and that no order changes it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relate.told import Pile

from recoupe.model.event import Event
from recoupe.relate.events import events_of

SIDES = ("Armée du Nord", "Ligue des Vallées")


def events(pile: Pile) -> set[frozenset[str]]:
    return {frozenset(event.claims) for event in events_of(pile.claims, pile.papers)}


def attack(pile: Pile, article: str, day: str, **said: object) -> str:
    who, whom = SIDES
    sentence = f"Le {day}, la {whom} a attaqué un convoi de l'{who} près de {said.get('place', 'Ville-Haute')}."
    cells = {"actor": whom, "target": who, "place": "Ville-Haute", "time": day} | said
    return pile.add(article, sentence, "attaqué", "attack", **cells).id


def test_what_two_articles_tell_of_one_day_and_place_is_one_event() -> None:
    pile = Pile()
    pair = {attack(pile, article, "2018-03-10") for article in "ab"}
    assert events(pile) == {frozenset(pair)}


def test_two_alike_attacks_four_days_apart_are_two() -> None:
    pile = Pile()
    first = {attack(pile, article, "2018-03-06") for article in "ab"}
    second = {attack(pile, article, "2018-03-10") for article in "ab"}
    assert events(pile) == {frozenset(first), frozenset(second)}


def test_the_capture_by_one_side_is_the_loss_of_the_other() -> None:
    pile = Pile()
    won = pile.add(
        "a", "L'Armée du Nord a pris Ville-Haute lundi.", "pris", "capture",
        actor=SIDES[0], place="Ville-Haute", time="2018-03-12",
    )  # fmt: skip
    lost = pile.add(
        "b", "La Ligue des Vallées a perdu Ville-Haute lundi.", "perdu", "withdraw",
        actor=SIDES[1], origin="Ville-Haute", time="2018-03-12",
    )  # fmt: skip
    assert events(pile) == {frozenset({won.id, lost.id})}


def test_the_dead_and_the_wounded_are_two() -> None:
    pile = Pile()
    ids = [
        pile.add(
            "a", f"Le tir a {word} dix habitants de Ville-Haute lundi.", word, "casualties",
            target="habitants", place="Ville-Haute", time="2018-03-12", **{counts: 10},
        ).id
        for word, counts in (("tué", "killed"), ("blessé", "wounded"))
    ]  # fmt: skip
    assert events(pile) == {frozenset({one}) for one in ids}


def test_one_word_with_two_places_names_two_events() -> None:
    pile = Pile()
    sentence = "L'Armée du Nord a pris Ville-Haute et Ville-Basse lundi."
    first = pile.add("a", sentence, "pris", "capture", actor=SIDES[0], place="Ville-Haute", time="2018-03-12")
    assert len(events_of([first], pile.papers)) == 1
    pile.texts["a"] = pile.texts["a"].removesuffix(sentence + " ")
    second = pile.add("a", sentence, "pris", "capture", actor=SIDES[0], place="Ville-Basse", time="2018-03-12")
    twins = [first, second.__class__(**{**_fields(second), "id": "f" * 12})]
    assert len(events_of(twins, pile.papers)) == 2


def _fields(claim: object) -> dict[str, object]:
    return {name: getattr(claim, name) for name in claim.__slots__}  # type: ignore[attr-defined]


def test_the_same_in_another_kind_place_or_war_is_another_event() -> None:
    pile = Pile()
    here = attack(pile, "a", "2018-03-10")
    there = attack(pile, "b", "2018-03-10", place="Port-Noir")
    kind = pile.add("c", "Le 2018-03-10, un accord à Ville-Haute.", "accord", "agreement", place="Ville-Haute").id
    assert events(pile) == {frozenset({one}) for one in (here, there, kind)}


def test_nothing_gives_nothing() -> None:
    assert events_of([], {}) == ()


def some_pile(seed: int) -> Pile:
    """A pile of claims with all kinds of gaps."""
    draw, pile = random.Random(seed), Pile()
    for number in range(draw.randint(1, 30)):
        word, kind = draw.choice(
            (("pris", "capture"), ("attaqué", "attack"), ("quitté", "withdraw"), ("tué", "casualties"))
        )
        said: dict[str, object] = {"time": draw.choice((None, "2018-03-10", "2018-03-14", "2018-03"))}
        said |= {role: draw.choice((None, *SIDES)) for role in ("actor", "target")}
        said["place"] = draw.choice((None, "Ville-Haute", "Port-Noir", "Hameau"))
        pile.add(draw.choice("abcd"), f"Ils ont {word} le poste {number % 5}.", word, kind, **said)
    return pile


@pytest.mark.parametrize("seed", range(3))
def test_every_claim_has_one_event(seed: int) -> None:
    pile = some_pile(seed)
    told = [claim for event in events_of(pile.claims, pile.papers) for claim in event.claims]
    assert sorted(told) == sorted(claim.id for claim in pile.claims)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_events(seed: int, shuffling: random.Random) -> None:
    pile = some_pile(seed)
    before = events_of(pile.claims, pile.papers)
    shuffling.shuffle(pile.claims)
    assert events_of(pile.claims, pile.papers) == before


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_exchanging_two_sides_changes_nothing(seed: int) -> None:
    def exchanged(names: object) -> object:
        return names

    first, second = some_pile(seed), Pile()
    other = dict(zip(SIDES, reversed(SIDES), strict=True))
    second.texts, second.days = first.texts, first.days
    for claim in first.claims:
        fields = _fields(claim)
        for role in ("actor", "target"):
            held = fields[role]
            if isinstance(held, tuple):
                names = [other[cell.value.text] for cell in held]
                fields[role] = tuple(
                    type(cell)(type(cell.value)(name, cell.value.source, name), cell.evidence, cell.rule)
                    for cell, name in zip(held, names, strict=True)
                )
        second.claims.append(type(claim)(**fields))  # type: ignore[arg-type]
    assert exchanged(events_of(first.claims, first.papers)) == events_of(second.claims, second.papers)


def test_an_event_keeps_its_id_when_claims_join_behind() -> None:
    alone, both = Pile(), Pile()
    for pile in (alone, both):
        attack(pile, "a", "2018-03-10")
    attack(both, "b", "2018-03-10")
    (one,), (two,) = events_of(alone.claims, alone.papers), events_of(both.claims, both.papers)
    assert isinstance(one, Event) and len(two.claims) == 2
    assert (one.id == two.id) is (min(two.claims) in one.claims)
