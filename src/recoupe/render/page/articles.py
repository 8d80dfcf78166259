"""Each article: what it says about itself, its words with their marks, and beside each sentence its claims."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.model.article import FACTS, Block, Entry, Fact
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.render.page.cells import card
from recoupe.render.page.html import Html, el, join, line
from recoupe.render.page.marks import Marking, marked, marking
from recoupe.render.page.passages import blocks, passages
from recoupe.render.page.told import Told, article_anchor, name_of
from recoupe.render.page.words import Words

_UNKNOWN = "und"  # the code of a language that could not be told


def articles(told: Told, words: Words, *, full_text: bool) -> Iterator[Html]:
    """The section of the articles, piece by piece: it may be long."""
    yield Html('<section id="articles">')
    yield el("h2", words("nav.articles"))
    yield el("p", words("articles.full" if full_text else "articles.sentences"))
    for entry in told.ordered:
        yield _article(entry, told, words, full_text=full_text)
    yield Html("</section>")


def _article(entry: Entry, told: Told, words: Words, *, full_text: bool) -> Html:
    article = entry.article
    marks = marking(entry.reading, article.text, told, words)
    stretches: list[tuple[Span, Block | None]] = (
        blocks(article) if full_text else [(span, _block_of(entry, span)) for span in passages(article, entry.reading)]
    )
    rows, at = [], 0
    for span, block in stretches:
        cut = not full_text and bool(article.text[at : span.start].strip())
        rows.append(_row(entry, span, block, marks, told, words, cut=cut))
        at = span.end
    if not rows:
        rows = [el("p", words("articles.nothing"))]
    title = article.title or name_of(entry)
    return el(
        "article",
        el("h3", el("span", line(title), dir="auto", lang=_language(article.language))),
        _about(entry, words),
        *rows,
        id=article_anchor(entry),
    )


def _language(code: str) -> str | None:
    return None if code == _UNKNOWN else code


def _block_of(entry: Entry, span: Span) -> Block | None:
    return next((block for block in entry.article.blocks if block.span.contains(span)), None)


def _row(entry: Entry, span: Span, block: Block | None, marks: Marking, told: Told, words: Words, *, cut: bool) -> Html:
    """A stretch of the text, and the claims whose triggers stand in it."""
    text = entry.article.text
    claims = [c for c in sorted(entry.reading.claims, key=lambda c: (c.trigger, c.id)) if span.start <= c.trigger.start < span.end]
    language = _language((block.language if block else None) or entry.article.language)
    kind = _kind(block, words)
    shown = el(
        "div",
        el("p", "[…]", class_="cut", title=words("articles.cut")) if cut else None,
        el("p", kind, class_="kind") if kind else None,
        el("blockquote", marked(marks, span, words), lang=language, dir="auto"),
        class_="text",
    )
    if block and block.kind is BlockKind.BOILERPLATE and not claims:
        shown = el("details", el("summary", words("articles.furniture")), shown)
    cards = el("div", *(card(claim, told.numbers[claim.id], text, words) for claim in claims), class_="claims")
    return el("div", shown, cards, class_="row")


def _kind(block: Block | None, words: Words) -> str | None:
    """What a stretch is where it is no running text of the article; whose words it holds."""
    if block is None or block.kind is BlockKind.BODY:
        return None
    said = words.code("block", block.kind)
    return f"{said} · {block.outlet.value}" if block.outlet else said


def _about(entry: Entry, words: Words) -> Html:
    """What the article says about itself, each value with the words that stand there, and whom it cites."""
    article = entry.article
    rows = []
    for name in FACTS:
        fact: Fact | None = getattr(article.about, name)
        if fact:
            quote = el("q", line(fact.words), dir="auto") if fact.words != fact.value else None
            value = el("bdi", line(fact.value))
            rows.append(_fact(words(f"fact.{name}"), join(value, " ", quote, " ", el("small", line(fact.origin)))))
    if inferred := article.about.inferred:
        quotes = join(*(el("q", line(span.of(article.text)), dir="auto") for span in inferred.evidence), by=" … ")
        rows.append(_fact(words("fact.inferred"), join(line(inferred.edtf), " ", quotes, " ", el("small", line(inferred.rule)))))
    if cites := entry.reading.cites:
        named = (
            join(el("q", line(c.name.text), dir="auto"), f" {_entity(c.name.entity, c.name.text)}",
                 f"({words.code('kind', c.kind)}) [{c.name.source.start}:{c.name.source.end}]")
            for c in cites
        )  # fmt: skip
        rows.append(_fact(words("fact.cites"), join(*named, by="; ")))
    rows.append(_fact(words("fact.file"), line(", ".join(entry.names) or article.id)))
    rows.append(_fact(words("fact.sha256"), el("code", line(article.sha256))))
    return el("dl", *rows, class_="facts")


def _entity(entity: str | None, text: str) -> str:
    return f"= {entity} " if entity and entity != text else ""


def _fact(name: str, value: Html) -> Html:
    return el("div", el("dt", name), el("dd", value))
