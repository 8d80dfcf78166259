"""What."""
from __future__ import annotations

from recoupe.annotate.marks import BlockMarks, EventMark, FigureMark
from recoupe.claims.settle import BLOWS, HARM, PEOPLE
from recoupe.model.codes import Counts, EventType


def counted_roles(kind: EventType) -> frozenset[str]:
    """The roles whose fillers a figure of this type of event may count."""
    if kind in HARM or kind is EventType.DETENTION:
        return frozenset(["target"])
    return frozenset(["actor", "target", "equipment", "place"])


def figures_of(block: BlockMarks, event: EventMark) -> list[tuple[FigureMark, Counts]]:
    """The counts of an event: of the event word itself (`douze morts`) or of one of its fillers."""
    heads: dict[int, Counts | None] = {event.head: event.counts}
    for role in event.roles:
        if role.slot != "linked" and role.role in counted_roles(event.type):
            people = block.names.classes[role.head] & PEOPLE
            if not (event.type in BLOWS and role.role == "target" and people):
                heads.setdefault(role.head, None)
    found = []
    timed = {i for mark in block.times for i in range(mark.first, mark.last + 1)}
    for figure in block.figures:
        if figure.first in timed or block.tree.text[figure.last + 1 : figure.last + 2] == ("%",):
            continue
        if figure.head in heads or event.first <= figure.head <= event.last:
            counts = heads.get(figure.head) or what_counts(block, event, figure.head)
            if counts is not None:
                found.append((figure, counts))
    return found


def what_counts(block: BlockMarks, event: EventMark, head: int) -> Counts | None:
    """What a figure counts, from the event's frame, else from the class of the counted word."""
    if event.counts is not None:
        return event.counts
    if event.type in HARM:
        return Counts.KILLED
    if event.type is EventType.DETENTION:
        return Counts.CAPTURED
    if event.type is EventType.STRIKE and head == event.head:
        return Counts.STRIKES
    classes = block.names.classes[head]
    if "vehicle" in classes or "weapon" in classes:
        return Counts.VEHICLES
    if "person" in classes:
        return Counts.CIVILIANS if event.type is EventType.DISPLACEMENT else Counts.FIGHTERS
    return Counts.OTHER
