"""What is lost on the way, by the reading of both articles and by their words: a table with a reason per row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from relate.pile import entry

from recoupe.model.article import Article, Entry
from recoupe.model.claim import Reading
from recoupe.relate.alerts import alerts_of
from recoupe.relate.gather import find_copies
from recoupe.relate.lineage import lineages_of

ROOT = (
    "L'armée du Nord a bombardé le port de Valbourg dans la nuit de lundi à mardi, tuant au moins douze pêcheurs, selon un "
    "adjoint au maire joint par téléphone. Le tir n'a cessé qu'à l'aube. Une partie des obus aurait été tirée depuis le "
    "phare de Sorn, sur l'autre rive, où des batteries sont en place depuis la semaine dernière. Vers vingt heures, les "
    "pompiers ont dû abandonner trois rues entières. Les rebelles ont pris la gare de Montclair le 3 mai."
)
CUT = (
    "Une partie des obus aurait été tirée depuis le phare de Sorn, sur l'autre rive, où des batteries sont en place depuis "
    "la semaine dernière. "
)
COLONEL = "« Aucun pêcheur n'a été tué à Valbourg », a déclaré le colonel Daran."
DENIED = " L'armée du Nord dément. « Aucun pêcheur n'a été tué à Valbourg », a déclaré le colonel Daran."


@pytest.mark.parametrize(
    ("before", "after", "kind", "lost", "found"),
    [
        pytest.param(
            ", selon un adjoint au maire joint par téléphone",
            "",
            "attribution_lost",
            "selon un adjoint",
            None,
            id="the source of a toll",
        ),
        pytest.param(
            "aurait été tirée", "a été tirée", "conditional_lost", "aurait", None, id="the conditional of the press"
        ),
        pytest.param(
            "douze pêcheurs", "quarante pêcheurs", "figure_changed", "douze", "quarante", id="a figure in words"
        ),
        pytest.param("douze pêcheurs", "42 pêcheurs", "figure_changed", "douze", "42", id="a figure in digits"),
        pytest.param("Le tir n'a", "La boucherie n'a", "loaded_word", "Le tir", "boucherie", id="a word that steers"),
        pytest.param(
            "Les rebelles ont pris",
            "Les terroristes ont pris",
            "loaded_word",
            "rebelles",
            "terroristes",
            id="a name that steers",
        ),
        pytest.param("le 3 mai", "le 5 mai", "date_changed", "le 3 mai", "le 5 mai", id="a day"),
        pytest.param(DENIED, "", "denial_lost", COLONEL, None, id="a denial behind the copied passage"),
        pytest.param("douze pêcheurs", "12 pêcheurs", None, None, None, id="not: the same figure in digits"),
        pytest.param(
            "Vers vingt heures", "Vers huit heures du soir", None, None, None, id="not: the same hour in other words"
        ),
        pytest.param("ont dû abandonner", "ont dû laisser brûler", None, None, None, id="not: a synonym"),
        pytest.param("la semaine dernière", "la semaine passée", None, None, None, id="not: another word of time"),
        pytest.param(CUT, "", None, None, None, id="not: a paragraph cut with its conditional"),
    ],
)
def test_alert(
    before: str, after: str, kind: str | None, lost: str | None, found: str | None, reader: Callable[[Article], Reading]
) -> None:
    left = entry("a", ROOT + DENIED, day="2031-05-06")
    right = entry("b", (ROOT + DENIED).replace(before, after), day="2031-05-07")
    pile = {e.article.id: Entry(e.article, e.names, reader(e.article)) for e in (left, right)}
    copies = find_copies(pile.values())
    (lineage,) = lineages_of(pile, copies)
    told = alerts_of(lineage, pile, copies)
    a, b = left.article.text, right.article.text
    shown = [(t.kind.value, t.lost.of(a) if t.lost else None, t.found.of(b) if t.found else None) for t in told]
    assert shown == ([(kind, lost, found)] if kind else [])
    for alert in told:
        assert alert.lost is None or alert.before.overlaps(alert.lost)
        assert alert.found is None or alert.after.contains(alert.found)


def test_a_loaded_word_that_became_a_plain_one(reader: Callable[[Article], Reading]) -> None:
    left = entry("a", ROOT.replace("Le tir", "La boucherie"), day="2031-05-06")
    right = entry("b", ROOT, day="2031-05-07")
    pile = {e.article.id: Entry(e.article, e.names, reader(e.article)) for e in (left, right)}
    copies = find_copies(pile.values())
    (lineage,) = lineages_of(pile, copies)
    assert [alert.kind.value for alert in alerts_of(lineage, pile, copies)] == ["loaded_word_lost"]


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        pytest.param("Le port brûle", "Le port est rasé !", True, id="another headline"),
        pytest.param("Le port brûle", "LE PORT BRULE".replace("U", "Û"), False, id="the same in capitals"),
    ],
)
def test_headlines(one: str, two: str, told: bool) -> None:
    left, right = entry("a", ROOT, title=one, day="2031-05-06"), entry("b", ROOT, title=two, day="2031-05-07")
    pile = {"a": left, "b": right}
    copies = find_copies(pile.values())
    (lineage,) = lineages_of(pile, copies)
    assert [alert.kind.value for alert in alerts_of(lineage, pile, copies)] == ["headline_changed"] * told
