"""Sentences of the kinds on which event coders fail, each kind in several guises: who acts, who speaks, with how much commitment.

Columns: sentence | trigger | actors | targets | modality | sources, outermost first. Names are invented.
"""

from __future__ import annotations

import pytest
from factories import broken, chain, named, read_claim

from recoupe.claims.reader import Reader

TABLE = """
# the plain active: who acts stands before
Le Levant a attaqué la Brasnie lundi. | attaqué | Levant | Brasnie | asserted |
Les rebelles ont bombardé l'hôpital de Valbourg. | bombardé | rebelles | hôpital de Valbourg | asserted |
L'armée du Nord a repris le port de Montclair. | repris | armée du Nord | | asserted |
La milice encercle Valbourg depuis mardi. | encercle | milice | | asserted |
Des soldats ont incendié trois maisons à Hallon. | incendié | soldats | maisons | asserted |
La coalition a détruit un dépôt de munitions. | détruit | coalition | dépôt de munitions | asserted |
# who speaks is not who acts
L'armée brasnienne affirme que la milice a frappé Hallon lundi. | frappé | milice | | asserted | armée brasnienne
Le maire dit que les rebelles ont quitté la ville. | quitté | rebelles | | asserted | maire
Selon le gouverneur, les soldats ont incendié le marché. | incendié | soldats | marché | asserted | gouverneur
La milice a pillé le village, raconte un habitant. | pillé | milice | | asserted | habitant
Le ministre accuse la milice d'avoir bombardé une école. | bombardé | milice | école | asserted | ministre
D'après l'observatoire, l'armée a repris deux villages. | repris | armée | | asserted | observatoire
Les rebelles ont fui, a déclaré mardi à la radio le préfet de Valbourg. | fui | rebelles | | asserted | préfet de Valbourg
# negation
La milice n'a pas attaqué le convoi. | attaqué | milice | convoi | denied |
Aucun soldat n'a été tué à Valbourg. | tué | | soldat | denied |
Les rebelles n'ont jamais quitté la vallée. | quitté | rebelles | | denied |
Il n'y a pas eu de combats à Montclair. | combats | | | denied |
L'armée est repartie sans attaquer le village. | attaquer | | | denied |
Les habitants sont partis sans qu'un seul coup de feu ne soit tiré. | tiré | | | denied |
Les rebelles ne tiennent plus que la gare. | tiennent | rebelles | | asserted |
Les miliciens n'ont pas participé à l'offensive. | offensive | | | asserted |
# a denial is no event
L'armée dément avoir bombardé un hôpital à Hallon. | bombardé | armée | hôpital | denied | armée
Le général nie que ses troupes aient pillé le marché. | pillé | | | denied | général
Le Front de Brasnie dément avoir frappé le port. | frappé | | | denied | Front de Brasnie
La milice rejette et dément toute attaque contre le convoi. | attaque | | | denied | milice
Le ministère a démenti la mort du général. | mort | | général | denied | ministère
# capability and possibility
La coalition pourrait attaquer Valbourg la semaine prochaine. | attaquer | coalition | | possible |
La milice peut bloquer la route du port. | bloquer | milice | | possible |
Une attaque contre le port pourrait couper la région en deux. | attaque | | | possible |
Les combats risquent de reprendre à Montclair. | combats | | | possible |
Une explosion de la centrale empoisonnerait la vallée. | explosion | | | possible |
# the figure is kept
Les rebelles ont tué douze soldats maliens mardi. | tué | rebelles | soldats maliens | asserted |
L'explosion a fait au moins sept morts à Hallon. | morts | | | asserted |
Deux drones ont été abattus dans la nuit. | abattus | | drones | asserted |
Une trentaine de civils ont été blessés près du port. | blessés | | civils | asserted |
# the source and the conditional of the press
Selon Brasnia, la milice aurait tué douze civils à Hallon. | tué | milice | civils | hearsay | Brasnia
Le général serait mort dans l'attaque. | mort | | général | hearsay |
Des renforts seraient arrivés à Montclair, selon la radio. | arrivés | renforts | | hearsay | radio
Les rebelles auraient quitté le port, d'après des témoins. | quitté | rebelles | | hearsay | témoins
Trois villages auraient été pillés, à en croire le maire. | pillés | | | hearsay | maire
# the passive
Hallon a été attaquée par la milice. | attaquée | milice | | asserted |
Le convoi est tombé dans une embuscade des rebelles. | embuscade | rebelles | | asserted |
Le pont a été détruit par l'aviation du Levant. | détruit | aviation du Levant | pont | asserted |
Deux otages ont été libérés par la milice. | libérés | milice | otages | asserted |
# nobody is invented
Douze civils ont été tués à Valbourg. | tués | | civils | asserted |
Le marché a été bombardé lundi. | bombardé | | marché | asserted |
Trois soldats ont été enlevés près de Hallon. | enlevés | | soldats | asserted |
La gare a été incendiée. | incendiée | | gare | asserted |
# a claim of responsibility
Le Front du Sud a revendiqué l'attaque. | attaque | Front du Sud | | asserted | Front du Sud
L'attaque du convoi a été revendiquée par la milice. | attaque | milice | convoi | asserted | milice
La milice revendique la prise du port. | prise | milice | | asserted | milice
L'attentat, revendiqué par le Front du Sud, a tué dix civils. | attentat | Front du Sud | | asserted | Front du Sud
# chains
La ville serait tombée, selon des sources militaires citées par l'agence. | tombée | | | hearsay | agence > sources militaires
Selon le quotidien, un officier a affirmé que la base avait été évacuée. | évacuée | | | asserted | quotidien > officier
La radio rapporte que, selon le maire, les rebelles ont fui. | fui | rebelles | | asserted | radio > maire
L'agence Lorne, citant un diplomate, annonce la chute du port. | chute | | | asserted | agence Lorne > diplomate
L'armée a publié des images montrant le bombardement du port. | bombardement | | | asserted | armée > images
# an infinitive with its speaker as actor
L'armée affirme avoir repris la localité. | repris | armée | | asserted | armée
Les rebelles disent avoir quitté la gare. | quitté | rebelles | | asserted | rebelles
La milice assure contrôler tout le port. | contrôler | milice | | asserted | milice
La coalition a annoncé avoir détruit un pont près de Hallon. | détruit | coalition | | asserted | coalition
# a hypothesis is no hearsay
Si les renforts arrivaient, la garnison pourrait tenir. | arrivaient | renforts | | possible |
Si la milice attaque, le port tombera. | attaque | | | possible |
Si la milice attaquait, l'armée riposterait. | attaquait | milice | | possible |
Une éventuelle jonction des deux forces couperait la route. | couperait | | | possible |
# the first person of a quotation
« Nous avons abattu deux drones », a assuré le porte-parole. | abattu | porte-parole | drones | asserted | porte-parole
« Nous avons repris la gare », a dit le colonel Daran. | repris | colonel Daran | | asserted | colonel Daran
« La ville, a dit le maire, a été reprise. » | reprise | | | asserted | maire
« Ils ont bombardé l'école. Nous avons fui », s'étrangle un habitant. | bombardé | | école | asserted | habitant
Le maire confirme. « Les rebelles ont fui la ville hier soir. » | fui | rebelles | | asserted | maire
Sergueï Daran, porte-parole du Front : « Nos unités ont repris la gare ce matin. » | repris | | | asserted | Sergueï Daran
# orders, plans, attempts, failures
Le général ordonne à ses troupes de quitter le port. | quitter | troupes | | planned | général
La milice a tenté en vain de reprendre le pont. | reprendre | milice | | denied |
La milice tente de reprendre le pont. | reprendre | milice | | planned |
Le président promet de reprendre Montclair. | reprendre | président | | planned | président
La coalition envisage de quitter la base. | quitter | coalition | | planned | coalition
Ils avancent pour encercler la ville. | encercler | | | planned |
Le maire appelle les rebelles à déposer les armes. | déposer | | | planned | maire
L'appel du maire aux rebelles à déposer les armes est resté sans réponse. | déposer | | | planned | maire
Le général ne veut pas quitter la ville. | quitter | général | | planned |
# what is to come, and what is asked
L'armée attaquera Hallon demain. | attaquera | armée | | predicted |
Le port devrait tomber dans la semaine. | tomber | | | predicted |
Le maire a annoncé que l'armée quitterait la ville. | quitterait | armée | | predicted | maire
La milice a-t-elle attaqué le convoi ? | attaqué | milice | convoi | questioned |
On ignore si la milice a attaqué le convoi. | attaqué | milice | convoi | questioned |
# verbs of other senses say nothing
L'armée a lancé une offensive au nord de Hallon. | offensive | armée | | asserted |
Soutenue par l'aviation, l'armée est entrée dans la ville. | entrée | armée | | asserted |
L'armée a poursuivi son offensive lundi. | offensive | armée | | asserted |
Les soldats avancent, appuyés par des chars. | avancent | soldats | | asserted |
"""
PENDING = {
    "« La ville, a dit le maire, a été reprise. »": "the town was parsed as what was said, and the frame asks for an object",
    "Le Levant a attaqué la Brasnie lundi.": "a country that no table knows is read as the place of the attack",
    "La milice rejette et dément toute attaque contre le convoi.": "the second of two joined verbs was tagged as an adjective",
}


def rows() -> list[object]:
    """The rows of the table as parameters of the test."""
    found = []
    for line in TABLE.strip().splitlines():
        if line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        marks = [broken(PENDING[cells[0]])] if cells[0] in PENDING else []
        found.append(pytest.param(*cells, *[""] * (6 - len(cells)), id=cells[0], marks=marks))
    return found


@pytest.mark.parametrize(("sentence", "trigger", "actors", "targets", "modality", "sources"), rows())
def test_a_probe_is_read_right(
    reader: Reader, sentence: str, trigger: str, actors: str, targets: str, modality: str, sources: str
) -> None:
    claim = read_claim(reader, sentence, trigger)
    found = {
        "modality": claim.modality.value.value,
        "sources": " > ".join(chain(claim)),
        **({"actors": " + ".join(named(claim.actor))} if actors else {}),
        **({"targets": " + ".join(named(claim.target))} if targets else {}),
    }
    wanted = {
        "modality": modality,
        "sources": sources,
        **({"actors": actors} if actors else {}),
        **({"targets": targets} if targets else {}),
    }
    assert found == wanted


def test_there_are_enough_probes() -> None:
    right = len(rows()) - len(PENDING)
    assert right >= 80, f"{right} sentences of our own of the probes' kinds are read right"
