"""Cues that are nouns of saying: `l'annonce par X de la prise de Y`, `l'appel du maire à déposer les armes`.

The source is the agent or the owner of the noun; what is said is looked for in the parse and, as the parser hangs complements
on any noun before them, by position.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import NOMINAL
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.moods import is_infinitive
from recoupe.annotate.reach import BREAKS
from recoupe.annotate.sources import SPEAKING, Quotes, mode_of, source_kind
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import Pack
from recoupe.model.codes import Mode

NOUNS = ("NOUN", "PROPN")
WINDOW = 30  # words behind a noun of saying that may hold its source and its content


def noun_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> Iterator[CueMark]:
    """`l'annonce par X de la prise de Y`, `l'affirmation de X que`: the source is the agent or owner of the noun."""
    for n in range(len(tree)):
        if tree.pos[n] != "NOUN" or tree.lemma[n] not in pack.reporting_nouns:
            continue
        entry = pack.reporting_nouns[tree.lemma[n]]
        source = owner_of_word(tree, names, n)
        if source is None:
            source = owner_behind(tree, names, n)
        if source is None:
            continue
        content = said_below(tree, names, pack, n, source) | said_below(tree, names, pack, source, source)
        content |= said_behind(tree, pack, n, source)
        content -= {source, n, *tree.children_by(source, "flat")}
        if content:
            yield CueMark(source, source_kind(tree, names, pack, source), (n,), frozenset(content),
                          mode_of(frozenset(content), quotes, Mode.INDIRECT), entry.stance, entry.content,
                          f"attribution.noun.{entry.kind}")  # fmt: skip


def owner_of_word(tree: Tree, names: Names, n: int) -> int | None:
    """Whose word a noun of saying is: its `par` complement, else the person or body behind `de`."""
    complements = [(tree.preposition(c), c) for c in tree.children_by(n, "nmod") if tree.pos[c] in NOMINAL]
    by = [c for prep, c in complements if prep == "par"]
    speakers = [c for prep, c in complements if prep == "de" and names.classes[c] & {"person", "force"}]
    return next(iter(by + speakers), None)


def words_behind(tree: Tree, n: int) -> range:
    """The words behind a noun that may belong to it: to the next mark of punctuation or finite verb."""
    stop = min(n + 1 + WINDOW, tree.words_of_sentence(n).stop)
    end = next((i for i in range(n + 1, stop) if tree.text[i] in BREAKS or tree.morph[i].mood), stop)
    return range(n + 1, end)


def owner_behind(tree: Tree, names: Names, n: int) -> int | None:
    """The first person or body behind `par`, or right behind `de`, among the words after a noun of saying."""
    words = words_behind(tree, n)
    for i in words[:-1]:
        if tree.lower[i] == "par":
            return next((x for x in words if x > i and names.classes[x] & SPEAKING and tree.pos[x] in NOUNS), None)
    if not words or tree.lower[words[0]] not in ("de", "d'", "du", "des"):
        return None
    first = next((x for x in words if tree.pos[x] in NOUNS), None)
    return first if first is not None and names.classes[first] & {"person", "force"} else None


def said_behind(tree: Tree, pack: Pack, n: int, source: int) -> set[int]:
    """An infinitive behind `à` or `de`, or an event behind `de`, among the words after a noun of saying."""
    words = words_behind(tree, n)
    for i in words:
        opens = tree.lower[i - 1] in ("de", "d'", "à", "du", "des") or tree.lower[i - 2] in ("de", "d'")
        event = tree.pos[i] == "NOUN" and tree.lemma[i] in pack.nouns
        if opens and i != source and (event or (tree.morph[i].form == "Inf" and i > source)):
            return {x for x in range(i, words.stop) if x != source}
    return set()


def said_below(tree: Tree, names: Names, pack: Pack, n: int, source: int) -> set[int]:
    """What is said, among the children of the noun of saying (or of its owner, where the parser likes to hang it)."""
    found: set[int] = set()
    for c in tree.children[n]:
        if c == source or c < n:
            continue
        label = tree.dep[c]
        clause = label in ("acl", "ccomp", "advcl", "acl:relcl") and any(
            tree.lower[m] in ("que", "qu'") for m in tree.children[c]
        )
        infinitive = label == "acl" and is_infinitive(tree, c)
        noun = "event" in names.classes[c] or tree.lemma[c] in pack.nouns
        event = label == "nmod" and tree.preposition(c) in ("de", "sur", "contre") and noun
        if clause or infinitive or event:
            found |= tree.subtree(c)
    return found
