"""Who writes on the place of an event in its days and does not tell it: silence, which is neither agreement nor denial."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.claim import Claim, NotSaid, Span, label
from recoupe.relate.compare import counted, root_of
from recoupe.relate.naming import bare
from recoupe.relate.sketch import EARLIEST, LATEST, LEAVING, Paper, ordinals

_EITHER_SIDE = 1  # days: the night before, the morning after
_FRESH = 7  # days after an event in which an article that gives no day of its own writes of those days
_LONG = 31  # days: of an event that lasted longer nobody can be said to be silent


@dataclass(frozen=True, slots=True)
class Silence:
    """A root that does not tell an event, and the claim by which it writes on its place in its days."""

    root: str
    claim: str
    place: str
    words: Span


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when an event was: names of places as keys, first and last day."""

    places: frozenset[str]
    days: tuple[int, int]


def scene_of(claims: Sequence[Claim], beside: Sequence[Claim], papers: Mapping[str, Paper]) -> Scene | None:
    """The scene of an event; None where none is told, or it lasted long.

    Args:
        beside: all claims of its articles: what a claim does not say of place and time, the one before it says, or the next.
    """
    places = {key for c in claims for key in _keys(c)} or {
        key for c in claims for key in _keys(_nearest(c, beside, _keys))
    }
    told = [d for c in claims if (d := _days(c))] or [d for c in claims if (d := _days(_nearest(c, beside, _days)))]
    if not told:
        told = [(days[0] - _FRESH, days[1]) for c in claims if (days := papers[c.article].days)]
    days = min((first for first, _ in told), default=EARLIEST), max((last for _, last in told), default=LATEST)
    return Scene(frozenset(places), days) if places and days[1] - days[0] <= _LONG else None


def silences(
    scene: Scene, claims: Iterable[Claim], there: Iterable[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str]
) -> tuple[Silence, ...]:
    """The roots that write on a scene and do not tell its event, sorted.

    Args:
        claims: those of the event; `there` are those that name its places.
    """
    telling = {root_of(claim, roots) for claim in claims} | {roots.get(c.article, c.article) for c in claims}
    out: dict[str, Silence] = {}
    for claim in sorted(counted(there, papers), key=lambda c: (c.article, c.trigger, c.id)):
        root, shared = root_of(claim, roots), scene.places & set(_keys(claim))
        if root not in telling and root not in out and shared and _in_those_days(claim, scene, papers):
            out[root] = Silence(root, claim.id, min(shared), claim.trigger)
    return tuple(out[root] for root in sorted(out))


def _keys(claim: Claim | None) -> tuple[str, ...]:
    """The names of a claim's places as keys."""
    if claim is None:
        return ()
    leaving = claim.type.value in LEAVING or isinstance(claim.place, NotSaid)
    held = [*(() if isinstance(claim.place, NotSaid) else claim.place)]
    held += [] if isinstance(claim.origin, NotSaid) or not leaving else claim.origin
    named = (label(cell.value) for cell in held)  # `three streets` are no place to write on
    return tuple(dict.fromkeys(bare(name) for name in named if name[:1].isupper()))


def _days(claim: Claim | None) -> tuple[int, int] | None:
    """The days of a claim, None where it gives none or no end to them."""
    if claim is None or isinstance(claim.time, NotSaid) or not claim.time.value.edtf:
        return None
    days = ordinals(claim.time.value.edtf)
    return days if days and days[0] > EARLIEST and days[1] < LATEST else None


def _nearest(claim: Claim, beside: Sequence[Claim], told: Callable[[Claim], object]) -> Claim | None:
    """The last claim before in its article that tells, else the first behind."""
    own = [c for c in beside if c.article == claim.article and told(c)]
    before = [c for c in own if c.trigger <= claim.trigger]
    return max(before, key=lambda c: c.trigger) if before else min(own, key=lambda c: c.trigger, default=None)


def _in_those_days(claim: Claim, scene: Scene, papers: Mapping[str, Paper]) -> bool:
    """By its own days, else by the day of its article."""
    if own := _days(claim):
        return own[0] - _EITHER_SIDE <= scene.days[1] and scene.days[0] <= own[1] + _EITHER_SIDE
    published = papers[claim.article].days
    return published is not None and scene.days[0] <= published[1] and published[0] <= scene.days[1] + _FRESH
