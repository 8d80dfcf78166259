"""A claim in a list: as a row for programs, and as cells for people, each value leading to its words in the reader."""

from __future__ import annotations

from typing import Any

from recoupe.model.claim import Claim, NotSaid, Where, label
from recoupe.model.codes import Stance
from recoupe.model.corrected import correction_lines
from recoupe.render.page.account import cells_of, claim_anchor
from recoupe.render.page.cells import said_by, short
from recoupe.render.page.html import Child, Html, Row, el, join, line, quote, table
from recoupe.store.paged import Told
from recoupe.web.screen import Call
from recoupe.web.twins import feature

COLUMNS = (
    "id", "article", "title", "outlet", "published", "start", "end", "type", "trigger", "actor", "target", "place",
    "origin", "time", "edtf", "equipment", "number", "modality", "stance", "attribution", "sentence", "corrected", "href",
)  # fmt: skip
CELLS = ("attribution", "actor", "target", "place", "time", "number", "modality")
REST = ("origin", "equipment", "stance")  # cells that are silent in most claims: one column for all
_NAMED = ("actor", "target", "place", "origin", "equipment", "number")


def reader_address(claim: Claim, call: Call) -> str:
    """The page of the reader on which a claim stands: the one that begins at its words or before."""
    return call.link(f"/article/{claim.article}", at=str(claim.trigger.start))


def claim_row(told: Told) -> dict[str, Any]:
    """A claim for programs, its keys those of `COLUMNS`; silence is null or an empty list."""
    claim, held = told.claim, told.line
    when = None if isinstance(claim.time, NotSaid) else claim.time.value
    row: dict[str, Any] = {
        "id": claim.id, "article": claim.article, "title": held.title, "outlet": held.outlet, "published": held.day,
        "start": claim.trigger.start, "end": claim.trigger.end, "type": str(claim.type.value), "trigger": told.trigger,
    }  # fmt: skip
    row |= {name: [label(cell.value) for cell in cells_of(claim, name)] for name in _NAMED}
    return row | {
        "time": when and when.text,
        "edtf": when and when.edtf,
        "modality": str(claim.modality.value),
        "stance": str(claim.stance.value),
        "attribution": [label(cell.value) for cell in claim.attribution],
        "sentence": told.sentence,
        "corrected": correction_lines(claim),
        "href": f"/article/{claim.article}?at={claim.trigger.start}#{claim_anchor(claim)}",
    }


def claim_table(rows: tuple[Told, ...], call: Call, *, caption: str) -> Html:
    """Claims as the ledger shows them."""
    words = call.words
    heads = (words("cell.type"), *(words(f"cell.{name}") for name in CELLS), words("claims.rest"), words("article"))
    return table(caption, heads, [_row(told, call) for told in rows], id="ledger")


def _row(told: Told, call: Call) -> tuple[Child, ...]:
    claim, words = told.claim, call.words
    page = reader_address(claim, call)
    first = el(
        "a", line(words.code("type", claim.type.value)), " ", quote(told.trigger, told.line.language),
        href=f"{page}#{claim_anchor(claim)}", title=told.sentence,
    )  # fmt: skip
    first = join(first, said_by("type", claim.type.said, words))
    article = el(
        "a",
        el("bdi", line(told.line.outlet or told.line.name)),
        href=call.link(f"/article/{claim.article}"),
        title=told.line.title,
    )
    day = el("small", " ", words.day(told.line.day)) if told.line.day else None
    cells = (short(claim, name, words, page) for name in CELLS)
    return Row.of(f"l-{claim.id}", first, *cells, _rest(claim, call, page), el("span", article, day))


def _rest(claim: Claim, call: Call, page: str) -> Html:
    """The cells of which most claims say nothing, each with its name; those that are silent are left out."""
    words = call.words
    held = [
        name for name in REST if cells_of(claim, name) and (name != "stance" or claim.stance.value is not Stance.NONE)
    ]
    told = (join(el("small", words(f"cell.{name}")), " ", short(claim, name, words, page)) for name in held)
    return join(*told, by="; ")


def claim_features(rows: tuple[Told, ...]) -> list[dict[str, Any]]:
    """A feature for each place of each claim; a claim without a place has one without geometry."""
    found = []
    for told in rows:
        row = claim_row(told)
        places = [cell.value for name in ("place", "origin") for cell in cells_of(told.claim, name)]
        named = [value for value in places if isinstance(value, Where)]
        for where in named:
            given = row | {"named": label(where), "precision": str(where.precision)}
            found.append(feature(given, where.latitude, where.longitude))
        if not named:
            found.append(feature(row | {"named": None, "precision": None}, None, None))
    return found
