"""Who speaks in a block: the sources of its cues, and those that no cue was found for, as an article relies on them.

Wider than the chains of claims: a source counts here whether a claim stands on its word or not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from recoupe.annotate.clauses import agents
from recoupe.annotate.marks import BlockMarks, CueMark
from recoupe.annotate.moods import is_infinitive
from recoupe.annotate.saying import is_denied_saying, verb_source
from recoupe.annotate.sources import SPEAKING, source_kind
from recoupe.annotate.tree import Tree
from recoupe.claims.context import Context
from recoupe.claims.links import link_cell, source_name
from recoupe.claims.people import TITLES, head_of
from recoupe.claims.phrases import make_name
from recoupe.claims.settle import PEOPLE
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack
from recoupe.model.claim import Name, Span
from recoupe.model.codes import SourceKind

NOBODY = word_list("unnamed_speakers") | word_list("nobody")
ALONE = word_list("verbs_that_say_alone")
UNDONE = word_list("attempts") | word_list("modal_verbs") | word_list("wishes")
PURPOSE = word_list("purpose")
NOT_RELIED_ON = ("attribution.verb.predict",)  # hopes and fears are told of somebody, not on somebody's word

Source = tuple[int, int, Name, SourceKind]  # block, head word, name and kind


def sources_of(context: Context, at: int) -> Iterator[Source]:
    """The sources of a block's cues, and who stands beside them (`des officiers et un témoin`)."""
    block = context.blocks[at]
    for cue in block.cues:
        if cue.source is None or is_nobody(block.tree, cue.source) or cue.rule in NOT_RELIED_ON:
            continue
        if is_intended(block.tree, cue.cue[-1]) or is_backed(block, cue):
            continue
        cell = link_cell(context, at, cue)
        found = home_of(context, cell.value.source.source) if cell else None
        if cell is None or found is None:
            continue
        home, head = found
        name, own = cell.value.source, home == at and head in block.tree.subtree(cue.source)
        if own and head != cue.source:  # `le fils de X`: the name in a source's phrase may be another's
            head, name = cue.source, make_name(block, cue.source, context.text)
        if is_source(context.blocks[home], head, resolved=not own):
            yield home, head, name, cell.value.kind
            yield from beside(context, home, head)
    yield from said_alone(context, at)
    yield from before_colon(context, at)


def is_nobody(tree: Tree, i: int) -> bool:
    """True for `on`, `certains`, and for `personnes` of whom nothing is said."""
    told = tree.children_by(i, "amod", "acl", "acl:relcl", "nmod", "appos", "flat")
    return tree.lower[i] in NOBODY or (tree.lemma[i] in NOBODY and not told)


def is_intended(tree: Tree, v: int) -> bool:
    """`cherche à écarter`, `pour démentir`: what somebody would say is not said yet."""
    if not is_infinitive(tree, v):
        return False
    above = tree.head[v]
    return tree.lemma[above] in UNDONE or any(tree.lower[c] in PURPOSE for c in tree.children_by(v, "mark", "case"))


def is_backed(block: BlockMarks, cue: CueMark) -> bool:
    """`la milice, soutenue par X`: who is backed is not said; an attack that is claimed is."""
    tree, v = block.tree, cue.cue[-1]
    return (
        cue.rule.startswith("attribution.verb")
        and not cue.rule.endswith("accuse")
        and tree.dep[v] == "acl"
        and tree.morph[v].form == "Part"
        and cue.source in agents(tree, v)
        and bool(block.names.classes[tree.head[v]] & PEOPLE)
    )


def is_source(block: BlockMarks, head: int, *, resolved: bool) -> bool:
    """False for pronouns that stand for nobody, and for what a pronoun was wrongly taken to stand for."""
    if block.tree.pos[head] == "PRON":
        return False
    classes = block.names.classes[head]
    speaks = bool(classes & SPEAKING) and ("place" not in classes or head in block.names.of_word)
    return not resolved or speaks or block.tree.lower[head] in TITLES


def before_colon(context: Context, at: int) -> Iterator[Source]:
    """`Jean Morel, maire de Valbourg : « Nous partons. »`: who is named before a colon and a quotation."""
    block = context.blocks[at]
    tree = block.tree
    for first, _ in block.quotes:
        if first < 2 or tree.text[first - 1] != ":":
            continue
        start = tree.words_of_sentence(first - 2).start
        mark = block.names.of_word.get(start)
        said = range(start, first - 1)
        if mark and mark.source is SourceKind.PERSON and not any(tree.pos[i] in ("VERB", "AUX") for i in said):
            head = head_of(tree, mark)
            yield at, head, source_name(context, at, head), SourceKind.PERSON


def beside(context: Context, at: int, head: int) -> Iterator[Source]:
    """Further sources of one cue: what is joined to its source."""
    block = context.blocks[at]
    tree = block.tree
    among = [
        c for c in tree.children[head] if any(tree.lower[d] == "dont" for d in tree.children[c])
    ]  # `des experts, dont X`
    for c in [*tree.children_by(head, "conj"), *among]:
        if block.names.classes[c] & PEOPLE and tree.pos[c] in ("NOUN", "PROPN"):
            yield at, c, source_name(context, at, c), source_kind(tree, block.names, load_pack("fr"), c)


def said_alone(context: Context, at: int) -> Iterator[Source]:
    """`L'agence a alerté sur la famine`: verbs that are said of who says something, whatever was read as their content."""
    block, pack = context.blocks[at], load_pack("fr")
    tree = block.tree
    cued = {i for cue in block.cues for i in cue.cue}
    for v in range(len(tree)):
        if tree.pos[v] != "VERB" or tree.lemma[v] not in ALONE or v in cued:
            continue
        entry = pack.reporting.get(tree.lemma[v])
        if entry is None or is_denied_saying(tree, v, entry):
            continue
        said, source = verb_source(tree, block.names, v)
        if not said or source is None or tree.pos[source] not in ("NOUN", "PROPN"):
            continue
        if block.names.classes[source] & SPEAKING:
            yield at, source, source_name(context, at, source), source_kind(tree, block.names, pack, source)


def home_of(context: Context, span: Span) -> tuple[int, int] | None:
    """The block in which a name stands, and its head word."""
    for at, block in enumerate(context.blocks):
        tree = block.tree
        if not len(tree) or not tree.start[0] <= span.start < tree.end[-1]:
            continue
        inside = range(bisect_left(tree.start, span.start), bisect_right(tree.end, span.end))
        if inside:
            return at, next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), inside[0])
    return None
