"""`/`: what is in this pile? Its articles, who published them and when, what was set aside, and how to add to it."""

from __future__ import annotations

from pathlib import Path

from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.render.page.phrases import phrase
from recoupe.store.happened import Wanted
from recoupe.store.paged import Line, Totals
from recoupe.web import frame
from recoupe.web.address import bare, cursor
from recoupe.web.happened import event_rows, event_table
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.telling import state

COLUMNS = ("article", "title", "outlet", "day", "language", "name", "claims", "href")
_OUTLETS, _FAILURES, _CONTESTED = 12, 20, 6  # rows of the short lists; the whole ones are one link away


def show(call: Call) -> Screen:
    """The dossier."""
    outlet = call.get("outlet") or None
    page = call.view.articles(outlet=outlet, after=call.after, limit=call.limit)
    rows = tuple(article_row(each, call) for each in page.rows)
    held = Table(COLUMNS, rows, cursor(page.next), page.total)
    words = call.words

    def body() -> Html:
        totals = call.view.totals()
        empty = not totals.articles
        return join(
            _counts(totals, call),
            None if empty else state(call),
            _contested(call),
            _warned(call),
            el("p", words("home.empty"), class_="empty") if empty else None,
            adding_form(call, open_=empty) if call.settings.token else None,
            None if empty else _articles(page.rows, held, call, outlet),
            _outlets(call),
            _failures(call),
            None if empty else _first(call),
        )

    return Screen("home", words("home.title", name=Path(call.settings.path).stem), body, held)


def article_row(each: Line, call: Call) -> dict[str, object]:
    """An article of a list for programs."""
    return {
        "article": each.id, "title": each.title, "outlet": each.outlet, "day": each.day, "language": each.language,
        "name": each.name, "claims": each.claims, "href": bare(f"/article/{each.id}"),
    }  # fmt: skip


def title_link(each: Line, call: Call) -> Html:
    """An article by its title, in its own language and direction."""
    shown = el(
        "span", line(each.title or each.name), dir="auto", lang=each.language if each.language != "und" else None
    )
    return el("a", shown, href=call.link(f"/article/{each.id}"))


def _counts(totals: Totals, call: Call) -> Html:
    words = call.words
    counts = (
        words.count("articles", totals.articles),
        el("a", words.count("outlets", totals.outlets), href="#outlets"),
        *_roots(call),
        el("a", words.count("claims", totals.claims), href=call.link("/claims")),
        el("a", words.count("sources", totals.sources), href=call.link("/sources")),
    )
    languages = ", ".join(f"{code} {words.number(count)}" for code, count in totals.languages)
    lines: list[Child] = [el("p", join(*counts, by=" · "), class_="counts")]
    if totals.days:
        lines.append(el("p", words("summary.days", first=totals.days[0], last=totals.days[1])))
    if languages:
        lines.append(el("p", words("home.languages"), " ", languages))
    if totals.unread:
        lines.append(el("p", words("home.unread", n=words.count("articles", totals.unread)), class_="note"))
    lines.append(el("p", words("summary.warning")))
    return join(*lines)


def _roots(call: Call) -> list[Child]:
    """How many independent roots the articles stand on, where they were compared as they are now."""
    if not call.view.voices.up_to_date():
        return []
    return [el("a", call.words.count("roots", call.view.voices.roots()), href=call.link("/lineage"))]


def _contested(call: Call) -> Html | None:
    """The events on which most roots part: what a fact-checker came for."""
    words, held = call.words, call.view.happened
    found = held.page(Wanted(apart=True), limit=_CONTESTED).rows if held.up_to_date() else ()
    if not found:
        return None
    shown = event_table(event_rows(found, call), call, words("home.contested"))
    every = el("a", words("home.contested_all"), href=call.link("/events", status="contested"))
    return el("section", el("h2", words("home.contested")), shown, el("p", every), id="contested")


def _warned(call: Call) -> Html | None:
    """How much was lost or changed in copying."""
    words, found = call.words, call.view.voices.alerts(limit=1)
    if not found.total:
        return None
    return el("p", el("a", words.count("alerts", found.total), href=call.link("/alerts")), class_="note")


def adding_form(call: Call, *, open_: bool) -> Html:
    """Drop files, or paste a text."""
    words = call.words
    files = el(
        "p",
        el("label", words("add.files"), for_="files"),
        " ",
        el("input", type="file", name="files", id="files", multiple=True),
        class_="drop",
    )
    name = el(
        "p", el("label", words("add.name"), for_="name"), " ", el("input", name="name", id="name", maxlength="100")
    )
    text = el("p", el("label", words("add.paste"), for_="text"), el("textarea", name="text", id="text", rows="6"))
    form = el(
        "form", frame.token(call.settings), files, text, name, el("button", words("add.do"), type="submit"),
        action=call.link("/add"), method="post", enctype="multipart/form-data", class_="add",
    )  # fmt: skip
    return el("details", el("summary", words("add.title")), form, open=open_, id="add")


def _articles(lines: tuple[Line, ...], held: Table, call: Call, outlet: str | None) -> Html:
    words = call.words
    rows: list[tuple[Child, ...]] = [
        (title_link(each, call), _outlet(each.outlet, call), line(each.day or "∅"), words.number(each.claims))
        for each in lines
    ]
    heads = (words("article"), words("fact.outlet"), words("fact.published"), words("column.claims"))
    chosen = (
        el("p", words("home.of"), " ", el("bdi", line(outlet)), " — ", el("a", words("home.all"), href=call.link("/")))
        if outlet
        else None
    )
    return el("section", el("h2", words("nav.articles")), chosen, table(words("home.articles"), heads, rows),
              frame.more(held.next, call.address, words), id="articles")  # fmt: skip


def _outlet(outlet: str | None, call: Call) -> Html | str:
    return el("a", el("bdi", line(outlet)), href=source_link(outlet, call)) if outlet else "∅"


def source_link(name: str, call: Call, **values: str | None) -> str:
    """The address of everything that a source said."""
    return call.link(f"/source/{name}", **values)


def _outlets(call: Call) -> Html | None:
    words, found = call.words, call.view.outlets(limit=_OUTLETS)
    if not found:
        return None
    rows: list[tuple[Child, ...]] = [
        (_outlet(outlet, call), el("a", words.count("articles", count), href=call.link("/", outlet=outlet)))
        for outlet, count in found
    ]
    heads = (words("fact.outlet"), words("nav.articles"))
    return el("section", el("h2", words("home.outlets")), table(words("home.outlets"), heads, rows), id="outlets")


def _failures(call: Call) -> Html | None:
    words, found = call.words, call.view.failures(limit=_FAILURES)
    if not found.rows:
        return None
    rows: list[tuple[Child, ...]] = [
        (each.name, each.code, phrase(each.message, words.language)) for each in found.rows
    ]
    heads = (words("fact.file"), words("summary.reason"), words("home.message"))
    rest = el("p", words("home.failures_cut", n=_FAILURES), class_="note") if found.next else None
    return el("section", el("h2", words("summary.failures")), table(words("summary.failures"), heads, rows), rest,
              id="failures")  # fmt: skip


def _first(call: Call) -> Html:
    """The first fifteen minutes."""
    words = call.words
    steps = ("events", "claims", "timeline", "map", "control", "predictions", "lineage", "names", "method")
    items = (el("li", el("a", words(f"home.step_{step}"), href=call.link(f"/{step}"))) for step in steps)
    return el("section", el("h2", words("home.first")), el("ol", *items), id="first")
