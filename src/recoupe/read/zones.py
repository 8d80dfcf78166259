"""Where the article begins and ends in a page, and what is furniture within it. Next: blocks.py.

Needs no model and knows no site: it looks at the shape of lines, at words that stand alone on buttons, and at where the
title comes again. Lines are given by their words; what leaves is a rule for each line that is furniture. To lose a paragraph
is worse than to keep a menu: whatever stands among paragraphs must look like furniture by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from recoupe.read.shapes import Shape

_RUN = 6  # so many bare lines in a row are a menu or a ticker; articles have two or three (titles, a list)
_LABEL_WORDS = 3  # words of the middle line of a menu among paragraphs; a list of events has more
_LINKS_MOST = 8  # lines below `Lire aussi`
_PROSE_MOST = 60  # words of one line that count: one long legal notice must not outweigh an article
_BARE_COST, _RULE_COST, _TAIL_COST = 4, 12, 60  # set on press gold: a teaser of 20 words between labels must not pay
_ARTICLE = 40  # words of running text above a line behind which nothing of the article follows: a brief has as many
_GOES_ON = 12  # lines below a button in which the article may go on
_AGAIN_WORDS = 20  # words of sentences in a row that are the article going on; a notice at the foot has fewer
_AGAIN_LINES = 2  # sentences in a row that are so, below a box of links
_COMMENTS = 3  # below the line that opens the readers' comments: these have names and dates between them
_SMALL = ("button", "counter", "link", "emoji")  # one such line says little if a sentence stands below it
_AMONG = ("ticker", "emoji", "link", "squashed")  # shapes that a sentence of an article can have too


def find_core(shapes: Sequence[Shape], first: int = 0) -> range:
    """The lines from the first to the last of the article's running text: the stretch that holds the most of it.

    Empty where there is no running text.
    """
    best, best_start, best_stop = 0, first, first
    sum_here, start = 0, first
    for i in range(first, len(shapes)):
        if best >= _ARTICLE and _ends(shapes, i):
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


def _ends(shapes: Sequence[Shape], i: int) -> bool:
    """True for a line behind which nothing of the article follows: no paragraphs in a row stand below it."""
    return shapes[i].rule == "tail" and not _goes_on(shapes, i, lines=_COMMENTS, words=None)


def _goes_on(shapes: Sequence[Shape], start: int, *, lines: int, words: int | None) -> bool:
    """True if so many sentences, or sentences of so many words, stand in a row below a line.

    Args:
        words: None: only the lines count, and only those of some length.
    """
    run = length = 0
    for shape in shapes[start + 1 : start + 1 + _GOES_ON + lines]:
        if shape.rule == "tail":
            return False
        if shape.prose or (words is not None and shape.sentence):
            run, length = run + 1, length + shape.words
            if run >= lines or (words is not None and length >= words):
                return True
        else:
            run = length = 0
    return False


def find_furniture(shapes: Sequence[Shape], titles: Sequence[int], kept: frozenset[int]) -> dict[int, str]:
    """Which lines are furniture, by index, with the rule that says so. Nothing if there is no running text.

    Args:
        titles: where the title stands, in order.
        kept: lines that are something else for certain (captions, bylines).
    """
    if not any(shape.prose or (shape.words > 3 and not shape.bare) for shape in shapes):
        return {}
    core = find_core(shapes, titles[-1] + 1 if titles else 0)
    marked = {
        i: shape.rule
        for i, shape in enumerate(shapes)
        if shape.rule
        and shape.rule != "tail"
        and not (shape.rule in _AMONG and i in core and shape.words >= _LABEL_WORDS)
    }
    marked |= _runs(shapes, core)
    marked |= {i: "tail" for i, shape in enumerate(shapes) if shape.rule == "tail"}
    if core:
        marked = _head(shapes, titles, core, marked) | marked
        marked |= _tail(shapes, core, marked)
    marked |= _links(shapes, kept)
    taken = kept | frozenset(titles)
    return {i: rule for i, rule in marked.items() if i not in taken}


def find_inside(shapes: Sequence[Shape], kept: frozenset[int]) -> dict[int, str]:
    """What is furniture among lines that are an article already: buttons, and `Lire aussi` with what stands below it."""
    marked = {i: shape.rule for i, shape in enumerate(shapes) if shape.rule and shape.rule not in _AMONG}
    return {i: rule for i, rule in (marked | _links(shapes, kept)).items() if i not in kept}


def _runs(shapes: Sequence[Shape], core: range) -> dict[int, str]:
    """Bare lines, many in a row; among paragraphs only if they are labels: lists of events are the article."""
    found: dict[int, str] = {}
    start = 0
    while start < len(shapes):
        end = start
        while end < len(shapes) and (shapes[end].bare or shapes[end].rule == "ticker"):
            end += 1
        run = range(start, end)
        listed = _is_among(shapes, run, core) and median(shapes[i].words for i in run) > _LABEL_WORDS
        if len(run) >= _RUN and not listed:
            found |= {i: shapes[i].rule or "menu" for i in run}
        start = max(end, start + 1)
    return found


def _is_among(shapes: Sequence[Shape], run: range, core: range) -> bool:
    """True if paragraphs stand right above and right below a run of lines, or it lies within the article."""
    if not run or run.start == 0 or run.stop >= len(shapes):
        return False
    inside = run.start in core and run.stop in core
    announced = shapes[run.start - 1].announces or shapes[run.start - 1].prose
    return announced and (inside or shapes[run.stop].prose or shapes[run.stop].sentence)


def _head(shapes: Sequence[Shape], titles: Sequence[int], core: range, marked: dict[int, str]) -> dict[int, str]:
    """What stands between the title and the same title again, or above a menu: the top of the page."""
    if len(titles) > 1:
        return {i: shapes[i].rule or "above-title" for i in range(titles[0] + 1, titles[-1])}
    top = [i for i in range(core.start) if marked.get(i) == "menu"]
    return {i: shapes[i].rule or "above-menu" for i in range(top[-1]) if not shapes[i].prose} if top else {}


def _tail(shapes: Sequence[Shape], core: range, marked: dict[int, str]) -> dict[int, str]:
    """All from the first line behind the running text that is plainly the page's; nothing where no line is.

    Buttons and boxes of links stand in the middle of articles too: where sentences go on below them, the article does.
    """
    for start in range(core.stop, len(shapes)):
        if start not in marked or marked[start] in ("related", "rule"):
            continue
        below = shapes[start + 1] if start + 1 < len(shapes) else None
        if marked[start] in _SMALL and below is not None and (below.sentence or below.prose):
            continue
        box = marked[start] == "box"
        over = (
            _ends(shapes, start)
            if marked[start] == "tail"
            else not _goes_on(shapes, start, lines=_AGAIN_LINES, words=None if box else _AGAIN_WORDS)
        )
        if over:
            return {i: shapes[i].rule or "below-article" for i in range(start, len(shapes))}
    return {}


def _links(shapes: Sequence[Shape], kept: frozenset[int]) -> dict[int, str]:
    """`Lire aussi`, boxes of links, and the headlines below them, up to the next running text."""
    found: dict[int, str] = {}
    for i, shape in enumerate(shapes):
        if shape.rule not in ("related", "box"):
            continue
        found[i] = shape.rule
        if shape.rule == "related" and shape.term and shape.words > len(shape.term.words.split()) + 1:
            continue  # the link stands in the line itself
        for below in range(i + 1, min(i + 1 + _LINKS_MOST, len(shapes))):
            if not shapes[below].bare or below in kept:
                break
            found[below] = "related"
    return found
