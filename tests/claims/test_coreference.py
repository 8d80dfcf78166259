"""Who a pronoun or a description stands for: trees by hand, then whole texts."""

from __future__ import annotations

import pytest
from factories import article, block_of, broken, claim_on, in_sentences, named, parsed, read_claim

from recoupe.annotate.tree import Tree
from recoupe.claims.coreference import is_pronoun, resolve_pronoun
from recoupe.claims.place_mentions import is_bare_place, resolve_place
from recoupe.claims.reader import Reader
from recoupe.model.claim import NotSaid
from recoupe.model.codes import BlockKind, Silence

ARMY = "armée armée NOUN 2 nsubj Gender=Fem|Number=Sing\nrecule reculer VERB 0 root\n"
REBELS = "rebelles rebelle NOUN 2 nsubj Gender=Masc|Number=Plur\nreculent reculer VERB 0 root\n"
GENERAL = "général général NOUN 2 nsubj Gender=Masc|Number=Sing\nrecule reculer VERB 0 root\n"
PORT = "port port NOUN 2 nsubj Gender=Masc|Number=Sing\nbrûle brûler VERB 0 root\n"
AND = """
armée    armée    NOUN 5 nsubj Gender=Fem|Number=Sing
et       et       CCONJ 3 cc
police   police   NOUN 1 conj Gender=Fem|Number=Sing
ont      avoir    AUX  5 aux:tense
reculé   reculer  VERB 0 root
"""
AGAINST = """
armée    armée    NOUN 2 nsubj Gender=Fem|Number=Sing
combat   combattre VERB 0 root
milice   milice   NOUN 2 obj Gender=Fem|Number=Sing
"""


def then(before: str, pronoun: str, pos: str = "PRON") -> tuple[Tree, int]:
    """Two sentences, the second begun by a pronoun; and where it stands."""
    first = parsed(before)
    rows = [f"{first.text[i]} {first.lemma[i]} {first.pos[i]} {0 if first.head[i] == i else first.head[i] + 1} {first.dep[i]} "
            f"Gender={first.morph[i].gender}|Number={first.morph[i].number}" for i in range(len(first))]  # fmt: skip
    at = len(rows)
    rows += [f"{pronoun} {pronoun} {pos} {at + 2} nsubj", "avance avancer VERB 0 root"]
    return in_sentences(parsed("\n".join(rows)), at, 2), at


@pytest.mark.parametrize(
    ("before", "pronoun", "stands_for"),
    [
        pytest.param(ARMY, "elle", "armée", id="elle: a feminine singular"),
        pytest.param(ARMY, "il", None, id="il: no feminine"),
        pytest.param(ARMY, "elles", None, id="elles: no singular"),
        pytest.param(REBELS, "ils", "rebelles", id="ils: a masculine plural"),
        pytest.param(REBELS, "il", None, id="il: no plural"),
        pytest.param(REBELS, "elles", None, id="elles: no masculine"),
        pytest.param(GENERAL, "il", "général", id="il: a masculine singular"),
        pytest.param(PORT, "il", None, id="a port does not act"),
        pytest.param(AND, "elles", "armée", id="two singulars make a plural"),
        pytest.param(AGAINST, "elle", "armée", id="a subject before an object"),
        pytest.param(
            AGAINST.replace("2 nsubj", "2 obl"), "elle", "milice", id="of two that are no subjects the nearer"
        ),
    ],
)
def test_pronouns(before: str, pronoun: str, stands_for: str | None) -> None:
    tree, at = then(before, pronoun)
    found = resolve_pronoun([block_of(tree)], [BlockKind.BODY], 0, at)
    assert (tree.text[found[1]] if found else None) == stands_for


def test_the_nearest_sentence_counts_first() -> None:
    far = parsed(
        ARMY
        + "milice milice NOUN 4 nsubj Gender=Fem|Number=Sing\navance avancer VERB 0 root\nelle elle PRON 6 nsubj\nfuit fuir VERB 0 root"
    )
    tree = in_sentences(far, 2, 2, 2)
    assert resolve_pronoun([block_of(tree)], [BlockKind.BODY], 0, 4) == (0, 2)


def test_what_stands_behind_a_pronoun_is_no_antecedent() -> None:
    tree = parsed(
        "elle elle PRON 2 nsubj\ncombat combattre VERB 0 root\nmilice milice NOUN 2 obj Gender=Fem|Number=Sing"
    )
    assert resolve_pronoun([block_of(tree)], [BlockKind.BODY], 0, 0) is None


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        pytest.param("body body", (0, 0), id="the paragraph before"),
        pytest.param("title body", (0, 0), id="the headline"),
        pytest.param("caption body", None, id="a caption tells of a picture"),
        pytest.param("boilerplate body", None, id="furniture tells of nothing"),
        pytest.param("body caption body", (0, 0), id="over a caption"),
        pytest.param("body body body body", None, id="three paragraphs back is too far"),
    ],
)
def test_over_paragraphs(kinds: str, found: tuple[int, int] | None) -> None:
    given = [BlockKind(kind) for kind in kinds.split()]
    between = block_of(parsed("hier hier ADV 0 root"))
    pronoun = block_of(parsed("elle elle PRON 2 nsubj\navance avancer VERB 0 root"))
    blocks = [block_of(parsed(ARMY)), *[between] * (len(given) - 2), pronoun]
    assert resolve_pronoun(blocks, given, len(given) - 1, 0) == found


@pytest.mark.parametrize(
    ("rows", "pronoun"),
    [
        pytest.param("elle elle PRON 0 root", True, id="a personal pronoun"),
        pytest.param("leur son DET 0 root", True, id="a possessive"),
        pytest.param("le le DET 0 root", True, id="le, tagged as an article: the caller asks for fillers only"),
        pytest.param("cela cela PRON 0 root", False, id="a demonstrative"),
        pytest.param("qui qui PRON 0 root", False, id="a relative"),
        pytest.param("Elle elle NOUN 0 root", False, id="a noun that looks like one"),
    ],
)
def test_what_is_a_pronoun(rows: str, pronoun: bool) -> None:
    assert is_pronoun(parsed(rows), 0) is pronoun


# -- places -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "bare"),
    [
        pytest.param("la le DET 2 det\nville ville NOUN 0 root", True, id="la ville"),
        pytest.param("cette ce DET 2 det\nlocalité localité NOUN 0 root", True, id="cette localité"),
        pytest.param("le le DET 2 det\npays pays NOUN 0 root", True, id="le pays"),
        pytest.param("une un DET 2 det\nville ville NOUN 0 root", False, id="a town"),
        pytest.param(
            "la le DET 2 det\nville ville NOUN 0 root\nassiégée assiégé ADJ 2 amod",
            False,
            id="told apart by an adjective",
        ),
        pytest.param(
            "la le DET 2 det\nville ville NOUN 0 root\nde de ADP 4 case\nMontclair montclair PROPN 2 nmod",
            False,
            id="with its name",
        ),
        pytest.param("la le DET 2 det\ngare gare NOUN 0 root", False, id="a station is one of many"),
    ],
)
def test_bare_places(rows: str, bare: bool) -> None:
    assert is_bare_place(parsed(rows), 1) is bare


def places(*before: str) -> Tree:
    """Names behind `à`, then `la ville`."""
    rows: list[str] = []
    for name in before:
        rows += [f"à à ADP {len(rows) + 2} case", f"{name} {name.lower()} PROPN 1 obl"]
    at = len(rows)
    return parsed(
        "\n".join([*rows, f"la le DET {at + 2} det", "ville ville NOUN 1 obl"]),
        names=[(2 * n + 2, 2 * n + 2, "LOC") for n in range(len(before))],
    )


@pytest.mark.parametrize(
    ("before", "found"),
    [
        pytest.param(("Valbourg",), "Valbourg", id="the one before"),
        pytest.param(("Valbourg", "Montclair"), "Montclair", id="the last of two"),
        pytest.param(("Montclair", "Libye"), "Montclair", id="a country is no town"),
        pytest.param((), None, id="none"),
    ],
)
def test_the_town_that_a_description_stands_for(before: tuple[str, ...], found: str | None) -> None:
    tree = places(*before)
    mention = resolve_place([block_of(tree)], 0, len(tree) - 1)
    assert (tree.text[mention[1]] if mention else None) == found


def test_the_head_of_a_town_of_two_words() -> None:
    rows = """
        à     à     ADP 3 case
        Vieux vieux ADJ 3 amod
        Pont  pont  PROPN 4 obl
        fuit  fuir  VERB 0 root
        la    le    DET 6 det
        ville ville NOUN 4 obl
        """
    tree = parsed(rows, names=((2, 3, "LOC"),))
    assert resolve_place([block_of(tree)], 0, 5) == (0, 2)


# -- whole texts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        pytest.param(
            "La milice a quitté le port. Elle a brûlé la gare.",
            "brûlé",
            "actor",
            ["milice"],
            id="a pronoun as the subject",
        ),
        pytest.param(
            "Les rebelles ont quitté le port. Ils ont brûlé la gare.", "brûlé", "actor", ["rebelles"], id="plural"
        ),
        pytest.param(
            "La milice tient le port. La coalition l'a bombardée.",
            "bombardée",
            "target",
            ["milice"],
            id="a pronoun as the object",
        ),
        pytest.param(
            "La milice a perdu le port. Leur retrait a surpris Valbourg.",
            "retrait",
            "actor",
            [],
            id="a plural possessive of a singular",
        ),
        pytest.param(
            "La milice a perdu le port. Son retrait a surpris Valbourg.",
            "retrait",
            "actor",
            ["milice"],
            id="a possessive",
        ),
        pytest.param("La milice, qui tenait le port, a fui.", "tenait", "actor", ["milice"], id="a relative"),
        pytest.param(
            "L'armée du Nord a repris Valbourg. La milice avait quitté la ville.",
            "quitté",
            "origin",
            ["Valbourg"],
            id="a description of a place",
        ),
        pytest.param(
            "La coalition a bombardé Montclair.\n\nElle a aussi frappé Valbourg.",
            "frappé",
            "actor",
            ["coalition"],
            id="over a paragraph",
            marks=broken("the struck town becomes a second actor"),
        ),
        pytest.param("Elle a brûlé la gare.", "brûlé", "actor", [], id="nobody"),
    ],
)
def test_texts(reader: Reader, text: str, trigger: str, role: str, names: list[str]) -> None:
    assert named(getattr(read_claim(reader, text, trigger), role)) == names


def test_a_resolved_cell_keeps_both_mentions(reader: Reader) -> None:
    text = "La milice a quitté le port. Elle a brûlé la gare."
    cells = read_claim(reader, text, "brûlé").actor
    assert not isinstance(cells, NotSaid)
    assert [span.of(text) for span in cells[0].evidence] == ["Elle", "milice"]
    assert cells[0].value.source.of(text) == "milice"


def test_an_unresolved_pronoun_says_so(reader: Reader) -> None:
    text = "Elle a brûlé la gare."
    assert claim_on(reader(article(text)), text, "brûlé").actor == NotSaid(Silence.UNRESOLVED)
