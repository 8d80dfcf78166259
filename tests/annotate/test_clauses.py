"""Who does what in a clause, on trees written by hand: one row for each form that a clause can take."""

from __future__ import annotations

import pytest
from factories import parsed

from recoupe.annotate.clauses import Slots, is_passive, surface_subject, verb_slots
from recoupe.annotate.noun_slots import carrier_of, noun_slots
from recoupe.annotate.tree import Tree

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"
INF = "VerbForm=Inf"
LIGHT = {"lancer": "actor", "mener": "actor", "subir": "target"}


def at(tree: Tree, word: str) -> int:
    """Where a word stands."""
    assert tree.text.count(word) == 1, f"{word!r} must stand once in the tree"
    return tree.text.index(word)


def said(tree: Tree, slots: Slots) -> tuple[str, str, dict[str, str]]:
    """Subject, object and complements by preposition, as words."""
    others: dict[str, list[str]] = {}
    for preposition, i in slots.others:
        others.setdefault(preposition, []).append(tree.text[i])
    return (
        " ".join(tree.text[i] for i in slots.subject),
        " ".join(tree.text[i] for i in slots.object),
        {preposition: " ".join(found) for preposition, found in others.items()},
    )


ACTIVE = f"""
rebelles rebelle  NOUN 3 nsubj
ont      avoir    AUX  3 aux:tense Mood=Ind|Tense=Pres|VerbForm=Fin
pris     prendre  VERB 0 root      {PAST}
le       le       DET  5 det
port     port     NOUN 3 obj
avec     avec     ADP  7 case
chars    char     NOUN 3 obl
"""
PASSIVE = f"""
port     port     NOUN 4 nsubj:pass
a        avoir    AUX  4 aux:tense Mood=Ind|Tense=Pres|VerbForm=Fin
été      être     AUX  4 aux:pass  {PAST}
pris     prendre  VERB 0 root      {PAST}
par      par      ADP  6 case
milice   milice   NOUN 4 obl:agent
et       et       CCONJ 8 cc
rebelles rebelle  NOUN 6 conj
à        à        ADP  10 case
aube     aube     NOUN 4 obl
"""
PASSIVE_MISLABELLED = f"""
port     port     NOUN 3 nsubj
est      être     AUX  3 aux:tense {FINITE}
pris     prendre  VERB 0 root      {PAST}
dans     dans     ADP  5 case
nuit     nuit     NOUN 3 obl
par      par      ADP  7 case
milice   milice   NOUN 5 nmod
"""
BE_VERB = f"""
troupes  troupe   NOUN 3 nsubj
sont     être     AUX  3 aux:tense {FINITE}
parties  partir   VERB 0 root      {PAST}
de       de       ADP  5 case
Valbourg Valbourg PROPN 3 obl
"""
REFLEXIVE = f"""
milice   milice   NOUN 4 nsubj
s'       se       PRON 4 obj
est      être     AUX  4 aux:pass  {FINITE}
retirée  retirer  VERB 0 root      {PAST}
de       de       ADP  6 case
Valbourg Valbourg PROPN 4 obl
"""
RELATIVE_QUI = f"""
rebelles rebelle  NOUN 5 nsubj
qui      qui      PRON 3 nsubj
tiennent tenir    VERB 1 acl:relcl {FINITE}
port     port     NOUN 3 obj
fuient   fuir     VERB 0 root      {FINITE}
"""
RELATIVE_QUE = f"""
port     port     NOUN 5 nsubj
que      que      PRON 3 obj
tient    tenir    VERB 1 acl:relcl {FINITE}
milice   milice   NOUN 3 obj
brûle    brûler   VERB 0 root      {FINITE}
"""
RELATIVE_QUE_PLAIN = f"""
port     port     NOUN 5 nsubj
que      que      PRON 4 obj
milice   milice   NOUN 4 nsubj
tient    tenir    VERB 1 acl:relcl {FINITE}
brûle    brûler   VERB 0 root      {FINITE}
"""
RELATIVE_OU = f"""
ville    ville    NOUN 0 root
où       où       PRON 4 obl
armée    armée    NOUN 4 nsubj
avance   avancer  VERB 1 acl:relcl {FINITE}
"""
SUBJECT_CONTROL = f"""
armée    armée    NOUN 2 nsubj
espère   espérer  VERB 0 root      {FINITE}
reprendre reprendre VERB 2 xcomp   {INF}
port     port     NOUN 3 obj
"""
OBJECT_CONTROL = f"""
général  général  NOUN 2 nsubj
ordonne  ordonner VERB 0 root      {FINITE}
à        à        ADP  4 case
garnison garnison NOUN 2 obl
d'       de       ADP  6 mark
évacuer  évacuer  VERB 2 xcomp     {INF}
base     base     NOUN 6 obj
"""
OBJECT_CONTROL_PASSIVE = f"""
milice   milice   NOUN 3 nsubj:pass
est      être     AUX  3 aux:pass  {FINITE}
accusée  accuser  VERB 0 root      {PAST}
de       de       ADP  5 mark
piller   piller   VERB 3 xcomp     {INF}
marché   marché   NOUN 5 obj
"""
COORDINATED = f"""
rebelles rebelle  NOUN 2 nsubj
pillent  piller   VERB 0 root      {FINITE}
et       et       CCONJ 4 cc
brûlent  brûler   VERB 2 conj      {FINITE}
village  village  NOUN 4 obj
"""
COORDINATED_PASSIVE = f"""
ponts    pont     NOUN 3 nsubj:pass
ont      avoir    AUX  3 aux:tense {FINITE}
minés    miner    VERB 0 root      {PAST}
été      être     AUX  3 aux:pass  {PAST}
puis     puis     CCONJ 6 cc
détruits détruire VERB 3 conj      {PAST}
par      par      ADP  8 case
armée    armée    NOUN 6 obl:agent
"""
PARTICIPLE = f"""
villages village  NOUN 0 root
pillés   piller   VERB 1 acl       {PAST}
par      par      ADP  4 case
milice   milice   NOUN 2 obl
"""
PURPOSE = f"""
armée    armée    NOUN 2 nsubj
avance   avancer  VERB 0 root      {FINITE}
pour     pour     ADP  4 mark
reprendre reprendre VERB 2 advcl   {INF}
port     port     NOUN 4 obj
"""
INFINITIVE_OF_NOUN = f"""
plan     plan     NOUN 6 nsubj
de       de       ADP  3 case
milice   milice   NOUN 1 nmod
d'       de       ADP  5 mark
attaquer attaquer VERB 1 acl       {INF}
échoue   échouer  VERB 0 root      {FINITE}
"""
PLAN_OF_SUBJECT = f"""
armée    armée    NOUN 2 nsubj
approuve approuver VERB 0 root     {FINITE}
plan     plan     NOUN 2 obj
d'       de       ADP  5 mark
attaquer attaquer VERB 3 acl       {INF}
"""
BESIDE = f"""
milice   milice   NOUN 2 nsubj
combat   combattre VERB 0 root     {FINITE}
aux      à        ADP  4 case
côtés    côté     NOUN 2 obl
de       de       ADP  7 case
l'       le       DET  7 det
armée    armée    NOUN 4 nmod
"""
PARTITIVE = f"""
coalition coalition NOUN 2 nsubj
livre    livrer   VERB 0 root      {FINITE}
des      de       ADP  4 case
armes    arme     NOUN 2 obl
à        à        ADP  6 case
milice   milice   NOUN 2 obl
"""
CLITIC = f"""
coalition coalition NOUN 3 nsubj
lui      lui      PRON 3 iobj
livre    livrer   VERB 0 root      {FINITE}
chars    char     NOUN 3 obj
"""
FALLEN = f"""
obus     obus     NOUN 2 nsubj
tombe    tomber   VERB 0 root      {FINITE}
sur      sur      ADP  4 case
camp     camp     NOUN 2 obl
,        ,        PUNCT 6 punct
tuant    tuer     VERB 4 acl       VerbForm=Part|Tense=Pres
civils   civil    NOUN 6 obj
"""
LIVING = f"""
milice   milice   NOUN 2 nsubj
chasse   chasser  VERB 0 root      {FINITE}
civils   civil    NOUN 2 obj
fuyant   fuir     VERB 3 acl       VerbForm=Part|Tense=Pres
ville    ville    NOUN 4 obj
"""
INNER = f"""
rebelles rebelle  NOUN 2 nsubj
lancent  lancer   VERB 0 root      {FINITE}
roquettes roquette NOUN 2 obj
vers     vers     ADP  5 case
Montclair Montclair PROPN 3 nmod
de       de       ADP  7 case
fabrication fabrication NOUN 3 nmod
"""


@pytest.mark.parametrize(
    ("table", "verb", "subject", "object_", "others"),
    [
        pytest.param(ACTIVE, "pris", "rebelles", "port", {"avec": "chars"}, id="active"),
        pytest.param(
            PASSIVE, "pris", "milice rebelles", "port", {"à": "aube"}, id="passive with two agents: `par` is used up"
        ),
        pytest.param(
            PASSIVE_MISLABELLED,
            "pris",
            "milice",
            "port",
            {"dans": "nuit"},
            id="passive whose agent hangs too low and whose labels say active",
        ),
        pytest.param(BE_VERB, "parties", "troupes", "", {"de": "Valbourg"}, id="a verb with être is no passive"),
        pytest.param(REFLEXIVE, "retirée", "milice", "", {"de": "Valbourg"}, id="se is no object, and no passive"),
        pytest.param(RELATIVE_QUI, "tiennent", "rebelles", "port", {}, id="qui is who it stands for"),
        pytest.param(RELATIVE_QUE, "tient", "milice", "port", {}, id="que with its subject behind the verb"),
        pytest.param(RELATIVE_QUE_PLAIN, "tient", "milice", "port", {}, id="que with its subject before the verb"),
        pytest.param(RELATIVE_OU, "avance", "armée", "", {"dans": "ville"}, id="où is in the place it stands for"),
        pytest.param(SUBJECT_CONTROL, "reprendre", "armée", "port", {}, id="who hopes to do it does it"),
        pytest.param(OBJECT_CONTROL, "évacuer", "garnison", "base", {}, id="who is ordered to do it does it"),
        pytest.param(OBJECT_CONTROL_PASSIVE, "piller", "milice", "marché", {}, id="who is accused of it did it"),
        pytest.param(COORDINATED, "brûlent", "rebelles", "village", {}, id="coordinated verbs share their subject"),
        pytest.param(
            COORDINATED_PASSIVE, "détruits", "armée", "ponts", {}, id="coordinated participles share their auxiliaries"
        ),
        pytest.param(PARTICIPLE, "pillés", "milice", "villages", {}, id="a participle beside its noun"),
        pytest.param(
            PURPOSE, "reprendre", "armée", "port", {}, id="an infinitive of purpose is done by who acts above"
        ),
        pytest.param(
            FALLEN, "tuant", "obus", "civils", {}, id="a present participle behind a comma: the clause's subject"
        ),
        pytest.param(LIVING, "fuyant", "civils", "ville", {}, id="with no comma it tells of the noun before it"),
        pytest.param(INFINITIVE_OF_NOUN, "attaquer", "milice", "", {}, id="whose plan it is"),
        pytest.param(PLAN_OF_SUBJECT, "attaquer", "armée", "", {}, id="whose plan it is where the noun does not say"),
        pytest.param(
            BESIDE,
            "combat",
            "milice",
            "",
            {"aux côtés de": "armée"},
            id="the noun in a compound preposition is part of it",
        ),
        pytest.param(
            PARTITIVE, "livre", "coalition", "armes", {"à": "milice"}, id="a partitive article tagged as a preposition"
        ),
        pytest.param(CLITIC, "livre", "coalition", "chars", {"à": "lui"}, id="a dative clitic is a complement with à"),
        pytest.param(
            INNER,
            "lancent",
            "rebelles",
            "roquettes",
            {"vers": "Montclair"},
            id="what hangs on the object may be the verb's, save de",
        ),
    ],
)
def test_fillers_of_a_verb(table: str, verb: str, subject: str, object_: str, others: dict[str, str]) -> None:
    tree = parsed(table)
    assert said(tree, verb_slots(tree, at(tree, verb))) == (subject, object_, others)


@pytest.mark.parametrize(
    ("table", "verb", "passive"),
    [
        pytest.param(PASSIVE, "pris", True, id="a été pris"),
        pytest.param(ACTIVE, "pris", False, id="ont pris"),
        pytest.param(BE_VERB, "parties", False, id="sont parties"),
        pytest.param(REFLEXIVE, "retirée", False, id="s'est retirée, though the parser says aux:pass"),
        pytest.param(PASSIVE_MISLABELLED, "pris", True, id="est pris, though the parser says aux:tense"),
        pytest.param(PARTICIPLE, "pillés", True, id="a bare past participle"),
        pytest.param(SUBJECT_CONTROL, "reprendre", False, id="an infinitive"),
        pytest.param(
            "villes ville NOUN 0 root\nassiégées assiégé ADJ 1 amod",
            "assiégées",
            True,
            id="a participle tagged as an adjective",
        ),
        pytest.param(
            "troupes troupe NOUN 0 root\navançant avancer VERB 1 acl Tense=Pres|VerbForm=Part",
            "avançant",
            False,
            id="a present participle",
        ),
    ],
)
def test_passive(table: str, verb: str, passive: bool) -> None:
    tree = parsed(table)
    assert is_passive(tree, at(tree, verb)) is passive


def test_a_finite_clause_without_subject_borrows_none_from_above() -> None:
    tree = parsed(
        f"""
        maire   maire  NOUN 2 nsubj
        dit     dire   VERB 0 root  {FINITE}
        que     que    SCONJ 4 mark
        recule  reculer VERB 2 ccomp {FINITE}
        """
    )
    assert surface_subject(tree, 3) == []


OFFENSIVE = f"""
armée    armée    NOUN 2 nsubj
lance    lancer   VERB 0 root {FINITE}
une      un       DET  4 det
offensive offensive NOUN 2 obj
contre   contre   ADP  6 case
rebelles rebelle  NOUN 4 nmod
depuis   depuis   ADP  8 case
Montclair Montclair PROPN 2 obl
"""
NOT_LIGHT = OFFENSIVE.replace("lance    lancer ", "décrit   décrire")
SERIES = f"""
armée    armée    NOUN 2 nsubj
mène     mener    VERB 0 root {FINITE}
série    série    NOUN 2 obj
de       de       ADP  5 case
frappes  frappe   NOUN 3 nmod
sur      sur      ADP  7 case
port     port     NOUN 3 nmod
"""
SUFFERED = f"""
ville    ville    NOUN 2 nsubj
subit    subir    VERB 0 root {FINITE}
assaut   assaut   NOUN 2 obj
de       de       ADP  5 case
milice   milice   NOUN 3 nmod
"""
BY = """
prise    prise    NOUN 0 root
de       de       ADP  3 case
Valbourg Valbourg PROPN 1 nmod
par      par      ADP  5 case
milice   milice   NOUN 3 nmod
"""
THEIR = "leur leur DET 2 det\nretrait retrait NOUN 0 root"
BETWEEN = """
combats  combat   NOUN 0 root
entre    entre    ADP  3 case
armée    armée    NOUN 1 nmod
et       et       CCONJ 5 cc
rebelles rebelle  NOUN 3 conj
"""
BETWEEN_APART = BETWEEN.replace("NOUN 3 conj", "NOUN 1 conj")
IS_A = f"""
Valbourg Valbourg PROPN 3 nsubj
est      être     AUX   3 cop {FINITE}
bastion  bastion  NOUN  0 root
de       de       ADP   5 case
milice   milice   NOUN  3 nmod
"""
REMAINS_A = f"""
Valbourg Valbourg PROPN 2 nsubj
reste    rester   VERB  0 root {FINITE}
bastion  bastion  NOUN  2 xcomp
"""
BLAMED = f"""
attaque  attaque  NOUN 0 root
attribuée attribuer VERB 1 acl {PAST}
à        à        ADP  4 case
milice   milice   NOUN 2 obl
"""
LAUNCHED_BY = f"""
offensive offensive NOUN 0 root
lancée   lancer   VERB 1 acl {PAST}
par      par      ADP  4 case
armée    armée    NOUN 2 obl:agent
vers     vers     ADP  6 case
port     port     NOUN 2 obl
"""


@pytest.mark.parametrize(
    ("table", "noun", "subject", "others"),
    [
        pytest.param(
            OFFENSIVE,
            "offensive",
            "armée",
            {"contre": "rebelles", "depuis": "Montclair"},
            id="a light verb lends its subject and complements",
        ),
        pytest.param(NOT_LIGHT, "offensive", "", {"contre": "rebelles"}, id="another verb lends nothing"),
        pytest.param(SERIES, "frappes", "armée", {"sur": "port"}, id="a series of them is them"),
        pytest.param(
            SUFFERED,
            "assaut",
            "ville",
            {"de": "milice"},
            id="who suffers it stands in the subject slot, with `light` to say so",
        ),
        pytest.param(BY, "prise", "milice", {"de": "Valbourg"}, id="par hung on the place between"),
        pytest.param(THEIR, "retrait", "", {"de": "leur"}, id="a possessive is a complement with de"),
        pytest.param(BETWEEN, "combats", "", {"entre": "armée rebelles"}, id="between two sides"),
        pytest.param(
            BETWEEN_APART, "combats", "", {"entre": "armée rebelles"}, id="between two sides that the parser tore apart"
        ),
        pytest.param(IS_A, "bastion", "Valbourg", {"de": "milice"}, id="what it is said of"),
        pytest.param(REMAINS_A, "bastion", "Valbourg", {}, id="what it remains"),
        pytest.param(BLAMED, "attaque", "milice", {}, id="who is blamed for it"),
        pytest.param(LAUNCHED_BY, "offensive", "armée", {"vers": "port"}, id="the agent of a light participle"),
    ],
)
def test_fillers_of_a_noun(table: str, noun: str, subject: str, others: dict[str, str]) -> None:
    tree = parsed(table)
    assert said(tree, noun_slots(tree, at(tree, noun), LIGHT)) == (subject, "", others)


@pytest.mark.parametrize(
    ("table", "noun", "role", "carrier"),
    [
        pytest.param(OFFENSIVE, "offensive", "actor", "lance", id="who launches it acts"),
        pytest.param(SUFFERED, "assaut", "target", "subit", id="who suffers it is its target"),
        pytest.param(
            NOT_LIGHT, "offensive", None, "offensive", id="a verb that carries nothing leaves the noun on its own"
        ),
        pytest.param(THEIR, "retrait", None, "retrait", id="no verb at all"),
    ],
)
def test_what_a_light_verb_makes_of_its_subject(table: str, noun: str, role: str | None, carrier: str) -> None:
    tree = parsed(table)
    slots = noun_slots(tree, at(tree, noun), LIGHT)
    assert (slots.light, slots.carrier) == (role, at(tree, carrier))


@pytest.mark.parametrize(
    ("table", "noun", "found"),
    [
        pytest.param(OFFENSIVE, "offensive", ("lance", True, False), id="object"),
        pytest.param(SERIES, "frappes", ("mène", True, False), id="through a measure word"),
        pytest.param(LAUNCHED_BY, "offensive", ("lancée", True, True), id="participle beside it"),
        pytest.param(PASSIVE, "port", ("pris", True, True), id="passive subject"),
        pytest.param(ACTIVE, "rebelles", ("pris", False, False), id="an active subject is not carried"),
        pytest.param(ACTIVE, "chars", ("pris", False, False), id="nor is a complement with avec"),
        pytest.param(BY, "prise", (None, False, False), id="none above"),
        pytest.param(BY, "Valbourg", (None, False, False), id="a noun above is no carrier"),
    ],
)
def test_carrier(table: str, noun: str, found: tuple[str | None, bool, bool]) -> None:
    tree = parsed(table)
    verb, carried, passive = carrier_of(tree, at(tree, noun))
    assert (None if verb is None else tree.text[verb], carried, passive) == found
