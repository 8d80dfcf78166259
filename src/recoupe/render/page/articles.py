"""Each article: what it says about itself, its words with their marks, and beside each sentence its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.model.article import FACTS, Block, Entry, Fact
from recoupe.model.claim import Claim, Span
from recoupe.model.codes import BlockKind
from recoupe.render.page.account import Account, article_anchor, in_order, name_of, words_anchor
from recoupe.render.page.cells import card
from recoupe.render.page.html import UNKNOWN, Html, el, join, line, quote
from recoupe.render.page.marks import Marking, marked, marking
from recoupe.render.page.passages import blocks, passages
from recoupe.render.page.words import Words


def articles(account: Account, words: Words, *, full_text: bool) -> Iterator[Html]:
    """The section of the articles, piece by piece: it may be long."""
    yield Html('<section id="articles">')
    yield el("h2", words("nav.articles"))
    yield el("p", words("articles.full" if full_text else "articles.sentences"))
    for entry in account.ordered:
        yield _article(entry, account, words, full_text=full_text)
    yield Html("</section>")


@dataclass(frozen=True, slots=True)
class Shown:
    """One article on its way to a page; `below` gives what stands under the card of a claim, where something does."""

    entry: Entry
    marks: Marking
    account: Account
    words: Words
    below: Callable[[Claim], Html] | None = None


def _article(entry: Entry, account: Account, words: Words, *, full_text: bool) -> Html:
    article = entry.article
    shown = Shown(entry, marking(entry.reading, article.text, account, words), account, words)
    stretches: list[tuple[Span, Block | None]] = (
        blocks(article) if full_text else [(span, _block_of(entry, span)) for span in passages(article, entry.reading)]
    )
    rows = drawn(shown, stretches, whole=full_text)
    return el("article", el("h3", title_of(entry)), facts(entry, words), *rows, id=article_anchor(entry))


def drawn(shown: Shown, stretches: Sequence[tuple[Span, Block | None]], *, whole: bool) -> list[Html]:
    """Stretches of an article one below the other, each with its claims beside it.

    Args:
        whole: False where the stretches leave words out; a sign then says where.
    """
    text, rows = shown.entry.article.text, []
    at = 0
    for span, block in stretches:
        rows.append(_row(shown, span, block, cut=not whole and bool(text[at : span.start].strip())))
        at = span.end
    return rows or [el("p", shown.words("articles.nothing"))]


def title_of(entry: Entry) -> Html:
    """What an article is called, in its own language and direction."""
    article = entry.article
    return el("span", line(article.title or name_of(entry)), dir="auto", lang=_language(article.language))


def _language(code: str) -> str | None:
    return None if code == UNKNOWN else code


def _block_of(entry: Entry, span: Span) -> Block | None:
    return next((block for block in entry.article.blocks if block.span.contains(span)), None)


def _row(shown: Shown, span: Span, block: Block | None, *, cut: bool) -> Html:
    """A stretch of the text, and the claims whose triggers stand in it."""
    article, words = shown.entry.article, shown.words
    claims = [claim for claim in in_order(shown.entry.reading) if span.start <= claim.trigger.start < span.end]
    kind = _kind(block, words)
    language = _language((block.language if block else None) or article.language)
    text = el(
        "div",
        el("p", "[…]", class_="cut", title=words("articles.cut")) if cut else None,
        el("p", kind, class_="kind") if kind else None,
        el("blockquote", marked(shown.marks, span, words), lang=language, dir="auto", data_start=str(span.start)),
        class_="text",
    )
    if block and block.kind is BlockKind.BOILERPLATE and not claims:
        text = el("details", el("summary", words("articles.furniture")), text)
    cards = (
        join(card(claim, shown.account.numbers[claim.id], article, words), shown.below(claim) if shown.below else None)
        for claim in claims
    )
    beside = el("div", *cards, *_loaded(shown, span), class_="claims")
    return el("div", text, beside, class_="row")


def _loaded(shown: Shown, span: Span) -> Iterator[Html]:
    """The loaded wording of a stretch: how it steers, and a neutral wording or a question to ask."""
    article, words = shown.entry.article, shown.words
    for loaded in shown.entry.reading.loaded:
        if span.start <= loaded.span.start < span.end:
            said = quote(loaded.span.of(article.text), article.language)
            link = el("a", said, href=f"#{words_anchor(article.id, loaded.span)}")
            neutral = f" · {words('loaded.neutral')} {loaded.neutral}" if loaded.neutral else None
            yield el("p", link, f" {words.code('loaded', loaded.category)}", neutral, class_="steers")


def _kind(block: Block | None, words: Words) -> str | None:
    """What a stretch is where it is no running text of the article; whose words it holds."""
    if block is None or block.kind is BlockKind.BODY:
        return None
    said = words.code("block", block.kind)
    return f"{said} · {block.outlet.value}" if block.outlet else said


def facts(entry: Entry, words: Words) -> Html:
    """What the article says about itself, each value with the words that stand there, and whom it cites."""
    article = entry.article
    rows = []
    for name in FACTS:
        fact: Fact | None = getattr(article.about, name)
        if fact:
            said = quote(fact.words) if fact.words != fact.value else None
            value = el("bdi", line(fact.value))
            rows.append(_fact(words(f"fact.{name}"), join(value, " ", said, " ", el("small", line(fact.origin)))))
    if inferred := article.about.inferred:
        quotes = join(*(quote(span.of(article.text), article.language) for span in inferred.evidence), by=" … ")
        rows.append(
            _fact(words("fact.inferred"), join(line(inferred.edtf), " ", quotes, " ", el("small", line(inferred.rule))))
        )
    if cites := entry.reading.cites:
        named = (
            join(quote(c.name.text, article.language), f" {_entity(c.name.entity, c.name.text)}",
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
