"""What sort of place a word stands for: named or not, a country, where something happens or where it goes. Next: where.py."""

from __future__ import annotations

import re

from recoupe.annotate.marks import BlockMarks
from recoupe.annotate.tree import Tree
from recoupe.claims.phrases import phrase_bounds
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack
from recoupe.model.codes import EventType

LOCATIVE = word_list("locative_prepositions")
NO_PLACES = word_list("words_of_no_place")
GOALS = word_list("goal_prepositions")
DIRECTIONS = word_list("directions")
LENGTHS = word_list("lengths")
NAME = re.compile(r"(?:al|el|as|es|ar|er|at|et|ad|ed|an|en|az|ez|ach|ech|ash|esh)-[A-ZÀ-Ý]")
MOVING = frozenset(
    [
        EventType.ADVANCE,
        EventType.WITHDRAW,
        EventType.DEPLOY,
        EventType.DISPLACEMENT,
        EventType.STRIKE,
        EventType.SUPPORT,
    ]
)
LEAVING = frozenset([EventType.WITHDRAW, EventType.DISPLACEMENT])  # `ils ont quitté Hallon pour Estrelle`


def is_place(block: BlockMarks, i: int) -> bool:
    """True for a noun or name that stands for a place."""
    return "place" in block.names.classes[i] and block.tree.pos[i] in ("NOUN", "PROPN")


def is_locative(block: BlockMarks, i: int, kind: EventType | None = None) -> bool:
    """True for a place that stands where something happens, or where a movement of this kind goes; not for one that acts."""
    prep = block.tree.preposition(i)
    if is_distance(block.tree, i):
        return True
    if prep in GOALS:
        return kind in MOVING and is_place(block, i)
    if prep == "pour":
        return kind in LEAVING and is_place(block, i)
    return is_place(block, i) and (prep in LOCATIVE or prep.startswith(("près", "au ", "à l'", "dans")))


def is_country(block: BlockMarks, i: int) -> bool:
    """True for the name of a country."""
    mark = block.names.of_word.get(i)
    return mark is not None and mark.entity is not None and mark.town is None


def is_distance(tree: Tree, i: int) -> bool:
    """True for `à 20 km de Valbourg`."""
    return tree.lemma[i] in LENGTHS and tree.preposition(i) == "à" and bool(tree.children_by(i, "nmod"))


def is_named(block: BlockMarks, i: int) -> bool:
    """True if a name or a nationality stands in the phrase: `le nord du Levant`, `le front levantin`, not `la route`."""
    tree = block.tree
    if tree.text[i][0].isupper():
        return True
    first, last = phrase_bounds(tree, i, block.names.of_word, close=True)
    words = range(first, last + 1)
    return any(tree.text[w][0].isupper() or ("-" in tree.text[w] and NAME.match(tree.text[w])) for w in words) or any(
        tree.lower[w].rpartition("-")[2] in load_pack("fr").adjectives for w in words
    )


def is_nowhere(block: BlockMarks, i: int) -> bool:
    """True for what has the class of a place and names none: `sur place`, `les positions de la milice`, `vers le sud`."""
    tree = block.tree
    if tree.text[i][0].isupper() and tree.pos[i] == "PROPN":
        return False
    below = tree.children_by(i, "nmod", "flat", "appos")
    if tree.lemma[i] in NO_PLACES:
        return not any(is_place(block, c) and tree.text[c][0].isupper() for c in below)
    return tree.lower[i] in DIRECTIONS and not below and not tree.children_by(i, "amod")


def is_exact(block: BlockMarks, i: int) -> bool:
    """True for a place with a name that is no country and no part of one."""
    return is_named(block, i) and not is_country(block, i) and block.tree.lower[i] not in DIRECTIONS


def is_town(block: BlockMarks, i: int) -> bool:
    """True for the name of a town of the gazetteer."""
    mark = block.names.of_word.get(i)
    first, last = (mark.first, mark.last) if mark else (i, i)
    return bool(load_gazetteer().towns(" ".join(block.tree.text[first : last + 1])))
