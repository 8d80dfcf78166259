"""What bears on an event from beside it: adverbs, set phrases, labels before a colon, doubt about who did it, questions, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.annotate.marks import EventMark
from recoupe.annotate.moods import ASKING, IF, Effect, in_if_clause, is_infinitive
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Commitment, Pack
from recoupe.model.codes import Modality

PUNISHING = word_list("verbs_of_punishing")


def is_definite(tree: Tree, n: int) -> bool:
    """`pour les pertes`: what is known already is no purpose; `pour une offensive` may be."""
    dets = tree.children_by(n, "det")
    return any(tree.lower[d] not in ("un", "une", "des", "de", "d'", "toute", "tout") for d in dets)


def is_charge(tree: Tree, n: int) -> bool:
    """`arrêtés pour des tirs`: what somebody is punished for was done."""
    up = tree.head[n]
    return bool({tree.lemma[up], tree.lemma[tree.head[up]]} & PUNISHING)  # the parser hangs it on who is punished


def adverb_effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """Adverbs of the event's own clause: `apparemment`, `probablement`."""
    for anchor in dict.fromkeys((event.head, event.carrier)):
        first = max(tree.words_of_sentence(anchor).start, anchor - 3)
        for c in dict.fromkeys([*tree.children_by(anchor, "advmod", "obl"), *range(first, anchor)]):
            for entry in pack.commitment.get(tree.lemma[c], ()) or pack.commitment.get(tree.lower[c], ()):
                if entry.pos == "adv" and is_near_enough(tree, entry, anchor):
                    yield entry.effect, (c,), f"modality.adverb.{entry.lemma}"


def is_near_enough(tree: Tree, entry: Commitment, anchor: int) -> bool:
    """An adverb bears on what it stands beside; `pour` and its kin on an infinitive or on a noun that is not known yet."""
    if "self" in entry.governs:
        return True
    if is_infinitive(tree, anchor):
        return True
    return tree.pos[anchor] == "NOUN" and not is_definite(tree, anchor) and not is_charge(tree, anchor)


def sentence_effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """Set phrases of the sentence (`à ce que nous pensons`), labels before a colon (`L'infox :`), verdicts on the event."""
    words = tree.words_of_sentence(event.head)
    text, near = " ".join(tree.lower[words.start : words.stop]).replace("' ", "'"), near_text(tree, event)
    for entry in phrase_entries(pack):
        if entry.pos == "adv" and f" {entry.lemma} " in near:
            yield entry.effect, (event.carrier,), f"modality.adverb.{entry.lemma}"
        elif entry.pos == "phrase" and entry.lemma in text:
            yield entry.effect, (event.carrier,), f"modality.phrase.{entry.lemma}"
        elif entry.pos == "label":
            colon = next((i for i in range(words.start, min(words.start + 5, words.stop)) if tree.text[i] == ":"), None)
            if colon is not None and event.head > colon and entry.lemma in tree.lemma[words.start : colon]:
                yield entry.effect, (colon - 1,), f"modality.label.{entry.lemma}"
    up = tree.head[event.head]
    if (
        tree.pos[event.head] == "NOUN"
        and tree.dep[event.head].startswith("nsubj")
        and tree.child(up, "cop") is not None
    ):
        for entry in pack.commitment.get(tree.lemma[up], ()):
            if entry.pos == "predicate":
                yield entry.effect, (up,), f"modality.predicate.{entry.lemma}"


@lru_cache(maxsize=4)
def phrase_entries(pack: Pack) -> tuple[Commitment, ...]:
    """The phrases and labels of the lexicon."""
    rows = (entry for entries in pack.commitment.values() for entry in entries)
    return tuple(
        e for e in rows if e.pos in ("phrase", "label") or (e.pos == "adv" and " " in e.lemma and "self" in e.governs)
    )


def near_text(tree: Tree, event: EventMark) -> str:
    """The words around the verb that carries an event, within its sentence."""
    words = tree.words_of_sentence(event.carrier)
    first, stop = max(words.start, event.carrier - 5), min(words.stop, event.carrier + 5)
    return f" {' '.join(tree.lower[first:stop])} ".replace("' ", "'")


def is_asked(tree: Tree, i: int) -> bool:
    """True for the main clause of a question: what hangs on it as a complement is taken for granted."""
    while tree.head[i] != i:
        if tree.dep[i] not in ("conj", "xcomp", "nsubj", "nsubj:pass", "obj", "parataxis") or tree.pos[i] == "NOUN":
            return False
        i = tree.head[i]
    return True


def condition_effect(tree: Tree, event: EventMark) -> Effect | None:
    """The event stands in an `if` clause, as its verb or as what that verb speaks of."""
    i = event.carrier
    for _ in range(4):
        if tree.pos[i] in ("VERB", "AUX", "ADJ") or tree.head[i] == i:
            break
        i = tree.head[i]
    word = in_if_clause(tree, i)
    return (Modality.POSSIBLE, (word,), "modality.si") if word is not None else None


def actor_effects(tree: Tree, event: EventMark, pack: Pack) -> Iterator[Effect]:
    """`de présumés rebelles ont attaqué`, `l'attaque attribuée à X`: doubt about who did it."""
    for role in event.roles:
        if role.role == "actor" and role.slot != "linked":
            for c in tree.children_by(role.head, "amod", "acl"):
                for entry in pack.commitment.get(tree.lemma[c], ()):
                    if entry.pos == "adj" and entry.effect is Modality.HEARSAY:
                        yield entry.effect, (c,), f"modality.actor.{entry.lemma}"
    for c in tree.children_by(event.head, "acl", "amod"):
        if tree.lemma[c] in ("attribuer", "imputer", "attribué") and not any(
            tree.preposition(x) == "par" for x in tree.children[c]
        ):
            yield Modality.HEARSAY, (c,), "modality.attributed"


def question_effect(tree: Tree, event: EventMark) -> Effect | None:
    """The sentence asks, and the event stands in what is asked."""
    words = tree.words_of_sentence(event.head)
    tail = [i for i in words if tree.text[i][0] in "?!.…"]
    if tail and "?" in tree.text[tail[-1]] and words.stop - tail[-1] <= 3 and is_asked(tree, event.carrier):
        return Modality.QUESTIONED, (tail[-1],), "modality.question"
    i = event.carrier
    for c in tree.children[i]:
        if tree.lower[c] in IF and tree.dep[c] == "mark" and tree.head[i] != i and tree.lemma[tree.head[i]] in ASKING:
            return Modality.QUESTIONED, (c,), "modality.asked"
    return None
