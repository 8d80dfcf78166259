"""From slots to roles: what the fillers of a frame are to the event, by the frame's lists and the fillers' classes."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import Slots, obliques, with_conjuncts
from recoupe.annotate.marks import Names, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.bodies import nationalities
from recoupe.languages.frames import Frame, Roles
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack
from recoupe.model.codes import EventType, SourceKind

PLACE_PREPOSITIONS = word_list("place_prepositions")
ORIGIN_PREPOSITIONS = word_list("origin_prepositions")
ROUND_BUILDINGS = frozenset(["dans", "devant", "près de", "à proximité de", "aux abords de"])
TOOL_PREPOSITIONS = word_list("tool_prepositions")
SYMMETRIC = frozenset([EventType.BATTLE, EventType.COOPERATE, EventType.AGREEMENT])
ABSTRACT = frozenset(["time", "event", "document", "money", "other"])
# Types whose target may be a thing that no table calls a building, vehicle or weapon: `destructions de biens`.
THINGS = frozenset([EventType.DESTRUCTION, EventType.OBSTRUCT, EventType.STRIKE, EventType.ACCUSE])
WIELDED = frozenset([EventType.STRIKE, EventType.ATTACK, EventType.DESTRUCTION, EventType.CASUALTIES])
SIDES = word_list("side_prepositions")
LABELS = word_list("labels_of_any_side")
STRUCK = word_list("struck_things")
STRIKING = frozenset(["contre", "sur", "de"])
FALLING = frozenset(["sur", "vers"])
PEOPLE = frozenset(["force", "person"])
COUNTRY = frozenset(["force", "place"])
TOOLS = frozenset(["weapon", "vehicle"])


def role_for(
    roles: Roles, classes: frozenset[str], *, prefer_place: bool = False, loose: bool = True, things: bool = False
) -> str | None:
    """Which of the listed roles fits a filler of these classes.

    `loose`: a mere place may act or be acted upon (`Valbourg résiste`), as it may not behind `à`, `de` or `dans`.
    """
    if not roles:
        return None
    places = [r for r in roles if r in ("place", "origin")]
    people = [r for r in roles if r in ("actor", "target")]
    if classes & TOOLS and "equipment" in roles:
        return "equipment"
    if "place" in classes or ("building" in classes and roles[0] in ("place", "origin")):
        both = classes & PEOPLE
        if places and (not both or prefer_place or not people or roles[0] == places[0]):
            return places[0]
        return people[0] if people and (both or (loose and not places)) else None
    if classes & PEOPLE and people:
        return people[0]
    if classes & ABSTRACT:
        return "target" if things and "target" in roles and not classes & {"time", "event"} else None
    return people[0] if people else None


def preposition_roles(frame: Frame, prep: str, classes: frozenset[str]) -> tuple[Roles, bool]:
    """The roles of a complement, from the frame, else from what prepositions mean everywhere; whether a place is likely."""
    to = frame.others.get(prep, ("target",))
    if frame.type is EventType.STRIKE and prep in FALLING and "place" in classes and to[:1] == ("target",):
        return ("place",), True  # `des tirs sur Valbourg`, `des roquettes vers le Levant`: where they come down
    if prep in frame.others:
        return frame.others[prep], False
    if classes & TOOLS and prep in TOOL_PREPOSITIONS:
        return ("equipment",), False
    if "place" in classes:
        if prep in ORIGIN_PREPOSITIONS:
            return ("origin",), True
        if prep in PLACE_PREPOSITIONS or prep.startswith(("près", "au ", "à ")):
            return ("place",), True
    if "building" in classes and prep in ROUND_BUILDINGS:
        return ("place",), True
    if prep == "contre":
        return ("target",), False
    return (), False


def fill_roles(
    tree: Tree, i: int, frame: Frame, slots: Slots, names: Names, used: frozenset[int]
) -> Iterator[RoleMark]:
    """The fillers of a frame, each with its role; `used` words belong to the trigger itself."""
    taken = set(used) | {i}
    own = not slots.light or not frame.subject or slots.light in frame.subject
    subject_roles = frame.subject if own else (slots.light or "",)
    object_roles = frame.alone if frame.alone and not slots.subject else frame.object
    for slot, roles, heads in (("subject", subject_roles, slots.subject), ("object", object_roles, slots.object)):
        for head in heads:
            role = role_for(roles, names.classes[head], things=slot == "object" and frame.type in THINGS)
            role = as_struck(tree, head, frame, names, role) if slot == "object" else role
            if role and head not in taken:
                taken.add(head)
                yield RoleMark(role, head, slot)
            if role == "equipment" and slot == "subject" and "actor" in frame_roles(frame):
                yield from owners(tree, head, names)
    for prep, head in slots.others:
        roles, prefer_place = preposition_roles(frame, prep, names.classes[head])
        if frame.type is EventType.AGREEMENT and prep in ("à", "de") and is_capital(names, head):
            roles = ("place",)  # `l'accord de Genève`: where it was made
        role = role_for(
            roles,
            names.classes[head],
            prefer_place=prefer_place,
            loose=prep in SIDES,
            things=prep == "de" and frame.type is EventType.DESTRUCTION,
        )
        if prep in STRIKING:
            role = as_struck(tree, head, frame, names, role)
        if role and head not in taken:
            taken.add(head)
            yield RoleMark(role, head, prep)


def as_struck(tree: Tree, i: int, frame: Frame, names: Names, role: str | None) -> str | None:
    """The role of what is hit: `des tunnels ont été détruits`, `des frappes contre leurs positions`: no place, but a target."""
    if role != "place" or i in names.of_word or tree.pos[i] != "NOUN":
        return role
    return "target" if frame.type in WIELDED and tree.lemma[i] in STRUCK else role


def is_capital(names: Names, i: int) -> bool:
    """True for a town that may stand for a government."""
    mark = names.of_word.get(i)
    return mark is not None and mark.town is not None


def frame_roles(frame: Frame) -> frozenset[str]:
    """All roles that a frame, or the type behind it, gives its subject."""
    return frozenset(frame.subject) | {"actor"} if frame.type in WIELDED else frozenset(frame.subject)


def owners(tree: Tree, weapon: int, names: Names) -> Iterator[RoleMark]:
    """`un drone de la coalition a frappé`: whose weapon it is acts."""
    for prep, x in obliques(tree, weapon, "nmod"):
        if prep == "de" and names.classes[x] & PEOPLE:
            yield RoleMark("actor", x, "owner")
    for c in tree.children_by(weapon, "amod"):
        if tree.lower[c] in nationalities():
            yield RoleMark("actor", c, "owner")


def share_sides(frame: Frame, roles: list[RoleMark], *, mutual: bool) -> list[RoleMark]:
    """In an event between sides the first named is the actor, the others are targets (codebook, section 3)."""
    if frame.type not in SYMMETRIC:
        return roles
    sides = [r for r in roles if r.role == "actor" and r.slot in ("entre", "subject", "de")]
    between = [r for r in sides if r.slot == "entre"]
    together = between if len(between) > 1 else sides if mutual else []
    if len(together) < 2 or any(r.role == "target" for r in roles):
        return roles
    return [RoleMark("target", r.head, r.slot) if r in together[1:] else r for r in roles]


def nationality_roles(tree: Tree, i: int, frame: Frame, names: Names, pack: Pack) -> Iterator[RoleMark]:
    """`frappes levantines`, `tirs rebelles`: the adjective beside an event noun names who acts."""
    if not frame.subject:
        return
    beside = tree.children_by(i, "amod")
    beside += [a for c in tree.children_by(i, "nmod") if names.classes[c] & TOOLS for a in tree.children_by(c, "amod")]
    for c in with_conjuncts(tree, beside):
        entry = pack.classes.get(tree.lemma[c])
        armed = entry and entry.source is SourceKind.ARMED_GROUP and tree.lemma[c] not in LABELS
        if tree.lower[c] in pack.adjectives or armed:
            yield RoleMark(frame.subject[0], c, "adjective")
    for c in tree.children_by(i, "appos", "flat", "nmod", "compound"):
        mark = names.of_word.get(c)
        if (
            c > i
            and not tree.preposition(c)
            and mark is not None
            and mark.classes == COUNTRY
            and tree.text[c - 1] != ","
        ):
            yield RoleMark(frame.subject[0], c, "adjective")  # `l'opération US`


def left_places(tree: Tree, frame: Frame, slots: Slots, names: Names) -> Iterator[RoleMark]:
    """`a retiré ses troupes DE VALBOURG`: a place (or weapon) on the object of a verb that takes one with `de`."""
    wanted = frame.others.get("de", ())
    if any(p == "de" for p, _ in slots.others):
        return
    for head in slots.object:
        for prep, x in obliques(tree, head, "nmod"):
            if prep == "de" and "origin" in wanted and "place" in names.classes[x]:
                yield RoleMark("origin", x, "de")
            elif prep == "de" and "equipment" in wanted and names.classes[x] & TOOLS:
                yield RoleMark("equipment", x, "de")
