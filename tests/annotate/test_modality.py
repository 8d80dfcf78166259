"""With how much commitment: each row and each rule of the codebook's section 5, in sentences of our own, and their order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from factories import article, broken, claim_on, cue_at, event_at, parsed, read_claim
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.marks import CueMark, ModalityMark
from recoupe.annotate.modality import modality_of
from recoupe.claims.reader import Reader
from recoupe.languages.pack import load_pack
from recoupe.model.codes import EventType, Modality

# -- the table --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        # asserted: put forward as fact
        pytest.param("L'armée du Nord tient le port.", "tient", "asserted", id="asserted: present"),
        pytest.param("L'armée du Nord a pris le port.", "pris", "asserted", id="asserted: past"),
        pytest.param("Les rebelles quittaient la vallée.", "quittaient", "asserted", id="asserted: imperfect"),
        pytest.param("Les rebelles avaient quitté la vallée.", "quitté", "asserted", id="asserted: pluperfect"),
        pytest.param("Le port fut pris par la milice.", "pris", "asserted", id="asserted: simple past"),
        pytest.param("Prise de Valbourg par la milice.", "Prise", "asserted", id="asserted: a headline's noun"),
        pytest.param(
            "La milice a nié tout lien avant de reconnaître avoir frappé le port.",
            "frappé",
            "asserted",
            id="asserted: what is denied does not reach behind avant de",
        ),
        pytest.param(
            "La police a arrêté deux bergers pour des tirs sur le port.", "tirs", "asserted", id="asserted: a charge"
        ),
        pytest.param(
            "Le maire accuse la milice d'avoir pillé le port.", "pillé", "asserted", id="asserted: an accuser is named"
        ),
        pytest.param("Un retrait n'est pas exclu.", "retrait", "possible", id="possible: not ruled out"),
        pytest.param("Pas de combats à Valbourg mardi.", "combats", "denied", id="denied: pas de"),
        pytest.param(
            "Le maire dément les informations selon lesquelles la milice a pillé le port.",
            "pillé",
            "denied",
            id="denied: what is told",
        ),
        pytest.param("La milice est prête à observer une trêve.", "trêve", "planned", id="planned: ready to keep one"),
        # hearsay: unconfirmed or at second hand
        pytest.param("La milice est accusée de pillages.", "pillages", "hearsay", id="hearsay: accused of a noun"),
        pytest.param("L'armée du Nord aurait quitté le port.", "quitté", "hearsay", id="hearsay: past conditional"),
        pytest.param(
            "Les rebelles se trouveraient à Valbourg.", "trouveraient", "hearsay", id="hearsay: present conditional"
        ),
        pytest.param("Deux soldats auraient été tués.", "tués", "hearsay", id="hearsay: passive conditional"),
        pytest.param("Les rebelles ont soi-disant quitté le port.", "quitté", "hearsay", id="hearsay: soi-disant"),
        pytest.param("Les rebelles ont apparemment quitté le port.", "quitté", "hearsay", id="hearsay: apparemment"),
        pytest.param(
            "Une attaque aurait eu lieu au port.", "attaque", "hearsay", id="hearsay: a noun said to take place"
        ),
        pytest.param("Les combats auraient repris.", "combats", "hearsay", id="hearsay: a noun said to begin again"),
        # predicted: said to come
        pytest.param("La coalition bombardera le port.", "bombardera", "predicted", id="predicted: future"),
        pytest.param("La milice aura quitté le port avant mai.", "quitté", "predicted", id="predicted: future perfect"),
        pytest.param("La coalition va bombarder le port.", "bombarder", "predicted", id="predicted: aller"),
        pytest.param("L'armée du Nord devrait reprendre le port.", "reprendre", "predicted", id="predicted: devrait"),
        pytest.param(
            "Il faut s'attendre à une offensive de la coalition.",
            "offensive",
            "predicted",
            id="predicted: il faut s'attendre à",
        ),
        pytest.param(
            "Le maire a annoncé que la coalition quitterait Valbourg.",
            "quitterait",
            "predicted",
            id="predicted: future in the past",
        ),
        # planned: an intention, aim, order, promise, offer or refusal
        pytest.param("La milice compte attaquer le port.", "attaquer", "planned", id="planned: compter"),
        pytest.param("La milice veut reprendre le port.", "reprendre", "planned", id="planned: vouloir"),
        pytest.param(
            "Les rebelles ont pour objectif de prendre la gare.", "prendre", "planned", id="planned: objectif"
        ),
        pytest.param(
            "La milice avance pour empêcher une livraison d'armes.", "empêcher", "planned", id="planned: pour"
        ),
        pytest.param("Le général a donné l'ordre d'évacuer le camp.", "évacuer", "planned", id="planned: ordre de"),
        pytest.param("L'opération vise à encercler Montclair.", "encercler", "planned", id="planned: viser à"),
        pytest.param("Le président a promis de libérer les otages.", "libérer", "planned", id="planned: a promise"),
        pytest.param("La milice propose d'échanger des prisonniers.", "échanger", "planned", id="planned: an offer"),
        pytest.param("L'armée du Nord refuse de quitter le port.", "quitter", "planned", id="planned: a refusal"),
        pytest.param("Les pourparlers reprendront mardi.", "pourparlers", "predicted", id="predicted: a noun's verb"),
        pytest.param(
            "Les civils ont dû quitter la ville.", "quitter", "asserted", id="asserted: a modal of what was done"
        ),
        pytest.param(
            "Les civils ont pu quitter la ville.", "quitter", "asserted", id="asserted: what they could they did"
        ),
        pytest.param("Les civils n'ont pu quitter la ville.", "quitter", "denied", id="denied: ne alone, with pouvoir"),
        pytest.param("Les civils auraient pu quitter la ville.", "quitter", "possible", id="possible: could have"),
        # possible: hypothetical, conditional, capability
        pytest.param("Si la milice attaque le port, la garnison se rendra.", "attaque", "possible", id="possible: si"),
        pytest.param("La coalition pourrait bombarder la gare.", "bombarder", "possible", id="possible: pourrait"),
        pytest.param(
            "Des négociations pourraient reprendre.", "négociations", "possible", id="possible: a noun's verb"
        ),
        pytest.param(
            "Cette route permettrait d'évacuer la garnison.", "évacuer", "possible", id="possible: permettrait"
        ),
        pytest.param("L'armée du Nord peut bombarder le port.", "bombarder", "possible", id="possible: peut"),
        pytest.param("Valbourg risque de tomber.", "tomber", "possible", id="possible: risque de"),
        pytest.param(
            "Il y a un risque d'attaque contre le convoi.", "attaque", "possible", id="possible: risque, a noun"
        ),
        pytest.param(
            "Une éventuelle offensive inquiète les habitants.", "offensive", "possible", id="possible: an adjective"
        ),
        # questioned: a question, or doubt by the speaker
        pytest.param("Les rebelles ont-ils quitté la gare ?", "quitté", "questioned", id="questioned: a question mark"),
        pytest.param(
            "On ignore si les rebelles ont quitté la gare.", "quitté", "questioned", id="questioned: on ignore si"
        ),
        pytest.param(
            "Le maire se demande si la milice a quitté la gare.",
            "quitté",
            "questioned",
            id="questioned: se demander si",
        ),
        pytest.param(
            "Le ministre n'a pas précisé si la milice avait quitté le port.",
            "quitté",
            "questioned",
            id="questioned: n'a pas précisé si",
        ),
        # denied: said not to be so
        pytest.param("Les rebelles n'ont pas quitté la gare.", "quitté", "denied", id="denied: ne pas"),
        pytest.param("Les rebelles n'ont jamais quitté la gare.", "quitté", "denied", id="denied: ne jamais"),
        pytest.param("L'armée du Nord dément avoir bombardé le marché.", "bombardé", "denied", id="denied: dément"),
        pytest.param(
            "Le ministre a démenti la prise du port.",
            "prise",
            "denied",
            id="denied: a noun",
            marks=broken("a démenti is parsed as a modifier of ministre"),
        ),
        pytest.param("Il est faux que la coalition ait bombardé le marché.", "bombardé", "denied", id="denied: faux"),
        pytest.param("La prise de la gare est un mensonge.", "prise", "denied", id="denied: mensonge"),
        pytest.param(
            "La milice a pris le port sans que la garnison résiste.", "résiste", "denied", id="denied: sans que"
        ),
        pytest.param("Aucun soldat n'a été tué.", "tué", "denied", id="denied: aucun"),
        pytest.param("Personne n'a été tué à Valbourg.", "tué", "denied", id="denied: personne"),
        pytest.param(
            "Il n'y a eu aucune attaque contre le convoi.", "attaque", "denied", id="denied: aucune, of a noun"
        ),
    ],
)
def test_the_table(reader: Reader, sentence: str, trigger: str, value: str) -> None:
    assert read_claim(reader, sentence, trigger).modality.value.value == value


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        # the strongest wins
        pytest.param("La garnison n'aurait pas quitté le port.", "quitté", "denied", id="denied before hearsay"),
        pytest.param("La coalition n'attaquera pas Valbourg.", "attaquera", "denied", id="denied before predicted"),
        pytest.param("La milice ne compte pas quitter le port.", "quitter", "denied", id="denied before planned"),
        pytest.param("La milice ne devrait pas quitter le port.", "quitter", "denied", id="denied before devrait"),
        pytest.param("Les rebelles n'ont-ils pas quitté la gare ?", "quitté", "denied", id="denied before questioned"),
        pytest.param(
            "La coalition pourrait-elle bombarder la gare ?", "bombarder", "questioned", id="questioned before possible"
        ),
        pytest.param(
            "La coalition bombardera-t-elle la gare ?", "bombardera", "questioned", id="questioned before predicted"
        ),
        pytest.param(
            "L'armée du Nord pourra bombarder le port.", "bombarder", "possible", id="possible before predicted"
        ),
        pytest.param(
            "La milice voudrait prendre le port.",
            "prendre",
            "planned",
            id="planned before hearsay",
        ),
        pytest.param("La milice tentera de prendre le port.", "prendre", "predicted", id="predicted before planned"),
        # inside an if clause
        pytest.param(
            "Si la milice n'évacue pas le port, la coalition bombardera la gare.",
            "évacue",
            "possible",
            id="possible wins in an if clause, negated or not",
        ),
        pytest.param(
            "Si la milice attaque le port, la coalition bombardera la gare.",
            "bombardera",
            "predicted",
            id="beside an if clause the future is a future",
        ),
        pytest.param(
            "Si la milice attaquait le port, la coalition bombarderait la gare.",
            "bombarderait",
            "possible",
            id="beside an if clause the conditional is hypothetical",
        ),
        # purpose and preparation
        pytest.param(
            "Les rebelles avancent pour reprendre la gare.", "reprendre", "planned", id="an infinitive of purpose"
        ),
        pytest.param("Les rebelles avancent afin de reprendre la gare.", "reprendre", "planned", id="afin de"),
        pytest.param(
            "Les rebelles avancent pour reprendre la gare.",
            "avancent",
            "asserted",
            id="what is done for a purpose is done",
        ),
        pytest.param("L'armée du Nord prépare un assaut contre la gare.", "assaut", "planned", id="a preparation"),
        pytest.param("L'offensive prévue lundi vise la gare.", "offensive", "planned", id="what is foreseen"),
        # hindrance
        pytest.param("La milice empêche la livraison des armes.", "livraison", "possible", id="what a side hinders"),
        pytest.param(
            "La milice empêche la livraison des armes.", "empêche", "asserted", id="that it hinders it is a fact"
        ),
        pytest.param(
            "La milice bloque le retrait en cours des rebelles.",
            "retrait",
            "asserted",
            id="what it hinders under way",
        ),
        # nouns with no mood
        pytest.param(
            "La prise du port réjouit la milice.", "prise", "asserted", id="a noun takes the commitment of the text"
        ),
        pytest.param(
            "L'armée du Nord lancera une offensive.",
            "offensive",
            "predicted",
            id="a noun in a light verb takes its mood",
        ),
        pytest.param("L'armée du Nord n'a pas lancé d'offensive.", "offensive", "denied", id="and its negation"),
        pytest.param("L'armée du Nord aurait lancé une offensive.", "offensive", "hearsay", id="and its conditional"),
        pytest.param("La prise du port n'a pas réjoui la milice.", "prise", "asserted", id="but not that of any verb"),
        # attempts
        pytest.param("Les rebelles ont tenté de prendre la gare.", "prendre", "planned", id="an attempt"),
        pytest.param("La milice a tenté en vain de prendre la gare.", "prendre", "denied", id="a failed one"),
        pytest.param("Les rebelles ont échoué à prendre la gare.", "prendre", "denied", id="a failure"),
        pytest.param("Les rebelles ont réussi à prendre la gare.", "prendre", "asserted", id="a success"),
        # suspicion
        pytest.param(
            "Un officier est soupçonné d'avoir incendié le marché.",
            "incendié",
            "hearsay",
            id="suspicion with no source",
        ),
        pytest.param(
            "La milice est accusée d'avoir incendié le marché.", "incendié", "hearsay", id="accusation with no source"
        ),
        pytest.param(
            "L'attaque attribuée aux rebelles a fait deux morts.",
            "attaque",
            "hearsay",
            id="what is put down to somebody",
        ),
        pytest.param(
            "De présumés rebelles ont attaqué le convoi.",
            "attaqué",
            "hearsay",
            id="alleged actors",
            marks=broken("the adjective stands before its noun without article and is not seen"),
        ),
        pytest.param(
            "Le gouvernement accuse la milice d'avoir incendié le marché.",
            "incendié",
            "asserted",
            id="an accusation with its source is the source's assertion",
        ),
        # orders
        pytest.param("Le général a exigé que la milice évacue le port.", "évacue", "planned", id="a demand"),
        pytest.param("Le général a ordonné le retrait des troupes.", "retrait", "planned", id="an order, as a noun"),
        # fact-checks and hedges
        pytest.param("L'infox : la coalition a bombardé l'hôpital.", "bombardé", "denied", id="a fact-check label"),
        pytest.param("La milice semble avoir quitté le port.", "quitté", "hearsay", id="a hedge"),
        pytest.param(
            "À ce que nous pensons, les rebelles ont quitté le port.", "quitté", "hearsay", id="the author's belief"
        ),
        pytest.param(
            "Le chef rebelle prétend avoir pris la gare.",
            "pris",
            "asserted",
            id="the modality is the source's, not the reporter's",
            marks=broken("no claim is read"),
        ),
        pytest.param(
            "La milice a revendiqué l'attaque du convoi.", "attaque", "asserted", id="a claim of responsibility"
        ),
        # coordination
        pytest.param(
            "La milice veut prendre le port et brûler la gare.",
            "brûler",
            "planned",
            id="coordinated infinitives share their governor",
        ),
        pytest.param(
            "La milice n'a pas pris le port mais elle a brûlé la gare.",
            "brûlé",
            "asserted",
            id="coordinated clauses do not",
        ),
        pytest.param(
            "L'armée du Nord a repris la gare et veut encercler le port.",
            "encercler",
            "planned",
            id="nor do coordinated verbs",
        ),
        # no negation
        pytest.param("Les rebelles n'ont quitté que la gare.", "quitté", "asserted", id="ne que is no negation"),
        pytest.param(
            "La milice a pris non seulement le port mais la gare.", "pris", "asserted", id="nor is non seulement"
        ),
        pytest.param(
            "Les rebelles ont quitté la gare sans combattre.",
            "combattre",
            "denied",
            id="sans denies what stands behind it",
        ),
        pytest.param(
            "Les rebelles ont quitté la gare sans combattre.", "quitté", "asserted", id="and not what stands before it"
        ),
        pytest.param("La milice tient plus de dix villages.", "tient", "asserted", id="plus de is a count"),
        pytest.param(
            "La milice a pris le port, ce qui n'a pas surpris le maire.",
            "pris",
            "asserted",
            id="a negation in another clause",
        ),
    ],
)
def test_the_rules(reader: Reader, sentence: str, trigger: str, value: str) -> None:
    assert read_claim(reader, sentence, trigger).modality.value.value == value


# -- by hand ----------------------------------------------------------------------------------------------

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def mark(
    table: str, head: str, *, carrier: str | None = None, cues: tuple[CueMark, ...] = ()
) -> tuple[ModalityMark, list[str]]:
    """The modality of an event on a word of a tree by hand, and the words that show it."""
    tree = parsed(table)
    at = tree.text.index(head)
    event = event_at(at, EventType.CAPTURE, carrier=tree.text.index(carrier) if carrier else None)
    found = modality_of(tree, event, cues, load_pack("fr"))
    return found, [tree.text[i] for i in found.words]


NEGATED = f"""
milice milice NOUN 5 nsubj
n'     ne     ADV  5 advmod
a      avoir  AUX  5 aux:tense {FINITE}
{{word}} {{word}} ADV 5 advmod
pris   prendre VERB 0 root Tense=Past|VerbForm=Part
"""


@pytest.mark.parametrize(
    ("word", "denied"),
    [
        ("pas", True),
        ("jamais", True),
        ("plus", True),
        ("guère", True),
        ("nullement", True),
        ("bien", False),
        ("déjà", False),
    ],
)
def test_negation(word: str, denied: bool) -> None:
    found, words = mark(NEGATED.format(word=word), "pris")
    assert found.value is (Modality.DENIED if denied else Modality.ASSERTED)
    assert (words == [word]) is denied


@pytest.mark.parametrize("word", ["plus", "jamais", "point"])
def test_words_that_negate_with_ne_only(word: str) -> None:
    table = NEGATED.format(word=word).replace("n'     ne     ADV  5 advmod", "y      y      PRON 5 iobj  ")
    assert mark(table, "pris")[0].value is Modality.ASSERTED


@pytest.mark.parametrize(
    ("features", "value"),
    [
        pytest.param("Mood=Ind|Tense=Pres|VerbForm=Fin", Modality.ASSERTED, id="present"),
        pytest.param("Mood=Ind|Tense=Imp|VerbForm=Fin", Modality.ASSERTED, id="imperfect"),
        pytest.param("Mood=Ind|Tense=Past|VerbForm=Fin", Modality.ASSERTED, id="simple past"),
        pytest.param("Mood=Ind|Tense=Fut|VerbForm=Fin", Modality.PREDICTED, id="future"),
        pytest.param("Mood=Cnd|Tense=Pres|VerbForm=Fin", Modality.HEARSAY, id="conditional"),
    ],
)
def test_the_mood_of_the_verb_or_of_its_auxiliary(features: str, value: Modality) -> None:
    own, _ = mark(f"milice milice NOUN 2 nsubj\nprendrait prendre VERB 0 root {features}", "prendrait")
    helped, words = mark(
        f"milice milice NOUN 3 nsubj\naurait avoir AUX 3 aux:tense {features}\npris prendre VERB 0 root VerbForm=Part",
        "pris",
    )
    assert own.value is helped.value is value
    if value is not Modality.ASSERTED:
        assert words == ["aurait"]


DENIES = f"""
milice milice NOUN 2 nsubj
dément démentir VERB 0 root {FINITE}
avoir  avoir  AUX  4 aux:tense VerbForm=Inf
pris   prendre VERB 2 xcomp Tense=Past|VerbForm=Part
"""


def test_a_cue_lends_its_commitment_to_what_it_reaches() -> None:
    cue = replace(cue_at(1, [2, 3], source=0), commitment=Modality.DENIED)
    elsewhere = replace(cue, content=frozenset([0]))
    assert mark(DENIES.replace("démentir", "dire"), "pris", cues=(cue,))[0].value is Modality.DENIED
    assert mark(DENIES.replace("démentir", "dire"), "pris", cues=(elsewhere,))[0].value is Modality.ASSERTED


EFFECTS = {
    "denied": "n' ne ADV {v} advmod\npas pas ADV {v} advmod",
    "possible": "peut-être peut-être ADV {v} advmod",
    "hearsay": "apparemment apparemment ADV {v} advmod",
    "predicted": "bientôt bientôt ADV {v} advmod",
}
STRENGTH = ("denied", "possible", "predicted", "hearsay")


@pytest.mark.parametrize(("stronger", "weaker"), list(combinations(STRENGTH, 2)))
def test_the_stronger_of_two_effects_counts(stronger: str, weaker: str) -> None:
    for order in ((stronger, weaker), (weaker, stronger)):
        rows = "\n".join(EFFECTS[name] for name in order)
        verb = len(rows.splitlines()) + 2
        table = f"milice milice NOUN {verb} nsubj\n{rows.format(v=verb)}\nprend prendre VERB 0 root {FINITE}"
        assert mark(table, "prend")[0].value.value == stronger


@given(st.permutations(["pas", "peut-être", "apparemment", "hier"]))
def test_the_order_of_adverbs_does_not_matter(adverbs: list[str]) -> None:
    verb = len(adverbs) + 3
    rows = "\n".join(f"{adverb} {adverb} ADV {verb} advmod" for adverb in adverbs)
    table = f"milice milice NOUN {verb} nsubj\nne ne ADV {verb} advmod\n{rows}\nprend prendre VERB 0 root {FINITE}"
    assert mark(table, "prend")[0].value is Modality.DENIED


@pytest.mark.parametrize(
    ("role", "value"),
    [
        pytest.param("actor", Modality.HEARSAY, id="doubt about who did it is doubt about what was done"),
        pytest.param("target", Modality.ASSERTED, id="doubt about whom it hit is not"),
    ],
)
def test_alleged_fillers(role: str, value: Modality) -> None:
    tree = parsed(
        f"""
        rebelles rebelle NOUN 3 nsubj
        présumés présumé ADJ  1 amod
        tirent   tirer   VERB 0 root {FINITE}
        """
    )
    assert modality_of(tree, event_at(2, EventType.STRIKE, (role, 0)), (), load_pack("fr")).value is value


def test_an_indicative_shows_itself() -> None:
    found, words = mark(f"milice milice NOUN 2 nsubj\nprend prendre VERB 0 root {FINITE}", "prend")
    assert (found.value, words) == (Modality.ASSERTED, ["prend"])


def test_every_claim_has_words_for_its_modality(reader: Reader) -> None:
    text = (
        "La milice aurait pris le port. La coalition n'a pas bombardé la gare. Les rebelles veulent quitter Valbourg."
    )
    reading = reader(article(text))
    shown = {
        trigger: claim_on(reading, text, trigger).modality.evidence[0].of(text)
        for trigger in ("pris", "bombardé", "quitter")
    }
    assert shown == {"pris": "aurait", "bombardé": "pas", "quitter": "veulent"}
