"""Noun phrases: the words that stand for a filler, and its canonical name.

The shortest full phrase (codebook, section 3): the head with its adjectives and its name, without article, number or
relative clause; `de` complements stay where they belong to the name of the thing (`combattants du groupe`).
"""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.languages.bodies import nationalities
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.placenames import ARTICLES, words_of_name
from recoupe.model.claim import Name, Span

OUTSIDE = word_list("words_outside_a_phrase")
BOUNDARY = frozenset([",", ";", ":", "(", ")", "«", "»", '"', "“", "”", "-", "–", "—", ".", "|"])
# A word of one of these that is no part of the phrase ends it: what the parser hung on from further off stays out.
APART = frozenset(["CCONJ", "VERB", "AUX", "SCONJ"])
# What follows one of these says which one is meant: `un groupe affilié à X`, `une source proche de X`.
RELATED = word_list("words_of_relation")
TIME_WORDS = word_list("time_words")
GENERIC = word_list("generic_heads")
TOWN_WORDS = word_list("town_words")
LENGTHS = word_list("lengths")
STREETS = word_list("street_words")
COUNTRY_WORDS = word_list("country_words")
TOWN_NAME = 3  # words behind the first that may belong to the name of a town
CASE_PARTS = ("de", "")


def has_own_clause(tree: Tree, i: int) -> bool:
    """True for what looks like an adjective and is the verb of a clause that the parser hung wrongly."""
    return any(tree.dep[c].startswith(("aux", "nsubj", "obj", "xcomp", "obl", "advcl")) for c in tree.children[i])


def phrase_words(
    tree: Tree, head: int, names: Mapping[int, NameMark], without: frozenset[int], depth: int = 0
) -> set[int]:
    """The words of the phrase around `head`; `without` are words that fill roles of their own."""
    mark = names.get(head)
    words = set(range(mark.first, mark.last + 1)) if mark else {head}
    for c in tree.children[head]:
        if c in words or c in without:
            continue
        label = tree.dep[c]
        if label == "amod" and tree.lemma[c] not in OUTSIDE | RELATED and not has_own_clause(tree, c):
            words |= {c, *(x for x in tree.children_by(c, "conj", "cc", "amod") if x > c)}
        elif label in ("amod", "acl") and tree.lemma[c] in RELATED and c > head:
            words |= {x for x in tree.subtree(c) if x > head}
        elif label in ("flat", "compound"):
            words |= tree.subtree(c)
        elif (
            label == "nmod"
            and c > head
            and depth < 3
            and tree.preposition(c) in CASE_PARTS
            and tree.lemma[c] not in TIME_WORDS
            and not (tree.lemma[c] in STREETS and not tree.preposition(c))
            and not is_country_word(tree, c, head)
        ):
            inner = phrase_words(tree, c, names, without, depth + 1)
            words |= inner | set(range(min(inner | {c}) - 2, c)) if tree.preposition(c) else inner
    return {w for w in words if abs(w - head) < 14}


def is_country_word(tree: Tree, c: int, head: int) -> bool:
    """True for `du pays` behind a noun with a nationality: `le départ des troupes polonaises du pays` tells wherefrom."""
    nation = any(tree.lower[x] in nationalities() for x in tree.children_by(head, "amod"))
    return nation and tree.lemma[c] in COUNTRY_WORDS and not tree.children_by(c, "nmod", "amod", "flat")


def phrase_bounds(
    tree: Tree, head: int, names: Mapping[int, NameMark], without: frozenset[int] = frozenset(), *, close: bool = False
) -> tuple[int, int]:
    """First and last word of the phrase, cut at the first mark of punctuation to either side of the head.

    `close`: cut, too, where a verb or a conjunction stands that is no part of the phrase.
    """
    words = phrase_words(tree, head, names, without)
    mark = names.get(head)
    first, last = head, head
    inside = range(mark.first, mark.last + 1) if mark else range(head, head + 1)
    while first - 1 in words or first - 1 in inside:
        first -= 1
        if tree.text[first] in BOUNDARY and first not in inside:
            first += 1
            break
    top = max(words)
    while last < top and (tree.text[last + 1] not in BOUNDARY or last + 1 in inside or tree.text[last + 1] == "-"):
        if close and last + 1 not in words and last + 1 not in inside and tree.pos[last + 1] in APART:
            break
        last += 1
    first, last = trim(tree, first, last, head)
    return first, with_name(tree, last, names) if tree.pos[head] == "NOUN" and tree.text[head][0].islower() else last


def with_name(tree: Tree, last: int, names: Mapping[int, NameMark]) -> int:
    """`le quotidien Le Phare`, `le général Darcourt`: the name right behind a noun belongs to it."""
    stop = tree.words_of_sentence(last).stop
    nxt = last + 1
    if nxt < stop and tree.text[nxt] in ("Le", "La", "Les", "L'", "L’"):
        nxt += 1
    if nxt >= stop or not tree.text[nxt][0].isupper() or tree.pos[nxt] not in ("PROPN", "NOUN", "X"):
        return last
    mark = names.get(nxt)
    if mark is None and tree.pos[nxt] != "PROPN":
        return last
    if mark is not None and mark.first not in (last + 1, nxt):
        return last
    return mark.last if mark else nxt


def trim(tree: Tree, first: int, last: int, head: int) -> tuple[int, int]:
    """Without article, number and loose words at the ends."""
    while first < head and (tree.pos[first] in ("DET", "NUM", "ADP", "CCONJ", "PUNCT") or tree.lemma[first] in OUTSIDE):
        first += 1
    while last > head and tree.pos[last] in ("DET", "ADP", "CCONJ", "PUNCT", "ADV"):
        last -= 1
    return first, last


def span_of(tree: Tree, first: int, last: int) -> Span:
    """Words as a span of the stored text."""
    return Span(tree.start[first], tree.end[last])


def entity_of(block: BlockMarks, head: int, first: int, last: int, *, as_place: bool) -> str | None:
    """The canonical name of a phrase, where a table knows it."""
    mark = block.names.of_word.get(head)
    if mark is None and block.tree.lemma[head] in GENERIC:
        mark = next((m for m in block.names.marks if first <= m.first and m.last <= last and m.entity), None)
    if mark is None or mark.entity is None:
        return None
    return mark.town if as_place and mark.town else mark.entity


def named_town(tree: Tree, head: int, names: Mapping[int, NameMark]) -> int:
    """`ville de X` gives X."""
    if tree.lemma[head] in TOWN_WORDS:
        for c in tree.children_by(head, "nmod", "flat", "appos"):
            if tree.preposition(c) in CASE_PARTS and c > head and (c in names or tree.pos[c] == "PROPN"):
                return c
    return head


def end_of_town(tree: Tree, head: int, last: int) -> int:
    """The last word of a town's name that goes on behind what was read as one: `Sainte` of `Sainte Estrelle`."""
    if last != head or not tree.text[head][0].isupper():
        return last
    stop = min(tree.words_of_sentence(head).stop, head + 1 + TOWN_NAME)
    for end in range(stop - 1, head, -1):
        words = tree.text[head : end + 1]
        if any(word in BOUNDARY and word != "-" for word in words):
            continue
        ends = words_of_name(words[-1])
        if ends and not ARTICLES.issuperset(ends) and load_gazetteer().towns(" ".join(words)):
            return end
    return last


def make_name(
    block: BlockMarks, head: int, text: str, *, as_place: bool = False, without: frozenset[int] = frozenset()
) -> Name:
    """The full phrase around a head word, with its canonical name where a table of names has it."""
    tree = block.tree
    if as_place:
        head = named_town(tree, head, block.names.of_word)
    first, last = phrase_bounds(tree, head, block.names.of_word, without - {head}, close=as_place)
    if as_place:
        last = end_of_town(tree, head, last)
        if tree.lemma[head] in LENGTHS and first == head and tree.pos[head - 1] == "NUM":
            first = head - 1  # `20 km de Valbourg`
    span = span_of(tree, first, last)
    return Name(span.of(text), span, entity_of(block, head, first, last, as_place=as_place))
