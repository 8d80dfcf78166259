"""How claims of one event compare, cell by cell: agrees, refines, differs, silent, with the reason and the words of both.

Names, places and times are compared as they were for grouping (features.py, comparison.csv); figures by all that is
counted. Next: status.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, label
from recoupe.model.codes import Modality
from recoupe.model.event import Agreement, Difference, Finding, Side
from recoupe.relate.columns import columns_of_leaves
from recoupe.relate.features import LEVELS, level_of
from recoupe.relate.leaves import Leaf
from recoupe.relate.sketch import LATEST, Paper, Sketch, sketch_of
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
    for claim in sorted(claims, key=lambda c: (c.article, c.trigger, c.id)):
        held.setdefault(root_of(claim, roots), []).append(claim)
    order = sorted(held, key=lambda root: (min(day_of(claim, papers) for claim in held[root]), root))
    columns = tuple((root, tuple(held[root])) for root in order)
    levels = Levels([c for c in claims if c.modality.value in TOLD] if len(columns) > 1 else (), papers)
    pairs = list(combinations([column for _, column in columns], 2))
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


def between(
    one: Sequence[Claim], other: Sequence[Claim], papers: Mapping[str, Paper], levels: Levels | None = None
) -> tuple[Finding, ...]:
    """How two roots compare: for each cell the pair of claims that comes closest, figures by what each counts.

    Args:
        levels: how the claims of all roots compare, where that is known.
    """
    told = [[c for c in claims if c.modality.value in TOLD] for claims in (one, other)]
    known = levels or Levels([*told[0], *told[1]], papers)
    best = [known.closest(cell, told[0], told[1]) for cell in CELLS] if told[0] and told[1] else []
    return (*best, *_figures(told[0], told[1], papers), *existence(one, other, papers))


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
    kept = (
        ()
        if isinstance(cells, NotSaid)
        else tuple(cell for cell in cells if cell.value.entity or says_who(cell.value.text))
    )
    return kept or NotSaid()


def says_who(words: str) -> bool:
    """True for words that hold a name: `the enemy` and `our troops` say no side.

    >>> says_who("armée du Nord"), says_who("ennemi")
    (True, False)
    """
    return any(word[:1].isupper() for word in words.split())


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


def figures_of(claims: Iterable[Claim]) -> list[tuple[Claim, Cell[Figure]]]:
    """All figures with their claims."""
    return [(claim, cell) for claim in claims if not isinstance(claim.number, NotSaid) for cell in claim.number]


def _figures(one: Sequence[Claim], other: Sequence[Claim], papers: Mapping[str, Paper]) -> list[Finding]:
    """Figures that count the same thing, the last of each root; a root that counts nothing is silent."""
    a, b = _last(one), _last(other)
    shared = [counts for counts in a if counts in b]
    if not shared:
        left, right = (Side(claims[0].id) if claims else Side("") for claims in (one, other))
        reason = (
            "neither counts" if not a and not b else "they count different things" if a and b else "one does not count"
        )
        return [Finding("number", Agreement.SILENT, reason, left, right)] if one and other else []
    return [_figure(*a[counts], *b[counts], papers) for counts in shared]


def _last(claims: Sequence[Claim]) -> dict[str, tuple[Claim, Cell[Figure]]]:
    """For each thing that is counted the highest figure: a text that tells how a toll grew tells it last or highest."""
    out: dict[str, tuple[Claim, Cell[Figure]]] = {}
    for claim, cell in figures_of(claims):
        known = out.get(str(cell.value.counts))
        if known is None or (cell.value.minimum or 0) > (known[1].value.minimum or 0):
            out[str(cell.value.counts)] = claim, cell
    return out


def _figure(a: Claim, x: Cell[Figure], b: Claim, y: Cell[Figure], papers: Mapping[str, Paper]) -> Finding:
    sides = (Side(a.id, x.value.text, x.evidence[0]), Side(b.id, y.value.text, y.evidence[0]))
    if (x.value.minimum, x.value.maximum) == (y.value.minimum, y.value.maximum):
        return Finding("number", Agreement.AGREES, "the same figure", *sides)
    days = day_of(a, papers), day_of(b, papers)
    if _holds(x.value, y.value) or _holds(y.value, x.value):
        reason = "one figure lies within the bounds of the other"
        return Finding("number", Agreement.REFINES, reason, *sides, Difference.UPDATE if days[0] != days[1] else None)
    if scope := _scope(a, x, b, y):
        return Finding("number", Agreement.DIFFERS, scope, *sides, Difference.SCOPE)
    grows = (x.value.minimum or 0, y.value.minimum or 0)
    if (days[0] < days[1] and grows[0] < grows[1]) or (days[0] > days[1] and grows[0] > grows[1]):
        return Finding(
            "number", Agreement.REFINES, "the later figure is the higher: an update", *sides, Difference.UPDATE
        )
    return Finding("number", Agreement.DIFFERS, "figures that exclude one another", *sides, Difference.FIGURE)


def _holds(wide: Figure, narrow: Figure) -> bool:
    """True where every value of one figure is one of the other too."""
    least, most = wide.minimum or 0, wide.maximum if wide.maximum is not None else float("inf")
    other = narrow.minimum or 0, narrow.maximum if narrow.maximum is not None else float("inf")
    return least <= other[0] and other[1] <= most


def _scope(a: Claim, x: Cell[Figure], b: Claim, y: Cell[Figure]) -> str | None:
    """Why two figures count different things, None where they do not."""
    both = [len({c.value.counts for c in (claim.number if isinstance(claim.number, tuple) else ())
                 if c.value.text == cell.value.text}) for claim, cell in ((a, x), (b, y))]  # fmt: skip
    if both[0] != both[1]:
        return "one figure counts the dead and the wounded together, the other does not"
    names = [
        {label(c.value).casefold() for c in claim.target} if isinstance(claim.target, tuple) else set()
        for claim in (a, b)
    ]
    if names[0] and names[1] and not names[0] & names[1]:
        return f"one counts {', '.join(sorted(names[0]))}, the other {', '.join(sorted(names[1]))}"
    return None


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
