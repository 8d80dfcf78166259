"""Names of months as pages write them, in French and English, and days that the calendar has."""

from __future__ import annotations

from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "janvier janv january jan",
            "février fevrier févr fevr fév fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "août aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "décembre decembre déc dec december",
        ],
        1,
    )
    for name in names.split()
}
_FIRST, _LAST = 1600, 2100  # years of newspapers; 0001 and 9999 are what programs write for no date
MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))  # for a pattern, the longest first


def checked(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """A day, month or year in EDTF if the calendar has it, else None.

    >>> checked("2017", "2", "28"), checked("2017", "13"), checked("2017", "2", "30")
    ('2017-02-28', None, None)
    """
    parts = [int(part) for part in (year, month, day) if part]
    if not _FIRST <= parts[0] <= _LAST:
        return None
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return "-".join(f"{part:02d}" if i else f"{part:04d}" for i, part in enumerate(parts))
