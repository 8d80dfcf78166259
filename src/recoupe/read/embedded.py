"""Texts of others that stand whole inside an article: a dispatch below a rule or in quotation marks. Next: blocks.py.

A quotation is embedded only if it goes over several paragraphs, and a rule or a line that announces a text stands above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.languages.lists import word_list
from recoupe.languages.outlets import Met, agency, find_outlet
from recoupe.read.shapes import is_rule

_OPEN, _CLOSE = "«“", "»”"
_STARTS = re.compile(r"[«“\"]")
_ENDS = re.compile(r"[»”\"][\s.,;)]*\Z")
_INTRO_MOST = 300  # characters of the line that announces the text
_ALONE = 150  # characters of a paragraph that is a whole text by itself; a shorter one is a quotation
_LONGEST = 80  # paragraphs: beyond, the closing mark is not that of this quotation
_DATELINE = re.compile(r"[A-ZÀ-Þ][^()\n]{1,60}\(([^()]{2,40})\)\s*[–—-]\s")  # `KOLVANO (Agence Ardente) – `
_AN_AGENCY = re.compile(r"\b[Aa]gence(?: [A-ZÀ-Þ][\w-]+){1,3}")
_QUOTED = re.compile(r">\s?\S")  # Markdown
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Embedded:
    """Paragraphs `first` to `last`, both included, that are another's text.

    `outlet` is whose, with where its name stands in the paragraph `named`; None where it is not said.
    """

    first: int
    last: int
    outlet: Met | None
    named: int
    rule: str


def find_embedded(words: Sequence[str], body: Sequence[bool]) -> tuple[Embedded, ...]:
    """The embedded texts among the paragraphs of an article, in order.

    Args:
        body: which of the paragraphs are running text; an embedded text holds no others.
    """
    found: list[Embedded] = []
    at = 1
    while at < len(words):
        one = _starting(words, body, at)
        if one is not None:
            found.append(one)
        at = one.last + 1 if one else at + 1
    return tuple(found)


def _starting(words: Sequence[str], body: Sequence[bool], at: int) -> Embedded | None:
    """The text that starts at a paragraph, if its upper edge says so."""
    if not body[at]:
        return None
    above = words[at - 1]
    announced = _is_announced(above)
    ruled = is_rule(above) or (at > 1 and announced and is_rule(words[at - 2]))
    if not (announced or ruled):
        return None
    intro = _named(above) if announced else None
    dateline = _DATELINE.match(words[at])
    credited = _credited(dateline) if dateline else None
    outlet = intro or credited
    if _STARTS.match(words[at]):
        last = _closing(words, body, at)
        rule = "quoted-below-rule" if ruled else "quoted-whole"
    elif _QUOTED.match(words[at]):
        last = _while_quoted(words, body, at)
        rule = "quoted-lines"
    elif ruled and credited:
        last = _until_rule(words, body, at)
        rule = "dispatch-below-rule"
    else:
        return None
    if last is None or (last == at and not (announced and len(words[at]) >= _ALONE and _ENDS.search(words[at]))):
        return None
    return Embedded(at, last, outlet, at - 1 if intro else at, rule)


def _is_announced(line: str) -> bool:
    """`Voici le texte de la dépêche :`"""
    if len(line) > 3 * _INTRO_MOST or not line.rstrip().endswith(":"):
        return False
    said = {word.casefold().rstrip("s") for word in _WORD.findall(line[-_INTRO_MOST:])}
    return bool(said & word_list("dispatch_words"))


def _named(intro: str) -> Met | None:
    """The outlet that the end of a line names, or an agency by the word."""
    start = max(0, len(intro) - _INTRO_MOST)
    if found := find_outlet(intro, start, any_case=True):
        return found
    match = _AN_AGENCY.search(intro, start)
    return Met(match[0], *match.span()) if match else None


def _credited(dateline: re.Match[str]) -> Met | None:
    """The agency in the brackets of a dateline; brackets hold other abbreviations too."""
    name = agency(dateline[1])
    return Met(name, *dateline.span(1)) if name else None


def _closing(words: Sequence[str], body: Sequence[bool], at: int) -> int | None:
    """The paragraph that closes the quotation opened at the head of one: the first that leaves no mark open.

    French press opens each paragraph of a quotation anew, so that marks need not balance: then the last paragraph before
    other text that ends with a closing mark.
    """
    depth, closed = 0, None
    for i in range(at, min(at + _LONGEST, len(words))):
        if not body[i]:
            break
        depth += sum(map(words[i].count, _OPEN)) - sum(map(words[i].count, _CLOSE))
        if _ENDS.search(words[i]):
            closed = i
            if depth <= 0:
                break
    return closed


def _while_quoted(words: Sequence[str], body: Sequence[bool], at: int) -> int:
    last = at
    while last + 1 < len(words) and body[last + 1] and _QUOTED.match(words[last + 1]):
        last += 1
    return last


def _until_rule(words: Sequence[str], body: Sequence[bool], at: int) -> int | None:
    """The last paragraph above the next rule or the end of the running text."""
    stop = next((i for i in range(at, len(words)) if not body[i]), len(words))
    return stop - 1
