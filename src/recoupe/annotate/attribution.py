"""Attribution: on whose word a stretch of text stands. Cues, their sources and what they reach.

Verbs of saying are found by lemma and their source by the parser's label or, where the parser is known to err (a subject
after its verb), by position. Needs a Tree, Names and quotations; leaves `CueMark`s. Chains are put together in `claims`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.clauses import NOMINAL, agents, auxiliaries, is_passive, resolve_relative, surface_subject
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import Marker, Pack, Reporting
from recoupe.model.codes import Modality, Mode, SourceKind, Stance

Quotes = tuple[tuple[int, int], ...]
# Classes of reporting verbs (lexicon) that attribute a content wherever they govern one.
SAYING = frozenset(
    "neutral assert reveal concede deny doubt accuse predict opinion order_request perceive refer appear".split()
)
NOMINAL_CONTENT = frozenset("neutral reveal concede deny predict".split())
NOMINAL_VERBS = frozenset(["confirmer", "revendiquer", "rappeler"])
CLITIC_SUBJECTS = frozenset(
    ["-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "-t-on", "-on", "-t-ils", "-t-elles", "-je", "t-il", "-nous"]
)
OWN_VOICE = frozenset(["je", "j'", "nous", "-je", "-nous"])
# Verbs of other senses too: they say something only behind their content or beside a quotation.
ONLY_WITH_QUOTE = frozenset(
    "poursuivre reprendre continuer lancer lâcher glisser appuyer trancher riposter tonner souffler conclure rappeler noter "
    "corriger commencer enchaîner marteler".split()
)
NEEDS_CLAUSE = frozenset("perceive opinion appear refer doubt react question".split())
NOBODY = frozenset(["on", "-t-on", "-on", "certains", "d'aucuns", "beaucoup"])
CLITICS = frozenset(["l'", "le", "la", "les", "s'", "se", "en", "y", "lui", "leur", "m'", "nous"])
ENDS = frozenset(["»", '"', "”"])
OPENERS = ENDS | {",", "!", "?", "-", "–", "—", "...", "…", ")"}
NOT_SOURCES = frozenset(["place", "event", "money", "time", "building", "weapon", "vehicle"])
SPEAKING = frozenset(["person", "force", "document"])


def quote_of(quotes: Quotes, i: int) -> tuple[int, int] | None:
    """The quotation that word `i` stands in."""
    return next((q for q in quotes if q[0] <= i <= q[1]), None)


def mode_of(content: frozenset[int], quotes: Quotes, default: Mode) -> Mode:
    """Direct where all of the content is quoted, mixed where part of it is."""
    if default is Mode.ACCORDING or not content:
        return default
    quoted = sum(1 for i in content if quote_of(quotes, i))
    if quoted >= 0.8 * len(content):
        return Mode.DIRECT
    return Mode.MIXED if quoted > 3 else default


def source_kind(tree: Tree, names: Names, pack: Pack, i: int | None) -> SourceKind:
    """What kind of source a head word is: a name's, its title's, or its noun's."""
    if i is None:
        return SourceKind.ANONYMOUS
    mark = names.of_word.get(i)
    if mark and mark.source:
        return mark.source
    for c in tree.children_by(i, "appos", "flat", "nmod"):
        named = names.of_word.get(c)
        if named and named.source is SourceKind.PERSON and (tree.dep[c] != "nmod" or not tree.preposition(c)):
            return SourceKind.PERSON
    entry = pack.classes.get(tree.lemma[i]) or pack.classes.get(tree.lower[i])
    if entry and entry.source:
        return entry.source
    if "person" in names.classes[i]:
        return SourceKind.PERSON
    if "force" in names.classes[i]:
        return SourceKind.ORGANISATION
    return SourceKind.DOCUMENT if "document" in names.classes[i] else SourceKind.ANONYMOUS


def can_speak(tree: Tree, names: Names, i: int) -> bool:
    """True for persons, bodies and documents; false for times, places and things, which the parser likes for subjects."""
    if tree.lower[i] in CLITIC_SUBJECTS or tree.pos[i] == "PRON":
        return tree.lower[i] not in ("cela", "ça", "ceci", "ce", "c'", "y", "en", "où", "dont")
    return bool(names.classes[i] & SPEAKING) or (tree.pos[i] == "PROPN" and not names.classes[i] & NOT_SOURCES)


def may_speak(names: Names, i: int) -> bool:
    """What stands as the subject of a verb with a `que` clause may be a body that is named by its seat or its task."""
    return not names.classes[i] & {"time", "money", "weapon", "vehicle", "other"}


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
    if own:
        return True, resolve_relative(tree, own[0], v)
    if right is not None:
        return True, right
    above = [s for s in surface_subject(tree, v) if can_speak(tree, names, s)]
    return (True, above[0]) if above else (False, None)


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
    while first > start and (tree.pos[first - 1] in ("AUX", "ADV") or tree.lower[first - 1] in CLITICS):
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
        if tree.dep[c].startswith(("aux", "nsubj", "obl", "advmod", "expl", "iobj", "mark", "punct")) or c == source:
            mine |= tree.subtree(c)
    if source is not None:
        mine |= tree.subtree(source)
    return mine


def content_of_verb(tree: Tree, names: Names, v: int, source: int | None, entry: Reporting, quotes: Quotes) -> set[int]:
    """The words that a verb of saying reaches: its clause, infinitive or object; the rest of the sentence; a quotation."""
    governed = [c for c in tree.children_by(v, "ccomp", "xcomp") if c != source]
    governed += [
        c
        for c in tree.children_by(v, "advcl", "conj")
        if any(tree.lower[m] in ("que", "qu'") for m in tree.children_by(c, "mark"))
    ]
    sentence = set(tree.words_of_sentence(v))
    outside = [q for q in quotes if not q[0] <= v <= q[1] and sentence & set(range(q[0], q[1] + 1))]
    if entry.parenthetical and is_parenthetical(tree, v) and not any(c > v for c in governed):
        return sentence - own_phrase(tree, v, source, None) | quoted(outside, v)
    if entry.lemma in ONLY_WITH_QUOTE and not outside and not governed:
        return set()
    found: set[int] = set()
    for c in governed:
        found |= tree.subtree(c)
    nominal = entry.kind in NOMINAL_CONTENT and entry.lemma not in ONLY_WITH_QUOTE
    if not found and (nominal or entry.lemma in NOMINAL_VERBS):
        for c in tree.children_by(v, "obj", "nsubj:pass"):
            if c != source and "person" not in names.classes[c]:
                found |= tree.subtree(c)
    if outside and (not found or any(abs(q[0] - v) <= 12 for q in outside)):
        found |= quoted([q for q in outside if q[1] - q[0] > 4 or q[0] in found], v)
    if entry.kind in ("accuse", "order_request", "promise_threat", "react"):
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
    return any(tree.lower[c] in ("pas", "jamais") for h in helpers for c in tree.children_by(h, "advmod"))


RUMOUR = frozenset(["dire", "raconter", "murmurer", "prétendre"])


def hedged(tree: Tree, source: int | None, entry: Reporting) -> Modality:
    """What the cue does to its content; `on dit que` is hearsay."""
    rumour = source is not None and tree.lower[source] in NOBODY and entry.lemma in RUMOUR
    return Modality.HEARSAY if rumour and entry.content is Modality.ASSERTED else entry.content


def verb_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> Iterator[CueMark]:
    """Cues that are verbs of saying, in any form."""
    for v in range(len(tree)):
        if tree.pos[v] not in ("VERB", "AUX") or tree.dep[v].startswith("aux"):
            continue
        entry = pack.reporting.get(tree.lemma[v])
        if entry is None or entry.kind not in SAYING or is_denied_saying(tree, v, entry):
            continue
        said, source = verb_source(tree, names, v)
        if not said or (source is not None and (tree.lower[source] in OWN_VOICE or not may_speak(names, source))):
            continue
        content = content_of_verb(tree, names, v, source, entry, quotes)
        if not content:
            continue
        nobody = source is None or tree.lower[source] in NOBODY
        if entry.kind == "opinion" and source is not None and tree.lower[source] in NOBODY:
            continue
        cue = tuple(sorted([*(a for a in auxiliaries(tree, v) if v - 4 <= a < v), v]))
        yield CueMark(
            None if source is None else source,
            SourceKind.ANONYMOUS if nobody else source_kind(tree, names, pack, source),
            cue, frozenset(content), mode_of(frozenset(content), quotes, Mode.INDIRECT),
            entry.stance, hedged(tree, source, entry), f"attribution.verb.{entry.kind}",
        )  # fmt: skip


# ------------------------------------------------------------------------------------------------ selon and its kin


def match_marker(tree: Tree, i: int, marker: tuple[str, ...]) -> bool:
    """True if the words of a marker stand at word `i`."""
    return tuple(w.strip("'") for w in tree.lower[i : i + len(marker)]) == marker


def split_marker(marker: Marker) -> tuple[str, ...]:
    """A marker's words as the tokenizer cuts them, apostrophes off."""
    return tuple(w for w in marker.words.replace("’", "'").replace("'", " ").split() if w)


def noun_after(tree: Tree, i: int) -> int | None:
    """The head of the noun phrase that begins at word `i`."""
    stop = tree.words_of_sentence(max(i - 1, 0)).stop
    for j in range(i, min(i + 8, stop)):
        if tree.pos[j] in ("NOUN", "PROPN") or (
            tree.pos[j] == "PRON" and tree.lower[j] in ("lui", "elle", "eux", "qui", "lequel")
        ):
            while (
                tree.head[j] >= i
                and tree.head[j] < j
                and tree.dep[j] in ("flat", "nmod")
                and tree.pos[tree.head[j]] in NOMINAL
            ):
                j = tree.head[j]
            return j
        if tree.pos[j] in ("VERB", "PUNCT") and tree.text[j] not in ("«", '"', "“"):
            return None
    return None


def marker_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> Iterator[CueMark]:
    """`selon X`, `d'après X`, `de source militaire`: they reach their sentence."""
    markers = sorted(((split_marker(m), m) for m in pack.markers), key=lambda pair: -len(pair[0]))
    starts = {words[0] for words, _ in markers if words}
    i = 0
    while i < len(tree):
        found = None
        if tree.lower[i].strip("'") in starts:
            found = next(((w, m) for w, m in markers if match_marker(tree, i, w)), None)
        if found is None:
            i += 1
            continue
        words, marker = found
        cue = make_marker_cue(tree, names, pack, quotes, i, len(words), marker)
        if cue is not None:
            yield cue
        i += len(words)


def make_marker_cue(
    tree: Tree, names: Names, pack: Pack, quotes: Quotes, i: int, length: int, marker: Marker
) -> CueMark | None:
    """The cue of one marker, None where it attributes nothing."""
    words, cue = frozenset(tree.words_of_sentence(i)), tuple(range(i, i + length))
    if marker.role == "ANON":
        return CueMark(i + length - 1, SourceKind.ANONYMOUS, cue, words - set(cue), Mode.ACCORDING, Stance.NONE, Modality.ASSERTED,
                       "attribution.marker.anon")  # fmt: skip
    if marker.role not in ("SOURCE", "NESTED"):
        return None
    source = noun_after(tree, i + length)
    if source is None:
        return None
    relative = tree.lower[source] in ("qui", "lequel", "laquelle", "lesquels", "lesquelles")
    if not relative and not can_speak(tree, names, source):
        source = provider(tree, names, source)
        if source is None:
            return None
    if marker.words == "pour" and not (
        names.classes[source] & {"person", "force"} and i == tree.words_of_sentence(i).start
    ):
        return None
    phrase = set(range(i, source + 1)) | {x for x in tree.subtree(source) if x >= i and _close(tree, source, x)}
    reached = words - phrase
    if relative:
        antecedent = speaker_before(tree, names, i)
        if antecedent is None:
            return None
        reached = frozenset(x for x in reached if x > source)
        source = antecedent
    return CueMark(source, source_kind(tree, names, pack, source), cue, frozenset(reached), Mode.ACCORDING, Stance.NONE,
                   Modality.ASSERTED, f"attribution.marker.{marker.role.lower()}", marker_depth(marker))  # fmt: skip


def marker_depth(marker: Marker) -> int:
    """`X cité par Y`: Y stands outside; `Y citant X`: X stands inside."""
    if marker.role != "NESTED":
        return 0
    return -1 if marker.words.endswith(" par") else 1


def provider(tree: Tree, names: Names, i: int) -> int | None:
    """`selon les détails fournis par X`: what cannot speak comes from who does."""
    for c in tree.children_by(i, "acl", "nmod"):
        for x in [*agents(tree, c), *([c] if tree.dep[c] == "nmod" and tree.preposition(c) in ("de", "par") else [])]:
            if can_speak(tree, names, x) and "document" not in names.classes[x]:
                return x
    return None


def speaker_before(tree: Tree, names: Names, i: int) -> int | None:
    """Who `selon qui` points back to: the nearest person, body or document before it in the sentence."""
    before = range(i - 1, tree.words_of_sentence(i).start - 1, -1)
    nouns = [
        x for x in before if tree.pos[x] in ("NOUN", "PROPN") and names.classes[x] & SPEAKING and tree.dep[x] != "flat"
    ]
    people = [x for x in nouns if "person" in names.classes[x]]
    others = [x for x in nouns if tree.preposition(x) not in ("en", "à", "dans", "sur", "vers")]
    return next(iter(people + others), None)


def _close(tree: Tree, source: int, x: int) -> bool:
    """True for words of the source's own noun phrase: no clause hangs between."""
    while x != source:
        if tree.pos[x] == "VERB" or tree.head[x] == x:
            return False
        x = tree.head[x]
    return True


# ------------------------------------------------------------------------------------------------ nouns of saying


def noun_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> Iterator[CueMark]:
    """`l'annonce par X de la prise de Y`, `l'affirmation de X que`: the source is the agent or owner of the noun."""
    for n in range(len(tree)):
        if tree.pos[n] != "NOUN" or tree.lemma[n] not in pack.reporting_nouns:
            continue
        entry = pack.reporting_nouns[tree.lemma[n]]
        complements = [(tree.preposition(c), c) for c in tree.children_by(n, "nmod") if tree.pos[c] in NOMINAL]
        speakers = [c for prep, c in complements if prep in ("par", "de") and names.classes[c] & {"person", "force"}]
        by = [c for prep, c in complements if prep == "par"]
        source = by[0] if by else speakers[0] if speakers else None
        if source is None:
            continue
        content: set[int] = set()
        for c in tree.children[n]:
            clause = tree.dep[c] in ("acl", "ccomp", "acl:relcl") and any(
                tree.lower[m] in ("que", "qu'", "selon") for m in tree.children[c]
            )
            if clause or (
                tree.dep[c] == "nmod" and c != source and tree.preposition(c) == "de" and "event" in names.classes[c]
            ):
                content |= tree.subtree(c)
        if content:
            yield CueMark(source, source_kind(tree, names, pack, source), (n,), frozenset(content - tree.subtree(source)),
                          mode_of(frozenset(content), quotes, Mode.INDIRECT), entry.stance, entry.content,
                          f"attribution.noun.{entry.kind}")  # fmt: skip


def find_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> tuple[CueMark, ...]:
    """All cues of a block in text order."""
    found = [
        *verb_cues(tree, names, pack, quotes), *marker_cues(tree, names, pack, quotes), *noun_cues(tree, names, pack, quotes),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda cue: (cue.cue, cue.rule)))
