"""`les deux camps`: which two sides are meant, the last that were told to fight or to talk."""

from __future__ import annotations

from recoupe.annotate.marks import EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.claims.settle import PEOPLE
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

SIDES = word_list("nouns_of_sides")
OPPOSED = frozenset([EventType.BATTLE, EventType.STRIKE, EventType.ATTACK, EventType.AGREEMENT, EventType.CAPTURE])
BETWEEN = frozenset([EventType.BATTLE, EventType.AGREEMENT, EventType.COOPERATE])
BLOCKS_BACK = 4  # how many paragraphs back the two sides are looked for
ROLES = ("actor", "target")

Mention = tuple[int, int]  # block, head word


def is_both(tree: Tree, i: int) -> bool:
    """True for `les deux camps`, `des deux côtés`."""
    return tree.lemma[i] in SIDES and any(tree.lower[c] == "deux" for c in tree.children[i])


def both_sides(context: Context, at: int, event: EventMark) -> tuple[Mention, Mention] | None:
    """The two sides that were last told to act on one another: by an earlier event, else by the next of the paragraph."""
    for b in range(at, max(-1, at - BLOCKS_BACK - 1), -1):
        earlier = [e for e in context.blocks[b].events if b < at or e.head < event.head]
        later = [e for e in context.blocks[b].events if b == at and e.head > event.head]
        for other in [*reversed(earlier), *later]:
            if other.type in OPPOSED and (found := sides_of(context, b, other)):
                return found
    return None


def sides_of(context: Context, at: int, event: EventMark) -> tuple[Mention, Mention] | None:
    """Who acts and who is acted upon, where both are named."""
    block = context.blocks[at]
    heads = []
    for role in ROLES:
        named = (m.head for m in event.roles if m.role == role)
        head = next((h for h in named if block.tree.pos[h] in ("NOUN", "PROPN") and not is_both(block.tree, h)), None)
        if head is None or not block.names.classes[head] & PEOPLE:
            return None
        heads.append((at, head))
    return heads[0], heads[1]


def roles_meant(tree: Tree, event: EventMark, mark: RoleMark) -> dict[str, tuple[int, ...]]:
    """Which of the two sides (0 and 1) fill which role: one each between sides, else both the role of the words."""
    if not is_both(tree, mark.head) or mark.role not in ROLES:
        return {}
    return {"actor": (0,), "target": (1,)} if event.type in BETWEEN else {mark.role: (0, 1)}
