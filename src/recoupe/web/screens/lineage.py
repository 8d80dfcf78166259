"""`/lineage`: who copies whom? Ten copies are one voice. `/alerts`: what was lost or changed on the way."""

from __future__ import annotations

from recoupe.render.page.descent import CITES, Leaf, descent
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.store.paged import Line
from recoupe.store.voices import Voice
from recoupe.web import frame
from recoupe.web.address import Address, bare, cursor
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.screens.home import title_link
from recoupe.web.telling import state

COLUMNS = (
    "root",
    "role",
    "article",
    "title",
    "outlet",
    "day",
    "taken",
    "step",
    "relation",
    "share",
    "credit",
    "because",
    "href",
)
ALERTS = ("kind", "taken", "relay", "before", "after", "before_start", "after_start", "href")
_VOICES, _MISSING = 10, 100  # lineages of a page, and missing texts, where nothing else is asked


def show(call: Call) -> Screen:
    """Lineages, those with most relays first, or that of one article."""
    limit = call.limit if call.get("limit") else _VOICES
    page = call.view.voices.page(of=call.get("article") or None, after=call.after, limit=limit)
    ids = [each for voice in page.rows for each in (voice.root, *(r.article for r in voice.relays), *voice.citing)]
    lines = call.view.lines(ids)
    rows = tuple(row for voice in page.rows for row in _rows(voice, lines))
    held = Table(COLUMNS, rows, cursor(page.next), None)

    def body() -> Html:
        words = call.words
        parts: list[Child] = [state(call), el("p", words("copies.how"))]
        if page.rows:
            parts.append(el("p", words.count("lineages", page.total or 0), class_="counts"))
        else:
            parts.append(el("p", words("lineage.none"), class_="empty"))
        parts += [_voice(voice, lines, call) for voice in page.rows]
        parts += [frame.more(held.next, call.address, words), _missing(call)]
        return join(*parts)

    def graphic() -> Html:
        return join(*(_drawn(voice, lines, call) for voice in page.rows))

    return Screen("lineage", call.words("lineage.title"), body, held, graphic=graphic if page.rows else None)


def _rows(voice: Voice, lines: dict[str, Line]) -> list[dict[str, object]]:
    """The articles of a lineage for programs."""
    rows: list[dict[str, object]] = []
    members = [
        (voice.root, "root", None),
        *((r.article, "relay", r) for r in voice.relays),
        *((c, "cites", None) for c in voice.citing),
    ]
    for article, role, relay in members:
        if article not in lines:
            continue
        held = lines[article]
        told = {
            "root": voice.root,
            "role": role,
            "article": article,
            "title": held.title,
            "outlet": held.outlet,
            "day": held.day,
        }
        told |= {name: getattr(relay, name, None) for name in ("taken", "step", "relation", "share", "credit")}
        rows.append(
            told | {"because": list(voice.because) if role == "root" else [], "href": bare(f"/article/{article}")}
        )
    return rows


def _voice(voice: Voice, lines: dict[str, Line], call: Call) -> Html:
    words, root = call.words, lines[voice.root]
    rows: list[tuple[Child, ...]] = [
        (title_link(root, call), words("lineage.root"), root.outlet or "∅", root.day or "∅", "", "")
    ]
    for relay in voice.relays:
        if (held := lines.get(relay.article)) is not None:
            cells = (words(f"relation.{relay.relation}"), held.outlet or "∅", held.day or "∅", words.share(relay.share))
            rows.append((title_link(held, call), *cells, relay.credit or words("lineage.uncredited")))
    for citing in voice.citing:
        if (held := lines.get(citing)) is not None:
            rows.append((title_link(held, call), words("lineage.cites"), held.outlet or "∅", held.day or "∅", "", ""))
    heads = tuple(
        map(words, ("article", "lineage.relation", "fact.outlet", "fact.published", "lineage.share", "lineage.credit"))
    )
    title = _title(root, call)
    ways = (el("a", "SVG", href=Address("/lineage").here("svg", article=root.id, lang=words.language)),
            el("a", "CSV", href=Address("/lineage").here("csv", article=root.id)))  # fmt: skip
    return el("section", el("h2", el("bdi", line(title))), _drawn(voice, lines, call), table(title, heads, rows),
              el("p", words("lineage.handed"), " ", join(*ways, by=" · "), class_="twins"))  # fmt: skip


def _title(root: Line, call: Call) -> str:
    return call.words("lineage.of", name=root.title or root.name)


def _drawn(voice: Voice, lines: dict[str, Line], call: Call) -> Html:
    """The drawing of a lineage."""
    words = call.words
    leaves = [_leaf(lines[voice.root], call, told=words("lineage.root"))]
    for relay in voice.relays:
        if (held := lines.get(relay.article)) is not None:
            told = f"{words(f'relation.{relay.relation}')}, {words.share(relay.share)}"
            leaves.append(_leaf(held, call, told=told, taken=relay.taken, relation=relay.relation, share=relay.share))
    for citing in voice.citing:
        if (held := lines.get(citing)) is not None:
            leaves.append(_leaf(held, call, told=words("lineage.cites"), taken=voice.root, relation=CITES))
    return descent(leaves, _title(lines[voice.root], call), words)


def _leaf(
    held: Line, call: Call, *, told: str, taken: str | None = None, relation: str = "", share: float = 0.0
) -> Leaf:
    hint = " · ".join(filter(None, (_label(held), told, held.title)))
    return Leaf(held.id, _label(held), held.day, call.link(f"/article/{held.id}"), taken, relation, share, told, hint)


def _label(held: Line) -> str:
    return " · ".join(filter(None, (held.outlet or held.name, held.day)))


def _missing(call: Call) -> Html | None:
    words, found = call.words, call.view.voices.missing(limit=_MISSING)
    if not found:
        return None
    lines = call.view.lines(article for _, article in found)
    rows: list[tuple[Child, ...]] = [
        (el("bdi", line(name)), title_link(lines[article], call)) for name, article in found if article in lines
    ]
    return el(
        "section",
        el("h2", words("lineage.missing")),
        table(words("lineage.missing"), (words("lineage.text"), words("article")), rows),
    )


def alerts(call: Call) -> Screen:
    """What was lost or changed in copying, with both passages."""
    page = call.view.voices.alerts(after=call.after, limit=call.limit)
    rows = tuple({name: getattr(each, name) for name in ALERTS[:-1]} | {"href": bare(f"/article/{each.relay}", at=str(each.after_start))}
                 for each in page.rows)  # fmt: skip
    held = Table(ALERTS, rows, cursor(page.next), page.total)

    def body() -> Html:
        words = call.words
        found = alert_table(call, limit=call.limit) or el("p", words("alerts.none"), class_="empty")
        return join(state(call), el("p", words("alerts.how")), found, frame.more(held.next, call.address, words))

    return Screen("alerts", call.words("alerts.title"), body, held, nav="lineage")


def alert_table(call: Call, *, limit: int) -> Html | None:
    """Alerts as a table, from where the page begins."""
    words = call.words
    found = call.view.voices.alerts(after=call.after, limit=limit).rows
    lines = call.view.lines(article for each in found for article in (each.taken, each.relay))
    rows: list[tuple[Child, ...]] = []
    for each in found:
        ends = ((each.taken, each.before, each.before_start), (each.relay, each.after, each.after_start))
        cells = (
            join(el("a", line(_label(lines[article])), href=call.link(f"/article/{article}", at=str(at))), " ",
                 quote(text, lines[article].language))
            for article, text, at in ends
        )  # fmt: skip
        rows.append((words(f"alert.{each.kind}"), *cells))
    heads = tuple(map(words, ("alerts.kind", "alerts.before", "alerts.after")))
    return table(words("alerts.title"), heads, rows) if rows else None
