"""`/events`: what do the articles tell together, by how many roots, and where do they part? `/event/ID`: one event side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export import events as export
from recoupe.model.claim import Claim, label
from recoupe.model.codes import EventType
from recoupe.model.errors import NotFoundError
from recoupe.model.event import Difference, Standing
from recoupe.render.page.account import cells_of
from recoupe.render.page.comparison import columns, foot, moved, silent, standing
from recoupe.render.page.html import Child, Html, el, join, line
from recoupe.store.happened import Wanted
from recoupe.web import frame
from recoupe.web.address import cursor, only
from recoupe.web.brush import TAKEN, window_of
from recoupe.web.claims import claim_table
from recoupe.web.happened import COLUMNS, Row, event_rows, event_table
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.telling import Workspace, days_around, ledger_of, state

if TYPE_CHECKING:  # brings numpy
    from recoupe.model.event import Event
    from recoupe.relate.ledger import Ledger

COMPARED = (*export.COMPARE, "href_a", "href_b")
ORDERS = ("roots", "time")
_CODED: dict[str, tuple[str, ...]] = {"status": tuple(Standing), "cell": tuple(Difference), "type": tuple(EventType)}
_HELD = ("actor", "target", "place")  # filters that are words of a cell
_SILENT, _CLAIMS = 60, 200  # silent roots, and claims of an event, that are shown at most


def show_all(call: Call) -> Screen:
    """Events that fit, those with most roots first or by their days."""
    order = only(dict(call.address.query), "order", ORDERS, "roots")
    wanted, happened = _wanted(call), call.view.happened
    page = happened.page(wanted, order=order, after=call.after, limit=call.limit)
    rows, total = event_rows(page.rows, call), happened.count(wanted)
    held = Table(COLUMNS, tuple(rows), cursor(page.next), total)

    def body() -> Html:
        words = call.words
        found = (
            event_table(rows, call, words("events.caption")) if rows else el("p", words("events.none"), class_="empty")
        )
        middle = el("div", state(call), el("p", words("events.how")), _chips(call),
                    el("p", words.count("events", total), class_="counts", role="status"), found,
                    frame.more(held.next, call.address, words), class_="middle")  # fmt: skip
        if call.settings.static:
            return middle
        return el(
            "div", middle, el("div", _form(order, call), _facets(call), class_="side", id="filters"), class_="desk"
        )

    return Screen("events", call.words("events.title"), body, held)


# -- filters ----------------------------------------------------------------------------------------------


def _wanted(call: Call) -> Wanted:
    """What the address asks of events."""
    given = dict(call.address.query)

    def coded(name: str) -> str | None:
        return only(given, name, map(str, _CODED[name]), "") if given.get(name) else None

    return Wanted(
        status=coded("status"),
        cell=coded("cell"),
        type=coded("type"),
        actor=call.get("actor") or None,
        target=call.get("target") or None,
        place=call.get("place") or None,
        window=window_of(call),
    )


def _chips(call: Call) -> Html | None:
    """What is asked for, each with the way to ask it no more."""
    names = {"status": "standing", "type": "type", "cell": "difference"}
    chips = []
    for name in (*_CODED, *_HELD, *TAKEN):
        if value := call.get(name):
            shown = call.words.code(names[name], value) if name in names else value
            gone = el("a", "×", href=call.address.here(**{name: None, "after": None}),
                      aria_label=call.words("claims.without", name=shown))  # fmt: skip
            chips.append(el("li", f"{_label(name, call)} ", el("bdi", line(shown)), " ", gone))
    return el("ul", *chips, class_="chips", aria_label=call.words("claims.asked")) if chips else None


def _label(name: str, call: Call) -> str:
    keys = {"status": "events.status", "cell": "events.cell", "from": "brush.from", "to": "brush.to"}
    return call.words(keys.get(name, f"cell.{name}"))


def _form(order: str, call: Call) -> Html:
    words = call.words
    fields: list[Child] = [*frame.hidden(call.address.kept(*_CODED, *_HELD, *TAKEN, "order", "after"))]
    for name, group, codes in (("status", "standing", tuple(Standing)), ("cell", "difference", tuple(Difference)),
                               ("type", "type", tuple(EventType))):  # fmt: skip
        options = [el("option", words("claims.any"), value="")]
        options += [el("option", words.code(group, c), value=str(c), selected=call.get(name) == c) for c in codes]
        chosen = el("select", *options, name=name, id=f"f-{name}")
        fields.append(el("p", el("label", _label(name, call), for_=f"f-{name}"), chosen))
    for name in (*_HELD, "time"):
        field = el("input", name=name, id=f"f-{name}", value=call.get(name) or None)
        label = words("filter.time") if name == "time" else _label(name, call)
        fields.append(el("p", el("label", label, for_=f"f-{name}"), field))
    orders = (el("option", words(f"events.by_{each}"), value=each, selected=each == order) for each in ORDERS)
    fields.append(
        el("p", el("label", words("claims.order"), for_="f-order"), el("select", *orders, name="order", id="f-order"))
    )
    fields.append(
        el(
            "p",
            el("button", words("claims.show"), type="submit"),
            " ",
            el("a", words("claims.all"), href=call.link("/events")),
        )
    )
    return el("details", el("summary", words("claims.filter")), el("form", *fields, action="/events", method="get", class_="filters"),
              open=True)  # fmt: skip


def _facets(call: Call) -> Html:
    """How many events stand how, over the whole dossier."""
    parts = []
    for name, counted in call.view.happened.stand().items():
        group = {"status": "standing", "cell": "difference"}[name]
        items = (
            el("li", el("a", call.words.code(group, code), href=call.address.here(**{name: code, "after": None}),
                        aria_current="true" if call.get(name) == code else None), " ", el("small", call.words.number(count)))
            for code, count in sorted(counted.items(), key=lambda held: (-held[1], held[0]))
        )  # fmt: skip
        if counted:
            parts.append(el("section", el("h3", _label(name, call)), el("ul", *items)))
    return el("details", el("summary", call.words("events.stand")), *parts, open=True, class_="facets")


# -- one event --------------------------------------------------------------------------------------------


def show(call: Call) -> Screen:
    """One event side by side: given by its id, the beginning of it, or one of its claims."""
    ledger = ledger_of(call)
    if ledger is None:
        return Screen("event", call.words("events.title"), lambda: join(state(call)), Table(COMPARED), nav="events")
    if not call.rest:
        raise NotFoundError("no event is named; /events lists them")
    event = ledger.event(call.rest)
    guide = Workspace.of(call, ledger)
    guide.load(claim.article for claim in ledger.told(event))
    rows = tuple(_row(row, ledger) for row in export.compare_rows(ledger, event, guide.name))
    held = Table(COMPARED, rows, None, len(rows))
    return Screen("event", _title(event, ledger, call), lambda: _body(event, ledger, guide), held, nav="events")


def _row(row: Row, ledger: Ledger) -> Row:
    """A pair of roots in one cell for programs, with where the words of both stand."""
    for side in ("a", "b"):
        claim = ledger.claims.get(row[f"claim_{side}"]) if row[f"claim_{side}"] else None
        start = row[f"start_{side}"]
        row[f"href_{side}"] = (
            f"/article/{claim.article}?at={claim.trigger.start}#w-{claim.article}-{start}"
            if claim and start is not None
            else None
        )
    return row


def _title(event: Event, ledger: Ledger, call: Call) -> str:
    """The kind of an event with its word, where and when."""
    claims = ledger.told(event)
    first = claims[0]
    kind = call.words.code("type", first.type.value)
    trigger = " ".join(first.trigger.of(ledger.papers[first.article].text).split())
    values = [value for name in ("place", "time") for value in _first_value(claims, name)]
    return " · ".join((f"{kind} « {trigger} »" if call.words.language == "fr" else f"{kind} “{trigger}”", *values))


def _first_value(claims: tuple[Claim, ...], name: str) -> list[str]:
    """What the first claim that says something in a cell says."""
    found = (cell.value for claim in claims for cell in cells_of(claim, name))
    return [getattr(value, "edtf", None) or label(value) for value in found][:1]


def _body(event: Event, ledger: Ledger, guide: Workspace) -> Html:
    call, words = guide.call, guide.words
    claims, comparison, status = ledger.told(event), ledger.compare(event), ledger.status(event)
    parts: list[Child] = [standing(status, comparison, guide)]
    if len(comparison.roots) < 2:
        parts.append(el("p", words("told.alone"), class_="note"))
    parts += [columns(comparison, guide, caption=words("told.caption")), foot(guide), moved(comparison, guide)]
    parts.append(_silent({root for root, _ in comparison.roots}, claims, ledger, guide))
    told = tuple(call.view.told([claim.id for claim in claims[:_CLAIMS]]))
    parts.append(el("details", el("summary", words("told.claims", n=words.count("claims", len(claims)))),
                    claim_table(told, call, caption=words("told.claims", n=words.count("claims", len(claims))))))  # fmt: skip
    return join(*parts)


def _silent(tellers: set[str], claims: Any, ledger: Ledger, guide: Workspace) -> Html | None:
    """The roots that published in those days and do not tell it."""
    span = days_around(claims, ledger.papers)
    if span is None:
        return None
    roots, total = guide.call.view.voices.publishing(*span, limit=_SILENT + len(tellers))
    tellers |= {ledger.roots.get(claim.article, claim.article) for claim in claims}
    mute = [root for root in roots if root not in tellers][:_SILENT]
    guide.load(mute)
    return silent(mute, total, guide, span=span)
