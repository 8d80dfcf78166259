"""What one event of a sentence tells of another: `tués dans une frappe de X` says who killed.

Runs after the frames, on their marks alone. Harm (casualties, destruction) borrows the actor of the attack that it hangs on, or
that is its subject. The attack does not borrow the harmed as its target: on gold that was right in one case of four.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.annotate.clauses import is_passive, surface_subject
from recoupe.annotate.marks import EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

HARM = frozenset([EventType.CASUALTIES, EventType.DESTRUCTION])
BLOWS = frozenset([EventType.STRIKE, EventType.ATTACK])
IN = word_list("prepositions_of_cause")
STEPS = 3  # clauses between a verb and the event noun that it says the aim of


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


def has_actor(event: EventMark) -> bool:
    """True where somebody is said to have done it."""
    return any(mark.role == "actor" for mark in event.roles)


def with_actor(event: EventMark, giver: EventMark) -> EventMark:
    """The event with the actors of the other, where it has none itself."""
    if has_actor(event):
        return event
    borrowed = (mark for mark in giver.roles if mark.role == "actor" and mark.head != event.head)
    return replace(event, roles=(*event.roles, *(RoleMark("actor", mark.head, "linked") for mark in borrowed)))


def deed_of(tree: Tree, event: EventMark, deeds: dict[int, EventMark]) -> EventMark | None:
    """The event noun that is a verb's subject, or that its infinitive hangs on: who does the one does the other.

    `l'offensive du Nord vise à couper la route`, `une opération lancée pour reprendre le port`.
    """
    i = event.head
    if tree.pos[i] not in ("VERB", "AUX"):
        return None
    if not is_passive(tree, i):
        for subject in surface_subject(tree, i):
            if subject in deeds and subject != i:
                return deeds[subject]
    for _ in range(STEPS):
        if tree.dep[i] not in ("acl", "acl:relcl", "advcl", "xcomp", "conj") or tree.morph[i].form == "Fin":
            return None
        i = tree.head[i]
        if i in deeds and tree.pos[i] == "NOUN" and not is_passive(tree, event.head):
            return deeds[i]
    return None


def link_events(tree: Tree, events: tuple[EventMark, ...]) -> tuple[EventMark, ...]:
    """The events, harm with the actor of the blow that it came from, a verb with that of the deed that is its subject."""
    deeds = {event.head: event for event in events}
    blows = {event.head: event for event in events if event.type in BLOWS}
    found = []
    for event in events:
        cause = cause_of(tree, event, blows) if blows and event.type in HARM else None
        cause = cause or (None if has_actor(event) else deed_of(tree, event, deeds))
        found.append(with_actor(event, cause) if cause else event)
    return tuple(found)
