"""What was foreseen or planned: in which words, by whom, until when, and what later claims of the pile say came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recoupe.model.claim import Claim
from recoupe.model.event import Bearing, Prediction
from recoupe.render.page.account import cells_of
from recoupe.render.page.cells import linked
from recoupe.render.page.guide import Guide, article_link, sentence_link
from recoupe.render.page.html import Child, Html, Row, el, join, line, table
from recoupe.render.page.phrases import phrase

_EARLIEST, _LATEST = 0, date.max.toordinal() + 1  # an open end, as relate has it
_BEARINGS = 3  # later claims that are quoted at once; the rest unfold


def foreseen(found: Sequence[Prediction], guide: Guide) -> Html:
    """Predictions and plans as a table, by the day on which they were said."""
    words = guide.words
    heads = ("foreseen.said", "foreseen.kind", "foreseen.by", "foreseen.horizon", "foreseen.outcome", "foreseen.later")
    rows: list[tuple[Child, ...]] = [_row(one, guide) for one in found]
    return el("div", table(words("foreseen.caption"), tuple(map(words, heads)), rows), class_="foreseen")


def _row(one: Prediction, guide: Guide) -> Row:
    words, claim = guide.words, guide.claims[one.claim]
    copies = el("small", f" · {words.count('foreseen.copies', len(one.copies))}") if one.copies else None
    said = join(sentence_link(claim, guide), el("br"), article_link(claim.article, guide), copies)
    by = join(*(el("bdi", line(name)) for name in one.by), by=" → ") if one.by else words("told.text_itself")
    outcome = el("strong", words.code("outcome", one.outcome), class_="standing")
    why = el("small", " ", phrase(one.reason, words.language)) if not one.bearings else None
    cells = (
        said,
        _kind(claim, guide),
        by,
        _horizon(one, claim, guide),
        join(outcome, why),
        _bearings(one.bearings, guide),
    )
    return Row.of(f"f-{one.claim}", *cells)


def _kind(claim: Claim, guide: Guide) -> Html:
    """What is foreseen, and how likely it is said to be, as words: they are not turned into a number."""
    words = guide.words
    kind = words.code("type", claim.type.value)
    (cell,) = cells_of(claim, "modality")
    likely = linked(claim, cell, words.code("modality", cell.value), guide.page(claim))
    return join(kind, el("br"), likely)


def _horizon(one: Prediction, claim: Claim, guide: Guide) -> Html:
    if one.horizon is None:
        return el("span", "∅", el("span", f" {guide.words('foreseen.no_horizon')}", class_="hidden"), class_="silent",
                  title=guide.words("foreseen.no_horizon"))  # fmt: skip
    first, last = (day_or_open(day) for day in one.horizon)
    return Html(line(first if first == last else f"{first} – {last}"))


def day_or_open(day: int) -> str:
    """A day in ISO 8601, `…` where the end is open."""
    return "…" if day in (_EARLIEST, _LATEST) else date.fromordinal(day).isoformat()


def _bearings(bearings: Sequence[Bearing], guide: Guide) -> Html:
    """The later claims that speak for it or against it, with their words."""
    items = [el("li", _bearing(bearing, guide)) for bearing in bearings]
    if not items:
        return el("span", "∅", class_="silent")
    rest = items[_BEARINGS:]
    more = el("details", el("summary", guide.words.count("told.values", len(rest))), el("ul", *rest)) if rest else None
    return join(el("ul", *items[:_BEARINGS], class_="pairs"), more)


def _bearing(bearing: Bearing, guide: Guide) -> Html:
    claim, words = guide.claims[bearing.claim], guide.words
    sign = words("foreseen.for" if bearing.speaks_for else "foreseen.against")
    return join(el("strong", sign), f" {phrase(bearing.reason, words.language)}: ", sentence_link(claim, guide), " ",
                article_link(claim.article, guide))  # fmt: skip
