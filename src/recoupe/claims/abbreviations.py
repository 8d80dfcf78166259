"""Abbreviations that an article defines: `Forces de défense du fleuve (FDF)`, then `FDF`."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.marks import BlockMarks
from recoupe.claims.context import Context
from recoupe.claims.phrases import span_of
from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key

SMALL = word_list("words_that_name_nobody")
LONGEST = 12  # words of a name that is abbreviated, small ones counted: the longest mission of the tables has 11
LETTERS = range(2, 9)  # letters of an abbreviation


def abbreviations_of(context: Context) -> dict[str, str]:
    """Keys of abbreviations, and of the names that they shorten, to the canonical name of both.

    Where a table knows one of the two, that is the name of both; else the name as the article spells it out.
    """
    found: dict[str, str] = {}
    actors = load_pack("fr").actors
    for block in context.blocks:
        for at, first, last in defined(block):
            long = span_of(block.tree, first, last).of(context.text)
            short = name_key(block.tree.text[at])
            known = actors.get(name_key(long)) or actors.get(short)
            name = known.name if known else long
            found.setdefault(short, name)
            found.setdefault(name_key(long), name)
    return found


def defined(block: BlockMarks) -> Iterator[tuple[int, int, int]]:
    """Abbreviations between brackets, each with the first and last word of the name before them."""
    tree = block.tree
    for i in range(2, len(tree) - 1):
        if tree.text[i - 1] == "(" and tree.text[i + 1] in (")", ",") and is_short(tree.text[i]):
            first = start_of(block, i)
            if first is not None:
                yield i, first, i - 2


def is_short(word: str) -> bool:
    """True for what looks like an abbreviation: capitals, no more than eight letters.

    >>> is_short("FDS"), is_short("Alep")
    (True, False)
    """
    return len(word) in LETTERS and word.isalpha() and word.isupper()


def start_of(block: BlockMarks, at: int) -> int | None:
    """Where the name before a bracket begins: that of a known name, else the words whose initials the letters are."""
    tree = block.tree
    mark = block.names.of_word.get(at - 2)
    if mark is not None and mark.last == at - 2 and mark.first < mark.last and mark.rule == "names.table":
        return mark.first
    letters = sorted(name_key(tree.text[at]))
    initials: list[str] = []
    for i in range(at - 2, max(-1, at - 2 - LONGEST), -1):
        if not tree.text[i][0].isalpha():
            break
        key = name_key(tree.text[i])
        if key not in SMALL:
            initials.append(key[:1])
            if sorted(initials) == letters:
                return i
    return None
