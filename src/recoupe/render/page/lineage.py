"""Who copied whom: each lineage drawn from left to right in time with a table that says the same, copies folded under their
root, and what was lost on the way with both passages. With the full texts, shared passages side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.model.article import Entry
from recoupe.model.claim import Span
from recoupe.model.copy import ALONE, Alert, Copy, Lineage, Relation, Relay
from recoupe.render.page.account import Account, article_anchor, day_of, name_of, outlet_of
from recoupe.render.page.descent import CITES, Leaf, descent
from recoupe.render.page.html import Child, Html, el, join, line, quote, table
from recoupe.render.page.words import Words


@dataclass(frozen=True, slots=True)
class _Shown:
    """What all parts of the section need."""

    account: Account
    entries: Mapping[str, Entry]
    words: Words
    full_text: bool


def lineages(account: Account, words: Words, *, full_text: bool) -> Iterator[Html]:
    """The section of lineages, piece by piece."""
    related = account.related
    shown = _Shown(account, {entry.article.id: entry for entry in account.entries}, words, full_text)
    yield Html('<section id="copies">')
    yield el("h2", words("nav.copies"))
    yield el("p", words("copies.how"))
    chains = [one for one in related.lineages if one.relays or one.citations]
    for lineage in sorted(chains, key=lambda one: (day_of(shown.entries[one.root].article) or "9999", one.root)):
        yield _lineage(lineage, shown)
    if not chains:
        yield el("p", words("copies.none"))
    yield from _alone(shown)
    yield from _beside(shown)
    yield from _missing(shown)
    yield Html("</section>")


def _lineage(lineage: Lineage, shown: _Shown) -> Html:
    """One lineage: its drawing, its table, its alerts."""
    words, root = shown.words, shown.entries[lineage.root]
    title = join(words.count("articles", len(lineage.relays) + 1), " · ", line(_title(root)))
    parts: list[Child] = [el("h3", title), _drawing(lineage, shown), _table(lineage, shown)]
    relays = {relay.article for relay in lineage.relays}
    alerts = [a for a in shown.account.related.alerts if a.relay in relays and a.kind not in ALONE]
    if alerts:
        rows: list[tuple[Child, ...]] = [_alert(alert, shown) for alert in alerts]
        heads = tuple(words(f"copies.{key}") for key in ("what", "before", "after", "where"))
        parts.append(table(words("copies.alerts"), heads, rows))
    if shown.full_text:
        parts += [_side_by_side(relay, shown) for relay in lineage.relays if relay.relation is not Relation.TRANSLATION]
    return el("div", *parts, class_="lineage")


def _title(entry: Entry) -> str:
    return entry.article.title or name_of(entry)


def _link(article: str, shown: _Shown) -> Html:
    entry = shown.entries[article]
    return el("a", line(outlet_of(entry)), href=f"#{article_anchor(entry)}", title=name_of(entry))


# -- the drawing --------------------------------------------------------------------------------------


def _drawing(lineage: Lineage, shown: _Shown) -> Html:
    """The articles from left to right by day, one below the other, each tied to what it was taken from."""
    words = shown.words
    leaves = [_leaf(lineage.root, shown, told=words("copies.root"))]
    for relay in lineage.relays:
        relation = str(relay.relation)
        leaves.append(
            _leaf(
                relay.article, shown, told=_share(relay, words), taken=relay.taken, relation=relation, share=relay.share
            )
        )
    for cited in lineage.citations:
        leaves.append(_leaf(cited.article, shown, told=words("copies.cites"), taken=cited.cites, relation=CITES))
    return descent(leaves, f"{words('copies.drawing')} {_title(shown.entries[lineage.root])}", words)


def _leaf(
    article: str, shown: _Shown, *, told: str, taken: str | None = None, relation: str = "", share: float = 0.0
) -> Leaf:
    entry = shown.entries[article]
    day, outlet = day_of(entry.article), outlet_of(entry)
    label = " · ".join(filter(None, (outlet, day)))
    hint = f"{day or '∅'} · {outlet} · {told} · {name_of(entry)}"
    return Leaf(article, label, day, f"#{article_anchor(entry)}", taken, relation, share, told, hint)


def _share(relay: Relay, words: Words) -> str:
    told = words.code("relation", relay.relation)
    return told if relay.relation is Relation.TRANSLATION else f"{told}, {words.share(relay.share)}"


# -- the tables ---------------------------------------------------------------------------------------


def _table(lineage: Lineage, shown: _Shown) -> Html:
    words = shown.words
    rows: list[tuple[Child, ...]] = [_row(lineage.root, shown, words("copies.root"), None, None)]
    rows += [_row(r.article, shown, _share(r, words), r.taken, r.credit) for r in lineage.relays]
    rows += [_row(c.article, shown, words("copies.cites"), c.cites, None) for c in lineage.citations]
    heads = (
        words("article"),
        words("fact.published"),
        words("copies.how_it_stands"),
        words("copies.taken"),
        words("copies.credit"),
    )
    inner = table(words("copies.table"), heads, rows)
    folded = words("copies.folded", n=words.count("articles", len(lineage.relays)))
    return el("details", el("summary", folded), inner, open=True)


def _row(article: str, shown: _Shown, stands: str, taken: str | None, credit: str | None) -> tuple[Child, ...]:
    day = day_of(shown.entries[article].article)
    return (_link(article, shown), line(day or "∅"), stands, _link(taken, shown) if taken else "", line(credit or ""))


def _alert(alert: Alert, shown: _Shown) -> tuple[Child, ...]:
    """What happened, the passage of the earlier, that of the later, and where: words, not whole texts."""
    words, taken, relay = shown.words, shown.entries[alert.taken], shown.entries[alert.relay]
    before = _marked(taken, alert.before, [alert.lost] if alert.lost else [], "lost")
    after = _marked(relay, alert.after, [alert.found] if alert.found else [], "found")
    where = _link(alert.taken, shown)
    where = where if alert.kind in ALONE else join(where, " → ", _link(alert.relay, shown))
    return words.code("alert", alert.kind), before, after, where


def _marked(entry: Entry, span: Span, marks: list[Span], kind: str) -> Html:
    """A passage as a quotation, some of its words marked."""
    text, at = entry.article.text, span.start
    parts: list[Child] = []
    for mark in sorted(m for m in marks if span.contains(m)):
        parts += [text[at : mark.start], el("mark", mark.of(text), class_=kind)]
        at = mark.end
    parts.append(text[at : span.end])
    return el("q", *parts, lang=None if entry.article.language == "und" else entry.article.language, dir="auto")


def _side_by_side(relay: Relay, shown: _Shown) -> Html:
    """What two articles share, the earlier to the left, with the words that are not the same marked."""
    left, right = shown.entries[relay.taken], shown.entries[relay.article]
    pair = min(relay.taken, relay.article), max(relay.taken, relay.article)
    copy = next(c for c in shown.account.related.copies if (c.a, c.b) == pair)
    rows = []
    for a, b, runs in _passages(copy, flip=copy.a != relay.taken):
        sides = (
            _marked(left, a, _rest(a, [r[0] for r in runs]), "lost"),
            _marked(right, b, _rest(b, [r[1] for r in runs]), "found"),
        )
        rows.append(el("div", *(el("div", side) for side in sides), class_="pair"))
    title = join(_link(relay.taken, shown), " → ", _link(relay.article, shown))
    return el("details", el("summary", shown.words("copies.side")), el("p", title), *rows)


def _passages(copy: Copy, *, flip: bool) -> Iterator[tuple[Span, Span, list[tuple[Span, Span]]]]:
    for p in copy.passages:
        yield (p.b, p.a, [(b, a) for a, b in p.runs]) if flip else (p.a, p.b, list(p.runs))


def _rest(span: Span, runs: list[Span]) -> list[Span]:
    """The stretches of a span that lie between its runs."""
    edges, starts = [span.start, *(r.end for r in runs)], [*(r.start for r in runs), span.end]
    return [Span(start, end) for start, end in zip(edges, starts, strict=True) if end - start > 1]


def _alone(shown: _Shown) -> Iterator[Html]:
    """What articles do by themselves."""
    words = shown.words
    alerts = [alert for alert in shown.account.related.alerts if alert.kind in ALONE]
    if alerts:
        heads = tuple(words(f"copies.{key}") for key in ("what", "body", "headline", "where"))
        yield table(words("copies.alone"), heads, [_alert(alert, shown) for alert in alerts])


def _beside(shown: _Shown) -> Iterator[Html]:
    """The pairs that share words, not the news."""
    words = shown.words
    pairs = [copy for copy in shown.account.related.copies if not copy.folds]
    if pairs:
        rows: list[tuple[Child, ...]] = [
            (words.code("relation", c.relation), _link(c.a, shown), _link(c.b, shown), _opening(c, shown))
            for c in pairs
        ]
        heads = (words("copies.what"), words("article"), words("article"), words("copies.opening"))
        yield table(words("copies.beside"), heads, rows)


def _opening(copy: Copy, shown: _Shown) -> Html:
    """The first words of the longest passage."""
    longest = max(copy.passages, key=lambda p: (p.same, -p.a.start))
    entry = shown.entries[copy.a]
    said = " ".join(longest.a.of(entry.article.text).split()[:12])
    return quote(f"{said}…", entry.article.language)


def _missing(shown: _Shown) -> Iterator[Html]:
    """The texts that articles stand on and that are not there."""
    words = shown.words
    rows: list[tuple[Child, ...]] = [
        (line(missing.name), join(*(_link(article, shown) for article, _ in missing.articles), by=", "))
        for missing in shown.account.related.missing
    ]
    if rows:
        yield table(words("copies.missing"), (words("copies.named"), words("copies.by")), rows)
