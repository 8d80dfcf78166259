"""Loaded wording: words that steer, from a lexicon and from marks on the page. Both camps alike: the list names no side.

Needs a Tree, its Names and the quotations; leaves `LoadedSpan`s over the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import LoadedTerm, Pack
from recoupe.model.claim import LoadedSpan, Span
from recoupe.model.codes import LoadedCategory

# `faut-il` is two words for the tokenizer.
INVERTED = re.compile(r"-(t-)?(ils?|elles?|on|je|nous|ce)\b")
ENDINGS = ("", "s", "e", "es", "x")
NAME_HEADS = word_list("name_heads")
SCARE_WORDS = 3  # a quotation of so many words at most, inside a sentence of the text's own, may be there to distance


@lru_cache(maxsize=4)
def index_terms(pack: Pack) -> Mapping[str, list[tuple[tuple[str, ...], LoadedTerm]]]:
    """Terms by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], LoadedTerm]]] = {}
    for term in pack.loaded:
        cut = INVERTED.sub(r" -\1\2", term.term.replace("’", "'").replace("'", "' "))
        words = tuple(cut.split())
        if words:
            found.setdefault(words[0], []).append((words, term))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def goes_on(tree: Tree, i: int, words: tuple[str, ...], *, by_lemma: bool) -> bool:
    """True if a term's words after its first stand behind word `i`, inflected if it is matched by lemma."""
    for j, word in enumerate(words[1:], i + 1):
        if j >= len(tree.lower) or not same_word(tree.lower[j], tree.lemma[j], word, by_lemma=by_lemma):
            return False
    return True


def same_word(lower: str, lemma: str, word: str, *, by_lemma: bool) -> bool:
    """True for a word of a term, or a form of it by its lemma or, where the model left that, by its ending."""
    if lower == word or not by_lemma or lemma == word:
        return lower == word or by_lemma
    return lower.startswith(word) and lower[len(word) :] in ENDINGS


def inside_name(tree: Tree, names: Names, i: int) -> bool:
    """True for a word of the canonical name of a body, or one that only qualifies `organisation` and its kin.

    The tables know loaded names too (`régime de X`), by which nobody calls himself: these words are marked.
    """
    mark = names.of_word.get(i)
    if mark is not None and mark.first < mark.last and mark.entity is not None:
        return tree.lower[i] in mark.entity.lower()
    return tree.dep[i] == "amod" and tree.lemma[tree.head[i]] in NAME_HEADS


@lru_cache(maxsize=50_000)
def terms_begun(pack: Pack, word: str, lemma: str) -> tuple[tuple[tuple[str, ...], LoadedTerm], ...]:
    """The terms that begin with this word, by the forms under which they stand in the index."""
    index = index_terms(pack)
    forms = dict.fromkeys([word, lemma, *(word.removesuffix(ending) for ending in ENDINGS[1:])])
    pairs = (pair for form in forms for pair in index.get(form, ()))
    return tuple((words, term) for words, term in pairs if same_word(word, lemma, words[0], by_lemma=term.by_lemma))


def lexicon_spans(tree: Tree, names: Names, pack: Pack) -> Iterator[LoadedSpan]:
    """Terms of the lexicon, the longest at each place."""
    behind = 0
    for i, (word, lemma) in enumerate(zip(tree.lower, tree.lemma, strict=True)):
        begun = terms_begun(pack, word, lemma)
        if not begun or i < behind:
            continue
        hit = next(((w, t) for w, t in begun if goes_on(tree, i, w, by_lemma=t.by_lemma)), None)
        if hit is None or inside_name(tree, names, i):
            continue
        words, term = hit
        behind = i + len(words)
        yield LoadedSpan(
            Span(tree.start[i], tree.end[behind - 1]),
            term.category,
            f"loaded.{term.term}",
            term.neutral or None,
        )


def shouted_spans(tree: Tree) -> Iterator[LoadedSpan]:
    """Strings of exclamation marks."""
    for i, word in enumerate(tree.text):
        if word.count("!") >= 2:
            yield LoadedSpan(Span(tree.start[i], tree.end[i]), LoadedCategory.EXAGGERATION, "loaded.exclamation")


def scare_spans(tree: Tree, quotes: tuple[tuple[int, int], ...], cues: tuple[CueMark, ...]) -> Iterator[LoadedSpan]:
    """A word or two between quotation marks in a sentence of the text's own: quotation marks that distance.

    In a sentence that somebody is quoted in they are that person's words.
    """
    quoting = {tree.sentence[cue.cue[0]] for cue in cues}
    for first, last in quotes:
        if tree.sentence[first] in quoting:
            continue
        inner = range(first + 1, last)
        if not 1 <= len(inner) <= SCARE_WORDS or tree.sentence[first] != tree.sentence[last]:
            continue
        if any(tree.pos[i] in ("VERB", "AUX", "PROPN", "NUM") for i in inner) or not any(
            tree.pos[i] in ("NOUN", "ADJ") for i in inner
        ):
            continue
        yield LoadedSpan(Span(tree.start[first + 1], tree.end[last - 1]), LoadedCategory.SCARE_QUOTES, "loaded.quotes")


def find_loaded(
    tree: Tree, names: Names, quotes: tuple[tuple[int, int], ...], pack: Pack, cues: tuple[CueMark, ...] = ()
) -> tuple[LoadedSpan, ...]:
    """All loaded spans of a block in text order; where two meet, the lexicon's stands."""
    found = list(lexicon_spans(tree, names, pack))
    for span in [*shouted_spans(tree), *scare_spans(tree, quotes, cues)]:
        if not any(span.span.overlaps(other.span) for other in found):
            found.append(span)
    return tuple(sorted(found, key=lambda loaded: loaded.span))
