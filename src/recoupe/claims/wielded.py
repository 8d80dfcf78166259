"""Weapons that no frame binds: `tués par l'explosion d'une mine`, `une patrouille de Rafale a frappé`."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import obliques
from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

TOOLS = frozenset(["weapon", "vehicle"])
PEOPLE = frozenset(["force", "person"])
HARMING = frozenset([EventType.STRIKE, EventType.ATTACK, EventType.DESTRUCTION, EventType.CASUALTIES])
USING = HARMING | {EventType.SUPPORT, EventType.WITHDRAW}
FIGHTING = HARMING | {EventType.BATTLE, EventType.ADVANCE, EventType.SIEGE}
FIRING = word_list("verbs_of_firing")
ARMED = word_list("words_of_a_bomb")
CAUSES = word_list("prepositions_of_cause")
SUBJECTS = ("nsubj", "nsubj:pass")
BLOWS = word_list("blows")  # nouns that bind a weapon to the harm that it does
JOINING = frozenset(["de", "entre", "à", "contre"])


def wielded(block: BlockMarks, event: EventMark) -> tuple[RoleMark, ...]:
    """The weapons of an event that has none by its frame, each once."""
    if any(role.role == "equipment" for role in event.roles):
        return ()
    taken = {role.head for role in event.roles} | {event.head}
    finders = [of_strokes] if event.type in FIGHTING else []
    finders += [of_blows, of_fired] if event.type in HARMING else []
    finders += [of_carriers] if event.type in USING else []
    heads = dict.fromkeys(w for find in finders for w in find(block, event) if w not in taken)
    found = [w for head in heads for w in (head, *block.tree.children_by(head, "conj"))]
    return tuple(RoleMark("equipment", w, "wielded") for w in found if block.names.classes[w] & TOOLS)


def as_used(block: BlockMarks, event: EventMark) -> tuple[RoleMark, ...]:
    """The fillers of an event; a weapon that a frame takes for who acts is equipment too, and its owner acts.

    `appuyés par un drone de la coalition`. Where no owner is named, nobody else acts.
    """
    classes = block.names.classes
    found: list[RoleMark] = []
    for role in event.roles:
        if role.role == "target" and is_other_harm(block, event, role.head):
            continue
        if role.role == "target" and is_used(block, event, role):
            found.append(RoleMark("equipment", role.head, role.slot))
            continue
        if role.role != "actor" or not classes[role.head] & TOOLS or classes[role.head] & PEOPLE:
            found.append(role)
            continue
        owners = [x for prep, x in obliques(block.tree, role.head, "nmod") if prep == "de" and classes[x] & PEOPLE]
        found += [RoleMark("actor", x, "owner") for x in owners] or [role]
        found.append(RoleMark("equipment", role.head, role.slot))
    return tuple(found)


def is_other_harm(block: BlockMarks, event: EventMark, i: int) -> bool:
    """True for the wounded beside the dead: they are told of in a claim of their own."""
    if event.type is not EventType.CASUALTIES:
        return False
    return any(o.head == i and o.type is event.type and o.counts is not event.counts for o in block.events)


def is_used(block: BlockMarks, event: EventMark, role: RoleMark) -> bool:
    """True for what an event is done with though it stands where its target would: `tirer des missiles`, `évacuer ses chars`,
    `faire exploser une voiture piégée`.
    """
    tree, i = block.tree, role.head
    classes = block.names.classes[i]
    if not classes & TOOLS or classes & PEOPLE:
        return False
    if event.type is EventType.STRIKE:
        return role.slot == "object" and tree.lemma[event.head] in FIRING
    if event.type is EventType.ATTACK:
        return any(tree.lemma[c] in ARMED or tree.lower[c] in ARMED for c in tree.children[i])
    return event.type is EventType.WITHDRAW


def of_fired(block: BlockMarks, event: EventMark) -> Iterator[int]:
    """`pas une balle n'a été tirée`, `les missiles que l'armée a lancés`: what a verb of firing fires, wherever it stands."""
    tree = block.tree
    if tree.lemma[event.head] not in FIRING:
        return
    yield from tree.children_by(event.head, "nsubj:pass", "obj")
    if tree.dep[event.head] in ("acl", "acl:relcl", "amod"):
        yield tree.head[event.head]


def of_strokes(block: BlockMarks, event: EventMark) -> Iterator[int]:
    """`à coups d'armes lourdes`: what a noun of strokes beside the event names."""
    tree = block.tree
    for at in dict.fromkeys((event.head, event.carrier)):
        for prep, i in obliques(tree, at, "obl", "nmod", "advmod"):
            if prep == "à" and tree.lemma[i] == "coup":
                yield from tree.children_by(i, "nmod")


def of_blows(block: BlockMarks, event: EventMark) -> Iterator[int]:
    """`tués par l'explosion d'une mine`, `mort dans une frappe de drone`: what the blow beside the harm was done with."""
    tree, classes = block.tree, block.names.classes
    harmed = event.type in (EventType.CASUALTIES, EventType.DESTRUCTION)
    for at in dict.fromkeys((event.head, event.carrier)):
        for prep, blow in obliques(tree, at, "obl", "nmod", "obl:agent"):
            if prep == "par" and "weapon" in classes[blow]:
                yield blow
            elif (prep in CAUSES if harmed else prep == "par") and tree.lemma[blow] in BLOWS:
                yield from tools_of(block, blow)
            elif tree.pos[at] == "NOUN":  # `la destruction du pont par une mine`: the parser hangs it on the bridge
                yield from (x for x in tree.subtree(blow) if "weapon" in classes[x] and tree.preposition(x) == "par")
        for clause in tree.children_by(at, "advcl"):  # `en déclenchant une mine`
            yield from (x for x in tree.children_by(clause, "obj") if "weapon" in classes[x])
    above = tree.head[event.head]
    if tree.dep[event.head] == "acl:relcl" and tree.lemma[above] in BLOWS:
        yield from tools_of(block, above)


def of_carriers(block: BlockMarks, event: EventMark) -> Iterator[int]:
    """`une patrouille de Rafale a frappé`, `appuyés par un drone`, `évacués par hélicoptère`: what a side uses."""
    tree, classes = block.tree, block.names.classes
    verb = tree.head[event.head] if tree.dep[event.head] == "obj" else event.carrier
    if event.type is EventType.STRIKE:
        for subject in tree.children_by(verb, *SUBJECTS):
            if "force" in classes[subject]:
                yield from tools_of(block, subject)
    else:
        yield from (x for p, x in obliques(tree, verb, "obl", "obl:agent") if p == "par" and classes[x] & TOOLS)


def tools_of(block: BlockMarks, i: int) -> Iterator[int]:
    """Weapons and vehicles in the complement of a noun."""
    tree: Tree = block.tree
    for prep, x in obliques(tree, i, "nmod"):
        if prep in JOINING and block.names.classes[x] & TOOLS:
            yield x
