"""Claims of all articles become events: those that tell of one happening stand together.

sketch.py takes from each claim what is compared, blocking.py says which pairs, weights.py what speaks for each,
grouping.py what follows for all. The same claims give the same events, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from recoupe.model.claim import Claim
from recoupe.model.event import Event, event_id
from recoupe.relate.blocking import pairs_of
from recoupe.relate.columns import Columns, columns_of
from recoupe.relate.grouping import groups_of
from recoupe.relate.sketch import Paper, sketch_of
from recoupe.relate.weights import scores_of


def events_of(claims: Iterable[Claim], papers: Mapping[str, Paper]) -> tuple[Event, ...]:
    """The events of these claims, by article and place of their first claim.

    Args:
        papers: the articles of the claims, by id.
    """
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.trigger.start, claim.id))
    pile = (
        (papers[article], [sketch_of(claim, papers[article]) for claim in held])
        for article, held in groupby(ordered, key=lambda claim: claim.article)
    )
    return grouped(columns_of(pile))


def grouped(columns: Columns) -> tuple[Event, ...]:
    """The events of claims that stand in columns already."""
    left, right = pairs_of(columns)
    scores = scores_of(columns, left, right, floor=0.0)
    group = groups_of(len(columns), left, right, scores, lambda one, other: scores_of(columns, one, other))
    members: dict[int, list[str]] = {}
    for claim, number in zip(columns.claims, group.tolist(), strict=True):
        members.setdefault(number, []).append(claim)
    return tuple(Event(event_id(held), tuple(held)) for _, held in sorted(members.items()))
