"""Who is who in an article: persons by their names, and the descriptions that stand beside a name (`le maire, Jean Morel`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.claims.phrases import span_of
from recoupe.languages.lists import word_list
from recoupe.languages.pack import name_key
from recoupe.model.claim import Name, Span
from recoupe.model.codes import BlockKind, SourceKind

TITLES = word_list("titles") | {"monsieur", "madame"}
SMALL = word_list("words_that_name_nobody")
REACH = 14  # words of the longest title before or behind a name
NEAR = word_list("near_words")
IN_PHRASE = frozenset(["NOUN", "ADJ", "ADP", "DET", "PROPN", "CCONJ", "NUM"])
BEFORE_COMPLEMENTS = frozenset(["de", "du", "des", "d'", "à", "au", "par", "avec", "pour", "contre", "chez", "entre"])


@dataclass(frozen=True, slots=True)
class Title:
    """A description beside a name: where its head word stands, its lemma, and the words that say of what."""

    at: int
    word: int
    lemma: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person by name, without `M.` and its like, with the descriptions that stand beside it."""

    name: Name
    words: frozenset[str]
    titles: tuple[Title, ...]


def words_in(text: str) -> frozenset[str]:
    """The words by which a name is known, articles and small words left out.

    >>> sorted(words_in("le ministère de la Défense"))
    ['defense', 'ministere']
    """
    return frozenset(word for word in re.findall(r"\w+", name_key(text)) if word not in SMALL)


def words_of(tree: Tree, words: Iterable[int]) -> frozenset[str]:
    """The same of words of a tree, figures and punctuation left out."""
    return words_in(" ".join(tree.text[i] for i in words if tree.text[i].isalpha()))


def mark_words(tree: Tree, mark: NameMark) -> frozenset[str]:
    """The words of a name without `M.`."""
    return words_in(" ".join(tree.text[i] for i in range(mark.first, mark.last + 1) if tree.lower[i] not in TITLES))


def head_of(tree: Tree, mark: NameMark) -> int:
    """The head word of a name."""
    inside = range(mark.first, mark.last + 1)
    return next((i for i in inside if tree.head[i] not in inside), mark.first)


def bare_span(tree: Tree, mark: NameMark) -> Span:
    """A name without the `M.` that it may begin with."""
    first = mark.first
    while first < mark.last and tree.lower[first] in TITLES:
        first += 1
    return span_of(tree, first, mark.last)


def people_of(context: Context) -> tuple[Person, ...]:
    """All mentions of persons by name, in text order."""
    found = []
    for at, block in enumerate(context.blocks):
        if context.kinds[at] is BlockKind.BOILERPLATE:
            continue
        for mark in block.names.marks:
            if mark.source is SourceKind.PERSON:
                span = bare_span(block.tree, mark)
                name = Name(span.of(context.text), span, mark.entity)
                found.append(Person(name, words_in(name.text), tuple(titles_of(block, at, mark))))
    return tuple(found)


def titles_of(block: BlockMarks, at: int, mark: NameMark) -> Iterator[Title]:
    """The descriptions that stand right before a name and, behind a comma, right behind it."""
    tree = block.tree
    for t in dict.fromkeys([*before_name(block, mark), *behind_name(block, mark), *above_name(block, mark)]):
        stop = mark.first if t < mark.first else end_of_phrase(tree, t)
        yield Title(at, t, tree.lemma[t], words_of(tree, range(t + 1, stop)))


def is_title(block: BlockMarks, i: int) -> bool:
    """True for a common noun that stands for one person."""
    tree = block.tree
    return (
        tree.pos[i] == "NOUN"
        and "person" in block.names.classes[i]
        and i not in block.names.of_word
        and tree.morph[i].number != "Plur"
    )


def before_name(block: BlockMarks, mark: NameMark) -> Iterator[int]:
    """Heads of the titles before a name: `le porte-parole de l'armée, le colonel X`, `la ministre des Armées X`."""
    tree = block.tree
    start = max(tree.words_of_sentence(mark.first).start, mark.first - REACH)
    i = mark.first - 1
    if i < start or tree.lower[i] in BEFORE_COMPLEMENTS:
        return
    apposed = tree.text[i] == ","
    if apposed and not closes(tree, mark.last + 1):
        return
    i -= apposed
    rank = near_title(block, i, start)
    if rank is None:
        return
    yield rank
    comma = rank - 1
    while comma >= start and tree.pos[comma] in ("DET", "ADJ"):
        comma -= 1
    if not apposed and comma > start and tree.text[comma] == "," and closes(tree, mark.last + 1):
        wider = near_title(block, comma - 1, start)
        if wider is not None:
            yield wider


def above_name(block: BlockMarks, mark: NameMark) -> Iterator[int]:
    """The title that the parser hung a name on."""
    tree = block.tree
    head = head_of(tree, mark)
    above = tree.head[head]
    if tree.dep[head] in ("appos", "flat") and above < mark.first and is_title(block, above):
        yield above


def is_named_so(block: BlockMarks, head: int, mark: NameMark) -> bool:
    """True if a name is that of the title at word `head`: `le colonel X`; not for `le chauffeur du colonel X`."""
    tree = block.tree
    first = mark.first
    while first - 1 > head and tree.lower[first - 1] in TITLES:
        first -= 1
    if first - 1 > head and tree.lower[first - 1] in BEFORE_COMPLEMENTS:
        return False
    return head in {*before_name(block, mark), *behind_name(block, mark), *above_name(block, mark)}


def near_title(block: BlockMarks, i: int, start: int) -> int | None:
    """The head of the phrase that ends at word `i`: its last noun where that is a title, else its first title."""
    tree = block.tree
    titles: list[int] = []
    last_noun = -1
    while i >= start and (tree.pos[i] in IN_PHRASE or tree.lower[i] in NEAR):
        if tree.pos[i] in ("NOUN", "PROPN") and last_noun < 0:
            last_noun = i
        if is_title(block, i):
            titles.append(i)
        i -= 1
    if not titles:
        return None
    return titles[0] if titles[0] == last_noun else titles[-1]


def closes(tree: Tree, i: int) -> bool:
    """True if a name that ends before word `i` may be an apposition: punctuation or the end follows, or a verb."""
    return i >= len(tree) or tree.pos[i] in ("PUNCT", "VERB", "AUX", "PRON") or not tree.text[i].isalpha()


def behind_name(block: BlockMarks, mark: NameMark) -> Iterator[int]:
    """`Jean Morel, maire de Valbourg`: the noun behind the comma."""
    tree = block.tree
    stop = tree.words_of_sentence(mark.last).stop
    i = mark.last + 1
    if i >= stop or tree.text[i] not in (",", "("):
        return
    i += 1
    while i < stop and tree.pos[i] in ("DET", "ADJ"):
        i += 1
    if i < stop and is_title(block, i):
        yield i


def end_of_phrase(tree: Tree, t: int) -> int:
    """The first word behind the phrase that begins at word `t`."""
    stop = min(tree.words_of_sentence(t).stop, t + REACH)
    i = t + 1
    while i < stop and tree.pos[i] in IN_PHRASE:
        i += 1
    return i


def titled(people: Sequence[Person], at: int, word: int) -> Person | None:
    """The person whose name stands beside this very word."""
    found = next((p for p in people for t in p.titles if (t.at, t.word) == (at, word)), None)
    return fullest(people, found.words) if found else None


def described(people: Sequence[Person], lemma: str, words: frozenset[str], place: Span) -> Person | None:
    """The person of whom a description without a name was or will be said beside a name; the last before it of several."""
    fitting = [p for p in people for t in p.titles if t.lemma == lemma and agrees(words, t.words)]
    if not fitting:
        return None
    before = [p for p in fitting if p.name.source.start < place.start]
    found = before[-1] if before else fitting[0]
    return fullest(people, found.words)


def agrees(asked: frozenset[str], known: frozenset[str]) -> bool:
    """True if two descriptions with one head can be the same: one says no more than the other."""
    return asked <= known or (bool(known) and known <= asked)


def fullest(people: Sequence[Person], words: frozenset[str]) -> Person | None:
    """The first mention of the longest name that holds all these words."""
    fitting = [p for p in people if words and words <= p.words]
    return max(fitting, key=lambda p: len(p.words), default=None)
