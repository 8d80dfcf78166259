"""Noun phrases: the shortest full phrase of a filler and its canonical name, on trees by hand."""

from __future__ import annotations

import pytest
from factories import block_of, parsed, text_of
from hypothesis import given
from hypothesis import strategies as st

from recoupe.claims.phrases import make_name, phrase_bounds

NORTH = """
l'       le       DET  2 det
armée    armée    NOUN 5 nsubj
du       de       ADP  4 case
Nord     nord     NOUN 2 nmod
avance   avancer  VERB 0 root
"""
OLD = """
les      le       DET  3 det
deux     deux     NUM  3 nummod
soldats  soldat   NOUN 0 root
blessés  blessé   ADJ  3 amod
"""
OTHERS = """
les      le       DET  3 det
autres   autre    ADJ  3 amod
soldats  soldat   NOUN 0 root
"""
CLAUSE = """
milice   milice   NOUN 4 nsubj
qui      qui      PRON 3 nsubj
tient    tenir    VERB 1 acl:relcl
recule   reculer  VERB 0 root
"""
COMMA = """
général  général  NOUN 5 nsubj
,        ,        PUNCT 3 punct
rebelle  rebelle  ADJ  1 amod
,        ,        PUNCT 3 punct
fuit     fuir     VERB 0 root
"""
TWO = """
forces   force    NOUN 0 root
turques  turc     ADJ  1 amod
et       et       CCONJ 4 cc
russes   russe    ADJ  2 conj
"""
DEEP = """
chef     chef     NOUN 0 root
de       de       ADP  4 case
la       le       DET  4 det
garde    garde    NOUN 1 nmod
de       de       ADP  6 case
Montclair montclair PROPN 4 nmod
"""
IN = """
base     base     NOUN 0 root
à        à        ADP  3 case
Montclair montclair PROPN 1 nmod
"""
MONDAY = """
port     port     NOUN 0 root
de       de       ADP  3 case
mardi    mardi    NOUN 1 nmod
"""
PAPER = """
quotidien quotidien NOUN 4 nsubj
Le       le       DET  3 det
Phare    phare    PROPN 4 nsubj
écrit    écrire   VERB 0 root
"""
ADVERB = """
soldats  soldat   NOUN 0 root
encore   encore   ADV  3 advmod
encerclés encerclé ADJ 1 amod
"""


@pytest.mark.parametrize(
    ("table", "head", "phrase"),
    [
        pytest.param(NORTH, "armée", "armée du Nord", id="without article, with its complement"),
        pytest.param(OLD, "soldats", "soldats blessés", id="without number, with its adjective"),
        pytest.param(OTHERS, "soldats", "soldats", id="`autres` tells nothing of who they are"),
        pytest.param(CLAUSE, "milice", "milice", id="without relative clause"),
        pytest.param(COMMA, "général", "général", id="not beyond a comma"),
        pytest.param(TWO, "forces", "forces turques et russes", id="with coordinated adjectives"),
        pytest.param(DEEP, "chef", "chef de la garde de Montclair", id="with complements of its complement"),
        pytest.param(IN, "base", "base", id="where it stands is no part of it"),
        pytest.param(MONDAY, "port", "port", id="nor is when"),
        pytest.param(
            PAPER, "quotidien", "quotidien Le Phare", id="a name behind its noun, with the article of the name"
        ),
        pytest.param(ADVERB, "soldats", "soldats encore encerclés", id="an adverb inside stays"),
        pytest.param("soldats soldat NOUN 0 root", "soldats", "soldats", id="one word"),
    ],
)
def test_phrases(table: str, head: str, phrase: str) -> None:
    tree = parsed(table)
    block = block_of(tree)
    name = make_name(block, tree.text.index(head), text_of(tree))
    assert name.text == phrase
    assert name.source.of(text_of(tree)) == phrase


def test_words_with_roles_of_their_own_are_left_out() -> None:
    tree = parsed(DEEP)
    name = make_name(block_of(tree), 0, text_of(tree), without=frozenset([5]))
    assert name.text == "chef de la garde"


@pytest.mark.parametrize(
    ("table", "head", "as_place", "phrase"),
    [
        pytest.param(
            "ville ville NOUN 0 root\nde de ADP 3 case\nMontclair montclair PROPN 1 nmod",
            "ville",
            True,
            "Montclair",
            id="the town of X is X",
        ),
        pytest.param(
            "ville ville NOUN 0 root\nde de ADP 3 case\nMontclair montclair PROPN 1 nmod",
            "ville",
            False,
            "ville de Montclair",
            id="but not as somebody who acts",
        ),
        pytest.param(
            "province province NOUN 0 root\nde de ADP 3 case\nMontclair montclair PROPN 1 nmod",
            "province",
            True,
            "province de Montclair",
            id="the province of X stays whole",
        ),
        pytest.param(
            "sud sud NOUN 0 root\nde de ADP 3 case\nMontclair montclair PROPN 1 nmod",
            "sud",
            True,
            "sud de Montclair",
            id="so does the south of X",
        ),
        pytest.param(
            "ville ville NOUN 0 root\nà à ADP 3 case\nMontclair montclair PROPN 1 nmod",
            "ville",
            True,
            "ville",
            id="a town in X is not X",
        ),
    ],
)
def test_places(table: str, head: str, as_place: bool, phrase: str) -> None:
    tree = parsed(table)
    assert make_name(block_of(tree), tree.text.index(head), text_of(tree), as_place=as_place).text == phrase


@pytest.mark.parametrize(
    ("table", "head", "as_place", "entity"),
    [
        pytest.param(
            "le le DET 2 det\nHezbollah hezbollah PROPN 0 root",
            "Hezbollah",
            False,
            "Hezbollah",
            id="a name of the tables",
        ),
        pytest.param("Tripoli tripoli PROPN 0 root", "Tripoli", False, "Libye", id="a capital acts as its government"),
        pytest.param("Tripoli tripoli PROPN 0 root", "Tripoli", True, "Tripoli", id="and is a town as a place"),
        pytest.param("milice milice NOUN 0 root", "milice", False, None, id="no name"),
        pytest.param("Ormeval ormeval PROPN 0 root", "Ormeval", False, None, id="a name that no table knows"),
        pytest.param(
            "combattants combattant NOUN 0 root\ndu de ADP 3 case\nHezbollah hezbollah PROPN 1 nmod",
            "combattants",
            False,
            "Hezbollah",
            id="fighters of X are X",
        ),
        pytest.param(
            "terroristes terroriste NOUN 0 root\ndu de ADP 3 case\nHezbollah hezbollah PROPN 1 nmod",
            "terroristes",
            False,
            "Hezbollah",
            id="a loaded name is coded to the neutral entity",
        ),
        pytest.param(
            "chef chef NOUN 0 root\ndu de ADP 3 case\nHezbollah hezbollah PROPN 1 nmod",
            "chef",
            False,
            None,
            id="the chief of X is not X",
        ),
    ],
)
def test_entities(table: str, head: str, as_place: bool, entity: str | None) -> None:
    tree = parsed(table)
    assert make_name(block_of(tree), tree.text.index(head), text_of(tree), as_place=as_place).entity == entity


LABELS = ["det", "amod", "nmod", "case", "punct", "conj", "cc", "flat", "acl:relcl", "appos", "nummod"]
KINDS = ["NOUN", "ADJ", "DET", "ADP", "PUNCT", "NUM", "ADV", "PROPN", "VERB"]
WORDS = ["port", "grand", "Nord", "de", ",", "deux", "et", "-", "«", "soldats"]


@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(KINDS), st.integers(1, 10), st.sampled_from(LABELS)),
        min_size=1,
        max_size=10,
    ),
    st.data(),
)
def test_a_phrase_holds_its_head_whatever_the_parser_says(
    cells: list[tuple[str, str, int, str]], data: st.DataObject
) -> None:
    rows = [f"{word} {word} {pos} {min(head, len(cells))} {label}" for word, pos, head, label in cells]
    tree = parsed("\n".join(rows))
    head = data.draw(st.integers(0, len(tree) - 1))
    first, last = phrase_bounds(tree, head, block_of(tree).names.of_word)
    assert 0 <= first <= head <= last < len(tree)
