"""`/predictions`: who said what would happen, or planned it, on whose word, until when; and what later claims say came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export import events as export
from recoupe.model.event import Outcome, Prediction
from recoupe.render.page.foreseen import foreseen
from recoupe.render.page.html import Child, Html, el, join
from recoupe.store.paged import checked
from recoupe.web import frame
from recoupe.web.address import bare, cursor, only
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.telling import Workspace, ledger_of, state

if TYPE_CHECKING:  # brings numpy
    from recoupe.relate.ledger import Ledger

COLUMNS = (*export.PREDICTIONS, "said", "article", "href")
KINDS = ("predicted", "planned")
_CODED = (("outcome", tuple(map(str, Outcome))), ("modality", KINDS))


def show(call: Call) -> Screen:
    """What was foreseen or planned, by the day on which it was said."""
    ledger = ledger_of(call)
    fitting = [one for one in ledger.predictions() if _fits(one, call)] if ledger else []
    at = min((checked(call.after, int) or (0,))[0], len(fitting))
    shown = fitting[at : at + call.limit]
    following = cursor((at + call.limit,)) if at + call.limit < len(fitting) else None
    held = Table(COLUMNS, tuple(_rows(shown, ledger, call)) if ledger else (), following, len(fitting))

    def body() -> Html:
        words = call.words
        parts: list[Child] = [state(call), el("p", words("foreseen.how")), _form(call)]
        parts.append(el("p", words.count("foreseen", len(fitting)), class_="counts", role="status"))
        if ledger and shown:
            parts.append(foreseen(shown, Workspace.of(call, ledger)))
        else:
            parts.append(el("p", words("foreseen.none"), class_="empty"))
        parts.append(frame.more(held.next, call.address, words))
        return join(*parts)

    return Screen("predictions", call.words("foreseen.title"), body, held)


def _rows(found: list[Prediction], ledger: Ledger, call: Call) -> list[dict[str, Any]]:
    guide = Workspace.of(call, ledger)
    rows = export.prediction_rows(ledger, found)
    guide.load(ledger.claims[row["claim"]].article for row in rows)
    for row in rows:
        claim = ledger.claims[row["claim"]]
        row |= {"said": guide.day(claim.article), "article": claim.article,
                "href": f"{bare(f'/article/{claim.article}', at=str(claim.trigger.start))}#c-{claim.id}"}  # fmt: skip
    return rows


def _fits(one: Prediction, call: Call) -> bool:
    given = dict(call.address.query)
    for name, codes in _CODED:
        if given.get(name) and str(getattr(one, name)) != only(given, name, codes, ""):
            return False
    who = call.get("source").casefold()
    return not who or any(who in name.casefold() for name in one.by)


def _form(call: Call) -> Html | None:
    """What to look at; it stands in the address."""
    if call.settings.static:
        return None
    words = call.words
    fields: list[Child] = [*frame.hidden(call.address.kept("outcome", "modality", "source", "after"))]
    for name, codes in _CODED:
        options = [el("option", words("claims.any"), value="")]
        options += [el("option", words.code(name, code), value=code, selected=call.get(name) == code) for code in codes]
        fields += [
            el("label", words(f"foreseen.{name}"), for_=f"f-{name}"),
            el("select", *options, name=name, id=f"f-{name}"),
        ]
    fields += [el("label", words("foreseen.by"), for_="f-source"),
               el("input", type="search", name="source", id="f-source", value=call.get("source") or None),
               el("button", words("claims.show"), type="submit")]  # fmt: skip
    return el("form", *fields, action="/predictions", method="get", class_="brush")
