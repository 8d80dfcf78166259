"""Time and figures of an event where its own clause does not bind them: by nearness in the sentence."""

from __future__ import annotations

from recoupe.annotate.marks import BlockMarks, EventMark, FigureMark, TimeMark
from recoupe.annotate.tree import Tree
from recoupe.model.codes import Counts, EventType

HARM = frozenset([EventType.CASUALTIES, EventType.ABUSE])
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


def behind_relative(tree: Tree, event: int, i: int) -> bool:
    """True if the event stands in a relative clause that word `i` is not in."""
    above = {i, *tree.ancestors(i)}
    while event not in above:
        if tree.dep[event] == "acl:relcl":
            return True
        if tree.head[event] == event:
            return False
        event = tree.head[event]
    return False


def said_at(block: BlockMarks, head: int) -> bool:
    """True if a word hangs on a verb of saying: the date of the saying is not the time of the event."""
    verbs = {i for cue in block.cues for i in cue.cue if block.tree.pos[i] in ("VERB", "AUX")}
    i = head
    for _ in range(3):
        i = block.tree.head[i]
        if i in verbs:
            return True
        if block.tree.pos[i] in ("VERB", "AUX"):
            return False
    return False


def time_head(tree: Tree, mark: TimeMark) -> int:
    """The word of a time expression that hangs on the rest of the sentence."""
    inside = range(mark.first, mark.last + 1)
    return next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), mark.first)


def find_time(block: BlockMarks, event: EventMark) -> TimeMark | None:
    """The time of an event: the nearest in the tree that is not the time of a saying."""
    tree = block.tree
    words = tree.words_of_sentence(event.head)
    best: tuple[int, int, TimeMark] | None = None
    for mark in block.times:
        if not words.start <= mark.first < words.stop:
            continue
        head = time_head(tree, mark)
        if said_at(block, head) and not any(event.head == i for cue in block.cues for i in cue.cue):
            continue
        if in_other_clause(tree, head, event.head) or behind_relative(tree, event.head, head):
            continue
        steps = min(distance(tree, head, event.head), distance(tree, head, event.carrier))
        option = (steps, abs(mark.first - event.head), mark)
        if best is None or option[:2] < best[:2]:
            best = option
    return best[2] if best and best[0] <= TIME_STEPS else None


# Set on gold/press: F1 of time given the trigger was best at 5 of 4 to 7 steps.
TIME_STEPS = 5


def counted_roles(kind: EventType) -> frozenset[str]:
    """The roles whose fillers a figure of this type of event may count."""
    if kind in HARM or kind is EventType.DETENTION:
        return frozenset(["target"])
    return frozenset(["actor", "target", "equipment", "place"])


def figures_of(block: BlockMarks, event: EventMark) -> list[tuple[FigureMark, Counts]]:
    """The counts of an event: of the event word itself (`douze morts`) or of one of its fillers."""
    heads: dict[int, Counts | None] = {event.head: event.counts}
    for role in event.roles:
        if role.slot != "linked" and role.role in counted_roles(event.type):
            people = block.names.classes[role.head] & PEOPLE
            if not (event.type in BLOWS and role.role == "target" and people):
                heads.setdefault(role.head, None)
    found = []
    timed = {i for mark in block.times for i in range(mark.first, mark.last + 1)}
    for figure in block.figures:
        if figure.first in timed or block.tree.text[figure.last + 1 : figure.last + 2] == ("%",):
            continue
        if figure.head in heads or event.first <= figure.head <= event.last:
            counts = heads.get(figure.head) or what_counts(block, event, figure.head)
            if counts is not None:
                found.append((figure, counts))
    return found


def what_counts(block: BlockMarks, event: EventMark, head: int) -> Counts | None:
    """What a figure counts, from the event's frame, else from the class of the counted word."""
    if event.counts is not None:
        return event.counts
    if event.type in HARM:
        return Counts.KILLED
    if event.type is EventType.DETENTION:
        return Counts.CAPTURED
    if event.type is EventType.STRIKE and head == event.head:
        return Counts.STRIKES
    classes = block.names.classes[head]
    if "vehicle" in classes or "weapon" in classes:
        return Counts.VEHICLES
    if "person" in classes:
        return Counts.CIVILIANS if event.type is EventType.DISPLACEMENT else Counts.FIGHTERS
    return Counts.OTHER
