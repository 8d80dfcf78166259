"""Names: tables first, the model second; and for each word the classes of what it stands for.

Tables know actors, countries and equipment; for other names the model's label decides. Needs a Tree with the model's
names, leaves `Names`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from recoupe.annotate.marks import NOTHING, NameMark, Names
from recoupe.annotate.nametable import begins, longest_name, small_name
from recoupe.annotate.tree import NameSpan, Tree
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack, name_key
from recoupe.model.codes import SourceKind

COUNTRY = frozenset({"place", "force"})
BY_LABEL = {
    "PER": frozenset({"person"}),
    "LOC": frozenset({"place"}),
    "ORG": frozenset({"force"}),
    "MISC": frozenset({"other"}),
}
BY_KIND = {SourceKind.PERSON: frozenset({"person"}), SourceKind.DOCUMENT: frozenset({"document"})}
FORCE = frozenset({"force"})
VEHICLES = frozenset({"weapon", "vehicle"})
PEOPLE = frozenset({"person", "force"})
OWNERS = word_list("possessives")
# People under arms: they act as a force where a frame asks for one.
FIGHTERS = word_list("fighters")
# A single unknown name behind one of these is a place, whatever the model says.
GOING = word_list("prepositions_of_going")
PLACE_PREPOSITIONS = word_list("prepositions_before_names")
LOCATIVE = word_list("locative_prepositions")
# Labels of the model that give way to the gazetteer: it takes towns that it never saw for these.
DOUBTFUL = frozenset(["MISC", "ORG"])
# What carries the name of a country and is none.
NO_TOWNS = word_list("words_of_no_town")
PERSONAL = word_list("personal_pronouns")


def match_table(tree: Tree, i: int, pack: Pack) -> NameMark | None:
    """The longest table name that starts at word `i`, within its sentence."""
    stop = tree.words_of_sentence(i).stop
    found = longest_name(tree.text, i, pack, stop) or small_name(tree.text, i, pack, stop)
    if found is None:
        return None
    length, key = found
    last = i + length - 1
    if key in pack.actors:
        actor = pack.actors[key]
        if actor.country and i and tree.lemma[i - 1] in NO_TOWNS and length == 1:
            return None  # `le fleuve Niger` is no country
        if actor.kind is SourceKind.PERSON and length == 1 and is_part_of_a_name(tree, i, pack):
            return None
        classes = COUNTRY if actor.country else BY_KIND.get(actor.kind, FORCE)
        return NameMark(i, last, classes, actor.name, actor.kind, "names.table", actor.town)
    return NameMark(i, last, VEHICLES, pack.equipment[key], None, "names.equipment")


def is_part_of_a_name(tree: Tree, i: int, pack: Pack) -> bool:
    """True for a surname of the tables behind another first name, or that names a place: `Jeanne Trump`, `le lac Assad`."""
    before = i - 1
    if before >= 0 and tree.sentence[before] == tree.sentence[i]:
        if tree.lemma[before] in pack.place_words or tree.text[before] == "-":
            return True
        begins = before == tree.words_of_sentence(i).start and tree.pos[before] != "PROPN"
        if is_capitalised(tree.text[before]) and not begins:
            return tree.lower[before] not in TITLES and tree.lemma[before] not in pack.classes
    after = i + 1
    return after < len(tree) and tree.sentence[after] == tree.sentence[i] and is_capitalised(tree.text[after])


def is_capitalised(word: str) -> bool:
    """True for a word with one capital, at its start, that is more than an initial."""
    return len(word) > 2 and word[0].isupper() and not word.isupper()


def model_mark(span: NameSpan) -> NameMark:
    """A name that only the model knows."""
    source = {"PER": SourceKind.PERSON, "ORG": SourceKind.ORGANISATION, "LOC": SourceKind.GOVERNMENT}.get(span.label)
    return NameMark(span.first, span.last, BY_LABEL[span.label], None, source, "names.model")


def vote(trees: Sequence[Tree]) -> dict[str, str]:
    """One label for all mentions of a name in an article: the one that the model gave most often (the first of equals)."""
    counts: dict[str, Counter[str]] = {}
    towns: set[str] = set()
    for tree in trees:
        for span in tree.names:
            name = name_text(tree, span)
            counts.setdefault(name, Counter())[span.label] += 1
            if name not in towns and (is_headline_town(tree, span) or (span.label in DOUBTFUL and is_town(tree, span))):
                towns.add(name)
    for name in towns:
        counts[name]["LOC"] += counts[name].total() + 1
    return {name: labels.most_common(1)[0][0] for name, labels in counts.items()}


def is_town(tree: Tree, span: NameSpan) -> bool:
    """True for a name behind a preposition of place that the gazetteer has as that of a town."""
    if tree.preposition(span.first) not in LOCATIVE and tree.preposition(span.last) not in LOCATIVE:
        return False
    return bool(load_gazetteer().towns(" ".join(tree.text[span.first : span.last + 1])))


def is_headline_town(tree: Tree, span: NameSpan) -> bool:
    """True for a name that opens a sentence before a colon (`Goma : deux obus`) and that the gazetteer has as a town's."""
    after = span.last + 1
    if tree.words_of_sentence(span.first).start != span.first or after >= len(tree) or tree.text[after] != ":":
        return False
    return bool(load_gazetteer().towns(" ".join(tree.text[span.first : span.last + 1])))


def name_text(tree: Tree, span: NameSpan) -> str:
    """The words of a name, by which its mentions are counted together."""
    return name_key(" ".join(tree.text[span.first : span.last + 1]))


DIRECTIONS = word_list("directions")
ARABIC_ARTICLES = word_list("arabic_articles")
TITLES = word_list("titles")


def is_titled(tree: Tree, span: NameSpan, pack: Pack) -> bool:
    """True for a name that begins with `M.` or stands right behind a person's title (`le général X`)."""
    if tree.lower[span.first] in TITLES:
        return True
    before = span.first - 1
    if before < 0 or tree.sentence[before] != tree.sentence[span.first]:
        return False
    entry = pack.classes.get(tree.lemma[before])
    singular = tree.morph[before].number == "Sing" and tree.pos[before] == "NOUN"
    return tree.lower[before] in TITLES or bool(entry and entry.name == "person" and singular)


def is_described(tree: Tree, span: NameSpan, pack: Pack) -> bool:
    """True for a name that begins with a small word of a known class (`marché central de X`): that says what it is."""
    first = span.first
    return tree.lower[first] == tree.text[first] and tree.lemma[first] in pack.classes


def find_marks(tree: Tree, pack: Pack, votes: Mapping[str, str]) -> list[NameMark]:
    """All names, the table's before the model's where they meet."""
    marks: list[NameMark] = []
    taken: set[int] = set()
    i = 0
    while i < len(tree):
        mark = match_table(tree, i, pack) if begins(tree.text[i], pack) else None
        if mark:
            marks.append(mark)
            taken.update(range(mark.first, mark.last + 1))
            i = mark.last + 1
        else:
            i += 1
    for span in tree.names:
        if votes.get(name_text(tree, span), span.label) in BY_LABEL and not taken.intersection(
            range(span.first, span.last + 1)
        ):
            towards = span.first == span.last and span.label == "PER" and tree.preposition(span.first) in GOING
            label = "LOC" if towards else votes.get(name_text(tree, span), span.label)
            label = "PER" if is_titled(tree, span, pack) else label
            if label == "MISC" and is_described(tree, span, pack):
                continue
            marks.append(model_mark(NameSpan(span.first, whole_name(tree, span.last, taken), label)))
    return sorted(marks, key=lambda mark: mark.first)


def whole_name(tree: Tree, last: int, taken: set[int]) -> int:
    """The last word of a name that goes on behind an Arabic article, small letters or not: `Tell el Hawa`."""
    stop = tree.words_of_sentence(last).stop
    follows = last + 2 < stop and tree.text[last + 1].lower() in ARABIC_ARTICLES and last + 2 not in taken
    return last + 2 if follows and tree.text[last + 2].isalpha() else last


def noun_classes(tree: Tree, i: int, pack: Pack) -> frozenset[str]:
    """The classes of a word that is no name."""
    if tree.pos[i] == "DET":
        return PEOPLE if tree.lower[i] in OWNERS else NOTHING
    if tree.pos[i] == "PRON":
        return PEOPLE if tree.lower[i] in PERSONAL else NOTHING
    if tree.lower[i] in DIRECTIONS and not tree.children_by(i, "nmod", "amod"):
        return NOTHING  # `au nord` alone is no place
    entry = pack.classes.get(tree.lemma[i]) or pack.classes.get(tree.lower[i])
    if entry:
        fighter = entry.name == "person" and (entry.source is SourceKind.ARMED_GROUP or tree.lemma[i] in FIGHTERS)
        return PEOPLE if fighter else frozenset({entry.name})
    if tree.lemma[i] in pack.place_words and tree.pos[i] in ("NOUN", "PROPN"):
        return frozenset({"place"})
    if tree.lower[i] in pack.adjectives and (tree.text[i][0].isupper() or is_people(tree, i)):
        return FORCE
    if (
        tree.text[i][0].isupper()
        and tree.pos[i] in ("PROPN", "NOUN", "X")
        and tree.preposition(i) in PLACE_PREPOSITIONS
    ):
        return frozenset({"place"})
    return NOTHING


def is_people(tree: Tree, i: int) -> bool:
    """True for the name of a people with a small letter: `les polonais ont fui`."""
    return tree.pos[i] == "NOUN" and tree.morph[i].number == "Plur" and bool(tree.children_by(i, "det", "case"))


def find_names(tree: Tree, pack: Pack, votes: Mapping[str, str]) -> Names:
    """The names of a block and the classes of its words; `votes` are the labels that the whole article gives to names."""
    marks = find_marks(tree, pack, votes)
    of_word = {i: mark for mark in marks for i in range(mark.first, mark.last + 1)}
    classes = tuple(
        of_word[i].classes if i in of_word else noun_classes(tree, i, pack)
        if tree.pos[i] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET") else NOTHING
        for i in range(len(tree))
    )  # fmt: skip
    return Names(tuple(marks), of_word, classes)
