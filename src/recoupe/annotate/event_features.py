"""Named features of a candidate: its word, its governor, its fillers, its sentence, its neighbours. Never a name of anybody.

They are what the weights in `weights/events.csv` speak of. A feature is a short phrase such as `object=force` or `det=un`; a name
of a person, body, place or nation is only `NAME`, so that what was learned on one war holds for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recoupe.annotate.candidates import Candidate, Seen, Setting
from recoupe.annotate.clauses import auxiliaries, is_passive
from recoupe.annotate.marks import Names
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack

SIDES = frozenset(["force", "person"])
WHO_OR_WHERE = frozenset(["force", "person", "place"])
NEGATIONS = frozenset(["ne", "n'", "pas", "jamais", "plus"])
POSSESSIVES = word_list("possessives")
SHORT = 6  # words: a sentence below is a label or a heading
FEW = 3  # fillers of one slot that are looked at: a longer list says nothing more


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """All that the features of a block's candidates are read from."""

    tree: Tree
    names: Names
    pack: Pack
    seen: Seen
    setting: Setting
    sentences: dict[int, tuple[bool, bool]] = field(default_factory=dict)  # what holds of all candidates of a sentence


def word(ground: Ground, i: int) -> str:
    """A word as a feature may hold it: its lemma, or what kind of name or number it is."""
    tree = ground.tree
    if tree.pos[i] == "PROPN" or i in ground.names.of_word:
        return "NAME"
    if tree.lower[i] in ground.pack.adjectives:
        return "NATION"
    return "NUMBER" if tree.pos[i] == "NUM" else tree.lemma[i]


def thing(ground: Ground, i: int) -> str:
    """A filler as a feature may hold it: its lemma, but only its classes where it acts or is a place."""
    classes = ground.names.classes[i]
    if classes & WHO_OR_WHERE:
        return "|".join(sorted(classes))
    return word(ground, i)


def kinds(ground: Ground, heads: tuple[int, ...]) -> list[str]:
    """The classes of the fillers of one slot."""
    found = {c for head in heads[:FEW] for c in ground.names.classes[head] or ("unknown",)}
    return sorted(found) or ["none"]


def features_of(ground: Ground, candidate: Candidate, all_: Mapping[int, Candidate]) -> list[str]:
    """The features of one candidate among all of its block, each once."""
    use, status = "v" if candidate.as_verb else "n", candidate.status
    found = _own(ground, candidate, use, status)
    found += _above(ground, candidate, use, all_)
    found += _as_verb(ground, candidate, status) if candidate.as_verb else _as_noun(ground, candidate, status)
    found += _filled(ground, candidate, use, status)
    found += _around(ground, candidate, use)
    found += _beside(ground, candidate, all_)
    return list(dict.fromkeys(found))


def own_features(candidate: Candidate) -> dict[str, list[str]]:
    """What speaks for one type alone: that a frame of the word, whose conditions are met or not, is of this type."""
    status = candidate.status
    found: dict[str, list[str]] = {}
    if candidate.chosen is not None and candidate.chosen.type is not None:
        use = "verb" if candidate.as_verb else "noun"
        found[candidate.chosen.type] = [f"its frame, {status}", f"its frame, {status}, {use}"]
    for frame, grade in candidate.grades:
        if frame.type is not None and frame is not candidate.chosen:
            found.setdefault(frame.type, []).extend(
                (f"another frame, {grade}", f"another frame, {grade}, beside {status}")
            )
    types = {frame.type for frame in candidate.frames if frame.type is not None}
    for kind in types:
        found.setdefault(kind, []).extend(("a frame of the word", f"a frame of the word, {status}"))
        if len(types) == 1:
            found[kind].append("the only type of the word")
    return {kind: list(dict.fromkeys(features)) for kind, features in found.items()}


def _own(ground: Ground, candidate: Candidate, use: str, status: str) -> list[str]:
    tree, i = ground.tree, candidate.head
    lemma, label, preposition = word(ground, i), tree.dep[i], tree.preposition(i)
    found = [
        f"used as {use}",
        f"pos={tree.pos[i]}",
        f"lemma={use}:{lemma}",
        f"ending={use}:{lemma[-3:]}",
        f"ending={use}:{lemma[-4:]}",
        f"frames {status}",
        f"frames {status}, {use}",
    ]
    if candidate.chosen is not None:
        found += (f"frame={candidate.chosen.type}", f"frame={candidate.chosen.type}, {use}")
    found += (f"label={label.partition(':')[0]}", f"label={label}, {use}")
    if preposition:
        found.append(f"behind {preposition}, {use}")
    if tree.text[i][0].isupper():
        found.append("capital")
    return found


def _above(ground: Ground, candidate: Candidate, use: str, all_: Mapping[int, Candidate]) -> Iterator[str]:
    tree, pack = ground.tree, ground.pack
    up = tree.head[candidate.head]
    if up == candidate.head:
        yield "root"
        return
    lemma, label = word(ground, up), tree.dep[candidate.head].partition(":")[0]
    yield f"under={lemma}"
    yield f"under={lemma} as {label}"
    yield f"under a {tree.pos[up]}, {use}"
    above = all_.get(up)
    if above is not None:
        yield f"under frame={above.chosen.type if above.chosen else above.status}"
        yield f"under a candidate as {label}, {'framed' if above.chosen else 'not'}"
    for table, told in ((pack.reporting, "of saying"), (pack.commitment, "of commitment"), (pack.light, "light")):
        if lemma in table:
            yield f"under a word {told}"


def _as_noun(ground: Ground, candidate: Candidate, status: str) -> Iterator[str]:
    tree, i = ground.tree, candidate.head
    article = determiner(tree, i)
    yield f"det={article}"
    yield f"det={article}, {tree.morph[i].number}"
    yield f"det={article}, behind {tree.preposition(i) or '-'}"
    yield f"det={article}, frames {status}"
    for c in tree.children[i]:
        if tree.dep[c] == "amod":
            yield f"with {word(ground, c)}"
    for preposition, head in candidate.slots.others:
        if preposition == "de":
            yield f"de={thing(ground, head)}"


def determiner(tree: Tree, i: int) -> str:
    """What stands before a noun: an article, `number`, `possessive` or `none`."""
    found = "none"
    for c in tree.children[i]:
        if tree.dep[c] == "nummod" or (tree.dep[c] == "det" and tree.pos[c] == "NUM"):
            return "number"
        if tree.dep[c] == "det":
            found = "possessive" if tree.lower[c] in POSSESSIVES else tree.lemma[c]
    return found


def _as_verb(ground: Ground, candidate: Candidate, status: str) -> Iterator[str]:
    tree, i = ground.tree, candidate.head
    morph, lemma = tree.morph[i], tree.lemma[i]
    yield f"form={morph.mood}{morph.tense}{morph.form}"
    yield f"form={morph.mood}{morph.form}, frames {status}"
    if is_passive(tree, i):
        yield "passive"
    if candidate.slots.reflexive:
        yield "reflexive"
        yield f"reflexive {lemma}"
    if any(tree.lower[c] in NEGATIONS for c in tree.children[i]):
        yield "negated"
    for helper in auxiliaries(tree, i):
        yield f"helped by {tree.lemma[helper]}, {tree.morph[helper].mood or '-'}{tree.morph[helper].tense}"
    for kind in kinds(ground, candidate.slots.object):
        yield f"object={kind}"
        yield f"object={kind} of {lemma}"
    for head in candidate.slots.object[:FEW]:
        yield f"object is {thing(ground, head)}"


def _filled(ground: Ground, candidate: Candidate, use: str, status: str) -> Iterator[str]:
    classes, lemma = ground.names.classes, ground.tree.lemma[candidate.head]
    for kind in kinds(ground, candidate.slots.subject):
        yield f"subject={kind}, {use}"
        yield f"subject={kind}, frames {status}"
    for head in candidate.slots.subject[:FEW]:
        yield f"subject is {thing(ground, head)}"
    if candidate.slots.others:
        yield f"has complements, {use}"
    for preposition, head in candidate.slots.others:
        yield f"complement {preposition}"
        for kind in sorted(classes[head]) or ("unknown",):
            yield f"complement {preposition}={kind}"
            yield f"complement={kind}, {use}"
    there = frozenset().union(*(classes[head] for head in candidate.fillers))
    sides, place = not SIDES.isdisjoint(there), "place" in there
    told = "sides and place" if sides and place else "sides" if sides else "place" if place else "nobody"
    yield f"tells {told}"
    yield f"tells {told}, {use}, frames {status}"
    yield f"tells {told}, {lemma}"


def _around(ground: Ground, candidate: Candidate, use: str) -> Iterator[str]:
    tree, i, setting = ground.tree, candidate.head, ground.setting
    at = tree.sentence[i]
    start, stop = tree.sentences[at]
    if at not in ground.sentences:
        ground.sentences[at] = _dated(ground, start, stop), not any(morph.mood for morph in tree.morph[start:stop])
    dated, verbless = ground.sentences[at]
    if dated:
        yield "date in the sentence"
        if any(mark.first <= i <= mark.last for mark in ground.seen.times):
            yield "part of a date"
    if i == start:
        yield "first word"
    if stop - start < SHORT:
        yield "short sentence"
    if verbless:
        yield "no finite verb"
        yield f"no finite verb, {use}"
    if any(first <= i <= last for first, last in ground.seen.quotes):
        yield "quoted"
    yield f"block={setting.kind}"
    if setting.lead:
        yield "lead"


def _dated(ground: Ground, start: int, stop: int) -> bool:
    return any(start <= mark.first < stop for mark in ground.seen.times)


def _beside(ground: Ground, candidate: Candidate, all_: Mapping[int, Candidate]) -> Iterator[str]:
    tree, i = ground.tree, candidate.head
    kind = candidate.chosen.type if candidate.chosen is not None else None
    fillers, at = frozenset(candidate.fillers), tree.sentence[i]
    for j, other in all_.items():
        if tree.sentence[j] != at or other is candidate or other.chosen is None:
            continue
        near = other.chosen.type
        same = "the same type" if near is kind else "another type"
        yield f"near {near}"
        if near is kind:
            yield f"the same type {'before' if j < i else 'behind'}"
        if j < i and tree.lemma[j] == tree.lemma[i]:
            yield "the same word before"
        if i in other.fillers:
            yield f"fills {same}"
            yield f"fills {near}, frame={kind}"
        if j in fillers:
            yield f"filled by {same}"
            yield f"filled by {near}"
