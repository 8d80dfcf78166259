"""`/map`: where, and how surely? The shape says how sharply a place is known; what has no position stands in a tray."""

from __future__ import annotations

from recoupe.model.codes import Precision
from recoupe.render.page.atlas import Pin, atlas, shapes
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.store.paged import Spot
from recoupe.web import frame
from recoupe.web.address import bare, cursor
from recoupe.web.brush import Window, brush, edtf_of, window_of
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.twins import feature

COLUMNS = ("place", "latitude", "longitude", "precision", "claims", "href")


def show(call: Call) -> Screen:
    """The places that claims name, the most named first."""
    window = window_of(call)
    page = call.view.spots(window=window, after=call.after, limit=call.limit)
    rows = tuple(_row(spot, window) for spot in page.rows)
    held = Table(COLUMNS, rows, cursor(page.next), page.total)

    def features() -> list[dict[str, object]]:
        return [feature(dict(row), spot.latitude, spot.longitude) for row, spot in zip(rows, page.rows, strict=True)]

    def graphic() -> Html | None:
        pins = _pins(page.rows, call)
        return atlas(pins, call.words) if pins else None

    return Screen(
        "map", call.words("where.title"), lambda: _body(page.rows, held, call), held, features, graphic=graphic
    )


def _row(spot: Spot, window: Window | None) -> dict[str, object]:
    days = {"time": edtf} if (edtf := edtf_of(window)) else {}
    return {"place": spot.label, "latitude": spot.latitude, "longitude": spot.longitude, "precision": spot.precision,
            "claims": spot.count, "href": bare("/claims", place=spot.label, **days)}  # fmt: skip


def _pins(spots: tuple[Spot, ...], call: Call) -> list[Pin]:
    """The places that have a position."""
    return [
        Pin(spot.label, (spot.longitude, spot.latitude), Precision(spot.precision), spot.count, _ledger(spot, call))
        for spot in spots
        if spot.latitude is not None and spot.longitude is not None
    ]


def _body(spots: tuple[Spot, ...], held: Table, call: Call) -> Html:
    words = call.words
    pins = _pins(spots, call)
    parts: list[Child] = [el("p", words("where.how")), brush(call, "/map")]
    if window_of(call):
        parts.append(el("p", words("where.dated", n=words.count("claims", call.view.undated())), class_="note"))
    if pins:
        parts += [atlas(pins, words), shapes(words), el("p", words("where.gazetteer"), class_="note")]
    without = sum(spot.latitude is None for spot in spots)
    parts.append(
        el("p", words("where.without", n=words.count("places", without), of=words.number(len(spots))), class_="tray")
    )
    parts.append(el("p", words("map.silent", n=words.count("claims", call.view.unplaced())), class_="tray"))
    if spots:
        heads = tuple(map(words, ("cell.place", "map.position", "map.precision", "column.claims")))
        parts.append(table(words("map.table"), heads, [_line(spot, call) for spot in spots]))
    else:
        parts.append(el("p", words("where.none"), class_="empty"))
    parts.append(frame.more(held.next, call.address, words))
    return join(*parts)


def _ledger(spot: Spot, call: Call) -> str:
    return call.link("/claims", place=spot.label, time=edtf_of(window_of(call)))


def _line(spot: Spot, call: Call) -> tuple[Child, ...]:
    placed = spot.latitude is not None and spot.longitude is not None
    position = f"{spot.latitude:.4f} {spot.longitude:.4f}" if placed else "∅"
    count = el("a", call.words.number(spot.count), href=_ledger(spot, call))
    return (el("bdi", line(spot.label)), position, call.words.code("precision", spot.precision), count)
