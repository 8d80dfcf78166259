"""Who does what to an event that a noun names: the fillers of its slots, from the verb that carries it or beside it.

Pure functions over a Tree, as those of clauses.py for verbs. Next: events.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.annotate.clauses import (
    Slots,
    agents,
    by_phrases,
    inner_obliques,
    is_passive,
    obliques,
    surface_subject,
    with_conjuncts,
)
from recoupe.annotate.relatives import resolve_relative
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list

OCCURRING = word_list("verbs_of_happening")
COPULAS = word_list("copulas")
POSSESSIVES = word_list("possessives")
TRANSPARENT = word_list("transparent_nouns")
# `fait état de`: a verb of saying, not one that causes.
SAYING_NOUNS = (("état",), ("part",), ("mention",), ("allusion",))


def carrier_of(tree: Tree, noun: int) -> tuple[int | None, bool, bool]:
    """The verb that a noun is the object (or passive subject, or qualified noun) of; whether so; whether passive."""
    i = noun
    for _ in range(3):
        up, label = tree.head[i], tree.dep[i]
        for c in tree.children_by(i, "acl", "acl:relcl"):
            if tree.pos[c] == "VERB" and is_passive(tree, c):
                return c, True, True
        if up == i:
            return None, False, False
        if label == "conj" or (label == "nmod" and tree.lemma[up] in TRANSPARENT):
            i = up
            continue
        if tree.pos[up] not in ("VERB", "AUX") or tree.lower[up + 1 : up + 2] in SAYING_NOUNS:
            return None, False, False
        if label in ("obj", "nsubj:pass") or (label == "nsubj" and is_passive(tree, up)):
            return up, True, label != "obj"
        return (
            up,
            label in ("iobj", "xcomp") or (label == "obl" and tree.preposition(i) in ("", "à", "de", "en")),
            False,
        )
    return None, False, False


def noun_slots(tree: Tree, n: int, light: Mapping[str, str]) -> Slots:
    """The fillers of an event noun: its complements, and those of a light verb that carries it.

    `light` maps a light verb's lemma to what its subject is to the event: actor or target.
    """
    others = obliques(tree, n, "nmod", "obl")
    for i in transparent_heads(tree, n):
        others += [(p, x) for p, x in obliques(tree, i, "nmod") if x != n and p not in ("de",)]
    others += inner_obliques(tree, [x for _, x in others])
    doers = [x for p, x in others if p == "par"]
    doers = doers or [x for p, c in others if p == "de" for x in by_phrases(tree, c)]
    doers += predicate_subject(tree, n) + blamed(tree, n) + state_of(tree, n)
    others += [("de", c) for c in tree.children_by(n, "det") if tree.lower[c] in POSSESSIVES]
    verb, carried, passive = carrier_of(tree, n)
    is_light = verb is not None and carried and tree.lemma[verb] in light
    if verb is not None and is_light:
        doers += agents(tree, verb) if passive else [s for s in surface_subject(tree, verb) if s != n]
        others += [
            (p, x) for p, x in obliques(tree, verb, "obl", "nmod", "iobj") if x != n and not (passive and p == "par")
        ]
    others = [(p, x) for p, x in others if p != "par"] + occurrence_places(tree, n)
    role = light[tree.lemma[verb]] if verb is not None and is_light else None
    return Slots(
        with_conjuncts(tree, doers), (), tuple(dict.fromkeys(others)), carrier=verb if is_light else n, light=role
    )


def verbs_said_of(tree: Tree, n: int) -> list[int]:
    """The verb that a noun is the subject of, and the infinitive below it (`les combats pourraient reprendre`)."""
    up = tree.head[n]
    return [up, *tree.children_by(up, "xcomp")] if tree.dep[n].startswith("nsubj") else []


def occurrence_places(tree: Tree, n: int) -> list[tuple[str, int]]:
    """`les combats ont éclaté à X`, `la réunion a lieu à X`: what a verb of happening says of its subject."""
    for verb in verbs_said_of(tree, n):
        if tree.lemma[verb] in OCCURRING:
            return [(p, x) for p, x in obliques(tree, verb, "obl", "nmod") if p not in ("de", "par")]
    return []


def state_of(tree: Tree, n: int) -> list[int]:
    """`l'armée, en guerre contre X`: whose state a noun behind `en` is."""
    up = tree.head[n]
    beside = tree.dep[n] in ("nmod", "appos", "acl", "amod") and tree.pos[up] in ("NOUN", "PROPN")
    return [up] if beside and tree.preposition(n) == "en" else []


def blamed(tree: Tree, n: int) -> list[int]:
    """`l'attaque attribuée à X`: who is said to have done it."""
    for c in tree.children_by(n, "acl", "amod"):
        if tree.lemma[c] in ("attribuer", "imputer", "attribué", "imputé"):
            return [x for x in tree.children_by(c, "obl", "iobj", "nmod") if tree.preposition(x) == "à"]
    return []


def predicate_subject(tree: Tree, n: int) -> list[int]:
    """`X est le fief de Y`, `X reste un bastion`: what an event noun is said of."""
    if tree.child(n, "cop") is not None:
        return [resolve_relative(tree, c, n) for c in tree.children_by(n, "nsubj")]
    up = tree.head[n]
    if up != n and tree.lemma[up] in COPULAS and tree.dep[n] in ("xcomp", "obj", "obl"):
        return [s for s in surface_subject(tree, up) if s != n]
    return []


def transparent_heads(tree: Tree, n: int) -> list[int]:
    """Nouns above that only measure or phase the event: `une série de frappes`."""
    found = []
    while tree.dep[n] == "nmod" and tree.lemma[tree.head[n]] in TRANSPARENT and tree.head[n] != n:
        n = tree.head[n]
        found.append(n)
    return found
