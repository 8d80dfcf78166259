"""Articles that tell the same in two languages: one voice, found by names and figures, never by words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from relate.pile import OTHER, OWN, entry

from recoupe.model.article import Entry
from recoupe.model.copy import Direction, Relation
from recoupe.relate.gather import find_copies
from recoupe.relate.lineage import lineages_of
from recoupe.relate.roots import Voices, roots_of

FRENCH = (
    "Le gouverneur Daran a signé samedi à Montclair l'accord avec la Brasnie et la Valdorie. Des 1 250 prisonniers de Sorn, "
    "320 rentrent par Valbourg et 87 par la Tavria, a dit le docteur Lambrec. La Croix-Rouge compte 42 blessés. Le ministre "
    "Oriel attend à Kervan la réponse du général Pertusi avant le 14 juin."
)
ENGLISH = (
    "Governor Daran signed the deal with Brasnia and Valdoria in Montclair on Saturday. Of 1,250 prisoners from Sorn, 320 go "
    "home through Valbourg and 87 through Tavria, Doctor Lambrec said. The Red Cross counts 42 wounded. Minister Oriel waits in "
    "Kervan for the answer of General Pertusi before June 14."
)


def english(of: Entry) -> Entry:
    return replace(of, article=replace(of.article, language="en"))


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        pytest.param(entry("a", FRENCH), english(entry("b", ENGLISH, day="2031-05-07")), True, id="the day after"),
        pytest.param(entry("a", FRENCH), english(entry("b", ENGLISH, day="2031-05-20")), False, id="two weeks later"),
        pytest.param(entry("a", FRENCH), english(entry("b", ENGLISH, day=None)), False, id="no day"),
        pytest.param(
            entry("a", FRENCH),
            english(entry("b", "The Brasnia deal leaves Montclair alone.")),
            False,
            id="another text",
        ),
        pytest.param(entry("a", OWN), english(entry("b", OTHER)), False, id="no names"),
        pytest.param(entry("a", FRENCH), entry("b", FRENCH[::-1]), False, id="one language"),
    ],
)
def test_translation(one: Entry, two: Entry, found: bool) -> None:
    copies = find_copies([one, two])
    assert [copy.relation for copy in copies] == [Relation.TRANSLATION] * found
    assert find_copies([two, one]) == copies


def test_a_translation_is_one_voice_with_its_original() -> None:
    pile = [english(entry("a", ENGLISH, OWN, day="2031-05-07")), entry("b", FRENCH, day="2031-05-06")]
    copies = find_copies(pile)
    assert copies[0].direction is Direction.BACKWARD
    assert roots_of((e.article for e in pile), copies) == {"a": "b", "b": "b"}
    assert Voices((e.article for e in pile), copies).of("a", pile[0].article.blocks[0].span) == "b"
    (lineage,) = lineages_of({e.article.id: e for e in pile}, copies)
    assert [(r.article, r.taken, r.relation, r.cut) for r in lineage.relays] == [("a", "b", Relation.TRANSLATION, ())]
