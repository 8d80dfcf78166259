"""`/timeline`: when, and how did the telling move? Events above, publication below; every sign leads into the ledger."""

from __future__ import annotations

from recoupe.model.edtf import days_of
from recoupe.render.page.chronicle import Bar, Sheet, chronicle
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.render.page.scale import Days
from recoupe.store.paged import Line, Time
from recoupe.web.address import bare
from recoupe.web.brush import brush, window_of
from recoupe.web.screen import Call, Screen, Table

COLUMNS = ("edtf", "first_day", "last_day", "claims", "types", "href")
_TIMES, _SHEETS = 600, 400  # times and articles that are drawn, at most: more no screen can tell apart


def show(call: Call) -> Screen:
    """The times of a window of days, or of all."""
    window = window_of(call)
    times, cut = call.view.times(window, limit=_TIMES)
    rows = tuple(_row(each) for each in times)
    held = Table(COLUMNS, rows, None, None if cut else len(rows), cut)

    def body() -> Html:
        words = call.words
        undated = call.view.undated()
        parts: list[Child] = [el("p", words("timeline.how")), brush(call, "/timeline")]
        if cut:
            parts.append(el("p", words("time.cut", n=words.number(_TIMES)), class_="note"))
        parts.append(_graphic(times, window, call) or el("p", words("time.none"), class_="empty"))
        tray = el(
            "a", words("timeline.undated", n=words.count("claims", undated)), href=call.link("/claims", undated="1")
        )
        parts += [el("p", tray, class_="tray"), _table(times, call)]
        return join(*parts)

    return Screen("timeline", call.words("time.title"), body, held, graphic=lambda: _graphic(times, window, call))


def _row(time: Time) -> dict[str, object]:
    days = days_of(time.edtf) or (None, None)
    types = dict(time.types)
    return {"edtf": time.edtf, "first_day": days[0], "last_day": days[1], "claims": time.count, "types": types,
            "href": bare("/claims", time=time.edtf)}  # fmt: skip


def _graphic(times: list[Time], window: tuple[str, str] | None, call: Call) -> Html | None:
    bars = [
        Bar(each.edtf, days, each.types, call.link("/claims", time=each.edtf, order="event"))
        for each in times
        if (days := Days.of(each.edtf))
    ]
    shown = call.view.articles(limit=_SHEETS).rows
    sheets = [_sheet(each, days, call) for each in shown if (days := Days.of(each.day)) and _within(each.day, window)]
    return chronicle(bars, sheets, call.words, more=call.link("/"))


def _within(day: str | None, window: tuple[str, str] | None) -> bool:
    days = days_of(day) if day else None
    return days is not None and (window is None or (days[0] <= window[1] and days[1] >= window[0]))


def _sheet(each: Line, days: Days, call: Call) -> Sheet:
    title = " · ".join(filter(None, (each.day, each.outlet, each.title or each.name)))
    return Sheet(days, title, call.link(f"/article/{each.id}"))


def _table(times: list[Time], call: Call) -> Html:
    words = call.words
    rows: list[tuple[Child, ...]] = [
        (
            line(each.edtf),
            el("a", words.number(each.count), href=call.link("/claims", time=each.edtf, order="event")),
            "; ".join(f"{words.code('type', kind)} {words.number(count)}" for kind, count in each.types),
        )
        for each in times
    ]
    heads = (words("cell.time"), words("column.claims"), words("cell.type"))
    return table(words("timeline.table"), heads, rows)
