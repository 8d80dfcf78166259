"""Events in a list: as rows for programs, and as a table for people, each line leading to the comparison."""

from __future__ import annotations

from typing import Any

from recoupe.export import events as export
from recoupe.model.event import Standing
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.web.address import bare
from recoupe.web.screen import Call
from recoupe.web.telling import Workspace, ledger_of

Row = dict[str, Any]
COLUMNS = (*export.EVENTS, "cells", "denied_by", "reason", "href")
_CELLS = ("actor", "target", "place", "time", "number")
_VALUES = 3  # values of a cell that are shown, at most


def event_rows(call: Call) -> list[Row]:
    """All events for programs, those with most roots first; none where the articles are yet to be compared."""
    if (ledger := ledger_of(call)) is None:
        return []
    guide = Workspace.of(call, ledger)
    guide.load(ledger.papers)
    stands = {row["event"]: row for row in export.status_rows(ledger, guide.name)}
    rows = export.event_rows(ledger, guide.name)
    for row in rows:
        row |= {name: stands[row["event"]][name] for name in ("cells", "denied_by", "reason")}
        row["href"] = bare(f"/event/{row['event']}")
    return rows


def contested(rows: list[Row]) -> list[Row]:
    """The events on which roots part, or that one denies, in their order."""
    wanted = {str(Standing.CONTESTED), str(Standing.DENIED)}
    return [row for row in rows if wanted & set(row["status"])]


def event_table(rows: list[Row], call: Call, caption: str) -> Html:
    """Events as a list shows them; each leads to its comparison."""
    words = call.words
    heads = ("cell.type", "events.roots", "events.articles", "events.status", *(f"cell.{cell}" for cell in _CELLS))
    return table(caption, tuple(map(words, heads)), [_line(row, call) for row in rows], id="events")


def _line(row: Row, call: Call) -> tuple[Child, ...]:
    words = call.words
    first = el("a", words.code("type", row["type"]), " ", quote(row["words"]), href=call.link(f"/event/{row['event']}"))
    stands = join(*(words.code("standing", each) for each in row["status"]), by=" · ")
    apart = [words.code("difference", cell) for cell in row["cells"]]
    parts = el("small", f" ≠ {', '.join(apart)}") if apart else None
    counts = (el("strong", words.number(len(row["roots"]))), words.number(len(row["articles"])))
    return (first, *counts, join(stands, parts), *(_few(row[cell], cell, call) for cell in _CELLS))


def _few(values: list[str], cell: str, call: Call) -> Html:
    if not values:
        return el("span", "∅", class_="silent")
    shown = values[:_VALUES]
    if cell == "number":
        shown = [_counted(value, call) for value in shown]
    more = el("small", f" +{len(values) - _VALUES}") if len(values) > _VALUES else None
    return join(join(*(el("bdi", line(value)) for value in shown), by="; "), more)


def _counted(value: str, call: Call) -> str:
    """A figure with what it counts in the language of the page: `douze killed` is `douze tués`."""
    number, _, counts = value.rpartition(" ")
    return f"{number} {call.words.code('counts', counts)}" if number else value
