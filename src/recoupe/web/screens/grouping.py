"""`/grouping/EVENT`: is this one event? Its claims, of which some can be put apart, or all be put together with another event."""

from __future__ import annotations

from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.store.paged import Told
from recoupe.web import frame
from recoupe.web.claims import COLUMNS, claim_row, reader_address
from recoupe.web.forms import signed
from recoupe.web.screen import Call, Screen, Table


def show(call: Call) -> Screen:
    """The claims of an event, given by its id or by one of its claims."""
    event = call.corpus.ledger().event(call.rest)
    told = tuple(call.view.told(event.claims))
    held = Table(COLUMNS, tuple(map(claim_row, told)), None, len(told))
    return Screen("grouping", call.words("grouping.title"), lambda: _body(event.id, told, call), held, nav="review")


def _body(event: str, told: tuple[Told, ...], call: Call) -> Html:
    words, write = call.words, bool(call.settings.token)
    rows: list[tuple[Child, ...]] = [_row(each, call, write=write) for each in told]
    heads = (
        words("cell.type"),
        words("grouping.sentence"),
        words("article"),
        *((words("grouping.other"),) if write else ()),
    )
    found = table(words("grouping.claims"), heads, rows)
    head = el(
        "p", words("grouping.event"), " ", el("code", event), " · ", words.count("claims", len(told)), class_="counts"
    )
    if not write:
        return join(head, found)
    token, hidden = frame.token(call.settings), el("input", type="hidden", name="event", value=event)
    split = el("form", token, hidden, found, signed(call, "g"), el("button", words("grouping.split"), type="submit", name="ruling",
               value="split"), action=call.link("/group"), method="post", class_="add")  # fmt: skip
    field = el(
        "p", el("label", words("grouping.with"), for_="g-other"), el("input", name="other", id="g-other", required=True)
    )
    merge = el("form", token, hidden, field, signed(call, "h"), el("button", words("grouping.merge"), type="submit", name="ruling",
               value="merge"), action=call.link("/group"), method="post", class_="add")  # fmt: skip
    return join(head, el("p", words("grouping.how")), split, el("h2", words("grouping.together")), merge)


def _row(told: Told, call: Call, *, write: bool) -> tuple[Child, ...]:
    claim, words = told.claim, call.words
    kind = el("a", words.code("type", claim.type.value), href=f"{reader_address(claim, call)}#c-{claim.id}")
    name = words("grouping.tick", words=told.trigger)
    tick = el("input", type="checkbox", name=f"claim-{claim.id}", value="1", aria_label=name)
    where = el(
        "span", el("bdi", line(told.line.outlet or told.line.name)), el("small", " ", words.day(told.line.day or "∅"))
    )
    return kind, quote(told.sentence, told.line.language), where, *((tick,) if write else ())
