"""Trees: what is kept of a spaCy Doc, and how rules walk over it. No model: Docs and trees are written by hand."""

from __future__ import annotations

import pytest
import spacy
from factories import parsed, text_of
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from recoupe.annotate.tree import Morph, Opinions, read_morph, to_tree, tree_of

SIEGE = """
Les      le        DET   2 det
rebelles rebelle   NOUN  3 nsubj
tiennent tenir     VERB  0 root   Mood=Ind|Tense=Pres|VerbForm=Fin
le       le        DET   5 det
port     port      NOUN  3 obj
de       de        ADP   7 case
Montclair Montclair PROPN 5 nmod
depuis   depuis    ADP   9 case
mardi    mardi     NOUN  3 obl
"""


VOCAB = spacy.blank("xx").vocab


def doc(rows: str, *, ents: tuple[tuple[int, int, str], ...] = (), starts: tuple[int, ...] = (0,)) -> Doc:
    """A Doc from lines of `word lemma POS head label`, heads from 0."""
    cells = [line.split() for line in rows.strip().splitlines()]
    made = Doc(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        heads=[int(c[3]) for c in cells],
        deps=[c[4] for c in cells],
        sent_starts=None if starts == (0,) else [i in starts for i in range(len(cells))],
    )
    made.ents = [Span(made, first, end, label=label) for first, end, label in ents]
    return made


# -- from a Doc ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "same"),
    [
        pytest.param("dobj", "obj", id="object of older English pipelines"),
        pytest.param("nsubjpass", "nsubj:pass", id="passive subject of older pipelines"),
        pytest.param("agent", "obl:agent", id="agent of a passive"),
        pytest.param("obl:arg", "obl", id="argument obliques are obliques"),
        pytest.param("obl:mod", "obl", id="and so are modifiers"),
        pytest.param("flat:name", "flat", id="parts of a name"),
        pytest.param("expl:subj", "expl", id="expletive subject"),
        pytest.param("advmod:neg", "advmod", id="negation"),
        pytest.param("obl:agent", "obl:agent", id="a label of ours stays"),
        pytest.param("aux:pass", "aux:pass", id="the passive auxiliary stays apart from other auxiliaries"),
    ],
)
def test_labels_of_other_pipelines_say_the_same(label: str, same: str) -> None:
    tree = to_tree(doc(f"pris prendre VERB 0 ROOT\nport port NOUN 0 {label}"))
    assert tree.dep == ("root", same)


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("GPE", "LOC"),
        ("FAC", "LOC"),
        ("PERSON", "PER"),
        ("NORP", "MISC"),
        ("PRODUCT", "MISC"),
        ("ORG", "ORG"),
        ("DATE", "DATE"),
    ],
)
def test_names_of_other_pipelines_say_the_same(label: str, same: str) -> None:
    tree = to_tree(doc("à à ADP 1 case\nMontclair Montclair PROPN 1 ROOT", ents=((1, 2, label),)))
    assert [(name.first, name.last, name.label) for name in tree.names] == [(1, 1, same)]


def test_offsets_count_from_the_start_of_the_block_in_the_article() -> None:
    tree = to_tree(doc("Valbourg Valbourg PROPN 1 nsubj\nrésiste résister VERB 1 ROOT"), offset=40)
    assert list(zip(tree.start, tree.end, strict=True)) == [(40, 48), (49, 56)]


def test_apostrophes_are_one_kind_in_lower_case_and_kept_in_the_text() -> None:
    tree = to_tree(doc("L’ le DET 1 det\nArmée armée NOUN 1 ROOT"))
    assert (tree.text, tree.lower) == (("L’", "Armée"), ("l'", "armée"))


def test_sentences_are_word_ranges() -> None:
    tree = to_tree(
        doc(
            "Valbourg Valbourg PROPN 1 nsubj\ncède céder VERB 1 ROOT\nTous tout PRON 3 nsubj\nfuient fuir VERB 3 ROOT",
            starts=(0, 2),
        )
    )
    assert tree.sentences == ((0, 2), (2, 4))
    assert tree.sentence == (0, 0, 1, 1)
    assert list(tree.words_of_sentence(3)) == [2, 3]


@pytest.mark.parametrize(
    ("rows", "word", "pos", "lemma"),
    [
        pytest.param(
            "Valbourg Valbourg PROPN 1 nsubj\ndément dément NOUN 1 ROOT\ntout tout PRON 1 obj", 1, "VERB", "démentir",
            id="a noun that heads a clause and has a subject before it is a verb",
        ),
        pytest.param(
            "Le le DET 2 det\nmaire maire NOUN 2 nsubj\ndément dément NOUN 2 ROOT\nlà là ADV 2 advmod", 2, "NOUN", "dément",
            id="not if an article hangs on it (here wrongly): it stays what the tagger said",
        ),
        pytest.param(
            "dément dément NOUN 0 ROOT\nValbourg Valbourg PROPN 0 nsubj", 0, "NOUN", "dément",
            id="not if its subject stands behind it",
        ),
        pytest.param(
            "Valbourg Valbourg PROPN 1 nsubj\nfuit fuite NOUN 1 ROOT", 1, "NOUN", "fuite",
            id="not if no verb has that form",
        ),
        pytest.param(
            "des de ADP 1 case\nreprises reprise_ NOUN 1 ROOT", 1, "NOUN", "reprise",
            id="a lemma that the tables know is preferred",
        ),
    ],
)  # fmt: skip
def test_second_opinions(rows: str, word: int, pos: str, lemma: str) -> None:
    opinions = Opinions(
        lemma_of=lambda pos, form, lemma: "reprise" if (pos, form) == ("NOUN", "reprises") else lemma,
        verb_of=lambda form: {"dément": "démentir"}.get(form, ""),
    )
    tree = to_tree(doc(rows), opinions=opinions)
    assert (tree.pos[word], tree.lemma[word]) == (pos, lemma)


def test_without_second_opinions_the_tagger_is_believed() -> None:
    tree = to_tree(doc("Valbourg Valbourg PROPN 1 nsubj\ndément dément NOUN 1 ROOT"))
    assert (tree.pos[1], tree.lemma[1]) == ("NOUN", "dément")


# -- features -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("features", "morph"),
    [
        pytest.param("", Morph(), id="none"),
        pytest.param(
            "Mood=Cnd|Tense=Pres|VerbForm=Fin|Number=Plur", Morph("Cnd", "Pres", "Fin", "Plur"), id="conditional"
        ),
        pytest.param("Gender=Fem|Person=3", Morph(gender="Fem", person="3"), id="a pronoun"),
        pytest.param("Polarity=Neg", Morph(negative=True), id="negation"),
        pytest.param("Polarity=Pos", Morph(), id="only negative polarity is negative"),
        pytest.param("Poss=Yes|PronType=Rel", Morph(possessive=True, relative=True), id="possessive and relative"),
        pytest.param("PronType=Prs|Case=Nom", Morph(), id="what no rule asks for is left out"),
        pytest.param("_", Morph(), id="the empty mark of CoNLL-U"),
    ],
)
def test_features(features: str, morph: Morph) -> None:
    assert read_morph(features) == morph


# -- walking ------------------------------------------------------------------------------------------


def test_children_stand_in_text_order() -> None:
    tree = parsed(SIEGE)
    assert tree.children[2] == (1, 4, 8)
    assert tree.children_by(2, "obl", "nsubj") == [1, 8]


@pytest.mark.parametrize(
    ("word", "labels", "found"),
    [(2, ("obj",), 4), (2, ("obl", "nsubj"), 1), (2, ("ccomp",), None), (6, ("case",), 5), (0, ("det",), None)],
    ids=["one label", "first in the text, not first asked for", "none", "below a complement", "a leaf"],
)
def test_child(word: int, labels: tuple[str, ...], found: int | None) -> None:
    assert parsed(SIEGE).child(word, *labels) == found


def test_subtree_and_ancestors() -> None:
    tree = parsed(SIEGE)
    assert tree.subtree(4) == {3, 4, 5, 6}
    assert list(tree.ancestors(5)) == [6, 4, 2]
    assert list(tree.ancestors(2)) == []


def test_a_broken_tree_with_a_cycle_ends() -> None:
    rows = [("a", "a", "NOUN", 1, "nmod", ""), ("b", "b", "NOUN", 2, "nmod", ""), ("c", "c", "NOUN", 0, "nmod", "")]
    tree = tree_of(rows)
    assert list(tree.ancestors(0)) == [1, 2]
    assert tree.subtree(0) == {0, 1, 2}


@pytest.mark.parametrize(
    ("table", "word", "preposition"),
    [
        pytest.param("à à ADP 2 case\nMontclair Montclair PROPN 0 root", 2, "à", id="plain"),
        pytest.param("au au ADP 2 case\nport port NOUN 0 root", 2, "à", id="au is à"),
        pytest.param("aux aux ADP 2 case\nrebelles rebelle NOUN 0 root", 2, "à", id="aux is à"),
        pytest.param("du du ADP 2 case\nport port NOUN 0 root", 2, "de", id="du is de"),
        pytest.param(
            "des des ADP 2 case\nrebelles rebelle NOUN 0 root", 2, "de", id="des is de where it is a preposition"
        ),
        pytest.param("des un DET 2 det\nrebelles rebelle NOUN 0 root", 2, "", id="des is none where it is an article"),
        pytest.param(
            "du du DET 2 det\nport port NOUN 0 root", 2, "de", id="du is de even where it is tagged as an article"
        ),
        pytest.param("d' de ADP 2 case\nici ici ADV 0 root", 2, "de", id="elided"),
        pytest.param("d’ de ADP 2 case\nici ici ADV 0 root", 2, "de", id="elided with a curly apostrophe"),
        pytest.param(
            "jusqu' jusque ADP 3 case\nà à ADP 3 case\nMontclair Montclair PROPN 0 root", 3, "jusqu'à", id="jusqu'à"
        ),
        pytest.param("jusqu' jusque ADP 3 case\nau à ADP 3 case\nport port NOUN 0 root", 3, "jusqu'à", id="jusqu'au"),
        pytest.param(
            "près près ADP 3 case\nde de ADP 1 fixed\nMontclair Montclair PROPN 0 root", 3, "près de", id="of two words"
        ),
        pytest.param(
            "près près ADV 0 root\nde de ADP 3 case\nMontclair Montclair PROPN 1 obl",
            3,
            "près de",
            id="hung on its adverb",
        ),
        pytest.param(
            "hier hier ADV 0 root\nà à ADP 3 case\nMontclair Montclair PROPN 1 obl",
            3,
            "à",
            id="another adverb is none of it",
        ),
        pytest.param("Montclair Montclair PROPN 0 root", 1, "", id="none"),
        pytest.param(
            "Montclair Montclair PROPN 0 root\nde de ADP 1 case", 1, "", id="what stands behind is no preposition"
        ),
    ],
)
def test_preposition(table: str, word: int, preposition: str) -> None:
    assert parsed(table).preposition(word - 1) == preposition


@given(st.lists(st.tuples(st.text("abé’-7", min_size=1, max_size=6), st.integers(0, 30)), min_size=1, max_size=12))
def test_trees_by_hand_keep_offsets_and_edges(cells: list[tuple[str, int]]) -> None:
    heads = [head % len(cells) for _, head in cells]
    tree = tree_of([(word, word, "NOUN", head, "dep", "") for (word, _), head in zip(cells, heads, strict=True)])
    text = text_of(tree)
    assert [text[start:end] for start, end in zip(tree.start, tree.end, strict=True)] == [word for word, _ in cells]
    for i, head in enumerate(heads):
        assert (i in tree.children[head]) == (i != head)
        assert i not in list(tree.ancestors(i))
        assert i in tree.subtree(head)
