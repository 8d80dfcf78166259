"""`/verdicts`: who said what of what was read? Every verdict, also those that were taken back."""

from __future__ import annotations

from typing import Any

from recoupe.model.verdict import NAME, Verdict, pair_of
from recoupe.render.page.cells import in_words
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.web import frame
from recoupe.web.address import cursor
from recoupe.web.screen import Call, Screen, Table

COLUMNS = (
    "id", "article", "start", "end", "type", "cell", "words_start", "words_end", "verdict", "proposed", "value", "undoes",
    "note", "author", "added",
)  # fmt: skip


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """A verdict for programs, its keys those of `COLUMNS`."""
    key = verdict.key
    held = {"article": key.article, "start": key.start, "end": key.end, "type": key.type, "cell": key.cell,
            "words_start": key.words_start, "words_end": key.words_end, "verdict": verdict.verdict.value}  # fmt: skip
    return {"id": verdict.id} | held | {name: getattr(verdict, name) for name in COLUMNS[9:]}


def show(call: Call) -> Screen:
    """Verdicts in the order in which they were given."""
    page = call.view.judged.page(after=call.after, limit=call.limit)
    held = Table(COLUMNS, tuple(map(verdict_row, page.rows)), cursor(page.next), page.total)

    def body() -> Html:
        words = call.words
        if not page.rows:
            return el("p", words("verdicts.none"), class_="empty")
        heads = ("review.said", "review.cell", "review.proposed", "review.given", "review.by", "method.added")
        rows = [_line(verdict, call) for verdict in page.rows]
        found = table(words("verdicts.all"), tuple(map(words, heads)), rows)
        return join(el("p", words("verdicts.how")), found, frame.more(held.next, call.address, words))

    return Screen("verdicts", call.words("verdicts.title"), body, held, nav="review")


def _line(verdict: Verdict, call: Call) -> tuple[Child, ...]:
    words = call.words
    return (words(f"ruling.{verdict.verdict}"), of_what(verdict, call), *what(verdict, call),
            el("bdi", line(verdict.author)), words.day(verdict.added))  # fmt: skip


def of_what(verdict: Verdict, call: Call) -> Html:
    """What a verdict is of, leading to where that stands."""
    key = verdict.key
    shown = line(call.words(f"cell.{key.cell}"))
    if key.cell == NAME:
        return el("a", shown, href=call.link("/names", cell="place" if key.type == "place" else "actor"))
    return el("a", shown, href=call.link(f"/article/{key.article}", at=str(key.start)))


def what(verdict: Verdict, call: Call) -> tuple[Child, Child]:
    """What was read, and what a person gave instead, in words; the other claim of a verdict on an event is a link."""
    words, cell = call.words, verdict.key.cell
    note = el("small", " ", line(verdict.note)) if verdict.note else None
    if other := pair_of(verdict):
        link = el("a", line(words.code("type", other.type)),
                  href=call.link(f"/article/{other.article}", at=str(other.start)))  # fmt: skip
        return "∅", join(link, note)
    read, given = (
        el("bdi", line(in_words(cell, value, words))) if value else "∅" for value in (verdict.proposed, verdict.value)
    )
    return read, join(given if verdict.value else "", note)
