"""Claims of all articles become events: those that tell of one happening stand together.

sketch.py takes from each claim what is compared, blocking.py says which pairs, weights.py what speaks for each,
grouping.py what follows for all. The same claims give the same events, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from recoupe.model.claim import Claim
from recoupe.model.event import Event, event_id
from recoupe.relate.blocking import pairs_of
from recoupe.relate.columns import Columns, columns_of_leaves
from recoupe.relate.grouping import groups_of
from recoupe.relate.leaves import leaf_of
from recoupe.relate.sketch import Paper, sketch_of
from recoupe.relate.twins import joined, twins_of, without
from recoupe.relate.weights import scores_of


def events_of(
    claims: Iterable[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str] = MappingProxyType({})
) -> tuple[Event, ...]:
    """The events of these claims, by article and place of their first claim.

    Args:
        papers: the articles of the claims, by id.
        roots: the root of each article, and of claims that stand on another: what copies repeat is not compared.
    """
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.trigger.start, claim.id))
    leaves = [
        leaf_of(papers[article], [sketch_of(claim, papers[article]) for claim in held])
        for article, held in groupby(ordered, key=lambda claim: claim.article)
    ]
    leaves.sort(key=lambda leaf: (leaf.content, leaf.id))
    twins = twins_of(leaves, roots) if roots else {}
    places = {claim.id: (claim.article, claim.trigger.start, claim.id) for claim in ordered}
    return joined(grouped(columns_of_leaves(without(leaves, twins))), twins, places)


def grouped(columns: Columns) -> tuple[Event, ...]:
    """The events of claims that stand in columns already."""
    left, right = pairs_of(columns)
    scores = scores_of(columns, left, right, floor=0.0)
    group = groups_of(len(columns), left, right, scores, lambda one, other: scores_of(columns, one, other))
    members: dict[int, list[str]] = {}
    for claim, number in zip(columns.claims, group.tolist(), strict=True):
        members.setdefault(number, []).append(claim)
    return tuple(Event(event_id(held), tuple(held)) for _, held in sorted(members.items()))
