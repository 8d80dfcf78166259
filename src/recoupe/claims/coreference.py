"""Who a pronoun stands for: the nearest earlier subject that fits in number and gender, or nobody.

Light on purpose: a pronoun for which nothing fits stays unresolved, and the cell says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.annotate.marks import BlockMarks
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import BlockKind

PLURAL = word_list("plural_pronouns")
SINGULAR = word_list("singular_pronouns")
FEMININE = word_list("feminine_pronouns")
MASCULINE = word_list("masculine_pronouns")
PRONOUNS = PLURAL | SINGULAR
POSSESSIVES = word_list("possessives")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
ACTING = frozenset(["force", "person"])
BLOCKS_BACK = 2  # how many paragraphs back an antecedent is looked for

Mention = tuple[int, int]  # block, head word


# `ce dernier` and its forms, with the pronoun that they are as good as.
LATTER = {"dernier": "il", "dernière": "elle", "derniers": "ils", "dernières": "elles"}


def pronoun_form(tree: Tree, i: int) -> str:
    """The pronoun that a word is or stands as (`ce dernier` is as good as `il`), empty where it is none."""
    if tree.lower[i] in PRONOUNS and tree.pos[i] in ("PRON", "DET"):
        return tree.lower[i]
    if tree.lower[i] in LATTER and i and tree.lower[i - 1] in ("ce", "cette", "ces"):
        return LATTER[tree.lower[i]]
    return ""


def is_pronoun(tree: Tree, i: int) -> bool:
    """True for a third-person pronoun or possessive that may stand for an actor."""
    return bool(pronoun_form(tree, i))


def fits(tree: Tree, candidate: int, pronoun: str) -> bool:
    """True if number and gender do not speak against it."""
    morph = tree.morph[candidate]
    conjoined = any(tree.dep[c] == "conj" for c in tree.children[candidate])
    if pronoun in PLURAL and morph.number == "Sing" and not conjoined:
        return False
    if pronoun in SINGULAR and (morph.number == "Plur" or conjoined):
        return False
    if pronoun in FEMININE and morph.gender == "Masc":
        return False
    return not (pronoun in MASCULINE and morph.gender == "Fem" and not conjoined)


def candidates(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Iterator[Mention]:
    """Earlier mentions of those who act: subjects of the nearest sentence first, then its other mentions."""
    for b in range(at, max(-1, at - BLOCKS_BACK - 1), -1):
        if b != at and kinds[b] not in (BlockKind.BODY, BlockKind.TITLE):
            continue
        tree, classes = blocks[b].tree, blocks[b].names.classes
        sentences = range(tree.sentence[i] if b == at else len(tree.sentences) - 1, -1, -1)
        for s in sentences:
            words = [
                w
                for w in range(*tree.sentences[s])
                if (b != at or w < i) and classes[w] & ACTING and tree.pos[w] in ("NOUN", "PROPN")
            ]
            heads = [w for w in words if tree.dep[w] not in ("flat", "compound")]
            yield from ((b, w) for w in heads if tree.dep[w] in SUBJECTS)
            yield from ((b, w) for w in reversed(heads) if tree.dep[w] not in SUBJECTS)


DEFINITE = word_list("definite_words")
COUNTRY_WORDS = word_list("country_words")
TOWN_WORDS = word_list("town_descriptions")
AREA_WORDS = word_list("area_descriptions")
OUTSIDE = word_list("words_outside_a_phrase")


def is_bare_place(tree: Tree, i: int) -> bool:
    """True for `la ville`, `cette localité`, `le pays`: a description without a name of its own."""
    if tree.lemma[i] not in COUNTRY_WORDS | TOWN_WORDS | AREA_WORDS or tree.pos[i] != "NOUN":
        return False
    if any(tree.dep[c] in ("nmod", "flat", "appos", "acl") for c in tree.children[i]):
        return False
    if any(tree.dep[c] == "amod" and tree.lemma[c] not in OUTSIDE for c in tree.children[i]):
        return False
    return any(tree.lower[c] in DEFINITE for c in tree.children_by(i, "det", "case"))


def resolve_place(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """The named place that a description stands for: the last one before it of its kind."""
    country = blocks[at].tree.lemma[i] in COUNTRY_WORDS
    for b in range(at, -1, -1):
        block = blocks[b]
        for mark in reversed(block.names.marks):
            if "place" not in mark.classes or (b == at and mark.first >= i) or block.tree.pos[mark.first] == "NOUN":
                continue
            is_country = mark.entity is not None and mark.town is None
            if is_country == country:
                head = next(
                    (
                        w
                        for w in range(mark.first, mark.last + 1)
                        if block.tree.head[w] not in range(mark.first, mark.last + 1)
                    ),
                    mark.first,
                )
                return b, head
    return None


def resolve_place_pronoun(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """The place that `où`, `y` or `ce bastion` stands for: what the relative clause hangs on, or the last place named before."""
    tree = blocks[at].tree
    if tree.lower[i] == "où":
        above = next((x for x in (tree.head[i], *tree.ancestors(tree.head[i])) if tree.dep[x] == "acl:relcl"), None)
        placed = above is not None and "place" in blocks[at].names.classes[tree.head[above]]
        return (at, tree.head[above]) if above is not None and placed else None
    for b in range(at, max(-1, at - BLOCKS_BACK - 1), -1):
        for mark in reversed(blocks[b].names.marks):
            if "place" in mark.classes and (b < at or mark.last < i):
                return b, mark.first
    return None


def resolve_pronoun(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Mention | None:
    """The block and head word that a pronoun stands for, None where nothing fits."""
    pronoun = pronoun_form(blocks[at].tree, i) or blocks[at].tree.lower[i]
    for b, w in candidates(blocks, kinds, at, i):
        same_clause = b == at and blocks[b].tree.head[w] == blocks[b].tree.head[i] and pronoun not in POSSESSIVES
        if fits(blocks[b].tree, w, pronoun) and not same_clause:
            return b, w
    return None
