"""Events by frames: which words name an event, of which type, and who plays which role.

Needs a Tree, its Names and a language pack; leaves `EventMark`s. The frames are data (docs/reference/frames.md); this file
chooses the frame of a word, verb, participle or noun alike, and `roles.py` says what its fillers are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from recoupe.annotate.candidates import Candidate, Grade, Seen, Setting
from recoupe.annotate.clauses import BE_VERBS, Slots, obliques, verb_slots
from recoupe.annotate.deciding import Decision
from recoupe.annotate.event_features import Ground
from recoupe.annotate.framed import frames_of, has_event_reading, says_beside_quotation
from recoupe.annotate.judging import judge
from recoupe.annotate.marks import EventMark, FigureMark, Names, RoleMark
from recoupe.annotate.noun_slots import noun_slots
from recoupe.annotate.roles import PEOPLE, TOOLS, fill_roles, left_places, nationality_roles, share_sides
from recoupe.annotate.tree import Tree
from recoupe.languages.frames import Beside, Condition, Frame
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack
from recoupe.model.codes import Modality

FILLERS = frozenset(["place", "person", "force", "building"])
NOUNS_OF_NUMBER = word_list("nouns_of_number")
MEASURES = word_list("measuring_nouns")
LENIENT_SLOTS = frozenset(["subject", "object"])


def stands_beside(tree: Tree, i: int, beside: Beside, slots: Slots) -> bool:
    """True if the word that a frame asks for stands beside the trigger."""
    kind, lemmas = beside.kind, beside.lemmas
    if kind == "se":
        return slots.reflexive or any(tree.lower[c] in ("se", "s'") for c in tree.children[i])
    if kind == "prep":
        marked = (tree.lemma[c] for c in tree.children_by(i, "mark"))  # `au pouvoir`, read as an infinitive
        return tree.preposition(i) in lemmas or bool(lemmas & set(marked))
    if kind == "num":
        return any(tree.dep[c] == "nummod" or tree.pos[c] == "NUM" for c in tree.children[i]) or is_about(tree, i)
    if kind == "state":
        return tells_a_state(tree, i)
    if kind == "head":
        return tree.head[i] != i and tree.lemma[tree.head[i]] in lemmas
    if kind in ("sing", "plur"):
        return tree.morph[i].number == ("Sing" if kind == "sing" else "Plur")
    return companion(tree, i, beside, slots) is not None or (kind == "mod" and bool(lemmas & _modifiers(tree, i)))


def is_about(tree: Tree, i: int) -> bool:
    """True for `une dizaine d'autres BLESSÉS`, whatever the parser hung it on."""
    at = i - 1
    while at > 1 and tree.pos[at] == "ADJ":
        at -= 1
    return at > 0 and tree.lower[at] in ("de", "d'", "d’") and tree.lemma[at - 1] in NOUNS_OF_NUMBER


def tells_a_state(tree: Tree, i: int) -> bool:
    """True for a present, an imperfect or a bare participle: `occupe`, `est occupée`, `la zone occupée`, not `a occupé`."""
    helpers = [c for c in tree.children[i] if tree.dep[c].startswith("aux")]
    if helpers:
        return all(tree.lemma[c] == "être" and tree.morph[c].tense in ("Pres", "Imp") for c in helpers)
    return tree.morph[i].tense in ("Pres", "Imp") or tree.morph[i].form == "Part" or tree.pos[i] == "ADJ"


def _modifiers(tree: Tree, i: int) -> set[str]:
    return {tree.lemma[c] for c in tree.children[i] if tree.dep[c] in ("amod", "acl", "nmod", "flat", "compound")}


def companion(tree: Tree, i: int, beside: Beside, slots: Slots) -> int | None:
    """The noun that carries the sense beside a verb (`prendre le CONTRÔLE`), None where it is not there."""
    if beside.kind in ("obj", "subj"):
        pool = slots.object if beside.kind == "obj" else slots.subject
        extra = (
            tree.children_by(i, "obj", "xcomp", "obl", "advmod", "fixed", "nsubj:pass") if beside.kind == "obj" else []
        )
        candidates = [*pool, *extra]
    elif beside.kind == "obl":
        candidates = [x for _, x in slots.others]
        candidates += tree.children_by(i, "xcomp", "advmod", "obl", "obl:agent", "nmod", "fixed")
    elif beside.kind in ("mod", "se", "num", "sing", "plur", "head", "state"):
        return None
    else:
        candidates = [x for prep, x in slots.others if prep == beside.kind or prep.startswith(beside.kind + " ")]
        near = tree.children_by(i, "obl", "xcomp", "nmod", "fixed", "advmod")
        near += [c for o in slots.object for c in tree.children_by(o, "nmod")]
        candidates += [c for c in near if tree.preposition(c) == beside.kind]
    return next((c for c in candidates if tree.lemma[c] in beside.lemmas or tree.lower[c] in beside.lemmas), None)


def meets(names: Names, condition: Condition, slots: Slots, *, lenient: bool = False) -> bool:
    """True if the fillers of a slot are of a class that the frame accepts.

    An unknown class and a missing filler meet no positive condition, save in the second, `lenient` pass.
    """
    fillers = slots.of(condition.slot)
    if "any" in condition.classes:
        return bool(fillers) != condition.negative
    if any(names.classes[i] & condition.classes for i in fillers):
        return not condition.negative
    if condition.negative:
        return True
    return lenient and condition.slot in LENIENT_SLOTS and not any(names.classes[i] for i in fillers)


def grade_frames(
    tree: Tree, i: int, frames: tuple[Frame, ...], slots: Slots, names: Names
) -> tuple[tuple[Frame, Grade], ...]:
    """The frames whose neighbours all stand beside the word, with how well its fillers meet their conditions."""
    found = []
    for frame in frames:
        beside, when = frame.beside, frame.when
        if beside and not all(stands_beside(tree, i, b, slots) for b in beside):
            continue
        if not when:
            silent = is_bare_block(frame) and tells_of_sides(slots, names)
            found.append((frame, Grade.FAILING if silent else Grade.STRICT))
            continue
        wide = widen(tree, i, frame, slots, names) if beside else slots
        if any(c.slot == "de" for c in when) and not wide.of("de"):
            below = tuple(("de", x) for o in slots.object for p, x in obliques(tree, o, "nmod") if p == "de")
            wide = replace(wide, others=wide.others + below)
        if all(meets(names, c, wide) for c in when):
            found.append((frame, Grade.STRICT))
        elif not beside and all(meets(names, c, wide, lenient=True) for c in when):
            found.append((frame, Grade.LENIENT))
        else:
            found.append((frame, Grade.FAILING))
    return tuple(found)


def is_bare_block(frame: Frame) -> bool:
    """True for a row that says of a word, whatever stands beside it, that it names no event unless another row holds."""
    return frame.type is None and not frame.beside and not frame.when


def tells_of_sides(slots: Slots, names: Names) -> bool:
    """True if a force or anything with a name hangs on a word: it may well be an event of which no row was thought."""
    heads = (*slots.subject, *slots.object, *(i for _, i in slots.others))
    return any("force" in names.classes[i] or i in names.of_word for i in heads)


def choose_frame(tree: Tree, i: int, grades: tuple[tuple[Frame, Grade], ...], slots: Slots) -> Frame | None:
    """The first frame (those that ask for most come first) all of whose conditions hold; None if it blocks.

    Where none holds, the first whose conditions nothing speaks against: a filler of unknown class may be what it asks for.
    """
    for frame, grade in grades:
        if grade is Grade.STRICT:
            return frame if frame.type else None
    as_noun = tree.pos[i] not in ("VERB", "AUX", "ADJ")
    for frame, grade in grades:
        if grade is Grade.LENIENT and frame.type:
            if as_noun and any(not slots.of(c.slot) for c in frame.when):
                continue  # a noun whose sides nobody names is no event: `ses alliés`
            return frame
    return None


def trigger_span(tree: Tree, i: int, frame: Frame, slots: Slots, names: Names) -> tuple[int, int, frozenset[int]]:
    """The words of the trigger: the verb, `se` before it, or the verb up to the noun that carries the sense."""
    first = last = i
    used: set[int] = set()
    for beside in frame.beside:
        if beside.kind == "se":
            first = min([first, *(c for c in tree.children[i] if tree.lower[c] in ("se", "s'") and c == i - 1)])
            continue
        c = companion(tree, i, beside, slots)
        if c is not None and carries_sense(tree, i, beside, frame, names.classes[c]):
            used.add(c)
            if i < c <= i + 6:
                last = max(last, c)
    return first, last, frozenset(used)


@lru_cache(maxsize=4)
def carrying_verbs(pack: Pack) -> dict[str, str]:
    """Verbs whose subject does the event noun that they govern: light verbs, and those of intending, and what it is to it."""
    found = {
        lemma: "actor"
        for lemma, entries in pack.commitment.items()
        for entry in entries
        if entry.pos == "verb" and entry.effect is Modality.PLANNED and "noun" in entry.governs
    }
    return found | {lemma: verb.subject for lemma, verb in pack.light.items()}


def carries_sense(tree: Tree, i: int, beside: Beside, frame: Frame, classes: frozenset[str]) -> bool:
    """True if the noun beside a word is part of the trigger, not a filler of its own."""
    if beside.kind in ("subj", "mod"):
        return False
    if tree.pos[i] not in ("VERB", "AUX"):
        return not classes & (FILLERS | TOOLS | PEOPLE)
    if beside.kind == "obj":
        return not frame.object
    if beside.kind in frame.others:
        return not frame.others[beside.kind]
    return not (classes & FILLERS or (classes & TOOLS and "equipment" in frame.others.get(beside.kind, ())))


def widen(tree: Tree, i: int, frame: Frame, slots: Slots, names: Names) -> Slots:
    """With the complements of the noun that carries the sense: `prendre le contrôle DE LA BASE`."""
    extra: list[tuple[str, int]] = []
    for beside in frame.beside:
        c = companion(tree, i, beside, slots)
        if c is not None and carries_sense(tree, i, beside, frame, names.classes[c]):
            extra += [(p, x) for p, x in obliques(tree, c, "nmod", "obl") if x != i]
    return replace(slots, others=tuple(dict.fromkeys((*slots.others, *extra)))) if extra else slots


def past_time(tree: Tree, slots: Slots, timed: frozenset[int]) -> Slots:
    """The same slots without words of time expressions; a filler that the parser hung below one takes its place."""
    if timed.isdisjoint(slots.all):
        return slots

    def clear(heads: tuple[int, ...]) -> tuple[int, ...]:
        found: list[int] = []
        for i in heads:
            below = (
                [c for c in tree.children[i] if c not in timed and tree.pos[c] in ("PROPN", "NOUN")]
                if i in timed
                else [i]
            )
            found.extend(below[:1])
        return tuple(dict.fromkeys(found))

    others = tuple((prep, i) for prep, i in slots.others if i not in timed)
    below = tuple(
        c
        for _, i in slots.others
        if i in timed
        for c in tree.children[i]
        if c not in timed and tree.pos[c] in ("NOUN", "PROPN") and not tree.preposition(c)
    )  # `assiègent depuis mai la ville`: the object hung on the date
    return replace(slots, subject=clear(slots.subject), object=clear(slots.object) or below, others=others)


def counted_heads(figures: tuple[FigureMark, ...]) -> dict[int, int]:
    """Words of a figure (`près de cinquante`, `une dizaine de`) that the parser makes the head of what they count."""
    return {i: f.head for f in figures if f.head >= 0 for i in range(f.first, f.last + 1)}


def recount(slots: Slots, counted: dict[int, int]) -> Slots:
    """The same slots with quantities replaced by what they count."""
    if not counted or counted.keys().isdisjoint(slots.all):
        return slots
    subject = tuple(dict.fromkeys(counted.get(i, i) for i in slots.subject))
    objects = tuple(dict.fromkeys(counted.get(i, i) for i in slots.object))
    return replace(
        slots, subject=subject, object=objects, others=tuple((p, counted.get(i, i)) for p, i in slots.others)
    )


def past_measures(tree: Tree, slots: Slots) -> Slots:
    """The same slots with nouns that only measure replaced by what they measure: `la plupart des soldats`."""

    def measured(i: int) -> int:
        if tree.lemma[i] not in MEASURES:
            return i
        return next((c for c in tree.children_by(i, "nmod") if tree.preposition(c) == "de"), i)

    if not any(tree.lemma[i] in MEASURES for i in slots.all):
        return slots
    subject, objects = (tuple(dict.fromkeys(map(measured, part))) for part in (slots.subject, slots.object))
    return replace(slots, subject=subject, object=objects, others=tuple((p, measured(i)) for p, i in slots.others))


def propose(tree: Tree, names: Names, pack: Pack, seen: Seen) -> Iterator[Candidate]:
    """The words of a block that may name an event, in text order: those of which there is a frame."""
    light, counted = carrying_verbs(pack), counted_heads(seen.figures)
    timed = frozenset(i for mark in seen.times for i in range(mark.first, mark.last + 1))
    for i in range(len(tree)):
        if tree.pos[i] not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            continue
        as_verb, frames = frames_of(tree, i, pack)
        if not frames or not has_event_reading(tree, i, names) or says_beside_quotation(tree, i, seen):
            continue
        bare = tree.pos[i] == "ADJ" and tree.dep[i] == "amod" and not tree.children[i]
        if as_verb and bare and tree.lemma[i] in BE_VERBS:
            continue
        slots = recount(verb_slots(tree, i) if as_verb else noun_slots(tree, i, light), counted)
        slots = past_measures(tree, past_time(tree, slots, timed))
        grades = grade_frames(tree, i, frames, slots, names)
        yield Candidate(i, as_verb, slots, frames, grades, choose_frame(tree, i, grades, slots))


def find_events(
    tree: Tree, names: Names, pack: Pack, seen: Seen | None = None, setting: Setting | None = None
) -> tuple[EventMark, ...]:
    """All events of a block, in text order; `seen` are its figures and times."""
    seen = seen or Seen()
    candidates = tuple(propose(tree, names, pack, seen))
    consumed: set[int] = set()
    found: list[EventMark] = []
    for candidate, frame, decision in judge(Ground(tree, names, pack, seen, setting or Setting()), candidates):
        i, slots = candidate.head, candidate.slots
        consumed |= companions(tree, i, frame, slots)
        first, last, used = trigger_span(tree, i, frame, slots, names)
        roles = share_sides(
            frame,
            list(fill_roles(tree, i, frame, widen(tree, i, frame, slots, names), names, used)),
            mutual=slots.reflexive,
        )
        roles += (
            left_places(tree, frame, slots, names)
            if candidate.as_verb
            else nationality_roles(tree, i, frame, names, pack)
        )
        found.append(make_mark(candidate, frame, tuple(roles), (first, last), decision))
    return tuple(drop_inner(found, consumed))


def make_mark(
    candidate: Candidate, frame: Frame, roles: tuple[RoleMark, ...], words: tuple[int, int], decision: Decision | None
) -> EventMark:
    """The mark of one event."""
    if frame.type is None:
        raise ValueError(f"a frame that blocks names no event: {frame.id}")
    i, carrier = candidate.head, candidate.slots.carrier
    return EventMark(*words, i, frame.type, frame.counts, roles, i if carrier is None else carrier, frame.id, decision)


def companions(tree: Tree, i: int, frame: Frame, slots: Slots) -> set[int]:
    """The nouns that a noun frame asks for: `prise d'otages` is one event, not two."""
    if tree.pos[i] in ("VERB", "AUX"):
        return set()
    asked = (companion(tree, i, beside, slots) for beside in frame.beside if beside.kind not in ("subj", "mod", "obj"))
    return {c for c in asked if c is not None}


def drop_inner(events: list[EventMark], consumed: set[int]) -> Iterator[EventMark]:
    """Without what is told twice: a noun that is part of another trigger, or that fills a role of an event of its own type.

    `ont pris le contrôle` is one event, and so is `libérer les prisonniers`.
    """
    wide = [e for e in events if e.last > e.first]
    told = {(role.head, e.type, e.counts) for e in events for role in e.roles}
    for event in events:
        inside = any(w is not event and w.first <= event.head <= w.last and event.head != w.head for w in wide)
        if not inside and event.head not in consumed and (event.head, event.type, event.counts) not in told:
            yield event
