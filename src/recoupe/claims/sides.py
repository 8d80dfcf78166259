"""`les deux camps`: which two sides are meant, by what the article tells of who acts on whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.claims.settle import PEOPLE
from recoupe.languages.bodies import nationalities
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack
from recoupe.model.codes import BlockKind, EventType

SIDES = word_list("nouns_of_sides")
OPPOSED = frozenset([EventType.BATTLE, EventType.STRIKE, EventType.ATTACK, EventType.AGREEMENT, EventType.CAPTURE])
BETWEEN = frozenset([EventType.BATTLE, EventType.AGREEMENT, EventType.COOPERATE])
ROLES = ("actor", "target")

Mention = tuple[int, int]  # block, head word
Called = Callable[[int, int], str]


def is_both(tree: Tree, i: int) -> bool:
    """True for `les deux camps`, `des deux côtés`."""
    return tree.lemma[i] in SIDES and any(tree.lower[c] == "deux" for c in tree.children[i])


def both_sides(context: Context, at: int, event: EventMark, called: Called) -> tuple[Mention, Mention] | None:
    """The two sides that act on one another: the last of the same paragraph, else the two that the article tells of most often.

    Args:
        called: the canonical name of a mention.
    """
    pairs = [(b, other, *found) for b, other, found in pairs_of(context, event) if len(set(keys(found, called))) > 1]
    here = [p for p in pairs if p[0] == at]
    before = [p for p in here if p[1].head < event.head]
    if here:
        return (before or here[:1])[-1][2:]
    told = Counter(frozenset(keys(p[2:], called)) for p in pairs)
    return max(reversed(pairs), key=lambda p: told[frozenset(keys(p[2:], called))])[2:] if pairs else None


def pairs_of(context: Context, event: EventMark) -> Iterator[tuple[int, EventMark, tuple[Mention, Mention]]]:
    """The events of an article in which somebody acts on somebody, in text order, with their two sides."""
    for b, block in enumerate(context.blocks):
        if context.kinds[b] is BlockKind.BOILERPLATE:
            continue
        for other in block.events:
            if other is not event and other.type in OPPOSED and (found := sides_of(context, b, other)):
                yield b, other, found


def keys(pair: tuple[Mention, Mention], called: Called) -> tuple[str, str]:
    """By what two sides are told apart: the army of a country is a side with that country."""
    names = [called(*mention) for mention in pair]
    nations = [nationalities().get(name.split()[-1]) for name in names]
    first, second = (nation.country if nation else name for nation, name in zip(nations, names, strict=True))
    return first, second


def sides_of(context: Context, at: int, event: EventMark) -> tuple[Mention, Mention] | None:
    """Who acts and who is acted upon, where both are named."""
    block = context.blocks[at]
    heads = []
    for role in ROLES:
        named = (side_at(block, m.head) for m in event.roles if m.role == role)
        head = next((h for h in named if h is not None), None)
        if head is None:
            return None
        heads.append((at, head))
    return heads[0], heads[1]


def side_at(block: BlockMarks, i: int) -> int | None:
    """The side that a filler is, or whose it is: `le Front` of `les positions du Front`; None for mere things."""
    tree, classes = block.tree, block.names.classes
    if tree.pos[i] not in ("NOUN", "PROPN") or is_both(tree, i):
        return None
    if classes[i] & PEOPLE and tree.lemma[i] not in load_pack("fr").place_words:
        return i
    owners = (c for c in tree.children_by(i, "nmod") if tree.preposition(c) == "de" and "force" in classes[c])
    mark = block.names.of_word.get(i)
    whose = (c for c in owners if mark is None or block.names.of_word.get(c) is not mark)
    return next(whose, None)


def roles_meant(tree: Tree, event: EventMark, mark: RoleMark) -> dict[str, tuple[int, ...]]:
    """Which of the two sides (0 and 1) fill which role: one each between sides, else both the role of the words."""
    if not is_both(tree, mark.head) or mark.role not in ROLES:
        return {}
    mutual = any(tree.lower[c] in ("se", "s'") for c in tree.children[event.head])
    return {"actor": (0,), "target": (1,)} if event.type in BETWEEN or mutual else {mark.role: (0, 1)}
