"""Who can be a source, and of what kind: what the finders of attribution share."""

from __future__ import annotations

from recoupe.annotate.marks import Names
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack
from recoupe.model.codes import Mode, SourceKind

SPEAKING = frozenset(["person", "force", "document"])
NOT_SOURCES = frozenset(["place", "event", "money", "time", "building", "weapon", "vehicle"])
CLITIC_SUBJECTS = word_list("clitic_subjects")
TITLES = word_list("titles")
Quotes = tuple[tuple[int, int], ...]


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
    if "person" in names.classes[i] or tree.lower[i] in TITLES:
        return SourceKind.PERSON
    if "force" in names.classes[i]:
        return SourceKind.ORGANISATION
    if is_full_name(tree, names, i):
        return SourceKind.PERSON
    return SourceKind.DOCUMENT if "document" in names.classes[i] else SourceKind.ANONYMOUS


def is_full_name(tree: Tree, names: Names, i: int) -> bool:
    """`Alfa Daran`: two words of a name of which nothing else is known."""
    parts = [c for c in tree.children_by(i, "flat") if tree.pos[c] == "PROPN" and tree.text[c][0].isupper()]
    return tree.pos[i] == "PROPN" and bool(parts) and not names.classes[i]


def can_speak(tree: Tree, names: Names, i: int) -> bool:
    """True for persons, bodies and documents; false for times, places and things, which the parser likes for subjects."""
    if tree.lower[i] in CLITIC_SUBJECTS or tree.pos[i] == "PRON":
        return tree.lower[i] not in ("cela", "ça", "ceci", "ce", "c'", "y", "en", "où", "dont")
    if tree.lower[i] in TITLES:
        return True
    return bool(names.classes[i] & SPEAKING) or (tree.pos[i] == "PROPN" and not names.classes[i] & NOT_SOURCES)


def may_speak(names: Names, i: int) -> bool:
    """What stands as the subject of a verb with a `que` clause may be a body that is named by its seat or its task."""
    return not names.classes[i] & {"time", "money", "weapon", "vehicle", "other", "event"}
