"""Who writes on the place of an event in its days and does not tell it."""

from __future__ import annotations

import pytest
from relate.told import Pile

from recoupe.relate.ledger import Ledger

WRITES = [
    ("of the place on that day", {"place": "Ville-Haute", "time": "2018-03-10"}, "2018-03-12", True),
    ("of the place a day later", {"place": "Ville-Haute", "time": "2018-03-11"}, "2018-03-12", True),
    ("of the place, without a day, that week", {"place": "Ville-Haute"}, "2018-03-12", True),
    ("of the place, without a day, a month on", {"place": "Ville-Haute"}, "2018-04-12", False),
    ("of the place at another time", {"place": "Ville-Haute", "time": "2018-02-01"}, "2018-03-12", False),
    ("of another place", {"place": "Port-Noir", "time": "2018-03-10"}, "2018-03-12", False),
    ("of no place", {"time": "2018-03-10"}, "2018-03-12", False),
]  # fmt: skip


def burnt() -> Pile:
    pile = Pile()
    pile.add(
        "a", "L'Armée du Nord a tiré sur Ville-Haute samedi.", "tiré", "strike", place="Ville-Haute", time="2018-03-10"
    )
    pile.add("a", "Le moulin a brûlé.", "brûlé", "destruction", target="moulin")
    return pile


@pytest.mark.parametrize(("why", "said", "day", "silent"), WRITES, ids=[row[0] for row in WRITES])
def test_who_is_silent(why: str, said: dict[str, object], day: str, silent: bool) -> None:
    pile = burnt()
    pile.article("b", day)
    other = pile.add("b", "Un accord a été signé par le maire.", "accord", "agreement", **said)
    ledger = Ledger.of(pile.claims, pile.papers, {})
    mill = ledger.event(pile.claims[1].id)
    found = [(one.root, one.claim) for one in ledger.silent(mill)]
    assert found == ([("b", other.id)] if silent else []), "place and day are those of the claim before"


def test_copies_and_those_who_tell_it_are_not_silent() -> None:
    pile = burnt()
    for name in ("copy", "b"):
        pile.add(name, "Un accord à Ville-Haute samedi.", "accord", "agreement", place="Ville-Haute", time="2018-03-10")
    pile.add("b", "Le moulin a brûlé à Ville-Haute.", "brûlé", "destruction", target="moulin", place="Ville-Haute")
    ledger = Ledger.of(pile.claims, pile.papers, {"copy": "a"})
    mill = ledger.event(pile.claims[1].id)
    assert len({ledger.claims[claim].article for claim in mill.claims}) == 2
    assert ledger.silent(mill) == ()
