"""What was foreseen or planned, on whose word, until when; and what later claims of the pile say of it, or that none does.

A prediction and what came of it need not be one event: they are matched by kind, place and sides, and by who is denied or
still holds out. Where the pile is silent the outcome is open: nothing is known here that no article tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.claim import Claim, NotSaid, label
from recoupe.model.codes import EventType, Modality
from recoupe.model.event import Outcome
from recoupe.relate.compare import TOLD, day_of, root_of
from recoupe.relate.sketch import LATEST, Paper, Place, Sketch, plain, sketch_of

FORESEEN = (Modality.PREDICTED, Modality.PLANNED)
# What shows that something foreseen has not come: the side that was to lose the place holds out in it.
_AGAINST = {EventType.CAPTURE: (EventType.SIEGE, EventType.CONTROL), EventType.WITHDRAW: (EventType.CONTROL,)}
# Kinds by which texts tell that a place changed hands.
_TAKING = (EventType.CAPTURE, EventType.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Bearing:
    """A later claim that bears on a prediction: for it or against it, and why."""

    claim: str
    speaks_for: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """Something foreseen or planned, with the claims of copies folded in."""

    claim: str
    copies: tuple[str, ...]
    modality: Modality
    by: tuple[str, ...]
    horizon: tuple[int, int] | None
    outcome: Outcome
    reason: str
    bearings: tuple[Bearing, ...]


def predictions_of(
    claims: Sequence[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str], events: Mapping[str, str]
) -> tuple[Prediction, ...]:
    """All that is foreseen or planned in a pile, with what came of it as far as the pile tells.

    Args:
        roots: the root of each article, and of claims that stand on another; `events` the event of each claim.
    """
    sketches = {claim.id: sketch_of(claim, papers[claim.article]) for claim in claims}
    held: dict[tuple[str, str, str, str], list[Claim]] = {}
    ordered = sorted(claims, key=lambda c: (day_of(c, papers), c.article, c.trigger, c.id))
    for claim in ordered:
        if claim.modality.value in FORESEEN:
            root = root_of(claim, roots)
            held.setdefault(
                (root, events.get(claim.id, claim.id), str(claim.type.value), _places_key(claim)), []
            ).append(claim)
    return tuple(_prediction(group, ordered, sketches, papers) for group in held.values())


def _places_key(claim: Claim) -> str:
    return "" if isinstance(claim.place, NotSaid) else ";".join(sorted(plain(label(c.value)) for c in claim.place))


def _prediction(
    group: Sequence[Claim], claims: Sequence[Claim], sketches: Mapping[str, Sketch], papers: Mapping[str, Paper]
) -> Prediction:
    first = group[0]
    sketch, said = sketches[first.id], day_of(first, papers)
    horizon = sketch.days
    later = [c for c in claims if c.id not in {g.id for g in group} and _later(c, said, papers, sketches[c.id])]
    bearings = tuple(b for c in later if (b := _bearing(sketch, c, sketches[c.id], horizon)))
    outcome, reason = _outcome(sketch, bearings, {c.id: sketches[c.id] for c in later})
    by = tuple(label(link.value) for link in first.attribution)
    actors = () if isinstance(first.actor, NotSaid) else tuple(label(c.value) for c in first.actor)
    copies = tuple(claim.id for claim in group[1:])
    return Prediction(first.id, copies, first.modality.value, by or actors, horizon, outcome, reason, bearings)


def _later(claim: Claim, said: int, papers: Mapping[str, Paper], sketch: Sketch) -> bool:
    """Told as fact, or denied, in an article that is younger than the prediction, and of no earlier day."""
    day = day_of(claim, papers)
    known = said < day < LATEST and claim.modality.value in (*TOLD, Modality.DENIED)
    return known and (sketch.days is None or sketch.days[1] >= said)


def _bearing(prediction: Sketch, claim: Claim, later: Sketch, horizon: tuple[int, int] | None) -> Bearing | None:
    """How a later claim bears on a prediction; None where it does not."""
    if not _same_place(prediction, later):
        return None
    alike = later.type is prediction.type or {later.type, prediction.type} <= set(_TAKING)
    if alike and claim.modality.value is Modality.DENIED:
        return Bearing(claim.id, False, "a later article tells that it was not so")
    if alike and _other_side(prediction, later):
        return Bearing(claim.id, False, "a later article tells it of the other side")
    if alike and horizon and later.days and later.days[0] > horizon[1]:
        return Bearing(claim.id, False, "it came later than was said")
    if alike:
        return Bearing(claim.id, True, "a later article tells it as having happened")
    if later.type in _AGAINST.get(prediction.type, ()) and not _same_names(prediction.actors, later.actors):
        return Bearing(claim.id, False, "a later article tells that the place still holds out or is held by others")
    return None


def _same_place(one: Sketch, other: Sketch) -> bool:
    if not one.places or not other.places:
        return (
            not one.places
            and not other.places
            and bool(_same_names(one.targets, other.targets))
            and one.trigger == other.trigger
        )
    return any(_near(a, b) for a in one.places for b in other.places)


def _near(one: Place, other: Place) -> bool:
    return one.key == other.key or bool(
        set(one.key.split()) >= set(other.key.split()) or set(other.key.split()) >= set(one.key.split())
    )


def _same_names(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(set(one) & set(other))


def _other_side(prediction: Sketch, later: Sketch) -> bool:
    """True where who was to act is said to undergo, or who was to undergo to act."""
    return _same_names(prediction.actors, later.targets) or _same_names(prediction.targets, later.actors)


def _outcome(prediction: Sketch, bearings: Sequence[Bearing], later: Mapping[str, Sketch]) -> tuple[Outcome, str]:
    """What the bearings make of it: one place of several is partly."""
    if not bearings:
        return Outcome.OPEN, "no later article of the pile tells of it"
    reached = [
        p
        for p in prediction.places
        if any(b.speaks_for and any(_near(p, q) for q in later[b.claim].places) for b in bearings)
    ]
    missed = [
        p
        for p in prediction.places
        if any(not b.speaks_for and any(_near(p, q) for q in later[b.claim].places) for b in bearings)
    ]
    speaking, against = [b for b in bearings if b.speaks_for], [b for b in bearings if not b.speaks_for]
    if reached and len(reached) < len(prediction.places):
        return Outcome.PARTLY, f"told of {len(reached)} of {len(prediction.places)} places"
    if speaking and against and missed:
        return Outcome.PARTLY, "later articles tell it, and tell against it"
    chosen = speaking or against
    return (Outcome.HAPPENED if speaking else Outcome.DID_NOT_HAPPEN), chosen[0].reason
