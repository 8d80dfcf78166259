"""`/names`: who is called what? Each actor with the words that name it; names are put together here."""

from __future__ import annotations

from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.web import frame
from recoupe.web.address import bare, cursor, only
from recoupe.web.forms import signed
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.screens.source import look

COLUMNS = ("name", "cell", "claims", "wordings", "shown_as", "href")
_CELLS = ("actor", "target", "place")
_WORDINGS = 40  # mentions of a name that its wordings are taken from


def show(call: Call) -> Screen:
    """The names of one role, most told first, each with its wordings."""
    cell = only(dict(call.address.query), "cell", _CELLS, "actor")
    page = call.view.labels(cell, holds=call.get("holds"), after=call.after, limit=call.limit)
    wordings = call.view.wordings(cell, [label for label, _ in page.rows], limit=_WORDINGS)
    canonical = {alias.name: alias.canonical for alias in call.corpus.aliases()}
    rows = tuple(
        {"name": label, "cell": cell, "claims": count, "wordings": wordings.get(label, []), "shown_as": canonical.get(label),
         "href": bare("/claims", **{cell: label})}
        for label, count in page.rows
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
    name, wordings = str(row["name"]), row["wordings"]
    words = join(*(quote(each) for each in wordings), by=", ") if isinstance(wordings, list) else None
    link = el("a", call.words.number(int(str(row["claims"]))), href=call.link("/claims", **{cell: name}))
    shown = el("bdi", line(str(row["shown_as"]))) if row["shown_as"] else "–"
    return el("bdi", line(name)), link, words, shown


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
