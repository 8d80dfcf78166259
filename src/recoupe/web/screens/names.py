"""`/names`: who is called what? Each actor with the words that name it; names are put together here."""

from __future__ import annotations

from recoupe.languages.lists import word_list
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.web import frame
from recoupe.web.address import bare, cursor, only
from recoupe.web.forms import signed
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.screens.source import look

COLUMNS = ("name", "cell", "outlet", "claims", "wordings", "shown_as", "href")
_CELLS = ("actor", "target", "place")
_WORDINGS = 40  # mentions of a name that its wordings are taken from


def show(call: Call) -> Screen:
    """The names of one role, most told first, each with its wordings."""
    cell = only(dict(call.address.query), "cell", _CELLS, "actor")
    apart = word_list("standpoint_words")
    page = call.view.names(cell, apart=sorted(apart), holds=call.get("holds"), after=call.after, limit=call.limit)
    canonical = {alias.name: alias.canonical for alias in call.corpus.aliases()}
    rows = tuple(
        {"name": each.label, "cell": cell, "outlet": each.outlet, "claims": each.count,
         "wordings": call.view.wordings(cell, each, limit=_WORDINGS), "shown_as": canonical.get(each.label),
         "href": bare("/claims", **_ledger(each.label, each.outlet, cell))}
        for each in page.rows
    )  # fmt: skip
    held = Table(COLUMNS, rows, cursor(page.next), page.total)

    def body() -> Html:
        words = call.words
        told = [_line(dict(row), cell, call) for row in rows]
        heads = (words("names.name"), words("column.claims"), words("names.wordings"), words("names.alias"))
        found = table(words("names.caption"), heads, told) if told else el("p", words("names.none"), class_="empty")
        return join(_cells(cell, call), look(call, "/names"), el("p", words("names.how")), found,
                    frame.more(held.next, call.address, words), _form(cell, call))  # fmt: skip

    return Screen("names", call.words("names.title"), body, held)


def _cells(cell: str, call: Call) -> Html:
    links = (
        el(
            "a",
            call.words(f"cell.{each}"),
            href=call.address.here(cell=each, after=None),
            aria_current="true" if each == cell else None,
        )
        for each in _CELLS
    )
    return el("p", join(*links, by=" · "), class_="choices")


def _line(row: dict[str, object], cell: str, call: Call) -> tuple[Child, ...]:
    name, wordings, outlet = str(row["name"]), row["wordings"], row["outlet"]
    whose = None if outlet is None else el("small", f" {call.words('names.of', outlet=outlet or '∅')}")
    to = _ledger(name, None if outlet is None else str(outlet), cell)
    words = join(*(quote(each) for each in wordings), by=", ") if isinstance(wordings, list) else None
    link = el("a", call.words.number(int(str(row["claims"]))), href=call.link("/claims", **to))
    shown = el("bdi", line(str(row["shown_as"]))) if row["shown_as"] else "–"
    return join(el("bdi", line(name)), whose), link, words, shown


def _ledger(name: str, outlet: str | None, cell: str) -> dict[str, str]:
    """What the ledger is asked for: a name that is somebody else in every paper, in that of one."""
    return {cell: name, "outlet": outlet} if outlet else {cell: name}


def _form(cell: str, call: Call) -> Html | None:
    """Show a name as another; an empty field ends it."""
    if not call.settings.token:
        return None
    words = call.words
    kind = "place" if cell == "place" else "actor"
    fields = (
        el("p", el("label", words("names.this"), for_="a-name"), el("input", name="name", id="a-name", required=True)),
        el("p", el("label", words("names.as"), for_="a-as"), el("input", name="canonical", id="a-as")),
        signed(call, "a"),
        el("button", words("names.do"), type="submit"),
    )
    held = (frame.token(call.settings), el("input", type="hidden", name="kind", value=kind))
    form = el("form", *held, *fields, action=call.link("/alias"), method="post", class_="add")
    return el("section", el("h2", words("names.together")), el("p", words("names.explain")), form)
