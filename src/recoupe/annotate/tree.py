"""One block of text as plain tuples: words, parts of speech, dependencies. The rules read this, never spaCy's objects.

What enters is a spaCy Doc with Universal Dependencies labels; what leaves is an immutable `Tree` in which a word is its
index. Rules can be tested on a tree written by hand (`tree_of`), and run several times faster than on spaCy's tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from recoupe.annotate.parsed import Parsed, read_doc
from recoupe.languages.lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Labels of other pipelines that say the same as a UD label of ours.
SAME_LABEL = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "agent": "obl:agent",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "advmod:neg": "advmod",
    "expl:subj": "expl",
    "flat:foreign": "flat",
    "flat:name": "flat",
    "acl:adv": "acl",
    "ccomp:obj": "ccomp",
    "xcomp:obj": "xcomp",
}
SAME_NAME = {"GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "PERSON": "PER", "PRODUCT": "MISC", "EVENT": "MISC"}


@dataclass(frozen=True, slots=True)
class Morph:
    """The features that rules ask for; empty strings where a word has none."""

    mood: str = ""
    tense: str = ""
    form: str = ""
    number: str = ""
    gender: str = ""
    person: str = ""
    negative: bool = False
    possessive: bool = False
    relative: bool = False


FINITE = Morph(mood="Ind", tense="Pres", form="Fin")  # of a finite verb that was tagged as something else


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as the model marked it: words `first` to `last` (both included) and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """One block: parallel tuples over its words, and its sentences as word ranges (end exclusive).

    `start` and `end` are code-point offsets into the article's stored text. `head` of a root is the word itself.
    """

    text: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    morph: tuple[Morph, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[NameSpan, ...]
    prepositions: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def child(self, i: int, *labels: str) -> int | None:
        """The first child of word `i` with one of these labels."""
        for c in self.children[i]:
            if self.dep[c] in labels:
                return c
        return None

    def children_by(self, i: int, *labels: str) -> list[int]:
        """Children of word `i` with one of these labels, in text order."""
        below = self.children[i]
        if not below:  # asked more often than not
            return []
        dep = self.dep
        return [c for c in below if dep[c] in labels]

    def subtree(self, i: int) -> set[int]:
        """Word `i` and all that hangs on it."""
        found, queue = {i}, [i]
        while queue:
            for c in self.children[queue.pop()]:
                if c not in found:
                    found.add(c)
                    queue.append(c)
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """From the head of word `i` up to the root."""
        seen = {i}
        while self.head[i] not in seen:
            i = self.head[i]
            seen.add(i)
            yield i

    def preposition(self, i: int) -> str:
        """The preposition before word `i` as lemmas (`à`, `près de`), empty where there is none."""
        return self.prepositions[i] if self.prepositions else _preposition(self, i)

    def words_of_sentence(self, i: int) -> range:
        """The word range of the sentence that word `i` stands in."""
        return range(*self.sentences[self.sentence[i]])


PREPOSITIONS = {
    "au": "à",
    "aux": "à",
    "du": "de",
    "des": "de",
    "d'": "de",
    "d’": "de",
    "jusqu'": "jusqu'à",
    "jusqu’": "jusqu'à",
}


NEAR = word_list("near_words")


def _preposition(tree: Tree, i: int) -> str:
    for c in tree.children[i]:
        if tree.dep[c] == "case" and c < i:
            word = PREPOSITIONS.get(tree.lower[c], tree.lower[c])
            parts = [word, *(PREPOSITIONS.get(tree.lower[f], tree.lower[f]) for f in tree.children_by(c, "fixed"))]
            later = [PREPOSITIONS.get(tree.lower[o], tree.lower[o]) for o in tree.children_by(i, "case") if c < o < i]
            joined = " ".join(parts + later).replace("jusqu'à à", "jusqu'à")
            joined = "de" if joined in ("d '", "d ’") else joined  # `d' Estrelle`, as linked pages have it
            up = tree.head[i]
            if tree.pos[up] == "ADV" and up < i and tree.lower[up] in NEAR:
                return f"{tree.lower[up]} {joined}"
            return joined
    for c in tree.children[i]:
        # `du` and `des` are one word with one part of speech: the determiner of a contracted preposition
        if tree.dep[c] == "det" and tree.lower[c] in ("du", "au", "aux") and c < i:
            return PREPOSITIONS[tree.lower[c]]
    return ""


def find_prepositions(tree: Tree) -> tuple[str, ...]:
    """The preposition before each word: rules ask for that of a word again and again."""
    found = [""] * len(tree)
    for i, (dep, word) in enumerate(zip(tree.dep, tree.lower, strict=True)):
        if dep == "case" or (dep == "det" and word in ("du", "au", "aux")):
            found[tree.head[i]] = found[tree.head[i]] or _preposition(tree, tree.head[i])
    return tuple(found)


@lru_cache(maxsize=20_000)
def read_morph(features: str) -> Morph:
    """The features of a UD string such as `Mood=Cnd|Number=Plur`."""
    values = dict(part.split("=", 1) for part in features.split("|") if "=" in part)
    return Morph(
        mood=values.get("Mood", ""),
        tense=values.get("Tense", ""),
        form=values.get("VerbForm", ""),
        number=values.get("Number", ""),
        gender=values.get("Gender", ""),
        person=values.get("Person", ""),
        negative=values.get("Polarity") == "Neg",
        possessive=values.get("Poss") == "Yes",
        relative=values.get("PronType") == "Rel",
    )


def children_of(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """For each word the words that hang on it, in text order."""
    found: dict[int, list[int]] = {}  # more than half of all words have none
    for i, h in enumerate(heads):
        if h in found:
            found[h].append(i)
        else:
            found[h] = [i]
    for i, h in enumerate(heads):
        if i == h:
            found[i].remove(i)
    return tuple([tuple(found[i]) if i in found else () for i in range(len(heads))])


HEADS_OF_CLAUSES = frozenset(["ROOT", "ccomp", "conj", "parataxis", "acl:relcl"])
OF_NOUNS = frozenset(["cop", "det", "case", "nummod"])


def mistaken_verbs(parsed: Parsed, verb_of: Callable[[str], str]) -> dict[int, str]:
    """Heads of clauses that were tagged as nouns or adjectives (`Valbourg dément avoir`), with the verb that they are.

    An adjective or participle right before an infinitive without a preposition, or before `que`, is one too, wherever the
    parser hung it.
    """
    subject: set[int] = set()
    barred: set[int] = set()
    bare: set[int] = set()
    for i, (head, dep) in enumerate(zip(parsed.head, parsed.dep, strict=True)):
        if dep == "nsubj":
            if i < head:
                subject.add(head)
        elif dep == "amod":
            if is_bare(parsed, i):
                bare.add(i)
        elif dep in OF_NOUNS and i != head:
            barred.add(head)
    heads = {i for i in subject - barred if parsed.pos[i] in ("NOUN", "ADJ") and parsed.dep[i] in HEADS_OF_CLAUSES}
    verbs = {i: verb_of(parsed.lower[i]) for i in sorted(heads | bare)}
    return {i: lemma for i, lemma in verbs.items() if lemma}


def is_bare(parsed: Parsed, i: int) -> bool:
    """True for an adjective or participle right before an infinitive, or before `que`."""
    if parsed.pos[i] not in ("ADJ", "VERB") or i + 1 == len(parsed):
        return False
    return "VerbForm=Inf" in parsed.morph[i + 1] or parsed.lower[i + 1] in ("que", "qu'")


def is_no_participle(lemma: str, word: str) -> bool:
    """True for a form that the tagger took for a participle and that is none: `nie` of nier (that would be `nié`)."""
    return lemma.endswith("er") and word.endswith(("e", "es", "ent")) and not word.endswith(("ée", "ées"))


@dataclass(frozen=True, slots=True)
class Opinions:
    """Second opinions on what the tagger said: `lemma_of(pos, form, lemma)`, and `verb_of(form)`, empty if it is none."""

    lemma_of: Callable[[str, str, str], str]
    verb_of: Callable[[str], str]


# The true words of one parsed word, each with whether a space stands behind it: several where a name was parsed as one.
Group = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words of a tree come from: the parsed word of each, and the first word of each parsed one."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    source: tuple[int, ...]
    first: tuple[int, ...]


def lay_out(parsed: Parsed, groups: Sequence[Group] | None, offset: int) -> Layout:
    """The true words in their order with their offsets."""
    if groups is None:
        texts, spaces, lengths = parsed.text, parsed.space, [1] * len(parsed)
    else:
        texts = [word for group in groups for word, _ in group]
        spaces = [space for group in groups for _, space in group]
        lengths = list(map(len, groups))
    starts = list(accumulate([len(word) + space for word, space in zip(texts, spaces, strict=True)], initial=offset))
    first = list(accumulate(lengths, initial=0))
    source = [i for i, length in enumerate(lengths) for _ in range(length)]
    return Layout(tuple(texts), tuple(starts[:-1]), tuple(source), tuple(first[:-1]))


def parsed_lemmas(parsed: Parsed, opinions: Opinions | None, verbs: Mapping[int, str]) -> list[str]:
    """The lemma of each parsed word, second opinions heard."""
    lemmas = [lemma.lower() for lemma in parsed.lemma]
    if opinions is None:
        return lemmas
    heard = list(map(opinions.lemma_of, parsed.pos, parsed.lower, lemmas))
    for i, lemma in verbs.items():
        heard[i] = lemma
    return heard


def to_tree(
    doc: Doc, *, offset: int = 0, opinions: Opinions | None = None, groups: Sequence[Group] | None = None
) -> Tree:
    """A spaCy Doc as a Tree.

    Args:
        offset: where the Doc's text starts in the stored text.
        opinions: second opinions on lemmas and on verbs that were tagged as nouns.
        groups: the true words of each word of the Doc, where names were parsed under a stand-in.
    """
    parsed = read_doc(doc)
    layout = lay_out(parsed, groups, offset)
    verbs = mistaken_verbs(parsed, opinions.verb_of) if opinions else {}
    lemmas = parsed_lemmas(parsed, opinions, verbs)
    labels = [SAME_LABEL.get(dep, dep) for dep in parsed.dep]
    kinds = list(parsed.pos)
    morphs = list(map(read_morph, parsed.morph))
    for i in verbs:
        labels[i] = "dep" if parsed.dep[i] == "amod" else labels[i]
        kinds[i] = "VERB"
        morphs[i] = morphs[i] if "Mood=" in parsed.morph[i] else FINITE
    for i, told in enumerate(parsed.morph):
        if "VerbForm=Part" in told and "Mood=" not in told and is_no_participle(lemmas[i], parsed.lower[i]):
            morphs[i] = FINITE
    hidden = under_stand_in(parsed.text, groups)
    for i in hidden:
        kinds[i] = "PROPN"
    heads = [layout.first[head] for head in parsed.head]
    return spread(Parts(lemmas, kinds, labels, morphs, heads, hidden), layout, doc)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a tree says of each parsed word; `hidden` are those that stand in for a name."""

    lemma: list[str]
    pos: list[str]
    dep: list[str]
    morph: list[Morph]
    head: list[int]
    hidden: frozenset[int]


def spread(parts: Parts, layout: Layout, doc: Doc) -> Tree:
    """A tree over the true words: those behind the first of a name hang on it."""
    texts, source, first = layout.texts, layout.source, layout.first
    last = [*(start - 1 for start in first[1:]), len(source) - 1]
    sents = [(sent.start, sent.end) for sent in doc.sents]
    sentence_of = [number for number, (start, end) in enumerate(sents) for _ in range(start, end)]
    labels, lemmas, kinds = ([column[j] for j in source] for column in (parts.dep, parts.lemma, parts.pos))
    heads = [parts.head[j] for j in source]
    for i, j in enumerate(source) if parts.hidden else ():
        if j in parts.hidden:
            lemmas[i] = texts[i].lower()
            if first[j] != i:
                heads[i], labels[i] = first[j], "flat"
    tree = Tree(
        text=texts,
        lower=tuple([word.lower().replace("’", "'") for word in texts]),
        lemma=tuple(lemmas),
        pos=tuple(kinds),
        dep=tuple(labels),
        head=tuple(heads),
        morph=tuple([parts.morph[j] for j in source]),
        start=layout.starts,
        end=tuple([start + len(word) for start, word in zip(layout.starts, texts, strict=True)]),
        children=children_of(heads),
        sentence=tuple([sentence_of[j] for j in source]),
        sentences=tuple((first[start], last[end - 1] + 1) for start, end in sents),
        names=tuple(NameSpan(first[e.start], last[e.end - 1], SAME_NAME.get(e.label_, e.label_)) for e in doc.ents),
    )
    return replace(tree, prepositions=find_prepositions(tree))


def under_stand_in(words: Sequence[str], groups: Sequence[Group] | None) -> frozenset[int]:
    """The parsed words that stand in for a name."""
    pairs = zip(words, groups or (), strict=groups is not None)
    return frozenset([i for i, (word, group) in enumerate(pairs) if len(group) > 1 or group[0][0] != word])


def tree_of(rows: Sequence[tuple[str, str, str, int, str, str]]) -> Tree:
    """A tree written by hand for tests: rows of (word, lemma, pos, head index, label, features), words one space apart."""
    starts, at = [], 0
    for word, *_ in rows:
        starts.append(at)
        at += len(word) + 1
    heads = tuple(row[3] for row in rows)
    return Tree(
        text=tuple(row[0] for row in rows),
        lower=tuple(row[0].lower() for row in rows),
        lemma=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        dep=tuple(row[4] for row in rows),
        head=heads,
        morph=tuple(read_morph(row[5]) for row in rows),
        start=tuple(starts),
        end=tuple(s + len(row[0]) for s, row in zip(starts, rows, strict=True)),
        children=children_of(heads),
        sentence=(0,) * len(rows),
        sentences=((0, len(rows)),),
        names=(),
    )
