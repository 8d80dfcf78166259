"""The front matter of a Markdown file: `---`, lines of `key: value`, `---`. Next: blocks.py."""

from __future__ import annotations

import re

from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.read.lines import trim

_FRONT_FENCE = re.compile(r"---[ \t]*\Z")
_FRONT_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?:\s|\Z)")
_FRONT_TITLE = re.compile(r"title:\s*([\"']?)(?P<value>.*?)\1\s*\Z")
_FRONT_MOST = 60  # lines

Piece = tuple[BlockKind, Span, str]


def find_front_matter(text: str, paragraphs: tuple[Span, ...]) -> tuple[list[Piece], int]:
    """The pieces of a leading front matter (`---`, `key: value` lines, `---`), and how many paragraphs it takes."""
    words = [span.of(text) for span in paragraphs[:_FRONT_MOST]]
    if not words or not _FRONT_FENCE.match(words[0]):
        return [], 0
    close = next((i for i, line in enumerate(words[1:], 1) if _FRONT_FENCE.match(line)), 0)
    if close < 2 or not all(_FRONT_FIELD.match(line) for line in words[1:close]):
        return [], 0
    pieces: list[Piece] = []
    for span, line in zip(paragraphs[: close + 1], words, strict=False):
        pieces += _front_line(text, span, line)
    return pieces, close + 1


def _front_line(text: str, span: Span, line: str) -> list[Piece]:
    """One line of a front matter: furniture, but for the value of `title`."""
    match = _FRONT_TITLE.match(line)
    value = trim(text, span.start + match.start("value"), span.start + match.end("value")) if match else None
    if value is None:
        return [(BlockKind.BOILERPLATE, span, "front-matter")]
    around = (trim(text, span.start, value.start), trim(text, value.end, span.end))
    pieces: list[Piece] = [(BlockKind.BOILERPLATE, part, "front-matter") for part in around if part]
    return sorted([*pieces, (BlockKind.TITLE, value, "front-matter-title")], key=lambda piece: piece[1])
