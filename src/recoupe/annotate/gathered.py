"""Fillers that the frames do not reach: parts of a group, who was helped, who was hit, what stands further right.

Runs after the frames, on their marks. A frame reads what hangs on its word; what is gathered here hangs elsewhere, because
French says it there (`l'attaque a visé X`, `avec l'aide de Y`, `dont deux enfants`) or because the parser does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.annotate.clauses import is_passive, logical_subject, obliques, surface_subject, with_conjuncts
from recoupe.annotate.marks import EventMark, Names, RoleMark
from recoupe.annotate.relatives import stolen_object
from recoupe.annotate.tree import Tree
from recoupe.languages.bodies import nationalities
from recoupe.languages.lists import word_list
from recoupe.model.codes import EventType

PEOPLE = frozenset(["force", "person"])
HIT = PEOPLE | {"building", "vehicle"}
HARM = frozenset([EventType.CASUALTIES, EventType.DETENTION, EventType.DISPLACEMENT, EventType.ABUSE])
BLOWS = frozenset([EventType.STRIKE, EventType.ATTACK, EventType.BATTLE])
BETWEEN_SIDES = frozenset([EventType.BATTLE, EventType.AGREEMENT, EventType.COOPERATE])
AGAINST = BLOWS | {EventType.ADVANCE, EventType.ABUSE, EventType.ACCUSE, EventType.OBSTRUCT}
DONE_BY = AGAINST | {
    EventType.CAPTURE,
    EventType.DETENTION,
    EventType.DESTRUCTION,
    EventType.SIEGE,
    EventType.CASUALTIES,
}
DONE_TO = frozenset([EventType.SUPPORT, EventType.STRIKE, EventType.ATTACK, EventType.ACCUSE, EventType.THREATEN])
REACHING = frozenset([EventType.OBSTRUCT, EventType.ACCUSE])
STRUCK = word_list("struck_things")
LOCATIVE = word_list("locative_prepositions")
TOPIC_WORDS = 4  # a headline's topic ends with a colon within this many words
TOOLS = frozenset(["weapon", "vehicle"])
THINGS = TOOLS | {"building"}
TO_PEOPLE = frozenset([EventType.DETENTION, EventType.CASUALTIES, EventType.DISPLACEMENT])
CONVOYS = word_list("vehicles_with_people")
OPPOSITE = frozenset(["à", "et", "contre"])  # `opposent l'armée aux rebelles`
HITTING = word_list("verbs_of_hitting") | word_list("verbs_of_harming")
INVOLVING = word_list("verbs_of_involving")
HELPED_BY = word_list("prepositions_of_help")
HELPED = word_list("verbs_of_being_helped")
DONE = word_list("verbs_of_carrying_out") | word_list("verbs_of_claiming_a_deed") | word_list("verbs_of_blaming")
ENDS = frozenset([".", ";", ":", "!", "?", "»", ")"])
NOMINAL = ("NOUN", "PROPN")
REACH = 18  # words to the right within which a complement of an event noun is looked for
PARTS_BEHIND = 8  # words between a group and the `dont` that names its parts


def gather(tree: Tree, names: Names, events: tuple[EventMark, ...]) -> tuple[EventMark, ...]:
    """The events with the fillers that their frames did not reach."""
    heads = {event.head: event for event in events}
    found = []
    for event in events:
        event = without_things(tree, names, without_whereabouts(tree, names, event))
        event = with_new(event, beside(tree, names, event, heads))
        event = done_to_whom(tree, without_deed(tree, names, event, heads))
        event = with_new(event, parts(tree, names, event))
        found.append(of_people(tree, names, event))
    return tuple(found)


def of_people(tree: Tree, names: Names, event: EventMark) -> EventMark:
    """`Levant : douze personnes périssent`: those whom harm befalls are people, where the parser takes a place for its subject."""
    harmed = [m for m in event.roles if m.role == "target"]
    if event.type is not EventType.CASUALTIES or not harmed:
        return event
    if tree.pos[event.head] not in ("VERB", "AUX") or not all("place" in names.classes[m.head] for m in harmed):
        return event
    before = [
        c for c in tree.children[event.head]
        if c < event.head and tree.pos[c] in NOMINAL and "person" in names.classes[c] and not tree.preposition(c)
    ]  # fmt: skip
    if not before:
        return event
    kept = tuple(m for m in event.roles if m not in harmed)
    return replace(event, roles=(*kept, *(RoleMark("target", c, "people") for c in before)))


def without_whereabouts(tree: Tree, names: Names, event: EventMark) -> EventMark:
    """`À la frontière, des gardes ont tiré`: where something happens does nothing, though the parser takes it for the subject.

    Where it hung the people who do on that place, they take its role.
    """
    kept = []
    for mark in event.roles:
        where = names.classes[mark.head] == {"place"} and tree.preposition(mark.head) in LOCATIVE
        place = where or is_topic(tree, names, mark.head)
        if mark.slot != "subject" or mark.role not in ("actor", "target") or not place:
            kept.append(mark)
            continue
        apposed = (c for c in tree.children_by(mark.head, "appos") if names.classes[c] & PEOPLE and c < event.head)
        kept += [RoleMark(mark.role, c, mark.slot) for c in apposed]
        if not any(other.role == "place" for other in event.roles):
            kept.append(RoleMark("place", mark.head, tree.preposition(mark.head)))
    changed = [mark for mark in kept if mark not in event.roles]
    return replace(event, roles=tuple(kept)) if changed or len(kept) < len(event.roles) else event


def is_topic(tree: Tree, names: Names, i: int) -> bool:
    """True for the place of a headline (`Levant : trois morts`): it says where, and nobody; not for who speaks (`Levant : « ... »`)."""
    start = tree.words_of_sentence(i).start
    mark = names.of_word.get(i)
    last = mark.last if mark else i
    if i - start >= TOPIC_WORDS or last + 2 >= len(tree) or "place" not in names.classes[i]:
        return False
    return tree.text[last + 1] == ":" and tree.text[last + 2] not in ("«", "“", '"')


def without_things(tree: Tree, names: Names, event: EventMark) -> EventMark:
    """Without things in the roles of people: no house acts and none is captured."""
    kept = [new for mark in event.roles for new in as_thing(tree, names, event, mark)]
    changed = [mark for mark in kept if mark not in event.roles]
    return replace(event, roles=tuple(kept)) if changed or len(kept) < len(event.roles) else event


def as_thing(tree: Tree, names: Names, event: EventMark, mark: RoleMark) -> list[RoleMark]:
    """A filler as it is, or what it is where a thing stands in the role of people, if anything."""
    classes, i = names.classes[mark.head], mark.head
    if not classes or not classes <= THINGS:
        return [mark]
    if mark.role == "target" and event.type in TO_PEOPLE and tree.lemma[i] not in CONVOYS:
        return []
    if mark.role == "actor" and classes <= TOOLS and tree.preposition(i) == "par" and not tree.children_by(i, "det"):
        return [RoleMark("equipment", i, mark.slot)]  # `évacué par hélicoptère`
    if mark.role != "actor" or "building" not in classes:
        return [mark]
    if event.type is EventType.DESTRUCTION and mark.slot == "subject":
        return [RoleMark("target", i, mark.slot)]  # `l'entrepôt a explosé`
    owners = (x for prep, x in obliques(tree, i, "nmod") if prep == "de" and names.classes[x] & PEOPLE)
    return [RoleMark("actor", x, "owner") for x in owners]  # `un barrage de la milice`: those who stand there


def with_new(event: EventMark, marks: Iterator[RoleMark]) -> EventMark:
    """An event with further fillers, without words that fill a role already."""
    taken = {mark.head for mark in event.roles} | {event.head}
    new = {mark.head: mark for mark in marks if mark.head not in taken}
    return replace(event, roles=(*event.roles, *new.values())) if new else event


def without_deed(tree: Tree, names: Names, event: EventMark, heads: dict[int, EventMark]) -> EventMark:
    """A verb of hindering or blaming with those whose deed is hindered or blamed, and without the deed itself."""
    if event.type not in REACHING:
        return event
    known = [m for m in event.roles if m.role == "target"]
    if any(names.classes[m.head] & (HIT | {"place"}) or m.slot != "object" for m in known):
        return event
    whose = list(behind_object(tree, names, event, heads))
    if not whose:
        return event
    kept = replace(event, roles=tuple(m for m in event.roles if m not in known))
    return with_new(kept, iter(whose))


def done_to_whom(tree: Tree, event: EventMark) -> EventMark:
    """`les frappes de la ville par la milice`, `leur soutien des insurgés`: with a doer named otherwise, `de` says to whom."""
    actors = [mark for mark in event.roles if mark.role == "actor"]
    otherwise = any(mark.slot in ("adjective", "par", "subject") for mark in actors)
    if not otherwise or event.type not in DONE_TO or tree.pos[event.head] in ("VERB", "AUX"):
        return event
    if any(mark.role == "target" for mark in event.roles):
        return event
    roles = (
        RoleMark("target", m.head, m.slot) if m.role == "actor" and m.slot == "de" and tree.pos[m.head] != "DET" else m
        for m in event.roles
    )
    return replace(event, roles=tuple(roles))


def beside(tree: Tree, names: Names, event: EventMark, heads: dict[int, EventMark]) -> Iterator[RoleMark]:
    """What each of the rules finds for a role that is still empty."""
    filled = {mark.role for mark in event.roles}
    noun = tree.pos[event.head] not in ("VERB", "AUX")
    if noun and event.type in BLOWS:
        yield from (m for m in hit(tree, names, event) if m.role not in filled)
    if noun and event.type is EventType.SUPPORT and "target" not in filled:
        yield from helped(tree, names, event)
    if noun and event.type is EventType.CASUALTIES and "target" not in filled:
        yield from qualified(tree, names, event)
    if noun:
        yield from (m for m in further_right(tree, names, event, heads) if m.role not in filled)


def people(tree: Tree, names: Names, heads: list[int]) -> list[int]:
    """Those of some words and their conjuncts that may act or be acted upon."""
    return [i for i in with_conjuncts(tree, heads) if names.classes[i] & PEOPLE]


def hit(tree: Tree, names: Names, event: EventMark) -> Iterator[RoleMark]:
    """`l'attaque a visé un convoi`, `un raid ayant tué dix civils`: what a verb of hitting says of the blow that is its subject.

    And `un convoi visé par une attaque`; and both sides behind `impliquant`.
    """
    n = event.head
    up = tree.head[n]
    verbs = [c for c in tree.children_by(n, "acl", "acl:relcl", "amod") if c > n]
    verbs += [up] if tree.dep[n].startswith("nsubj") else []
    for verb in verbs:
        if tree.lemma[verb] in INVOLVING:
            against = [x for p, x in obliques(tree, verb, "obl", "nmod") if p in OPPOSITE]
            sides = people(tree, names, [*tree.children_by(verb, "obj"), *against])
            yield from (RoleMark("actor" if k == 0 else "target", x, "involved") for k, x in enumerate(sides))
        elif tree.lemma[verb] in HITTING and not is_passive(tree, verb):
            for x in with_conjuncts(tree, tree.children_by(verb, "obj") or stolen_object(tree, verb)):
                thing = tree.lemma[x] in STRUCK and x not in names.of_word
                if names.classes[x] & HIT or thing or (not names.classes[x] and tree.pos[x] in NOMINAL):
                    yield RoleMark("target", x, "hit")
    if (
        tree.dep[n] in ("obl:agent", "obl")
        and tree.lemma[up] in HITTING
        and is_passive(tree, up)
        and tree.preposition(n) == "par"
    ):
        for x in with_conjuncts(tree, surface_subject(tree, up)):
            if names.classes[x] & HIT:
                yield RoleMark("target", x, "hit")


def helped(tree: Tree, names: Names, event: EventMark) -> Iterator[RoleMark]:
    """`avec l'aide de Y, X a pris la gare`, `X a reçu l'appui de Y`: who is helped is who acts there."""
    n = event.head
    up = tree.head[n]
    if tree.pos[up] not in ("VERB", "AUX", "ADJ"):
        return
    by = tree.dep[n] in ("obl", "obl:agent") and tree.preposition(n) in HELPED_BY
    if by or tree.lemma[up] in HELPED:
        taken = {mark.head for mark in event.roles}
        for x in people(tree, names, logical_subject(tree, up, 0)):
            if x not in taken:
                yield RoleMark("target", x, "helped")


def qualified(tree: Tree, names: Names, event: EventMark) -> Iterator[RoleMark]:
    """`ont fait soixante civils tués`: the people that a word of harm, read as a noun, is said of."""
    n = event.head
    up = tree.head[n]
    if tree.dep[n] in ("amod", "acl", "appos") and "person" in names.classes[up] and up < n:
        yield RoleMark("target", up, "qualified")


def behind_object(tree: Tree, names: Names, event: EventMark, heads: dict[int, EventMark]) -> Iterator[RoleMark]:
    """`bloquer l'avance de l'armée`, `dénoncer les frappes de X`: whose deed the object of the verb is."""
    n = event.head
    objects = (
        tree.children_by(n, "obj")
        if tree.pos[n] in ("VERB", "AUX")
        else [x for p, x in obliques(tree, n, "nmod", "obl") if p in ("de", "à", "contre")]
    )
    for x in objects:
        if names.classes[x] & (PEOPLE | {"place", "building"}):
            continue
        deed = heads.get(x)
        doers = [mark.head for mark in deed.roles if mark.role == "actor"] if deed else []
        if not doers:
            owned = [c for p, c in obliques(tree, x, "nmod") if p == "de" and names.classes[c] & PEOPLE]
            doers = owned or [c for c in tree.children_by(x, "amod") if is_nation(tree, c)]
        yield from (RoleMark("target", c, "whose") for c in doers)


def is_nation(tree: Tree, i: int) -> bool:
    """True for an adjective of nationality."""
    return tree.lower[i] in nationalities()


def further_right(tree: Tree, names: Names, event: EventMark, heads: dict[int, EventMark]) -> Iterator[RoleMark]:
    """`la prise, annoncée mardi, de la ville d'Estrelle par la milice`: complements that the parser hung elsewhere.

    Read by position up to the next finite verb: what stands behind `par`, `contre`, `entre` and `avec`.
    """
    wanted = {
        "par": ("actor",) if event.type in DONE_BY else (),
        "contre": ("target",) if event.type in AGAINST else (),
        "entre": ("actor", "target") if event.type in BETWEEN_SIDES else (),
        "avec": ("target",) if event.type in BETWEEN_SIDES else (),
    }
    stop = min(tree.words_of_sentence(event.head).stop, event.head + REACH)
    for i in range(event.last + 1, stop - 1):
        if tree.text[i] in ENDS or tree.morph[i].form == "Fin" or (i in heads and i > event.head):
            return
        roles = wanted.get(tree.lower[i], ())
        if not roles or tree.pos[i] != "ADP":
            continue
        if tree.lower[i] == "par" and tree.pos[i - 1] == "VERB" and tree.lemma[i - 1] not in DONE:
            return
        sides = listed(tree, names, i + 1, stop)
        for k, x in enumerate(sides):
            yield RoleMark(roles[min(k, len(roles) - 1)], x, tree.lower[i])


def listed(tree: Tree, names: Names, start: int, stop: int) -> list[int]:
    """The people named from a word on, coordinated ones included, up to what is no part of a list."""
    found: list[int] = []
    fresh = True
    for i in range(start, stop):
        if tree.text[i] in ENDS or tree.pos[i] in ("VERB", "AUX", "SCONJ", "PRON"):
            break
        if tree.pos[i] == "ADP":
            if fresh:
                break
            fresh = False
        elif tree.lower[i] in ("et", "ou"):
            fresh = True
        elif tree.text[i] == ",":
            break
        elif fresh and tree.pos[i] in NOMINAL:
            if not names.classes[i] & PEOPLE:
                break
            found.append(i)
            fresh = False
    return found


def parts(tree: Tree, names: Names, event: EventMark) -> Iterator[RoleMark]:
    """`dix civils, dont deux femmes et un enfant`: the parts of a group share its role."""
    if event.type not in HARM:
        return
    for mark in event.roles:
        if mark.role != "target":
            continue
        sentence = tree.words_of_sentence(mark.head)
        stop = min(sentence.stop, mark.head + PARTS_BEHIND)
        yield from (RoleMark("target", x, "appos") for x in apposed(tree, names, mark.head))
        at = next((i for i in range(mark.head + 1, stop) if tree.lower[i] == "dont"), None)
        if at is not None:
            yield from (
                RoleMark("target", x, "dont") for x in named_parts(tree, names, (at + 1, sentence.stop), event.head)
            )


def apposed(tree: Tree, names: Names, i: int) -> list[int]:
    """`deux soldats, le sergent Morel et le caporal Daran`: the persons of a group by name."""
    if tree.morph[i].number != "Plur" or tree.pos[i] != "NOUN":
        return []
    heads = with_conjuncts(tree, [c for c in tree.children_by(i, "appos") if c > i])
    return [
        x for x in heads if "person" in names.classes[x] and any(y in names.of_word for y in (x, *tree.children[x]))
    ]


def named_parts(tree: Tree, names: Names, words: tuple[int, int], event: int) -> list[int]:
    """The people behind `dont`, none where it begins a clause of its own (`dont le chef a fui`)."""
    found: list[int] = []
    fresh = True
    for i in range(*words):
        if tree.text[i] in ENDS or tree.text[i] == "(":
            break
        if tree.morph[i].form == "Fin" or tree.pos[i] == "AUX":
            main = tree.text[i - 1] == "," or event in (i, tree.head[i])
            return found if main else []
        if tree.lower[i] == "et" or tree.text[i] == ",":
            fresh = True
        elif fresh and tree.pos[i] in NOMINAL and names.classes[i] & PEOPLE:
            found.append(i)
            fresh = False
        elif tree.pos[i] == "ADP" and tree.lower[i] not in ("de", "d'", "des"):
            break
    return found
