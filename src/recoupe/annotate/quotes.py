"""Quotations: stretches of a block between quotation marks, unbalanced ones included. A layer over sentences."""

from __future__ import annotations

from recoupe.annotate.tree import Tree

OPENING = frozenset("«“")
CLOSING = frozenset("»”")
DOUBLE = frozenset(['"', "''", "``"])


def find_quotes(tree: Tree) -> tuple[tuple[int, int], ...]:
    """Word ranges of quotations, marks included, end included.

    A quotation that is not closed ends where the next one opens, else with the block; a closing mark that nothing opened
    closes a quotation that began with the block (a quotation of several paragraphs).
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for i, word in enumerate(tree.text):
        opens = word[0] in OPENING or (word in DOUBLE and opened is None) or word == "<<"
        closes = word[0] in CLOSING or (word in DOUBLE and opened is not None) or word == ">>"
        if closes and opened is not None:
            found.append((opened, i))
            opened = None
        elif closes and not found:
            found.append((0, i))
        elif opens:
            if opened is not None and word[0] not in OPENING:
                found.append((opened, i - 1))
            opened = i if opened is None else opened
    if opened is not None and opened + 1 < len(tree):
        found.append((opened, len(tree) - 1))
    return tuple(found)
