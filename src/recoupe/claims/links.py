"""Links of attribution: a cue's source as a name, pronouns and `la même source` resolved, and the chain of a claim."""

from __future__ import annotations

from dataclasses import replace

from recoupe.annotate.marks import BlockMarks, CueMark, EventMark
from recoupe.annotate.tree import Tree
from recoupe.claims.chains import carried, reaching
from recoupe.claims.context import Context
from recoupe.claims.coreference import PRONOUNS, fits, is_pronoun, resolve_pronoun
from recoupe.claims.people import is_named_so
from recoupe.claims.phrases import make_name, phrase_bounds, span_of
from recoupe.languages.lists import word_list
from recoupe.model.claim import Cell, Link, Name, Span
from recoupe.model.codes import BlockKind, Mode, SourceKind

WITHIN_TITLE = frozenset(["NOUN", "ADJ", "ADP", "DET", "PROPN", "CCONJ"])
FAR = 8  # words of a title, or of what stands between it and the comma before a name


def link_cell(context: Context, at: int, cue: CueMark) -> Cell[Link] | None:
    """One source of a chain. None where a pronoun stands for nobody that could be found."""
    tree = context.blocks[at].tree
    said = span_of(tree, cue.cue[0], cue.cue[-1])
    if cue.source is None:
        return Cell(Link(Name(said.of(context.text), said), SourceKind.ANONYMOUS, said, cue.mode), (said,), cue.rule)
    word = span_of(tree, cue.source, cue.source)
    if points_back(tree, cue.source):
        found = who_is_meant(context, at, cue)
        if found is None:
            return None
        home, head, kind = found
    elif tree.pos[cue.source] == "PRON":
        nobody = Name(tree.text[cue.source], word)
        return Cell(Link(nobody, SourceKind.ANONYMOUS, said, cue.mode), (word, said), cue.rule)
    else:
        home, head, kind = at, cue.source, cue.kind
    name = source_name(context, home, head)
    if is_same_source(context.blocks[home].tree, head):
        name = same_source(context, home, head)
    elif kind is SourceKind.ANONYMOUS and is_person_behind(context.blocks[home], name):
        kind = SourceKind.PERSON
    if home == at:
        name = before_cue(context, at, name, cue)
    evidence = name.source if home == at and head == cue.source else word
    return Cell(Link(name, kind, said, cue.mode), (evidence, said), cue.rule)


def points_back(tree: Tree, head: int) -> bool:
    """True for a source that was named before: a pronoun that is not `on`, `la même source`."""
    if tree.lower[head] in ("on", "-on", "-t-on"):
        return False
    return is_pronoun(tree, head) or tree.lower[head].startswith("-") or is_same_source(tree, head)


def who_is_meant(context: Context, at: int, cue: CueMark) -> tuple[int, int, SourceKind] | None:
    """The block, head word and kind of who a pronoun or `la même source` stands for; the latter for itself at worst."""
    tree, head = context.blocks[at].tree, cue.source or 0
    found = last_source(context, at, cue) or resolve_pronoun(context.blocks, context.kinds, at, head)
    if found is not None and found[0] == at and found[1] in cue.content:
        found = None  # nobody says something of himself inside his own words
    if found is None:
        return (at, head, SourceKind.ANONYMOUS) if is_same_source(tree, head) else None
    block, meant = context.blocks[found[0]], found[1]
    kind = next((c.kind for c in block.cues if c.source == meant), cue.kind)
    person = kind is SourceKind.ANONYMOUS and "person" in block.names.classes[meant]
    return found[0], meant, SourceKind.PERSON if person else kind


def source_name(context: Context, at: int, head: int) -> Name:
    """A source by its phrase, with the person's name where one stands beside its title (titles stay with names).

    `le fils de X`, `le conseiller du président X` is not X: the name belongs to the title next to it.
    """
    block, tree = context.blocks[at], context.blocks[at].tree
    first, last = phrase_bounds(tree, head, block.names.of_word)
    if "person" not in block.names.classes[head] or head in block.names.of_word:
        return make_name(block, head, context.text)
    apposed = name_behind(block, head, last)
    if apposed is not None:
        span = span_of(tree, *apposed)
        known = block.names.of_word[apposed[1]]
        return Name(
            span.of(context.text), span, known.entity or span_of(tree, known.first, known.last).of(context.text)
        )
    comma = last + 1 < len(tree) and tree.text[last + 1] == ","
    mark = block.names.of_word.get(last + 2 if comma else last + 1) or block.names.of_word.get(last)
    if mark and mark.source is SourceKind.PERSON and mark.first > head:
        if is_named_so(block, head, mark):
            span = span_of(tree, mark.first if comma else first, mark.last)
            name = span_of(tree, mark.first, mark.last)
            return Name(span.of(context.text), span, mark.entity or name.of(context.text))
        return replace(make_name(block, head, context.text), entity=None)
    return make_name(block, head, context.text)


def before_cue(context: Context, at: int, name: Name, cue: CueMark) -> Name:
    """A source without the verb that the parser took for an adjective of it (`Front de Morland dément`)."""
    tree = context.blocks[at].tree
    if not name.source.start < tree.start[cue.cue[0]] < name.source.end:
        return name
    span = Span(name.source.start, tree.end[cue.cue[0] - 1])
    return replace(name, text=span.of(context.text), source=span)


def same_source(context: Context, at: int, head: int) -> Name:
    """`la même source`, where it is not known which: its own words, without the article."""
    tree = context.blocks[at].tree
    first = min([head, *(c for c in tree.children_by(head, "amod") if tree.lower[c] in ("même", "mêmes"))])
    span = span_of(tree, first, head)
    return Name(span.of(context.text), span)


def is_person_behind(block: BlockMarks, name: Name) -> bool:
    """True if a name of a person was found for a source that its function names."""
    ends = {mark.last for mark in block.names.marks if mark.source is SourceKind.PERSON}
    return any(block.tree.end[i] == name.source.end for i in ends)


def name_behind(block: BlockMarks, head: int, last: int) -> tuple[int, int] | None:
    """`un porte-parole de l'armée, le colonel Daran`: title and name behind the comma after who speaks, as words."""
    tree, names = block.tree, block.names.of_word
    stop = tree.words_of_sentence(head).stop
    i = last + 1
    while i < stop and tree.text[i] not in (",", "(") and tree.pos[i] in WITHIN_TITLE and i - last <= FAR:
        i += 1
    if i + 1 >= stop or tree.text[i] != "," or head in names:
        return None
    i += 1 + (tree.lower[i + 1] in ("le", "la", "l'"))
    first = i
    while i < stop and i not in names and i - first < FAR:
        if "person" not in block.names.classes[i] and tree.pos[i] not in ("ADJ", "ADP"):
            return None
        i += 1
    mark = names.get(i) if i < stop else None
    if mark is None or mark.source is not SourceKind.PERSON or mark.first != i:
        return None
    return first, mark.last


def last_source(context: Context, at: int, cue: CueMark) -> tuple[int, int] | None:
    """`a-t-il ajouté`, `la même source`: the last source before that it can stand for, two paragraphs back at most."""
    tree = context.blocks[at].tree
    head = cue.source or 0
    for b in range(at, max(-1, at - 3), -1):
        for other in reversed(context.blocks[b].cues):
            if other.source is None or (b == at and other.cue[0] >= cue.cue[0]):
                continue
            if can_resume(context.blocks[b], other, tree.lower[head], same=is_same_source(tree, head)):
                return b, other.source
    return None


def can_resume(block: BlockMarks, other: CueMark, pronoun: str, *, same: bool) -> bool:
    """True if a pronoun (or, with `same`, `la même source`) after a verb of saying can stand for this earlier source."""
    tree, source = block.tree, other.source
    if source is None or tree.pos[source] not in ("NOUN", "PROPN") or is_same_source(tree, source):
        return False
    if same:
        named = other.kind is SourceKind.PERSON and source in block.names.of_word
        return not named and other.kind not in (SourceKind.PUBLIC, SourceKind.ARMED_GROUP)
    if tree.lemma[source] in WITNESSES:
        return False  # `a constaté un journaliste`: who was there does not go on speaking
    if pronoun in PRONOUNS:
        return fits(tree, source, pronoun) and other.kind is not SourceKind.OUTLET
    return True


WITNESSES = word_list("reporters")


def is_same_source(tree: Tree, head: int) -> bool:
    """`la même source`, `cette source`, `ce dernier`: a source that was named before."""
    around = {tree.lower[c] for c in tree.children_by(head, "amod", "det")}
    return tree.lemma[head] == "dernier" or (
        tree.lemma[head] == "source" and bool(around & {"même", "cette", "mêmes", "ces"})
    )


def attribution_of(context: Context, at: int, event: EventMark) -> tuple[tuple[Cell[Link], ...], list[CueMark]]:
    """The chain of a claim, outermost first, and the cues that it was read from."""
    cues = reaching(context.blocks[at], event)
    homes = [(at, cue) for cue in cues]
    if not homes:
        over = carried(context.blocks, context.kinds, at, event)
        homes = [over] if over else []
    outer = embedded_link(context, context.blocks[at].tree.start[event.head])
    links: list[Cell[Link]] = [outer] if outer else []
    for home, cue in homes:
        cell = link_cell(context, home, cue)
        if cell is not None and all(not is_same(cell.value.source, other.value.source) for other in links):
            links.append(cell)
    return tuple(links), [cue for _, cue in homes]


def is_same(one: Name, other: Name) -> bool:
    """True for two mentions at one place, and for two with one canonical name."""
    return one.source == other.source or (one.entity is not None and one.entity == other.entity)


def embedded_link(context: Context, at: int) -> Cell[Link] | None:
    """The outlet of the embedded text that a place in the article lies in: the outermost source of all that it says."""
    block = next((block for block in context.article.blocks if block.span.start <= at < block.span.end), None)
    outlet = block.outlet if block and block.kind is BlockKind.EMBEDDED else None
    if block is None or outlet is None or outlet.span is None:
        return None
    name = Name(outlet.words, outlet.span, outlet.value)
    return Cell(Link(name, SourceKind.OUTLET, None, Mode.DIRECT), (outlet.span,), f"embedded/{block.rule}")
