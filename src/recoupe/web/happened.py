"""Events in a list: as rows for programs, and as a table for people, each line leading to the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recoupe.export import events as export
from recoupe.model.event import Event
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.store.happened import Happening
from recoupe.web.address import bare
from recoupe.web.screen import Call

Row = dict[str, Any]
COLUMNS = (*export.EVENTS, "cells", "denied_by", "reason", "href")
_CELLS = ("actor", "target", "place", "time", "number")
_VALUES = 3  # values of a cell that are shown, at most


def event_rows(found: Sequence[Happening], call: Call) -> list[Row]:
    """Events for programs."""
    lines = call.view.lines(id for each in found for id in {*each.gist.articles, *each.status.roots})

    def name(article: str) -> str:
        return lines[article].name if article in lines else article

    rows = []
    for each in found:
        status = each.status
        row = export.event_row(Event(status.event, each.claims), status, each.gist, name)
        row |= {
            "cells": list(status.cells),
            "denied_by": [who for who in status.denied_by if who],
            "reason": status.reason,
        }
        rows.append(row | {"href": bare(f"/event/{status.event}")})
    return rows


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
