"""Whom a paper means by `our troops` and `the enemy`: shown by claims, never by a table of sides.

What shows it: whom they fight in a claim of the paper; who does the same in another paper's telling of one event; who, by
another paper, holds the same place from the same day. What is shown of one paper's enemy may be another's own side. Where
the claims show two, or a paper as its own enemy, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.languages.bodies import peoples
from recoupe.languages.people import People, people_of
from recoupe.model.codes import EventType
from recoupe.relate.naming import says_who

HARM = frozenset([EventType.CASUALTIES, EventType.DETENTION])
FIGHTING = HARM | {EventType.ATTACK, EventType.BATTLE, EventType.STRIKE}
HOLDING = frozenset([EventType.CONTROL, EventType.CAPTURE])


@dataclass(frozen=True, slots=True, order=True)
class Standpoint:
    """A side as one paper sees it: its own, or the one against it."""

    outlet: str
    ours: bool

    @property
    def other(self) -> Standpoint:
        """The side across."""
        return Standpoint(self.outlet, not self.ours)


Who = Standpoint | str  # a side as a paper sees it, or by its name


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as far as it shows who is who: its event, its paper, the one who acts and the one who is acted upon."""

    event: str
    outlet: str
    type: EventType
    actor: Who | None
    target: Who | None
    place: str | None = None
    since: str | None = None


def names_a_side(words: str) -> bool:
    """True for a people, and for fighters with whose they are.

    >>> names_a_side("Polonais"), names_a_side("armée du Nord"), names_a_side("soldats"), names_a_side("Valbourg")
    (True, True, False, False)
    """
    return words.lower() in peoples() or (people_of(words) is People.FIGHTERS and says_who(words))


def meant(claims: Iterable[Told]) -> Mapping[Standpoint, str]:
    """Who each standpoint means, as far as the claims show it and do not part over it."""
    held = list(claims)
    groups: list[set[Who]] = []
    for a, b in (*fought(held), *_pairs(held, _by_event), *_pairs(held, _by_place)):
        if isinstance(a, str) and isinstance(b, str):
            continue
        met = [group for group in groups if a in group or b in group]
        groups = [group for group in groups if group not in met]
        groups.append({a, b}.union(*met))
    found: dict[Standpoint, str] = {}
    for group in groups:
        named = [who for who in group if isinstance(who, str)]
        seen = [who for who in group if isinstance(who, Standpoint)]
        if len(named) == 1 and not any(one.other in group for one in seen):
            found |= dict.fromkeys(seen, named[0])
    return found


def fought(claims: Sequence[Told]) -> Iterator[tuple[Who, Who]]:
    """Whom a paper's own side fights is its enemy, and the other way round."""
    for told in claims:
        if told.type not in FIGHTING or told.actor is None or told.target is None:
            continue
        for one, against in ((told.actor, told.target), (told.target, told.actor)):
            harmed = against is told.target and told.type in HARM  # whoever is killed or taken is people
            if isinstance(one, Standpoint) and _is_known(against, people=harmed):
                yield one.other, against


def _is_known(who: Who | None, *, people: bool) -> bool:
    if isinstance(who, str):
        return says_who(who) if people else names_a_side(who)
    return who is not None


def _pairs(claims: Sequence[Told], key: Callable[[Told], object]) -> Iterator[tuple[Who, Who]]:
    """Who acts in two papers' claims of one thing."""
    groups: dict[object, list[Told]] = {}
    for told in claims:
        acts = told.type in FIGHTING | HOLDING and _is_known(told.actor, people=told.type is EventType.CAPTURE)
        if acts and (shared := key(told)) is not None:
            groups.setdefault(shared, []).append(told)
    for group in groups.values():
        for a, b in combinations(group, 2):
            if a.outlet != b.outlet and a.actor is not None and b.actor is not None:
                yield a.actor, b.actor


def _by_event(told: Told) -> object:
    return told.event


def _by_place(told: Told) -> object:
    return (told.place, told.since) if told.type in HOLDING and told.place and told.since else None
