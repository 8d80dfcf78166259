"""The same page for programs: JSON, CSV, GeoJSON and SVG, each in one shape for all screens, errors too."""

from __future__ import annotations

import io
import json
from typing import Any

from recoupe.export.sheet import write_sheet
from recoupe.model.errors import NotFoundError
from recoupe.render.page.alone import alone
from recoupe.web.address import Address
from recoupe.web.screen import Screen


def as_json(screen: Screen, address: Address) -> str:
    """`{"ok": true, "screen": ..., "columns": [...], "rows": [...], "total": ..., "next": ..., "truncated": ...}`."""
    table = screen.table
    return _json(
        {
            "ok": True,
            "screen": screen.name,
            "columns": table.columns,
            "rows": table.rows,
            "total": table.total,
            "next": address.here("json", after=table.next) if table.next else None,
            "truncated": table.truncated,
        }
    )


def as_csv(screen: Screen) -> str:
    """The rows for a spreadsheet; a cell that would be run as a formula is made harmless."""
    out = io.StringIO(newline="")
    write_sheet(
        screen.table.columns, ([_flat(row.get(c)) for c in screen.table.columns] for row in screen.table.rows), out
    )
    return out.getvalue()


def as_geojson(screen: Screen, address: Address) -> str:
    """The places of a page as a FeatureCollection (RFC 7946); what has none has no geometry."""
    return _json(
        {
            "type": "FeatureCollection",
            "features": screen.features() if screen.features else [],
            "next": address.here("geojson", after=screen.table.next) if screen.table.next else None,
            "truncated": screen.table.truncated,
        }
    )


def as_svg(screen: Screen, address: Address) -> str:
    """The drawing of a page as a file of its own.

    Raises:
        NotFoundError: it has none, or there is nothing to draw.
    """
    drawn = screen.graphic() if screen.graphic else None
    made = alone(drawn) if drawn else None
    if made is None:
        raise NotFoundError(f"{address.path} holds no drawing; take .json or .csv")
    return made


def as_error(status: int, message: str) -> str:
    """`{"ok": false, "status": 404, "error": "..."}`."""
    return _json({"ok": False, "status": status, "error": message})


def feature(properties: dict[str, Any], latitude: float | None, longitude: float | None) -> dict[str, Any]:
    """One place."""
    known = latitude is not None and longitude is not None
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if known else None
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _flat(value: object) -> str:
    """A value in a cell: silence is empty, several values are parted by `; `."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_flat(each) for each in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | bool) else str(value)
