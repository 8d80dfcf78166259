"""What a person says of one cell: signed, dated, never overwritten, and bound to words, so that it outlives a reading."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from recoupe.model.codes import EventType
from recoupe.model.errors import UsageError

_LONGEST = 2000  # letters of a note or a value that a person gives


class Ruling(StrEnum):
    """What is said: `SKIP` is that the person cannot tell, `UNDO` takes an earlier verdict back, `GRADE` grades an event."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SKIP = "skip"
    UNDO = "undo"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Key:
    """What a verdict is bound to: the words of a trigger, the cell, and the words of the value (none for a silent cell)."""

    article: str
    start: int
    end: int
    type: str
    cell: str
    words_start: int | None = None
    words_end: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict. `proposed` is what was read then, `value` what the person gave instead, `undoes` the id that is taken back."""

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
        if max(map(len, (self.author, self.note, self.value or ""))) > _LONGEST:
            raise UsageError(f"a verdict may hold {_LONGEST} letters in each field, not more")


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
        EventType(key.type)
        whole = all(isinstance(each, int) and each >= 0 for each in (key.start, key.end))
        words = all(isinstance(each, str) and each for each in (made.id, key.article, key.cell, made.added))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"this line holds no verdict ({' '.join(str(error).split())[:80]})") from error
    if not (whole and words):
        raise UsageError("this line holds no verdict (a key is missing or of another kind)")
    return made
