"""Aliases change the canonical names that are shown, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import fakes
from hypothesis import given

from recoupe.model.alias import Alias, Aliases, AliasKind, same_name
from recoupe.model.article import Entry
from recoupe.model.claim import CELLS, Cell, Cite, Claim, Name, NotSaid, Span, Where
from recoupe.model.codes import Method, Precision, SourceKind
from recoupe.read import read_article


def of(*pairs: tuple[str, str], kind: AliasKind = AliasKind.ACTOR) -> Aliases:
    return Aliases(Alias(name, canonical, kind, "") for name, canonical in pairs)


def test_words_come_before_the_entity_that_was_read() -> None:
    aliases = of(("Nordistes", "armée du Nord"), ("Nord", "Royaume"))
    assert aliases.canonical(AliasKind.ACTOR, "les Nordistes", "Nord") == "Royaume"
    assert aliases.canonical(AliasKind.ACTOR, "NORDISTES", "Nord") == "armée du Nord"
    assert aliases.canonical(AliasKind.PLACE, "Nordistes", None) is None
    assert aliases.canonical(AliasKind.ACTOR, "autre", None) is None


def test_a_circle_comes_to_an_end() -> None:
    assert of(("a", "b"), ("b", "a")).canonical(AliasKind.ACTOR, "a", None) == "a"
    assert of(("a", "A")).canonical(AliasKind.ACTOR, "a", None) == "A"


def test_of_two_the_last_holds() -> None:
    assert of(("a", "b"), ("Á", "c")).canonical(AliasKind.ACTOR, "a", None) == "c"


@given(fakes.claims())
def test_words_evidence_and_rules_stay(claim: Claim) -> None:
    named = [cell.value for held in (claim.actor, claim.place) if not isinstance(held, NotSaid) for cell in held]
    aliases = Aliases([Alias(n.text, "X", kind, "") for n in named for kind in AliasKind])
    shown = aliases.claim(claim)
    for name in CELLS:
        before, after = getattr(claim, name), getattr(shown, name)
        if isinstance(before, tuple):
            assert [without_entity(cell) for cell in before] == [without_entity(cell) for cell in after]
        else:
            assert before == after
    for held in (shown.actor, shown.place):
        assert isinstance(held, NotSaid) or {cell.value.entity for cell in held} <= {"X"}
    assert bool(aliases.used(claim)) == bool(named) or aliases.used(claim)
    assert Aliases().claim(claim) is claim


def without_entity(cell: Any) -> object:
    value = cell.value
    if hasattr(value, "kind"):
        return replace(cell, value=replace(value, source=replace(value.source, entity=None)))
    return replace(cell, value=replace(value, entity=None)) if hasattr(value, "entity") else cell


def test_cites_are_shown_so_too() -> None:
    article = read_article(fakes.FILES["a.txt"])
    reading = replace(fakes.load(None)(article), cites=(Cite(Name("AFP", Span(0, 3), None), SourceKind.OUTLET),))
    shown = of(("afp", "Agence")).entry(Entry(article, ("a",), reading))
    assert shown.reading.cites[0].name == Name("AFP", Span(0, 3), "Agence")
    assert shown.article is article


def test_spellings_of_one_name() -> None:
    assert same_name("L’ÉTAT  major") == same_name("l'etat major")


def test_a_place_shown_as_another_lies_where_that_one_does() -> None:
    span = Span(0, 6)
    here = Cell(Where("Hallon", span, "Hallon", 34.5, 40.9, Precision.POINT), (span,), "frame/à@spelling.country")
    claim = replace(fakes.load(None)(read_article(fakes.FILES["a.txt"])).claims[0], place=(here,), origin=(here,))
    alias = Alias("Hallon", "Ville-Haute", AliasKind.PLACE, "")
    moved = Aliases([alias], {"Ville-Haute": (1.0, 2.0, Precision.AREA)}).claim(claim)
    for held in (moved.place, moved.origin):
        assert not isinstance(held, NotSaid)
        assert held[0].value == Where("Hallon", span, "Ville-Haute", 1.0, 2.0, Precision.AREA)
        assert (held[0].rule, held[0].method) == ("frame/à@alias", Method.HUMAN)
    stays = Aliases([alias]).claim(claim).place
    assert not isinstance(stays, NotSaid)
    assert (stays[0].value.latitude, stays[0].rule) == (34.5, here.rule)
    same = Aliases([Alias("HALLON", "Hallon", AliasKind.PLACE, "")], {"Hallon": (1.0, 2.0, Precision.AREA)}).claim(
        claim
    )
    assert same.place == (here,)
