"""What may name an event, before it is decided: a word, its fillers, and what each frame of the word says to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from recoupe.annotate.clauses import Slots
from recoupe.annotate.marks import FigureMark, TimeMark
from recoupe.languages.frames import Frame
from recoupe.model.codes import BlockKind

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
    """Where a block stands: its kind, and whether it is among the first of the article."""

    kind: BlockKind = BlockKind.BODY
    lead: bool = False


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
        if self.blocked:
            return "blocked"
        return "contradicted" if self.grades else "not beside"

    @property
    def blocked(self) -> bool:
        """True if the first frame that holds says that the word names no event here."""
        held = next((frame for frame, grade in self.grades if grade is Grade.STRICT), None)
        return held is not None and held.type is None

    @property
    def fillers(self) -> tuple[int, ...]:
        """All that hangs on the word, whatever its slot."""
        return self.slots.all


def settings_of(kinds: Iterable[BlockKind]) -> list[Setting]:
    """Where each block of an article stands."""
    found, bodies = [], 0
    for kind in kinds:
        bodies += kind is BlockKind.BODY
        found.append(Setting(kind, bodies <= LEAD))
    return found
