"""`/claims`: who claims what happened, when, where, on whose word? Every filter stands in the address."""

from __future__ import annotations

from recoupe.model.codes import Counts, EventType, Modality, Stance
from recoupe.render.page.html import Child, Html, el, join, line
from recoupe.store import Asked
from recoupe.store.asked import CELL_OF, ORDERS
from recoupe.web import frame
from recoupe.web.address import cursor, only
from recoupe.web.claims import COLUMNS, claim_features, claim_row, claim_table
from recoupe.web.screen import Call, Screen, Table

_CODED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("type", "type", tuple(EventType)),
    ("modality", "modality", tuple(Modality)),
    ("stance", "stance", tuple(Stance)),
    ("counts", "counts", tuple(Counts)),
)
_NAMED = ("source", "actor", "target", "place", "origin", "equipment", "outlet", "time")
_FACETS = ("type", "source", "place", "actor", "modality")  # those that are listed with their counts
_LISTED, _OFFERED = 6, 40  # labels of a facet that are shown, and that a field offers


def show(call: Call) -> Screen:
    """One page of the ledger."""
    asked = Asked.of(dict(call.address.query))
    order = only(dict(call.address.query), "order", ORDERS, "published")
    page = call.view.ledger(asked, order=order, after=call.after, limit=call.limit)
    held = Table(COLUMNS, tuple(map(claim_row, page.rows)), cursor(page.next), page.total, page.cut)
    words = call.words

    def body() -> Html:
        total = words.count("claims", page.total) if page.total is not None else words("claims.thousands")
        found = (
            claim_table(page.rows, call, caption=words("ledger.caption" if order == "published" else "claims.by_event"))
            if page.rows
            else el("p", words("claims.none"), class_="empty")
        )
        notes: list[Child] = [el("p", total, class_="counts", role="status")]
        if page.cut:
            notes.append(el("p", words("claims.cut"), class_="note"))
        if order == "event":
            undated = el("a", words("claims.undated"), href=call.address.here(order=None, undated="1", after=None))
            notes.append(el("p", words("claims.event_only"), " ", undated, class_="note"))
        narrow = (
            None if call.settings.static else el("p", el("a", words("claims.filter"), href="#filters"), class_="narrow")
        )
        middle = el("div", narrow, _chips(asked, call), *notes, el("p", words("claims.how")), found,
                    frame.more(held.next, call.address, words), class_="middle")  # fmt: skip
        if call.settings.static:
            return middle
        side = el("div", _form(asked, order, call), _facets(asked, call), class_="side", id="filters")
        return el("div", middle, side, class_="desk")  # what was found comes first where there is room for one column

    return Screen("claims", words("claims.title"), body, held, lambda: claim_features(page.rows))


def _chips(asked: Asked, call: Call) -> Html | None:
    """What is asked for, in words, each with the way to ask it no more."""
    given = asked.given()
    if not given:
        return None
    chips = []
    for name, value in given.items():
        shown = call.words.code(name, value) if _known(name, value) else value
        gone = el(
            "a",
            "×",
            href=call.address.here(**{name: None, "after": None}),
            aria_label=call.words("claims.without", name=shown),
        )
        chips.append(el("li", f"{_label(name, call)} ", el("bdi", line(shown)), " ", gone))
    return el("ul", *chips, class_="chips", aria_label=call.words("claims.asked"))


def _known(name: str, value: str) -> bool:
    return any(name == known and value in codes for known, _, codes in _CODED)


def _label(name: str, call: Call) -> str:
    """What a filter is called: as its cell."""
    return call.words(f"cell.{CELL_OF[name]}" if name in CELL_OF and name != "counts" else f"filter.{name}")


def _form(asked: Asked, order: str, call: Call) -> Html:
    words, held = call.words, asked.given()
    fields: list[Child] = [*frame.hidden(call.address.kept(*Asked.__slots__, "order", "after"))]
    fields.append(_field("q", words("filter.q"), held.get("q", ""), kind="search"))
    for name, group, codes in _CODED:
        empty = el("option", words("claims.any"), value="")
        options = (
            el("option", words.code(group, code), value=str(code), selected=held.get(name) == code) for code in codes
        )
        chosen = el("select", empty, *options, name=name, id=f"f-{name}")
        fields.append(el("p", el("label", _label(name, call), for_=f"f-{name}"), chosen))
    for name in _NAMED:
        offers = _offers(name, call)
        fields.append(_field(name, _label(name, call), held.get(name, ""), offers=offers))
    orders = (el("option", words(f"order.{each}"), value=each, selected=each == order) for each in ORDERS)
    fields.append(
        el("p", el("label", words("claims.order"), for_="f-order"), el("select", *orders, name="order", id="f-order"))
    )
    fields.append(el("p", el("button", words("claims.show"), type="submit"), " ",
                     el("a", words("claims.all"), href=call.link("/claims"))))  # fmt: skip
    form = el("form", *fields, action="/claims", method="get", class_="filters")
    return el("details", el("summary", words("claims.filter")), form, open=True)


def _offers(name: str, call: Call) -> list[str]:
    if name == "outlet":
        return [outlet for outlet, _ in call.view.outlets(limit=_OFFERED)]
    return [label for label, _ in call.view.facet(CELL_OF[name], limit=_OFFERED)] if name in CELL_OF else []


def _field(name: str, label: str, value: str, *, kind: str = "text", offers: list[str] | None = None) -> Html:
    listed = el("datalist", *(el("option", value=each) for each in offers), id=f"d-{name}") if offers else None
    field = el("input", type=kind, name=name, id=f"f-{name}", value=value or None, list=f"d-{name}" if offers else None)
    return el("p", el("label", label, for_=f"f-{name}"), field, listed)


def _facets(asked: Asked, call: Call) -> Html:
    """The values that are told most, counted over the whole dossier."""
    parts = []
    for name in _FACETS:
        found = call.view.facet(CELL_OF[name], limit=_LISTED)
        coded = name in ("type", "modality")
        items = (
            el("li", el("a", el("bdi", line(call.words.code(name, value) if coded else value)),
                        href=call.address.here(**{name: value, "after": None}),
                        aria_current="true" if getattr(asked, name) == value else None),
               " ", el("small", call.words.number(count)))
            for value, count in found
        )  # fmt: skip
        if found:
            parts.append(el("section", el("h3", _label(name, call)), el("ul", *items)))
    note = el("p", el("small", call.words("claims.facets")))
    return el("details", el("summary", call.words("claims.most")), note, join(*parts), open=True, class_="facets")
