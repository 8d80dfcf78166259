"""How far a rule can be trusted: its measured precision, from a table that a script writes (`eval/confidence.py`).

A rule that fired at least ten times on development gold has its own figure, another that of its class, else none. A learned
decision is counted with those that were as sure as it was, by tenths, read with weights that were learned without the article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from recoupe.model.claim import Cell, Claim, NotSaid

T = TypeVar("T")
ROLES = ("actor", "target", "place", "origin", "equipment")


@lru_cache(maxsize=20_000)
def keys_of(cell_name: str, rule: str) -> tuple[str, ...]:
    """Under which names a cell's figure is looked up: the rule's own first, then its class.

    >>> keys_of("type", "fr.noun.attaque.attack")
    ('type:fr.noun.attaque.attack', 'type:fr.noun.attack')
    >>> keys_of("type", "fr.noun.attaque.attack@0.87: its frame, met +2.1; density=3 +0.4; label=obl -0.3")
    ('type:decided.8', 'type:fr.noun.attack')
    >>> keys_of("actor", "fr.verb.tuer.casualties/subject")
    ('actor:subject', 'actor')
    """
    if cell_name == "type":
        frame, decided, told = rule.partition("@")
        language, kind, *_, event = frame.split(".")
        sure = float(told.partition(":")[0]) if decided else 0.0
        own = f"decided.{min(9, int(10 * sure))}" if decided else frame
        return f"type:{own}", f"type:{language}.{kind}.{event}"
    if cell_name in ROLES:
        rule = rule.split("@")[0]  # how words were found, not why this place of their name
        slot = rule.rsplit("/", 1)[-1] if "/" in rule else rule
        return f"{cell_name}:{slot}", cell_name
    parent = rule.rsplit(".", 1)[0]
    return f"{cell_name}:{rule}", f"{cell_name}:{parent}", cell_name


def confident(cell_name: str, cell: Cell[T], table: Mapping[str, float]) -> Cell[T]:
    """The cell with its rule's measured precision, as it is where none was measured."""
    value = next((table[key] for key in keys_of(cell_name, cell.rule) if key in table), None)
    return cell if value is None else replace(cell, confidence=value)


def confident_all(
    cell_name: str, cells: tuple[Cell[T], ...] | NotSaid, table: Mapping[str, float]
) -> tuple[Cell[T], ...] | NotSaid:
    """The same for a cell of several values; silence stays silence."""
    return cells if isinstance(cells, NotSaid) else tuple(confident(cell_name, cell, table) for cell in cells)


def with_confidence(claim: Claim, table: Mapping[str, float]) -> Claim:
    """The claim with the confidence of each of its cells."""
    if not table:
        return claim
    return replace(
        claim,
        type=confident("type", claim.type, table),
        actor=confident_all("actor", claim.actor, table),
        target=confident_all("target", claim.target, table),
        place=confident_all("place", claim.place, table),
        origin=confident_all("origin", claim.origin, table),
        time=claim.time if isinstance(claim.time, NotSaid) else confident("time", claim.time, table),
        equipment=confident_all("equipment", claim.equipment, table),
        number=confident_all("number", claim.number, table),
        modality=confident("modality", claim.modality, table),
        attribution=tuple(confident("attribution", link, table) for link in claim.attribution),
    )
