"""`/article/ID`: what does this text say, and on whose word? The text with its marks, and beside each passage its claims.

A long text is cut into parts: each holds so many letters and claims that it can be drawn at once.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.model.article import Article, Block, Entry
from recoupe.model.claim import Claim, Span
from recoupe.render.harmless import cut
from recoupe.render.page.account import Account, in_order, name_of
from recoupe.render.page.articles import Shown, drawn, facts
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.render.page.marks import marking
from recoupe.render.page.passages import blocks, passages
from recoupe.store.paged import Line, Told
from recoupe.web.claims import COLUMNS, claim_row
from recoupe.web.forms import missed_form
from recoupe.web.screen import Call, Screen, Table
from recoupe.web.screens.verdicts import what

# Each lens is one or several kinds of marks; the order is that of the row of lenses.
LENSES = {
    "said": ("attribution",), "what": ("type",), "who": ("actor", "target"), "when": ("time",), "where": ("place", "origin"),
    "count": ("number", "equipment"), "hedge": ("modality", "stance"), "loaded": ("loaded",),
}  # fmt: skip
_BESIDE, _QUOTED = 50, 160  # other articles with the same passages; letters of a passage that are quoted
_HANDED = 5_000  # claims of an article in a folder that is handed over, where nothing is laid out again and again
_LETTERS, _CLAIMS = 40_000, 500  # letters and claims of a part, at most: what a browser lays out in a second


def show(call: Call) -> Screen:
    """One part of an article."""
    article = call.corpus.article(call.rest)
    static = call.settings.static
    parts = [blocks(article)] if static else _parts(article)
    number = _part(call, parts)
    stretches = parts[number]
    start, end = (stretches[0][0].start, stretches[-1][0].end) if stretches else (0, 1)
    reading, cut = call.view.between(article.id, start, end, limit=_HANDED if static else _CLAIMS)
    if not call.settings.full_text:
        stretches = [(span, _block_of(article, span)) for span in passages(article, reading)]
    entry = Entry(article, call.corpus.names(article.id), replace(reading, cites=reading.cites if not number else ()))
    line_ = call.view.lines([article.id])[article.id]
    rows = tuple(claim_row(_told(claim, article, line_)) for claim in in_order(reading))
    held = Table(COLUMNS, rows, None, line_.claims, cut or len(parts) > 1)

    def body() -> Html:
        first = call.view.ordinal(in_order(reading)[0]) if reading.claims else 1
        shown = _shown(entry, call, first)
        return join(
            _head(entry, line_, call),
            None if static else _lenses(call),
            el("p", call.words("articles.full" if call.settings.full_text else "articles.sentences"))
            if static
            else None,
            el("p", call.words("reader.cut", n=_CLAIMS), class_="note") if cut else None,
            _ways(number, len(parts), call),
            el(
                "article",
                *drawn(shown, stretches, whole=call.settings.full_text),
                class_="reader",
                id=f"a-{article.id}",
            ),
            _ways(number, len(parts), call),
            missed_form(article, call),
            _copies(entry, call),
            _verdicts(entry, call),
        )

    return Screen("article", article.title or name_of(entry), body, held, nav="home")


def _block_of(article: Article, span: Span) -> Block | None:
    return next((block for block in article.blocks if block.span.contains(span)), None)


def _told(claim: Claim, article: Article, held: Line) -> Told:
    return Told(claim, claim.trigger.of(article.text), claim.sentence.of(article.text), held)


def _parts(article: Article) -> list[list[tuple[Span, Block | None]]]:
    """The stretches of a text, put together to parts of so many letters; a longer stretch is cut."""
    parts: list[list[tuple[Span, Block | None]]] = [[]]
    letters = 0
    for span, block in blocks(article):
        for start in range(span.start, span.end, _LETTERS):
            piece = Span(start, min(start + _LETTERS, span.end))
            if letters and letters + piece.end - piece.start > _LETTERS:
                parts.append([])
                letters = 0
            parts[-1].append((piece, block))
            letters += piece.end - piece.start
    return parts


def _part(call: Call, parts: list[list[tuple[Span, Block | None]]]) -> int:
    """The part that is asked for by its number, or by an offset of words in it."""
    if (at := call.get("at")).isdigit() and at.isascii():
        offset = int(at[:12])
        return next((n for n, part in enumerate(parts) if part and offset < part[-1][0].end), len(parts) - 1)
    asked = call.get("part")
    return min(max(int(asked[:6]), 1), len(parts)) - 1 if asked.isdigit() and asked.isascii() else 0


def _shown(entry: Entry, call: Call, first: int) -> Shown:
    account = Account("", (entry,), first=first)
    asked = call.get("lens")
    names = [name for name in asked.split(",") if name in LENSES] if asked else list(LENSES)
    kinds = [kind for name in names for kind in LENSES[name]] if asked != "none" else []
    marks = marking(entry.reading, entry.article.text, account, call.words, kinds=kinds)
    below = None if call.settings.static else lambda claim: _challenge(claim, call)
    return Shown(entry, marks, account, call.words, below)


def _challenge(claim: Claim, call: Call) -> Html:
    """The way from a claim to the verdicts on its cells."""
    return el(
        "p", el("a", call.words("review.challenge"), href=call.link("/review", claim=claim.id), class_="challenge")
    )


def _copies(entry: Entry, call: Call) -> Html | None:
    """The other articles with the same passages, and the first of these."""
    words, found = call.words, call.view.voices.beside(entry.article.id, limit=_BESIDE)
    if not found:
        return None
    lines = call.view.lines(each.article for each in found)
    rows: list[tuple[Child, ...]] = []
    for each in found:
        if (held := lines.get(each.article)) is None:
            continue
        at = str(each.first[1].start) if each.first else None
        link = el("a", line(held.title or held.name), href=call.link(f"/article/{held.id}", at=at))
        said = (
            quote(cut(each.first[0].of(entry.article.text), _QUOTED), entry.article.language)
            if each.first and call.settings.full_text
            else None
        )
        shares = f"{round(100 * each.share)} % · {round(100 * each.other_share)} %"
        rows.append(
            (link, words(f"relation.{each.relation}"), held.outlet or "∅", words.day(held.day or "∅"), shares, said)
        )
    heads = ("article", "lineage.relation", "fact.outlet", "fact.published", "lineage.shares", "lineage.passage")
    way = el("a", words("lineage.whole"), href=call.link("/lineage", article=entry.article.id))
    return el(
        "section",
        el("h2", words("lineage.beside")),
        table(words("lineage.beside"), tuple(map(words, heads)), rows),
        el("p", way),
    )


def _verdicts(entry: Entry, call: Call) -> Html | None:
    """What people said of what was read here, and where words bear no such claim any more."""
    words, found = call.words, call.view.judged.of_article(entry.article.id, limit=_CLAIMS)
    if not found:
        return None
    rows: list[tuple[Child, ...]] = [
        (
            words(f"ruling.{verdict.verdict}"),
            words(f"cell.{verdict.key.cell}"),
            quote(Span(verdict.key.start, verdict.key.end).of(entry.article.text), entry.article.language),
            *what(verdict, call),
            el("bdi", line(verdict.author)),
            words.day(verdict.added),
            None if bears else words("review.gone"),
        )
        for verdict, bears in found
    ]
    heads = (
        "review.said",
        "review.cell",
        "column.words",
        "review.proposed",
        "review.given",
        "review.by",
        "method.added",
        "review.now",
    )
    return table(words("review.here"), tuple(map(words, heads)), rows)


def _lenses(call: Call) -> Html:
    """The lenses, each a link that opens or closes it: what is shown stands in the address."""
    asked = call.get("lens")
    on = set(LENSES) if not asked else set(asked.split(","))
    links = []
    for name, kinds in LENSES.items():
        after = [each for each in LENSES if (each in on) != (each == name)]
        value = None if len(after) == len(LENSES) else ",".join(after) or "none"
        sample = el("mark", call.words(f"lens.{name}"), class_=f"m {kinds[0]}" if name in on else None)
        state = el("span", call.words("lens.on" if name in on else "lens.off"), class_="hidden")
        links.append(
            el(
                "li",
                el("a", sample, " ", state, href=call.address.here(lens=value)),
                class_="on" if name in on else "off",
            )
        )
    return el("nav", el("ul", *links), class_="lenses", aria_label=call.words("lens.label"))


def _head(entry: Entry, held: Line, call: Call) -> Html:
    words = call.words
    said: list[Child] = []
    if held.outlet:
        said.append(el("a", el("bdi", line(held.outlet)), href=call.link(f"/source/{held.outlet}")))
    if held.day:
        said.append(words.day(held.day))
    said.append(el("a", words.count("claims", held.claims), href=call.link("/claims", article=entry.article.id)))
    about = el("details", el("summary", words("reader.about")), facts(entry, words))
    return join(el("p", join(*said, by=" · "), class_="counts"), about)


def _ways(number: int, count: int, call: Call) -> Html | None:
    if count < 2:
        return None
    words = call.words
    parts: list[Child] = [words("reader.part", n=words.number(number + 1), of=words.number(count))]
    if number:
        parts.append(el("a", words("reader.before"), href=call.address.here(part=str(number), at=None), rel="prev"))
    if number + 1 < count:
        parts.append(el("a", words("web.next"), href=call.address.here(part=str(number + 2), at=None), rel="next"))
    return el("nav", join(*parts, by=" · "), class_="pages", aria_label=words("web.pages"))
