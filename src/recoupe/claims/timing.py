"""When an event happened: which time expression of its sentence is its own.

The nearest in the tree, with what grammar says against it: the date of a saying, the date of another noun (`après l'attaque
de mardi`), an aim that was only set that day (`pour reprendre la ville`). And what it says for it: an event has the time of the
clause that says that it took place (`l'offensive lancée mardi`), and lasts `depuis` the dated event that it began with.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.annotate.marks import BlockMarks, CueMark, EventMark, TimeMark
from recoupe.annotate.tree import Tree
from recoupe.claims.settle import BLOWS, distance, in_other_clause
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

# Set on gold/press: F1 of time given the trigger was best at 5 of 4 to 7 steps.
TIME_STEPS = 5
HAPPENING = word_list("verbs_of_happening") | word_list("verbs_of_carrying_out")
PURPOSE = word_list("purpose")
OTHER_TIME = word_list("prepositions_of_another_time")
SAME_TIME = word_list("prepositions_of_the_same_time")
HARM = frozenset([EventType.CASUALTIES, EventType.ABUSE, EventType.DESTRUCTION])
# Nouns that say that something is so for long (`bastion`, `soutien`): the time of what happens there is not theirs.
STATES = frozenset([EventType.CONTROL, EventType.DEPLOY, EventType.SUPPORT, EventType.COOPERATE])
# What is threatened, blamed or agreed upon has not the time of the threat, the blame or the deal.
WORDS = frozenset([EventType.THREATEN, EventType.ACCUSE, EventType.AGREEMENT])
# Kinds that say less than a date: taken only where no other time fits.
WEAK = frozenset(["clock", "evening", "vague"])
VERBS = ("VERB", "AUX")
OF = ("de", "d'", "du")
FOLLOWING = 6  # words from a verb of saying to its date: `a rapporté la radio du port vendredi`
MODIFIERS = ("acl", "amod", "acl:relcl")


def behind_relative(tree: Tree, event: int, i: int) -> bool:
    """True if the event stands in a relative clause that word `i` is not in."""
    return any(tree.dep[step] == "acl:relcl" for step in steps_up(tree, event, i))


def steps_up(tree: Tree, event: int, i: int) -> list[int]:
    """The words from the event up to where its path meets that of word `i`, the last one left out."""
    above, found = {i, *tree.ancestors(i)}, []
    while event not in above:
        found.append(event)
        if tree.head[event] == event:
            break
        event = tree.head[event]
    return found


def said_at(block: BlockMarks, head: int) -> bool:
    """True if a word hangs on a verb of saying: the date of the saying is not the time of the event."""
    if any(follows(block.tree, cue, head) for cue in block.cues):
        return True
    i = head
    for _ in range(3):
        i = block.tree.head[i]
        if block.tree.pos[i] in VERBS:
            return any(i in cue.cue and head not in cue.content for cue in block.cues)
    return False


def follows(tree: Tree, cue: CueMark, head: int) -> bool:
    """True for a time right behind a verb of saying, or behind its source: `a rapporté la radio vendredi`."""
    verb = max(cue.cue)
    if tree.pos[verb] not in VERBS or not verb < head <= verb + FOLLOWING:
        return False
    between = range(verb + 1, head)
    if any(tree.pos[i] in (*VERBS, "SCONJ", "PUNCT", "ADP") for i in between):
        return False
    return cue.source in between and not any(verb < i < head for i in cue.content)


def time_head(tree: Tree, mark: TimeMark) -> int:
    """The word of a time expression that hangs on the rest of the sentence."""
    inside = range(mark.first, mark.last + 1)
    return next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), mark.first)


def tells_of(block: BlockMarks, event: EventMark, site: int) -> bool:
    """True for a verb behind the event's noun that says that it took place, or what it did: `l'attaque qui a tué`."""
    tree = block.tree
    if tree.dep[site] not in MODIFIERS or tree.head[site] != event.head or tree.pos[site] not in VERBS:
        return False
    harm = event.type in BLOWS and any(other.head == site and other.type in HARM for other in block.events)
    return harm or tree.lemma[site] in HAPPENING


def verb_over(tree: Tree, site: int, mark: TimeMark) -> int:
    """The verb that a bare time belongs to where the parser hung it on a noun: `a tué douze soldats mardi`."""
    if mark.first and tree.lower[mark.first - 1] in OF:
        return site
    over = (i for i in (site, *tree.ancestors(site)) if tree.pos[i] in VERBS)
    return next(over, site)


def of_another(block: BlockMarks, event: EventMark, noun: int, mark: TimeMark) -> bool:
    """True if a time that hangs on another noun is that noun's alone: `a condamné l'attaque de mardi`."""
    tree = block.tree
    prep = tree.preposition(noun)
    if prep in OTHER_TIME:
        return True
    led = tree.lower[mark.first if mark.kind in ("month", "year") else mark.first - 1]
    if prep in SAME_TIME or led not in OF:
        return False
    blow = any(other.head == noun and other.type in BLOWS for other in block.events)
    return not (blow and event.type in HARM)


def is_apart(block: BlockMarks, event: EventMark, head: int) -> bool:
    """True if what stands between the event and a time above it keeps them apart."""
    tree = block.tree
    words = {other.head for other in block.events if other.type in WORDS and other.head != event.head}
    for step in steps_up(tree, event.head, head):
        if step in words or tree.dep[step] in MODIFIERS:
            return True
        if tree.dep[step] in ("advcl", "acl", "obl") and any(tree.lower[c] in PURPOSE for c in tree.children[step]):
            return True
        if tree.dep[step] in ("obl", "nmod", "advcl") and tree.preposition(step) in OTHER_TIME:
            return True
    return any(step in words for step in tree.ancestors(event.head) if step == tree.head[head])


def is_state(block: BlockMarks, event: EventMark) -> bool:
    """True for a noun of state that no verb of its own says: of `a pris un bastion`, the verb is another event."""
    alone = event.carrier == event.head or any(other.head == event.carrier for other in block.events)
    return event.type in STATES and block.tree.pos[event.head] == "NOUN" and alone


def fitting(block: BlockMarks, event: EventMark, mark: TimeMark) -> tuple[tuple[bool, int, int], TimeMark] | None:
    """How well a time fits an event, least first, and the time as the event has it; None where it is not the event's."""
    tree = block.tree
    head = time_head(tree, mark)
    site, own = tree.head[head], {event.head, event.carrier, *range(event.first, event.last + 1)}
    weak, near = mark.kind in WEAK, abs(mark.first - event.head)
    if tells_of(block, event, verb_over(tree, site, mark)):
        return (weak, 1, near), mark
    if said_at(block, head) and not any(i in own for cue in block.cues for i in cue.cue):
        return None
    if mark.kind == "bare" and not any(part.startswith("frame=") for part in mark.parts) and site not in own:
        return None  # `l'opération Daran (2013)`
    if in_other_clause(tree, head, event.head) or behind_relative(tree, event.head, head):
        return None
    if is_state(block, event) and site not in (event.head, *range(event.first, event.last + 1)):
        return None
    if site not in own:
        if tree.pos[site] in ("NOUN", "PROPN") and site not in tree.ancestors(event.head):
            if tree.preposition(site) == "depuis":
                mark = replace(mark, parts=(*mark.parts, "frame=since"))
            elif of_another(block, event, site, mark):
                return None
        if is_apart(block, event, head):
            return None
    steps = min(distance(tree, head, event.head), distance(tree, head, event.carrier))
    return ((weak, steps, near), mark) if steps <= TIME_STEPS else None


def find_time(block: BlockMarks, event: EventMark) -> TimeMark | None:
    """The time of an event: of those of its sentence that may be its own, the one that fits best."""
    if not block.times:
        return None
    words = block.tree.words_of_sentence(event.head)
    options = [fitting(block, event, mark) for mark in block.times if words.start <= mark.first < words.stop]
    return min((option for option in options if option), key=lambda option: option[0], default=(None, None))[1]
