"""`/source/NAME`: who is speaking? All that is given on a source's word, and how; facts only, no mark. `/sources` lists them."""

from __future__ import annotations

from recoupe.model.errors import NotFoundError
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.store import Asked
from recoupe.store.paged import Page, Told
from recoupe.web import frame
from recoupe.web.address import bare, cursor
from recoupe.web.claims import COLUMNS, claim_features, claim_row, claim_table
from recoupe.web.screen import Call, Screen, Table

LIST = ("source", "claims", "href")
_COUNTED = 200  # claims that facts on a source rest on, at most


def show(call: Call) -> Screen:
    """One source: what is given on its word, and, where it publishes, what it published."""
    name = call.rest
    page = call.view.ledger(Asked(source=name), after=call.after, limit=call.limit)
    about = call.view.articles(outlet=name, limit=1)
    if not page.rows and not about.rows:
        raise NotFoundError(f"no source {name!r} in this dossier; /sources lists them")
    held = Table(COLUMNS, tuple(map(claim_row, page.rows)), cursor(page.next), page.total, page.cut)
    title = call.words("source.title", name=name)
    return Screen(
        "source", title, lambda: _body(name, page, held, call), held, lambda: claim_features(page.rows), nav="sources"
    )


def _body(name: str, page: Page[Told], held: Table, call: Call) -> Html:
    words = call.words
    parts: list[Child] = [el("p", words("source.facts"), class_="note"), _outlet(name, call)]
    if page.rows:
        parts.append(el("h2", words("source.said")))
        rows: list[tuple[Child, ...]] = [
            (words(f"source.{what}"), el("bdi", line(words.code(what, label) if what in ("kind", "mode", "modality") else label)),
             words.number(count))
            for what, label, count in call.view.source_facts(name, limit=_COUNTED)
        ]  # fmt: skip
        if page.total is None or page.total > _COUNTED:
            parts.append(el("p", words("source.cut", n=words.number(_COUNTED)), class_="note"))
        if rows:
            heads = (words("source.what"), words("source.value"), words("column.claims"))
            parts.append(table(words("source.how"), heads, rows))
        link = el("a", words("source.ledger"), href=call.link("/claims", source=name))
        total = words.count("claims", page.total) if page.total is not None else words("claims.thousands")
        parts += [
            el("p", total, " · ", link, class_="counts"),
            claim_table(page.rows, call, caption=words("source.said")),
        ]
        parts.append(frame.more(held.next, call.address, words))
    return join(*parts)


def _outlet(name: str, call: Call) -> Html | None:
    """Where the source publishes itself: how many articles, how it attributes."""
    words, found = call.words, call.view.outlet_facts(name, limit=_COUNTED)
    if not found.articles:
        return None
    articles = el("a", words.count("articles", found.articles), href=call.link("/", outlet=name))
    claims = el("a", words.count("claims", found.claims), href=call.link("/claims", outlet=name))
    share = words("source.share", n=words.number(found.attributed), of=words.number(found.counted))
    own = words("source.hedged", n=words.number(found.hedged), of=words.number(found.counted))
    items = (el("li", articles), el("li", claims), el("li", share), el("li", own))
    return el("section", el("h2", words("source.outlet")), el("ul", *items))


def show_all(call: Call) -> Screen:
    """All quoted sources, most quoted first."""
    page = call.view.labels("attribution", holds=call.get("holds"), after=call.after, limit=call.limit)
    rows = tuple({"source": label, "claims": count, "href": bare(f"/source/{label}")} for label, count in page.rows)
    held = Table(LIST, rows, cursor(page.next), page.total)

    def body() -> Html:
        words = call.words
        told: list[tuple[Child, ...]] = [
            (el("a", el("bdi", line(label)), href=call.link(f"/source/{label}")), words.number(count))
            for label, count in page.rows
        ]
        if not told:
            return join(look(call, "/sources"), el("p", words("source.none"), class_="empty"))
        heads = (words("cell.attribution"), words("column.claims"))
        return join(
            look(call, "/sources"), table(words("source.all"), heads, told), frame.more(held.next, call.address, words)
        )

    return Screen("sources", call.words("sources.title"), body, held)


def look(call: Call, path: str) -> Html:
    """A field that keeps the names that hold some letters."""
    field = el("input", type="search", name="holds", id="f-holds", value=call.get("holds") or None)
    return el("form", *frame.hidden(call.address.kept("holds", "after")), el("label", call.words("names.holds"), for_="f-holds"),
              field, el("button", call.words("claims.show"), type="submit"), action=path, method="get", class_="brush")  # fmt: skip
