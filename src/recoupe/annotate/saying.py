"""Cues that are verbs of saying: who says it, and what their words reach.

Found by lemma; the source by the parser's label or, where the parser is known to err (a subject after its verb), by position.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.annotate.clauses import agents, auxiliaries, is_passive, is_reflexive, surface_subject
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.moods import is_infinitive
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
NOMINAL_CONTENT = frozenset("neutral reveal concede deny predict".split())
NOMINAL_VERBS = word_list("verbs_with_nominal_content")
OWN_VOICE = word_list("own_voice")
# Verbs of other senses too: they say something only behind their content or beside a quotation.
ONLY_WITH_QUOTE = word_list("verbs_that_say_beside_a_quotation")
# Verbs that say something to somebody, or of somebody: what they govern may hang on whom it is said to.
ADDRESSING = frozenset(["accuse", "order_request", "promise_threat", "react", "doubt"])
CLAUSE_OR_QUOTE = frozenset(["promise_threat", "react", "question"])
BESIDE = 4  # words between a verb of other senses and the quotation that makes it one of saying
NOBODY = word_list("unnamed_speakers")
CLITICS = word_list("clitics")
ENDS = frozenset(["»", '"', "”"])
OPENERS = ENDS | {",", "!", "?", "-", "–", "—", "...", "…", ")"}


def is_unnamed(tree: Tree, names: Names, source: int) -> bool:
    """`un officier, sous couvert d'anonymat`: a function without a name, and the text says so."""
    hidden = any(tree.lower[i].startswith("anonym") for i in tree.words_of_sentence(source))
    return hidden and source not in names.of_word and "person" in names.classes[source]


RUMOUR = word_list("rumour_verbs")


def verb_source(tree: Tree, names: Names, v: int) -> tuple[bool, int | None]:
    """Whether somebody says it, and the head word of who (None: nobody is named)."""
    for c in tree.children[v]:
        if tree.lower[c] in CLITIC_SUBJECTS:
            return True, c
    if is_passive(tree, v):
        by = agents(tree, v)
        return (True, by[0]) if by else (any(tree.lower[c] in ("il", "-t-il") for c in tree.children[v]), None)
    right = right_of_verb(tree, names, v)
    clause = tree.child(v, "ccomp") is not None
    own = [
        c
        for c in tree.children_by(v, "nsubj", "nsubj:caus")
        if can_speak(tree, names, c) or (clause and may_speak(names, c))
    ]
    if own and right is not None and has_verb_between(tree, own[0], v):
        return True, right
    if own:
        return True, resolve_relative(tree, own[0], v)
    if right is not None:
        return True, right
    above = [s for s in surface_subject(tree, v) if can_speak(tree, names, s)]
    return (True, above[0]) if above else (False, None)


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
        if tree.pos[i] in ("NOUN", "PROPN") and can_speak(tree, names, i):
            if tree.preposition(i) and tree.preposition(i) != "de":
                i += 1
                continue
            return i
        if tree.pos[i] == "VERB":
            return None
        i += 1
    return None


def is_parenthetical(tree: Tree, v: int) -> bool:
    """True if the verb's own words begin after a comma or a closing quotation mark and no subject stands before it."""
    start = tree.words_of_sentence(v).start
    first = v
    while first > start and (
        tree.pos[first - 1] in ("AUX", "ADV") or tree.lower[first - 1] in CLITICS | CLITIC_SUBJECTS
    ):
        first -= 1
    if first == start:
        # a sentence that begins with the verb of saying: the content was cut off before it
        return first > 0 and tree.text[first - 1] in ENDS
    return tree.text[first - 1] in OPENERS


def own_phrase(tree: Tree, v: int, source: int | None, content_head: int | None) -> set[int]:
    """The words of the cue clause itself: the verb, its auxiliaries, its source and its own adjuncts."""
    mine = {v}
    for c in tree.children[v]:
        if c == content_head or tree.dep[c] in ("ccomp", "parataxis", "conj"):
            continue
        if tree.dep[c].startswith("nsubj") and c != source:
            continue  # the parser took the subject of the content for that of the cue
        if tree.dep[c].startswith(("aux", "nsubj", "obl", "advmod", "expl", "iobj", "mark", "punct")) or c == source:
            mine |= tree.subtree(c)
    if source is not None:
        mine |= tree.subtree(source)
    return mine


def governed_clauses(tree: Tree, v: int, source: int | None, entry: Reporting) -> list[int]:
    """Heads of the clauses and infinitives that a verb of saying governs, wherever the parser hung them."""
    found = [c for c in tree.children_by(v, "ccomp", "xcomp") if c != source]
    for c in tree.children_by(v, "advcl", "conj"):
        if any(tree.lower[m] in ("que", "qu'") for m in tree.children_by(c, "mark")):
            found.append(c)
    if entry.kind in ADDRESSING:
        told = tree.children_by(v, "obj", "obl", "iobj", "nsubj:pass")
        found += [a for c in told for a in tree.children_by(c, "acl") if is_infinitive(tree, a)]
    return found


def nominal_content(
    tree: Tree, names: Names, v: int, source: int | None, reporting: tuple[Reporting, Pack]
) -> set[int]:
    """The object of a verb of saying that has no clause: `confirme la prise de`, `fait état de douze morts`."""
    entry, pack = reporting
    labels: tuple[str, ...] = ()
    if " " in entry.lemma:
        labels = ("obj", "obl", "nmod")
    elif (entry.kind in NOMINAL_CONTENT and entry.lemma not in ONLY_WITH_QUOTE) or entry.lemma in NOMINAL_VERBS:
        labels = ("obj", "nsubj:pass")
    if not labels:
        return set()
    found: set[int] = set()
    for c in tree.children_by(v, *labels):
        person = "person" in names.classes[c] and tree.lemma[c] not in pack.nouns
        if c != source and not person and (c > v or tree.dep[c] == "nsubj:pass"):
            found |= tree.subtree(c)
    for channel in tree.children_by(v, "obl", "iobj"):  # `a confirmé à l'agence des frappes`
        if not found and tree.preposition(channel) == "à":
            for c in tree.children_by(channel, "nmod"):
                found |= tree.subtree(c) if tree.lemma[c] in pack.nouns else set()
    if not found and tree.dep[v] in ("acl", "amod") and tree.lemma[tree.head[v]] in pack.nouns:
        found = {tree.head[v]}  # `l'attaque revendiquée par X`
    return found


def content_of_verb(
    tree: Tree, names: Names, v: int, source: int | None, reporting: tuple[Reporting, Pack], quotes: Quotes
) -> set[int]:
    """The words that a verb of saying reaches: its clause, infinitive or object; the rest of the sentence; a quotation."""
    entry, pack = reporting
    governed = governed_clauses(tree, v, source, entry)
    sentence = set(tree.words_of_sentence(v))
    outside = [q for q in quotes if not q[0] <= v <= q[1] and sentence & set(range(q[0], q[1] + 1))]
    if entry.parenthetical and is_parenthetical(tree, v) and not any(c > v for c in governed):
        return sentence - own_phrase(tree, v, source, None) | quoted(outside, v)
    clause = tree.child(v, "ccomp") is not None
    beside = any(min(abs(q[0] - v), abs(v - q[1])) <= BESIDE for q in outside)
    if (entry.lemma in ONLY_WITH_QUOTE or entry.kind in CLAUSE_OR_QUOTE) and not beside and not clause:
        return set()
    found: set[int] = set()
    for c in governed:
        found |= tree.subtree(c)
    found = found or nominal_content(tree, names, v, source, (entry, pack))
    if outside and (not found or any(abs(q[0] - v) <= 12 for q in outside)):
        found |= quoted([q for q in outside if q[1] - q[0] > 4 or q[0] in found], v)
    if entry.kind in ADDRESSING:
        for c in tree.children_by(v, "obl", "advcl"):
            if c > v and tree.preposition(c) in ("de", "") and c != source:
                found |= tree.subtree(c)
    colon = next((i for i in range(v + 1, tree.words_of_sentence(v).stop) if tree.text[i] == ":"), None)
    if colon is not None and not found:
        found |= set(range(colon + 1, tree.words_of_sentence(v).stop))
    return found - {v} - (tree.subtree(source) if source is not None and source not in found else set())


def quoted(quotes: list[tuple[int, int]], v: int) -> set[int]:
    """All words of quotations that do not hold the verb."""
    return {i for q in quotes for i in range(q[0], q[1] + 1) if i != v}


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
        if entry is None or entry.kind not in SAYING or is_denied_saying(tree, v, entry):
            continue
        said, source = verb_source(tree, names, v)
        if goes_on(tree, v) and speaker[0] == tree.sentence[v]:
            said, source = True, speaker[1]  # `ajoutant que`: who has just spoken
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
