"""When an article says it was published. Pure; the value is EDTF (a day, a month), with the words it was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.model.article import Block
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind

_TOP = 15  # lines of the article, furniture left out, in which a dateline is looked for
_LONGEST = 200  # characters: a byline is short, a sentence that says "publié le" in passing often is not
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "janvier janv",
            "février fevrier févr fév",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre decembre déc",
        ],
        1,
    )
    for name in names.split()
}
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+)?"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WORDED = rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{_MONTH})\.?\s+(?P<year>\d{{4}})"
_FIGURES = r"(?P<day2>\d{1,2})(?P<sep>[/.])(?P<month2>\d{1,2})(?P=sep)(?P<year2>\d{4})"
_ISO = r"(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)"
_DATE = rf"(?<![\d./-])(?:{_WORDED}|{_FIGURES}|{_ISO})(?![\d/])"
_CLOCK = r"(?:\s*(?:,|-|–|à|at|T)?\s*\d{1,2}\s*[:hH]\s*(?:\d\d(?::\d\d)?)?\s*(?:AM|PM|am|pm|Z|GMT|UTC)?)?"

_CUE = re.compile(
    rf"\b(?:publié|publiée|posté|mis en ligne|mise en ligne|parution|paru)\s*:?\s*(?:le\s+)?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_START = re.compile(rf"(?:le\s+)?(?P<date>{_DATE}){_CLOCK}", re.IGNORECASE)
_AFTER_ALONE = re.compile(r"\s*(?:[|·•].*|\(.{0,60}\))?\Z")
_AFTER_LINE = re.compile(r"\s*(?:\([^)]{0,60}\)|\.)?\s*[–—-](?:\s|\Z)")
_PLACE_LINE = re.compile(rf"[A-ZÀ-Ý][\w'’ -]{{1,40}},\s+(?:le\s+)?(?P<date>{_DATE})", re.IGNORECASE)
_LEAD = re.compile(r"date\s+(?P<date>\d{4}(?:-\d\d){0,2})(?![\d-])")
_FRONT = re.compile(r"(?:date|published|publié)\s*:\s*[\"']?(?P<date>\d{4}-\d\d-\d\d)")
_ADDRESS = re.compile(r"url:\s*\S*?/(?P<date>(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d))/")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date in EDTF, and the words that gave it."""

    edtf: str
    evidence: Span


_Reader = Callable[[str, Span], Published | None]


def find_lead_date(text: str, line: Span) -> Published | None:
    """A leading `date 2017-10` or `date 2017-10-28`; the span covers both words."""
    match = _LEAD.match(text, line.start, line.end)
    edtf = match and _checked(match["date"])
    return Published(edtf, Span(match.start(), match.end())) if match and edtf else None


def find_published(text: str, blocks: Sequence[Block]) -> Published | None:
    """The first date that follows `publié le` and its kin, else the first that opens or fills a line near the top.

    Menus and tickers have dates too: a date that stands alone on several lines is theirs, and lines that are furniture
    by shape are looked at only for `publié le`.
    """
    front = [b.span for b in blocks if b.rule == "front-matter"]
    top = [b.span for b in blocks if b.rule not in ("front-matter", "ticker", "button", "menu")][:_TOP]
    bylines = [b.span for b in blocks if b.rule == "menu" or b.span in top]
    bare = [b.span for b in blocks if b.rule == "menu"][: 4 * _TOP]
    stand = Counter(span.of(text) for span in {*top, *bare, *_below_titles(blocks)})
    return (
        _first(text, front, _front)
        or _first(text, bylines, _byline)
        or _first(text, [s for s in _below_titles(blocks) if stand[s.of(text)] == 1], _dateline)
        or _first(text, [s for s in top if stand[s.of(text)] == 1], _dateline)
        or _only(text, [s for s in bare if stand[s.of(text)] == 1])
    )


def _below_titles(blocks: Sequence[Block]) -> list[Span]:
    """The two lines below each title, whatever they look like: where pages print the date."""
    near: list[Span] = []
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.TITLE:
            near += [below.span for below in blocks[i + 1 : i + 3]]
    return near


def _first(text: str, lines: Sequence[Span], read: _Reader) -> Published | None:
    return next((found for line in lines if (found := read(text, line))), None)


def _only(text: str, lines: Sequence[Span]) -> Published | None:
    """A date within a menu counts only where it is the one date there."""
    found = [published for line in lines if (published := _dateline(text, line))]
    return found[0] if len(found) == 1 else None


def _front(text: str, line: Span) -> Published | None:
    if match := _FRONT.match(text, line.start, line.end):
        edtf = _checked(match["date"])
    elif match := _ADDRESS.match(text, line.start, line.end):
        edtf = _checked(f"{match['year']}-{match['month']}-{match['day']}")
    else:
        return None
    return Published(edtf, Span(*match.span("date"))) if edtf else None


def _byline(text: str, line: Span) -> Published | None:
    match = _CUE.search(text, line.start, min(line.end, line.start + _LONGEST))
    return _from(match) if match and line.end - line.start <= _LONGEST else None


def _dateline(text: str, line: Span) -> Published | None:
    """A date that fills its line, or that a dash parts from the text, with or without a place before it."""
    match = _START.match(text, line.start, line.end) or _PLACE_LINE.match(text, line.start, line.end)
    if match and any(after.match(text, match.end(), line.end) for after in (_AFTER_ALONE, _AFTER_LINE)):
        return _from(match)
    return None


def _from(match: re.Match[str]) -> Published | None:
    """The day that a match of `_DATE` names, None where the calendar has no such day."""
    if match["year"]:
        year, month, day = match["year"], str(_MONTHS[match["month"].lower()]), match["day"]
    elif match["year2"]:
        year, month, day = match["year2"], match["month2"], match["day2"]
    else:
        year, month, day = match["year3"], match["month3"], match["day3"]
    edtf = _checked(f"{year}-{int(month):02d}-{int(day):02d}")
    return Published(edtf, Span(*match.span("date"))) if edtf else None


def _checked(edtf: str) -> str | None:
    """The value itself if the calendar has it: `2017-13` and `2017-02-30` are no dates."""
    parts = [int(part) for part in edtf.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return edtf
