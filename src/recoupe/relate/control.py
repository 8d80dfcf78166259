"""Who holds a place, by date, according to whom: from claims of capture, control, loss and siege. Plans and denials never count.

A step holds until the next step of the same root. Where two roots name two sides for one time, the interval is contested.
Two names are one side where the pile says nothing else: names that say no side (`the enemy`) are kept as they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from recoupe.model.claim import Cell, Claim, NotSaid, Where, label
from recoupe.model.codes import EventType
from recoupe.model.event import Agreement, Difference, Finding, Side
from recoupe.relate.compare import TOLD, counted, root_of
from recoupe.relate.naming import bare, says_who
from recoupe.relate.sketch import LATEST, Paper, plain, sketch_of


class Hold(StrEnum):
    """How a side is said to stand to a place."""

    CAPTURED = "captured"
    HOLDS = "holds"
    BESIEGED = "besieged"
    LEFT = "left"


HOLDING = (EventType.CAPTURE, EventType.CONTROL, EventType.SIEGE, EventType.WITHDRAW)
_HOLDS = {
    EventType.CAPTURE: Hold.CAPTURED, EventType.CONTROL: Hold.HOLDS, EventType.SIEGE: Hold.BESIEGED,
    EventType.WITHDRAW: Hold.LEFT,
}  # fmt: skip


_WEEK = 7  # days
_SHORT = 3  # letters: `de`, `la`, `les`


@dataclass(frozen=True, slots=True)
class Step:
    """From a day on, who is said to hold a place, by which root; `holder` is empty where it is not said."""

    first: int
    last: int
    holder: str
    kind: Hold
    root: str
    claim: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A time for which two roots name two holders."""

    first: int
    last: int
    one: Step
    other: Step


@dataclass(frozen=True, slots=True)
class Timeline:
    """A place with its steps by date, and the times for which roots part; `lasting` are the steps with the day each ends."""

    place: str
    steps: tuple[Step, ...]
    contested: tuple[Contested, ...]
    lasting: tuple[Step, ...] = ()


def control_of(
    place: str,
    claims: Sequence[Claim],
    papers: Mapping[str, Paper],
    roots: Mapping[str, str],
    side: Callable[[str], str] = plain,
) -> Timeline:
    """Who is said to hold a place.

    Args:
        place: its name, without regard to case, accents and articles before it.
        roots: the root of each article, and of claims that stand on another; an article that is not in it is its own.
        side: what two names of one side share; without it, each name is its own side.
    """
    steps = []
    for claim in counted(claims, papers):
        root = root_of(claim, roots)
        step = _step(place, claim, papers, root)
        if step:
            steps.append(step)
    ordered = sorted(set(_once(steps)), key=lambda s: (s.first, s.last, s.root, s.kind, s.claim))
    lasting = tuple(_bounded(step, ordered) for step in ordered)
    return Timeline(place, tuple(ordered), tuple(_contested(lasting, side)), lasting)


def held_places(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The places of which claims say who holds them, most often told first, each with these claims.

    A place is called by its most frequent name; names that differ in case, accents or the article before them are one.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        kind = _HOLDS.get(claim.type.value)
        if kind is None or claim.modality.value not in TOLD:
            continue
        for name in {label(cell.value) for cell in _where(claim, kind)}:
            names[bare(name)][name] += 1
            held[bare(name)].append(claim)
    called = {key: min(told, key=lambda name: (-told[name], name)) for key, told in names.items()}
    return {called[key]: found for key, found in sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))}


def holds(claims: Iterable[Claim]) -> bool:
    """True if some of these claims tell who holds a place."""
    return any(claim.type.value in HOLDING for claim in claims)


def against(
    claims: Sequence[Claim], there: Sequence[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str]
) -> list[Finding]:
    """Where a change of hands is excluded by another root, which tells that another side holds the place then.

    Args:
        claims: those of an event; `there` are those of other events that tell who holds its places.
    """
    own, known = {claim.id for claim in claims}, {claim.id: claim for claim in (*claims, *there)}
    held = [c.place for c in claims if c.type.value in _HOLDS and not isinstance(c.place, NotSaid)]
    names = sorted({bare(label(cell.value)) for cells in held for cell in cells})
    found = []
    for timeline in (control_of(name, list(known.values()), papers, roots) for name in names):
        for pair in timeline.contested:
            if len({pair.one.claim, pair.other.claim} & own) == 1:
                left, right = (_side(known[step.claim], papers) for step in (pair.one, pair.other))
                reason = "another side holds the place then"
                found.append(Finding("actor", Agreement.DIFFERS, reason, left, right, Difference.HOLDER))
    return found


def _side(claim: Claim, papers: Mapping[str, Paper]) -> Side:
    return Side(claim.id, claim.trigger.of(papers[claim.article].text), claim.trigger)


def _once(steps: Sequence[Step]) -> list[Step]:
    """One step where a root and its copies, or two sentences, tell the same."""
    known: dict[tuple[int, str, Hold, str], Step] = {}
    for step in sorted(steps, key=lambda s: (s.last, s.claim)):
        known.setdefault((step.first, plain(step.holder), step.kind, step.root), step)
    return list(known.values())


def _step(place: str, claim: Claim, papers: Mapping[str, Paper], root: str) -> Step | None:
    kind = _HOLDS.get(claim.type.value)
    if kind is None or claim.modality.value not in TOLD or not _at(place, claim, kind):
        return None
    days = sketch_of(claim, papers[claim.article]).days or _published(papers[claim.article])
    if days is None:
        return None
    first, last = days
    held = claim.target if kind is Hold.BESIEGED else claim.actor
    holder = "" if isinstance(held, NotSaid) else ", ".join(label(cell.value) for cell in held)
    return Step(first, last, holder, kind, root, claim.id)


def _published(paper: Paper) -> tuple[int, int] | None:
    """The day of an article, for what it tells without one; None where it is not known to within a week."""
    return paper.days if paper.days and paper.days[1] - paper.days[0] < _WEEK else None


def _at(place: str, claim: Claim, kind: Hold) -> bool:
    wanted = bare(place)
    return any(bare(label(cell.value)) == wanted for cell in _where(claim, kind))


def _where(claim: Claim, kind: Hold) -> tuple[Cell[Where], ...]:
    """The places that a claim is about: who leaves, leaves the place that he comes from."""
    held = claim.origin if kind is Hold.LEFT and not isinstance(claim.origin, NotSaid) else claim.place
    return () if isinstance(held, NotSaid) else held


def _bounded(step: Step, steps: Sequence[Step]) -> Step:
    """A step with the day on which it ends: that before the next one of its root."""
    following = [s.first for s in steps if s.root == step.root and s.first > step.first]
    end = min(following, default=LATEST)
    last = end if step.kind is Hold.CAPTURED else max(step.last, step.first)
    return Step(step.first, min(last, end), step.holder, step.kind, step.root, step.claim)


def _contested(steps: Sequence[Step], side: Callable[[str], str]) -> list[Contested]:
    """Pairs of roots that name two holders for one time, or of which one tells a change of hands that the other excludes."""
    found = []
    holding = [s for s in steps if s.holder and s.kind in (Hold.CAPTURED, Hold.HOLDS)]
    for one, other in combinations(holding, 2):
        first, last = max(one.first, other.first), min(one.last, other.last)
        if one.root == other.root or first > last or side(one.holder) == side(other.holder):
            continue
        named = says_who(one.holder) and says_who(other.holder)
        if named or _excludes(one, other, holding) or _excludes(other, one, holding):
            found.append(Contested(first, last, one, other))
    return found


def _excludes(taken: Step, held: Step, steps: Sequence[Step]) -> bool:
    """True where a place is taken, and another root tells that who had it before still has it."""
    if taken.kind is not Hold.CAPTURED or held.kind is not Hold.HOLDS or _alike(taken.holder, held.holder):
        return False
    return any(step.first < taken.first and _alike(step.holder, held.holder) for step in steps)


def _alike(one: str, other: str) -> bool:
    """True where two names share a word that says something."""
    return bool(
        {w for w in plain(one).split() if len(w) > _SHORT} & {w for w in plain(other).split() if len(w) > _SHORT}
    )
