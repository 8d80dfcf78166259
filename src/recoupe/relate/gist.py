"""What an event is called in a list: its kind, its words, and what its claims say in each cell, each value once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recoupe.model.claim import Claim, NotSaid, label
from recoupe.model.event import Gist
from recoupe.relate.sketch import Paper

CELLS = ("actor", "target", "place", "time", "number")


def gist_of(claims: Sequence[Claim], papers: Mapping[str, Paper]) -> Gist:
    """The gist of the claims of an event, in their order."""
    first = claims[0]
    return Gist(
        str(first.type.value),
        first.trigger.of(papers[first.article].text),
        tuple(sorted({claim.article for claim in claims})),
        {cell: values_of(claims, cell) for cell in CELLS},
    )


def values_of(claims: Iterable[Claim], cell: str) -> tuple[str, ...]:
    """What claims say in a cell, each value once: names as they are shown, times in EDTF where they have one."""
    held = (getattr(claim, cell) for claim in claims)
    cells = (
        one
        for value in held
        if not isinstance(value, NotSaid)
        for one in (value if isinstance(value, tuple) else (value,))
    )
    return tuple(dict.fromkeys(getattr(one.value, "edtf", None) or label(one.value) for one in cells))
