"""Who a pronoun stands for: the nearest earlier mention that fits, or nobody.

Light on purpose: a pronoun for which nothing fits stays unresolved, and the cell says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.annotate.marks import BlockMarks
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import BlockKind, EventType

PLURAL = word_list("plural_pronouns")
SINGULAR = word_list("singular_pronouns")
FEMININE = word_list("feminine_pronouns")
MASCULINE = word_list("masculine_pronouns")
PRONOUNS = PLURAL | SINGULAR
POSSESSIVES = word_list("possessives")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
ACTING = frozenset(["force", "person"])
COUNTED = ACTING | {"building", "vehicle"}
OPENINGS = ("obl", "advcl", "advmod", "obl:agent")
OWNER_BEFORE = 7  # words between a possessive and the `par` that names its owner
TITLES = word_list("titles") | {"monsieur", "madame"}
BLOCKS_BACK = 2  # how many paragraphs back an antecedent is looked for

SOME = word_list("pronouns_of_some")
HARM = frozenset([EventType.CASUALTIES, EventType.DETENTION, EventType.DISPLACEMENT, EventType.ABUSE])
CLITICS = word_list("object_clitics")
PLURAL_ARTICLES = frozenset(["les", "des", "aux", "ces"])
SINGULAR_ARTICLES = frozenset(["le", "la", "l'", "l’", "du", "au", "ce", "cet", "cette", "un", "une"])
WHEREABOUTS = word_list("prepositions_into_countries")  # `en Pologne` is where, and nobody

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


def number_of(tree: Tree, i: int) -> str:
    """Singular or plural: by the article where there is one, which the parser reads better than a name."""
    for c in tree.children_by(i, "det", "case"):
        if tree.lower[c] in PLURAL_ARTICLES:
            return "Plur"
        if tree.lower[c] in SINGULAR_ARTICLES:
            return "Sing"
    return tree.morph[i].number


def fits(tree: Tree, candidate: int, pronoun: str, at: int = -1) -> bool:
    """True if number and gender do not speak against it; `at` is the place of a pronoun of the same block.

    Of `l'armée et les rebelles qu'elle soutient` the army alone is one: the pronoun stands inside what is named beside it.
    """
    morph = tree.morph[candidate]
    number = number_of(tree, candidate)
    conjoined = any(at < 0 or at not in tree.subtree(c) for c in tree.children_by(candidate, "conj"))
    if pronoun in PLURAL and number == "Sing" and not conjoined:
        return False
    if pronoun in SINGULAR and (number == "Plur" or conjoined):
        return False
    if pronoun in FEMININE and morph.gender == "Masc":
        return False
    return not (pronoun in MASCULINE and morph.gender == "Fem" and not conjoined)


def above(tree: Tree, i: int) -> Iterator[int]:
    """Subjects of the clauses that a pronoun stands in, from the inside: `X dit qu'il part`, `X poursuit son offensive`."""
    for verb in tree.ancestors(i):
        found = (c for c in tree.children_by(verb, *SUBJECTS) if c < i and tree.pos[c] in ("NOUN", "PROPN"))
        yield from (behind_title(tree, c) for c in found)


def behind_title(tree: Tree, i: int) -> int:
    """The name behind `M.`, which the parser hangs on it."""
    if tree.lower[i] not in TITLES:
        return i
    return next((c for c in tree.children_by(i, "flat", "nmod", "appos") if c > i and tree.pos[c] == "PROPN"), i)


def candidates(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Iterator[Mention]:
    """Earlier mentions of those who act: subjects of the nearest sentence first, then its other mentions.

    For `ce dernier` the last one of each sentence first, subject or not.
    """
    latter = blocks[at].tree.lower[i] in LATTER
    for b in range(at, max(-1, at - BLOCKS_BACK - 1), -1):
        if b != at and kinds[b] not in (BlockKind.BODY, BlockKind.TITLE):
            continue
        tree, classes = blocks[b].tree, blocks[b].names.classes
        sentences = range(tree.sentence[i] if b == at else len(tree.sentences) - 1, -1, -1)
        for s in sentences:
            words = [
                w
                for w in range(*tree.sentences[s])
                if (b != at or w < i)
                and classes[w] & ACTING
                and tree.pos[w] in ("NOUN", "PROPN")
                and not (tree.lower[w - 1] in WHEREABOUTS and w)
            ]
            heads = [w for w in words if tree.dep[w] not in ("flat", "compound")]
            first = [] if latter else [w for w in heads if tree.dep[w] in SUBJECTS]
            yield from ((b, w) for w in first)
            yield from ((b, w) for w in reversed(heads) if w not in first)


def resolve_pronoun(blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, i: int) -> Mention | None:
    """The block and head word that a pronoun stands for, None where nothing fits."""
    tree = blocks[at].tree
    pronoun = pronoun_form(tree, i) or tree.lower[i]
    barred = antecedent(tree, i) if pronoun not in POSSESSIVES else -1
    if (near := set_apart(blocks[at], i, pronoun)) is not None or (near := doer_beside(blocks[at], i)) is not None:
        return at, near
    if tree.dep[i] in SUBJECTS or pronoun in POSSESSIVES:
        for w in above(tree, i):
            own = tree.head[w] == tree.head[i] and pronoun not in POSSESSIVES
            if blocks[at].names.classes[w] & ACTING and fits(tree, w, pronoun, i) and not own and w != barred:
                return at, w
    acting = set(above(tree, i)) if is_clitic(tree, i) else set()
    ahead = subject_ahead(blocks[at], i)
    for b, w in candidates(blocks, kinds, at, i):
        same_clause = b == at and blocks[b].tree.head[w] == blocks[b].tree.head[i] and pronoun not in POSSESSIVES
        if b == at and (w == barred or w in acting):
            continue
        here = b == at and blocks[b].tree.sentence[w] == tree.sentence[i]
        if ahead is not None and not here:
            return at, ahead
        if fits(blocks[b].tree, w, pronoun, i if b == at else -1) and not same_clause:
            return b, w
    return None if ahead is None else (at, ahead)


def set_apart(block: BlockMarks, i: int, pronoun: str) -> int | None:
    """`L'armée du Nord, elle, a fui`: a pronoun between commas stands for the noun before the first of them."""
    tree = block.tree
    words = tree.words_of_sentence(i)
    if i - 2 < words.start or i + 1 >= words.stop or (tree.text[i - 1], tree.text[i + 1]) != (",", ","):
        return None
    if pronoun in POSSESSIVES:
        return None
    for w in range(i - 2, words.start - 1, -1):
        outer = tree.head[w] < i - 1 and tree.head[w] != w and tree.pos[tree.head[w]] in ("NOUN", "PROPN")
        if outer or tree.pos[w] not in ("NOUN", "PROPN"):
            continue
        return w if block.names.classes[w] & ACTING and fits(tree, w, pronoun) else None
    return None


def doer_beside(block: BlockMarks, i: int) -> int | None:
    """`la suspension par la milice de son offensive`: who stands behind `par` right before a possessive owns what follows."""
    tree = block.tree
    if tree.lower[i] not in POSSESSIVES or tree.preposition(tree.head[i]) != "de":
        return None
    for w in range(i - 1, max(tree.words_of_sentence(i).start, i - OWNER_BEFORE) - 1, -1):
        if tree.pos[w] in ("VERB", "AUX", "PUNCT"):
            return None
        if tree.preposition(w) == "par" and block.names.classes[w] & ACTING and fits(tree, w, tree.lower[i]):
            return w
    return None


def subject_ahead(block: BlockMarks, i: int) -> int | None:
    """`Depuis son entrée en guerre, la milice a fui`: the subject that follows owns what an opening complement speaks of."""
    tree = block.tree
    if tree.lower[i] not in POSSESSIVES:
        return None
    above = [i, *tree.ancestors(i)]
    verb = above[-1]
    opening = above[-2] if len(above) > 1 else verb
    if tree.dep[opening] not in OPENINGS or verb < i:
        return None
    subjects = (behind_title(tree, c) for c in tree.children_by(verb, *SUBJECTS) if i < c < verb)
    return next((c for c in subjects if block.names.classes[c] & ACTING and fits(tree, c, tree.lower[i])), None)


def is_clitic(tree: Tree, i: int) -> bool:
    """True for an object before its verb: who does what is told does it to somebody else."""
    return tree.lower[i] in CLITICS and tree.pos[i] == "PRON" and tree.dep[i] in ("obj", "iobj")


def antecedent(tree: Tree, i: int) -> int:
    """What the relative clause of a pronoun is said of: somebody else (`les otages qu'ils détiennent`); -1 where none."""
    up = tree.head[i]
    return tree.head[up] if tree.dep[up] == "acl:relcl" else -1


def resolve_some(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """`un des soldats`, `trois d'entre eux`, `deux autres`: of whom some are meant; None where that is not said.

    Without a complement they are of those whom harm befell last.
    """
    tree = blocks[at].tree
    for c in tree.children_by(i, "nmod", "obl"):
        if tree.preposition(c) in ("de", "parmi", "d'entre", "de entre", "entre") and c > i:
            if tree.pos[c] in ("NOUN", "PROPN"):
                return at, c
            if tree.lower[c] in ("eux", "elles"):
                return several_before(blocks, at, i) or harmed_before(blocks, at, i)
    some = tree.lower[i] in SOME or (tree.pos[i] == "NUM" and tree.text[i].isalpha())
    return harmed_before(blocks, at, i) if some else None


def several_before(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """Of whom `d'entre eux` are some: the plural subject of this sentence before a word, else of the one before."""
    tree = blocks[at].tree
    for s in range(tree.sentence[i], max(-1, tree.sentence[i] - 2), -1):
        for w in range(*tree.sentences[s]):
            counted = w < i and tree.dep[w] in SUBJECTS and tree.pos[w] in ("NOUN", "PROPN")
            if counted and number_of(tree, w) == "Plur" and blocks[at].names.classes[w] & COUNTED:
                return at, w
    return None


def harmed_before(blocks: Sequence[BlockMarks], at: int, i: int) -> Mention | None:
    """The people whom the last harm before a word befell, of the same paragraph or the one before."""
    for b in range(at, max(-1, at - 2), -1):
        tree = blocks[b].tree
        for event in reversed(blocks[b].events):
            if event.type not in HARM or (b == at and event.head >= i):
                continue
            for mark in event.roles:
                if mark.role == "target" and tree.pos[mark.head] in ("NOUN", "PROPN") and (b < at or mark.head < i):
                    return b, mark.head
    return None
