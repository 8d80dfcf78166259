"""What one event of a sentence tells of another: `tués dans une frappe de X` says who killed.

Runs after the frames, on their marks alone. Harm (casualties, destruction) borrows the actor of the attack that it hangs on, or
that is its subject. The attack does not borrow the harmed as its target: on gold that was right in one case of four.
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


def with_actor(event: EventMark, giver: EventMark) -> EventMark:
    """The event with the actors of the other, where it has none itself."""
    if any(mark.role == "actor" for mark in event.roles):
        return event
    borrowed = (mark for mark in giver.roles if mark.role == "actor" and mark.head != event.head)
    return replace(event, roles=(*event.roles, *(RoleMark("actor", mark.head, "linked") for mark in borrowed)))


def link_events(tree: Tree, events: tuple[EventMark, ...]) -> tuple[EventMark, ...]:
    """The events, harm with the actor of the blow that it came from."""
    blows = {event.head: event for event in events if event.type in BLOWS}
    if not blows:
        return events
    found = []
    for event in events:
        cause = cause_of(tree, event, blows) if event.type in HARM else None
        found.append(with_actor(event, cause) if cause else event)
    return tuple(found)
