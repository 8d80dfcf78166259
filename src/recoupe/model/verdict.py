"""What a person says of one cell: signed, dated, never overwritten, and bound to words, so that it outlives a reading."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from recoupe.model.codes import EventType
from recoupe.model.errors import UsageError

_LONGEST = 2000  # letters of a note or a value that a person gives


class Ruling(StrEnum):
    """What is said.

    Of a cell: `SKIP` is that the person cannot tell, `FLAG` that it is kept for later. `ADD` is a claim that was missed. `MERGE`
    and `SPLIT` put two claims into one event or apart, or two names. `GRADE` grades an event. `UNDO` takes an earlier verdict back.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SKIP = "skip"
    FLAG = "flag"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"
    GRADE = "grade"


OF_CELL = (Ruling.ACCEPT, Ruling.REJECT, Ruling.CORRECT, Ruling.SKIP, Ruling.FLAG)
# What changes nothing of what is shown.
SHOWN_AS_BEFORE = (Ruling.ACCEPT, Ruling.SKIP, Ruling.FLAG, Ruling.GRADE)
# What a verdict can be of besides a cell of a claim: the claim itself, the event that it stands in, a name (its kind is the type).
CLAIM, EVENT, NAME, GRADED = "claim", "event", "name", "grade"
_RULED = {
    CLAIM: (Ruling.ADD,),
    EVENT: (Ruling.MERGE, Ruling.SPLIT),
    NAME: (Ruling.MERGE, Ruling.SPLIT),
    GRADED: (Ruling.GRADE,),
}


@dataclass(frozen=True, slots=True)
class Key:
    """What a verdict is bound to: the words of a trigger, the cell, and the words of the value (none for a silent cell).

    In place of a cell stands what else is judged, such as `CLAIM`.
    """

    article: str
    start: int
    end: int
    type: str
    cell: str
    words_start: int | None = None
    words_end: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict. `proposed` is what was read then, `value` what the person gave instead, `undoes` the id that is taken back.

    Of an event, `value` names the other claim (`pair_of`); of a name, `proposed` is the name and `value` the one that it is shown as.
    """

    id: str
    key: Key
    verdict: Ruling
    author: str
    added: str
    proposed: str | None = None
    value: str | None = None
    note: str = ""
    undoes: str | None = None

    def __post_init__(self) -> None:
        if not self.author.strip():
            raise UsageError("a verdict needs a name: it is signed")
        if self.verdict is Ruling.CORRECT and not (self.value or "").strip():
            raise UsageError("a correction needs the value that should stand there")
        if self.verdict is Ruling.GRADE and not (self.value or "").strip():
            raise UsageError("a grade needs a value, such as B2 or a word of your own")
        if (self.verdict is Ruling.UNDO) != (self.undoes is not None):
            raise UsageError("a verdict that takes one back names it, and no other does")
        if self.verdict not in (*_RULED.get(self.key.cell, OF_CELL), Ruling.UNDO):
            raise UsageError(f"no verdict {self.verdict.value!r} can be given of {self.key.cell!r}")
        if self.key.cell in (EVENT, NAME) and self.verdict is Ruling.MERGE and not (self.value or "").strip():
            raise UsageError("what is put together needs both: the other is missing")
        if max(map(len, (self.author, self.note, self.value or ""))) > _LONGEST:
            raise UsageError(f"a verdict may hold {_LONGEST} letters in each field, not more")


def named(key: Key) -> str:
    """A claim as the `value` of a verdict on an event names it.

    >>> named(Key("a1", 3, 9, "strike", "event"))
    'a1:3:9:strike'
    """
    return f"{key.article}:{key.start}:{key.end}:{key.type}"


def pair_of(verdict: Verdict) -> Key | None:
    """The other claim of a verdict on an event; None where its value names none."""
    parts = (verdict.value or "").split(":")
    if len(parts) != 4 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        return None
    return Key(parts[0], int(parts[1]), int(parts[2]), parts[3], EVENT)


def to_line(verdict: Verdict) -> str:
    """A verdict as a line of JSON."""
    held = asdict(verdict)
    return json.dumps({**held.pop("key"), **held}, ensure_ascii=False, separators=(",", ":"))


def from_line(line: str) -> Verdict:
    """A verdict from a line of JSON.

    Raises:
        UsageError: the line holds no verdict.
    """
    try:
        held: dict[str, Any] = json.loads(line)
        key = Key(**{f.name: held.pop(f.name, None) for f in fields(Key)})
        made = Verdict(**{**held, "key": key, "verdict": Ruling(held["verdict"])})
        if key.cell != NAME:
            EventType(key.type)
        whole = all(isinstance(each, int) and each >= 0 for each in (key.start, key.end))
        words = all(isinstance(each, str) and each for each in (made.id, key.article or NAME, key.cell, made.added))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"this line holds no verdict ({' '.join(str(error).split())[:80]})") from error
    if not (whole and words):
        raise UsageError("this line holds no verdict (a key is missing or of another kind)")
    return made


def signer() -> str:
    """The name of who works at this machine, with which a verdict is signed where no other is given."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user is known to the system
        return "?"
