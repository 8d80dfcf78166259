"""What a verb's own form says of commitment: negation, conditional, future, purpose, a condition above it."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import auxiliaries
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.model.codes import Modality

Effect = tuple[Modality, tuple[int, ...], str]
NEGATORS = word_list("negators")
# Verbs that `ne` negates by itself: `n'ont pu être vérifiées`.
NEGATED_BY_NE = ("oser", "pouvoir")
NOBODY = word_list("nobody")
NO_DETERMINERS = word_list("no_determiners")
PURPOSE = word_list("purpose")
IF = word_list("if_words")
ASKING = word_list("asking_verbs")
WISHES = word_list("wishes")
MODAL_CONDITIONALS = word_list("modal_verbs")
THAT_CLAUSES = ("ccomp", "csubj")


def is_negated(tree: Tree, v: int) -> int | None:
    """The word that negates a verb: `pas`, `jamais`; `ne` without `que`."""
    helpers = [v, *auxiliaries(tree, v)]
    for h in helpers:
        for c in tree.children[h]:
            if tree.lower[c] in NEGATORS and tree.dep[c] == "advmod" and abs(c - h) <= 4 and not _not_only(tree, c):
                if tree.lower[c] in ("plus", "point", "jamais") and not _has_ne(tree, v, c):
                    continue
                return c
    if tree.lemma[v] in NEGATED_BY_NE:
        ne = next((c for c in tree.children[v] if tree.lower[c] in ("ne", "n'")), None)
        rest = tree.lower[v : tree.words_of_sentence(v).stop]
        return None if any(w in ("que", "qu'") for w in rest[:4]) else ne
    return None


def _not_only(tree: Tree, c: int) -> bool:
    return tree.lower[c + 1 : c + 2] in (("seulement",), ("uniquement",), ("que",), ("qu'",), ("moins",))


def _has_ne(tree: Tree, v: int, c: int) -> bool:
    return any(
        tree.lower[i] in ("ne", "n'") for i in range(max(tree.words_of_sentence(v).start, min(v, c) - 5), max(v, c))
    )


def finite_mood(tree: Tree, v: int) -> tuple[str, str, int]:
    """Mood and tense of a verb as its first auxiliary (or itself) shows them, and that word."""
    for a in auxiliaries(tree, v):
        if tree.morph[a].mood:
            return tree.morph[a].mood, tree.morph[a].tense, a
    return tree.morph[v].mood, tree.morph[v].tense, v


def in_if_clause(tree: Tree, v: int) -> int | None:
    """The `si` that opens the clause of a verb, or one above it, where it is a condition."""
    i = v
    for _ in range(5):
        for c in tree.children[i]:
            if (
                tree.lower[c] in IF
                and tree.dep[c] in ("mark", "advmod")
                and c < i
                and tree.lower[c - 1 : c] != ("même",)
            ):
                asked = tree.dep[i] in THAT_CLAUSES or tree.lemma[tree.head[i]] in ASKING
                return None if asked else c
        if tree.head[i] == i or tree.dep[i] in ("ccomp", "parataxis"):
            return None
        i = tree.head[i]
    return None


def sentence_has_if(tree: Tree, v: int) -> bool:
    """True if a condition stands in the sentence: a conditional there is no hearsay."""
    words = tree.words_of_sentence(v)
    return any(tree.lower[i] in IF and tree.dep[i] in ("mark", "advmod") for i in words) or any(
        tree.lower[i] in ("sans", "faute") and tree.lower[i + 1 : i + 2] in (("quoi",), ("cela",)) for i in words
    )


def nobody(tree: Tree, v: int) -> int | None:
    """`personne n'a`, `aucun soldat n'a`: the word that says that nobody did, or that it was done to nobody."""
    for c in tree.children_by(v, "nsubj", "nsubj:pass", "obj"):
        if tree.lower[c] in NOBODY and _has_ne(tree, v, v):
            return c
        for d in tree.children_by(c, "det", "amod"):
            if tree.lower[d] in NO_DETERMINERS:
                return d
    return None


def is_infinitive(tree: Tree, v: int) -> bool:
    """True for an infinitive, also one of the past: `avoir quitté`."""
    return tree.morph[v].form == "Inf" or any(tree.morph[a].form == "Inf" for a in auxiliaries(tree, v))


def mood_effects(tree: Tree, v: int) -> Iterator[Effect]:
    """What a verb's own form says: negation, conditional, future, purpose."""
    no = is_negated(tree, v)
    if no is None:
        no = nobody(tree, v)
    if no is not None:
        yield Modality.DENIED, (no,), "modality.negation"
    if any(tree.lower[c] in ("que", "qu'") for c in tree.children_by(v, "mark")):
        without = next((c for c in tree.children_by(v, "mark", "case", "advmod") if tree.lower[c] == "sans"), None)
        if without is not None:
            yield Modality.DENIED, (without,), "modality.sans-que"
    mood, tense, word = finite_mood(tree, v)
    lemma = tree.lemma[v]
    if mood == "Cnd" and lemma in WISHES:
        pass  # `voudrait prendre`: what is wished is planned, whatever the mood of the wish
    elif mood == "Cnd":
        if lemma == "devoir":
            yield Modality.PREDICTED, (word,), "modality.devrait"
        elif sentence_has_if(tree, v) or lemma in MODAL_CONDITIONALS or follows_from(tree, v):
            yield Modality.POSSIBLE, (word,), "modality.conditional.hypothesis"
        elif is_future_in_past(tree, v):
            yield Modality.PREDICTED, (word,), "modality.conditional.future-in-past"
        else:
            yield Modality.HEARSAY, (word,), "modality.conditional.journalistic"
    elif tense == "Fut":
        yield Modality.PREDICTED, (word,), "modality.future"
    if lemma == "aller" and mood == "Ind" and tense in ("Pres", "Imp") and tree.child(v, "xcomp") is not None:
        yield Modality.PREDICTED, (v,), "modality.aller"
    if tree.morph[v].form == "Inf":
        for c in tree.children_by(v, "mark", "case"):
            if tree.lower[c] == "sans" and tree.lower[c + 1 : c + 2] != ("doute",):
                yield Modality.DENIED, (c,), "modality.sans"
            elif tree.lower[c] in PURPOSE or (
                tree.lower[c] in ("de", "d'", "à") and tree.lower[max(c - 1, 0)] in ("afin", "but", "vue", "façon")
            ):
                yield Modality.PLANNED, (c,), "modality.purpose"


def follows_from(tree: Tree, v: int) -> bool:
    """`elle serait alors contrainte`, `une jonction empêcherait`: a conditional that says what would follow."""
    if any(tree.lower[c] == "alors" for h in (v, *auxiliaries(tree, v)) for c in tree.children_by(h, "advmod")):
        return True
    subjects = tree.children_by(v, "nsubj")
    return any(tree.lemma[a] == "éventuel" for c in subjects for a in tree.children_by(c, "amod"))


def is_future_in_past(tree: Tree, v: int) -> bool:
    """`il a annoncé que l'armée quitterait la ville`: a present conditional below a past verb of saying."""
    if tree.dep[v] != "ccomp" or auxiliaries(tree, v):
        return False
    up = tree.head[v]
    return any(tree.lemma[a] in ("avoir", "être") for a in auxiliaries(tree, up)) or tree.morph[up].tense in (
        "Imp",
        "Past",
    )
