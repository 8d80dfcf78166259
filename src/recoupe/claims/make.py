"""Marks to Claims: each cell with its words, its rule and its method; what is missing is `NotSaid` with a reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from recoupe.annotate.dating import counts_from, resolve
from recoupe.annotate.filling import LEARNED
from recoupe.annotate.marks import BlockMarks, EventMark, RoleMark, TimeMark
from recoupe.claims.allies import allies_of, owned_by
from recoupe.claims.areas import in_country
from recoupe.claims.chains import stance_of
from recoupe.claims.context import Context
from recoupe.claims.coreference import (
    is_bare_place,
    is_pronoun,
    resolve_description,
    resolve_members,
    resolve_place,
    resolve_place_pronoun,
    resolve_pronoun,
    resolve_some,
)
from recoupe.claims.counting import figures_of
from recoupe.claims.entities import (
    Known,
    full_name,
    is_people,
    known_in,
    of_fuller,
    of_harmed,
    of_scene,
    own_words,
    speaking_for,
)
from recoupe.claims.links import attribution_of
from recoupe.claims.phrases import make_name, span_of
from recoupe.claims.settle import PEOPLE
from recoupe.claims.sides import both_sides, is_both, roles_meant
from recoupe.claims.timing import find_time
from recoupe.claims.where import find_places
from recoupe.claims.wielded import as_used, wielded
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack
from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, Span, When, Where, claim_id
from recoupe.model.codes import BlockKind, EventType, Method, Silence

FIRST_PERSONS = word_list("first_persons")
OF_PLACES = frozenset(load_pack("fr").place_words) - word_list("town_descriptions")
PLACE_PRONOUNS = word_list("place_pronouns")
NOBODY = word_list("nobody")
SPREADING = frozenset(["place"])
# States hold for long: `aujourd'hui` beside one is nowadays, not the day.
STATES = frozenset([EventType.CONTROL, EventType.DEPLOY, EventType.SUPPORT, EventType.COOPERATE, EventType.SIEGE])
SIMPLE = re.compile(r"\d{4}(-\d\d){0,2}")
STATED_KINDS = frozenset(["date", "month", "year"])
WHO = frozenset(["actor", "target"])
# `deux Polonais ont été tués`: people are harmed; elsewhere `les Polonais` stands for their state.
HARM = frozenset([EventType.CASUALTIES, EventType.DETENTION, EventType.DISPLACEMENT, EventType.ABUSE])


@dataclass(frozen=True, slots=True)
class Scene:
    """One event where it stands: its article, its block, and who speaks there (the innermost source), if anybody."""

    context: Context
    known: Known
    at: int
    event: EventMark
    speaker: Name | None

    @property
    def block(self) -> BlockMarks:
        """The marks of the event's block."""
        return self.context.blocks[self.at]


def name_cell(scene: Scene, role: RoleMark, rule: str) -> Cell[Name] | None:
    """A filler as a cell: the words in the clause, and the full mention that they stand for. None if unresolved."""
    context, at, head = scene.context, scene.at, role.head
    tree = scene.block.tree
    as_place = role.role in ("place", "origin")
    if tree.lower[head] in FIRST_PERSONS:
        if scene.speaker is None:
            return None
        name = speaking_for(context, scene.known, scene.speaker, several=tree.lower[head] == "nous")
        return Cell(name, (span_of(tree, head, head), name.source), f"{rule}/{role.slot}+speaker")
    if tree.lower[head] in NOBODY and not tree.children_by(head, "det", "nummod"):
        return None  # `personne n'est mort`
    if is_pronoun(tree, head):
        found = resolve_pronoun(context.blocks, context.kinds, at, head)
        return stands_for(scene, found, role, f"{rule}/{role.slot}+pronoun") if found else None
    if as_place and (tree.lower[head] in PLACE_PRONOUNS or tree.pos[head] == "DET"):
        found = resolve_place_pronoun(context.blocks, at, head)
        return stands_for(scene, found, role, f"{rule}/{role.slot}") if found else None
    if tree.pos[head] in ("PRON", "NUM") and head not in scene.block.names.of_word:
        some = resolve_some(context.blocks, at, head)  # `les quatre`: who, only where that stands beside it
        return stands_for(scene, some, role, f"{rule}/{role.slot}+some") if some else None
    if as_place and (found := place_meant(scene, head)):
        return stands_for(scene, found, role, f"{rule}/{role.slot}+description")
    own = range(scene.event.first, scene.event.last + 1)
    without = frozenset([*(mark.head for mark in scene.event.roles), *own]) | timed_words(scene.block)
    name, shown, how = filler(scene, at, head, role, without)
    if as_place and (country := country_meant(scene, head, name)):
        entity = in_country(own_words(name.text), country.entity or "")
        name, shown = replace(name, entity=entity), (*shown, country.source)
    return Cell(name, (name.source, *shown), f"{rule}/{role.slot}{how}")


def place_meant(scene: Scene, head: int) -> tuple[int, int] | None:
    """The full mention that a bare description of a place stands for: of its kind (`la ville`), of its noun (`le fleuve`)."""
    if is_bare_place(scene.block.tree, head):
        return resolve_place(scene.context.blocks, scene.at, head)
    tree = scene.block.tree
    of_place = tree.lemma[head] in OF_PLACES and not tree.children_by(head, "amod")
    return of_fuller(scene.context, scene.known, scene.at, head) if of_place else None


def country_meant(scene: Scene, head: int, name: Name) -> Name | None:
    """The country that `pays` stands for in `le nord du pays`."""
    tree = scene.block.tree
    pays = next((i for i in tree.children_by(head, "nmod") if tree.lower[i] == "pays"), None)
    if pays is None or not name.text.endswith(tree.text[pays]):
        return None
    found = resolve_place(scene.context.blocks, scene.at, pays)
    return make_name(scene.context.blocks[found[0]], found[1], scene.context.text) if found else None


def described(scene: Scene, at: int, head: int, name: Name) -> tuple[Name, tuple[Span, ...], str]:
    """A name whose words name nobody (`le groupe`): who they stand for, what shows it, and how that was found."""
    context = scene.context
    if name.entity != own_words(name.text):
        return name, (), ""
    if allies := allies_meant(scene, at, head):
        return replace(name, entity=allies.entity), (allies.source,), "+allies"
    found = of_fuller(context, scene.known, at, head)
    found = found or resolve_description(context.blocks, context.kinds, at, head)
    found = found or resolve_members(context.blocks, context.kinds, at, head)
    if found is not None:
        meant = full_name(context, scene.known, *found)
        return replace(name, entity=meant.entity), (meant.source,), "+description"
    entity = of_scene(context, scene.known, at, head)
    return (name, (), "") if entity is None else (replace(name, entity=entity), (), "+scene")


def allies_meant(scene: Scene, at: int, head: int) -> Name | None:
    """The owner of `ses alliés`, under the name of his allies; None where the words say no owner with a name."""
    context = scene.context
    owned = owned_by(context.blocks[at].tree, head)
    if owned is None:
        return None
    beside, possessive = owned
    owner = (at, beside) if beside is not None else resolve_pronoun(context.blocks, context.kinds, at, possessive)
    if owner is None or owner == (at, head) or not PEOPLE & context.blocks[owner[0]].names.classes[owner[1]]:
        return None
    tree = context.blocks[owner[0]].tree
    name = full_name(context, scene.known, *owner)
    if owned_by(tree, owner[1]) is None:
        name = described(scene, *owner, name)[0]
    articles = tree.children_by(owner[1], "det")
    return (
        replace(name, entity=allies_of(name.entity, tree.lower[articles[0]] if articles else ""))
        if name.entity
        else None
    )


def stands_for(scene: Scene, found: tuple[int, int], role: RoleMark, rule: str) -> Cell[Name]:
    """A filler whose words stand for a mention elsewhere."""
    tree = scene.block.tree
    name, shown, _ = filler(scene, *found, role)
    return Cell(name, (span_of(tree, role.head, role.head), name.source, *shown), rule)


def filler(
    scene: Scene, at: int, head: int, role: RoleMark, without: frozenset[int] = frozenset()
) -> tuple[Name, tuple[Span, ...], str]:
    """The phrase around a word as a name: a place by its own rules, an actor by its canonical name; with what shows it."""
    text = scene.context.text
    if role.role not in WHO:
        as_place = role.role in ("place", "origin")
        return make_name(scene.context.blocks[at], head, text, as_place=as_place, without=without), (), ""
    name = full_name(scene.context, scene.known, at, head, without)
    if role.role == "target" and scene.event.type in HARM and is_people(name.text):
        return replace(name, entity=own_words(name.text)), (), ""
    if (
        role.role == "target"
        and scene.event.type is EventType.CASUALTIES
        and (members := of_harmed(name.text, name.entity))
    ):
        return replace(name, entity=members), (), ""
    return described(scene, at, head, name)


def timed_words(block: BlockMarks) -> frozenset[int]:
    """Words of time expressions: no part of a noun phrase."""
    return frozenset(i for mark in block.times for i in range(mark.first, mark.last + 1))


def name_cells(scene: Scene, role: str) -> tuple[Cell[Name], ...] | NotSaid:
    """All fillers of one role, each name once."""
    marks = [mark for mark in scene.event.roles if mark.role == role]
    if role == "equipment":
        marks += wielded(scene.block, scene.event)
    cells: dict[Span, Cell[Name]] = {cell.value.source: cell for cell in of_both_sides(scene, role)}
    for mark in marks:
        cell = name_cell(scene, mark, scene.event.frame)
        if cell is None or (cells and is_both(scene.block.tree, mark.head)):
            continue
        if mark.slot == LEARNED:
            if any(cell.value.entity == known.value.entity for known in cells.values()):
                continue  # named twice in its sentence
            cell = learned(cell, mark)
        cells.setdefault(cell.value.source, cell)
    if cells:
        return tuple(cells.values())
    return NotSaid(Silence.UNRESOLVED if marks else Silence.NOT_MENTIONED)


def of_both_sides(scene: Scene, role: str) -> list[Cell[Name]]:
    """What `les deux camps` give a role, as cells."""
    cells = []
    for mark in scene.event.roles:
        meant = roles_meant(scene.block.tree, scene.event, mark).get(role, ())
        sides = both_sides(scene.context, scene.at, scene.event) if meant else None
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
    return Claim(
        id=claim_id(context.article.id, trigger.start, ordinal),
        article=context.article.id,
        sentence=span_of(tree, words.start, words.stop - 1),
        trigger=trigger,
        type=type_cell(event, trigger),
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
    known = known_in(context)
    for at, block in enumerate(context.blocks):
        if context.kinds[at] is BlockKind.BOILERPLATE:
            continue
        for number, event in enumerate(block.events):
            start = block.tree.start[event.first]
            found.append(make_claim(context, known, at, number, seen[start]))
            seen[start] += 1
    return tuple(sorted(found, key=lambda claim: (claim.trigger, claim.id)))
