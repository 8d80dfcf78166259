"""Fillers that stand where no frame looks for them: whole sentences, each with its reason."""

from __future__ import annotations

import pytest
from factories import named, parsed, read_claim

from recoupe.annotate.clauses import with_conjuncts
from recoupe.annotate.relatives import noun_before
from recoupe.claims.reader import Reader

SENTENCES = [
    # who is hit by a blow that is the subject
    ("Une attaque a visé un convoi de la milice près de Valbourg.", "attaque", "target", ["convoi de la milice"],
     "a verb of hitting says what its subject, the blow, has hit"),
    ("Une bombe a sauté, tuant au moins dix soldats, selon un maire arrivé lundi.", "tuant", "target", ["soldats"],
     "a noun behind a present participle that was made the subject of a verb further on"),
    ("Une frappe ayant tué dix soldats a été signalée mardi.", "frappe", "target", ["soldats"],
     "the same in a participle"),
    ("L'explosion qui a blessé deux gendarmes a eu lieu mardi.", "explosion", "target", ["gendarmes"],
     "the same in a relative clause"),
    ("Un convoi des Casques bleus a été visé par une attaque.", "attaque", "target", ["convoi des Casques bleus"],
     "the same in the passive"),
    # who is helped
    ("Avec l'aide de la coalition, la milice a pris le port.", "aide", "target", ["milice"],
     "who acts with help is who is helped"),
    ("Les insurgés bénéficient du soutien du Levant.", "soutien", "target", ["insurgés"],
     "verbs of being helped"),
    # whose deed is hindered or blamed
    ("L'armée veut empêcher l'avance des insurgés.", "empêcher", "target", ["insurgés"],
     "who is hindered owns what is hindered"),
    ("Le ministre a dénoncé les attaques de la milice.", "dénoncé", "target", ["milice"],
     "who is blamed did what is blamed"),
    # what stands further right
    ("L'attaque d'une prison par des combattants du Front a duré deux heures.", "attaque", "actor",
     ["combattants du Front"], "`par` behind another complement"),
    ("L'attaque d'une prison, revendiquée par le Front, a duré deux heures.", "attaque", "actor", ["Front"],
     "a claim of responsibility names who did it"),
    ("Des combats ont opposé la milice aux insurgés.", "combats", "target", ["insurgés"],
     "the second side behind à"),
    # things in the roles of people
    ("Le blessé a été évacué par hélicoptère.", "évacué", "actor", [], "by what means, not by whom"),
    ("Un barrage de la milice coupe la route.", "coupe", "actor", ["milice"], "those who stand there"),
    ("Levant : la milice a tué dix soldats.", "tué", "actor", ["milice"], "a headline's place does nothing"),
    # parts of a group
    ("Douze civils, dont trois femmes et un enfant, ont été tués à Valbourg.", "tués", "target",
     ["civils", "femmes", "enfant"], "parts share the role of the whole"),
    ("Dix soldats, dont le chef a fui, ont été capturés.", "capturés", "target", ["soldats"],
     "`dont` may begin a clause of its own"),
    # things that are hit, and labels
    ("L'aviation a bombardé des positions de la milice.", "bombardé", "target", ["positions de la milice"],
     "positions are hit: no place, but a target"),
    # coordination
    ("Des incendies de maisons, de voitures et de motos ont eu lieu.", "incendies", "target",
     ["maisons", "voitures", "motos"], "the third of a list hangs on the second"),
    # who is called upon, who was lost, whom harm befalls
    ("Son appel aux rebelles à quitter la ville a échoué.", "quitter", "actor", ["rebelles"],
     "who is called upon is who is to do it"),
    ("Le Nord a perdu douze soldats à Valbourg.", "perdu", "target", ["soldats"],
     "those who were lost, not who lost them"),
    # one deed and another
    ("Une offensive de l'armée vise à couper la route des insurgés.", "couper", "actor", ["armée"],
     "who does the deed that is the subject does what its verb says"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "role", "fillers"), [row[:4] for row in SENTENCES], ids=[row[4] for row in SENTENCES]
)
def test_who_stands_elsewhere(reader: Reader, text: str, trigger: str, role: str, fillers: list[str]) -> None:
    assert named(getattr(read_claim(reader, text, trigger), role)) == fillers


def test_an_attack_blamed_by_somebody_was_not_done_by_them(reader: Reader) -> None:
    claim = read_claim(reader, "L'attaque condamnée par le Levant a tué dix civils.", "attaque")
    assert "Levant" not in named(claim.actor)


def test_terrorist_names_nobody(reader: Reader) -> None:
    assert named(read_claim(reader, "Une attaque terroriste a eu lieu à Valbourg.", "attaque").actor) == []


LIST = """
motos     moto     NOUN 0 root
voitures  voiture  NOUN 1 conj
maisons   maison   NOUN 2 conj
"""
APART = """
force     force    NOUN 4 nsubj
Barkhane  barkhane PROPN 1 flat
qui       qui      PRON 4 nsubj
combat    combattre VERB 0 root
"""


def test_the_third_of_a_list_hangs_on_the_second() -> None:
    assert with_conjuncts(parsed(LIST), [0]) == (0, 1, 2)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        pytest.param(APART, 0, id="the head of the name before `qui`"),
        pytest.param(
            APART.replace("Barkhane  barkhane PROPN 1 flat", "alors     alors    ADV 4 advmod"),
            2,
            id="no noun before it",
        ),
    ],
)
def test_a_relative_that_the_parser_hung_elsewhere(table: str, found: int) -> None:
    assert noun_before(parsed(table), 2) == found
