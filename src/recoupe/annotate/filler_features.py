"""Who may fill a role of an event, and by which named features that is decided. Never a name of anybody.

They are what the weights in `weights/roles.csv` speak of. A feature is a short phrase of grammar (`path=nsubj<VERB>obl`), of
kind (`class=force`), or of what the rules and the other events of the sentence say of the word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from recoupe.annotate.clauses import is_passive
from recoupe.annotate.gathered import is_topic
from recoupe.annotate.marks import EventMark, Names
from recoupe.annotate.tree import Tree
from recoupe.languages.bodies import nationalities
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack

ROLES = ("actor", "target")
SIDES = frozenset(["force", "person"])
HIT = frozenset(["building", "vehicle"])
POSSESSIVES = word_list("possessives")
CIVILIANS = word_list("civilians")
FIGHTERS = word_list("fighters")
INSIDE = ("flat", "compound", "fixed")
LONG = 3  # labels of a path to either side that are kept: longer ones are too rare to learn from
STEPS = (2, 4, 8, 14, 24)  # words between an event and a filler, as they thin out on development gold
CROWD = 24  # candidates of one sentence that are looked at: a longer list names no sides
CLAUSES = frozenset(["acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj"])


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A block with its events, and what is counted over it once: finite verbs, commas and quotation marks up to each word."""

    tree: Tree
    names: Names
    pack: Pack
    events: tuple[EventMark, ...]
    filled: dict[int, list[tuple[int, str, str]]]
    finite: Sequence[int]
    commas: Sequence[int]
    quotes: Sequence[int]
    ladders: dict[int, dict[int, int]] = field(default_factory=dict)  # of each event word, asked for each candidate
    kinds: dict[int, str] = field(default_factory=dict)


def sight_of(tree: Tree, names: Names, pack: Pack, events: tuple[EventMark, ...]) -> Sight:
    """What the features of a block are read from."""
    filled: dict[int, list[tuple[int, str, str]]] = {}
    for number, event in enumerate(events):
        for mark in event.roles:
            filled.setdefault(mark.head, []).append((number, mark.role, mark.slot))
    return Sight(
        tree,
        names,
        pack,
        events,
        filled,
        tuple(accumulate(morph.form == "Fin" for morph in tree.morph)),
        tuple(accumulate(word in (",", ";", "(") for word in tree.text)),
        tuple(accumulate(word in '«»“”"' for word in tree.text)),
    )


def candidates(sight: Sight, sentence: range) -> list[int]:
    """The words of a sentence that may act or be acted upon, in text order."""
    able = (i for i in sentence if i in sight.filled or may_fill(sight, i))
    return [i for i in able if not is_topic(sight.tree, sight.names, i)][:CROWD]


def may_fill(sight: Sight, i: int) -> bool:
    """True for a noun or name of somebody, of a thing that is hit, a pronoun or an adjective that stands for somebody."""
    tree, classes = sight.tree, sight.names.classes[i]
    pos = tree.pos[i]
    if pos in ("NOUN", "PROPN", "X", "PRON"):
        mark = sight.names.of_word.get(i)
        inside = mark is not None and mark.first <= tree.head[i] <= mark.last and tree.head[i] != i
        return bool(classes & (SIDES | HIT)) and not inside and tree.dep[i] not in INSIDE
    if pos == "DET":
        return tree.lower[i] in POSSESSIVES
    return pos == "ADJ" and tree.lower[i] in nationalities()


def ladder_of(tree: Tree, event: int) -> dict[int, int]:
    """An event word and what it hangs on, up to the root, each with how many steps up it is."""
    return {word: steps for steps, word in enumerate((event, *tree.ancestors(event)))}


def path_of(tree: Tree, word: int, above: Mapping[int, int]) -> tuple[list[str], int, list[str]]:
    """The labels from a word up to where the event hangs too, that word, and the labels down to the event.

    Args:
        above: the ladder of the event.
    """
    up, at = [], word
    while at not in above:
        up.append(tree.dep[at])
        if tree.head[at] == at:
            return up, -1, []
        at = tree.head[at]
    return up, at, [tree.dep[x] for x in islice(above, above[at])]


def step(words: int) -> int:
    """A distance as a step of a ladder."""
    return bisect_left(STEPS, words)


def kind_of(sight: Sight, i: int) -> str:
    """What sort of word it is, with the classes of what it stands for."""
    if i not in sight.kinds:
        tree, classes = sight.tree, "|".join(sorted(sight.names.classes[i])) or "unknown"
        named = i in sight.names.of_word or tree.pos[i] == "PROPN"
        plain = tree.pos[i] in ("DET", "ADJ", "PRON")
        sight.kinds[i] = tree.pos[i] if plain else f"name {classes}" if named else classes
    return sight.kinds[i]


def who(tree: Tree, i: int) -> str:
    """Whether a noun is of civilians, of fighters or of others."""
    return "civilian" if tree.lemma[i] in CIVILIANS else "fighter" if tree.lemma[i] in FIGHTERS else "other"


def event_features(sight: Sight, event: EventMark) -> list[str]:
    """The features of an event, the same for all its candidates."""
    tree, n = sight.tree, event.head
    use = "v" if tree.pos[n] in ("VERB", "AUX") else "n"
    found = [f"type={event.type} {use}", f"event={tree.lemma[n]}", f"event hung={tree.dep[n]} {tree.preposition(n)}"]
    filled = {mark.role for mark in event.roles}
    for role in ROLES:
        found += [f"{role} by rule={role in filled} {use}", f"{role} by rule={role in filled} {event.type}"]
    if use == "v":
        found.append(f"passive={is_passive(tree, n)} {tree.morph[n].form}")
    return found


def features_of(sight: Sight, number: int, i: int, row: Sequence[int]) -> tuple[list[str], dict[str, list[str]]]:
    """The features of word `i` as a filler of an event, whatever its role, and what speaks for one role alone.

    Args:
        number: the event's place among those of the block.
        row: all candidates of the sentence.
    """
    tree, event = sight.tree, sight.events[number]
    n = event.head
    use = "v" if tree.pos[n] in ("VERB", "AUX") else "n"
    if n not in sight.ladders:
        sight.ladders[n] = ladder_of(tree, n)
    up, top, down = path_of(tree, i, sight.ladders[n])
    found = [*_path(sight, (i, n), (up, top, down), use), *_word(sight, event, i), *_between(sight, event, i, row)]
    found += _others(sight, number, i)
    own: dict[str, list[str]] = {}
    if len(up) == 1 and len(down) <= 1:
        hung = f"{up[0]} {tree.preposition(i)} below {down[-1] if down else 'event'} {use}"
        found.append(f"{hung} {event.type}")
    for at, role, slot in sight.filled.get(i, ()):
        if at == number and role in ROLES:
            own[role] = ["proposed", f"rule={slot}", f"rule={slot} {use}", f"rule={slot} {event.type}"]
            own[ROLES[role == ROLES[0]]] = ["proposed for the other role"]
    if not own:
        found.append("no rule")
    return list(dict.fromkeys(found)), own


def _path(sight: Sight, ends: tuple[int, int], way: tuple[list[str], int, list[str]], use: str) -> Iterator[str]:
    tree, (i, n), (up, top, down) = sight.tree, ends, way
    prep = tree.preposition(i)
    if top < 0:
        yield "path=apart"
        return
    if len(up) <= LONG and len(down) <= LONG:
        middle = tree.pos[top] if top not in (i, n) else ""
        way_ = f"{'^'.join(up)}<{middle}>{'v'.join(reversed(down))}"
        yield f"path={way_}"
        yield f"path={way_} {prep}"
        yield f"path={way_} {use} {tree.preposition(n)}"
    yield f"hung={up[-1] if up else 'self'} over {down[-1] if down else 'self'} {use}"
    yield f"up={min(len(up), 5)} down={min(len(down), 5)}"
    yield f"dep={tree.dep[i]} {prep}"
    yield f"dep={tree.dep[i]} {use}"
    yield f"clauses up={sum(map(CLAUSES.__contains__, up))} down={sum(map(CLAUSES.__contains__, down))}"
    if top not in (i, n):
        yield f"top={tree.pos[top]}"
        if tree.pos[top] == "VERB":
            verb = tree.lemma[top] if is_known(sight.pack, tree.lemma[top]) else "another"
            yield f"top={verb}"
            yield f"top={verb} {up[-1] if up else ''} {down[-1] if down else ''}"
            yield f"top passive={is_passive(tree, top)} {up[-1] if up else ''}"


def is_known(pack: Pack, lemma: str) -> bool:
    """True for a verb of the tables: a word that they lack may be a name that was tagged as a verb."""
    return lemma in pack.verbs or lemma in pack.reporting or lemma in pack.light or lemma in pack.commitment


def _word(sight: Sight, event: EventMark, i: int) -> list[str]:
    tree, kind, t = sight.tree, kind_of(sight, i), event.type
    found = [f"class={kind}", f"class={kind} {t}"]
    if tree.pos[i] == "NOUN":
        found += (f"who={who(tree, i)} {t}", f"number={tree.morph[i].number}")
    found.append(f"prep={tree.preposition(i)} {t}")
    up = tree.head[i]
    if tree.dep[i].startswith("nsubj"):
        found.append(f"speaks={tree.lemma[up] in sight.pack.reporting}")
        found.append("main subject" if tree.head[up] == up else "subject below")
    return found


def _between(sight: Sight, event: EventMark, i: int, row: Sequence[int]) -> tuple[str, ...]:
    n, pos = event.head, sight.tree.pos
    low, high, side = (i, n, "before") if i < n else (n, i, "after")
    near = min(len([x for x in row if low < x < high and pos[x] != "DET"]), 4)
    return (
        side,
        f"{side} {step(high - low)}",
        f"{side} verbs={min(sight.finite[high] - sight.finite[low], 3)}",
        f"{side} commas={min(sight.commas[high] - sight.commas[low], 3)}",
        f"quoted apart={(sight.quotes[high] - sight.quotes[low]) % 2 == 1}",
        f"{side} rank={near} {event.type}",
        f"{side} rank={near}",
    )


def _others(sight: Sight, number: int, i: int) -> Iterator[str]:
    t = sight.events[number].type
    for at, role, _ in sight.filled.get(i, ()):
        if at != number:
            other = sight.events[at]
            yield f"{role} elsewhere"
            yield f"{role} of {other.type}, here {t}"
