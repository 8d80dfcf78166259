"""`/control/PLACE`: who holds it, by date, according to whom, and where roots part? `/control` lists the places."""

from __future__ import annotations

from typing import Any

from recoupe.export import events as export
from recoupe.model.codes import EventType
from recoupe.model.errors import NotFoundError
from recoupe.render.page.holding import holding, holding_table
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.store.paged import checked
from recoupe.web import frame
from recoupe.web.address import bare, cursor
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.screens.source import look
from recoupe.web.telling import Workspace, ledger_of, state

COLUMNS = (*export.CONTROL, "href")
LIST = ("place", "claims", "roots", "contested", "href")
_AT_ONCE, _CLAIMS = 400, 5000  # claims that are asked for at once, and that the list of places rests on, at most
_KINDS = (EventType.CAPTURE, EventType.CONTROL, EventType.SIEGE, EventType.WITHDRAW)


def show(call: Call) -> Screen:
    """The list of places, or one place."""
    return _one(call) if call.rest else _all(call)


def _one(call: Call) -> Screen:
    place, words = call.rest, call.words
    title = words("control.of", name=place)
    ledger = ledger_of(call)
    if ledger is None:
        return Screen("control", title, lambda: join(state(call)), Table(COLUMNS))
    timeline, guide = ledger.control(place), Workspace.of(call, ledger)
    if not timeline.steps:
        raise NotFoundError(f"no claim says who holds {place!r} on a day that is known; /control lists the places")
    guide.load(ledger.claims[step.claim].article for step in timeline.steps)
    guide.load(step.root for step in timeline.steps)
    rows = []
    for row in export.control_rows(ledger, place, guide.name):
        claim = ledger.claims[row["claim"]]
        rows.append(row | {"href": f"{bare(f'/article/{claim.article}', at=str(claim.trigger.start))}#c-{claim.id}"})
    held = Table(COLUMNS, tuple(rows), None, len(rows))

    def body() -> Html:
        count = el("p", words.count("control.contested", len(timeline.contested)), class_="counts")
        links = (el("a", words("control.all"), href=call.link("/control")),
                 el("a", words("control.claims"), href=call.link("/claims", place=place)),
                 el("a", words("control.events"), href=call.link("/events", place=place)))  # fmt: skip
        return join(el("p", words("control.how")), count, holding(timeline, guide), el("p", words("control.warning"), class_="note"),
                    holding_table(timeline, guide), el("p", join(*links, by=" · ")))  # fmt: skip

    return Screen("control", title, body, held, graphic=lambda: holding(timeline, guide))


def _all(call: Call) -> Screen:
    """The places of which claims say who holds them, most often told first."""
    letters = call.get("holds").casefold()
    rows = [row for row in _rows(call) if letters in row["place"].casefold()]
    at = min((checked(call.after, int) or (0,))[0], len(rows))
    shown = rows[at : at + call.limit]
    following = cursor((at + call.limit,)) if at + call.limit < len(rows) else None
    held = Table(LIST, tuple(shown), following, len(rows))

    def body() -> Html:
        words = call.words
        heads = ("cell.place", "column.claims", "control.roots", "control.apart")
        told: list[tuple[Child, ...]] = [
            (el("a", el("bdi", line(row["place"])), href=call.link(f"/control/{row['place']}")), words.number(row["claims"]),
             words.number(row["roots"]), words.number(row["contested"]) if row["contested"] else "–")
            for row in shown
        ]  # fmt: skip
        found = (
            table(words("control.places"), tuple(map(words, heads)), told)
            if told
            else el("p", words("control.none"), class_="empty")
        )
        return join(
            state(call),
            el("p", words("control.index")),
            look(call, "/control"),
            found,
            frame.more(held.next, call.address, words),
        )

    return Screen("places", call.words("control.title"), body, held, nav="control")


def _rows(call: Call) -> list[dict[str, Any]]:
    from recoupe.relate.control import control_of, held_places  # brings numpy

    if (ledger := ledger_of(call)) is None:
        return []
    rows = []
    ids = call.view.of_types(map(str, _KINDS), limit=_CLAIMS)
    claims = [told.claim for at in range(0, len(ids), _AT_ONCE) for told in call.view.told(ids[at : at + _AT_ONCE])]
    for place, told in held_places(claims).items():
        timeline = control_of(place, told, ledger.papers, ledger.roots)
        if timeline.steps:
            roots = {step.root for step in timeline.steps}
            rows.append({"place": place, "claims": len(told), "roots": len(roots), "contested": len(timeline.contested),
                         "href": bare(f"/control/{place}")})  # fmt: skip
    return sorted(rows, key=lambda row: (-row["contested"], -row["roots"], -row["claims"], row["place"]))
