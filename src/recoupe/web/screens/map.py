"""`/map`: where, and how surely? The shape says how sharply a place is known; what has no position stands in a tray."""

from __future__ import annotations

from recoupe.model.codes import Precision
from recoupe.render.page.atlas import Pin, atlas, shapes
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.store.paged import Spot
from recoupe.web import frame
from recoupe.web.address import bare, cursor
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.twins import feature

COLUMNS = ("place", "latitude", "longitude", "precision", "claims", "href")


def show(call: Call) -> Screen:
    """The places that claims name, the most named first."""
    page = call.view.spots(after=call.after, limit=call.limit)
    rows = tuple(_row(spot) for spot in page.rows)
    held = Table(COLUMNS, rows, cursor(page.next), page.total)

    def features() -> list[dict[str, object]]:
        return [feature(dict(row), spot.latitude, spot.longitude) for row, spot in zip(rows, page.rows, strict=True)]

    return Screen("map", call.words("where.title"), lambda: _body(page.rows, held, call), held, features)


def _row(spot: Spot) -> dict[str, object]:
    return {"place": spot.label, "latitude": spot.latitude, "longitude": spot.longitude, "precision": spot.precision,
            "claims": spot.count, "href": bare("/claims", place=spot.label)}  # fmt: skip


def _body(spots: tuple[Spot, ...], held: Table, call: Call) -> Html:
    words = call.words
    pins = [
        Pin(spot.label, (spot.longitude, spot.latitude), Precision(spot.precision), spot.count, _ledger(spot, call))
        for spot in spots
        if spot.latitude is not None and spot.longitude is not None
    ]
    parts: list[Child] = [el("p", words("where.how"))]
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
    return call.link("/claims", place=spot.label)


def _line(spot: Spot, call: Call) -> tuple[Child, ...]:
    placed = spot.latitude is not None and spot.longitude is not None
    position = f"{spot.latitude:.4f} {spot.longitude:.4f}" if placed else "∅"
    count = el("a", call.words.number(spot.count), href=_ledger(spot, call))
    return (el("bdi", line(spot.label)), position, call.words.code("precision", spot.precision), count)
