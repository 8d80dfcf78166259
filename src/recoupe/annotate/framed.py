"""Which words may name an event: the frames of a word, and the uses in which a word with frames names none."""

from __future__ import annotations

from recoupe.annotate.candidates import Seen
from recoupe.annotate.marks import Names
from recoupe.annotate.tree import Tree
from recoupe.languages.frames import Frame
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack

BLAMING = word_list("verbs_of_blaming")
NAMED_EVENTS = word_list("nouns_of_named_events")
# Verbs of other senses that behind a quotation only say it; who threatens beside one does threaten.
SAYS_BESIDE = word_list("verbs_that_say_beside_a_quotation") - {"menacer"}
QUOTED = 2  # words of a quotation that somebody says: fewer are a word in quotation marks
OPENING = '«"“:-–—('
PARTICIPLES = (("és", "er"), ("ées", "er"), ("ée", "er"), ("é", "er"), ("is", "ir"), ("ie", "ir"), ("i", "ir"))


def frames_of(tree: Tree, i: int, pack: Pack) -> tuple[bool, tuple[Frame, ...]]:
    """The frames of a word, and whether it is used as a verb."""
    lemma, pos = tree.lemma[i], tree.pos[i]
    if pos == "VERB" and stands_as_noun(tree, i):
        form = tree.lower[i]
        return False, pack.nouns.get(form) or pack.nouns.get(form.removesuffix("s"), ())
    if pos in ("VERB", "AUX"):
        return (True, pack.verbs[lemma]) if lemma in pack.verbs else (False, pack.nouns.get(tree.lower[i], ()))
    if pos == "NOUN":
        return False, pack.nouns.get(lemma) or pack.nouns.get(singular(tree.lower[i]), ())
    if pos in ("ADJ", "PROPN"):
        if lemma in pack.nouns and pos == "ADJ":
            return False, pack.nouns[lemma]
        if pos == "PROPN" and stands_first(tree, i):
            nouns = pack.nouns.get(tree.lower[i]) or pack.nouns.get(tree.lower[i].removesuffix("s"), ())
            return not nouns, nouns or pack.verbs.get(participle_lemma(tree.lower[i]), ())
        return True, pack.verbs.get(participle_lemma(lemma), ()) if pos == "ADJ" else ()
    return False, ()


def singular(form: str) -> str:
    """A plural without its `s`, in each part of a compound: `attentats-suicides`."""
    return "-".join(part.removesuffix("s") for part in form.split("-"))


def stands_first(tree: Tree, i: int) -> bool:
    """True where a common word has a capital too: it begins a sentence, or what follows a colon or a quotation mark."""
    return i == tree.sentences[tree.sentence[i]][0] or tree.text[i - 1] in OPENING


def stands_as_noun(tree: Tree, i: int) -> bool:
    """True for what was tagged as a verb behind an article or a number, and has neither subject nor auxiliary."""
    labels = {tree.dep[c].split(":")[0] for c in tree.children[i]}
    if tree.morph[i].form == "Part" and tree.morph[i].tense == "Pres":
        return False  # `les repoussant`: the pronoun is no article
    return bool(labels & {"det", "nummod"}) and not labels & {"nsubj", "aux", "obj", "expl"}


def participle_lemma(lemma: str) -> str:
    """The verb of a participle that was tagged as an adjective: `encerclé` gives `encercler`."""
    for ending, verb in PARTICIPLES:
        if lemma.endswith(ending):
            return lemma[: -len(ending)] + verb
    return lemma


def has_event_reading(tree: Tree, i: int, names: Names) -> bool:
    """False for words inside a name (`Ligue de défense`), and for auxiliaries."""
    mark = names.of_word.get(i)
    if mark is not None and i == mark.first < mark.last and tree.lower[i] in NAMED_EVENTS:
        return True  # `l'opération Aurore`: the name of an event is an event
    if mark is not None and mark.first != mark.last and tree.pos[i] != "VERB":
        return False
    if mark is not None and mark.entity is not None:
        return False
    inside = i != tree.sentences[tree.sentence[i]][0] and tree.text[i - 1] not in OPENING
    if tree.pos[i] == "NOUN" and inside and tree.text[i][0].isupper() and not tree.text[i].isupper():
        return False  # `la Résistance`: a common noun with a capital inside a sentence is a name
    if tree.lemma[i] in BLAMING and tree.dep[i] in ("acl", "amod"):
        return False  # `l'attaque attribuée à X` says who did it
    return not tree.dep[i].startswith("aux")


def says_beside_quotation(tree: Tree, i: int, seen: Seen) -> bool:
    """`« Nous tenons », lâche un soldat`: a verb of other senses right behind a quotation says it."""
    if (
        tree.lemma[i] not in SAYS_BESIDE
        or i + 1 >= len(tree)
        or tree.pos[i + 1] not in ("DET", "PROPN", "PRON", "NOUN")
    ):
        return False
    before = i - 1
    while before > 0 and (tree.text[before] == "," or tree.pos[before] == "AUX" or tree.lower[before] in ("s'", "se")):
        before -= 1
    return any(last == before and last - first > QUOTED for first, last in seen.quotes)
