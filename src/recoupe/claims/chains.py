"""Chains of attribution: which cues reach a claim, outermost first, and which sources carry over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.marks import BlockMarks, CueMark, EventMark
from recoupe.annotate.tree import Tree
from recoupe.claims.coreference import fits
from recoupe.languages.lists import word_list
from recoupe.model.codes import BlockKind, Mode, Stance

# Cues of one sentence that a claim is checked against, the nearest first: a text without full stops has hundreds. The longest
# chain of gold has three links.
NEAREST = 6
HARD_STOPS = word_list("carry_stops")
POINTING_BACK = word_list("pointing_back")
CARRIED_MOODS = frozenset(["Cnd"])


def reaching(block: BlockMarks, event: EventMark) -> list[CueMark]:
    """The cues of the event's own block that reach it, outermost first; a source never attributes its own phrase."""
    found = []
    for cue in block.cues:
        if (
            event.head in cue.content and not (cue.source is not None and event.head == cue.source)
        ) or claims_responsibility(block.tree, cue, event):
            found.append(cue)
    found = sorted(found, key=lambda cue: abs(cue.cue[0] - event.head))[:NEAREST]
    found.sort(key=lambda cue: (cue.depth, -len(cue.content), cue.cue))
    return merge_same(found)


def claims_responsibility(tree: Tree, cue: CueMark, event: EventMark) -> bool:
    """`l'attaque revendiquée par X`: the qualified noun stands on the word of X."""
    return any(tree.lemma[i] == "revendiquer" and tree.head[i] == event.head and tree.dep[i] == "acl" for i in cue.cue)


def merge_same(cues: list[CueMark]) -> list[CueMark]:
    """One link per source: of two cues with one source the outer one stays."""
    found: list[CueMark] = []
    for cue in cues:
        if not any(other.source == cue.source and cue.source is not None for other in found):
            found.append(cue)
    return found


def carried(
    blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, event: EventMark
) -> tuple[int, CueMark] | None:
    """A source that carries over to a sentence without a cue of its own, with its block.

    It does inside a quotation that goes on, and into a sentence that points back or stands in the journalistic conditional;
    a paragraph with no mark, a contrast, or plain narration stop it (codebook, section 5).
    """
    block = blocks[at]
    tree = block.tree
    quote = next((q for q in block.quotes if q[0] <= event.head <= q[1]), None)
    if quote is not None and quote[1] - quote[0] > 4:
        return source_of_quote(blocks, kinds, at, quote)
    sentence = tree.sentence[event.head]
    first = tree.sentences[sentence][0]
    if sentence == 0 or tree.lower[first] in HARD_STOPS:
        return None
    before = [c for c in block.cues if tree.sentence[c.cue[0]] == sentence - 1 and c.source is not None]
    source = before[-1].source if before else None
    return (at, before[-1]) if source is not None and goes_on(tree, sentence, source) else None


def goes_on(tree: Tree, sentence: int, source: int) -> bool:
    """True if a sentence goes on with the account before it: a subject that points back, or the journalistic conditional.

    A pronoun that may stand for the source itself points to who has spoken: that is told of him, not by him.
    """
    first, stop = tree.sentences[sentence]
    back = any(
        tree.lower[i] in POINTING_BACK and tree.dep[i].startswith("nsubj") and not fits(tree, source, tree.lower[i])
        for i in range(first, min(stop, first + 8))
    )
    return back or any(tree.morph[i].mood in CARRIED_MOODS for i in range(first, stop))


def source_of_quote(
    blocks: Sequence[BlockMarks], kinds: Sequence[BlockKind], at: int, quote: tuple[int, int]
) -> tuple[int, CueMark] | None:
    """Who speaks in a quotation that has no cue: the nearest cue after it in its paragraph, else the last one before."""
    block = blocks[at]
    near = [c for c in block.cues if c.source is not None and 0 <= c.cue[0] - quote[1] <= 6]
    near = near or [c for c in block.cues if c.source is not None and 0 < quote[0] - c.cue[-1] <= 40]
    if near:
        return at, replace(near[-1], mode=Mode.DIRECT)
    if quote[0] > 2 or at == 0:
        return None
    for b in range(at - 1, max(-1, at - 3), -1):
        if kinds[b] is not BlockKind.BODY:
            continue
        spoken = [c for c in blocks[b].cues if c.source is not None and c.mode in (Mode.DIRECT, Mode.MIXED)]
        if spoken:
            return b, replace(spoken[-1], mode=Mode.DIRECT)
    return None


def stance_of(cues: Sequence[CueMark]) -> tuple[Stance, CueMark | None]:
    """The first stance other than none, from the outside inwards."""
    for cue in cues:
        if cue.stance is not Stance.NONE:
            return cue.stance, cue
    return Stance.NONE, None
