"""What several makers of cells ask of an event: how near a word stands to it, whether another clause parts them."""

from __future__ import annotations

from recoupe.annotate.tree import Tree
from recoupe.model.codes import EventType

# What hits: a figure on whom it hits counts the harmed, and stands with the harm.
BLOWS = frozenset([EventType.STRIKE, EventType.ATTACK, EventType.BATTLE])
PEOPLE = frozenset(["person", "force"])  # classes of nouns and names
FAR = 99


def distance(tree: Tree, a: int, b: int) -> int:
    """Steps between two words in the tree of one sentence."""
    up_a = {a: 0}
    for n, x in enumerate(tree.ancestors(a), 1):
        up_a[x] = n
    if b in up_a:
        return up_a[b]
    for n, x in enumerate(tree.ancestors(b), 1):
        if x in up_a:
            return n + up_a[x]
    return FAR


CLAUSES = frozenset(["acl", "acl:relcl", "advcl", "ccomp", "parataxis"])


def in_other_clause(tree: Tree, i: int, event: int) -> bool:
    """True if word `i` stands in a clause below the one that it would have to leave to bear on the event."""
    above = {event, *tree.ancestors(event)}
    while i not in above:
        if tree.dep[i] in CLAUSES:
            return True
        if tree.head[i] == i:
            return True
        i = tree.head[i]
    return False
