"""How claims of one event compare, cell by cell: agrees, refines, differs, silent, with the reason and the words of both.

Names, places and times are compared as they were for grouping (features.py, comparison.csv); figures by all that is
counted. Next: status.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from recoupe.model.claim import Cell, Claim, Name, NotSaid, label
from recoupe.model.codes import Modality
from recoupe.model.event import Agreement, Difference, Finding, Side
from recoupe.relate.columns import columns_of_leaves
from recoupe.relate.features import LEVELS, level_of
from recoupe.relate.leaves import Leaf
from recoupe.relate.naming import says_who
from recoupe.relate.sketch import LATEST, Paper, Sketch, sketch_of
from recoupe.relate.tolls import between_roots, silent, tolls_of
from recoupe.relate.weights import load_weights

# Modalities that tell an event as having happened; the others foresee, suppose, ask or deny it.
TOLD = (Modality.ASSERTED, Modality.HEARSAY)
CELLS = ("type", "actor", "target", "place", "time", "equipment")
_KINDS = {
    "type": Difference.KIND, "actor": Difference.AGENT, "target": Difference.TARGET, "place": Difference.PLACE,
    "time": Difference.TIME,
}  # fmt: skip
_ORDER = (Agreement.AGREES, Agreement.REFINES, Agreement.DIFFERS, Agreement.SILENT)


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of an event: how each pair of roots compares, and what that makes of the cell."""

    cell: str
    agreement: Agreement
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An event with one column a root: the claims of each, and one row a cell."""

    event: str
    roots: tuple[tuple[str, tuple[Claim, ...]], ...]
    rows: tuple[Row, ...]

    @property
    def differences(self) -> tuple[Finding, ...]:
        """Where roots part."""
        return tuple(f for row in self.rows for f in row.findings if f.agreement is Agreement.DIFFERS)


def compare(event: str, claims: Sequence[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str]) -> Comparison:
    """The claims of an event, one column a root, by the first day on which a root can have told it.

    Args:
        roots: the root of each article, and of claims that stand on another; an article that is not in it is its own.
    """
    held: dict[str, list[Claim]] = {}
    for claim in sorted(counted(claims, papers), key=lambda c: (c.article, c.trigger, c.id)):
        held.setdefault(root_of(claim, roots), []).append(claim)
    order = sorted(held, key=lambda root: (min(day_of(claim, papers) for claim in held[root]), root))
    columns = tuple((root, tuple(held[root])) for root in order)
    told = [claim for _, column in columns for claim in column if claim.modality.value in TOLD]
    levels = Levels(told if len(columns) > 1 else (), papers)
    pairs = combinations(columns, 2)
    found = [finding for one, other in pairs for finding in between(one, other, papers, levels)]
    cells = (*CELLS, "number", "existence")
    return Comparison(event, columns, tuple(_row(cell, [f for f in found if f.cell == cell]) for cell in cells))


def _row(cell: str, findings: list[Finding]) -> Row:
    kinds = {finding.agreement for finding in findings}
    order = (Agreement.DIFFERS, Agreement.REFINES, Agreement.AGREES)
    return Row(cell, next((kind for kind in order if kind in kinds), Agreement.SILENT), tuple(findings))


def root_of(claim: Claim, roots: Mapping[str, str]) -> str:
    """On which root a claim stands: its own where one is given (a quoted dispatch), else that of its article."""
    return roots.get(claim.id) or roots.get(claim.article, claim.article)


def day_of(claim: Claim, papers: Mapping[str, Paper]) -> int:
    """The last day on which a claim can have been published; far in the future where it is not known."""
    days = papers[claim.article].days
    return days[1] if days else LATEST


Column = tuple[str, tuple[Claim, ...]]


def between(
    one: Column, other: Column, papers: Mapping[str, Paper], levels: Levels | None = None
) -> tuple[Finding, ...]:
    """How two roots, each with its claims, compare: in each cell the claims that come closest, figures by what each counts.

    Args:
        levels: how the claims of all roots compare, where that is known.
    """
    told = [[c for c in claims if c.modality.value in TOLD] for _, claims in (one, other)]
    known = levels or Levels([*told[0], *told[1]], papers)
    best = [known.closest(cell, told[0], told[1]) for cell in CELLS] if told[0] and told[1] else []
    tolls = tolls_of(told[0], papers, one[0]), tolls_of(told[1], papers, other[0])
    figures = between_roots(*tolls) or ([silent(told[0], told[1], tolls)] if best else [])
    return (*best, *figures, *existence(one[1], other[1], papers))


def counted(claims: Iterable[Claim], papers: Mapping[str, Paper]) -> list[Claim]:
    """The claims of articles that are meant in earnest."""
    return [claim for claim in claims if not papers[claim.article].aside]


class Levels:
    """How the claims of one event compare with one another in each cell but the figures, all pairs at once."""

    def __init__(self, claims: Sequence[Claim], papers: Mapping[str, Paper]) -> None:
        """Take claims with their articles."""
        self._papers, self._row = papers, {claim.id: row for row, claim in enumerate(claims)}
        columns = columns_of_leaves(Leaf(c.id, None, (), (_named(c, papers),)) for c in claims)
        size = len(claims)
        left, right = (found.ravel().astype(np.int32) for found in np.indices((size, size)))
        self._levels = {cell: level_of(cell, columns, left, right).reshape(size, size) for cell in CELLS}

    def closest(self, cell: str, one: Sequence[Claim], other: Sequence[Claim]) -> Finding:
        """What a cell says in the two claims that come closest in it."""
        rows = [[self._row[claim.id] for claim in claims] for claims in (one, other)]
        levels, table = self._levels[cell][np.ix_(*rows)], load_weights()
        order = np.array([_ORDER.index(Agreement(table.finding[cell, level])) for level in LEVELS[cell]])
        a, b = divmod(int(order[levels].argmin()), len(other))
        level = LEVELS[cell][int(levels[a, b])]
        agreement = Agreement(table.finding[cell, level])
        kind = _KINDS.get(cell) if agreement is Agreement.DIFFERS else None
        sides = side(one[a], cell, self._papers), side(other[b], cell, self._papers)
        return Finding(cell, agreement, table.meaning[cell, level], *sides, kind)


def _named(claim: Claim, papers: Mapping[str, Paper]) -> Sketch:
    """The sketch of a claim with those names only that say who: `the enemy` and `our troops` contradict nobody."""
    named = replace(claim, actor=_who_is_named(claim.actor), target=_who_is_named(claim.target))
    return sketch_of(named, papers[claim.article])


def _who_is_named(cells: tuple[Cell[Name], ...] | NotSaid) -> tuple[Cell[Name], ...] | NotSaid:
    kept = () if isinstance(cells, NotSaid) else tuple(cell for cell in cells if says_who(label(cell.value)))
    return kept or NotSaid()


def side(claim: Claim, cell: str, papers: Mapping[str, Paper]) -> Side:
    """What a claim says in a cell, with its words."""
    held = getattr(claim, cell)
    if cell == "place" and isinstance(held, NotSaid):
        held = claim.origin
    if isinstance(held, NotSaid):
        return Side(claim.id)
    cells = held if isinstance(held, tuple) else (held,)
    span = next((c.evidence[0] for c in cells if c.evidence), None)
    return Side(claim.id, ", ".join(label(c.value) for c in cells), span)


def existence(one: Sequence[Claim], other: Sequence[Claim], papers: Mapping[str, Paper]) -> list[Finding]:
    """One root denies what the other tells."""
    found = []
    for tellers, deniers, turned in ((one, other, False), (other, one, True)):
        told = [c for c in tellers if c.modality.value in TOLD]
        denied = [c for c in deniers if c.modality.value is Modality.DENIED]
        if told and denied:
            sides = [Side(c.id, c.trigger.of(papers[c.article].text), c.trigger) for c in (told[0], denied[0])]
            left, right = reversed(sides) if turned else sides
            found.append(
                Finding(
                    "existence", Agreement.DIFFERS, "one denies what the other tells", left, right, Difference.EXISTENCE
                )
            )
    return found[:1]
