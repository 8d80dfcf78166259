"""The page itself: its head, its parts in order, how it is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from recoupe.render.page.account import Account, cells_of, day_of, outlet_of
from recoupe.render.page.articles import articles
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.render.page.ledger import ledger
from recoupe.render.page.lineage import lineages
from recoupe.render.page.marks import KINDS
from recoupe.render.page.place import places
from recoupe.render.page.timeline import timeline
from recoupe.render.page.told import told_together
from recoupe.render.page.words import Words

_PARTS = ("summary", "events", "predictions", "control", "ledger", "copies", "timeline", "map", "articles", "method")
_TOLD = ("events", "control", "predictions")  # parts that are there where claims were compared
# Nothing is loaded and nothing runs, whatever a text holds: a second wall behind the escaping.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(account: Account, words: Words, *, full_text: bool = False) -> Iterator[str]:
    """A page in pieces. It quotes the sentences that values were read from; with `full_text`, all of the texts."""
    title = words("title", name=account.title)
    style = files("recoupe.render.page").joinpath("page.css").read_text(encoding="utf-8")
    yield f'<!DOCTYPE html>\n<html lang="{words.language}">\n'
    yield el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="generator", content="Recoupe"),
        el("title", title),
        el("style", Html(style)),
    )
    yield "\n<body>\n"
    yield el("a", words("nav.skip"), href="#main", class_="skip")
    yield el("header", el("h1", title), _navigation(account, words))
    yield '\n<main id="main">\n'
    yield _summary(account, words)
    yield from told_together(account, words)
    yield ledger(account, words)
    yield from lineages(account, words, full_text=full_text)
    yield timeline(account, words)
    yield places(account, words)
    yield from articles(account, words, full_text=full_text)
    yield _method(account, words)
    yield "\n</main>\n</body>\n</html>\n"


def _navigation(account: Account, words: Words) -> Html:
    parts = (part for part in _PARTS if account.ledger is not None or part not in _TOLD)
    links = (el("li", el("a", words(f"nav.{part}"), href=f"#{part}")) for part in parts)
    return el("nav", el("ul", *links), aria_label=words("nav.label"))


def _summary(account: Account, words: Words) -> Html:
    outlets = {outlet_of(entry) for entry in account.entries}
    sources = {
        cell.value.source.entity or cell.value.source.text for _, _, c in account.claims for cell in c.attribution
    }
    days = sorted(filter(None, (day_of(entry.article) for entry in account.entries)))
    counts = [
        words.count("articles", len(account.entries)),
        words.count("roots", account.related.count(entry.article.id for entry in account.entries)),
        words.count("outlets", len(outlets)),
        words.count("claims", len(account.claims)),
        words.count("sources", len(sources)),
    ]
    lines = [el("p", " · ".join(counts), class_="counts")]
    if days:
        lines.append(el("p", words("summary.days", first=days[0], last=days[-1])))
    if account.failures:
        rows: list[tuple[Child, ...]] = [(failure.name, failure.code) for failure in account.failures]
        lines.append(table(words("summary.failures"), (words("fact.file"), words("summary.reason")), rows))
    lines += [el("p", words("summary.warning")), _legend(words)]
    return el("section", el("h2", words("nav.summary")), *lines, id="summary")


def _legend(words: Words) -> Html:
    """The marks: each with its line, its letter and what it stands for."""
    items = [
        el(
            "li",
            el("mark", words("legend.sample"), class_=f"m {kind}", data_l=words(f"letter.{kind}")),
            " ",
            words(f"cell.{kind}"),
        )
        for kind in KINDS
        if kind != "type"
    ]
    event = el(
        "li",
        el("mark", words("legend.sample"), class_="m type"),
        el("span", "3", class_="no"),
        " ",
        words("legend.type"),
    )
    silent = el("li", el("span", "∅", class_="silent"), " ", words("legend.silent"))
    return el("div", el("h3", words("legend")), el("ul", event, *items, silent, class_="legend"))


def _method(account: Account, words: Words) -> Html:
    signatures = sorted({entry.reading.signature for entry in account.entries if entry.reading.signature})
    measured = [
        cell for _, _, claim in account.claims for name in ("type", "actor", "place") for cell in cells_of(claim, name)
    ]
    paragraphs = [el("p", words(f"method.{key}")) for key in ("claim", "confidence", "copies", "rights")]
    without = sum(cell.confidence is None for cell in measured)
    if without:
        paragraphs.append(el("p", words("method.unmeasured", n=words.number(without), of=words.number(len(measured)))))
    if signatures:
        read_by = join(*(el("code", line(signature)) for signature in signatures), by=", ")
        paragraphs.append(el("p", words("method.signature"), " ", read_by))
    if account.aliases:
        heads = (words("method.name"), words("method.canonical"), words("method.kind"), words("method.added"))
        rows: list[tuple[Child, ...]] = [
            (a.name, a.canonical, words.code("alias", a.kind), a.added) for a in account.aliases
        ]
        paragraphs.append(table(words("method.aliases"), heads, rows))
    return el("section", el("h2", words("nav.method")), *paragraphs, id="method")
