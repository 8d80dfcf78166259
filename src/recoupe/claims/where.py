"""Where an event happens: the places that its own clause binds, freed of what is none, else the nearest of its sentence.

What enters are the marks of a block and one of its events; what leaves are role marks. Next: make.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.claims.phrases import phrase_bounds
from recoupe.claims.place_mentions import head_of, is_bare_place
from recoupe.claims.settle import distance
from recoupe.claims.whereabouts import (
    GOALS,
    is_country,
    is_exact,
    is_locative,
    is_named,
    is_nowhere,
    is_place,
    is_town,
)
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

CLOSING = word_list("words_closing_a_list")
LINKS = word_list("words_within_a_list") | {","}
PREPOSITIONS = word_list("words_before_a_listed_place")
PLACE_PRONOUNS = word_list("place_pronouns")
POINTING = word_list("pointing_words")
HITTING = word_list("verbs_of_hitting")
LISTED = "+list"  # behind the slot of a place that stands in one list with another
# Events that happen where their sentence is: a place named elsewhere in it was theirs in more than two of five cases on
# gold; for the rest (agreements, accusations, support...) in fewer than one of four, so that their place stays unsaid.
GROUNDED = frozenset(
    [
        EventType.ATTACK, EventType.BATTLE, EventType.CASUALTIES, EventType.STRIKE, EventType.ADVANCE, EventType.DEPLOY,
        EventType.DESTRUCTION, EventType.SIEGE, EventType.CAPTURE, EventType.ABUSE,
    ]
)  # fmt: skip
# Of operations and fights a country elsewhere in the clause says little: it was theirs in 1 of 8 cases on gold.
ROVING = frozenset([EventType.ADVANCE, EventType.BATTLE])
LOOSE = frozenset(
    ["acl:relcl", "advcl", "xcomp", "parataxis", "parataxis:insert", "ccomp"]
)  # ways up that leave the clause of a place
CUT = frozenset(["acl", "acl:relcl", "parataxis", "parataxis:insert"])
# Events of words: a place beside them is what they speak of, not where they happen (1 of 44 on gold had one).
WORDS = frozenset([EventType.ACCUSE, EventType.THREATEN])
# What is near a place says little of where it is when the place itself is named.
NEARBY = frozenset(["près de", "à proximité de", "non loin de"])
STRUCK_THINGS = word_list("struck_things")
STRIKING = frozenset([EventType.STRIKE, EventType.DESTRUCTION, EventType.ATTACK, EventType.ABUSE])
LANDING = frozenset([EventType.STRIKE, EventType.ATTACK, EventType.DESTRUCTION, EventType.BATTLE])
TOWN_BUILDINGS = word_list("buildings_of_towns")
WITHIN = frozenset(["de", "à", "dans", "près de"])
EXEMPLIFYING = word_list("words_before_examples")
EXAMPLES = 8  # words behind a word for several places within which the places are named
TOPIC_WORDS = 4  # a headline's topic ends with a colon within this many words


def find_places(block: BlockMarks, event: EventMark) -> tuple[RoleMark, ...]:
    """The places of an event: what it is a label of, or its own with those coordinated with them, else the nearest.

    A place of its own without a name (`dans une zone`) gives way to one with a name that bears on the event.
    """
    headline = topic_of(block, event.head)
    own = [role for role in event.roles if role.role == "place" and is_own(block, role, headline)]
    own = [role for role in own if not is_struck_thing(block, event, role)]
    if event.type in WORDS:
        return tuple(own)
    label = labelled(block, event)
    used = {role.head for role in event.roles} - {headline}
    if label is not None:
        own = [label]
    elif not any(role.slot == "object" or is_named(block, role.head) for role in own):
        found = struck(block, event) or pointed(block, event, "où") or nearest(block, event, used, bound=bool(own))
        if found is None and headline is not None:
            found = RoleMark("place", headline, "topic")
        found = found or (None if own else pointed(block, event))
        own = [found] if found else own or described(block, event, used)
    own = [new for role in own for new in (examples(block, role) or [role])]
    own = [inner(block, event, role) for role in own]
    if not any(is_exact(block, role.head) for role in own):
        own = [*around(block, event), *own]
    return with_listed(block, sharpest(block, own), used)


def inner(block: BlockMarks, event: EventMark, role: RoleMark) -> RoleMark:
    """`la gare de Valbourg, dans le nord du Levant`: the town that an area or a country only says the whereabouts of."""
    if is_exact(block, role.head):
        return role
    tree = block.tree
    at = role.head
    while at > tree.words_of_sentence(at).start and tree.pos[at - 1] in ("DET", "ADP", "ADV"):
        at -= 1
    mark = block.names.of_word.get(at - 2) if at > 1 and tree.text[at - 1] in (",", "(") else None
    if mark is None or mark.last != at - 2 or "place" not in mark.classes or is_country(block, mark.first):
        return role
    if tree.preposition(head_of(tree, mark)) in NEARBY:
        return role
    found = whole(block, head_of(tree, mark))
    struck = any(other.role == "target" and other.head == found for other in event.roles)
    return RoleMark("place", head_of(tree, mark) if struck else found, role.slot)


def around(block: BlockMarks, event: EventMark) -> Iterator[RoleMark]:
    """`une frappe contre la gare de Valbourg`: what is struck stands in the town that is named with it."""
    if event.type not in LANDING:
        return
    tree = block.tree
    for role in event.roles:
        if role.role != "target" or tree.lemma[role.head] not in TOWN_BUILDINGS:
            continue
        for c in tree.children_by(role.head, "nmod", "obl"):
            if c > role.head and tree.preposition(c) in WITHIN and is_place(block, c) and is_town(block, c):
                yield RoleMark("place", c, "around")


def with_listed(block: BlockMarks, own: list[RoleMark], used: set[int]) -> tuple[RoleMark, ...]:
    """Places with those that stand in one list with them, each once."""
    heads = {role.head for role in own} | used
    more = [
        RoleMark("place", i, role.slot + LISTED)
        for role in own
        for i in coordinated(block, role.head)
        if i not in heads
    ]
    return tuple({mark.head: mark for mark in [*own, *more]}.values())


def sharpest(block: BlockMarks, own: list[RoleMark]) -> list[RoleMark]:
    """Without what only says what a named place lies near: `près de Hallon, l'armée a pris Estrelle`."""
    exact = [role for role in own if role.slot not in NEARBY]
    return exact if any(is_named(block, role.head) for role in exact) else own


def is_struck_thing(block: BlockMarks, event: EventMark, role: RoleMark) -> bool:
    """True for a thing that is struck, where nothing names it as a place: `ils ont détruit des tunnels`."""
    if event.type not in STRIKING or role.slot not in ("object", "de"):
        return False
    return block.tree.lemma[role.head] in STRUCK_THINGS and block.tree.text[role.head][0].islower()


def examples(block: BlockMarks, role: RoleMark) -> list[RoleMark]:
    """`plusieurs villages, dont Hallon et Estrelle`: the places named behind a word for several."""
    tree = block.tree
    if tree.morph[role.head].number != "Plur" or tree.text[role.head][0].isupper() or is_named(block, role.head):
        return []
    stop = min(tree.words_of_sentence(role.head).stop, role.head + EXAMPLES)
    opened = next((i for i in range(role.head + 1, stop) if tree.lower[i] in EXEMPLIFYING), None)
    if opened is None or any(tree.pos[i] in ("VERB", "AUX") for i in range(role.head + 1, opened)):
        return []
    i = opened + 1
    while i < stop and plain(tree, i) in PREPOSITIONS | LINKS:
        i += 1
    named = i < stop and tree.text[i][0].isupper() and (is_place(block, i) or i not in block.names.of_word)
    return [RoleMark("place", i, role.slot + LISTED)] if named else []


def is_own(block: BlockMarks, role: RoleMark, headline: int | None) -> bool:
    """True for a place that an event's frame binds, unless it names nowhere or is the topic of a headline."""
    return role.head != headline and (role.slot == "object" or not is_nowhere(block, role.head))


def struck(block: BlockMarks, event: EventMark) -> RoleMark | None:
    """`l'attaque a touché Valbourg`, `les violences qui ravagent le Levant`, `Valbourg est secoué par des combats`."""
    tree, head = block.tree, event.head
    if tree.pos[head] != "NOUN":
        return None
    above = tree.head[head]
    verbs = [above] if tree.dep[head] in ("nsubj", "obl:agent") else []
    verbs += tree.children_by(head, "acl:relcl")
    for verb in verbs:
        if tree.lemma[verb] in HITTING:
            slot = "nsubj:pass" if tree.dep[head] == "obl:agent" else "obj"
            for i in tree.children_by(verb, slot):
                if is_place(block, i) and i != head and is_named(block, i):
                    return RoleMark("place", i, "hit")
    return None


def coordinated(block: BlockMarks, head: int) -> Iterator[int]:
    """The places named in one list with a place: `dans les villages de Hallon, Estrelle et Montclair`."""
    tree = block.tree
    stop = tree.words_of_sentence(head).stop
    found: list[int] = []
    i = end_of(block, head) + 1
    closed = False
    while i < stop and not closed:
        i = behind_bracket(tree, i, stop)
        links: list[str] = []
        while i < stop and (plain(tree, i) in LINKS or (links and plain(tree, i) in PREPOSITIONS)):
            links.append(tree.lower[i])
            i += 1
        if not links or i >= stop or not may_be_listed(block, i):
            break
        closed = any(link in CLOSING for link in links)
        mark = block.names.of_word.get(i)
        found.append(i)
        i = (mark.last if mark else i) + 1
    if closed:
        yield from found


def plain(tree: Tree, i: int) -> str:
    """A word as the lists have it: small letters, one kind of apostrophe."""
    return tree.lower[i].replace("’", "'")


def behind_bracket(tree: Tree, i: int, stop: int) -> int:
    """The word behind a short bracket: `à Hallon (sud) et Estrelle`."""
    if i < stop and tree.text[i] == "(":
        for j in range(i + 1, min(i + 5, stop)):
            if tree.text[j] == ")":
                return j + 1
    return i


def may_be_listed(block: BlockMarks, i: int) -> bool:
    """True for a name that nothing speaks against reading as a place beside other places."""
    tree = block.tree
    placed = "place" in block.names.classes[i]
    if not tree.text[i][0].isupper() or tree.dep[i].startswith("nsubj"):
        return False
    if tree.pos[i] not in ("PROPN", "NOUN", "X") and not (placed and tree.pos[i] == "ADJ"):
        return False
    mark = block.names.of_word.get(i)
    return placed or mark is None or mark.entity is None


def end_of(block: BlockMarks, head: int) -> int:
    """The last word of the phrase of a place."""
    return phrase_bounds(block.tree, head, block.names.of_word, close=True)[1]


def labelled(block: BlockMarks, event: EventMark) -> RoleMark | None:
    """`Valbourg, dernier bastion de la milice`, `Valbourg est un bastion`: the place that a noun of holding is said of."""
    tree, head = block.tree, event.head
    if event.type is not EventType.CONTROL or tree.pos[head] != "NOUN":
        return None
    options = [tree.head[head]] if tree.dep[head] == "appos" else []
    options += tree.children_by(head, "nsubj") if tree.children_by(head, "cop") else []
    i = head - 1
    while i > tree.words_of_sentence(head).start and tree.pos[i] in ("DET", "ADJ", "NUM"):
        i -= 1
    options += [i - 1] if i and tree.text[i] == "," else []
    for option in options:
        if is_place(block, option) and is_named(block, option):
            return RoleMark("place", whole(block, option), "label")
    pointing = next((c for c in tree.children_by(head, "det") if tree.lower[c] in POINTING), None)
    return RoleMark("place", pointing, "label") if pointing is not None else None


def whole(block: BlockMarks, i: int) -> int:
    """The head of the phrase that a place is part of: `sud` of `le sud du Levant`."""
    tree = block.tree
    while tree.dep[i] in ("nmod", "flat") and tree.preposition(i) in ("de", "") and is_place(block, tree.head[i]):
        i = tree.head[i]
    return i


def described(block: BlockMarks, event: EventMark, used: set[int]) -> list[RoleMark]:
    """`des tirs entendus dans la région`: a description that stands for a place named before."""
    tree = block.tree
    if event.type not in GROUNDED:
        return []
    words = tree.words_of_sentence(event.head)
    found = [i for i in words if i not in used and is_locative(block, i, event.type) and is_bare_place(tree, i)]
    return [RoleMark("place", i, "sentence") for i in found if bears_on(tree, i, event)][:1]


def pointed(block: BlockMarks, event: EventMark, *words: str) -> RoleMark | None:
    """`y`, `où` (or those of `words`) beside the event word or the verbs that carry it: a place named before."""
    tree = block.tree
    carriers = dict.fromkeys((event.head, event.carrier))
    above = event.carrier
    while tree.dep[above] == "xcomp":  # `où ils disent combattre`
        above = tree.head[above]
        carriers[above] = None
    for i in dict.fromkeys(c for word in carriers for c in tree.children[word]):
        there_is = tree.lower[i] == "y" and tree.lemma[tree.head[i]] == "avoir"
        if tree.lower[i] in (words or PLACE_PRONOUNS) and tree.pos[i] in ("PRON", "ADV") and not there_is:
            return RoleMark("place", i, "pronoun")
    return None


def nearest(block: BlockMarks, event: EventMark, used: set[int], *, bound: bool = False) -> RoleMark | None:
    """The nearest locative of the sentence that bears on the event, else one beside it, unless only `bound` ones are wanted."""
    tree = block.tree
    options = []
    for i in tree.words_of_sentence(event.head):
        if (
            i in used
            or i in range(event.first, event.last + 1)
            or not is_locative(block, i, event.type)
            or not is_named(block, i)
        ):
            continue
        steps = min(distance(tree, i, event.head), distance(tree, i, event.carrier))
        bears = bears_on(tree, i, event)
        if bears or (not bound and is_beside(tree, i, event) and not (event.type in ROVING and is_country(block, i))):
            options.append((not bears, steps, abs(i - event.head), i))
    if not options:
        return None
    best = min(options)
    return RoleMark("place", whole(block, best[-1]), "beside" if best[0] else "sentence")


def bears_on(tree: Tree, i: int, event: EventMark) -> bool:
    """True if a place bears on an event by the way from one to the other through the tree.

    Either it hangs somewhere below the event (`des tirs entendus près de Valbourg`), or on the verb above the event
    (`à Valbourg, l'armée a subi une attaque`), or both are complements of one noun. A complement of the subject or the object beside
    the event (`les habitants de Valbourg ont vu l'attaque`) says nothing of the event, nor does a place of another clause.
    """
    if (
        event.type in GROUNDED
        and all(tree.pos[w] in ("ADP", "DET") for w in range(event.last + 1, i))
        and i > event.last
    ):
        return True  # `les avions basés à Valbourg`: right behind it, whatever the parser hung it on
    up, down = path(tree, i, event.head)
    if not down:
        own = up[:-1] if up[-1:] == ("acl:relcl",) and event.type in GROUNDED else up
        return not (set(own) & LOOSE) and (event.type in GROUNDED or "nmod" in (up[:1] + up[-1:]) or goes(tree, i))
    if event.type not in GROUNDED:
        return False
    if up == ("obl",):
        return not (set(down) & CUT) and down[-1] != "nsubj"
    return bool(up) and set(up) == {"nmod"} and down[-1] == "nmod"


def goes(tree: Tree, i: int) -> bool:
    """True for the goal of a movement."""
    return tree.preposition(i) in GOALS


def is_beside(tree: Tree, i: int, event: EventMark) -> bool:
    """True for a place elsewhere in the same clause, not on an object: it may still be where the event happened."""
    up, down = path(tree, i, event.head)
    return event.type in GROUNDED and not (set(up) & LOOSE or set(down) & CUT or up[-1:] == ("obj",))


def path(tree: Tree, i: int, event: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels from a word and from an event up to what both hang on."""
    above = [event, *tree.ancestors(event)]
    up = []
    while i not in above:
        up.append(tree.dep[i])
        if tree.head[i] == i:
            break
        i = tree.head[i]
    down = [tree.dep[x] for x in above[: above.index(i)]] if i in above else [tree.dep[x] for x in above]
    return tuple(up), tuple(down)


def topic_of(block: BlockMarks, at: int) -> int | None:
    """`Levant : trois morts`: the place before the colon that a sentence begins with."""
    tree, words = block.tree, block.tree.words_of_sentence(at)
    for i in range(words.start, min(words.start + TOPIC_WORDS, words.stop - 1)):
        if tree.text[i + 1] == ":" and is_place(block, i):
            return whole(block, i)
    return None
