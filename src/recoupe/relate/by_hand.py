"""Events as people put them together or apart: their word comes after the machine's, in the order in which it was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from recoupe.model.event import Event, event_id

Ruled = tuple[str, str, bool]  # two claims by their ids, and whether they are one event


def regrouped(events: Sequence[Event], rulings: Iterable[Ruled], place: Callable[[str], Any]) -> tuple[Event, ...]:
    """The events after people spoke: two of one event are joined with all that stands with them; one that is not leaves alone.

    Args:
        place: what claims are sorted by.

    >>> told = [Event("e1", ("a", "b", "c")), Event("e2", ("d",))]
    >>> [event.claims for event in regrouped(told, [("b", "a", False), ("b", "d", True)], str)]
    [('a', 'c'), ('b', 'd')]
    """
    group = {claim: number for number, event in enumerate(events) for claim in event.claims}
    members: dict[int, list[str]] = {number: list(event.claims) for number, event in enumerate(events)}
    changed: set[int] = set()
    for one, other, same in rulings:
        if one not in group or other not in group or (group[one] == group[other]) is same:
            continue
        left, right = group[one], group[other]
        changed |= {left, right}
        if same:
            members[right] += members.pop(left)
            group.update(dict.fromkeys(members[right], right))
        else:
            members[left].remove(one)
            group[one] = max(members) + 1
            members[group[one]] = [one]
            changed.add(group[one])
    if not changed:
        return tuple(events)
    made = [
        events[number] if number not in changed else Event(event_id(held), tuple(sorted(held, key=place)))
        for number, held in members.items()
    ]
    return tuple(sorted(made, key=lambda event: place(event.claims[0])))
