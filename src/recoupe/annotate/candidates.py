"""What may name an event, before it is decided: a word, its fillers, and what each frame of the word says to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from recoupe.annotate.clauses import Slots
from recoupe.annotate.marks import FigureMark, TimeMark
from recoupe.annotate.tree import Tree
from recoupe.languages.frames import Frame
from recoupe.languages.pack import Pack
from recoupe.model.codes import BlockKind, EventType

# Types whose words make an article one about fighting: how thick they stand is its density.
FIGHTING = frozenset(
    [
        EventType.BATTLE,
        EventType.STRIKE,
        EventType.ATTACK,
        EventType.SIEGE,
        EventType.CAPTURE,
        EventType.ADVANCE,
        EventType.WITHDRAW,
        EventType.CASUALTIES,
    ]
)
STEPS = (2, 4, 6)  # words of fighting in a hundred: quarters of the articles of development gold, about
LEAD = 2  # blocks of running text that stand in front


class Grade(StrEnum):
    """How well the fillers of a word meet the conditions of one of its frames, whose neighbours all stand there."""

    STRICT = "met"
    LENIENT = "not contradicted"
    FAILING = "contradicted"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was marked before the events: a quantity is no filler, nor is a date; and what stands between quotation marks."""

    figures: tuple[FigureMark, ...] = ()
    times: tuple[TimeMark, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block stands: its kind, whether it is among the first of the article, and how thick conflict words are there."""

    kind: BlockKind = BlockKind.BODY
    lead: bool = False
    density: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A word that may name an event.

    `chosen` is the frame that the rules alone would take (None where none fits, or where one blocks); `grades` are the frames
    whose neighbours stand there, in the order of the table, with their grade; `frames` are all of the word.
    """

    head: int
    as_verb: bool
    slots: Slots
    frames: tuple[Frame, ...]
    grades: tuple[tuple[Frame, Grade], ...]
    chosen: Frame | None

    @property
    def status(self) -> str:
        """In a word how the frames stand to the candidate."""
        if not self.frames:
            return "no frame"
        if self.chosen is not None:
            return next((str(grade) for frame, grade in self.grades if frame is self.chosen), str(Grade.STRICT))
        if self.grades and self.grades[0][0].type is None and self.grades[0][1] is Grade.STRICT:
            return "blocked"
        return "contradicted" if self.grades else "not beside"

    @property
    def fillers(self) -> tuple[int, ...]:
        """All that hangs on the word, whatever its slot."""
        return (*self.slots.subject, *self.slots.object, *(i for _, i in self.slots.others))


@lru_cache(maxsize=4)
def fighting_words(pack: Pack) -> frozenset[str]:
    """The lemmas that have a frame of fighting."""
    tables = (pack.verbs, pack.nouns)
    return frozenset(w for table in tables for w, frames in table.items() if any(f.type in FIGHTING for f in frames))


def settings_of(blocks: Sequence[tuple[BlockKind, Tree]], pack: Pack) -> list[Setting]:
    """Where each block of an article stands."""
    known = fighting_words(pack)
    words = sum(len(tree) for _, tree in blocks)
    fighting = sum(
        lemma in known and kind in ("NOUN", "VERB")
        for _, tree in blocks
        for lemma, kind in zip(tree.lemma, tree.pos, strict=True)
    )
    density = sum(100 * fighting >= step * max(words, 1) for step in STEPS)
    found, bodies = [], 0
    for kind, _ in blocks:
        bodies += kind is BlockKind.BODY
        found.append(Setting(kind, bodies <= LEAD, density))
    return found
