"""Cites: the outlets, persons, documents and organisations on whose word a text relies at least once (codebook, section 7).

From every cue with a source, whether a claim stands on it or not, the outlets through which a source speaks, and bylines.
Who is described in one place and named in another is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.annotate.clauses import agents
from recoupe.annotate.marks import BlockMarks, NameMark
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.claims.people import (
    REACH,
    TITLES,
    Person,
    bare_span,
    described,
    fullest,
    head_of,
    mark_words,
    people_of,
    titled,
    words_in,
    words_of,
)
from recoupe.claims.phrases import make_name, span_of
from recoupe.claims.settle import PEOPLE
from recoupe.claims.speakers import sources_of
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key
from recoupe.model.article import Fact
from recoupe.model.claim import Cite, Name, Span
from recoupe.model.codes import BlockKind, SourceKind

DEFINITE = word_list("definite_words") - {"des"} | word_list("possessives")
INTERVIEWS = word_list("interviews")
SPEECHES = word_list("speeches")
PRESS_WORDS = word_list("words_of_the_press")
LINKING = frozenset(["en", "de", "d'"])
IN_DOCUMENT = frozenset(["dans", "par", "via", "sur"])
WHERE = frozenset(["", "à", "au sein de", "dans", "de", "en", "sur"])
POINTING = word_list("pointing_words")
ANY = frozenset(SourceKind) - {SourceKind.DOCUMENT}
PERSON = frozenset([SourceKind.PERSON])
SHORTLY = 1000  # characters: two or three paragraphs of the press
SHORT_FORM = re.compile(r"\s?\(([^\W\d_][\w.-]{1,11})\)")
LONG_PLACE = 6  # words: what is longer tells more than where
UNNAMED = frozenset([SourceKind.ANONYMOUS, SourceKind.PUBLIC])


@dataclass(frozen=True, slots=True)
class Mention:
    """A source where it is mentioned: its name and the words by which its mentions are known for one.

    `head` is the lemma of its head word; `proper` is true for a name, `definite` false for `un officier`. `back_to` are the
    kinds of sources that a description may stand for again (`le ministre`, `cette organisation`), `place` is where it
    stands, `short` the words of the abbreviation behind it.
    """

    name: Name
    kind: SourceKind
    head: str
    words: frozenset[str]
    proper: bool
    definite: bool = True
    back_to: frozenset[SourceKind] = frozenset()
    place: int = 0
    short: frozenset[str] = frozenset()


def cites_of(context: Context) -> tuple[Cite, ...]:
    """Everybody and everything on whose word the article relies, each once, in the order of the places where it is named."""
    people = people_of(context)
    found = [*credits_of(context)]
    for at in range(len(context.blocks)):
        if context.kinds[at] is not BlockKind.BOILERPLATE:
            for home, head, name, kind in sources_of(context, at):
                found.extend(mentions_of(context, home, (head, name, kind), people))
            found.extend(channels_of(context, at))
    cites = {mention.name.source: Cite(mention.name, mention.kind) for mention in merge(found)}
    return tuple(cites[span] for span in sorted(cites))


# -- what a byline and a frame say -------------------------------------------------------------------------


def credits_of(context: Context) -> Iterator[Mention]:
    """The agency of a byline, and the outlets of a text that is reprinted as a whole or embedded."""
    about, actors = context.article.about, load_pack("fr").actors
    embedded = [block.outlet for block in context.article.blocks if block.kind is BlockKind.EMBEDDED]
    for fact in (about.agency, about.reprint_of, *embedded):
        span = place_of(context.text, fact) if fact else None
        if fact is None or span is None:
            continue
        known, shown = actors.get(name_key(fact.value)), span.of(context.text)
        name = Name(fact.value if "." in shown else shown, span, known.name if known else None)  # an address is no name
        yield Mention(name, SourceKind.OUTLET, "", words_in(name.text), proper=True)


def place_of(text: str, fact: Fact) -> Span | None:
    """Where the value of a fact stands: in the words it was read from, else where it stands first.

    None for what stands in a page's tags alone: no words of the text show it.
    """
    start = text.find(fact.value, fact.span.start) if fact.span else -1
    start = start if start >= 0 else text.find(fact.value)
    return Span(start, start + len(fact.value)) if start >= 0 else fact.span


# -- what a cue says ---------------------------------------------------------------------------------------


def mentions_of(
    context: Context, at: int, source: tuple[int, Name, SourceKind], people: Sequence[Person]
) -> Iterator[Mention]:
    """A source by its best name, and who stands behind it (`un rapport de l'ONU`, `un journaliste de l'agence X`)."""
    block = context.blocks[at]
    classes = block.names.classes
    head, name, kind = source
    mark = block.names.of_word.get(owner_of(block, head) or -1)
    if mark is not None and head not in block.names.of_word:
        employed = "person" in classes[head] and mark.source is SourceKind.OUTLET
        if employed or ("document" in classes[head] and mark.source is not None):
            yield of_mark(context, block, mark)
        if employed:
            return
    person = person_of(block, at, head, people)
    if person is not None:
        place = block.tree.start[head]
        yield Mention(person.name, SourceKind.PERSON, "", person.words, proper=True, place=place)
        return
    yield own_name(context, block, head) or described_mention(context, at, head, name, kind)


def described_mention(context: Context, at: int, head: int, name: Name, kind: SourceKind) -> Mention:
    """A source as it is described, or by the name of a body."""
    block = context.blocks[at]
    tree = block.tree
    mark = block.names.of_word.get(head)
    entry = load_pack("fr").classes.get(tree.lemma[head])
    known = next((m.source for m in block.names.marks if name.entity and m.entity == name.entity and m.source), None)
    if known is not None:
        kind = known
    elif "document" in block.names.classes[head]:
        kind = SourceKind.DOCUMENT
    elif entry and entry.source and kind in (SourceKind.ORGANISATION, SourceKind.ANONYMOUS):
        kind = entry.source
    if mark is None and "person" in block.names.classes[head]:
        name = replace(name, entity=None)  # `le conseiller du président X` is not X
    if mark is None and kind in UNNAMED:
        name = with_place(context, block, head, name)
    definite = is_definite(tree, head)
    bare = not tree.children_by(head, "det") and mark is None
    back_to = points_back(block, head) if mark is None and kind is not SourceKind.DOCUMENT else frozenset()
    short = short_of(context.text, name.source)
    return Mention(
        name,
        kind,
        tree.lemma[head],
        words_in(name.text),
        mark is not None,
        definite or bare,
        back_to,
        tree.start[head],
        short,
    )


def short_of(text: str, span: Span) -> frozenset[str]:
    """`le parquet de Valbourg (PV)`: the words of the abbreviation right behind a name."""
    found = SHORT_FORM.match(text, span.end)
    return words_in(found[1]) if found else frozenset()


def points_back(block: BlockMarks, head: int) -> frozenset[SourceKind]:
    """The kinds of sources that a description may stand for again: `ces combattants` any, `le ministre` a person.

    `le porte-parole de X` is new where X is a name.
    """
    tree = block.tree
    words = {tree.lower[c] for c in tree.children_by(head, "det")}
    if words & POINTING:
        return ANY
    one = "person" in block.names.classes[head] and tree.morph[head].number != "Plur"
    of_body = any(i in block.names.of_word for c in tree.children_by(head, "nmod") for i in tree.subtree(c))
    return PERSON if one and words & DEFINITE and not of_body else frozenset()


def with_place(context: Context, block: BlockMarks, head: int, name: Name) -> Name:
    """`des sources dans la vallée`, `des sources bien informées`: who is not named is known by where or what it is."""
    tree = block.tree
    last = max((i for i in range(len(tree)) if tree.end[i] <= name.source.end), default=head)
    for c in tree.children_by(head, "nmod", "acl", "amod"):
        words = tree.subtree(c)
        told = is_trait(tree, c) if tree.dep[c] == "acl" else tree.preposition(c) in WHERE
        plain = all(tree.text[i].isalpha() or "'" in tree.text[i] for i in words)
        if told and plain and min(words) == last + 1 and len(words) < LONG_PLACE:
            last = max(words)
    span = Span(name.source.start, tree.end[last])
    return Name(span.of(context.text), span, name.entity)


def is_trait(tree: Tree, i: int) -> bool:
    """True for a participle that says what somebody is, not by whom he is quoted."""
    return tree.pos[i] == "VERB" and not agents(tree, i)


def person_of(block: BlockMarks, at: int, head: int, people: Sequence[Person]) -> Person | None:
    """The person by name whom a source's words stand for."""
    tree, mark = block.tree, block.names.of_word.get(head)
    if mark is None and tree.lower[head] in TITLES:
        mark = block.names.of_word.get(head + 1)
    if mark is not None:
        return fullest(people, mark_words(tree, mark)) if mark.source is SourceKind.PERSON else None
    if "person" not in block.names.classes[head] or tree.morph[head].number == "Plur":
        return None
    found = titled(people, at, head)
    if found is None and is_definite(tree, head):
        found = described(people, tree.lemma[head], source_words(tree, head), span_of(tree, head, head))
    return found


def is_definite(tree: Tree, head: int) -> bool:
    """True for `le porte-parole`, `nos sources`: one that the reader is taken to know."""
    words = tree.children_by(head, "det", "case", "nmod")
    return any(tree.lower[c] in DEFINITE or tree.morph[c].possessive for c in words if c < head)


def source_words(tree: Tree, head: int) -> frozenset[str]:
    """The words that a description adds to its head: adjectives and complements."""
    below = [c for c in tree.children_by(head, "amod", "nmod", "flat", "appos") if tree.preposition(c) in ("", "de")]
    words = {x for c in below for x in tree.subtree(c) if x > head}
    return words_of(tree, (i for i in words if i - head < REACH))


def owner_of(block: BlockMarks, head: int) -> int | None:
    """Whose a document or a journalist is: `un communiqué de presse du ministère`."""
    tree = block.tree
    for c in tree.children_by(head, "nmod"):
        if tree.preposition(c) == "de" and c > head:
            if tree.lemma[c] == "presse":
                return owner_of(block, c)
            if block.names.classes[c] & PEOPLE:
                return c
    return None


def own_name(context: Context, block: BlockMarks, head: int) -> Mention | None:
    """`le quotidien L'Écho`: the outlet's name, without the words that say what it is."""
    tree = block.tree
    entry = load_pack("fr").classes.get(tree.lemma[head])
    if head in block.names.of_word or tree.morph[head].number == "Plur":
        return None
    if entry is None or entry.source is not SourceKind.OUTLET:
        return None
    i = head + 1
    stop = min(tree.words_of_sentence(head).stop, head + 8)
    while i < stop and ((tree.pos[i] in ("NOUN", "ADJ") and tree.text[i].islower()) or tree.text[i] in LINKING):
        i += 1
    if i >= stop or tree.preposition(i) or tree.lower[i - 1] in DEFINITE or not tree.text[i][0].isupper():
        return None
    mark = block.names.of_word.get(i)
    if mark is not None and mark.entity and mark.source is SourceKind.OUTLET:
        return of_mark(context, block, mark)
    last = mark.last if mark else i
    while last + 1 < stop and any(letter.isupper() for letter in tree.text[last + 1]):
        last += 1
    return outlet(context, span_of(tree, i, last))


def outlet(context: Context, span: Span) -> Mention:
    """An outlet that no table knows."""
    name = Name(span.of(context.text), span)
    return Mention(name, SourceKind.OUTLET, "", words_in(name.text), proper=True, place=span.start)


def of_mark(context: Context, block: BlockMarks, mark: NameMark) -> Mention:
    """A source that is a name."""
    span = bare_span(block.tree, mark)
    name = Name(span.of(context.text), span, mark.entity)
    kind = mark.source or SourceKind.ORGANISATION
    return Mention(name, kind, "", words_in(name.text), proper=True, place=span.start)


def channels_of(context: Context, at: int) -> Iterator[Mention]:
    """Outlets through which somebody speaks (`a déclaré à l'agence X`), and documents (`dans un communiqué`)."""
    block = context.blocks[at]
    tree, names = block.tree, block.names
    if context.kinds[at] is BlockKind.CAPTION:
        return
    for mark in names.marks:
        if mark.source is SourceKind.OUTLET and is_channel(block, head_of(tree, mark)):
            yield of_mark(context, block, mark)
    for i, pos in enumerate(tree.pos):
        if pos != "PROPN" or not is_interview(tree, i):
            continue
        last = max(tree.children_by(i, "flat"), default=i)
        if last > i or i not in names.of_word:
            known = names.of_word.get(i)
            if known is None or (known.last < last and known.source is not SourceKind.PERSON):
                yield outlet(context, span_of(tree, i, last))
    for cue in block.cues:
        for c in tree.children_by(cue.cue[-1], "obl", "nmod"):
            if is_text(block, c) and tree.preposition(c) in IN_DOCUMENT and c != cue.source:
                yield described_mention(context, at, c, make_name(block, c, context.text), SourceKind.DOCUMENT)


def is_text(block: BlockMarks, i: int) -> bool:
    """True for a document that is written or recorded, not for a speech."""
    return "document" in block.names.classes[i] and block.tree.lemma[i] not in SPEECHES


def is_channel(block: BlockMarks, i: int) -> bool:
    """True if an outlet is told to have had the word: it hangs on a verb of saying or on a word of the press."""
    tree, below = block.tree, i
    for above in list(tree.ancestors(i))[:2]:
        led = bool(tree.preposition(below))
        if not led and tree.dep[below] not in ("nmod", "appos", "flat"):
            return False
        if tree.lemma[above] in PRESS_WORDS or "document" in block.names.classes[above]:
            return True
        if tree.pos[above] == "VERB":
            return led and tree.lemma[above] in load_pack("fr").reporting
        below = above
    return False


def is_interview(tree: Tree, i: int) -> bool:
    """True for whom an interview is given to: `un entretien à X`, `une interview accordée à X`."""
    above = tree.head[i]
    if tree.preposition(i) != "à":
        return False
    near = [above, tree.head[above], *tree.children_by(above, "obj", "obl")]
    return any(tree.lemma[x] in INTERVIEWS for x in near)


# -- each once ---------------------------------------------------------------------------------------------


def merge(found: Sequence[Mention]) -> list[Mention]:
    """One mention for each source: the fullest, the first of equals."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.name.source):
        if is_again(mention, found):
            continue
        same = next((i for i, other in enumerate(kept) if is_same(other, mention)), None)
        if same is None:
            kept.append(mention)
        elif len(mention.words) > len(kept[same].words):
            kept = [other for i, other in enumerate(kept) if i <= same or other.words != mention.words]
            kept[same] = mention
    return kept


def is_again(mention: Mention, found: Sequence[Mention]) -> bool:
    """True for another word for a source that spoke shortly before: `le ministre` after his name."""
    return any(
        other.kind in mention.back_to
        and (other.proper or mention.back_to is ANY)
        and not other.back_to
        and 0 < mention.place - other.place < SHORTLY
        for other in found
    )


def is_same(a: Mention, b: Mention) -> bool:
    """True if two mentions are of one source: one canonical name, the same words, or one says no more than the other."""
    if a.name.entity and b.name.entity:
        return a.name.entity == b.name.entity
    if a.words == b.words or (a.words and a.words == b.short) or (b.words and b.words == a.short):
        return True
    if a.kind is b.kind and a.name.source.overlaps(b.name.source):
        return True
    less, more = (a, b) if len(a.words) < len(b.words) else (b, a)
    if not less.words or not less.words < more.words:
        return False
    return (a.proper and b.proper) or (bool(less.head) and less.head == more.head and less.definite)
