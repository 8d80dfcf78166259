"""Chains of attribution from cues by hand: which reach a claim, in what order, which carry over."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from factories import block_of, cue_at, event_at, in_sentences, parsed
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.marks import BlockMarks, CueMark
from recoupe.claims.chains import carried, merge_same, reaching, stance_of
from recoupe.model.codes import BlockKind, EventType, Mode, Stance

TEN = "\n".join(f"w{i} w{i} NOUN {1 if i else 0} dep" for i in range(10))
EVENT = event_at(6, EventType.CAPTURE)
BODY = BlockKind.BODY


def sources(cues: list[CueMark]) -> list[int | None]:
    """The sources of cues in order."""
    return [cue.source for cue in cues]


# -- which, in what order -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cues", "order"),
    [
        pytest.param([], [], id="none"),
        pytest.param([cue_at(1, [5, 6, 7], source=0)], [0], id="one that reaches it"),
        pytest.param([cue_at(1, [7, 8], source=0)], [], id="one that does not"),
        pytest.param(
            [cue_at(3, [5, 6], source=2), cue_at(1, [2, 3, 4, 5, 6], source=0)], [0, 2], id="the wider stands outside"
        ),
        pytest.param(
            [cue_at(1, [5, 6, 7, 8], source=0, depth=1), cue_at(3, [6], source=2)],
            [2, 0],
            id="a source that is cited stands inside, however wide",
        ),
        pytest.param(
            [cue_at(1, [6], source=0, depth=-1), cue_at(3, [5, 6, 7], source=2)],
            [0, 2],
            id="a source that cites stands outside, however narrow",
        ),
        pytest.param([cue_at(1, [5, 6, 7], source=0), cue_at(3, [5, 6], source=0)], [0], id="one link per source"),
        pytest.param(
            [cue_at(1, [5, 6, 7], source=None), cue_at(3, [5, 6], source=None)],
            [None, None],
            id="nobody and nobody are two",
        ),
        pytest.param([cue_at(1, [5, 6, 7], source=6)], [], id="a source is not attributed to itself"),
        pytest.param(
            [cue_at(3, [5, 6], source=2), cue_at(1, [5, 6], source=0)],
            [0, 2],
            id="of two as wide the first in the text",
        ),
    ],
)
def test_reaching(cues: list[CueMark], order: list[int | None]) -> None:
    assert sources(reaching(block_of(parsed(TEN), cues=tuple(cues)), EVENT)) == order


@given(
    st.lists(
        st.builds(
            cue_at,
            st.integers(0, 4),
            st.frozensets(st.integers(5, 9), min_size=1),
            source=st.integers(0, 4),
            depth=st.sampled_from([-1, 0, 1]),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_the_order_of_marks_does_not_matter(cues: list[CueMark], random: Random) -> None:
    distinct = list({(cue.depth, len(cue.content), cue.cue): cue for cue in cues}.values())
    shuffled = random.sample(distinct, len(distinct))
    one, two = (reaching(block_of(parsed(TEN), cues=tuple(some)), EVENT) for some in (distinct, shuffled))
    assert one == two
    assert len(set(sources(one))) == len(one)
    assert all(6 in cue.content for cue in one)


def test_a_claim_of_responsibility_reaches_the_noun_that_it_qualifies() -> None:
    tree = parsed(
        "attaque attaque NOUN 0 root\nrevendiquée revendiquer VERB 1 acl\npar par ADP 4 case\nmilice milice NOUN 2 obl:agent"
    )
    cue = cue_at(1, [2], source=3)
    assert sources(reaching(block_of(tree, cues=(cue,)), event_at(0, EventType.ATTACK))) == [3]
    other = parsed(
        "attaque attaque NOUN 0 root\ndécrite décrire VERB 1 acl\npar par ADP 4 case\nmilice milice NOUN 2 obl:agent"
    )
    assert reaching(block_of(other, cues=(cue,)), event_at(0, EventType.ATTACK)) == []


def test_of_two_cues_of_one_source_the_outer_stays() -> None:
    outer, inner = cue_at(1, [5, 6, 7], source=0), cue_at(3, [6], source=0)
    assert merge_same([outer, inner]) == [outer]


# -- stance -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stances", "found"),
    [
        pytest.param([], Stance.NONE, id="no source"),
        pytest.param([Stance.NONE, Stance.NONE], Stance.NONE, id="none"),
        pytest.param([Stance.NONE, Stance.DISPUTED], Stance.DISPUTED, id="an inner one"),
        pytest.param([Stance.ENDORSED, Stance.DISPUTED], Stance.ENDORSED, id="the outer of two"),
    ],
)
def test_stance(stances: list[Stance], found: Stance) -> None:
    cues = [cue_at(i, [6], source=i, stance=stance) for i, stance in enumerate(stances)]
    stance, cue = stance_of(cues)
    assert stance is found
    assert (cue is None) == (found is Stance.NONE)
    assert cue is None or cue.stance is found


# -- over sentences -----------------------------------------------------------------------------------------


def two_sentences(first_word: str, mood: str) -> BlockMarks:
    """`maire dit W` and then a sentence that begins with a word and has a verb of a mood; a cue in the first."""
    tree = parsed(
        f"""
        maire    maire    NOUN 2 nsubj
        dit      dire     VERB 0 root
        tout     tout     PRON 2 obj
        {first_word} {first_word.lower()} ADV 6 advmod
        milice   milice   NOUN 6 nsubj
        fuit     fuir     VERB 0 root {mood}
        """
    )
    return block_of(in_sentences(tree, 3, 3), cues=(cue_at(1, [2], source=0),))


@pytest.mark.parametrize(
    ("first_word", "mood", "carries"),
    [
        pytest.param("Hier", "Mood=Cnd", True, id="the conditional goes on with the account"),
        pytest.param("Hier", "Mood=Ind", False, id="the indicative does not"),
        pytest.param("Pourtant", "Mood=Cnd", False, id="pourtant stops it"),
        pytest.param("Cependant", "Mood=Cnd", False, id="so does cependant"),
    ],
)
def test_a_source_carries_over_to_the_next_sentence(first_word: str, mood: str, carries: bool) -> None:
    found = carried([two_sentences(first_word, mood)], [BODY], 0, event_at(5, EventType.WITHDRAW))
    assert (found is not None) is carries
    assert found is None or (found[0], found[1].source) == (0, 0)


def test_a_source_does_not_carry_over_two_sentences() -> None:
    block = two_sentences("Hier", "Mood=Cnd")
    tree = in_sentences(block.tree, 3, 1, 2)
    assert carried([replace(block, tree=tree)], [BODY], 0, event_at(5, EventType.WITHDRAW)) is None


def test_nobody_carries_over() -> None:
    block = replace(two_sentences("Hier", "Mood=Cnd"), cues=(cue_at(1, [2], source=None),))
    assert carried([block], [BODY], 0, event_at(5, EventType.WITHDRAW)) is None


def test_the_first_sentence_of_a_paragraph_has_nothing_before_it() -> None:
    block = two_sentences("Hier", "Mood=Cnd")
    assert carried([block, replace(block, cues=())], [BODY, BODY], 1, event_at(1, EventType.WITHDRAW)) is None


def quotation(*cues: CueMark, first: int = 0, last: int = 6) -> BlockMarks:
    """Ten words, some of them quoted."""
    return block_of(parsed(TEN), cues=cues, quotes=((first, last),))


IN_QUOTE = event_at(3, EventType.WITHDRAW)


@pytest.mark.parametrize(
    ("block", "source"),
    [
        pytest.param(quotation(cue_at(8, [9], source=9)), 9, id="who is named behind it"),
        pytest.param(quotation(cue_at(1, [9], source=0), first=2, last=8), 0, id="who is named before it"),
        pytest.param(
            quotation(cue_at(1, [9], source=0), cue_at(9, [0], source=5), first=2, last=8),
            5,
            id="behind it rather than before",
        ),
        pytest.param(quotation(cue_at(8, [9], source=None)), None, id="nobody"),
        pytest.param(quotation(cue_at(8, [9], source=9), first=2, last=4), None, id="a few quoted words are no speech"),
    ],
)
def test_who_speaks_in_a_quotation(block: BlockMarks, source: int | None) -> None:
    found = carried([block], [BODY], 0, IN_QUOTE)
    assert (found[1].source if found else None) == source
    assert found is None or found[1].mode is Mode.DIRECT


SPOKEN = block_of(parsed(TEN), cues=(cue_at(1, [2], source=0, mode=Mode.DIRECT),))
TOLD = block_of(parsed(TEN), cues=(cue_at(1, [2], source=0, mode=Mode.INDIRECT),))
PLAIN = block_of(parsed(TEN))


@pytest.mark.parametrize(
    ("before", "kinds", "home"),
    [
        pytest.param([SPOKEN], [BODY], 0, id="who spoke in the paragraph before"),
        pytest.param([TOLD], [BODY], None, id="not whose words were only told"),
        pytest.param([SPOKEN, PLAIN], [BODY, BODY], 0, id="two paragraphs before"),
        pytest.param([SPOKEN, PLAIN, PLAIN], [BODY, BODY, BODY], None, id="three is too far"),
        pytest.param([SPOKEN], [BlockKind.CAPTION], None, id="who speaks in a caption speaks there"),
        pytest.param([SPOKEN, SPOKEN], [BODY, BODY], 1, id="the nearer"),
    ],
)
def test_a_quotation_that_opens_a_paragraph(before: list[BlockMarks], kinds: list[BlockKind], home: int | None) -> None:
    found = carried([*before, quotation()], [*kinds, BODY], len(before), IN_QUOTE)
    assert (found[0] if found else None) == home
