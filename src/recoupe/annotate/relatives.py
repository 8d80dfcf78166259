"""Relative clauses and participles: what their pronoun stands for, and what the parser hangs elsewhere."""

from __future__ import annotations

from recoupe.annotate.tree import Tree

CLAUSES = ("acl", "acl:relcl")
SHORT = 7  # words from a participle to the noun behind it: `tuant au moins une dizaine de`


def resolve_relative(tree: Tree, i: int, verb: int) -> int:
    """A relative pronoun gives way to the noun that its clause hangs on."""
    if tree.lower[i] in ("qui", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "dont", "où", "auquel"):
        clause = verb
        for _ in range(3):
            if tree.dep[clause].startswith("acl") and tree.head[clause] != clause:
                return tree.head[clause]
            if tree.dep[clause] not in ("conj", "xcomp", "ccomp"):
                break
            clause = tree.head[clause]
        if tree.lower[i] == "qui":
            return noun_before(tree, i)
    return i


def noun_before(tree: Tree, i: int) -> int:
    """The noun right before a `qui` whose clause the parser hung elsewhere: the head of the name or phrase that ends there."""
    start = tree.words_of_sentence(i).start
    at = i - 1 - (i - 1 > start and tree.text[i - 1] == ",")
    if at < start or tree.pos[at] not in ("NOUN", "PROPN", "ADJ"):
        return i
    while tree.dep[at] in ("flat", "amod", "compound") and tree.head[at] < at:
        at = tree.head[at]
    return at if tree.pos[at] in ("NOUN", "PROPN") else i


def phrase_behind(tree: Tree, v: int) -> list[int]:
    """The words right behind a word up to the noun that they belong to; none where something else comes first."""
    found: list[int] = []
    for i in range(v + 1, min(v + 1 + SHORT, tree.words_of_sentence(v).stop)):
        found.append(i)
        if tree.pos[i] in ("NOUN", "PROPN"):
            return found
        if tree.pos[i] not in ("DET", "NUM", "ADJ", "ADV", "ADP"):
            break
    return []


def stolen_object(tree: Tree, v: int) -> list[int]:
    """`une frappe ayant tué dix soldats a été signalée`: a noun that was made a second subject of the verb behind it.

    So was one behind a present participle, of a verb further on: `tuant dix soldats, selon un maire arrivé lundi`.
    """
    if tree.morph[v].form == "Part" and tree.morph[v].tense == "Pres":
        behind = phrase_behind(tree, v)
        return [i for i in behind[-1:] if tree.dep[i].startswith("nsubj") and tree.head[i] > i]
    noun = tree.head[v]
    main = tree.head[noun]
    if tree.dep[v] not in CLAUSES or noun > v or not tree.dep[noun].startswith("nsubj") or main < v:
        return []
    after = [c for c in tree.children[main] if v < c < main and tree.dep[c].startswith("nsubj")]
    return [c for c in after if tree.pos[c] in ("NOUN", "PROPN")][:1]
