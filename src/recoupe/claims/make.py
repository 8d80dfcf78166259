"""Marks to Claims: each cell with its words, its rule and its method; what is missing is `NotSaid` with a reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from recoupe.annotate.dating import counts_from, resolve
from recoupe.annotate.filling import LEARNED
from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark, TimeMark
from recoupe.claims.chains import stance_of
from recoupe.claims.context import Context
from recoupe.claims.counting import figures_of
from recoupe.claims.entities import (
    Known,
    known_in,
)
from recoupe.claims.fillers import Scene, called, cells_of, name_cell, stands_for
from recoupe.claims.links import attribution_of
from recoupe.claims.phrases import span_of
from recoupe.claims.sides import both_sides, is_both, roles_meant
from recoupe.claims.timing import find_time
from recoupe.claims.where import find_places
from recoupe.claims.wielded import as_used, wielded
from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, Span, When, Where, claim_id
from recoupe.model.codes import BlockKind, EventType, Method, Silence

SPREADING = frozenset(["place"])
# States hold for long: `aujourd'hui` beside one is nowadays, not the day.
STATES = frozenset([EventType.CONTROL, EventType.DEPLOY, EventType.SUPPORT, EventType.COOPERATE, EventType.SIEGE])
SIMPLE = re.compile(r"\d{4}(-\d\d){0,2}")
STATED_KINDS = frozenset(["date", "month", "year"])


def name_cells(scene: Scene, role: str) -> tuple[Cell[Name], ...] | NotSaid:
    """All fillers of one role, each name once."""
    marks = [mark for mark in scene.event.roles if mark.role == role]
    if role == "equipment":
        marks += wielded(scene.block, scene.event)
    cells: dict[Span, Cell[Name]] = {cell.value.source: cell for cell in of_both_sides(scene, role)}
    for mark in marks:
        if cells and is_both(scene.block.tree, mark.head):
            continue
        for cell in cells_of(scene, mark, scene.event.frame):
            if mark.slot != LEARNED:
                cells.setdefault(cell.value.source, cell)
            elif all(cell.value.entity != known.value.entity for known in cells.values()):  # named once in its sentence
                cells.setdefault(cell.value.source, learned(cell, mark))
    if cells:
        return tuple(cells.values())
    return NotSaid(Silence.UNRESOLVED if marks else Silence.NOT_MENTIONED)


def others(
    targets: tuple[Cell[Name], ...] | NotSaid, actors: tuple[Cell[Name], ...] | NotSaid
) -> tuple[Cell[Name], ...] | NotSaid:
    """The targets but for those who act: nobody does to himself what the types of events tell."""
    if isinstance(targets, NotSaid) or isinstance(actors, NotSaid):
        return targets
    acting = {cell.value.entity for cell in actors}
    return tuple(cell for cell in targets if cell.value.entity not in acting) or NotSaid(Silence.UNRESOLVED)


def of_both_sides(scene: Scene, role: str) -> list[Cell[Name]]:
    """What `les deux camps` give a role, as cells."""
    cells = []
    for mark in scene.event.roles:
        meant = roles_meant(scene.block.tree, scene.event, mark).get(role, ())
        sides = (
            both_sides(scene.context, scene.at, scene.event, lambda at, head: called(scene, at, head))
            if meant
            else None
        )
        if sides is not None:
            rule = f"{scene.event.frame}/{mark.slot}+sides"
            cells += [stands_for(scene, sides[n], replace(mark, role=role), rule) for n in meant]
    return cells


def learned(cell: Cell[Name], mark: RoleMark) -> Cell[Name]:
    """The cell of a filler that weights chose; its rule says how likely it was and what weighed most."""
    if mark.decision is None:
        return cell
    told = f"{cell.rule}@{mark.decision.probability:.2f}: {'; '.join(mark.decision.because)}"
    return replace(cell, rule=told, method=Method.MODEL)


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
    """Places as named; places.py looks up their coordinates."""
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
    edtf = resolve(mark, context.article.day, told_before(context, at, mark), stated_before(block, mark))
    if event.type in STATES and "w=aujourd'hui" in mark.parts:
        edtf = None  # a state that holds nowadays
    return Cell(When(span.of(context.text), edtf), (span,), f"times.{mark.kind.replace(' ', '_')}")


def told_before(context: Context, at: int, mark: TimeMark) -> str | None:
    """What the text told of last, exact enough for this time to count from it; of the same paragraph for `dans la soirée`."""
    length = counts_from(mark)
    if not length:
        return None
    near = mark.kind == "evening"
    for number in range(at, at - 1 if near else -1, -1):
        told = None
        for other in context.blocks[number].times:
            if number == at and other.first >= mark.first:
                break
            value = resolve(other, context.article.day, told)
            told = value if value and SIMPLE.fullmatch(value) and len(value) >= length else told
        if told:
            return told
    return None


def stated_before(block: BlockMarks, mark: TimeMark) -> str | None:
    """The date with its year in words that an account goes on from: the last before this time, a year only if it opens its
    sentence (`En 2014, ... En juin, ...`).
    """
    earlier = [m for m in block.times if m.first < mark.first and m.kind in STATED_KINDS]
    if not earlier or not any(part.startswith("y=") for part in earlier[-1].parts):
        return None
    last = earlier[-1]
    opens = block.tree.words_of_sentence(last.first).start == last.first
    framed = any(part.startswith("frame=") for part in last.parts)
    return resolve(last, None) if not framed and (opens or last.kind != "year") else None


def figure_cells(context: Context, at: int, event: EventMark) -> tuple[Cell[Figure], ...] | NotSaid:
    """Counts with their bounds."""
    block = context.blocks[at]
    event = replace(
        event, roles=tuple(mark for mark in event.roles if mark.slot != LEARNED)
    )  # a number counts what is certain
    cells = []
    for mark, counts in figures_of(block, event):
        span = span_of(block.tree, mark.first, mark.last)
        figure = Figure(span.of(context.text), counts, mark.minimum, mark.maximum, mark.approximate)
        cells.append(Cell(figure, (span,), "figures.counted"))
    return tuple(cells) if cells else NotSaid()


def type_cell(event: EventMark, trigger: Span) -> Cell[EventType]:
    """The type of an event; its rule is the frame, and where a learned decision took it, how sure it was and what weighed most."""
    if event.decision is None:
        return Cell(event.type, (trigger,), event.frame, Method.LEXICON)
    told = f"{event.frame}@{event.decision.probability:.2f}: {'; '.join(event.decision.because)}"
    return Cell(event.type, (trigger,), told, Method.MODEL)


def make_claim(context: Context, known: Known, at: int, number: int, ordinal: int) -> Claim:
    """One event mark as a claim."""
    block = context.blocks[at]
    event, modality, tree = block.events[number], block.modalities[number], block.tree
    words = tree.words_of_sentence(event.head)
    trigger = span_of(tree, event.first, event.last)
    chain, cues = attribution_of(context, at, event)
    event = replace(event, roles=as_used(block, event))
    scene = Scene(context, known, at, event, chain[-1].value.source if chain else None)
    stance, cue = stance_of(cues)
    mood = span_of(tree, min(modality.words), max(modality.words)) if modality.words else trigger
    actor = name_cells(scene, "actor")
    return Claim(
        id=claim_id(context.article.id, trigger.start, ordinal),
        article=context.article.id,
        sentence=span_of(tree, words.start, words.stop - 1),
        trigger=trigger,
        type=type_cell(event, trigger),
        actor=actor,
        target=others(name_cells(scene, "target"), actor),
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
    known = known_in(context)
    for at, block in enumerate(context.blocks):
        if context.kinds[at] is BlockKind.BOILERPLATE:
            continue
        for number, event in enumerate(block.events):
            start = block.tree.start[event.first]
            found.append(make_claim(context, known, at, number, seen[start]))
            seen[start] += 1
    return tuple(sorted(found, key=lambda claim: (claim.trigger, claim.id)))
