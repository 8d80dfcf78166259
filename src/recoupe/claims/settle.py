"""Place, time, equipment and figures of an event where its own clause does not bind them: by nearness in the sentence."""

from __future__ import annotations

from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

LOCATIVE = word_list("locative_prepositions")
HARM = frozenset([EventType.CASUALTIES, EventType.ABUSE])
# Events that happen where their sentence is: a place named elsewhere in it was theirs in more than two of five cases on
# gold; for the rest (agreements, accusations, support...) in fewer than one of four, so that their place stays unsaid.
GROUNDED = frozenset(
    [
        EventType.ATTACK, EventType.BATTLE, EventType.CASUALTIES, EventType.STRIKE, EventType.ADVANCE, EventType.DEPLOY,
        EventType.DESTRUCTION, EventType.SIEGE, EventType.CAPTURE, EventType.ABUSE,
    ]
)  # fmt: skip
# A figure on whom a blow hits counts the harmed, and stands with the harm.
BLOWS = frozenset([EventType.STRIKE, EventType.ATTACK, EventType.BATTLE])
PEOPLE = frozenset(["person", "force"])
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


# Set on gold/press: F1 of place given the trigger was best at 5 of 4 to 6 steps.
PLACE_STEPS = 5


def is_locative(block: BlockMarks, i: int) -> bool:
    """True for a place that stands where something happens, not for one that acts."""
    tree = block.tree
    if "place" not in block.names.classes[i] or tree.pos[i] not in ("NOUN", "PROPN"):
        return False
    prep = tree.preposition(i)
    return prep in LOCATIVE or prep.startswith(("près", "au ", "à l'", "dans"))


def is_named(tree: Tree, i: int) -> bool:
    """True if a name stands in the phrase: `le nord du Levant`, not `la route`."""
    return tree.text[i][0].isupper() or any(
        tree.text[c][0].isupper() for c in tree.children_by(i, "nmod", "flat", "appos")
    )


def find_place(block: BlockMarks, event: EventMark) -> RoleMark | None:
    """The place of an event that names none itself: the nearest locative of its sentence, else the headline's topic."""
    tree = block.tree
    if event.type not in GROUNDED:
        return None
    words = tree.words_of_sentence(event.head)
    used = {role.head for role in event.roles}
    options = []
    for i in words:
        if (
            i in used
            or not is_locative(block, i)
            or i in range(event.first, event.last + 1)
            or not is_named(tree, i)
            or in_other_clause(tree, i, event.head)
        ):
            continue
        steps = min(distance(tree, i, event.head), distance(tree, i, event.carrier))
        if steps <= PLACE_STEPS:
            options.append((steps, abs(i - event.head), i))
    if options:
        return RoleMark("place", min(options)[2], "sentence")
    return topic_place(block, words, used)


def topic_place(block: BlockMarks, words: range, used: set[int]) -> RoleMark | None:
    """`Levant : trois morts`: the place before the colon of a headline."""
    tree = block.tree
    for i in range(words.start, min(words.start + 4, words.stop - 1)):
        if tree.text[i + 1] == ":" and "place" in block.names.classes[i] and i not in used:
            return RoleMark("place", i, "topic")
    return None
