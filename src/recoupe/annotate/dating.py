"""The value of a marked time in EDTF (ISO 8601-2, level 1), against the day of publication and what the text told before.

Conventions of the codebook, section 6. What counts from a day that nobody knows has no value.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from recoupe.annotate.marks import TimeMark
from recoupe.languages.calendar import calendar_of

CALENDAR = calendar_of("fr")
MONTH_NUMBERS = {word: int(value) for word, value in CALENDAR.values("month").items()}
DAY_NUMBERS = {word: int(value) for word, value in CALENDAR.values("weekday").items()}
SEASONS = {word: tuple(map(int, value.split("-"))) for word, value in CALENDAR.values("season").items()}
EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}")
WEEK, YEAR_MONTHS, DECADE = 7, 12, 10
LAST_YEAR = 9999
# Of weeks ago, some; the day is not told, the month is: three, between two and a month.
SOME_WEEKS = 3
# A decade named by two figures is one of the century before: `les années 90`; `les années 20` may be either.
LEAST_DECADE = 30

Parts = Mapping[str, str]


def resolve(mark: TimeMark, published: str | None, told: str | None = None, stated: str | None = None) -> str | None:
    """The EDTF value of a marked time, None where it cannot be told.

    Args:
        published: day, month or year of publication, EDTF.
        told: the day (month, year) that the text told of last, EDTF: `le lendemain` and `la veille` count from it.
        stated: the last date that the text gave with its year: a month or a day without one may go on from it.
    """
    parts = dict(part.split("=", 1) for part in mark.parts)
    known = [date_ if date_ and EDTF.fullmatch(date_) else None for date_ in (published, told, stated)]
    try:
        value = VALUES[mark.kind](parts, *known) if mark.kind in VALUES else None
    except (ValueError, OverflowError):  # 31 February; before the year 1, after 9999
        return None
    return framed(value, parts) if value else None


def framed(value: str, parts: Parts) -> str | None:
    """`vers`, `depuis`, `jusqu'à`."""
    if parts.get("about") and "/" not in value:
        value += "~"
    start, end = value.split("/")[0], value.split("/")[-1]
    if parts.get("frame") == "since" and start != "..":
        return f"{start}/.."
    if parts.get("frame") == "until" and end != "..":
        return f"../{end}"
    return value


def counts_from(mark: TimeMark) -> int:
    """How long a date must be for this time to count from it: 10 for a day, 7 a month, 4 a year, 0 where it counts from none."""
    unit = dict(part.split("=", 1) for part in mark.parts).get("u", "")
    if mark.kind == "later":
        return {"day": 10, "week": 10, "month": 7}.get(CALENDAR.values("unit").get(unit, ""), 4)
    return {"told": 10, "evening": 10, "clock": 10, "told month": 7, "told year": 4}.get(mark.kind, 0)


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


# ------------------------------------------------------------------------------------------------ counted from a day


def near_weekday(name: str, today: date, *, after: bool) -> date:
    """The nearest such weekday before today (or today itself); the next one where the text says so.

    >>> near_weekday("mardi", date(2017, 11, 9), after=False)
    datetime.date(2017, 11, 7)
    """
    wanted = DAY_NUMBERS[name]
    if after:
        return today + timedelta(days=(wanted - today.weekday() - 1) % WEEK + 1)
    return today - timedelta(days=(today.weekday() - wanted) % WEEK)


def weekday(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`mardi`, `mardi prochain`, `le mardi suivant`."""
    today = day_of(told if parts.get("next") == "suivant" and day_of(told) else published)
    after = parts.get("next") in ("prochain", "suivant")
    return near_weekday(parts["a"], today, after=after).isoformat() if today else None


def weekdays(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`de mardi à jeudi`."""
    today = day_of(published)
    if today is None:
        return None
    end = near_weekday(parts["b"], today, after=False)
    return span(near_weekday(parts["a"], end, after=False).isoformat(), end.isoformat())


def both_weekdays(parts: Parts, *known: str | None) -> str | None:
    """`mardi et jeudi`."""
    value = weekdays(parts, *known)
    return value.replace("/", "~/") + "~" if value else None


def relative(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`hier`, `ce matin`."""
    today = day_of(published)
    return (today + timedelta(days=int(look_up("published", parts["w"])))).isoformat() if today else None


def last_night(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """The night that ended on the day of publication."""
    today = day_of(published)
    return f"{(today - timedelta(days=1)).isoformat()}/{today.isoformat()}" if today else None


def told_day(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`la veille`, `le jour même`."""
    day = day_of(told)
    return (day + timedelta(days=int(look_up("told", parts["w"])))).isoformat() if day else None


def told_month(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`le même mois`, `le mois suivant`."""
    if told is None or len(told) < len("2017-10"):
        return None
    return month_from(int(told[:4]), int(told[5:7]), int(look_up("told month", parts["w"])))


def told_year(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`la même année`, `l'année suivante`."""
    return f"{int(told[:4]) + int(look_up('told year', parts['w'])):04d}" if told else None


def month_from(year: int, month: int, shift: int) -> str | None:
    """A month so many months from another; None before the year 1 and after 9999."""
    count = year * YEAR_MONTHS + month - 1 + shift
    inside = YEAR_MONTHS <= count < (LAST_YEAR + 1) * YEAR_MONTHS
    return f"{count // YEAR_MONTHS:04d}-{count % YEAR_MONTHS + 1:02d}" if inside else None


def near(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`la semaine dernière` (Monday to Sunday), `le mois dernier`, `l'an prochain`."""
    if published is None:
        return None
    unit = next(
        u for u in ("week", "month", "year") if any(same_words(w, parts["w"]) for w in CALENDAR.values(f"near {u}"))
    )
    shift = int(look_up(f"near {unit}", parts["w"]))
    if unit == "year":
        year = int(published[:4]) + shift
        return f"{year:04d}" if 0 < year <= LAST_YEAR else None
    if unit == "month":
        known_month = len(published) >= len("2017-10")
        return month_from(int(published[:4]), int(published[5:7]), shift) if known_month else None
    today = day_of(published)
    if today is None:
        return None
    monday = today - timedelta(days=today.weekday() - shift * WEEK)
    return f"{monday.isoformat()}/{(monday + timedelta(days=WEEK - 1)).isoformat()}"


def weekend(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """Saturday and Sunday: the last that had begun, the next where the text says so."""
    today = day_of(published)
    if today is None:
        return None
    shift = 0 if look_up("weekend", parts["w"]).startswith("-") else WEEK
    saturday = near_weekday("samedi", today, after=False) + timedelta(days=shift)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def begun(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`depuis le début de l'année`: without `depuis` it says only about when."""
    if published is None or parts.get("frame") != "since":
        return None
    unit = look_up("begun", parts["w"])
    if unit == "year":
        return f"{published[:4]}-01"
    if unit == "month":
        return f"{published[:7]}-01" if len(published) >= len("2017-10") else None
    today = day_of(published)
    return (today - timedelta(days=today.weekday())).isoformat() if today else None


# ------------------------------------------------------------------------------------------------ so long ago


def shifted(today: date, number: int, unit: str, sign: int) -> str | None:
    """The day, month or year so many units before or after a day."""
    if unit in ("day", "week"):
        days_ = number * (WEEK if unit == "week" else 1)
        return (today + sign * timedelta(days=min(days_, 4_000_000))).isoformat()
    if unit == "month":
        return month_from(today.year, today.month, sign * number)
    year = today.year + sign * number * (DECADE if unit == "decade" else 1)
    return f"{year:04d}" if 0 < year <= LAST_YEAR else None


def amount(parts: Parts) -> tuple[int | None, str]:
    """How many of which unit; None for `quelques`."""
    unit = look_up("unit", parts["u"])
    words = parts["n"]
    value = words if words.isdigit() else look_up("numeral", words)
    return (int(value[:9]) if value.isdigit() else None), unit


def before(parts: Parts, today: date | None, sign: int = -1) -> str | None:
    """The time so long before a day, approximate: of `quelques semaines` the month, of `quelques mois` the year."""
    number, unit = amount(parts)
    if today is None:
        return None
    if number is None:
        rough = {"week": today + sign * timedelta(weeks=SOME_WEEKS), "month": today}.get(unit)
        return None if rough is None else rough.isoformat()[: 7 if unit == "week" else 4] + "~"
    value = shifted(today, number, unit, sign)
    return value + "~" if value else None


def ago(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`il y a trois semaines`."""
    return before(parts, day_of(published))


def ahead(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`dans trois semaines`."""
    return before(parts, day_of(published), sign=1)


def lasting(parts: Parts, published: str | None, *known: str | None) -> str | None:
    """`depuis trois semaines`."""
    start = before(parts, day_of(published))
    return f"{start}/.." if start else None


def later(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`trois jours plus tard`: from what the text told of, as exact as that."""
    number, unit = amount(parts)
    if told is None or number is None:
        return None
    sign = int(look_up("direction", parts["w"]))
    padded = day_of((told + "-01-01")[:10])
    if padded is None or len(told) < {"day": 10, "week": 10, "month": 7}.get(unit, 4):
        return None
    return shifted(padded, number, unit, sign)


def same_day(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`dans la soirée`: of the day told of, else of the day of publication; `dans la nuit` may be that of the day before."""
    if plain(parts.get("w", "")).endswith(" nuit"):
        return None
    day = day_of(told) or day_of(published)
    return day.isoformat() if day else None


def clock(parts: Parts, published: str | None, told: str | None, *known: str | None) -> str | None:
    """`vers 11h30`: the day told of; never a clock time."""
    day = day_of(told)
    return day.isoformat() if day else None


def stated_year(parts: Parts, *known: str | None) -> str | None:
    """`en 2016`."""
    return parts["y"]


VALUES: dict[str, Callable[..., str | None]] = {
    "nights": night,
    "night": night,
    "months": months,
    "several months": several_months,
    "days": days,
    "both": both_days,
    "weekdays": weekdays,
    "both weekdays": both_weekdays,
    "years": years,
    "several": several_years,
    "date": one_day,
    "third": one_month,
    "month": one_month,
    "fraction": fraction,
    "season": season,
    "decade": decade,
    "year": stated_year,
    "bare": stated_year,
    "ago": ago,
    "in": ahead,
    "lasting": lasting,
    "later": later,
    "weekday": weekday,
    "last night": last_night,
    "told": told_day,
    "told month": told_month,
    "told year": told_year,
    "near": near,
    "weekend": weekend,
    "begun": begun,
    "relative": relative,
    "evening": same_day,
    "clock": clock,
}
