"""Where an event happens, by the way from a place to it through the tree: trees by hand, and sentences read by the model."""

from __future__ import annotations

import pytest
from factories import block_of, event_at, parsed

from recoupe.annotate.marks import BlockMarks, EventMark
from recoupe.claims.where import find_places
from recoupe.model.codes import EventType


def block(table: str, *, models: tuple[tuple[int, int, str], ...] = ()) -> BlockMarks:
    """A block from a tree by hand."""
    return block_of(parsed(table, names=models))


AT = """
À        à        ADP  2 case
Montclair montclair PROPN 5 obl
,        ,        PUNCT 2 punct
milice   milice   NOUN 5 nsubj
attaque  attaquer VERB 0 root
gare     gare     NOUN 5 obj
{prep}   {prep}   ADP  8 case
Valbourg valbourg PROPN {head} nmod
"""
ROAD = """
milice   milice   NOUN 2 nsubj
attaque  attaquer VERB 0 root
sur      sur      ADP  4 case
route    route    NOUN 2 obl
"""
TOPIC = """
Montclair montclair PROPN 0 root
:        :        PUNCT 1 punct
trois    trois    NUM  4 nummod
morts    mort     NOUN 0 root
"""


@pytest.mark.parametrize(
    ("table", "event", "place", "slot"),
    [
        pytest.param(
            AT.format(prep="de", head=6),
            event_at(4, EventType.ATTACK),
            "Montclair",
            "sentence",
            id="where the sentence is",
        ),
        pytest.param(
            AT.format(prep="à", head=6),
            event_at(5, EventType.ATTACK),
            "Valbourg",
            "sentence",
            id="of two the nearer in the tree",
        ),
        pytest.param(
            AT.format(prep="de", head=6),
            event_at(4, EventType.ATTACK, ("place", 1)),
            "Montclair",
            "test",
            id="a place of its own comes first",
        ),
        pytest.param(
            AT.format(prep="de", head=6),
            event_at(4, EventType.AGREEMENT),
            None,
            "",
            id="an agreement may be made anywhere",
        ),
        pytest.param(ROAD, event_at(1, EventType.ATTACK), None, "", id="a place without a name"),
        pytest.param(TOPIC, event_at(3, EventType.CASUALTIES), "Montclair", "topic", id="the topic of a headline"),
        pytest.param(
            TOPIC.replace(": ", ", "), event_at(3, EventType.CASUALTIES), None, "", id="a comma makes no topic"
        ),
    ],
)
def test_place(table: str, event: EventMark, place: str | None, slot: str) -> None:
    here = block(
        table, models=tuple((i, i, "LOC") for i, row in enumerate(table.strip().splitlines(), 1) if "PROPN" in row)
    )
    found = next(iter(find_places(here, event)), None)
    assert ((here.tree.text[found.head], found.slot) if found else (None, "")) == (place, slot)
