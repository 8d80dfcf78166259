"""Marks to Claims: each cell with its words, its rule and its method; what is missing is `NotSaid` with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark
from recoupe.annotate.times import resolve
from recoupe.claims.chains import stance_of
from recoupe.claims.context import Context
from recoupe.claims.coreference import (
    is_bare_place,
    is_pronoun,
    resolve_place,
    resolve_place_pronoun,
    resolve_pronoun,
)
from recoupe.claims.links import attribution_of
from recoupe.claims.phrases import make_name, span_of
from recoupe.claims.settle import figures_of, find_time
from recoupe.claims.where import find_places
from recoupe.languages.lists import word_list
from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, Span, When, Where, claim_id
from recoupe.model.codes import BlockKind, Method, Silence

FIRST_PERSONS = word_list("first_persons")
PLACE_PRONOUNS = word_list("place_pronouns")
SPREADING = frozenset(["place"])


@dataclass(frozen=True, slots=True)
class Scene:
    """One event where it stands: its article, its block, and who speaks there (the innermost source), if anybody."""

    context: Context
    at: int
    event: EventMark
    speaker: Name | None

    @property
    def block(self) -> BlockMarks:
        """The marks of the event's block."""
        return self.context.blocks[self.at]


def name_cell(scene: Scene, role: RoleMark, rule: str) -> Cell[Name] | None:
    """A filler as a cell: the words in the clause, and the full mention that they stand for. None if unresolved."""
    context, at = scene.context, scene.at
    block, tree = scene.block, scene.block.tree
    without = frozenset(mark.head for mark in scene.event.roles) | timed_words(block)
    if tree.lower[role.head] in FIRST_PERSONS:
        if scene.speaker is None:
            return None
        return Cell(
            scene.speaker, (span_of(tree, role.head, role.head), scene.speaker.source), f"{rule}/{role.slot}+speaker"
        )
    as_place = role.role in ("place", "origin")
    if is_pronoun(tree, role.head):
        found = resolve_pronoun(context.blocks, context.kinds, at, role.head)
        if found is None:
            return None
        name = make_name(context.blocks[found[0]], found[1], context.text, as_place=as_place)
        return Cell(name, (span_of(tree, role.head, role.head), name.source), f"{rule}/{role.slot}+pronoun")
    if as_place and (tree.lower[role.head] in PLACE_PRONOUNS or tree.pos[role.head] == "DET"):
        found = resolve_place_pronoun(context.blocks, at, role.head)
        if found is None:
            return None
        name = make_name(context.blocks[found[0]], found[1], context.text, as_place=True)
        return Cell(name, (span_of(tree, role.head, role.head), name.source), f"{rule}/{role.slot}")
    if tree.pos[role.head] in ("PRON", "NUM"):
        return None  # `les quatre`: how many, but not who
    if as_place and is_bare_place(tree, role.head):
        found = resolve_place(context.blocks, at, role.head)
        if found is not None:
            name = make_name(context.blocks[found[0]], found[1], context.text, as_place=True)
            return Cell(name, (span_of(tree, role.head, role.head), name.source), f"{rule}/{role.slot}+description")
    name = make_name(block, role.head, context.text, as_place=as_place, without=without)
    return Cell(name, (name.source,), f"{rule}/{role.slot}")


def timed_words(block: BlockMarks) -> frozenset[int]:
    """Words of time expressions: no part of a noun phrase."""
    return frozenset(i for mark in block.times for i in range(mark.first, mark.last + 1))


def name_cells(scene: Scene, role: str) -> tuple[Cell[Name], ...] | NotSaid:
    """All fillers of one role, each name once."""
    marks = [mark for mark in scene.event.roles if mark.role == role]
    cells: dict[Span, Cell[Name]] = {}
    for mark in marks:
        cell = name_cell(scene, mark, scene.event.frame)
        if cell is not None:
            cells.setdefault(cell.value.source, cell)
    if cells:
        return tuple(cells.values())
    return NotSaid(Silence.UNRESOLVED if marks else Silence.NOT_MENTIONED)


def named_places(scene: Scene) -> tuple[Cell[Name], ...] | NotSaid:
    """Where an event happens, each place once; the rule tells what the event's own frame binds from what is settled."""
    own = {mark.head for mark in scene.event.roles if mark.role == "place"}
    marks = find_places(scene.block, scene.event)
    cells: dict[Span, Cell[Name]] = {}
    for mark in marks:
        cell = name_cell(scene, mark, scene.event.frame if mark.head in own else "settle.place")
        if cell is not None:
            cells.setdefault(cell.value.source, cell)
    if cells:
        return tuple(cells.values())
    return NotSaid(Silence.UNRESOLVED if own else Silence.NOT_MENTIONED)


def place_cells(scene: Scene, role: str) -> tuple[Cell[Where], ...] | NotSaid:
    """Places; coordinates come with the gazetteer."""
    named = named_places(scene) if role in SPREADING else name_cells(scene, role)
    if isinstance(named, NotSaid):
        return named
    return tuple(Cell(Where(c.value.text, c.value.source, c.value.entity), c.evidence, c.rule, c.method) for c in named)


def time_cell(context: Context, at: int, event: EventMark) -> Cell[When] | NotSaid:
    """When it happened, in EDTF."""
    block = context.blocks[at]
    mark = find_time(block, event)
    if mark is None:
        return NotSaid()
    span = span_of(block.tree, mark.first, mark.last)
    published = context.article.day
    earlier = [resolve(m, published) for m in block.times if m.first < mark.first]
    days = [value for value in earlier if value and len(value) == 10]
    edtf = resolve(mark, published, days[-1] if days else None)
    return Cell(When(span.of(context.text), edtf), (span,), f"times.{mark.kind}")


def figure_cells(context: Context, at: int, event: EventMark) -> tuple[Cell[Figure], ...] | NotSaid:
    """Counts with their bounds."""
    block = context.blocks[at]
    cells = []
    for mark, counts in figures_of(block, event):
        span = span_of(block.tree, mark.first, mark.last)
        figure = Figure(span.of(context.text), counts, mark.minimum, mark.maximum, mark.approximate)
        cells.append(Cell(figure, (span,), "figures.counted"))
    return tuple(cells) if cells else NotSaid()


def make_claim(context: Context, at: int, number: int, ordinal: int) -> Claim:
    """One event mark as a claim."""
    block = context.blocks[at]
    event, modality, tree = block.events[number], block.modalities[number], block.tree
    words = tree.words_of_sentence(event.head)
    trigger = span_of(tree, event.first, event.last)
    chain, cues = attribution_of(context, at, event)
    scene = Scene(context, at, event, chain[-1].value.source if chain else None)
    stance, cue = stance_of(cues)
    mood = span_of(tree, min(modality.words), max(modality.words)) if modality.words else trigger
    return Claim(
        id=claim_id(context.article.id, trigger.start, ordinal),
        article=context.article.id,
        sentence=span_of(tree, words.start, words.stop - 1),
        trigger=trigger,
        type=Cell(event.type, (trigger,), event.frame, Method.LEXICON),
        actor=name_cells(scene, "actor"),
        target=name_cells(scene, "target"),
        place=place_cells(scene, "place"),
        origin=place_cells(scene, "origin"),
        time=time_cell(context, at, event),
        equipment=name_cells(scene, "equipment"),
        number=figure_cells(context, at, event),
        modality=Cell(modality.value, (mood,), modality.rule),
        stance=Cell(
            stance, (span_of(tree, cue.cue[0], cue.cue[-1]) if cue in block.cues and cue else trigger,), "stance"
        ),
        attribution=chain,
    )


def make_claims(context: Context) -> tuple[Claim, ...]:
    """All claims of an article in the order of their triggers."""
    found: list[Claim] = []
    seen: Counter[int] = Counter()
    for at, block in enumerate(context.blocks):
        if context.kinds[at] is BlockKind.BOILERPLATE:
            continue
        for number, event in enumerate(block.events):
            start = block.tree.start[event.first]
            found.append(make_claim(context, at, number, seen[start]))
            seen[start] += 1
    return tuple(sorted(found, key=lambda claim: (claim.trigger, claim.id)))
