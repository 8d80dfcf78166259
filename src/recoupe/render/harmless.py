"""Text that a terminal can show safely: what would act on it, or hide, becomes a visible escape."""

from __future__ import annotations

import re
import unicodedata

# Control characters, marks of direction and zero width, other line ends, tags, private use, lone surrogates.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ue000-\uf8ff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile("[ \t\r\n\xa0]+")


def harmless(text: str, *, keep: str = "") -> str:
    """A text with every character that acts or hides shown as `‹U+202E›`.

    Args:
        keep: characters to leave as they are, such as a line end.

    >>> harmless("a\\u202eb\\x1b[2J")
    'a‹U+202E›b‹U+001B›[2J'
    """
    return _ACTING.sub(lambda match: match[0] if match[0] in keep else f"‹U+{ord(match[0]):04X}›", text)


def one_line(text: str) -> str:
    """A text on one line: runs of plain white space become a space, the rest is made harmless."""
    return harmless(_SPACES.sub(" ", text).strip(" "))


def width_of(text: str) -> int:
    """The columns that a terminal gives to a text: two for East Asian wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def cut(text: str, width: int) -> str:
    """A text cut to a width, with `…` where something is missing."""
    if width_of(text) <= width:
        return text
    kept: list[str] = []
    used = 0
    for letter in text:
        used += width_of(letter)
        if used > width - 1:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"
