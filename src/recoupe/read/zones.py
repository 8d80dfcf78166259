"""Where the article begins and ends in a page, and what is furniture within it. Next: blocks.py.

Needs no model and knows no site: it looks at the shape of lines, at words that stand alone on buttons, and at where the
title comes again. Lines are given by their words; what leaves is a rule for each line that is furniture.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.shapes import Shape

_RUN = 6  # so many bare lines in a row are a menu or a ticker; articles have two or three (titles, a list)
_LINKS_MOST = 8  # lines below `Lire aussi`
_PROSE_MOST = 60  # words of one line that count: one long legal notice must not outweigh an article
_BARE_COST, _RULE_COST, _TAIL_COST = 4, 12, 60  # set on press gold: a teaser of 20 words between labels must not pay
_ARTICLE = 40  # words of running text above a line behind which nothing of the article follows: a brief has as many
_GOES_ON = 12  # lines below a button in which the article may go on


def find_core(shapes: Sequence[Shape], first: int = 0) -> range:
    """The lines from the first to the last of the article's running text: the stretch that holds the most of it.

    Empty where there is no running text.
    """
    best, best_start, best_stop = 0, first, first
    sum_here, start = 0, first
    for i in range(first, len(shapes)):
        if shapes[i].rule == "tail" and best >= _ARTICLE:
            break  # what readers write below an article may be longer than the article
        if sum_here <= 0:
            sum_here, start = 0, i
        sum_here += _worth(shapes[i])
        if sum_here > best and shapes[i].prose:
            best, best_start, best_stop = sum_here, start, i + 1
    while best_start < best_stop and not shapes[best_start].prose:
        best_start += 1
    return range(best_start, best_stop)


def _worth(shape: Shape) -> int:
    if shape.prose:
        return min(shape.words, _PROSE_MOST)
    if shape.rule == "tail":
        return -_TAIL_COST
    return -_RULE_COST if shape.rule else -_BARE_COST


def find_furniture(shapes: Sequence[Shape], titles: Sequence[int], kept: frozenset[int]) -> dict[int, str]:
    """Which lines are furniture, by index, with the rule that says so. Nothing if there is no running text.

    Args:
        titles: where the title stands, in order.
        kept: lines that are something else for certain (captions, bylines).
    """
    if not any(shape.prose or (shape.words > 3 and not shape.bare) for shape in shapes):
        return {}
    marked = {i: shape.rule for i, shape in enumerate(shapes) if shape.rule and shape.rule != "tail"}
    marked |= _runs(shapes)
    core = find_core(shapes, titles[-1] + 1 if titles else 0)
    if core:
        marked = _head(shapes, titles, core, marked) | marked
        marked |= _tail(shapes, core, marked)
    marked |= _links(shapes, kept)
    taken = kept | frozenset(titles)
    return {i: rule for i, rule in marked.items() if i not in taken}


def find_inside(shapes: Sequence[Shape], kept: frozenset[int]) -> dict[int, str]:
    """What is furniture among lines that are an article already: buttons, and `Lire aussi` with what stands below it."""
    marked = {i: shape.rule for i, shape in enumerate(shapes) if shape.rule}
    return {i: rule for i, rule in (marked | _links(shapes, kept)).items() if i not in kept}


def _runs(shapes: Sequence[Shape]) -> dict[int, str]:
    """Bare lines, many in a row."""
    found: dict[int, str] = {}
    start = 0
    while start < len(shapes):
        end = start
        while end < len(shapes) and (shapes[end].bare or shapes[end].rule == "ticker"):
            end += 1
        if end - start >= _RUN:
            found |= {i: shapes[i].rule or "menu" for i in range(start, end)}
        start = max(end, start + 1)
    return found


def _head(shapes: Sequence[Shape], titles: Sequence[int], core: range, marked: dict[int, str]) -> dict[int, str]:
    """What stands between the title and the same title again, or above a menu: the top of the page."""
    if len(titles) > 1:
        return {i: shapes[i].rule or "above-title" for i in range(titles[0] + 1, titles[-1])}
    top = [i for i in range(core.start) if marked.get(i) == "menu"]
    return {i: shapes[i].rule or "above-menu" for i in range(top[-1]) if not shapes[i].prose} if top else {}


def _tail(shapes: Sequence[Shape], core: range, marked: dict[int, str]) -> dict[int, str]:
    """All from the first line behind the running text that is plainly the page's; nothing where no line is.

    Buttons stand in the middle of articles too: where paragraphs go on below them, the article does.
    """
    for start in range(core.stop, len(shapes)):
        if shapes[start].rule == "tail" or (
            start in marked and marked[start] not in ("related", "rule") and not _goes_on(shapes, start)
        ):
            return {i: shapes[i].rule or "below-article" for i in range(start, len(shapes))}
    return {}


def _goes_on(shapes: Sequence[Shape], start: int) -> bool:
    """True if two paragraphs in a row stand below a line, before any line that says that nothing follows."""
    for i in range(start, min(start + _GOES_ON, len(shapes) - 1)):
        if shapes[i].rule == "tail":
            return False
        if shapes[i].prose and shapes[i + 1].prose:
            return True
    return False


def _links(shapes: Sequence[Shape], kept: frozenset[int]) -> dict[int, str]:
    """`Lire aussi` and the headlines below it, up to the next running text."""
    found: dict[int, str] = {}
    for i, shape in enumerate(shapes):
        if shape.rule != "related":
            continue
        found[i] = "related"
        if shape.term and shape.words > len(shape.term.words.split()) + 1:
            continue  # the link stands in the line itself
        for below in range(i + 1, min(i + 1 + _LINKS_MOST, len(shapes))):
            if not shapes[below].bare or below in kept:
                break
            found[below] = "related"
    return found
