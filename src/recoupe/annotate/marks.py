"""What annotators leave behind: marks over the words of one block. Words are indices into its Tree, ends included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recoupe.annotate.deciding import Decision
from recoupe.annotate.tree import Tree
from recoupe.model.claim import LoadedSpan
from recoupe.model.codes import Counts, EventType, Modality, Mode, SourceKind, Stance

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name: words `first` to `last`, what it stands for, and its canonical name where a table knows it.

    `entity` is the name as an actor, `town` as a place where that differs (a capital that stands for a government).
    """

    first: int
    last: int
    classes: frozenset[str]
    entity: str | None
    source: SourceKind | None
    rule: str
    town: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a block, and for each word the classes of what it stands for."""

    marks: tuple[NameMark, ...]
    of_word: Mapping[int, NameMark]
    classes: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time expression in words `first` to `last`; `kind` and `parts` say how to resolve it."""

    first: int
    last: int
    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A count in words `first` to `last` and the word that it counts (`head`, -1 where none)."""

    first: int
    last: int
    head: int
    minimum: int | None
    maximum: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A filler: the head word, its role and the slot of the clause that it was found in.

    `decision` is how likely learned weights hold it to be, and why; None where none were asked.
    """

    role: str
    head: int
    slot: str
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event word with its fillers. `carrier` is the verb that carries its mood (itself, or a light verb).

    `decision` is why it was taken for an event of its type, None where its frame alone said so.
    """

    first: int
    last: int
    head: int
    type: EventType
    counts: Counts | None
    roles: tuple[RoleMark, ...]
    carrier: int
    frame: str
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class CueMark:
    """An attribution: its source's head word (None: nobody named), its cue and the words that it reaches.

    `depth` orders sources of one content: -1 stands outside (`cité par l'agence`), 1 inside (`citant un officier`).
    """

    source: int | None
    kind: SourceKind
    cue: tuple[int, ...]
    content: frozenset[int]
    mode: Mode
    stance: Stance
    commitment: Modality
    rule: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ModalityMark:
    """The commitment to one event, the words that show it and the rule."""

    value: Modality
    words: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class BlockMarks:
    """One block with all its marks; `modalities` runs parallel to `events`."""

    tree: Tree
    names: Names
    times: tuple[TimeMark, ...] = ()
    figures: tuple[FigureMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    cues: tuple[CueMark, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    modalities: tuple[ModalityMark, ...] = ()
    loaded: tuple[LoadedSpan, ...] = field(default=())
