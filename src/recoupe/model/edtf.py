"""The days that an EDTF value covers, for filters and sorting."""

from __future__ import annotations

import re
from datetime import date, timedelta

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?")

FIRST, LAST = "0000-00-00", "9999-99-99"  # before and after all days, as strings sort


def days_of(edtf: str) -> tuple[str, str] | None:
    """The first and last day of a value, both ISO, an open end as far as can be; None for what is no such value.

    >>> days_of("2017-02"), days_of("2014-08/..")
    (('2017-02-01', '2017-02-28'), ('2014-08-01', '9999-99-99'))
    """
    start, slash, end = edtf.partition("/")
    first = FIRST if slash and start in ("", "..") else _day(start, last=False)
    last = LAST if slash and end in ("", "..") else _day(end if slash else start, last=True)
    return (first, last) if first and last and first <= last else None


def _day(point: str, *, last: bool) -> str | None:
    match = _POINT.fullmatch(point)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), int(match[3] or 1)
    try:
        if match[3] or not last:
            return date(year, month, day).isoformat()
        following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(year, 12, 31)
        date(year, month, day)
        return (following - timedelta(days=1)).isoformat()
    except ValueError:
        return None
