"""What two events of one sentence tell of each other: `tués dans une frappe de X` says who killed, and whom the strike hit.

Runs after the frames, on their marks alone. Harm (casualties, destruction, abuse) borrows the actor of the attack that it hangs on, or
that is its subject; the attack borrows the harmed as its target.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.annotate.marks import EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

HARM = frozenset([EventType.CASUALTIES, EventType.DESTRUCTION])
BLOWS = frozenset([EventType.STRIKE, EventType.ATTACK])
IN = word_list("prepositions_of_cause")


def cause_of(tree: Tree, harm: EventMark, blows: dict[int, EventMark]) -> EventMark | None:
    """The attack that harm is told to come from: its complement, its subject, or the noun that its verb has as subject."""
    for c in tree.children[harm.head]:
        if c in blows and (tree.dep[c].startswith("nsubj") or tree.preposition(c) in IN):
            return blows[c]
    verb = harm.carrier if harm.carrier != harm.head else tree.head[harm.head]
    if tree.pos[harm.head] == "NOUN" and tree.pos[verb] in ("VERB", "AUX"):
        for c in tree.children[verb]:
            if c in blows and tree.dep[c].startswith("nsubj"):
                return blows[c]
        if tree.dep[verb] in ("acl:relcl", "acl") and tree.head[verb] in blows:
            return blows[tree.head[verb]]
    return None


def with_roles(event: EventMark, giver: EventMark, role: str) -> EventMark:
    """The event with the fillers that the other has for a role, where it has none itself."""
    if any(mark.role == role for mark in event.roles):
        return event
    borrowed = tuple(
        RoleMark(role, mark.head, "linked") for mark in giver.roles if mark.role == role and mark.head != event.head
    )
    return replace(event, roles=event.roles + borrowed) if borrowed else event


def link_events(tree: Tree, events: tuple[EventMark, ...]) -> tuple[EventMark, ...]:
    """The events with what they lend each other."""
    blows = {event.head: event for event in events if event.type in BLOWS}
    if not blows:
        return events
    changed: dict[int, EventMark] = {}
    for event in events:
        if event.type not in HARM:
            continue
        cause = cause_of(tree, event, blows)
        if cause is not None:
            changed[event.head] = with_roles(event, cause, "actor")
            changed[cause.head] = with_roles(changed.get(cause.head, cause), event, "target")
    return tuple(changed.get(event.head, event) for event in events)
