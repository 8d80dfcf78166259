"""Calendar dates in EDTF: days, months, thirds of months, seasons, years, and intervals of them (codebook, section 6).

Each function takes the parts of a time expression and what it may need: the date of publication, the last date told, and the last
stated with its year. `dating.py` chooses the function; what counts from a day (`la veille`) is there.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from recoupe.languages.calendar import calendar_of

CALENDAR = calendar_of("fr")
MONTH_NUMBERS = {word: int(value) for word, value in CALENDAR.values("month").items()}
DAY_NUMBERS = {word: int(value) for word, value in CALENDAR.values("weekday").items()}
SEASONS = {word: tuple(map(int, value.split("-"))) for word, value in CALENDAR.values("season").items()}
WEEK, YEAR_MONTHS, DECADE = 7, 12, 10
LAST_YEAR = 9999
# A decade named by two figures is one of the century before: `les années 90`; `les années 20` may be either.
LEAST_DECADE = 30

Parts = Mapping[str, str]


def near_weekday(name: str, today: date, *, after: bool) -> date:
    """The nearest such weekday before today (or today itself); the next one where the text says so.

    >>> near_weekday("mardi", date(2017, 11, 9), after=False)
    datetime.date(2017, 11, 7)
    """
    wanted = DAY_NUMBERS[name]
    if after:
        return today + timedelta(days=(wanted - today.weekday() - 1) % WEEK + 1)
    return today - timedelta(days=(today.weekday() - wanted) % WEEK)


def day_of(known: str | None) -> date | None:
    """A day, None where only a month or a year is known, or no such day is."""
    try:
        return date.fromisoformat(known) if known and len(known) == len("2017-10-28") else None
    except ValueError:
        return None


# ------------------------------------------------------------------------------------------------ calendar dates


def year_for(month: int, parts: Parts, published: str | None, stated: str | None) -> int | None:
    """The year in words, else that of the account before, else the one that puts the month nearest to the publication."""
    if parts.get("y"):
        return int(parts["y"])
    if published is None:
        return None
    year = int(published[:4])
    known = int(published[5:7]) if len(published) >= len("2017-10") else YEAR_MONTHS
    if parts.get("next"):
        return year + (month <= known)
    if parts.get("last"):
        day = day_of(published)
        if day and "d" in parts:
            return year - (date(year, month, day_number(parts["d"])) > day)
        return year - (month >= known)
    if stated and not parts.get("wd") and int(stated[:4]) < year and f"{stated[:4]}-{month:02d}" >= stated[:7]:
        return int(stated[:4])
    return year if month <= known + 1 else year - 1


def day_number(words: str) -> int:
    """`3`, `1er`, `premier`."""
    return 1 if words == "premier" else int(words.removesuffix("er"))


def third_of(words: str) -> int:
    """1, 2 or 3: `début`, `mi-`, `fin`."""
    return next(int(value) for word, value in CALENDAR.values("third").items() if same_words(word, words))


def same_words(entry: str, words: str) -> bool:
    """True if a table's words are these, whatever stands around an apostrophe or was elided."""
    return plain(entry) == plain(words)


def plain(words: str) -> str:
    """Words without blanks behind apostrophes, elision undone."""
    return re.sub(r"\bd' ?", "de ", re.sub(r"' ", "'", words)).strip()


def look_up(kind: str, words: str) -> str:
    """The table's value for words as the text has them."""
    group = CALENDAR.values(kind)
    return group[words] if words in group else next(v for word, v in group.items() if same_words(word, words))


def month_ends(year: int, month: int, third: str | None) -> tuple[str, str]:
    """First and last day (or the month twice) of a month or of its third."""
    if not third:
        return (f"{year:04d}-{month:02d}",) * 2
    number = third_of(third)
    first, last = ((1, 10), (11, 20), (21, monthrange(year, month)[1]))[number - 1]
    return f"{year:04d}-{month:02d}-{first:02d}", f"{year:04d}-{month:02d}-{last:02d}"


def one_month(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`en mai`, `fin mai 2016`."""
    month = MONTH_NUMBERS[parts["m"]]
    year = year_for(month, parts, published, stated)
    if year is None:
        return None
    first, last = month_ends(year, month, parts.get("t"))
    return first if first == last else f"{first}/{last}"


def one_day(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`le 3 avril 2016`, `le 3/4/2016`."""
    month = int(parts["number"]) if "number" in parts else MONTH_NUMBERS[parts["m"]]
    year = year_for(month, parts, published, stated)
    return None if year is None else date(year, month, day_number(parts["d"])).isoformat()


def span(start: str, end: str, near: str = "") -> str | None:
    """An interval, None where its end lies before its start."""
    return f"{start}{near}/{end}{near}" if start[: len(end)] <= end[: len(start)] else None


def months(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`de mai à juillet`, `entre mi-mai et fin juillet 2016`."""
    first, month = MONTH_NUMBERS[parts["m1"]], MONTH_NUMBERS[parts["m"]]
    year = year_for(month, parts, published, stated)
    if year is None:
        return None
    start = int(parts["y1"]) if "y1" in parts else year - (first > month)
    return span(month_ends(start, first, parts.get("t1"))[0], month_ends(year, month, parts.get("t"))[1])


def several_months(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`en mai et juin 2016`."""
    value = months(parts, published, told, stated)
    return value.replace("/", "~/") + "~" if value else None


def days(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`du 28 mars au 2 avril`."""
    month = MONTH_NUMBERS[parts["m"]]
    year = year_for(month, parts, published, stated)
    if year is None:
        return None
    first = MONTH_NUMBERS[parts.get("m1", parts["m"])]
    start = int(parts["y1"]) if "y1" in parts else year - (first > month)
    begun, ended = date(start, first, day_number(parts["d1"])), date(year, month, day_number(parts["d"]))
    return span(begun.isoformat(), ended.isoformat())


def both_days(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`les 3 et 5 avril`: the interval that holds them."""
    value = days(parts, published, told, stated)
    return value.replace("/", "~/") + "~" if value else None


def night(parts: Parts, published: str | None, told: str | None, stated: str | None) -> str | None:
    """`dans la nuit du 3 au 4 avril`, `de mardi à mercredi`."""
    if "m" in parts:
        morning = day_of(one_day(parts, published, told, stated))
        first = morning - timedelta(days=1) if morning else None
    else:
        today = day_of(published)
        first = near_weekday(parts["a"], today, after=False) if today else None
        morning = first + timedelta(days=1) if first else None
    return f"{first.isoformat()}/{morning.isoformat()}" if first and morning else None


def years(parts: Parts, *known: str | None) -> str | None:
    """`entre 2009 et 2013`."""
    return span(parts["y1"], parts["y"])


def several_years(parts: Parts, *known: str | None) -> str | None:
    """`en 2008, 2012 et 2014`: the interval that holds them, with `~` at both ends."""
    all_years = [parts["y1"], *re.findall(r"\d{4}", parts.get("mid", "")), parts["y"]]
    return span(min(all_years), max(all_years), near="~")


def decade(parts: Parts, *known: str | None) -> str | None:
    """`les années 1990`, `les années 90`."""
    number = int(parts["y"])
    if number < LEAST_DECADE:
        return None
    start = number if number > 99 else 1900 + number
    return f"{start:04d}/{start + DECADE - 1:04d}"


def fraction(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`au premier trimestre 2016`."""
    length, number = int(look_up("fraction", parts["f"])), int(look_up("ordinal", parts["o"]))
    if number * length > YEAR_MONTHS or not (parts.get("y") or published):
        return None
    year = parts.get("y") or str(published)[:4]
    return f"{year}-{(number - 1) * length + 1:02d}/{year}-{number * length:02d}"


def season(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`l'été 2016` is June to August; `l'été dernier` the last that was over, `cet été` the last that had begun."""
    first, last = SEASONS[parts["s"]]
    if "y" in parts:
        year = int(parts["y"])
    elif published is None or len(published) < len("2017-10"):
        return None
    else:
        year, month = int(published[:4]), int(published[5:7])
        if "next" in parts:
            year += month >= first
        elif "last" in parts:
            year -= (month <= last) + (last < first)
        else:
            year -= month < first
    end = year + (last < first)
    return f"{year:04d}-{first:02d}/{end:04d}-{last:02d}" if end <= LAST_YEAR else None
