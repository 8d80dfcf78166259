"""The value of a marked time in EDTF (ISO 8601-2, level 1), against the day of publication and what the text told before.

Conventions of the codebook, section 6. What counts from a day that nobody knows has no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from recoupe.annotate.dates import (
    CALENDAR,
    DECADE,
    LAST_YEAR,
    WEEK,
    YEAR_MONTHS,
    Parts,
    both_days,
    day_of,
    days,
    decade,
    fraction,
    look_up,
    months,
    near_weekday,
    night,
    one_day,
    one_month,
    plain,
    same_words,
    season,
    several_months,
    several_years,
    span,
    years,
)
from recoupe.annotate.marks import TimeMark

EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}")
# Of weeks ago, some; the day is not told, the month is: three, between two and a month.
SOME_WEEKS = 3


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


# ------------------------------------------------------------------------------------------------ counted from a day


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
