"""What an article is about, counted over all of it: the country where it plays, and what it calls by a full name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from recoupe.annotate.marks import BlockMarks
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.languages.bodies import Nationality, nationalities
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key
from recoupe.model.codes import BlockKind

INTO = word_list("prepositions_into_countries")
DIRECTIONS = word_list("directions")
# A country in which something happens counts as much as four mentions of it as a side, an adjective or an actor's home:
# set on the documents of gold that are not held out, where 3 to 6 give the same countries.
WHERE, OTHERWISE = 4, 1
Place = tuple[int, int]  # block, head word


def scene_of(context: Context) -> Nationality | None:
    """The country where most of an article takes place; None where none is named, or two are named equally often."""
    counts: Counter[str] = Counter()
    for at, block in enumerate(context.blocks):
        if context.kinds[at] is not BlockKind.BOILERPLATE:
            for country, weight in countries_in(block):
                counts[country] += weight
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return nationalities()[ranked[0][0]]


def countries_in(block: BlockMarks) -> Iterator[tuple[str, int]]:
    """The countries of a block with the weight of each mention."""
    nations, actors = nationalities(), load_pack("fr").actors
    for mark in block.names.marks:
        if mark.entity is None:
            continue
        if mark.entity in nations:
            where = mark.town is None and is_where(block.tree, mark.first)
            yield mark.entity, WHERE if where else OTHERWISE
        elif (actor := actors.get(name_key(mark.entity))) and actor.home in nations:
            yield actor.home, OTHERWISE
    for i, word in enumerate(block.tree.lower):
        if word in nations and block.tree.pos[i] == "ADJ" and nations[word].state:
            yield nations[word].country, OTHERWISE


def is_where(tree: Tree, first: int) -> bool:
    """True for a country behind `en`, `au` or a direction (`le nord de la Pologne`): a place, and no side."""
    if first and tree.lower[first - 1] in INTO:
        return True
    return any(tree.lower[i] in DIRECTIONS for i in range(max(0, first - 3), first))


def full_mentions(context: Context) -> Mapping[str, tuple[Place, ...]]:
    """Where things are called by a noun with a name or a nationality (`la prison de Valbourg`), by the noun's lemma."""
    found: dict[str, list[Place]] = {}
    for at, block in enumerate(context.blocks):
        if context.kinds[at] is BlockKind.BOILERPLATE:
            continue
        tree = block.tree
        for i in range(len(tree)):
            if (
                tree.pos[i] == "NOUN"
                and tree.children[i]
                and ("person" not in block.names.classes[i] or tree.morph[i].number == "Plur")
                and is_named(block, i)
            ):
                found.setdefault(tree.lemma[i], []).append((at, i))
    return {lemma: tuple(places) for lemma, places in found.items()}


def is_named(block: BlockMarks, i: int) -> bool:
    """True for a noun with a name behind `de`, or with an adjective of nationality."""
    tree = block.tree
    for c in tree.children[i]:
        if tree.dep[c] == "amod" and tree.lower[c] in nationalities():
            return True
        named = c > i and (c in block.names.of_word or tree.pos[c] == "PROPN")
        if named and (tree.dep[c] == "flat" or (tree.dep[c] == "nmod" and tree.preposition(c) == "de")):
            return True
    return False
