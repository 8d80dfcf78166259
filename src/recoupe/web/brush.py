"""The days that a screen looks at: two fields, a link for each month or year, and both in the address; no script is needed."""

from __future__ import annotations

from recoupe.model.edtf import FIRST, LAST, days_of
from recoupe.model.errors import UsageError
from recoupe.render.page.html import Child, Html, el, join
from recoupe.web import frame
from recoupe.web.screen import Call

TAKEN = ("time", "from", "to")
_LINKS = (
    24  # months that are offered, at most: where there are more, years are; where even these are more, the last of them
)
_MONTH, _YEAR = len("2017-10"), len("2017")

Window = tuple[str, str]


def window_of(call: Call) -> Window | None:
    """The first and last day that an address asks for; None for all days.

    Raises:
        UsageError: no date, or an end before its beginning.
    """
    if asked := call.get("time"):
        return _days("time", asked)
    first, last = call.get("from"), call.get("to")
    if not first and not last:
        return None
    window = (_days("from", first)[0] if first else FIRST, _days("to", last)[1] if last else LAST)
    if window[0] > window[1]:
        raise UsageError(f"from={first!r} is after to={last!r}; exchange them")
    return window


def _days(name: str, asked: str) -> Window:
    if (days := days_of(asked)) is None:
        raise UsageError(f"{name}={asked!r} is not a date; write 2017, 2017-10, 2017-10-28 or 2017-10/2017-12")
    return days


def edtf_of(window: Window | None) -> str | None:
    """A window as the ledger asks for it.

    >>> edtf_of(("2018-03-01", LAST)), edtf_of(None)
    ('2018-03-01/..', None)
    """
    if window is None:
        return None
    first, last = window
    return f"{'..' if first == FIRST else first}/{'..' if last == LAST else last}"


def brush(call: Call, path: str) -> Html | None:
    """The fields and the links; none where the page is a file."""
    if call.settings.static:
        return None
    words, window = call.words, window_of(call)
    fields: list[Child] = [*frame.hidden(call.address.kept(*TAKEN, "after"))]
    for name, value, end in zip(("from", "to"), window or ("", ""), (FIRST, LAST), strict=True):
        fields += [el("label", words(f"brush.{name}"), for_=f"f-{name}"),
                   el("input", type="date", name=name, id=f"f-{name}", value=value if value != end else None)]  # fmt: skip
    fields.append(el("button", words("claims.show"), type="submit"))
    if window:
        fields.append(el("a", words("time.all"), href=call.address.here(**dict.fromkeys((*TAKEN, "after")))))
    form = el("form", *fields, action=path, method="get", class_="brush")
    return join(form, _months(call, window))


def _months(call: Call, window: Window | None) -> Html | None:
    """The months that claims tell of, or the years where these are too many, with how many claims there are."""
    counted = call.view.months()
    if len(counted) > _LINKS:
        years: dict[str, int] = {}
        for month, count in counted:
            years[month[:_YEAR]] = years.get(month[:_YEAR], 0) + count
        counted = list(years.items())[-_LINKS:]
    gone: dict[str, str | None] = {"from": None, "to": None, "after": None}
    links = (
        join(el("a", name, href=call.address.here(**gone, time=name), aria_current="true" if days_of(name) == window else None),
             " ", el("small", call.words.number(count)))
        for name, count in counted
    )  # fmt: skip
    return el("p", join(*links, by=" · "), class_="months") if counted else None
