"""When an article must have been published, inferred from the words of its body. Pure.

News tells a day by its weekday (`samedi 14 novembre`) within the week; an account of the past tells it by its year. So the
day with a weekday carries the inference, and years, holders of office and dated events (`dated_events.csv`) choose its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.languages.calendar import calendar_of
from recoupe.model.article import Inferred
from recoupe.model.claim import Span
from recoupe.read.famous import Row, dated_events

_CALENDAR = calendar_of("fr")
_UNITS = {"jour": 1.0, "semaine": 7.0, "mois": 30.44, "an": 365.25}  # days

_OLDEST, _HORIZON = date(2000, 1, 1), date(2026, 12, 31)  # articles of the web; the table knows of nothing younger
_MOST = 60  # different days with weekdays that are held against each other: a calendar has all of them
_LONGEST = 92  # days: a longer interval is worthless (score.py, inferred_right)
# Of 1,992 articles of 2014-2020 that name a weekday with a day and no year, 94 in 100 appeared on that day or within three
# days of the latest one told as past; of 551 with `ce` before it, 97 in 100 within one (Wikinews takes up to three).
_TODAY, _WEEK, _YEAR_LONG = timedelta(days=3), timedelta(days=6), timedelta(days=366)
_NEXT = timedelta(days=3)  # `ce dimanche` behind `ce lundi 18` is the day before, `ce mardi` the day after
_SOON = timedelta(days=45)  # an event this near chooses the year, by chance once in fifty; an office is told on as long
_FRESH = timedelta(days=550)  # a month or day this near does: right in 90 of 100 articles, a year alone in two of three
_ALONE = timedelta(days=300)  # the same where no year, office or event backs it: with 550, 6 wrong in 34 more answers
_YEARS = 3  # another year this near makes up for it: right in 25 of 28
# Characters: before `son élection` its owner is named; the first lines say what is new; near a day, that it lies ahead.
_OWNER, _TOP, _NEAR = 600, 500, 60


def _forms(kind: str) -> dict[str, int]:
    """The value of each word of a kind by its forms: small, with a capital, in capitals, and no other that a pattern might let in."""
    cells = [(word, int(value)) for word, value in _CALENDAR.values(kind).items() if value.isdigit()]
    return {form: value for word, value in cells for form in (word, word.capitalize(), word.upper())}


_MONTH_OF, _WEEKDAY_OF, _NUMBER_OF = _forms("month"), _forms("weekday"), _forms("numeral")
_MONTH, _WEEKDAY, _NUMBER, _UNIT = ("|".join(names) for names in (_MONTH_OF, _WEEKDAY_OF, _NUMBER_OF, _UNITS))
_THIS = r"(?:\b|(?<=\bn))(?P<this>[Cc]e\s+)?"  # scraped pages leave an `n` of a line's end before the next word
_DATE = re.compile(
    rf"{_THIS}\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:[Ll]e\s+)?(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{_MONTH})\b"
    r"(?:\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
)
_BARE = re.compile(rf"{_THIS}\b(?P<weekday>{_WEEKDAY})\b(?!,?\s+(?:le\s+)?\d|\s+(?:prochain|dernier))")
_YEAR = re.compile(
    rf"\b(?:(?P<month>{_MONTH})|[Ee]n|[Dd]epuis|dès|[Ff]in|[Dd]ébut|mi|année|été|hiver|automne|printemps|de|et)[\s-]"
    r"(?P<year>20\d\d)\b(?!\s+[a-z]+[sx]\b)"
)
_AHEAD = re.compile(
    r"(?i)\b(?:(?:prévu|attendu|fixé|reporté|programmé|convoqué)e?s?|d['’]ici|jusqu['’]|avant le|à partir d\w+|à compter d\w+|d[eè]s le"
    r"|horizon|aur(?:a|ont|ait)|dev(?:ra|ront|rait|raient)|doi(?:t|vent)|pourrait|\w+er(?:a|ont)|\w+[dt]r(?:a|ont)|\w+rr(?:a|ont)"
    r"|prochaine?s?|va|vont|scrutin|élections?|au plus tard)\b"
)
_BREAK = re.compile(r"[.!?;\n]")
_FORMER = re.compile(r"\b(?:vice|ex|ancien|ancienne|futur|future|feu|candidat)[ -]*(?:\w+[ -]+)?\Z", re.IGNORECASE)
_PAST = re.compile(r"\b(?:après|depuis|lendemain|suite|lors)\b[^.!?;\n]{0,40}\Z", re.IGNORECASE)
_NOW = re.compile(r"\b(?:[Hh]ier|ces derniers jours|cette semaine|[Cc]e matin|(?:rendu|publi)\w* (?:pub\w+|le))\b")
_AFTER = re.compile(rf"\b(?P<more>[Pp]lus\s+d[e'’]\s*)?(?P<number>\d\d?|{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+après\b")
_OWN = re.compile(r"\s+(?:son|sa)\s+(?:ré)?(?:élection|victoire)\b")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as told. `ahead`: the words around it say that it is to come."""

    span: Span
    this: bool
    weekday: int | None
    day: int
    month: int
    year: int  # 0: none
    ahead: bool

    def dates(self) -> list[date]:
        """The days of the calendar that it can be: the one of its year, or all on which its weekday falls."""
        years = [self.year] if self.year else range(_OLDEST.year, _HORIZON.year + 1)
        found = (made for year in years if (made := _make(year, self.month, self.day)))
        return [made for made in found if self.weekday in (None, made.weekday())]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some days, and the words that tell them."""

    first: date
    last: date
    evidence: tuple[Span, ...]
    rule: str = ""

    def within(self, other: _Stretch) -> _Stretch | None:
        first, last = max(self.first, other.first), min(self.last, other.last)
        return _Stretch(first, last, (*self.evidence, *other.evidence), self.rule) if first <= last else None


@dataclass(frozen=True, slots=True)
class _Told:
    """What the body tells as past, and the days that a header leaves open.

    `named`: days, months and years. `since`: the latest thing that cannot be told sooner. `offices`: whose holders are told.
    """

    text: str
    body: tuple[Span, ...]
    window: tuple[date, date]
    days: tuple[_Day, ...]
    named: tuple[_Stretch, ...]
    since: tuple[date, Span] | None
    events: tuple[tuple[date, Span], ...]
    offices: tuple[tuple[Row, ...], ...]

    @property
    def latest(self) -> _Stretch | None:
        """The latest day, month or year told as past."""
        return max(self.named, key=lambda n: (n.first, -n.evidence[0].start), default=None)

    def allows(self, day: date) -> bool:
        """True if nothing that has to be older is younger, and who is told as holder of an office held it, or just had."""
        return (self.since is None or day >= self.since[0] - _WEEK) and all(
            any(row.first <= day <= (row.last or _HORIZON) + _SOON for row in rows) for rows in self.offices
        )


def _famous(first: date, last: date) -> bool:
    """True for the day of an event of the table, or the month of one that cannot be told ahead: it is told for years."""
    kinds = ("since", "event") if first == last else ("since",)
    rows = (row for *_, rows in dated_events() for row in rows if row.kind in kinds)
    return any(row.last and row.first <= last and first <= row.last for row in rows)


def infer_published(text: str, body: Sequence[Span], published: str | None) -> Inferred | None:
    """The days between which the words of the body say that the article appeared; None where they say too little.

    `body` is the article's own running text, `published` None or a header's year or month, in which the days must lie.

    >>> text = "La ville a été prise samedi 14 novembre, cinq jours après le limogeage de Mark Esper."
    >>> infer_published(text, [Span(0, len(text))], None).edtf
    '2020-11-14/2020-11-20'
    """
    window = _window(published)
    days = [day for span in body for day in _days(text, span) if not day.ahead] if window else []
    after = any(_AFTER.search(text, span.start, span.end) for span in body)
    if window is None or not (after or published or any(day.year or day.weekday is not None for day in days)):
        return None
    told = _read(text, body, window, days)
    found = _by_weekday(told) or _by_dates(told) or _by_month(told) or _by_duration(told)
    if found is None:
        return None
    first, last = max(found.first, window[0]), min(found.last, window[1])
    if not 0 <= (last - first).days <= _LONGEST or (first, last) == window:
        return None
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Inferred(edtf, found.rule, tuple(sorted(set(found.evidence), key=lambda s: (s.start, s.end))))


def _window(published: str | None) -> tuple[date, date] | None:
    """The days that a header leaves open; none where it names a day, or is no date."""
    if published is None:
        return _OLDEST, _HORIZON
    match = re.fullmatch(r"([12]\d{3})(?:-(0[1-9]|1[012]))?", published)
    return _stretch(int(match[1]), int(match[2]) if match[2] else None) if match else None


def _stretch(year: int, month: int | None) -> tuple[date, date]:
    """The first and the last day of a year or month."""
    last = month or 12
    return date(year, month or 1, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(text: str, span: Span) -> Iterator[_Day]:
    for match in _DATE.finditer(text, span.start, span.end):
        here, month = Span(match.start(), match.end()), _MONTH_OF[match["month"]]
        weekday, year = _WEEKDAY_OF.get(match["weekday"]), int(match["year"] or 0)
        yield _Day(here, bool(match["this"]), weekday, int(match["day"]), month, year, _ahead(text, span, here))


def _ahead(text: str, span: Span, here: Span) -> bool:
    """True where the same sentence says nearby that a day is to come."""
    before = _BREAK.split(text[max(span.start, here.start - _NEAR) : here.start])[-1]
    after = _BREAK.split(text[here.end : min(span.end, here.end + _NEAR)])[0]
    return bool(_AHEAD.search(before) or _AHEAD.search(after))


def _read(text: str, body: Sequence[Span], window: tuple[date, date], days: Sequence[_Day]) -> _Told:
    hits = [hit for span in body for hit in _hits(text, span)]
    told = [(here, rows) for here, rows in hits if rows[0].kind != "office"]
    since = [
        (min(row.first for row in rows), here)
        for here, rows in told
        if rows[0].kind == "since" or _PAST.search(text, max(0, here.start - _NEAR), here.start)
    ]
    named = [_Stretch(made, made, (day.span,)) for made, day in _full(days)]
    named += [stretch for span in body for stretch in _stretches(text, span)]
    youngest = max(since, default=None, key=lambda f: (f[0], -f[1].start))
    events = tuple((row.first, here) for here, rows in told for row in rows if row.last)
    offices = tuple({rows: None for _, rows in hits if rows[0].kind == "office"})
    return _Told(text, tuple(body), window, tuple(days), tuple(named), youngest, events, offices)


def _stretches(text: str, span: Span) -> Iterator[_Stretch]:
    """The months with their year and the years that are told as past."""
    for match in _YEAR.finditer(text, span.start, span.end):
        here, month = Span(match.start(), match.end()), _MONTH_OF[match["month"]] if match["month"] else None
        first, last = _stretch(int(match["year"]), month)
        if first <= _HORIZON and not _ahead(text, span, here):
            yield _Stretch(first, last, (here,))


def _hits(text: str, span: Span) -> Iterator[tuple[Span, tuple[Row, ...]]]:
    here = text[span.start : span.end]
    for needed, pattern, rows in dated_events():
        for word in needed:
            if word in here:
                break
        else:
            continue  # most are not there: asked of each article as often as there are rows
        for match in pattern.finditer(text, span.start, span.end):
            before = text[max(span.start, match.start() - 25) : match.start()]
            if rows[0].kind != "office" or not _FORMER.search(before):
                yield Span(match.start(), match.end()), rows


def _by_weekday(told: _Told) -> _Stretch | None:
    """The latest day told with its weekday, in the one year where all of them fit and the other evidence allows."""
    different = {tuple(dates): day for day in told.days if day.weekday is not None and (dates := day.dates())}
    anchors = [(day, dates) for dates, day in different.items()][:_MOST]
    if all(day.year and not day.this for day, _ in anchors):
        return None  # with weekday and year, days of long ago are told too
    latest = {
        made: day
        for day, dates in anchors
        for made in dates
        if told.window[0] - _WEEK <= made <= told.window[1]
        and not (day.year and _famous(made, made))
        and told.allows(made)
        and all(any(timedelta(0) <= made - other <= _YEAR_LONG for other in others) for _, others in anchors)
    }
    sworn = [made for made, day in latest.items() if day.this and day.year]
    chosen = (sworn[0], ()) if len(sworn) == 1 else _the_one(sorted(latest), told)
    if chosen is None:
        return None
    made, spans = chosen[0], [latest[chosen[0]].span, *chosen[1]]
    first = made
    for here, weekday in _bare(told, only_this=True):
        if first < (later := made + timedelta(days=(weekday - made.weekday()) % 7)) <= made + _NEXT:
            first, spans = later, [*spans, here]
    return _Stretch(first, first + (_TODAY if first > made or latest[made].this else _WEEK), tuple(spans), "weekday")


def _the_one(candidates: Sequence[date], told: _Told) -> tuple[date, tuple[Span, ...]] | None:
    """The candidate that other evidence singles out, with the words of that evidence."""
    latest, known = told.latest, told.window != _window(None)
    days = [d for d in candidates if latest is None or d >= latest.first - _WEEK]
    close = {d: span for d in days for first, span in told.events if -_WEEK <= d - first <= _SOON}
    if len(close) == 1:
        return min(close), tuple(close.values())
    if known or latest is None:
        hard = known or told.since or len(told.offices) > 1  # one office alone may be told of the past
        return (days[0], (told.since[1],) if told.since else ()) if len(days) == 1 and hard else None
    exact, fresh = latest.last - latest.first < _YEAR_LONG / 2, [d for d in days if d - latest.first <= _FRESH]
    if len(fresh) != 1 or (exact and _famous(latest.first, latest.last) and fresh[0] - latest.first > _SOON):
        return None
    years = {n.first.year for n in told.named if 0 <= fresh[0].year - n.first.year <= _YEARS}
    backed = len(years) > 1 or (exact and (told.since or told.offices or fresh[0] - latest.first <= _ALONE))
    return (fresh[0], latest.evidence) if backed else None


def _bare(told: _Told, only_this: bool) -> Iterator[tuple[Span, int]]:
    """Weekdays without a day, `ce mardi` alone if so asked, unless the sentence looks ahead."""
    for span in told.body:
        for match in _BARE.finditer(told.text, span.start, span.end):
            here = Span(match.start(), match.end())
            if (match["this"] or not only_this) and not _ahead(told.text, span, here):
                yield here, _WEEKDAY_OF[match["weekday"]]


def _full(told: Sequence[_Day]) -> list[tuple[date, _Day]]:
    """The days that are told with their year, in time."""
    found = [(made, day) for day in told if day.year and (made := _make(day.year, day.month, day.day))]
    return sorted(found, key=lambda f: (f[0], -f[1].span.start))


def _by_dates(told: _Told) -> _Stretch | None:
    """The latest day with its year, if it opens the article and others are near it: that is news, one alone may be history."""
    full = _full(told.days)
    if not full or not told.latest or told.latest.first > full[-1][0]:
        return None
    made, day = full[-1]
    others = [other for d in told.days if (other := _make(d.year or made.year, d.month, d.day)) and other != made]
    near = {other for other in others if abs(other - made) <= 2 * _WEEK}
    now = len(near) > 1 or any(_NOW.search(told.text, span.start, span.end) for span in told.body)
    opens = min(d.span.start for m, d in full if m == made or m in near) <= told.body[0].start + _TOP
    if not (near and now and opens) or not told.allows(made) or _famous(made, made):
        return None
    return _Stretch(made, made + _WEEK, (day.span,), "dates")


def _by_month(told: _Told) -> _Stretch | None:
    """In a month known from a header: the latest of its days that is told, or the one bare weekday on or after it."""
    window = told.window
    dated = [(made, day) for day in told.days if (made := _make(day.year or window[0].year, day.month, day.day))]
    made, day = max((d for d in dated if window[0] <= d[0] <= window[1]), key=lambda d: d[0], default=(None, None))
    if made is None or day is None or window[1] - window[0] > timedelta(days=31):
        return None
    bare = list(_bare(told, only_this=False))
    first = made + timedelta(days=(bare[0][1] - made.weekday()) % 7) if bare else made
    if len({weekday for _, weekday in bare}) == 1 and first <= window[1]:
        return _Stretch(first, first + _TODAY, (day.span, bare[0][0]), "month")
    return _Stretch(made, made + _WEEK, (day.span,), "month")


def _by_duration(told: _Told) -> _Stretch | None:
    """`plus de six mois après son élection`: all such words of the body together, if they leave one stretch of days."""
    left: list[_Stretch] = []
    number = 0
    for span in told.body:
        for match in _AFTER.finditer(told.text, span.start, span.end):
            here, dates = _told_event(told.text, span, match)
            ways = [_after(match, day, here) for day in dates]
            left = [both for a in left for b in ways if (both := a.within(b))] if left and ways else left or ways
            number += bool(dates)
            if number and not left:
                return None  # they contradict each other: some of them tell of the past
    floor = max(told.window[0], told.latest.first if told.latest else _OLDEST)
    left = [i for i in left if told.allows(i.last) and floor <= i.last and i.first <= told.window[1]]
    # `trois jours après les attentats` alone is told in any account of them.
    return left[0] if len(left) == 1 and (number > 1 or left[0].last - left[0].first > _WEEK) else None


def _told_event(text: str, span: Span, match: re.Match[str]) -> tuple[Span, list[date]]:
    """What a duration counts from: a dated event of the table, or a day with its year, in the same sentence."""
    stop = _BREAK.search(text, match.end(), end := min(span.end, match.end() + _NEAR))
    rest = Span(match.start(), stop.start() if stop else end)
    if own := _OWN.match(text, match.end(), rest.end):
        return Span(match.start(), own.end()), _elections(text[max(span.start, match.start() - _OWNER) : match.start()])
    events = [(at, rows) for at, rows in _hits(text, rest) if rows[0].kind != "office"]
    told = [(at, [row.first for row in rows if row.last]) for at, rows in events]
    told += [(day.span, [made]) for made, day in _full(list(_days(text, rest)))]
    return (Span(match.start(), told[0][0].end), told[0][1]) if told else (rest, [])


def _elections(before: str) -> list[date]:
    """The elections of the one who is named last."""
    rows = [row for *_, group in dated_events() for row in group if row.of and row.of in before]
    last = max((row.of for row in rows), key=before.rfind, default="")
    return [row.first for row in rows if row.of == last]


def _after(match: re.Match[str], day: date, here: Span) -> _Stretch:
    """So long after a day; `plus de` is told up to half as long again, anything else is rounded by half a unit."""
    word, unit = match["number"], _UNITS[match["unit"]]
    number = int(word) if word.isdecimal() else _NUMBER_OF[word]
    low, high = (number, number + max(1, number / 2)) if match["more"] else (number - 0.5, number + 0.5)
    return _Stretch(day + timedelta(days=int(low * unit)), day + timedelta(days=int(high * unit)), (here,), "duration")
