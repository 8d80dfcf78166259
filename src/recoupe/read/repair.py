"""A text whose letters were decoded twice (`armÃ©e`), with its letters as they were meant, beside the stored text.

What is read from the repaired form is carried back to the stored text by the offset map; the repaired form is never quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from recoupe.model.claim import Span

_LEAST = 2  # repairs: a single pair of such letters may be meant (`Â°`)
# UTF-8 bytes read as Windows-1252: a letter that stands for a leading byte, then those that stand for what follows it.
_TAILS = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TWICE = re.compile(f"[\xc2-\xdf][{_TAILS}]|[\xe0-\xef][{_TAILS}]{{2}}|[\xf0-\xf4][{_TAILS}]{{3}}|Ã(?= )")
_BYTES = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(256)} | {chr(b): b for b in range(128, 256)}


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text.

    `starts` are where its repaired letters begin, `stored` where these stand in the stored text, `lost` how many characters
    went up to the end of each.
    """

    text: str
    starts: tuple[int, ...]
    stored: tuple[int, ...]
    lost: tuple[int, ...]

    def to_stored(self, at: int) -> int:
        """The offset in the stored text of an offset in the repaired one."""
        i = bisect_right(self.starts, at - 1)
        return at + (self.lost[i - 1] if i else 0)

    def back(self, span: Span) -> Span:
        """The stretch of the stored text that a stretch of the repaired one stands for."""
        return Span(self.to_stored(span.start), self.to_stored(span.end))

    def forth(self, span: Span) -> Span:
        """The stretch of the repaired text that stands for one of the stored text."""
        start = self._to_repaired(span.start, letter=0)
        return Span(start, max(start + 1, self._to_repaired(span.end, letter=1)))

    def _to_repaired(self, at: int, *, letter: int) -> int:
        """An offset in the repaired text; inside what became one letter, its beginning (`letter` 0) or its end (1)."""
        i = bisect_right(self.stored, at - 1)
        if not i:
            return at
        return max(at - self.lost[i - 1], self.starts[i - 1] + letter)


def repair(text: str) -> Repaired | None:
    """The repaired form of a text, None where nothing is to be repaired.

    >>> repair("L'armÃ©e a Ã©tÃ© repoussÃ©e.").text
    "L'armée a été repoussée."
    >>> repair("L'armée à 3 °C") is None
    True
    """
    found = [(match, meant) for match in _TWICE.finditer(text) if (meant := _meant(match[0]))]
    if len(found) < _LEAST:
        return None
    pieces: list[str] = []
    starts: list[int] = []
    lost: list[int] = []
    at = length = gone = 0
    for match, meant in found:
        pieces += [text[at : match.start()], meant]
        length += match.start() - at
        starts.append(length)
        gone += len(match[0]) - len(meant)
        lost.append(gone)
        length += len(meant)
        at = match.end()
    stored = tuple(match.start() for match, _ in found)
    return Repaired("".join(pieces) + text[at:], tuple(starts), stored, tuple(lost))


def _meant(wrong: str) -> str | None:
    """The letter that was meant, None where the bytes are no letter."""
    if wrong == "Ã":  # `Ã` and a no-break space, which something on the way made a space
        return "à"
    try:
        meant = bytes(_BYTES[letter] for letter in wrong).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return meant if meant.isprintable() or meant.isspace() else None
