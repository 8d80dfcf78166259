"""What was foreseen or planned, on whose word, until when; and what later claims of the pile say of it, or that none does.

A prediction and what came of it need not be one event: they are matched by kind, place and sides, and by who is denied or
still holds out. Where the pile is silent the outcome is open: nothing is known here that no article tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.claim import Claim, NotSaid, label
from recoupe.model.codes import EventType, Modality
from recoupe.model.event import Bearing, Outcome, Prediction
from recoupe.relate.compare import TOLD, counted, day_of, root_of
from recoupe.relate.sketch import LATEST, Paper, Place, Sketch, sketch_of

FORESEEN = (Modality.PREDICTED, Modality.PLANNED)
# What shows that something foreseen has not come: the side that was to lose the place holds out in it.
_AGAINST = {EventType.CAPTURE: (EventType.SIEGE, EventType.CONTROL), EventType.WITHDRAW: (EventType.CONTROL,)}
# In what something foreseen ends: the town that one side means to march on is taken, by it or by another.
_END = {EventType.ADVANCE: (EventType.CAPTURE,)}
# Kinds by which texts tell that a place changed hands.
_TAKING = (EventType.CAPTURE, EventType.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim as it bears on what was foreseen: its sketch, the last day on which it can have been published, its root and event."""

    sketch: Sketch
    day: int
    root: str
    event: str

    @property
    def order(self) -> tuple[int, str, int, str]:
        """By what claims come one after another: days, then places in articles."""
        return self.day, self.sketch.article, self.sketch.at, self.sketch.claim


def predictions_of(
    claims: Sequence[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str], events: Mapping[str, str]
) -> tuple[Prediction, ...]:
    """All that is foreseen or planned in a pile, with what came of it as far as the pile tells.

    Args:
        roots: the root of each article, and of claims that stand on another; `events` the event of each claim.
    """
    known = {claim.id: claim for claim in claims}
    heard = [
        Heard(sketch_of(c, papers[c.article]), day_of(c, papers), root_of(c, roots), events.get(c.id, c.id))
        for c in counted(claims, papers)
    ]
    groups = foreseen(heard)
    later = Later(heard, groups)
    return tuple(outcome_of(group, later.of(group), lambda claim: said_by(known[claim])) for group in groups)


def foreseen(heard: Iterable[Heard]) -> list[list[Heard]]:
    """What was foreseen or planned, each thing once with its copies, the first before them."""
    held: dict[tuple[str, str, str, str], list[Heard]] = {}
    for one in sorted((one for one in heard if one.sketch.modality in FORESEEN), key=lambda one: one.order):
        places = ";".join(sorted(place.key for place in one.sketch.places))
        held.setdefault((one.root, one.event, str(one.sketch.type), places), []).append(one)
    return list(held.values())


class Later:
    """What a pile tells as fact or denies, found by the places and kinds that bear on what was foreseen."""

    def __init__(self, heard: Iterable[Heard], groups: Sequence[Sequence[Heard]]) -> None:
        """Take all claims, and what was foreseen: other claims are not kept."""
        wanted = {key for group in groups for key in _keys(group[0].sketch, _bearing_kinds(group[0].sketch))}
        self._held: defaultdict[tuple[str, EventType], list[Heard]] = defaultdict(list)
        for one in heard:
            if one.sketch.modality in (*TOLD, Modality.DENIED):
                for key in wanted.intersection(_keys(one.sketch, (one.sketch.type,))):
                    self._held[key].append(one)

    def of(self, group: Sequence[Heard]) -> list[Heard]:
        """What may bear on something foreseen: told later, and of no earlier day."""
        first = group[0]
        own = {one.sketch.claim for one in group}
        keys = _keys(first.sketch, _bearing_kinds(first.sketch))
        found = {one.sketch.claim: one for key in keys for one in self._held.get(key, ()) if _later(one, first.day)}
        return sorted((one for claim, one in found.items() if claim not in own), key=lambda one: one.order)


def _keys(sketch: Sketch, kinds: Iterable[EventType]) -> Iterator[tuple[str, EventType]]:
    """By what claims of one place meet: each word of its name; without a place, what is done to whom."""
    words = {word for place in sketch.places for word in place.key.split()}
    words |= set() if sketch.places else {f"to {target}" for target in sketch.targets}
    return ((word, kind) for kind in kinds for word in sorted(words))


def _bearing_kinds(sketch: Sketch) -> tuple[EventType, ...]:
    taking = _TAKING if sketch.type in _TAKING else (sketch.type,)
    return (*taking, *_AGAINST.get(sketch.type, ()), *_END.get(sketch.type, ()))


def said_by(claim: Claim) -> tuple[str, ...]:
    """On whose word something is foreseen: the sources, else who is to act."""
    sources = tuple(label(link.value) for link in claim.attribution)
    return sources or (() if isinstance(claim.actor, NotSaid) else tuple(label(c.value) for c in claim.actor))


def outcome_of(group: Sequence[Heard], later: Sequence[Heard], by: Callable[[str], tuple[str, ...]]) -> Prediction:
    """Something foreseen with what later claims make of it.

    Args:
        by: on whose word a claim stands.
    """
    sketch, copies = group[0].sketch, tuple(one.sketch.claim for one in group[1:])
    bearings = tuple(b for one in later if (b := _bearing(sketch, one.sketch, sketch.days)))
    outcome, reason = _outcome(sketch, bearings, {one.sketch.claim: one.sketch for one in later})
    return Prediction(sketch.claim, copies, sketch.modality, by(sketch.claim), sketch.days, outcome, reason, bearings)


def _later(one: Heard, said: int) -> bool:
    """Of an article that is younger than the prediction, and of no earlier day."""
    return said < one.day < LATEST and (one.sketch.days is None or one.sketch.days[1] >= said)


def _bearing(prediction: Sketch, later: Sketch, horizon: tuple[int, int] | None) -> Bearing | None:
    """How a later claim bears on a prediction; None where it does not."""
    if not _same_place(prediction, later):
        return None
    alike = later.type is prediction.type or {later.type, prediction.type} <= set(_TAKING)
    if alike and later.modality is Modality.DENIED:
        return Bearing(later.claim, False, "a later article tells that it was not so")
    if alike and _other_side(prediction, later):
        return Bearing(later.claim, False, "a later article tells it of the other side")
    if alike and horizon and later.days and later.days[0] > horizon[1]:
        return Bearing(later.claim, False, "it came later than was said")
    if alike:
        return Bearing(later.claim, True, "a later article tells it as having happened")
    if (
        later.type in _END.get(prediction.type, ())
        and later.modality is not Modality.DENIED
        and prediction.actors
        and later.actors
    ):
        if _same_names(prediction.actors, later.actors):
            return Bearing(later.claim, True, "a later article tells in what it ended: they took the place")
        return Bearing(later.claim, False, "a later article tells that others took the place")
    if later.type in _AGAINST.get(prediction.type, ()) and not _same_names(prediction.actors, later.actors):
        return Bearing(later.claim, False, "a later article tells that the place still holds out or is held by others")
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
