"""Which lines are the article where no library can be asked: the stretch of lines that holds the most prose.

One pass over the lines, whatever the page is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.read.page_lines import Line

_OUTSIDE = frozenset({"nav", "header", "footer", "aside", "form", "button", "dialog", "menu", "select", "head"})
_SENTENCE = re.compile(r"[.!?…:;؟۔。][\s»”\"')\]]*\Z")
_PROSE = 60  # characters of a line that may be prose: labels and headlines of teasers are mostly shorter
_PROSE_LEAST = 40  # characters of prose, below which a page holds no article: a brief has more, a label less
_PROSE_MOST = 400  # characters of prose that need no end of a sentence: some scripts and some sites have none
_WORDS = 4  # a line with no more is a label
_LINKED = 0.5  # of a line within links, from which it is a teaser
_LABEL = -20  # what a line that is no prose costs: two paragraphs outweigh the few labels between them
_CELL = -5  # what a cell of a table costs: an article may hold a table
_LINK = -40  # what a link of a menu costs
_OUTSIDE_COSTS = -80  # what a line of a menu or a footer costs
_MOST = 600  # characters that one line may count for, lest one long line carry a page of labels


def choose_lines(lines: Sequence[Line], text: str) -> frozenset[int]:
    """The indices of the lines of the stretch that holds the most prose; none where there is hardly any."""
    best = run = 0.0
    start, bounds = 0, (0, 0)
    for i, line in enumerate(lines):
        run += _worth(line, text)
        if run <= 0:
            run, start = 0.0, i + 1
        elif run > best:
            best, bounds = run, (start, i + 1)
    stretch = [i for i in range(*bounds) if lines[i].zone not in _OUTSIDE and lines[i].linked < _LINKED]
    return frozenset(stretch) if has_prose([lines[i] for i in stretch], text) else frozenset()


def has_prose(lines: Sequence[Line], text: str) -> bool:
    """True if some lines together hold enough that reads as sentences, though each may be a piece of one."""
    prose, ended = 0, False
    for line in lines:
        words = line.span.of(text)
        if line.linked >= _LINKED or (len(words) < 4 * _PROSE and len(words.split(None, _WORDS)) <= _WORDS):
            continue
        prose += len(words)
        ended = ended or _SENTENCE.search(words[-8:]) is not None
        if prose >= _PROSE_LEAST and (ended or prose >= _PROSE_MOST):
            return True
    return False


def _worth(line: Line, text: str) -> float:
    if line.zone in _OUTSIDE:
        return _OUTSIDE_COSTS
    if is_prose(line, text):
        return min(_MOST, line.span.end - line.span.start) * (1 - line.linked)
    return _LINK if line.linked >= _LINKED else _CELL if line.tag in ("td", "th") else _LABEL


def is_prose(line: Line, text: str) -> bool:
    """True for a line of some length that ends as a sentence does, or one so long that it must hold several."""
    length = line.span.end - line.span.start
    if length < _PROSE or line.linked >= _LINKED:
        return False
    return (
        length >= 4 * _PROSE
        or _SENTENCE.search(text, max(line.span.start, line.span.end - 8), line.span.end) is not None
    )
