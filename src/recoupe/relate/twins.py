"""Claims that copies repeat word for word are one claim told again: they are not compared, and go where the first goes.

So a copy changes nothing: neither which claims are rare in their words nor what speaks for two of them being one event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from recoupe.model.event import Event, event_id
from recoupe.relate.leaves import Leaf
from recoupe.relate.sketch import LATEST, Sketch

Place = tuple[str, int, str]  # what sorts claims: their article, their place in it, their id


def twins_of(leaves: Iterable[Leaf], roots: Mapping[str, str]) -> dict[str, str]:
    """Each claim that repeats another, with that other: of one root, of one kind, the same words of the same sentence.

    Args:
        leaves: at least the articles that share passages with others.
        roots: the root of each article, and of claims that stand on another.
    """
    held = sorted(leaves, key=lambda leaf: (leaf.days[1] if leaf.days else LATEST, leaf.id))
    first: dict[tuple[object, ...], str] = {}
    twins: dict[str, str] = {}
    for own in (True, False):  # the root's article comes before its copies
        for leaf in held:
            met: Counter[tuple[object, ...]] = Counter()
            for one in leaf.sketches:
                root = roots.get(one.claim) or roots.get(leaf.id, leaf.id)
                key = root, *_words(one)
                met[key] += 1
                if (root == leaf.id) is own:
                    same = first.setdefault((*key, met[key]), one.claim)
                    twins |= {one.claim: same} if same != one.claim else {}
    return twins


def _words(one: Sketch) -> tuple[object, ...]:
    return one.type, one.form, one.modality, one.words


def without(leaves: Iterable[Leaf], twins: Mapping[str, str]) -> Iterator[Leaf]:
    """The articles without claims that repeat others; those that only repeat are left out."""
    for leaf in leaves:
        kept = tuple(one for one in leaf.sketches if one.claim not in twins)
        if len(kept) == len(leaf.sketches):
            yield leaf
        elif kept:
            yield replace(leaf, sketches=kept)


def joined(events: Iterable[Event], twins: Mapping[str, str], places: Mapping[str, Place]) -> tuple[Event, ...]:
    """The events with the claims that repeat theirs, by article and place of their first claim."""
    told: dict[str, list[str]] = {}
    for twin, first in twins.items():
        told.setdefault(first, []).append(twin)
    out = []
    for event in events:
        claims = sorted((c for one in event.claims for c in (one, *told.get(one, ()))), key=places.__getitem__)
        out.append(Event(event_id(claims), tuple(claims)))
    return tuple(sorted(out, key=lambda event: places[event.claims[0]]))
