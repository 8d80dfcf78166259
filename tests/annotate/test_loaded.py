"""Loaded wording: the lexicon, exclamation marks and scare quotes; never inside a name, and both camps alike."""

from __future__ import annotations

from itertools import pairwise

import pytest
from factories import article, broken, names_in, parsed, text_of, words
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.loaded import find_loaded
from recoupe.annotate.quotes import find_quotes
from recoupe.annotate.tree import Tree
from recoupe.claims.reader import Reader
from recoupe.languages.pack import load_pack
from recoupe.model.codes import LoadedCategory as Category

Found = list[tuple[str, Category]]


def loaded(tree: Tree) -> Found:
    """The loaded spans of a tree by hand, as words and category."""
    spans = find_loaded(tree, names_in(tree), find_quotes(tree), load_pack("fr"))
    return [(found.span.of(text_of(tree)), found.category) for found in spans]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("les rebelles reculent", [], id="rebelles is a name"),
        pytest.param("les jihadistes et les milices reculent", [], id="so are jihadistes and milices"),
        pytest.param("les insurgés reculent", [], id="and insurgés"),
        pytest.param("des terroristes ont fui", [("terroristes", Category.NAME_CALLING)], id="a label, inflected"),
        pytest.param(
            "terroristes contre terroristes",
            [("terroristes", Category.NAME_CALLING)] * 2,
            id="every time, whichever side",
        ),
        pytest.param("le régime tient", [("régime", Category.LOADED_WORD)], id="régime for a government"),
        pytest.param("un carnage au marché", [("carnage", Category.LOADED_WORD)], id="a word for a slaughter"),
        pytest.param(
            "un dommage collatéral", [("dommage collatéral", Category.EUPHEMISM)], id="an euphemism of two words"
        ),
        pytest.param("une guerre sainte", [("guerre sainte", Category.LOADED_WORD)], id="a fixed phrase"),
        pytest.param("la guerre continue", [], id="its first word alone"),
        pytest.param("évidemment le port tient", [("évidemment", Category.CERTAINTY)], id="certainty"),
        pytest.param(
            "il est clair que le port tient", [("il est clair que", Category.CERTAINTY)], id="certainty in four words"
        ),
        pytest.param("comme par hasard le port brûle", [("comme par hasard", Category.INSINUATION)], id="insinuation"),
        pytest.param("ils ont fui !!!", [("!!!", Category.EXAGGERATION)], id="a string of exclamation marks"),
        pytest.param("ils ont fui !!", [("!!", Category.EXAGGERATION)], id="two of them"),
        pytest.param("ils ont fui !", [], id="a single one"),
        pytest.param(
            "une opération militaire spéciale",
            [("opération militaire spéciale", Category.EUPHEMISM)],
            id="the longest term at a place",
        ),
    ],
)
def test_lexicon(sentence: str, found: Found) -> None:
    assert loaded(words(sentence)) == found


ORGANISATION = """
organisation organisation NOUN 0 root
terroriste   terroriste   ADJ  {head} amod
armée        armée        NOUN 1 nmod
"""


@pytest.mark.parametrize(
    ("head", "marked"),
    [
        pytest.param(1, False, id="a legal term: organisation terroriste"),
        pytest.param(3, True, id="of an army it is a label"),
    ],
)
def test_a_legal_term_is_not_loaded(head: int, marked: bool) -> None:
    assert bool(loaded(parsed(ORGANISATION.format(head=head)))) is marked


def test_words_inside_a_name_of_the_tables_are_not_loaded() -> None:
    assert loaded(words("l' Armée de résistance du Seigneur")) == []


def test_a_name_that_only_the_model_knows_hides_nothing() -> None:
    tree = parsed("régime régime NOUN 0 root\nVarel varel PROPN 1 flat", names=((1, 2, "ORG"),))
    assert loaded(tree) == [("régime", Category.LOADED_WORD)]


QUOTE = """
les      le      DET  3 det
«        «       PUNCT 3 punct
{word}   {word}  {pos} 0 root
»        »       PUNCT 3 punct
reculent reculer VERB 3 dep
"""


@pytest.mark.parametrize(
    ("word", "pos", "scare"),
    [
        pytest.param("libérateurs", "NOUN", True, id="a noun"),
        pytest.param("modérés", "ADJ", True, id="an adjective"),
        pytest.param("Varel", "PROPN", False, id="a name"),
        pytest.param("attaquent", "VERB", False, id="a verb is a quotation of what was said"),
        pytest.param("12", "NUM", False, id="a figure"),
    ],
)
def test_scare_quotes(word: str, pos: str, scare: bool) -> None:
    found = loaded(parsed(QUOTE.format(word=word, pos=pos)))
    assert found == ([(word, Category.SCARE_QUOTES)] if scare else [])


def test_a_long_quotation_is_no_scare_quote() -> None:
    assert loaded(words("« une paix de braves et de justes »")) == []


def test_the_lexicon_stands_where_a_scare_quote_meets_it() -> None:
    assert loaded(words("les « terroristes » reculent")) == [("terroristes", Category.NAME_CALLING)]


@given(
    st.lists(
        st.sampled_from(
            "terroristes régime le port « » !!! guerre sainte organisation carnage du il est clair que".split()
        ),
        min_size=1,
        max_size=10,
    )
)
def test_spans_stand_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    tree = words(" ".join(pieces))
    spans = [found.span for found in find_loaded(tree, names_in(tree), find_quotes(tree), load_pack("fr"))]
    assert spans == sorted(spans)
    assert not any(one.overlaps(two) for one, two in pairwise(spans))
    for span in spans:
        assert span.start in tree.start
        assert span.end in tree.end


# -- whole sentences --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param(
            "Les terroristes du Nord ont quitté Valbourg.", [("terroristes", Category.NAME_CALLING)], id="label"
        ),
        pytest.param(
            "L'armée a neutralisé dix rebelles.", [("neutralisé", Category.EUPHEMISM)], id="euphemism, inflected"
        ),
        pytest.param(
            "La coalition a mené une frappe chirurgicale sur Montclair.",
            [("frappe chirurgicale", Category.EUPHEMISM)],
            id="euphemism of two words, inflected",
        ),
        pytest.param(
            "Les « libérateurs » ont pillé le marché.", [("libérateurs", Category.SCARE_QUOTES)], id="scare quotes"
        ),
        pytest.param("Une organisation terroriste a revendiqué l'attaque.", [], id="a legal term"),
        pytest.param("Un tribunal antiterroriste a jugé deux rebelles.", [], id="a legal term that holds the word"),
        pytest.param(
            "« Les terroristes ont fui », a dit le maire.",
            [("terroristes", Category.NAME_CALLING)],
            id="the wording of a speaker is marked too",
        ),
        pytest.param("Les rebelles et la milice ont quitté Valbourg.", [], id="plain words"),
        pytest.param(
            "C'est la plus atroce bataille de tous les temps !!!",
            [
                ("atroce", Category.LOADED_WORD),
                ("de tous les temps", Category.EXAGGERATION),
                ("!!!", Category.EXAGGERATION),
            ],
            id="three at once",
        ),
        pytest.param(
            "Le régime alimentaire des soldats est pauvre.",
            [],
            id="régime in another sense",
            marks=broken("régime is marked in every sense"),
        ),
    ],
)
def test_sentences(reader: Reader, sentence: str, found: Found) -> None:
    assert [(span.span.of(sentence), span.category) for span in reader(article(sentence)).loaded] == found


SIDES = ("l'armée du Nord", "l'armée du Sud")


@pytest.mark.parametrize(
    "sentence",
    [
        "Les terroristes de {} ont fui.",
        "Le régime de {} a neutralisé dix civils.",
        "Les sbires de {} ont commis un carnage.",
        "Évidemment, {} a menti.",
    ],
)
def test_both_sides_alike(reader: Reader, sentence: str) -> None:
    one, two = (reader(article(sentence.format(side))).loaded for side in SIDES)
    assert one
    assert [(s.category, s.rule, s.neutral) for s in one] == [(s.category, s.rule, s.neutral) for s in two]


def test_a_loaded_word_offers_another(reader: Reader) -> None:
    [span] = reader(article("Les terroristes ont fui.")).loaded
    assert span.neutral
    assert span.neutral != "terroristes"
