"""Whose a quotation is that no verb of saying reaches: whoever is named behind it, before its colon, or in the sentence before.

Any verb behind a quotation with its subject after it says it (`« Nous tenons », s'étrangle le maire`): that class is open.
"""

from __future__ import annotations

from recoupe.annotate.clauses import surface_subject
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.reach import LONG
from recoupe.annotate.sources import CLITIC_SUBJECTS, Quotes, can_speak, may_speak, source_kind
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack
from recoupe.model.codes import Modality, Mode, Stance

BEHIND = 8  # words from a quotation to the end of the verb behind it
SUBJECT = 6  # words from that verb to its subject
NO_SPEECH = word_list("verbs_that_say_nothing")
OWN_VOICE = word_list("own_voice")


def quote_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes, cues: list[CueMark]) -> list[CueMark]:
    """Cues for the quotations of more than a few words that no other cue reaches."""
    found = []
    for first, last in quotes:
        inside = range(first + 1, last)
        if len(inside) <= LONG or any(first + 2 in cue.content and not cue.depth for cue in cues):
            continue
        spoken = (
            behind(tree, names, pack, last) or before_colon(tree, names, first) or told_before(tree, names, pack, first)
        )
        if spoken is None or tree.lower[spoken[0]] in OWN_VOICE or first <= spoken[0] <= last:
            continue
        source, word, rule = spoken
        kind = source_kind(tree, names, pack, source)
        found.append(
            CueMark(source, kind, (word,), frozenset(inside), Mode.DIRECT, Stance.NONE, Modality.ASSERTED, rule)
        )
    return found


def behind(tree: Tree, names: Names, pack: Pack, last: int) -> tuple[int, int, str] | None:
    """`« ... », s'étrangle le maire`: a finite verb right behind a quotation, and who follows it."""
    stop = min(len(tree), last + 1 + BEHIND)
    start = next((i for i in range(last + 1, stop) if tree.text[i] not in (",", "-", "–", "—")), stop)
    verb = next((i for i in range(start, stop) if tree.pos[i] == "VERB" or is_verb_form(tree, pack, i)), None)
    if verb is None or tree.lemma[verb] in NO_SPEECH or not all(is_verbal(tree, i) for i in range(start, verb)):
        return None
    hung = next((c for c in range(start, min(verb + 2, len(tree))) if tree.lower[c] in CLITIC_SUBJECTS), None)
    if hung is not None:
        return hung, verb, "attribution.quote.behind"
    saying = tree.lemma[verb] in pack.reporting or is_verb_form(tree, pack, verb)
    for i in range(verb + 1, min(verb + 1 + SUBJECT, len(tree))):
        if tree.pos[i] in ("VERB", "PUNCT", "ADP", "SCONJ"):
            return None
        told = saying and tree.pos[i - 1] == "DET" and may_speak(names, i)  # `analyse le propriétaire`
        named = tree.pos[i] in ("NOUN", "PROPN") and (told or tree.text[i][0].isupper())
        if named or (tree.pos[i] in ("NOUN", "PROPN", "PRON") and can_speak(tree, names, i)):
            return i, verb, "attribution.quote.behind"
    return None


def is_verb_form(tree: Tree, pack: Pack, i: int) -> bool:
    """`« ... », analyse Daran`: a verb of saying that was tagged as the noun that is spelt like it."""
    return tree.pos[i] == "NOUN" and tree.lower[i].endswith("e") and tree.lower[i] + "r" in pack.reporting


def is_verbal(tree: Tree, i: int) -> bool:
    """True for what stands before a verb without a subject of its own: auxiliaries, adverbs, small words."""
    return tree.pos[i] in ("AUX", "ADV") or tree.lower[i] in CLITIC_SUBJECTS or tree.lower[i] in ("se", "s'", "l'")


def before_colon(tree: Tree, names: Names, first: int) -> tuple[int, int, str] | None:
    """`Jean Morel, maire de Valbourg : « ... »`, `le maire a tranché la question : « ... »`: the subject before a colon."""
    if first < 2 or tree.text[first - 1] != ":":
        return None
    words = range(tree.words_of_sentence(first - 2).start, first - 1)
    root = next((i for i in words if tree.dep[i] == "root" and tree.pos[i] in ("VERB", "AUX")), None)
    if root is not None:
        return speaker_of(tree, names, root, first - 1, "attribution.quote.colon")
    if any(tree.morph[i].mood for i in words):
        return None
    mark = names.of_word.get(words.start)
    named = mark is not None and mark.source is not None and mark.last < first - 1
    return (words.start, first - 1, "attribution.quote.colon") if named else None


def told_before(tree: Tree, names: Names, pack: Pack, first: int) -> tuple[int, int, str] | None:
    """`Le maire confirme. « Nous tenons »`: the verb of saying of the sentence before a quotation that opens one."""
    sentence = tree.sentence[first]
    if sentence == 0 or tree.sentences[sentence][0] != first:
        return None
    words = range(*tree.sentences[sentence - 1])
    last = next((i for i in reversed(words) if tree.pos[i] != "PUNCT"), words.start)
    verbs = [i for i in words if (tree.dep[i] == "root" or i == last) and tree.lemma[i] in pack.reporting]
    verb = next((i for i in verbs if tree.pos[i] == "VERB"), None)
    return speaker_of(tree, names, verb, verb, "attribution.quote.before") if verb is not None else None


def speaker_of(tree: Tree, names: Names, verb: int, cue: int, rule: str) -> tuple[int, int, str] | None:
    """The subject of a verb, where it can speak."""
    subject = next((s for s in surface_subject(tree, verb) if can_speak(tree, names, s)), None)
    return (subject, cue, rule) if subject is not None else None
