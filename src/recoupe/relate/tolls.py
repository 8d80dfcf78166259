"""Figures of one event: which agree, which are steps of one count that goes on, which count different things, which are in dispute.

Each figure keeps its own source. Of one source the highest stands, for a text that tells how a toll grew tells it last or
highest. A later and higher figure is an update, no dispute; but where two sides of the war give it, only if the words say that
the count goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.languages.lists import word_list
from recoupe.languages.people import People, people_of
from recoupe.model.claim import Cell, Claim, Figure, NotSaid, Span, label
from recoupe.model.codes import Counts, SourceKind
from recoupe.model.event import Agreement, Difference, Finding, Side
from recoupe.relate.naming import sides_in
from recoupe.relate.sketch import LATEST, Paper, plain, stem

_PARTIES = (SourceKind.ARMED_GROUP, SourceKind.GOVERNMENT)
_ABOUT = 0.15  # a rounded figure is as good as one that lies so near: `some four hundred` and 380
_BEHIND = 160  # characters behind a sentence in which a text may say that the count goes on: the next sentence
_AFTER = 4  # words behind `killed` among which `and wounded` stands


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure with what is needed to compare it: its claim, the day of its article, whose it is, whom it counts."""

    claim: Claim
    cell: Cell[Figure]
    day: int
    source: str
    party: bool
    whom: str
    together: bool
    more: bool
    goes_on: bool

    @property
    def least(self) -> float:
        """The lower bound; rounded figures reach below."""
        low = self.cell.value.minimum or 0
        return low * (1 - _ABOUT) if self.cell.value.approximate else low

    @property
    def most(self) -> float:
        """The upper bound; rounded figures reach above."""
        high = self.cell.value.maximum
        return float("inf") if high is None else high * (1 + _ABOUT) if self.cell.value.approximate else high

    @property
    def side(self) -> Side:
        """The words, and where they stand."""
        return Side(self.claim.id, self.cell.value.text, words_of(self.cell, self.claim))


Tolls = Mapping[tuple[Counts, str], Toll]


def words_of(cell: Cell[Figure], claim: Claim) -> Span:
    """The words of a figure; of one that a person gave without words of the article, those of the trigger."""
    return cell.evidence[0] if cell.evidence else claim.trigger


def tolls_of(claims: Iterable[Claim], papers: Mapping[str, Paper], root: str) -> Tolls:
    """The figures of one root, by what they count and on whose word: those of its own article where it has any, else of copies."""
    found = [_toll(claim, cell, papers) for claim, cell in figures_of(claims)]
    out: dict[tuple[Counts, str], Toll] = {}
    for one in sorted(
        found, key=lambda t: (t.claim.article != root, t.day, t.claim.article, -(t.cell.value.minimum or 0))
    ):
        held = [t for (counts, _), t in out.items() if counts is one.cell.value.counts]
        if not held or held[0].claim.article == one.claim.article:
            out.setdefault((one.cell.value.counts, one.source), one)
    return out


def figures_of(claims: Iterable[Claim]) -> list[tuple[Claim, Cell[Figure]]]:
    """All figures with their claims."""
    return [(claim, cell) for claim in claims if not isinstance(claim.number, NotSaid) for cell in claim.number]


def _toll(claim: Claim, cell: Cell[Figure], papers: Mapping[str, Paper]) -> Toll:
    paper = papers[claim.article]
    link = claim.attribution[-1].value if claim.attribution else None
    names = () if isinstance(claim.target, NotSaid) else (label(c.value) for c in claim.target)
    around = plain(paper.text[claim.sentence.start : claim.sentence.end + _BEHIND])
    words = plain(paper.text[claim.trigger.end : claim.sentence.end]).split()[:_AFTER]
    behind = [stem(word) for word in words]
    here = words_of(cell, claim)
    figure = plain(paper.text[here.end : claim.sentence.end]).split()[:1]
    beside = (*figure, *words) if claim.trigger.start > here.start else figure
    return Toll(
        claim,
        cell,
        paper.days[1] if paper.days else LATEST,
        label(link) if link else "",
        link is not None and link.kind in _PARTIES,
        ", ".join(names),
        any(word.startswith(tuple(word_list("stems_of_wounds"))) for word in behind),
        any(word in {plain(more) for more in word_list("words_of_more_that_are_counted")} for word in beside),
        any(f" {plain(mark)} " in f" {around} " for mark in word_list("words_of_a_count_that_goes_on")),
    )


def between_roots(one: Tolls, other: Tolls) -> list[Finding]:
    """For each thing that two roots count the two figures that come closest; none where they count nothing in common."""
    found = []
    for counts in dict.fromkeys(counts for counts, _ in one):
        ours, theirs = ([toll for (c, _), toll in held.items() if c is counts] for held in (one, other))
        pairs = [_compared(a, b) for a in ours for b in theirs]
        if pairs:
            found.append(min(pairs, key=_rank))
    return found


def within_root(tolls: Tolls) -> list[Finding]:
    """Where two sources of one root give figures that exclude one another."""
    pairs = combinations(sorted(tolls.items()), 2)
    named = [(a, b) for ((counts, source), a), ((other, word), b) in pairs if counts is other and source and word]
    return [found for a, b in named if (found := _compared(a, b)).difference is Difference.FIGURE]


def _rank(finding: Finding) -> int:
    order = (Agreement.AGREES, Agreement.REFINES, Agreement.DIFFERS)
    return 2 * order.index(finding.agreement) + (finding.difference is Difference.FIGURE)


def _compared(a: Toll, b: Toll) -> Finding:
    def found(agreement: Agreement, reason: str, difference: Difference | None = None) -> Finding:
        return Finding("number", agreement, reason, a.side, b.side, difference)

    if scope := _scope(a, b):
        return found(Agreement.DIFFERS, scope, Difference.SCOPE)
    if (a.least, a.most) == (b.least, b.most):
        return found(Agreement.AGREES, "the same figure")
    if _holds(a, b) or _holds(b, a):
        update = Difference.UPDATE if a.day != b.day else None
        return found(Agreement.REFINES, "one figure lies within the bounds of the other", update)
    if a.least <= b.most and b.least <= a.most:
        return found(Agreement.REFINES, "the bounds of the figures overlap")
    if reason := _grows(a, b):
        return found(Agreement.REFINES, reason, Difference.UPDATE)
    return found(Agreement.DIFFERS, "figures that exclude one another", Difference.FIGURE)


def _holds(wide: Toll, narrow: Toll) -> bool:
    """True where every value of one figure is one of the other too."""
    return wide.least <= narrow.least and narrow.most <= wide.most


def _grows(a: Toll, b: Toll) -> str | None:
    """Why the higher of two figures is a later count of the same, None where nothing says so."""
    low, high = (a, b) if a.least < b.least else (b, a)
    if (low.goes_on or high.goes_on) and low.day <= high.day:
        return "the words say that the count goes on, and the later figure is the higher: an update"
    sides = low.source != high.source and (low.party or high.party)
    if low.day < high.day and not sides:
        return "the later figure is the higher: an update"
    return None


def _scope(a: Toll, b: Toll) -> str | None:
    """Why two figures count different things, None where they do not."""
    if a.together != b.together:
        return "one figure counts the dead and the wounded together, the other does not"
    if a.more != b.more:
        return "one figure counts more that were found, beside those of the other"
    whom = (people_of(a.whom), people_of(b.whom)) if a.whom and b.whom else (None, None)
    if set(whom) == {People.FIGHTERS, People.CIVILIANS}:
        return f"one counts {a.whom}, the other {b.whom}"
    parts = _is_part(a.whom), _is_part(b.whom)
    if a.whom and b.whom and parts[0] != parts[1]:
        return f"one counts {a.whom}, the other {b.whom}: a part of the others"
    sides = sides_in(a.whom), sides_in(b.whom)
    if sides[0] and sides[1] and not sides[0] & sides[1]:
        return f"one counts {a.whom}, the other {b.whom}"
    return None


def _is_part(whom: str) -> bool:
    words = plain(whom).split()
    return any(word.startswith(plain(part)) for word in words for part in word_list("people_who_are_a_part"))


def silent(one: Sequence[Claim], other: Sequence[Claim], tolls: tuple[Tolls, Tolls]) -> Finding:
    """What is to be said where two roots count nothing in common."""
    left, right = (Side(claims[0].id) if claims else Side("") for claims in (one, other))
    a, b = tolls
    reason = "neither counts" if not a and not b else "they count different things" if a and b else "one does not count"
    return Finding("number", Agreement.SILENT, reason, left, right)
