"""The ledger as one table: a row a claim, every cell a link to its words."""

from __future__ import annotations

from recoupe.render.page.account import Account, article_anchor, claim_anchor, name_of, outlet_of, words_anchor
from recoupe.render.page.cells import short
from recoupe.render.page.html import Child, Html, Row, el, join, line, quote, table
from recoupe.render.page.words import Words

_CELLS = (
    "attribution", "actor", "target", "place", "origin", "time", "equipment", "number", "modality", "stance",
)  # fmt: skip


def ledger(account: Account, words: Words) -> Html:
    """The section of the ledger."""
    heads = (words("ledger.claim"), words("cell.type"), *(words(f"cell.{name}") for name in _CELLS), words("article"))
    rows: list[tuple[Child, ...]] = []
    for number, entry, claim in account.claims:
        trigger = el(
            "a",
            line(words.code("type", claim.type.value)),
            " ",
            quote(claim.trigger.of(entry.article.text), entry.article.language),
            href=f"#{words_anchor(claim.article, claim.trigger)}",
        )
        article = el("a", line(outlet_of(entry)), href=f"#{article_anchor(entry)}", title=name_of(entry))
        first = el("a", str(number), href=f"#{claim_anchor(claim)}")
        rows.append(Row.of(f"l-{claim.id}", first, trigger, *(short(claim, name, words) for name in _CELLS), article))
    body = table(words("ledger.caption"), heads, rows) if rows else el("p", words("ledger.empty"))
    return el("section", el("h2", words("nav.ledger")), el("p", words("ledger.how")), join(body), id="ledger")
