"""A stored text as its lines and paragraphs, by offsets. Next: blocks.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from recoupe.model.claim import Span
from recoupe.read.text import VISIBLE

_LINE = re.compile("[^\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]+")  # the stretches between line ends, whatever the system
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]")

_WRAP_MIN, _WRAP_MAX = 40, 120  # characters: the widths at which programs break lines
_WRAPPED_SHARE = 0.9  # of the line ends inside paragraphs, so many must fall where the next word had no room
_WRAPPED_MIN = 3  # line ends inside paragraphs: fewer tell nothing


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something to see: its visible part, and whether the line above shows something too."""

    span: Span
    joined: bool


def find_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that show something, without the blanks at their ends."""
    lines: list[Line] = []
    end_before: int | None = None  # where the last visible line ended, line end left out
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is None:
            continue
        joined = end_before is not None and _LINE_END.fullmatch(text, end_before, match.start()) is not None
        lines.append(Line(span, joined))
        end_before = match.end()
    return tuple(lines)


def trim(text: str, start: int, end: int) -> Span | None:
    """The part of a stretch from its first to its last visible character, None where there is none."""
    first = VISIBLE.search(text, start, end)
    if first is None:
        return None
    last = end
    while not VISIBLE.match(text, last - 1):
        last -= 1
    return Span(first.start(), last)


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: its lines, or, where lines were broken to a width, all lines up to a blank one."""
    lines = find_lines(text)
    if not _is_wrapped(text, lines):
        return tuple(line.span for line in lines)
    paragraphs: list[Span] = []
    for line in lines:
        if line.joined:
            paragraphs[-1] = Span(paragraphs[-1].start, line.span.end)
        else:
            paragraphs.append(line.span)
    return tuple(paragraphs)


def _is_wrapped(text: str, lines: tuple[Line, ...]) -> bool:
    """True if lines were filled to a width: nearly every line that goes on had no room for the next word."""
    breaks = [(above.span, line.span) for above, line in pairwise(lines) if line.joined]
    if len(breaks) < _WRAPPED_MIN:
        return False
    width = max(line.span.end - line.span.start for line in lines)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return False
    full = sum(
        above.end - above.start + 1 + len(below.of(text).split(maxsplit=1)[0]) > 0.97 * width for above, below in breaks
    )
    return full >= _WRAPPED_SHARE * len(breaks)
