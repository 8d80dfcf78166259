"""Quotations: stretches of a block between quotation marks, unbalanced ones included. A layer over sentences."""

from __future__ import annotations

from recoupe.annotate.tree import Tree

# Opening marks with the mark that closes them; `<<` is `«` on a poor keyboard.
OPENING = {"«": "»", "<<": "»", "“": "”", "„": "”"}
CLOSING = {"»": "»", ">>": "»", "”": "”"}
DOUBLE = frozenset(['"', "''", "``"])
STRAIGHT = '"'


def kind_of(word: str, opened: str | None) -> tuple[str | None, str | None]:
    """The closing mark that a word waits for if it opens a quotation, and the mark that it is if it closes one."""
    if word in DOUBLE:
        return (None, STRAIGHT) if opened == STRAIGHT else (STRAIGHT, None)
    mark = word if word in ("<<", ">>") else word[0]
    return OPENING.get(mark), CLOSING.get(mark)


def find_quotes(tree: Tree) -> tuple[tuple[int, int], ...]:
    """Word ranges of quotations, marks included, end included.

    A quotation that is not closed ends where the next one of its kind opens, else with the block; one with other marks inside
    it is part of it. A closing mark that nothing opened closes a quotation that began with the block.
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    awaited: str | None = None
    for i, word in enumerate(tree.text):
        opens, closes = kind_of(word, awaited)
        if closes is not None and closes == awaited and start is not None:
            found.append((start, i))
            start = awaited = None
        elif closes is not None and awaited is None and not found:
            found.append((0, i))
        elif opens is not None and awaited in (None, opens) and start != i - 1:
            if start is not None:
                found.append((start, i - 1))
            start, awaited = i, opens
    if start is not None and start + 1 < len(tree):
        found.append((start, len(tree) - 1))
    return tuple(found)
