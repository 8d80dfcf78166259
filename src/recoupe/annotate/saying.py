"""Cues that are verbs of saying: who says it, and what their words reach.

Found by lemma; the source by the parser's label or, where the parser is known to err (a subject after its verb), by position.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.annotate.clauses import agents, auxiliaries, is_passive, is_reflexive, surface_subject
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.reach import (
    CLITICS,
    PURPOSE,
    cluster_start,
    content_of_verb,
    is_finite,
    is_parenthetical,
    remote_auxiliary,
)
from recoupe.annotate.relatives import resolve_relative
from recoupe.annotate.sources import CLITIC_SUBJECTS, Quotes, can_speak, may_speak, mode_of, source_kind
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack, Reporting
from recoupe.model.codes import Modality, Mode, SourceKind

# Classes of reporting verbs (lexicon) that attribute a content wherever they govern one.
SAYING = frozenset(
    "neutral assert reveal concede deny doubt accuse promise_threat predict opinion order_request perceive refer appear react "
    "question".split()
)
IMPERSONAL = word_list("impersonal_verbs")
OWN_VOICE = word_list("own_voice")
NOBODY = word_list("unnamed_speakers")
NO_SPEAKERS = word_list("nobody")
RUMOUR = word_list("rumour_verbs")


def is_unnamed(tree: Tree, names: Names, source: int) -> bool:
    """`un officier, sous couvert d'anonymat`: a function without a name, and the text says so."""
    hidden = any(tree.lower[i].startswith("anonym") for i in tree.words_of_sentence(source))
    return hidden and source not in names.of_word and "person" in names.classes[source]


def verb_source(tree: Tree, names: Names, v: int) -> tuple[bool, int | None]:
    """Whether somebody says it, and the head word of who (None: nobody is named)."""
    for c in tree.children[v]:
        if tree.lower[c] in CLITIC_SUBJECTS:
            return True, c
    if is_passive(tree, v) and not remote_auxiliary(tree, v):
        by = agents(tree, v)
        return (True, by[0]) if by else (any(tree.lower[c] in ("il", "-t-il") for c in tree.children[v]), None)
    right = right_of_verb(tree, names, v)
    clause = tree.child(v, "ccomp") is not None
    holders = (v, *auxiliaries(tree, v), *remote_auxiliary(tree, v))  # the parser may hang a subject on the auxiliary
    own = [
        c
        for h in holders
        for c in tree.children_by(h, "nsubj", "nsubj:caus")
        if can_speak(tree, names, c) or (clause and may_speak(names, c))
    ]
    if own and right is not None and has_verb_between(tree, own[0], v):
        return True, right
    if own:
        return True, resolve_relative(tree, own[0], v)
    if right is not None:
        return True, right
    above = [s for s in surface_subject(tree, v) if can_speak(tree, names, s)]
    near = above[:1] or left_of_verb(tree, names, v)
    return (True, near[0]) if near else (False, None)


def left_of_verb(tree: Tree, names: Names, v: int) -> list[int]:
    """The noun that a verb of saying has right before it, where the parser took another word for its subject.

    `le maire et ses alliés disent`: of several that are joined, the first. `l'Etat, qui maintient un blocus, a annoncé`: the
    one before the clause that qualifies it.
    """
    start = tree.words_of_sentence(v).start
    i = cluster_start(tree, v) - 1
    if i < start or not is_finite(tree, v):
        return []
    if tree.text[i] == ",":
        i = next((q - 1 for q in range(i, start, -1) if tree.lower[q] == "qui"), start - 1)
        i -= i >= start and tree.text[i] == ","
    if i < start or tree.preposition(i) not in ("", "de"):
        return []
    i = head_of_phrase(tree, i)
    while (
        tree.dep[i] == "conj"
        and tree.child(i, "cc") is not None
        and start <= tree.head[i] < i
        and can_speak(tree, names, tree.head[i])
    ):
        i = tree.head[i]
    fits = tree.pos[i] in ("NOUN", "PROPN") and not tree.preposition(i) and can_speak(tree, names, i)
    return [i] if fits else []


def head_of_phrase(tree: Tree, i: int) -> int:
    """The noun that the words before and at word `i` belong to, no mark of punctuation between."""
    while tree.dep[i] in ("flat", "amod", "nmod", "appos"):
        up = tree.head[i]
        if up >= i or any(tree.pos[x] == "PUNCT" for x in range(up, i)):
            break
        i = up
    return i


def has_verb_between(tree: Tree, subject: int, v: int) -> bool:
    """True if a finite verb of its own stands between: `douze civils ont péri, ont annoncé les autorités`."""
    own = {v, *auxiliaries(tree, v)}
    return any(tree.morph[i].mood and i not in own for i in range(subject + 1, v))


def right_of_verb(tree: Tree, names: Names, v: int) -> int | None:
    """The first noun phrase after the verb, where a verb of saying stands behind its content (the parser says `obj`)."""
    if not is_parenthetical(tree, v):
        return None
    stop = tree.words_of_sentence(v).stop
    i = v + 1
    while i < stop and tree.text[i] not in (".", ":", ";", "«", '"'):
        person = tree.pos[i] == "ADJ" and "person" in names.classes[i] and tree.head[i] == v
        named = tree.pos[i] == "PROPN" and i == v + 1  # whatever the model takes the name for
        if named or ((tree.pos[i] in ("NOUN", "PROPN") or person) and can_speak(tree, names, i)):
            if tree.preposition(i) and tree.preposition(i) != "de":
                i += 1
                continue
            return i
        if tree.pos[i] == "VERB":
            return None
        i += 1
    return None


def is_denied_saying(tree: Tree, v: int, entry: Reporting) -> bool:
    """`n'a pas précisé`: who does not say something is no source for it."""
    if entry.content is not Modality.ASSERTED or entry.kind in ("deny", "doubt"):
        return False
    helpers = [v, *auxiliaries(tree, v)]
    if any(tree.lower[c] == "sans" for c in tree.children_by(v, "mark", "case")):
        return True
    return any(tree.lower[c] in ("pas", "jamais") for h in helpers for c in tree.children_by(h, "advmod"))


def hedged(tree: Tree, source: int | None, entry: Reporting) -> Modality:
    """What the cue does to its content; `on dit que` is hearsay."""
    if entry.kind == "accuse" and source is not None and entry.content is Modality.HEARSAY:
        return Modality.ASSERTED  # an accusation whose author is named stands on the author's word
    rumour = source is not None and tree.lower[source] in NOBODY and entry.lemma in RUMOUR
    return Modality.HEARSAY if rumour and entry.content is Modality.ASSERTED else entry.content


@lru_cache(maxsize=4)
def phrases_of(pack: Pack) -> dict[str, list[tuple[tuple[str, ...], Reporting]]]:
    """Reporting verbs of several words (`faire état`) by their first, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Reporting]]] = {}
    for lemma, entry in pack.reporting.items():
        words = tuple(lemma.replace("'", "' ").split())
        if len(words) > 1 and words[0] not in ("se", "s'"):
            found.setdefault(words[0], []).append((words, entry))
    for entries in found.values():
        entries.sort(key=lambda pair: -len(pair[0]))
    return found


def phrase_entry(tree: Tree, v: int, pack: Pack) -> Reporting | None:
    """The reporting verb of several words that begins with this verb."""
    for words, entry in phrases_of(pack).get(tree.lemma[v], ()):
        if tuple(tree.lower[v + 1 : v + len(words)]) == words[1:]:
            return entry
    return None


def causative_entry(tree: Tree, v: int, pack: Pack) -> Reporting | None:
    """`fait savoir`, `croit savoir`: the clause hangs on the second verb, whatever the parser makes of the first."""
    if v == 0 or tree.pos[v - 1] not in ("VERB", "AUX"):
        return None
    return pack.reporting.get(f"{tree.lemma[v - 1]} {tree.lemma[v]}")


def reflexive_entry(tree: Tree, v: int, pack: Pack) -> Reporting | None:
    """The row of a verb that says something only with `se`: `s'insurger`, `se féliciter`."""
    if not is_reflexive(tree, v):
        return None
    return pack.reporting.get("se " + tree.lemma[v]) or pack.reporting.get("s'" + tree.lemma[v])


def goes_on(tree: Tree, v: int) -> bool:
    """True for a present participle: `a déclaré le ministre, ajoutant que`."""
    return tree.morph[v].form == "Part" and tree.morph[v].tense == "Pres"


def is_told_by(tree: Tree, names: Names, v: int) -> bool:
    """`des images montrant`: a document right before the participle tells it, not who has just spoken."""
    return goes_on(tree, v) and tree.dep[v] == "acl" and tree.head[v] == v - 1 and "document" in names.classes[v - 1]


def is_idle(tree: Tree, v: int, entry: Reporting) -> bool:
    """True where nobody says anything: `il convient de signaler`, `pour dénoncer`, `s'explique par`, `se rendre compte`."""
    if is_reflexive(tree, v) and not entry.lemma.startswith(("se ", "s'")):
        return True
    if tree.morph[v].form != "Inf":
        return False
    if any(tree.lower[m] in PURPOSE for m in tree.children_by(v, "mark", "case")):
        return True
    up = tree.head[v]
    return tree.lemma[up] in IMPERSONAL and any(tree.lower[c] in ("il", "-il", "ce", "c'") for c in tree.children[up])


def close_auxiliaries(tree: Tree, v: int) -> tuple[int, ...]:
    """The auxiliaries of a verb with nothing but adverbs and clitics between."""
    found: list[int] = []
    i = v - 1
    while i >= 0 and (tree.pos[i] in ("AUX", "ADV") or tree.lower[i] in CLITICS | CLITIC_SUBJECTS):
        if tree.pos[i] == "AUX":
            found.append(i)
        i -= 1
    return tuple(reversed(found))


def verb_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> Iterator[CueMark]:
    """Cues that are verbs of saying, in any form."""
    speaker: tuple[int, int] = (-1, -1)  # the sentence of the last cue and who said it
    for v in range(len(tree)):
        if tree.pos[v] not in ("VERB", "AUX") or tree.dep[v].startswith("aux"):
            continue
        entry = (
            causative_entry(tree, v, pack)
            or phrase_entry(tree, v, pack)
            or reflexive_entry(tree, v, pack)
            or pack.reporting.get(tree.lemma[v])
        )
        if entry is None or entry.kind not in SAYING or is_denied_saying(tree, v, entry) or is_idle(tree, v, entry):
            continue
        said, source = verb_source(tree, names, v)
        if is_told_by(tree, names, v):
            said, source = True, v - 1
        elif (goes_on(tree, v) or (not said and tree.morph[v].form == "Inf")) and speaker[0] == tree.sentence[v]:
            said, source = True, speaker[1]  # `ajoutant que`, `avant d'annoncer`: who has just spoken
        if source is not None and tree.lower[source] in NO_SPEAKERS:
            continue
        if not said or (source is not None and (tree.lower[source] in OWN_VOICE or not may_speak(names, source))):
            continue
        content = content_of_verb(tree, names, v, source, (entry, pack), quotes)
        if not content:
            continue
        nobody = source is None or tree.lower[source] in NOBODY or is_unnamed(tree, names, source)
        if entry.kind == "opinion" and source is not None and tree.lower[source] in NOBODY:
            continue
        cue = (*close_auxiliaries(tree, v), v)
        if source is not None:
            speaker = tree.sentence[v], source
        yield CueMark(
            source,
            SourceKind.ANONYMOUS if nobody else source_kind(tree, names, pack, source),
            cue, frozenset(content), mode_of(frozenset(content), quotes, Mode.INDIRECT),
            entry.stance, hedged(tree, source, entry), f"attribution.verb.{entry.kind}",
        )  # fmt: skip
