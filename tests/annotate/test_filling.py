"""Who fills a role by learned weights: which words compete, by which features, and what is made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import event_at, named, names_in, parsed, read_claim
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.filler_features import (
    ROLES,
    candidates,
    event_features,
    features_of,
    ladder_of,
    path_of,
    sight_of,
    step,
)
from recoupe.annotate.filling import DECIDED, LEARNED, doubtful, fill, is_victim_of, shared
from recoupe.annotate.marks import EventMark
from recoupe.annotate.tree import Tree
from recoupe.claims.reader import Reader
from recoupe.languages.pack import load_pack
from recoupe.languages.weights import Weights
from recoupe.model.codes import EventType, Method

REPLY = """
milice    milice    NOUN 3 nsubj
a         avoir     AUX  3 aux:tense
répondu   répondre  VERB 0 root
par       par       ADP  6 case
des       un        DET  6 det
frappes   frappe    NOUN 3 obl
contre    contre    ADP  9 case
les       le        DET  9 det
rebelles  rebelle   NOUN 6 nmod
"""
FRAPPE, MILICE, REBELLES = 5, 0, 8


def sighted(tree: Tree, *events: EventMark):  # type: ignore[no-untyped-def]
    """What features are read from."""
    return sight_of(tree, names_in(tree), load_pack("fr"), events)


def weights(threshold: float = 0.5, **whole: float) -> Weights:
    """A table of a few features."""
    return Weights(ROLES, -2.0, threshold, whole, {"path=nsubj<VERB>obl": ((0, 5.0),), "path=nmod<>": ((1, 5.0),)})


def filled(table: Weights | None, *events: EventMark) -> list[list[tuple[str, int, str]]]:
    """The fillers of events after the weights were asked."""
    tree = parsed(REPLY)
    pack = replace(load_pack("fr"), weights={DECIDED: table} if table else {})
    return [[(m.role, m.head, m.slot) for m in event.roles] for event in fill(tree, names_in(tree), pack, events)]


def test_without_weights_nothing_changes() -> None:
    assert filled(None, event_at(FRAPPE, EventType.STRIKE)) == [[]]


def test_the_likeliest_of_each_role_is_taken() -> None:
    found = filled(weights(), event_at(FRAPPE, EventType.STRIKE))
    assert sorted(found[0]) == [("actor", MILICE, LEARNED), ("target", REBELLES, LEARNED)]


def test_nobody_is_taken_where_nobody_is_likely() -> None:
    assert filled(weights(threshold=0.999), event_at(FRAPPE, EventType.STRIKE)) == [[]]


def test_what_the_rules_say_stands() -> None:
    event = event_at(FRAPPE, EventType.STRIKE, ("target", MILICE))
    found = filled(weights(proposed=4.0), event)[0]
    assert ("target", MILICE, "test") in found
    assert ("actor", MILICE, LEARNED) not in found


def test_what_is_all_but_ruled_out_is_dropped_and_may_fill_the_other_role() -> None:
    found = filled(weights(), event_at(FRAPPE, EventType.STRIKE, ("target", MILICE)))[0]
    assert ("target", MILICE, "test") not in found
    assert ("actor", MILICE, LEARNED) in found


@pytest.mark.parametrize(
    ("share", "roles", "word", "dropped"),
    [
        pytest.param(0.01, [("actor", MILICE)], MILICE, True, id="all but ruled out"),
        pytest.param(0.3, [("actor", MILICE)], MILICE, False, id="unlikely, but proposed"),
        pytest.param(0.01, [("actor", FRAPPE)], FRAPPE, False, id="behind par: nothing but an agent"),
        pytest.param(0.01, [("actor", MILICE), ("actor", 4)], MILICE, False, id="a determiner fills the role too"),
        pytest.param(0.01, [("actor", MILICE), ("target", 4)], MILICE, True, id="a determiner fills the other role"),
    ],
)
def test_what_is_dropped(share: float, roles: list[tuple[str, int]], word: int, dropped: bool) -> None:
    tree = parsed(REPLY)
    assert bool(doubtful(tree, event_at(2, EventType.STRIKE, *roles), [(share, word, 0)])) is dropped


def test_a_filler_says_why() -> None:
    tree = parsed(REPLY)
    pack = replace(load_pack("fr"), weights={DECIDED: weights()})
    (event,) = fill(tree, names_in(tree), pack, (event_at(FRAPPE, EventType.STRIKE),))
    decision = event.roles[0].decision
    assert decision is not None
    assert decision.because[0] in ("path=nsubj<VERB>obl +5.0", "path=nmod<> +5.0")
    assert 0.5 < decision.probability <= 1


@pytest.mark.parametrize(
    ("word", "event", "way"),
    [
        pytest.param(MILICE, FRAPPE, (["nsubj"], 2, ["obl"]), id="both hang on one verb"),
        pytest.param(REBELLES, FRAPPE, (["nmod"], FRAPPE, []), id="the word hangs on the event"),
        pytest.param(2, FRAPPE, ([], 2, ["obl"]), id="the event hangs on the word"),
        pytest.param(FRAPPE, FRAPPE, ([], FRAPPE, []), id="one word"),
    ],
)
def test_the_way_between_two_words(word: int, event: int, way: tuple[list[str], int, list[str]]) -> None:
    tree = parsed(REPLY)
    assert path_of(tree, word, ladder_of(tree, event)) == way


def test_nouns_of_people_compete() -> None:
    tree = parsed(REPLY)
    assert candidates(sighted(tree), range(len(tree))) == [MILICE, REBELLES]


def test_what_the_rules_propose_competes_too() -> None:
    tree = parsed(REPLY)
    sight = sighted(tree, event_at(FRAPPE, EventType.STRIKE, ("actor", 2)))
    assert 2 in candidates(sight, range(len(tree)))


@pytest.mark.parametrize("role", ROLES)
def test_the_rules_speak_for_one_role_alone(role: str) -> None:
    tree = parsed(REPLY)
    sight = sighted(tree, event_at(FRAPPE, EventType.STRIKE, (role, MILICE)))
    _, own = features_of(sight, 0, MILICE, [MILICE, REBELLES])
    other = ROLES[1 - ROLES.index(role)]
    assert "rule=test" in own[role]
    assert own[other] == ["proposed for the other role"]


NAMES = st.sampled_from(["Valbourg", "Montclair", "Hallon", "Estrelle"])


@given(NAMES, NAMES)
def test_no_name_is_a_feature(first: str, second: str) -> None:
    """Names exchanged, the features are the same: no side is told from another."""
    table = REPLY.replace("milice    milice    NOUN", "{0} {0} PROPN").replace(
        "rebelles  rebelle   NOUN", "{1} {1} PROPN"
    )

    def told(a: str, b: str) -> list[list[str]]:
        tree = parsed(table.format(a, b), names=[(0, 0, "ORG"), (8, 8, "ORG")])
        sight = sighted(tree, event_at(FRAPPE, EventType.STRIKE))
        words = [features_of(sight, 0, i, [MILICE, REBELLES])[0] for i in (MILICE, REBELLES)]
        return [*words, event_features(sight, sight.events[0])]

    found = told(first, second)
    assert found == told(second, first)
    assert not any(name.lower() in feature.lower() for name in (first, second) for row in found for feature in row)


PAIR = """
armée     armée     NOUN 4 nsubj
et        et        CCONJ 3 cc
police    police    NOUN 1 conj
avancent  avancer   VERB 0 root
"""


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        pytest.param({0: 0.3, 2: 0.25}, [0.55, 0.55], id="two that are coordinated act as one"),
        pytest.param({0: 0.5, 2: 0.01}, [0.51, 0.01], id="one that is far less likely stays by itself"),
        pytest.param({2: 0.25}, [0.25], id="without the first of the row"),
    ],
)
def test_coordinated_candidates_go_together(shares: dict[int, float], found: list[float]) -> None:
    assert shared(parsed(PAIR), shares) == pytest.approx(found)


@given(st.integers(0, 200), st.integers(0, 200))
def test_steps_rise_with_the_distance(near: int, far: int) -> None:
    assert near > far or step(near) <= step(far)


@pytest.mark.parametrize(
    ("harm", "blow", "barred", "why"),
    [
        (EventType.CASUALTIES, EventType.STRIKE, True, "the dead of a strike did not strike"),
        (EventType.DISPLACEMENT, EventType.ATTACK, True, "who fled an attack did not attack"),
        (EventType.CASUALTIES, EventType.BATTLE, False, "soldiers killed in a battle fought in it"),
        (EventType.SUPPORT, EventType.STRIKE, False, "who is supported may strike"),
    ],
)
def test_victims_do_not_strike(harm: EventType, blow: EventType, barred: bool, why: str) -> None:
    sight = sighted(parsed(REPLY), event_at(2, harm, ("target", MILICE)), event_at(FRAPPE, blow))
    assert is_victim_of(sight, 1, MILICE, "actor") is barred, why
    assert not is_victim_of(sight, 1, REBELLES, "actor"), "who is harmed nowhere"
    assert not is_victim_of(sight, 1, MILICE, "target"), "victims may be what was struck"


def test_a_cell_names_the_method_and_what_weighed_most(reader: Reader) -> None:
    claim = read_claim(reader, "La milice a répondu par des frappes contre les rebelles.", "frappes")
    assert named(claim.actor) == ["milice"]
    assert isinstance(claim.actor, tuple)
    assert claim.actor[0].method is Method.MODEL
    assert f"/{LEARNED}@" in claim.actor[0].rule
    assert ": " in claim.actor[0].rule
