"""What two events of one sentence lend each other: trees and marks by hand."""

from __future__ import annotations

import pytest
from factories import event_at, parsed

from recoupe.annotate.linked import link_events
from recoupe.annotate.marks import EventMark
from recoupe.annotate.tree import Tree
from recoupe.model.codes import EventType

SUBJECT = """
frappe    frappe    NOUN 5 nsubj
de        de        ADP  3 case
coalition coalition NOUN 1 nmod
a         avoir     AUX  5 aux:tense
tué       tuer      VERB 0 root
civils    civil     NOUN 5 obj
"""
INSIDE = """
civils    civil     NOUN 2 nsubj:pass
tués      tuer      VERB 0 root
dans      dans      ADP  4 case
frappe    frappe    NOUN 2 obl
de        de        ADP  6 case
coalition coalition NOUN 4 nmod
"""
BESIDE = INSIDE.replace("dans      dans ", "malgré    malgré")
NOUN = """
attentat  attentat  NOUN 2 nsubj
fait      faire     VERB 0 root
morts     mort      NOUN 2 obj
rebelles  rebelle   NOUN 1 nmod
"""
MEASURED = """
attentat  attentat  NOUN 2 nsubj
fait      faire     VERB 0 root
dizaine   dizaine   NOUN 2 obj
de        de        ADP  5 case
morts     mort      NOUN 3 nmod
rebelles  rebelle   NOUN 1 nmod
"""
RELATIVE = """
raid      raid      NOUN 0 root
de        de        ADP  3 case
milice    milice    NOUN 1 nmod
qui       qui       PRON 5 nsubj
a         avoir     AUX  6 aux:tense
fait      faire     VERB 1 acl:relcl
morts     mort      NOUN 6 obj
"""


def roles(tree: Tree, event: EventMark) -> dict[str, str]:
    """The fillers of an event by role."""
    found: dict[str, list[str]] = {}
    for mark in event.roles:
        found.setdefault(mark.role, []).append(tree.text[mark.head])
    return {role: " ".join(fillers) for role, fillers in found.items()}


def linked(table: str, *events: EventMark) -> list[dict[str, str]]:
    """The fillers of all events once they are linked."""
    tree = parsed(table)
    return [roles(tree, event) for event in link_events(tree, events)]


STRIKE = event_at(0, EventType.STRIKE, ("actor", 2))


@pytest.mark.parametrize(
    ("table", "blow", "harm", "found"),
    [
        pytest.param(
            SUBJECT,
            STRIKE,
            event_at(4, EventType.CASUALTIES, ("target", 5)),
            [{"actor": "coalition"}, {"target": "civils", "actor": "coalition"}],
            id="the strike is the subject of the killing: who struck killed",
        ),
        pytest.param(
            INSIDE,
            event_at(3, EventType.STRIKE, ("actor", 5)),
            event_at(1, EventType.CASUALTIES, ("target", 0)),
            [{"actor": "coalition"}, {"target": "civils", "actor": "coalition"}],
            id="killed in a strike",
        ),
        pytest.param(
            BESIDE,
            event_at(3, EventType.STRIKE, ("actor", 5)),
            event_at(1, EventType.CASUALTIES, ("target", 0)),
            [{"actor": "coalition"}, {"target": "civils"}],
            id="killed despite a strike: nothing is lent",
        ),
        pytest.param(
            SUBJECT,
            STRIKE,
            event_at(4, EventType.CASUALTIES, ("target", 5), ("actor", 5)),
            [{"actor": "coalition"}, {"target": "civils", "actor": "civils"}],
            id="an actor that harm has is kept",
        ),
        pytest.param(
            SUBJECT,
            event_at(0, EventType.STRIKE, ("actor", 2), ("target", 2)),
            event_at(4, EventType.CASUALTIES, ("target", 5)),
            [{"actor": "coalition", "target": "coalition"}, {"target": "civils", "actor": "coalition"}],
            id="a target that the strike has is kept",
        ),
        pytest.param(
            SUBJECT,
            event_at(0, EventType.STRIKE),
            event_at(4, EventType.CASUALTIES, ("target", 5)),
            [{}, {"target": "civils"}],
            id="no actor to lend",
        ),
        pytest.param(
            SUBJECT,
            event_at(0, EventType.ADVANCE, ("actor", 2)),
            event_at(4, EventType.CASUALTIES, ("target", 5)),
            [{"actor": "coalition"}, {"target": "civils", "actor": "coalition"}],
            id="an advance is no blow, but a deed: who does it does what its verb says",
        ),
        pytest.param(
            SUBJECT,
            STRIKE,
            event_at(4, EventType.WITHDRAW, ("target", 5)),
            [{"actor": "coalition"}, {"target": "civils", "actor": "coalition"}],
            id="a strike that drives out: who struck drove out",
        ),
        pytest.param(
            SUBJECT,
            STRIKE,
            event_at(4, EventType.DESTRUCTION, ("target", 5)),
            [{"actor": "coalition"}, {"target": "civils", "actor": "coalition"}],
            id="destruction is",
        ),
        pytest.param(
            NOUN,
            event_at(0, EventType.ATTACK, ("actor", 3)),
            event_at(2, EventType.CASUALTIES, carrier=1),
            [{"actor": "rebelles"}, {"actor": "rebelles"}],
            id="an attack that makes dead: the verb between carries them",
        ),
        pytest.param(
            MEASURED,
            event_at(0, EventType.ATTACK, ("actor", 5)),
            event_at(4, EventType.CASUALTIES, carrier=1),
            [{"actor": "rebelles"}, {"actor": "rebelles"}],
            id="an attack that makes so many dead: the carrier counts, not the word above",
        ),
        pytest.param(
            RELATIVE.replace("VERB 1 acl:relcl", "VERB 3 acl:relcl"),
            event_at(0, EventType.ATTACK, ("actor", 2)),
            event_at(6, EventType.CASUALTIES, carrier=5),
            [{"actor": "milice"}, {}],
            id="a militia that made dead: `qui` is not the raid",
        ),
        pytest.param(
            RELATIVE,
            event_at(0, EventType.ATTACK, ("actor", 2)),
            event_at(6, EventType.CASUALTIES, carrier=5),
            [{"actor": "milice"}, {"actor": "milice"}],
            id="a raid that made dead: `qui` is the raid",
        ),
    ],
)
def test_links(table: str, blow: EventMark, harm: EventMark, found: list[dict[str, str]]) -> None:
    assert linked(table, blow, harm) == found


def test_what_is_borrowed_says_so() -> None:
    tree = parsed(SUBJECT)
    _, harm = link_events(tree, (STRIKE, event_at(4, EventType.CASUALTIES, ("target", 5))))
    assert [(mark.role, mark.slot) for mark in harm.roles] == [("target", "test"), ("actor", "linked")]


def test_order_and_number_of_events_stay() -> None:
    tree = parsed(SUBJECT)
    events = (STRIKE, event_at(2, EventType.DEPLOY), event_at(4, EventType.CASUALTIES, ("target", 5)))
    assert [event.head for event in link_events(tree, events)] == [0, 2, 4]


def test_harm_alone_is_left_as_it_is() -> None:
    tree = parsed(SUBJECT)
    events = (event_at(4, EventType.CASUALTIES, ("target", 5)),)
    assert link_events(tree, events) == events
