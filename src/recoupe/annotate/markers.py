"""Cues that are no verbs: `selon X`, `de source militaire`, `l'annonce par X de`. They reach their sentence or their complement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.annotate.clauses import NOMINAL, agents
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.moods import is_negated
from recoupe.annotate.sources import SPEAKING, can_speak, source_kind
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Marker, Pack
from recoupe.model.codes import Modality, Mode, SourceKind

CONTRACTED = {"de": {"de", "d", "du", "des"}, "à": {"à", "au", "aux"}}
CONFIRMING = word_list("verbs_of_confirming")
INFORMATION = word_list("nouns_of_information")
TIME_WORDS = word_list("time_words")
SOURCE_RULE = "attribution.marker.source"
SEVERAL = 2
RUMOURS = ("il ", "le bruit", "paraît", "à ce qu")


def match_marker(words: Sequence[str], i: int, marker: tuple[str, ...]) -> bool:
    """True if the words of a marker stand at word `i`; `words` are in small letters, apostrophes off."""
    last = i + len(marker) - 1
    if last >= len(words) or (last > i and words[i] != marker[0]):
        return False
    if last > i + 1 and tuple(words[i + 1 : last]) != marker[1:-1]:
        return False
    return words[last] == marker[-1] or words[last] in CONTRACTED.get(marker[-1], ())


def split_marker(marker: Marker) -> tuple[str, ...]:
    """A marker's words as the tokenizer cuts them, apostrophes off."""
    return tuple(w for w in marker.words.replace("’", "'").replace("'", " ").split() if w)


@lru_cache(maxsize=4)
def split_markers(pack: Pack) -> Mapping[str, Sequence[tuple[tuple[str, ...], Marker]]]:
    """A language's markers by the words that one can begin with, the longest first: cut once, not for every block."""
    found: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
    for words, marker in sorted(((split_marker(m), m) for m in pack.markers), key=lambda pair: -len(pair[0])):
        for first in sorted(CONTRACTED.get(words[0], {words[0]}) if len(words) == 1 else words[:1]):
            found.setdefault(first, []).append((words, marker))
    return found


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
        if tree.lower[j] in ("un", "une") and tree.pos[j] == "PRON":
            of = [c for c in tree.children_by(j, "nmod") if tree.preposition(c) == "de" and tree.pos[c] == "NOUN"]
            if of:
                return of[0]  # `selon l'un des témoins`
        if tree.pos[j] in ("VERB", "PUNCT") and tree.text[j] not in ("«", '"', "“"):
            return None
    return None


def marker_cues(tree: Tree, names: Names, pack: Pack) -> Iterator[CueMark]:
    """`selon X`, `d'après X`, `de source militaire`: they reach their sentence, or their part of it."""
    found = list(all_marker_cues(tree, names, pack))
    for cue in found:
        yield apart(tree, cue, found)


def apart(tree: Tree, cue: CueMark, cues: Sequence[CueMark]) -> CueMark:
    """`douze morts selon X, quinze selon Y`: of several markers behind what they bear on, each reaches what is before it."""
    beside = sorted(
        other.cue[0]
        for other in cues
        if tree.sentence[other.cue[0]] == tree.sentence[cue.cue[0]] and other.rule == SOURCE_RULE == cue.rule
    )
    start = tree.words_of_sentence(cue.cue[0]).start
    if len(beside) < SEVERAL or beside[0] <= start + 1:
        return cue
    own = range(max((at for at in beside if at < cue.cue[0]), default=start), len(tree))
    last = cue.cue[0] == beside[-1]
    reached = frozenset(x for x in cue.content if x in own and (last or x < cue.cue[0]))
    return replace(cue, content=reached)


def all_marker_cues(tree: Tree, names: Names, pack: Pack) -> Iterator[CueMark]:
    """The markers of a block, each with the whole of its sentence."""
    markers, bare = split_markers(pack), [word.strip("'") for word in tree.lower]
    behind = 0
    for i, word in enumerate(bare):
        if word not in markers or i < behind:
            continue
        found = next(((w, m) for w, m in markers[word] if match_marker(bare, i, w)), None)
        if found is None:
            continue
        words, marker = found
        cue = make_marker_cue(tree, names, pack, i, len(words), marker)
        if cue is not None:
            yield cue
        behind = i + len(words)


def make_marker_cue(tree: Tree, names: Names, pack: Pack, i: int, length: int, marker: Marker) -> CueMark | None:
    """The cue of one marker, None where it attributes nothing."""
    words, cue = frozenset(tree.words_of_sentence(i)), tuple(range(i, i + length))
    if marker.role == "ANON" and "anonym" in marker.words:
        return None  # it says of a source that is named by its function that it has no name (saying.py)
    if marker.role == "ANON":
        source = next((j for j in range(i, i + length) if tree.lemma[j] == "source"), None)
        if source is not None and (is_unconfirmed(tree, source) or is_inside(tree, i, source)):
            return None
        hedge = Modality.HEARSAY if marker.words.startswith(RUMOURS) else Modality.ASSERTED
        return CueMark(source, SourceKind.ANONYMOUS, cue, words - set(cue), Mode.ACCORDING, marker.stance, hedge,
                       "attribution.marker.anon")  # fmt: skip
    if marker.role not in ("SOURCE", "NESTED"):
        return None
    source = noun_after(tree, i + length)
    if source is None:
        return None
    relative = tree.lower[source] in ("qui", "lequel", "laquelle", "lesquels", "lesquelles")
    if not relative:
        source = who_informs(tree, names, source)
        if source is None:
            return None
    if marker.words == "pour" and not (
        names.classes[source] & {"person", "force"} and i == tree.words_of_sentence(i).start
    ):
        return None
    reached = words - phrase_of(tree, i, source)
    if relative:
        antecedent = speaker_before(tree, names, i)
        if antecedent is None:
            return None
        reached = frozenset(x for x in reached if x > source)
        source = antecedent
    kind = SourceKind.DOCUMENT if tree.lemma[source] in INFORMATION else source_kind(tree, names, pack, source)
    return CueMark(source, kind, cue, frozenset(reached), Mode.ACCORDING, marker.stance, Modality.ASSERTED,
                   f"attribution.marker.{marker.role.lower()}", marker_depth(marker))  # fmt: skip


def is_inside(tree: Tree, i: int, source: int) -> bool:
    """`un bilan de source militaire`, `un réseau de sources`: the phrase says of another noun where it is from."""
    before = i - 1
    if before < tree.words_of_sentence(i).start:
        return False
    told = tree.pos[before] == "NOUN" and tree.lower[before] not in TIME_WORDS
    return told and (tree.head[source] == before or tree.lemma[before] in INFORMATION)


def phrase_of(tree: Tree, i: int, source: int) -> set[int]:
    """The words of a marker's own phrase: to its source, and what hangs on that up to the next comma.

    The parser hangs the sentence's subject on the source, as if it explained that (`selon le bilan, l'incursion a fait`).
    """
    stop = tree.words_of_sentence(i).stop
    comma = next((x for x in range(source + 1, stop) if tree.text[x] == ","), stop)
    return set(range(i, source + 1)) | {x for x in tree.subtree(source) if i <= x < comma and _close(tree, source, x)}


def who_informs(tree: Tree, names: Names, i: int) -> int | None:
    """Whose word `selon` names: who speaks; who gave a count (`selon le bilan dressé par X`); else figures themselves."""
    told = tree.lemma[i] in INFORMATION
    if (can_speak(tree, names, i) or tree.pos[i] == "PROPN") and not told:
        return i  # whatever a name was taken for: `selon Valbourg` is its government or its people
    given = provider(tree, names, i)
    if given is not None:
        return given
    return i if told or can_speak(tree, names, i) else None


def is_unconfirmed(tree: Tree, source: int) -> bool:
    """`ces informations n'ont pu être vérifiées de source indépendante`: that source said nothing."""
    verb = tree.head[source]
    above = (verb, tree.head[verb]) if tree.dep[verb] == "xcomp" else (verb,)
    return tree.lemma[verb] in CONFIRMING and any(is_negated(tree, v) is not None for v in above)


def marker_depth(marker: Marker) -> int:
    """`X cité par Y`: Y stands outside; `Y citant X`: X stands inside."""
    if marker.role != "NESTED":
        return 0
    return -1 if marker.words.endswith(" par") else 1


def provider(tree: Tree, names: Names, i: int) -> int | None:
    """`selon les détails fournis par X`: what cannot speak comes from who does."""
    for c in tree.children_by(i, "acl", "nmod", "amod"):
        by = [x for x in tree.children[c] if tree.preposition(x) in ("par", "auprès de")]
        for x in [
            *agents(tree, c),
            *by,
            *([c] if tree.dep[c] == "nmod" and tree.preposition(c) in ("de", "par") else []),
        ]:
            if (can_speak(tree, names, x) and "document" not in names.classes[x]) or tree.lemma[x] == "source":
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
