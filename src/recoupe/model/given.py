"""What a person types for a cell, as a value: codes as in the codebook, dates in EDTF, figures as `killed:10..20`, names as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.claim import Figure, Link, Name, Span, When, Where
from recoupe.model.codes import Counts, EventType, Modality, Mode, Precision, SourceKind, Stance
from recoupe.model.edtf import days_of
from recoupe.model.errors import UsageError

Value = EventType | Modality | Stance | Name | Where | When | Figure | Link
Point = tuple[float, float, Precision]
PointOf = Callable[[str], Point | None]

CODED: dict[str, type[StrEnum]] = {"type": EventType, "modality": Modality, "stance": Stance}
_FIGURE = re.compile(r"(?:(?P<counts>[a-z]+):)?(?P<low>\d{0,12})(?P<range>\.\.)?(?P<high>\d{0,12})")
_KIND = re.compile(r"(?:(?P<kind>[a-z_]+):)?(?P<name>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Around:
    """Where a value is given: the words that it stands on, what was read there before, and where places lie."""

    at: Span
    before: object = None
    point: PointOf = lambda name: None


def value_of(cell: str, given: str, around: Around) -> Value:
    """The value that a person gave for a cell.

    Raises:
        UsageError: it cannot be one of that cell.
    """
    words = " ".join(given.split())
    if not words:
        raise UsageError("a correction needs the value that should stand there")
    if cell in CODED:
        return _coded(cell, words)
    match cell:
        case "time":
            return _time(words)
        case "number":
            return _figure(words, around.before)
        case "attribution":
            return _link(words, around)
        case "place" | "origin":
            return _place(words, around)
        case _:
            return Name(words, around.at, words)


def _coded(cell: str, words: str) -> Value:
    codes = CODED[cell]
    if words not in set(codes):
        raise UsageError(f"{words!r} is no {cell}; take one of: {', '.join(codes)}")
    found: Value = codes(words)  # type: ignore[assignment]
    return found


def _time(words: str) -> When:
    if days_of(words) is None:
        raise UsageError(f"{words!r} is not a date; write 2017, 2017-10, 2017-10-28 or 2017-10/2017-12")
    return When(words, words)


def _figure(words: str, before: object) -> Figure:
    """`12`, `10..20`, `10..`, `killed:12`; without what is counted, it is what was counted before."""
    match = _FIGURE.fullmatch(words.replace("\u202f", "").replace("\xa0", "").replace(" ", ""))
    counts = match["counts"] if match else None
    wrong = match is None or not (match["low"] or match["high"]) or (match["high"] and not match["range"])
    if match is None or wrong or (counts and counts not in set(Counts)):
        raise UsageError(
            f"{words!r} is no figure; write 12, 10..20, 10.. or killed:12, and count one of: {', '.join(Counts)}"
        )
    low, high = (
        int(part) if part else None for part in (match["low"], match["high"] if match["range"] else match["low"])
    )
    if low is not None and high is not None and low > high:
        raise UsageError(f"{words!r} is no figure: its first bound is the larger one")
    known = before.counts if isinstance(before, Figure) else Counts.OTHER
    shown = words.partition(":")[2] if counts else words
    return Figure(shown, Counts(counts) if counts else known, low, high)


def _link(words: str, around: Around) -> Link:
    """`Name`, or `government:Name`; without its kind, a source is what the one was that was read there."""
    match, before = _KIND.fullmatch(words), around.before
    kind = match["kind"] if match else None
    known = before.kind if isinstance(before, Link) else SourceKind.PERSON
    mode = before.mode if isinstance(before, Link) else Mode.INDIRECT
    name = (match["name"].strip() if match else "") if kind in set(SourceKind) else words
    if not name:
        raise UsageError(
            f"{words!r} names no source; write its name, or its kind and its name, such as government:NAME"
        )
    cue = before.cue if isinstance(before, Link) else None
    return Link(Name(name, around.at, name), SourceKind(kind) if kind in set(SourceKind) else known, cue, mode)


def _place(words: str, around: Around) -> Where:
    point = around.point(words)
    return Where(words, around.at, words, *point) if point else Where(words, around.at, words)


def find_words(text: str, words: str, near: int) -> Span | None:
    """Where words stand in a text, whatever white space parts them: the place that is nearest; None where they do not.

    >>> find_words("la ville, la  ville", "la ville", 30)
    Span(start=10, end=19)
    """
    found = places_of(text, words)
    return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)


def places_of(text: str, words: str) -> list[Span]:
    """All places where words stand in a text."""
    parts = words.split()
    if not parts:
        return []
    # A part of a word is none: « Nord » does not stand in « Nordistes ».
    pattern = (
        r"(?<!\w)" * parts[0][0].isalnum() + r"\s+".join(map(re.escape, parts)) + r"(?!\w)" * parts[-1][-1].isalnum()
    )
    return [Span(match.start(), match.end()) for match in re.finditer(pattern, text)]
