"""What an article is about, counted over all of it: the countries where it plays, and what it calls by a full name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from recoupe.annotate.marks import BlockMarks
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.languages.bodies import Nationality, nationalities
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key
from recoupe.model.codes import BlockKind

INTO = word_list("prepositions_into_countries")
LOCATIVE = word_list("locative_prepositions")
WIDE_REGIONS = frozenset(map(name_key, word_list("wide_regions")))
DIRECTIONS = word_list("directions")
OF_REGIONS = word_list("adjectives_of_regions")
# A country in which something happens counts as much as four mentions of it as a side, an adjective or an actor's home:
# set on the documents of gold that are not held out, where 3 to 6 give the same countries.
WHERE, OTHERWISE = 4, 1
Place = tuple[int, int]  # block, head word


def countries_of(context: Context) -> Mapping[str, int]:
    """The countries of an article with the weight of all that speaks of each."""
    counts: Counter[str] = Counter()
    blocks = [block for at, block in enumerate(context.blocks) if context.kinds[at] is not BlockKind.BOILERPLATE]
    for block in blocks:
        sides: set[str] = set()
        for country, weight in countries_in(block):
            if weight == OTHERWISE and country in sides:
                continue  # a paragraph on a side says no more of where than one mention of it
            if weight == OTHERWISE:
                sides.add(country)
            counts[country] += weight
    named = frozenset(counts)
    for block in blocks:
        for country in towns_in(block, named):
            counts[country] += WHERE
    return counts


def most_spoken_of(counts: Mapping[str, int], homes: tuple[str, ...] = ()) -> Nationality | None:
    """The country with the greatest weight (among `homes`, if any); None where there is none, or two weigh the same."""
    ranked = Counter({name: counts[name] for name in counts if not homes or name in homes}).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return nationalities()[ranked[0][0]]


def towns_in(block: BlockMarks, named: frozenset[str]) -> Iterator[str]:
    """The country of each town or province where something happens, where only one of the countries `named` has it."""
    gazetteer = load_gazetteer()
    codes = {country.code: country.name for country in gazetteer.countries if country.name in named}
    for mark in block.names.marks:
        tree = block.tree
        if mark.entity is None and "place" in mark.classes and tree.preposition(mark.first) in LOCATIVE:
            words = " ".join(tree.text[mark.first : mark.last + 1])
            if name_key(words) in WIDE_REGIONS:
                continue
            found = [town.country for town in gazetteer.towns(words)]
            found += [division.country for division in gazetteer.divisions(words)]
            homes = {codes[code] for code in found if code in codes}
            if len(homes) == 1:
                yield homes.pop()


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
        if tree.dep[c] == "amod" and (
            tree.lower[c].rpartition("-")[2] in nationalities() or tree.lower[c] in OF_REGIONS
        ):
            return True
        named = c > i and (c in block.names.of_word or tree.pos[c] == "PROPN")
        if named and (tree.dep[c] == "flat" or (tree.dep[c] == "nmod" and tree.preposition(c) in ("de", ""))):
            return True
    return False
