"""When an article says it was published. Pure; the value is EDTF (a day, a month), with the words it was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.languages.calendar import calendar_of
from recoupe.languages.outlets import masthead
from recoupe.model.article import Block
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.read.months import MONTH, MONTHS, checked
from recoupe.read.shapes import has_verb

_TEXT = (BlockKind.BODY, BlockKind.TITLE, BlockKind.EMBEDDED)
_ABOVE = ("menu", "above-title", "above-menu", "section-label", "page-title")  # furniture above the text
_TOP = 15  # lines of the article, furniture left out, in which a dateline is looked for
_LONGEST = 200  # characters: a byline is short, a sentence that says "publié le" in passing often is not
_WEEKDAY = rf"(?:(?:{'|'.join(calendar_of('fr').values('weekday'))}"
_WEEKDAY += r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?),?\s+)?"
_WORDED = rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{MONTH})\.?\s+(?P<year>\d{{4}})"
_ENGLISH = rf"{_WEEKDAY}(?P<month4>{MONTH})\.?\s+(?P<day4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year4>\d{{4}})"
_FIGURES = r"(?P<day2>\d{1,2})(?P<sep>[/.-])(?P<month2>\d{1,2})(?P=sep)(?P<year2>\d{4})"
_ISO = r"(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)"
_DATE = rf"(?<![\d./-])(?:{_WORDED}|{_ENGLISH}|{_ISO}|{_FIGURES})(?![\d/])"
_CLOCK = r"(?:\s*(?:,|-|–|à|at|T)?\s*\d{1,2}\s*[:hH]\s*(?:\d\d(?::\d\d)?)?\s*(?:AM|PM|am|pm|Z|GMT|UTC)?)?"

_CUE = re.compile(
    r"\b(?:publié|publiée|posté|mis en ligne|mise en ligne|parution|paru|published|posted|date of publication)"
    rf"\s*:?\s*(?:le\s+|on\s+)?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_START = re.compile(rf"(?:le\s+)?(?P<date>{_DATE}){_CLOCK}", re.IGNORECASE)
_AFTER_ALONE = re.compile(r"\s*(?:[|·•].*|\(.{0,60}\))?\Z")
_AFTER_LINE = re.compile(r"\s*(?:\([^)]{0,60}\)|\.)?\s*[–—-](?:\s|\Z)")
_PLACE_LINE = re.compile(
    rf"[A-ZÀ-Ý][\w'’ -]{{1,40}}(?:,\s*|\s+\([^)]{{1,60}}\)\s*[,–—-]?\s*|\s+)(?:le\s+)?(?P<date>{_DATE})", re.IGNORECASE
)
_REST_WORDS = 9  # `, Namur, mercredi 12 octobre 1870, édition du soir`
_BYLINE_MOST = 120  # characters
_PERSON = r"(?:[A-ZÀ-Þ][\w'’.-]*(?:\s(?:d[eu]\s|van\s|von\s|al-|el-)?[A-ZÀ-Þ][\w'’.-]*){0,3}|la rédaction|notre \w+)"
_AUTHOR_LINE = re.compile(
    rf"(?:(?i:propos recueillis par|article de|par|by|source\s*:|auteur\s*:)|Avec)\s+(?:l['’])?{_PERSON}"
    rf"(?:\s*(?:,|et|and|avec|with|[|·–-])\s*(?:l['’])?(?:{_PERSON}|à\s{_PERSON}|agences?|{_DATE}){_CLOCK}){{0,3}}\s*\Z"
)
_END_LINE = re.compile(rf"[A-ZÀ-Ý][^.!?]{{1,80}}?(?:,|\s[–—|·-])\s+(?:le\s+)?(?P<date>{_DATE}){_CLOCK}\Z")
_LEAD = re.compile(r"date\s+(?P<date>\d{4}(?:-\d\d){0,2})(?![\d-])")
_FRONT = re.compile(r"(?:date|published|publié)\s*:\s*[\"']?(?P<date>\d{4}-\d\d-\d\d)")
_MODIFIED = re.compile(
    rf"\b(?:mis(?:e)? à jour|modifiée?|actualisée?|updated|last modified)\s*:?\s*(?:le\s+|on\s+)?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_SEEN = re.compile(
    rf"\b(?:consultée?|archivée?|imprimée?|page vue|accessed|retrieved|archived)\s*:?\s*(?:le\s+|on\s+)?"
    rf"(?P<date>{_DATE})",
    re.IGNORECASE,
)
_FRONT_MODIFIED = re.compile(
    r"(?:modified|updated|lastmod|last_modified|modifié)\s*:\s*[\"']?(?P<date>\d{4}-\d\d-\d\d)"
)
_FRONT_SEEN = re.compile(r"(?:seen|accessed|retrieved|saved|archived|consulté)\s*:\s*[\"']?(?P<date>\d{4}-\d\d-\d\d)")
_ADDRESS = re.compile(r"url:\s*\S*?/(?P<date>(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d))/")


@dataclass(frozen=True, slots=True)
class Published:
    """A date in EDTF, the words that gave it, and what these are: a byline, a dateline, a front matter."""

    edtf: str
    evidence: Span
    origin: str


_Reader = Callable[[str, Span], Published | None]


def find_lead_date(text: str, line: Span) -> Published | None:
    """A leading `date 2017-10` or `date 2017-10-28`; the span covers both words."""
    match = _LEAD.match(text, line.start, line.end)
    edtf = match and checked(*match["date"].split("-"))
    return Published(edtf, Span(match.start(), match.end()), "leading date") if match and edtf else None


def find_published(text: str, blocks: Sequence[Block]) -> Published | None:
    """The day of a front matter; else behind `publié le` and its kin, or that opens or fills a line near the title.

    Menus and tickers have dates too: a date that stands alone on several lines is theirs, and furniture is looked at
    only above the text, for `publié le`, and right below a title.
    """
    front = [b.span for b in blocks if b.rule == "front-matter"]
    bylines = [b.span for b in blocks if b.rule == "byline"]
    top = [b.span for b in blocks if b.kind in _TEXT and b.rule != "byline"][:_TOP]
    above = [b.span for b in blocks if b.rule in _ABOVE][: 4 * _TOP]
    near = _near_titles(blocks)
    stand = Counter(span.of(text) for span in {*bylines, *top, *above, *near})

    def once(lines: Sequence[Span]) -> list[Span]:
        return [line for line in lines if stand[line.of(text)] == 1]

    return (
        _first(text, front, _front)
        or _first(text, bylines, _byline)
        or _first(text, [*top, *above], _alone)
        or _first(text, once(bylines), _dateline)
        or _first(text, [*once(near), *once(top)], _dateline)
        or _only(text, once(above))
    )


def _near_titles(blocks: Sequence[Block]) -> list[Span]:
    """The line above and the two below each title, whatever they look like: where pages print the date."""
    near: list[Span] = []
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.TITLE:
            near += [b.span for b in (*blocks[i + 1 : i + 3], *blocks[max(0, i - 1) : i]) if b.rule != "front-matter"]
    return near


def _first(text: str, lines: Sequence[Span], read: _Reader) -> Published | None:
    return next((found for line in lines if (found := read(text, line))), None)


def _only(text: str, lines: Sequence[Span]) -> Published | None:
    """A date within a menu counts only where it is the one date there."""
    found = [published for line in lines if (published := _dateline(text, line))]
    return found[0] if len(found) == 1 else None


def _front(text: str, line: Span) -> Published | None:
    if match := _FRONT.match(text, line.start, line.end):
        edtf = checked(*match["date"].split("-"))
    elif match := _ADDRESS.match(text, line.start, line.end):
        edtf = checked(match["year"], match["month"], match["day"])
    else:
        return None
    return Published(edtf, Span(*match.span("date")), "front matter") if edtf else None


def _byline(text: str, line: Span) -> Published | None:
    match = _CUE.search(text, line.start, min(line.end, line.start + _LONGEST))
    stands = match and (line.end - line.start <= _LONGEST or match.start() == line.start)
    return _from(match, "byline") if match and stands else None


def _alone(text: str, line: Span) -> Published | None:
    """A line that begins with the cue: in a sentence, `publié le` is said of something else."""
    match = _CUE.match(text, line.start, line.end)
    return _from(match, "byline") if match else None


def _dateline(text: str, line: Span) -> Published | None:
    """A date that fills its line, ends a short one behind a comma, or that a dash parts from the text."""
    short = line.end - line.start <= _BYLINE_MOST and not has_verb(line.of(text))
    if short and (match := _END_LINE.match(text, line.start, line.end)):
        return _from(match, "dateline")
    head = min(line.end, line.start + _LONGEST)
    match = _START.match(text, line.start, head) or _PLACE_LINE.match(text, line.start, head)
    if match and any(after.match(text, match.end(), line.end) for after in (_AFTER_ALONE, _AFTER_LINE)):
        return _from(match, "dateline")
    return None


def find_modified(text: str, blocks: Sequence[Block]) -> Published | None:
    """The day behind `mis à jour le` and its kin, in a front matter or a line about the text."""
    return _first(text, [b.span for b in blocks if b.rule == "front-matter"], _front_modified) or _first(
        text, _said(text, blocks, _MODIFIED), _changed
    )


def find_seen(text: str, blocks: Sequence[Block]) -> Published | None:
    """The day on which somebody saved or saw the page: `consulté le`, `archivé le`, or in a front matter."""
    return _first(text, [b.span for b in blocks if b.rule == "front-matter"], _front_seen) or _first(
        text, _said(text, blocks, _SEEN), _saved
    )


def _said(text: str, blocks: Sequence[Block], cue: re.Pattern[str]) -> list[Span]:
    """Bylines and furniture, and of the running text what begins with the cue: in a sentence it is said of something else."""
    return [
        b.span
        for b in blocks
        if b.rule == "byline" or b.kind is BlockKind.BOILERPLATE or cue.match(text, b.span.start, b.span.end)
    ]


def _changed(text: str, line: Span) -> Published | None:
    return _cued(_MODIFIED, text, line)


def _saved(text: str, line: Span) -> Published | None:
    return _cued(_SEEN, text, line)


def _cued(cue: re.Pattern[str], text: str, line: Span) -> Published | None:
    if line.end - line.start > _LONGEST:
        return None
    match = cue.search(text, line.start, line.end)
    return _from(match, "byline") if match else None


def _front_modified(text: str, line: Span) -> Published | None:
    return _front_date(_FRONT_MODIFIED, text, line)


def _front_seen(text: str, line: Span) -> Published | None:
    return _front_date(_FRONT_SEEN, text, line)


def _front_date(field: re.Pattern[str], text: str, line: Span) -> Published | None:
    match = field.match(text, line.start, line.end)
    edtf = checked(*match["date"].split("-")) if match else None
    return Published(edtf, Span(*match.span("date")), "front matter") if match and edtf else None


def is_byline(line: str) -> bool:
    """True for a line that only says when, by whom or from where a text came.

    >>> is_byline("Agence Ardente, publié le 3 août 1870"), is_byline("Par Jeanne Colin"), is_byline("La ville tient")
    (True, True, False)
    """
    if len(line) > _BYLINE_MOST:
        return False
    return is_dated(line) or _is_headed(line) or _AUTHOR_LINE.match(line) is not None


def is_dated(line: str) -> bool:
    """True for a line that only says when a text came, or when and where.

    >>> is_dated("Paris, le 3 mai 2031"), is_dated("Le 3 mai 2031, la ville est tombée")
    (True, False)
    """
    said = len(line) <= _BYLINE_MOST and _CUE.search(line) is not None and not line.endswith(".")
    return said or _dateline(line, Span(0, len(line))) is not None


def _is_headed(line: str) -> bool:
    """The name of a newspaper, alone or with a day, a place, an edition behind it."""
    name = masthead(line)
    rest = line[len(name) :] if name and line.startswith(name) else line.partition(",")[2] or line.partition(" ")[2]
    return name is not None and not has_verb(rest) and len(rest.split()) <= _REST_WORDS


def _from(match: re.Match[str], origin: str) -> Published | None:
    """The day that a match of `_DATE` names, None where the calendar has no such day."""
    if match["year"]:
        year, month, day = match["year"], str(MONTHS[match["month"].lower()]), match["day"]
    elif match["year4"]:
        year, month, day = match["year4"], str(MONTHS[match["month4"].lower()]), match["day4"]
    elif match["year2"]:
        year, month, day = match["year2"], match["month2"], match["day2"]
    else:
        year, month, day = match["year3"], match["month3"], match["day3"]
    edtf = checked(year, month, day)
    return Published(edtf, Span(*match.span("date")), origin) if edtf else None
