"""Names: the tables before the model, and what each word stands for. Trees by hand; the tables are the real ones."""

from __future__ import annotations

import pytest
from factories import in_sentences, names_in, parsed, words
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.marks import NameMark, Names
from recoupe.annotate.names import find_names, vote
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import load_pack, name_key
from recoupe.model.codes import SourceKind


def proper(sentence: str) -> str:
    """Lines of a tree in which each capitalised word is `PROPN`, all others `NOUN`, all hung on the first."""
    return "\n".join(
        f"{word} {word.lower()} {'PROPN' if word[0].isupper() else 'NOUN'} {1 if i else 0} dep"
        for i, word in enumerate(sentence.split())
    )


def marks_in(sentence: str, *, models: tuple[tuple[int, int, str], ...] = ()) -> list[tuple[str, NameMark]]:
    """The names of a sentence as words and mark."""
    tree = parsed(proper(sentence), names=models)
    return [(" ".join(tree.text[mark.first : mark.last + 1]), mark) for mark in names_in(tree).marks]


# -- tables -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name", "entity", "kind"),
    [
        pytest.param("Le Hezbollah avance", "Hezbollah", "Hezbollah", SourceKind.ARMED_GROUP, id="canonical form"),
        pytest.param("La Séléka avance", "Séléka", "Seleka", SourceKind.ARMED_GROUP, id="alias"),
        pytest.param(
            "Les FDS avancent", "FDS", "Forces démocratiques syriennes", SourceKind.ARMED_GROUP, id="abbreviation"
        ),
        pytest.param(
            "Le M23 avance", "M23", "Mouvement du 23-Mars", SourceKind.ARMED_GROUP, id="abbreviation with a figure"
        ),
        pytest.param(
            "Les Forces démocratiques syriennes avancent",
            "Forces démocratiques syriennes",
            "Forces démocratiques syriennes",
            SourceKind.ARMED_GROUP,
            id="several words",
        ),
        pytest.param(
            "Le Front Polisario avance",
            "Front Polisario",
            "Front Polisario",
            SourceKind.ARMED_GROUP,
            id="the longest, not its last word alone",
        ),
        pytest.param("La Libye proteste", "Libye", "Libye", SourceKind.GOVERNMENT, id="a country"),
        pytest.param(
            "Les Etats-Unis protestent",
            "Etats-Unis",
            "États-Unis",
            SourceKind.GOVERNMENT,
            id="no accent on the capital",
        ),
        pytest.param(
            "les chebab avancent", "chebab", "Chebab", SourceKind.ARMED_GROUP, id="no common word: small letters too"
        ),
        pytest.param("un hamas de plus", "hamas", "Hamas", SourceKind.ARMED_GROUP, id="the same with another name"),
        pytest.param(
            "l' armée syrienne avance",
            "armée syrienne",
            "armée arabe syrienne",
            SourceKind.GOVERNMENT,
            id="a body in small letters",
        ),
        pytest.param(
            "Le Hizbullah avance",
            "Hizbullah",
            "Hezbollah",
            SourceKind.ARMED_GROUP,
            id="another spelling of the same sound",
        ),
        pytest.param(
            "Daesch avance", "Daesch", "État islamique", SourceKind.ARMED_GROUP, id="another letter for the same sound"
        ),
    ],
)
def test_table_names(sentence: str, name: str, entity: str, kind: SourceKind) -> None:
    [(found, mark)] = marks_in(sentence)
    assert (found, mark.entity, mark.source, mark.rule) == (name, entity, kind, "names.table")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("les marines avancent", id="a name that is a common word needs its capital"),
        pytest.param("Fds avance", id="an abbreviation needs all its capitals"),
        pytest.param("un monde de plus", id="and so does an outlet"),
        pytest.param("le monde entier", id="with its article too"),
        pytest.param("Souleymane avance", id="a surname is not known by its sound"),
        pytest.param("la Jeanne Trump avance", id="a surname behind another first name"),
        pytest.param("La Brasnie proteste", id="an invented country is in no table"),
        pytest.param("Le Front avance", id="part of a name is no name"),
    ],
)
def test_no_table_name(sentence: str) -> None:
    assert marks_in(sentence) == []


def test_a_name_does_not_run_on_into_the_next_sentence() -> None:
    tree = in_sentences(parsed(proper("Il rejoint le Front Polisario avance")), 4, 2)
    found = [(mark.first, mark.last, mark.entity) for mark in names_in(tree).marks]
    assert found == [(4, 4, "Front Polisario")]  # `Polisario` alone is an alias; `Front` ends the sentence before


def test_a_country_may_act_and_be_a_place() -> None:
    [(_, mark)] = marks_in("La Libye proteste")
    assert mark.classes == {"place", "force"}


def test_a_capital_is_its_government_as_an_actor_and_itself_as_a_place() -> None:
    [(_, mark)] = marks_in("Tripoli proteste")
    assert (mark.entity, mark.town) == ("Libye", "Tripoli")


def test_equipment_is_no_source() -> None:
    [(name, mark)] = marks_in("Deux missiles Iskander volent")
    assert (name, mark.rule, mark.source) == ("Iskander", "names.equipment", None)
    assert mark.classes == {"weapon", "vehicle"}


# -- the model ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "classes", "kind"),
    [
        ("PER", {"person"}, SourceKind.PERSON),
        ("ORG", {"force"}, SourceKind.ORGANISATION),
        ("LOC", {"place"}, SourceKind.GOVERNMENT),
        ("MISC", {"other"}, None),
    ],
)
def test_what_only_the_model_knows(label: str, classes: set[str], kind: SourceKind | None) -> None:
    [(name, mark)] = marks_in("Varel de Montclair proteste", models=((1, 3, label),))
    assert (name, mark.classes, mark.source, mark.entity) == ("Varel de Montclair", classes, kind, None)


def test_labels_that_name_nobody_are_left_out() -> None:
    assert marks_in("Varel proteste", models=((1, 1, "DATE"),)) == []


def test_the_table_stands_where_both_name_the_same_words() -> None:
    [(name, mark)] = marks_in("Le Hezbollah de Montclair proteste", models=((2, 4, "LOC"),))
    assert (name, mark.rule) == ("Hezbollah", "names.table")


def test_names_stand_in_text_order() -> None:
    found = marks_in("Varel quitte la Libye", models=((1, 1, "PER"),))
    assert [name for name, _ in found] == ["Varel", "Libye"]


@pytest.mark.parametrize(
    ("before", "label", "classes"),
    [
        pytest.param("vers", "PER", {"place"}, id="one goes towards a place, not a person"),
        pytest.param("dans", "PER", {"place"}, id="nor is one in a person"),
        pytest.param("avec", "PER", {"person"}, id="with a person"),
        pytest.param("vers", "ORG", {"force"}, id="a body stays one: the rule mends persons only"),
    ],
)
def test_a_place_that_the_model_takes_for_a_person(before: str, label: str, classes: set[str]) -> None:
    tree = parsed(
        f"Ils ils PRON 2 nsubj\nvont aller VERB 0 root\n{before} {before} ADP 4 case\nValmont valmont PROPN 2 obl",
        names=((4, 4, label),),
    )
    assert names_in(tree).classes[3] == classes


def labelled(*labels: str) -> list[Tree]:
    """A tree for each label that a model gives to `Valmont` in one article."""
    return [parsed("Valmont valmont PROPN 0 root", names=((1, 1, label),)) for label in labels]


@pytest.mark.parametrize(
    ("labels", "voted"),
    [
        pytest.param(("LOC",), "LOC", id="one mention"),
        pytest.param(("PER", "LOC", "LOC"), "LOC", id="most mentions, not the first"),
        pytest.param(("ORG", "LOC", "PER"), "ORG", id="the first of equals"),
        pytest.param(("DATE", "DATE", "LOC"), "DATE", id="labels that name nobody have a vote too"),
    ],
)
def test_one_label_for_all_mentions_of_a_name(labels: tuple[str, ...], voted: str) -> None:
    trees = labelled(*labels)
    assert vote(trees) == {"valmont": voted}
    marks = [find_names(tree, load_pack("fr"), vote(trees)).marks for tree in trees]
    assert all(own == marks[0] for own in marks)
    assert bool(marks[0]) == (voted != "DATE")


def test_forms_of_one_name_vote_together() -> None:
    trees = [
        parsed("Étreval étreval PROPN 0 root", names=((1, 1, "PER"),)),
        parsed("ÉTREVAL étreval PROPN 0 root", names=((1, 1, "LOC"),)),
        parsed("Etreval etreval PROPN 0 root", names=((1, 1, "LOC"),)),
    ]
    assert list(vote(trees).values()) == ["LOC"]


# -- classes of words -----------------------------------------------------------------------------------


def class_of(rows: str, word: int, *, models: tuple[tuple[int, int, str], ...] = ()) -> frozenset[str]:
    """The classes of a word, counted from 1."""
    return names_in(parsed(rows, names=models)).classes[word - 1]


@pytest.mark.parametrize(
    ("rows", "word", "classes"),
    [
        pytest.param("armée armée NOUN 0 root", 1, {"force"}, id="a body under arms"),
        pytest.param("rebelles rebelle NOUN 0 root", 1, {"person", "force"}, id="people under arms act as a force too"),
        pytest.param("soldats soldat NOUN 0 root", 1, {"person", "force"}, id="and so do soldiers"),
        pytest.param("civils civil NOUN 0 root", 1, {"person"}, id="civilians do not"),
        pytest.param("vallée vallée NOUN 0 root", 1, {"place"}, id="a word for a place"),
        pytest.param("pont pont NOUN 0 root", 1, {"building"}, id="a building"),
        pytest.param("chars char NOUN 0 root", 1, {"vehicle"}, id="a vehicle"),
        pytest.param("il il PRON 0 root", 1, {"person", "force"}, id="a personal pronoun may act"),
        pytest.param("cela cela PRON 0 root", 1, set(), id="a demonstrative may not"),
        pytest.param("leur son DET 2 det\nretrait retrait NOUN 0 root", 1, {"person", "force"}, id="an owner acts"),
        pytest.param("le le DET 2 det\nretrait retrait NOUN 0 root", 1, set(), id="an article is nobody"),
        pytest.param("à à ADP 2 case\nOrmeval ormeval PROPN 0 root", 2, {"place"}, id="a capital behind à is a place"),
        pytest.param(
            "avec avec ADP 2 case\nOrmeval ormeval PROPN 0 root", 2, set(), id="behind avec it may be anybody"
        ),
        pytest.param("à à ADP 2 case\nornières ornière_x NOUN 0 root", 2, set(), id="no capital, no place"),
        pytest.param("Ils ils PRON 2 nsubj\nreculent reculer VERB 0 root", 2, set(), id="a verb is nobody"),
        pytest.param("Les le DET 2 det\nLibyens libyens NOUN 0 root", 2, {"force"}, id="a people acts as its state"),
    ],
)
def test_classes_of_words(rows: str, word: int, classes: set[str]) -> None:
    assert class_of(rows, word) == classes


def test_all_words_of_a_name_have_its_class() -> None:
    rows = "Front front NOUN 0 root\nPolisario polisario PROPN 1 flat"
    assert class_of(rows, 1) == class_of(rows, 2) == {"force"}


@pytest.mark.parametrize(
    ("rows", "classes"),
    [
        pytest.param(
            "marché marché NOUN 0 root\nCentral central PROPN 1 flat", {"building"}, id="its first word says what it is"
        ),
        pytest.param(
            "Marché marché PROPN 0 root\nCentral central PROPN 1 flat", {"other"}, id="a capital makes it a name"
        ),
    ],
)
def test_a_vague_name_that_begins_with_a_common_noun(rows: str, classes: set[str]) -> None:
    assert class_of(rows, 1, models=((1, 2, "MISC"),)) == classes


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("province de l'etat islamique au sahel", id="five words"),
        pytest.param(
            "bureau des nations unies pour la coordination des affaires humanitaires",
            id="ten words",
        ),
        pytest.param("kurdistan workers' party", id="an apostrophe with a blank behind it"),
    ],
)
def test_long_names(key: str) -> None:
    pack = load_pack("fr")
    names = names_in(words(key.capitalize()))
    assert [mark.entity for mark in names.marks] == [pack.actors[key].name]


KEYS = sorted(key for key in load_pack("fr").actors if "' " not in key)


def as_written(key: str) -> str:
    """A key as its name is written: in capitals where it is an acronym, else with a capital on each word."""
    return key.upper() if key in load_pack("fr").acronyms else key.title()


def test_an_acronym_is_found_in_capitals_only() -> None:
    assert [mark.entity for mark in names_in(words("Un soldat")).marks] == []
    assert [mark.entity for mark in names_in(words("UN soldat")).marks] == ["ONU"]


def written(key: str) -> str:
    """A name as it is written: abbreviations in capitals."""
    return key.upper() if key in load_pack("fr").acronyms else key.title()


def test_each_name_of_the_tables_is_found() -> None:
    actors = load_pack("fr").actors
    found = {key: [mark.entity for mark in names_in(words(written(key))).marks] for key in KEYS}
    assert {key: names for key, names in found.items() if names != [actors[key].name]} == {}


@given(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
def test_names_of_the_tables_one_after_the_other(keys: list[str]) -> None:
    pack = load_pack("fr")
    tree = words(" puis ".join(map(written, keys)))
    names: Names = names_in(tree)
    assert [mark.entity for mark in names.marks] == [pack.actors[key].name for key in keys]
    assert [name_key(" ".join(tree.text[mark.first : mark.last + 1])) for mark in names.marks] == keys
    assert {i: mark for mark in names.marks for i in range(mark.first, mark.last + 1)} == names.of_word
