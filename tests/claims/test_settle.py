"""Time and figures of an event by nearness in its sentence: trees and marks by hand."""

from __future__ import annotations

import pytest
from factories import block_of, cue_at, event_at, in_sentences, parsed

from recoupe.annotate.figures import find_figures
from recoupe.annotate.marks import BlockMarks, EventMark
from recoupe.annotate.times import find_times
from recoupe.annotate.tree import Tree
from recoupe.claims.counting import figures_of
from recoupe.claims.settle import distance
from recoupe.claims.timing import find_time
from recoupe.model.codes import Counts, EventType


def block(table: str, *, models: tuple[tuple[int, int, str], ...] = (), **marks: object) -> BlockMarks:
    """A block from a tree by hand with its own times and figures."""
    tree = parsed(table, names=models)
    return block_of(tree, times=find_times(tree), figures=find_figures(tree), **marks)


def words_of(tree: Tree, first: int, last: int) -> str:
    """Words as text."""
    return " ".join(tree.text[first : last + 1])


# -- steps ------------------------------------------------------------------------------------------------

LINE = """
a a NOUN 0 root
b b NOUN 1 nmod
c c NOUN 2 nmod
d d NOUN 1 nmod
"""


@pytest.mark.parametrize(
    ("one", "two", "steps"),
    [(0, 0, 0), (0, 1, 1), (0, 2, 2), (2, 0, 2), (2, 3, 3), (3, 2, 3), (1, 3, 2)],
    ids=[
        "the same word",
        "head",
        "head of head",
        "either way",
        "over the common head",
        "over it, the other way",
        "sisters",
    ],
)
def test_distance(one: int, two: int, steps: int) -> None:
    assert distance(parsed(LINE), one, two) == steps


def test_words_of_two_sentences_are_far_apart() -> None:
    tree = parsed("a a NOUN 0 root\nb b NOUN 0 root")
    assert distance(tree, 0, 1) > 10


# -- time -------------------------------------------------------------------------------------------------

TWO_TIMES = """
milice   milice   NOUN 2 nsubj
prend    prendre  VERB 0 root
port     port     NOUN 2 obj
mardi    mardi    NOUN 2 obl
et       et       CCONJ 6 cc
fuit     fuir     VERB 2 conj
jeudi    jeudi    NOUN 6 obl
"""
SAID = """
maire    maire    NOUN 2 nsubj
dit      dire     VERB 0 root
mardi    mardi    NOUN 2 obl
que      que      SCONJ 6 mark
milice   milice   NOUN 6 nsubj
fuit     fuir     VERB 2 ccomp
"""
SAID_BOTH = SAID + "jeudi jeudi NOUN 6 obl"
FAR = """
milice   milice   NOUN 2 nsubj
prend    prendre  VERB 0 root
chef     chef     NOUN 2 obj
de       de       ADP  5 case
garde    garde    NOUN 3 nmod
de       de       ADP  7 case
port     port     NOUN 5 nmod
de       de       ADP  9 case
quai     quai     NOUN 7 nmod
de       de       ADP  11 case
ville    ville    NOUN 9 nmod
de       de       ADP  13 case
mardi    mardi    NOUN 11 nmod
"""
RELATIVE = """
milice   milice   NOUN 2 nsubj
prend    prendre  VERB 0 root
port     port     NOUN 2 obj
bombardé bombarder VERB 3 acl
mardi    mardi    NOUN 4 obl
"""


@pytest.mark.parametrize(
    ("table", "event", "time"),
    [
        pytest.param(TWO_TIMES, event_at(1, EventType.CAPTURE), "mardi", id="the time of its own clause"),
        pytest.param(TWO_TIMES, event_at(5, EventType.WITHDRAW), "jeudi", id="and that of the other"),
        pytest.param(
            TWO_TIMES, event_at(2, EventType.CAPTURE, carrier=1), "mardi", id="by way of the verb that carries it"
        ),
        pytest.param(
            SAID, event_at(5, EventType.WITHDRAW), None, id="the date of the saying is not the time of the event"
        ),
        pytest.param(SAID_BOTH, event_at(5, EventType.WITHDRAW), "jeudi", id="but its own is"),
        pytest.param(FAR, event_at(1, EventType.CAPTURE), None, id="too far"),
        pytest.param(RELATIVE, event_at(1, EventType.CAPTURE), None, id="the time of a clause below"),
        pytest.param(RELATIVE, event_at(3, EventType.STRIKE), "mardi", id="which is that clause's own"),
    ],
)
def test_time(table: str, event: EventMark, time: str | None) -> None:
    said = (cue_at(1, [3, 4, 5], source=0),) if table in (SAID, SAID_BOTH) else ()
    here = block(table, cues=said)
    found = find_time(here, event)
    assert (words_of(here.tree, found.first, found.last) if found else None) == time


def test_the_time_of_another_sentence_is_not_taken() -> None:
    tree = in_sentences(parsed("hier hier ADV 0 root\nfuit fuir VERB 0 root"), 1, 1)
    assert find_time(block_of(tree, times=find_times(tree)), event_at(1, EventType.WITHDRAW)) is None


# -- figures ----------------------------------------------------------------------------------------------

KILLS = """
milice   milice   NOUN 2 nsubj
{verb}   {lemma}  VERB 0 root
douze    douze    NUM  4 nummod
{word}   {noun}   NOUN 2 obj
"""


def counted(verb: str, word: str, event: EventMark) -> list[tuple[int | None, Counts]]:
    """The figures of an event: value and what it counts."""
    forms = {"soldats": "soldat", "civils": "civil", "chars": "char", "obus": "obus", "villages": "village"}
    here = block(KILLS.format(verb=verb, lemma=verb, word=word, noun=forms[word]))
    return [(figure.minimum, counts) for figure, counts in figures_of(here, event)]


@pytest.mark.parametrize(
    ("verb", "word", "event", "counts"),
    [
        pytest.param(
            "tue",
            "soldats",
            event_at(1, EventType.CASUALTIES, ("target", 3), counts=Counts.KILLED),
            Counts.KILLED,
            id="the frame says what it counts",
        ),
        pytest.param(
            "blesse",
            "soldats",
            event_at(1, EventType.CASUALTIES, ("target", 3), counts=Counts.WOUNDED),
            Counts.WOUNDED,
            id="wounded",
        ),
        pytest.param(
            "exécute", "civils", event_at(1, EventType.ABUSE, ("target", 3)), Counts.KILLED, id="in abuse the dead"
        ),
        pytest.param(
            "capture", "soldats", event_at(1, EventType.DETENTION, ("target", 3)), Counts.CAPTURED, id="captured"
        ),
        pytest.param(
            "déploie", "soldats", event_at(1, EventType.DEPLOY, ("target", 3)), Counts.FIGHTERS, id="fighters"
        ),
        pytest.param(
            "déplace", "civils", event_at(1, EventType.DISPLACEMENT, ("target", 3)), Counts.CIVILIANS, id="civilians"
        ),
        pytest.param(
            "détruit", "chars", event_at(1, EventType.DESTRUCTION, ("target", 3)), Counts.VEHICLES, id="vehicles"
        ),
        pytest.param(
            "livre",
            "obus",
            event_at(1, EventType.SUPPORT, ("equipment", 3)),
            Counts.VEHICLES,
            id="weapons count as vehicles",
        ),
        pytest.param(
            "prend",
            "villages",
            event_at(1, EventType.CAPTURE, ("place", 3)),
            Counts.OTHER,
            id="villages are other things",
        ),
    ],
)
def test_what_is_counted(verb: str, word: str, event: EventMark, counts: Counts) -> None:
    assert counted(verb, word, event) == [(12, counts)]


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(
            event_at(1, EventType.CASUALTIES, ("place", 3), counts=Counts.KILLED), id="where they died is no dead"
        ),
        pytest.param(
            event_at(1, EventType.CASUALTIES, ("actor", 3), counts=Counts.KILLED), id="those who killed are no dead"
        ),
        pytest.param(
            event_at(1, EventType.STRIKE, ("target", 3)), id="those whom a strike hits are counted with the dead"
        ),
    ],
)
def test_what_is_not_counted(event: EventMark) -> None:
    assert counted("tue", "soldats", event) == []


def test_a_count_of_the_event_itself() -> None:
    here = block("douze douze NUM 2 nummod\nfrappes frappe NOUN 0 root")
    assert [(f.minimum, counts) for f, counts in figures_of(here, event_at(1, EventType.STRIKE))] == [
        (12, Counts.STRIKES)
    ]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "12 12 NUM 2 nummod\nmai mai NOUN 3 obl\nmorts mort NOUN 0 root\nle le DET 2 det", id="a day of the month"
        ),
        pytest.param("12 12 NUM 3 nummod\n% % SYM 1 dep\nmorts mort NOUN 0 root", id="a share"),
    ],
)
def test_figures_that_count_nobody(table: str) -> None:
    assert figures_of(block(table), event_at(2, EventType.CASUALTIES, counts=Counts.KILLED)) == []
