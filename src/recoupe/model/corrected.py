"""What verdicts make of what was read: values corrected or taken out, claims withdrawn or added. What was read stays beside it.

A verdict is bound to words, so it finds its cell again when newer rules read the article: the trigger and the type first, then
the words of the value. One that finds none changes nothing, and is told as such.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from recoupe.model.claim import CELLS, Cell, Claim, NotSaid, Said, Span, label
from recoupe.model.codes import EventType, Method, Modality, Silence, Stance
from recoupe.model.errors import UsageError
from recoupe.model.given import Around, PointOf, find_words, value_of
from recoupe.model.verdict import CLAIM, Key, Ruling, Verdict

RULE = "verdict"  # the rule of a value that a person gave
ONE = ("type", "time", "modality", "stance")  # cells that hold one value
_ALWAYS = ("modality", "stance")  # cells that are never silent: they can be corrected, not taken out

Held = tuple[Cell[Any], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as verdicts are brought to bear on it. `sentences` are its sentences, `point` gives where a place lies."""

    id: str
    text: str
    sentences: tuple[Span, ...] = ()
    point: PointOf = lambda name: None


@dataclass(frozen=True, slots=True)
class Applied:
    """What verdicts made of claims: those that changed, by id (None: withdrawn), those that were added, and what each verdict met.

    `cells` are the verdicts that hold on values as they stand now, by claim, cell and place in it; `met` are all that found words.
    """

    changed: dict[str, Claim | None] = field(default_factory=dict)
    added: tuple[Claim, ...] = ()
    cells: dict[tuple[str, str, int], str] = field(default_factory=dict)
    met: frozenset[str] = frozenset()


def apply(claims: Iterable[Claim], verdicts: Iterable[Verdict], sheet: Sheet) -> Applied:
    """What verdicts, in their order, make of the claims of an article as they were read."""
    work = _Work({claim.id: claim for claim in claims}, sheet)
    given = tuple(verdicts)
    for verdict in given:
        if verdict.verdict is Ruling.ADD:
            work.add(verdict)
    for verdict in given:
        if verdict.key.cell in CELLS:
            work.take(verdict)
    return work.done()


def found_claim(claims: Iterable[Claim], key: Key) -> Claim | None:
    """The claim that a verdict speaks of: by its trigger and type; where nothing is so, by its trigger, or by words that overlap."""
    held = list(claims)
    span = Span(key.start, max(key.end, key.start + 1))
    exact = [claim for claim in held if claim.trigger == span]
    typed = [claim for claim in exact if type_read(claim) == key.type]
    if typed:
        return next((claim for claim in typed if _bears(claim, key)), typed[0])
    if len(exact) == 1 and key.cell != "type":
        return exact[0]
    near = [claim for claim in held if claim.trigger.overlaps(span) and type_read(claim) == key.type]
    return near[0] if len(near) == 1 else None


def _bears(claim: Claim, key: Key) -> bool:
    """True where a value of the cell was read from the words of a verdict: of two claims on one trigger, that is the one."""
    held = values_of(claim, key.cell) if key.cell in CELLS else ()
    return any(value.evidence and value.evidence[0].start == key.words_start for value in held)


def type_read(claim: Claim) -> str:
    """The type of a claim as it was read, whatever a person made of it."""
    said = claim.type.said
    return said.read if said and said.read else str(claim.type.value)


def key_of(claim: Claim, cell: str, value: Cell[Any] | NotSaid | None) -> Key:
    """What a verdict on a value is bound to: the words that it was read from, also where a person gave another since."""
    words: Span | None
    if value is not None and value.said is not None:
        words = value.said.words
    else:
        words = value.evidence[0] if isinstance(value, Cell) and value.evidence else None
    bounds = (words.start, words.end) if words else (None, None)
    return Key(claim.article, claim.trigger.start, claim.trigger.end, type_read(claim), cell, *bounds)


def values_of(claim: Claim, cell: str) -> Held:
    """The values of a cell; none where it is silent."""
    held = getattr(claim, cell)
    if isinstance(held, NotSaid):
        return ()
    return held if isinstance(held, tuple) else (held,)


def corrections(claim: Claim) -> list[tuple[str, Cell[Any] | NotSaid, Said]]:
    """The cells of a claim that a person changed: the name of each, what stands there now, whose word it is."""
    found: list[tuple[str, Cell[Any] | NotSaid, Said]] = []
    for name in CELLS:
        held = getattr(claim, name)
        for one in held if isinstance(held, tuple) else (held,):
            if one.said is not None:
                found.append((name, one, one.said))
    return found


def correction_lines(claim: Claim) -> list[str]:
    """The same in words, for tables: what was read, what stands there now, whose word it is."""
    return [
        f"{name}: {said.read or '∅'} → {label(held.value) if isinstance(held, Cell) else '∅'} ({said.author}, {said.added})"
        for name, held, said in corrections(claim)
    ]


def _slot(claim: Claim, verdict: Verdict) -> int | None:
    """Which value of a cell a verdict speaks of: 0 for a silent one, the one behind the last for a value that is given beside."""
    key, proposed = verdict.key, verdict.proposed
    held = values_of(claim, key.cell)
    alike = [n for n, value in enumerate(held) if label(value.value) == proposed]
    if key.words_start is not None and key.words_end is not None:
        words = Span(key.words_start, max(key.words_end, key.words_start + 1))
        same = [n for n, value in enumerate(held) if value.evidence and value.evidence[0] == words]
        near = [n for n in alike if any(words.overlaps(span) for span in held[n].evidence)]
        found = next(iter([n for n in same if n in alike] or same or near), None)
    else:
        found = next((n for n in alike if not held[n].evidence), None)
    if found is not None or proposed is not None:
        return found
    # Nothing was read there when the person spoke. What newer rules read since stands beside it, where there is room for both.
    if not held or (verdict.verdict is Ruling.CORRECT and key.cell not in ONE):
        return len(held)
    return None


class _Work:
    """The verdicts of one article on their way."""

    def __init__(self, claims: dict[str, Claim], sheet: Sheet) -> None:
        self._read, self._sheet = claims, sheet
        self._added: dict[str, Claim] = {}
        self._slots: dict[tuple[str, str, int], Verdict] = {}
        self._given_by: dict[tuple[str, str, int], str] = {}  # what a person gave is not asked again
        self._met: set[str] = set()

    def add(self, verdict: Verdict) -> None:
        """A claim that was missed; where it is read by now, the verdict agrees with it."""
        key, known = verdict.key, found_claim(self._read.values(), verdict.key)
        if known is None and key.end <= len(self._sheet.text) and key.start < key.end:
            known = _missed(verdict, self._sheet)
            self._added[known.id] = known
            self._given_by[known.id, "type", 0] = verdict.id
        elif known is not None:
            self._slots[known.id, "type", 0] = verdict
        if known is not None:
            self._met.add(verdict.id)

    def take(self, verdict: Verdict) -> None:
        """A verdict on a cell: the last one on the same value holds."""
        claim = found_claim((*self._read.values(), *self._added.values()), verdict.key)
        slot = _slot(claim, verdict) if claim else None
        if claim is None or slot is None:
            return
        if verdict.verdict is Ruling.CORRECT and not self._fits(claim, verdict, slot):
            return
        name, size = verdict.key.cell, len(values_of(claim, verdict.key.cell))
        while (
            slot >= size and name not in ONE and (claim.id, name, slot) in self._slots
        ):  # another value that was given beside
            slot += 1
        self._slots[claim.id, name, slot] = verdict
        self._met.add(verdict.id)

    def _fits(self, claim: Claim, verdict: Verdict, slot: int) -> bool:
        try:
            self._given(claim, verdict, slot)
        except UsageError:  # of a dossier that another program wrote
            return False
        return True

    def _given(self, claim: Claim, verdict: Verdict, slot: int) -> Cell[Any]:
        """What a person gave instead, with its words where it stands in the text."""
        held = values_of(claim, verdict.key.cell)
        before = held[slot] if slot < len(held) else None
        said = verdict.value or ""
        words = find_words(self._sheet.text, said, claim.trigger.start) if verdict.key.cell not in ONE else None
        at = words or (before.evidence[0] if before and before.evidence else claim.trigger)
        value = value_of(verdict.key.cell, said, Around(at, before and before.value, self._sheet.point))
        evidence = (words,) if words else before.evidence if before else ()
        return Cell(value, evidence, RULE, Method.HUMAN, said=_said(verdict, before))

    def done(self) -> Applied:
        """The claims as they stand with all verdicts."""
        changed: dict[str, Claim | None] = {}
        cells = dict(self._given_by)
        for claim in (*self._read.values(), *self._added.values()):
            own = {(name, n): v for (of, name, n), v in self._slots.items() if of == claim.id}
            made = self._made(claim, own, cells) if own else claim
            if made is not claim:
                changed[claim.id] = made
        added = tuple(made for claim in self._added.values() if (made := changed.pop(claim.id, claim)) is not None)
        return Applied(changed, added, cells, frozenset(self._met))

    def _made(
        self, claim: Claim, own: dict[tuple[str, int], Verdict], cells: dict[tuple[str, str, int], str]
    ) -> Claim | None:
        kind = own.get(("type", 0))
        if kind and kind.verdict is Ruling.REJECT:
            return None
        made: dict[str, Any] = {}
        for name in dict.fromkeys(name for name, _ in own):
            held, ruled = self._cell(claim, name, {n: v for (of, n), v in own.items() if of == name})
            cells.update({(claim.id, name, n): verdict for n, verdict in ruled.items()})
            if held is not None:
                made[name] = held
        return replace(claim, **made) if made else claim

    def _cell(self, claim: Claim, name: str, ruled: dict[int, Verdict]) -> tuple[Any, dict[int, str]]:
        """A cell as it stands now, None where it is as it was read; and the verdicts on its values, by their new places."""
        before = values_of(claim, name)
        after: list[Cell[Any]] = []
        marks: dict[int, str] = {}
        gone: Said | None = None
        for n in range(max(len(before), 1, *(each + 1 for each in ruled))):
            verdict, value = ruled.get(n), before[n] if n < len(before) else None
            if verdict and verdict.verdict is Ruling.REJECT and value is not None and name not in _ALWAYS:
                gone = _said(verdict, value)
                continue
            if verdict:
                marks[len(after)] = verdict.id
            if verdict and verdict.verdict is Ruling.CORRECT:
                after.append(self._given(claim, verdict, n))
            elif value is not None:
                after.append(value)
        if not after and gone:
            marks[0] = gone.verdict
            return (() if name == "attribution" else NotSaid(Silence.NOT_MENTIONED, gone)), marks
        if tuple(after) == before:
            return None, marks
        return (after[0] if name in ONE else tuple(after)), marks


def _said(verdict: Verdict, before: Cell[Any] | None) -> Said:
    key, read = verdict.key, label(before.value) if before else None
    words = before.evidence[0] if before and before.evidence else None
    if before is None and key.words_start is not None and key.words_end is not None:
        words = Span(
            key.words_start, key.words_end
        )  # the words that were given: a later verdict on them is bound as this one is
    return Said(verdict.id, verdict.author, verdict.added, read, words)


def _missed(verdict: Verdict, sheet: Sheet) -> Claim:
    """A claim as a person marked it: its words and its type; what else it says is still to be given."""
    key = verdict.key
    trigger = Span(key.start, key.end)
    digest = hashlib.sha256(f"{key.article}:{key.start}:{key.end}:{key.type}:said".encode()).hexdigest()[:12]
    said = Said(verdict.id, verdict.author, verdict.added)
    silent = NotSaid()
    return Claim(
        id=digest,
        article=key.article,
        sentence=_sentence(trigger, sheet),
        trigger=trigger,
        type=Cell(EventType(key.type), (trigger,), RULE, Method.HUMAN, said=said),
        actor=silent, target=silent, place=silent, origin=silent, time=silent, equipment=silent, number=silent,
        modality=Cell(Modality.ASSERTED, (), RULE, Method.HUMAN),
        stance=Cell(Stance.NONE, (), RULE, Method.HUMAN),
        attribution=(),
    )  # fmt: skip


def _sentence(trigger: Span, sheet: Sheet) -> Span:
    """The sentence around words; else the line that they stand in."""
    for span in sheet.sentences:
        if span.contains(trigger):
            return span
    start = sheet.text.rfind("\n", 0, trigger.start) + 1
    end = sheet.text.find("\n", trigger.end)
    return Span(start, end if end >= 0 else len(sheet.text))


def check_value(verdict: Verdict) -> None:
    """Nothing, where a correction gives what its cell can hold.

    Raises:
        UsageError: it does not.
    """
    if verdict.verdict is Ruling.CORRECT and verdict.key.cell in CELLS:
        value_of(verdict.key.cell, verdict.value or "", Around(Span(0, 1)))
    if verdict.key.cell == CLAIM and verdict.key.end <= verdict.key.start:
        raise UsageError("a claim that was missed needs the words that name it")
