"""The dates that pages write in their tags, as EDTF days, months or years. Next: page_facts.py.

The day is the one written, in the page's own time zone: a time of day and a zone are read over, never reckoned with.
"""

from __future__ import annotations

import re

from recoupe.read.months import MONTH, MONTHS, checked

_NO_DATE = "1970-01-01"  # the first day of computers: what programs write where they have none
_LONGEST = 80  # characters of a value that is a date and nothing else
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?:[T\s].{0,60})?\Z")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6}Z?)?\Z")
_SLASHED = re.compile(r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:\s.{0,60})?\Z")
_FIGURES = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})(?![\d/.-])")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?[\s-](?:of\s)?(?P<month>{MONTH})\.?,?[\s-](?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?:\d\d:\d\d:\d\d\s)?(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")


def read_date(value: str, *, language: str = "fr") -> str | None:
    """The day, month or year that a value is or holds, None where it holds none or the calendar has no such day.

    >>> read_date("2017-10-28T23:59:00-05:00"), read_date("Sat, 28 Oct 2017 10:00:00 GMT"), read_date("2017-10")
    ('2017-10-28', '2017-10-28', '2017-10')
    """
    value = " ".join(value.split())
    if not 4 <= len(value) <= _LONGEST:
        return None
    if value.startswith(_NO_DATE):
        return None
    for whole in (_ISO, _COMPACT, _SLASHED):
        if match := whole.match(value):
            return checked(match["year"], match["month"], match["day"])
    for worded in (_DAY_FIRST, _MONTH_FIRST):
        if match := worded.search(value):
            return checked(match["year"], str(MONTHS[match["month"].lower()]), match["day"])
    if match := _INSIDE.search(value):
        return checked(match["year"], match["month"], match["day"])
    if match := _FIGURES.search(value):
        return _from_figures(match, language)
    return None


def _from_figures(match: re.Match[str], language: str) -> str | None:
    """`28/10/2017`: day first, but that English pages may put the month first, and then nobody knows."""
    first, second = int(match["day"]), int(match["month"])
    if second > 12 >= first:
        return checked(match["year"], match["day"], match["month"])
    if language.startswith("en") and match["sep"] == "/" and first <= 12 and first != second:
        return None
    return checked(match["year"], match["month"], match["day"])
