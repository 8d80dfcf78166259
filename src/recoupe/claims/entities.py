"""Canonical names: who a phrase stands for, by the tables, the article's own words, and what the phrase is made of.

A phrase that nothing resolves keeps its own words for name, so that no actor or target is without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.claims.abbreviations import abbreviations_of
from recoupe.claims.context import Context
from recoupe.claims.descriptions import NARROWING
from recoupe.claims.people import (
    TITLES,
    Person,
    described,
    fullest,
    is_named_so,
    mark_words,
    people_of,
    titled,
    words_of,
)
from recoupe.claims.phrases import RELATED, phrase_bounds, span_of
from recoupe.claims.scene import Place, countries_of, full_mentions, most_spoken_of
from recoupe.languages.bodies import NOWHERE, Nationality, bodies, nationalities, peoples
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key
from recoupe.model.claim import Name
from recoupe.model.codes import SourceKind

MEMBERS = word_list("member_nouns")
JOINED_BY = dict.fromkeys("AEIOUÉÈÊÀÂÎÔ", "de l'")  # before a vowel; the gender of other names is in no table
AGAINST = ("anti-", "antiterroriste", "antidjihadiste")
PRESUMED = word_list("presumed_words")
DEFINITE = word_list("definite_words") - {"des"}


@dataclass(frozen=True, slots=True)
class Known:
    """What an article itself says of who is who: its persons, its abbreviations, the country where it plays.

    `full` are its mentions of things by a noun with a name (`le pont de Valbourg`), by the noun's lemma; `countries` are
    those that it speaks of, with their weight.
    """

    people: tuple[Person, ...]
    short: Mapping[str, str]
    scene: Nationality | None
    full: Mapping[str, tuple[Place, ...]]
    countries: Mapping[str, int]


def known_in(context: Context) -> Known:
    """The persons, abbreviations, scene and full mentions of an article."""
    countries = countries_of(context)
    scene = most_spoken_of(countries)
    return Known(people_of(context), abbreviations_of(context), scene, full_mentions(context), countries)


def full_name(context: Context, known: Known, at: int, head: int, without: frozenset[int] = frozenset()) -> Name:
    """The phrase around a head word with its canonical name; where nothing tells that, its own words are its name."""
    block = context.blocks[at]
    first, last = phrase_bounds(block.tree, head, block.names.of_word, without - {head})
    span = span_of(block.tree, first, last)
    text = span.of(context.text)
    words = (first, head, last)
    return Name(text, span, entity_in(context, known, at, words) or spelt_out(block, known, words) or own_words(text))


def own_words(text: str) -> str:
    """The words of a phrase as a name: one space between words, no line breaks.

    >>> own_words("chars   lourds")
    'chars lourds'
    """
    return " ".join(text.split())


def speaking_for(context: Context, known: Known, speaker: Name, *, several: bool) -> Name:
    """A speaker behind `je` or `nous`: with `nous` (`several`), the body or country that a speaker's title names."""
    own = replace(speaker, entity=speaker.entity or own_words(speaker.text))
    at = next((b for b, block in enumerate(context.blocks) if holds(block.tree, speaker.source.start)), None)
    if not several or at is None:
        return own
    block = context.blocks[at]
    tree = block.tree
    inside = [i for i in range(len(tree)) if speaker.source.start <= tree.start[i] < speaker.source.end]
    for i in inside:
        if tree.pos[i] != "NOUN" or "person" not in block.names.classes[i]:
            continue
        for c in tree.children_by(i, "nmod"):
            if c in inside and tree.preposition(c) == "de" and "force" in block.names.classes[c]:
                return replace(own, entity=full_name(context, known, at, c).entity)
        for c in tree.children_by(i, "amod"):
            if (nation := nationalities().get(tree.lower[c])) and nation.state:
                return replace(own, entity=nation.country)
    return own


def holds(tree: Tree, place: int) -> bool:
    """True if a place in the text lies among these words."""
    return bool(len(tree)) and tree.start[0] <= place < tree.end[-1]


def is_people(text: str) -> bool:
    """True for the bare name of a people.

    >>> is_people("Polonais"), is_people("soldats polonais")
    (True, False)
    """
    return text.lower() in peoples()


def of_harmed(text: str, entity: str | None = None) -> str | None:
    """`soldats polonais` among the dead and wounded: members of the army, by one name for all nouns.

    `entity` is the body that the words name: soldiers of a force of a state are of its country.

    >>> of_harmed("soldat polonais"), of_harmed("armée polonaise"), of_harmed("soldats de la force Barkhane", "force Barkhane")
    ('militaires polonais', None, 'militaires français')
    """
    words = text.lower().split()
    nation = nationalities().get(words[-1]) if len(words) == 2 else None
    force = load_pack("fr").actors.get(name_key(entity)) if entity and nation is None else None
    if force is not None and force.kind is SourceKind.GOVERNMENT and not force.country:
        nation = nationalities().get(force.home)
    body = bodies().get(words[0]) if nation is not None and nation.state else None
    return nation.fill(body.harmed) if nation is not None and body is not None and body.harmed else None


def entity_in(context: Context, known: Known, at: int, words: tuple[int, int, int]) -> str | None:
    """The canonical name of a phrase (its first, head and last word), None where nothing but its own words says it."""
    block = context.blocks[at]
    first, head, last = words
    mark = block.names.of_word.get(head)
    if last > head and block.tree.lower[last].startswith(AGAINST) and (found := of_table(block.tree, known, words)):
        return found
    if mark is not None and first >= mark.first and last <= mark.last and (found := of_mark(block, known, mark)):
        return found
    return (
        of_adjective(block.tree, words)
        or of_table(block.tree, known, words)
        or of_body(block, known, words)
        or of_apposition(block, known, at, head)
        or of_name_inside(block, known, words)
        or of_title(block, known, at, words)
        or (of_mark(block, known, mark) if mark else None)
    )


def of_mark(block: BlockMarks, known: Known, mark: NameMark) -> str | None:
    """A name: the table's, the one that the article spells out, a person's fullest."""
    if mark.source is SourceKind.PERSON:
        person = fullest(known.people, mark_words(block.tree, mark))
        return mark.entity or (None if person is None else person.name.entity or person.name.text)
    if mark.entity is not None:
        return mark.entity
    return known.short.get(key_of(block.tree, mark.first, mark.last))


def key_of(tree: Tree, first: int, last: int) -> str:
    """Words of a tree as a key of the tables."""
    return name_key(" ".join(tree.text[first : last + 1]).replace("' ", "'").replace("’ ", "'").replace(" / ", "/"))


def of_adjective(tree: Tree, words: tuple[int, int, int]) -> str | None:
    """`frappes levantines`: an adjective of nationality stands for its country."""
    first, head, last = words
    found = nationalities().get(tree.lower[head]) if first == last and tree.text[head][0].islower() else None
    return found.country if found else None


def of_table(tree: Tree, known: Known, words: tuple[int, int, int]) -> str | None:
    """A phrase that is as a whole a name of the tables, whatever its capitals, or an abbreviation of the article."""
    first, _, last = words
    while first < last and tree.lower[first] in PRESUMED:
        first += 1
    while first < last and tree.lower[last].startswith(AGAINST):
        last -= 1  # `la coalition internationale anti-X`
    key = key_of(tree, first, last)
    if key in known.short:
        return known.short[key]
    actor = load_pack("fr").actors.get(key)
    return actor.name if actor and (first < last or not tree.text[first].islower()) else None


def of_body(block: BlockMarks, known: Known, words: tuple[int, int, int]) -> str | None:
    """`les troupes polonaises`, `l'armée de la Pologne`: the body of a state, by a noun of `bodies.csv`."""
    tree, (first, head, last) = block.tree, words
    told = {
        i: found for i in range(head + 1, last + 1)
        if (found := nationalities().get(tree.lower[i]) or country_at(block, i)) is not None
    }  # fmt: skip
    rest = [i for i in range(first, last + 1) if i not in told and tree.lower[i] not in PRESUMED]
    while rest and rest[-1] > head and tree.pos[rest[-1]] in ("ADP", "DET", "CCONJ"):
        rest.pop()
    noun = " ".join(tree.lower[i] for i in rest).replace("' ", "'").replace("’ ", "'")
    body = bodies().get(noun)
    if body is None or (told and max(rest) > min(told)):
        return None
    if not told and "{" in body.pattern:
        return None
    state = told[min(told)] if told else NOWHERE
    if not state.state:
        return None
    name = state.fill(body.pattern)
    actor = load_pack("fr").actors.get(name_key(name))
    return actor.name if actor else name


def of_scene(context: Context, known: Known, at: int, head: int) -> str | None:
    """`les rebelles`, `le régime`, `les Kurdes`: without a name, those of the country where the article plays."""
    block = context.blocks[at]
    tree, scene = block.tree, known.scene
    if scene is None or not is_definite(tree, head):
        return None
    first, last = phrase_bounds(tree, head, block.names.of_word)
    noun = " ".join(tree.lower[first : last + 1]).replace("' ", "'").replace("’ ", "'")
    body = bodies().get(noun)
    if body is not None and body.alone:
        name = scene.fill(body.pattern)
        actor = load_pack("fr").actors.get(name_key(name))
        return actor.name if actor else name
    stateless = [found for i in range(first, last + 1) if (found := people_at(tree, i)) and not found.state]
    if not stateless:
        return None
    home = most_spoken_of(known.countries, stateless[0].homes) or (None if stateless[0].homes else scene)
    if home is None:
        return None
    text = own_words(span_of(tree, first, last).of(context.text))
    name = f"{text} {home.of}"
    actor = load_pack("fr").actors.get(name_key(name))
    return actor.name if actor else name


def people_at(tree: Tree, i: int) -> Nationality | None:
    """The nationality of an adjective or of the name of a people."""
    word = tree.lower[i]
    return nationalities().get(word) or nationalities().get(word.removesuffix("s"))


def of_fuller(context: Context, known: Known, at: int, head: int) -> Place | None:
    """`le pont`, `les rebelles`: the last mention by the full name (`le pont de Valbourg`), else the first one after."""
    block = context.blocks[at]
    tree = block.tree
    several = tree.morph[head].number == "Plur"
    if (several and "person" not in block.names.classes[head]) or not is_definite(tree, head):
        return None
    known_ones = [p for p in known.full.get(tree.lemma[head], ()) if is_several(context, p) == several]
    if not known_ones:
        return None
    here = (at, head)
    if here in known_ones or any(tree.dep[c] in NARROWING for c in tree.children[head]):
        return None
    before = [place for place in known_ones if place < here]
    return before[-1] if before else known_ones[0]


def is_several(context: Context, place: Place) -> bool:
    """True for a mention in the plural."""
    return context.blocks[place[0]].tree.morph[place[1]].number == "Plur"


def is_definite(tree: Tree, head: int) -> bool:
    """True for `les rebelles`: those whom the reader is taken to know; for headlines without articles too."""
    articles = tree.children_by(head, "det", "case")
    return not articles or any(tree.lower[c] in DEFINITE or tree.dep[c] == "case" for c in articles)


def country_at(block: BlockMarks, i: int) -> Nationality | None:
    """The nationality of a country named at word `i`."""
    mark = block.names.of_word.get(i)
    return nationalities().get(mark.entity) if mark and mark.entity and mark.first == i else None


def of_name_inside(block: BlockMarks, known: Known, words: tuple[int, int, int]) -> str | None:
    """`les combattants du Front X`, `le président Y`: the name behind a noun that only says what it is."""
    tree, (first, head, last) = block.tree, words
    for mark in block.names.marks:
        if not (first <= mark.first and mark.last <= last and mark.first > head):
            continue
        if mark.source is SourceKind.PERSON:
            called = tree.lower[head] in TITLES and mark.first == head + 1
            if called or is_named_so(block, head, mark):
                return of_mark(block, known, mark) or name_text(block, mark)
        elif tree.lemma[head] in MEMBERS and belongs(tree, head, mark):
            return of_mark(block, known, mark) or name_text(block, mark)
    return None


def of_apposition(block: BlockMarks, known: Known, at: int, head: int) -> str | None:
    """`le porte-parole de l'armée, Jean Morel`: the person whose name stands beside the description."""
    if block.tree.pos[head] != "NOUN" or "person" not in block.names.classes[head]:
        return None
    person = titled(known.people, at, head)
    if person is None or not behind_comma(block.tree, person.name.source.start):
        return None  # `le chauffeur de M. Trump` is not M. Trump
    return person.name.entity or person.name.text


def behind_comma(tree: Tree, place: int) -> bool:
    """True for a name that begins at a place in the text, right behind a comma."""
    return any(tree.start[i] == place and i > 0 and tree.text[i - 1] == "," for i in range(len(tree)))


def spelt_out(block: BlockMarks, known: Known, words: tuple[int, int, int]) -> str | None:
    """`les caches de Daech` by the canonical name of whose they are; None where nothing inside is called otherwise."""
    tree, (first, head, last) = block.tree, words
    for mark in block.names.marks:
        if (
            head < mark.first - 1
            and mark.last == last
            and tree.lower[mark.first - 1] in ("de", "d'", "d’", "du", "des")
        ):
            entity = of_mark(block, known, mark)
            joined = JOINED_BY.get(entity[0]) if entity and "force" in mark.classes else None
            if entity is None or joined is None or name_key(entity) == key_of(tree, mark.first, mark.last):
                return None
            before = " ".join(tree.text[first : mark.first - 1]).replace("' ", "'").replace("’ ", "’")
            return f"{before} {joined}{entity}"
    return None


def of_title(block: BlockMarks, known: Known, at: int, words: tuple[int, int, int]) -> str | None:
    """`le porte-parole du Front, Paul Daran`, and later `le porte-parole`: the person of whom it is said beside a name."""
    tree, (first, head, last) = block.tree, words
    if tree.pos[head] != "NOUN" or "person" not in block.names.classes[head] or tree.morph[head].number == "Plur":
        return None
    person = titled(known.people, at, head)
    if person is None and is_definite(tree, head):
        rest = words_of(tree, (i for i in range(first, last + 1) if i != head))
        person = described(known.people, tree.lemma[head], rest, span_of(tree, first, last)) if rest else None
    if person is not None and tree.start[first] <= person.name.source.start < tree.end[last]:
        return None  # `le chauffeur de M. X`: the name inside is of somebody else
    return None if person is None else person.name.entity or person.name.text


def name_text(block: BlockMarks, mark: NameMark) -> str | None:
    """The words of a name that no table knows; none for mere places."""
    if "force" not in mark.classes and mark.source is not SourceKind.PERSON:
        return None
    return " ".join(block.tree.text[mark.first : mark.last + 1]).replace("' ", "'").replace("’ ", "’")


def belongs(tree: Tree, head: int, mark: NameMark) -> bool:
    """True if a name is what its noun is part of: no `affilié à`, no further noun between them."""
    between = range(head + 1, mark.first)
    if any(tree.lemma[i] in RELATED or (tree.lower[i] in ("à", "au", "aux", "avec", "contre")) for i in between):
        return False
    nouns = [i for i in between if tree.pos[i] == "NOUN"]
    return all(tree.lemma[i] in MEMBERS for i in nouns)
