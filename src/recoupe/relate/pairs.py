"""How two articles that share passages hang together, which came first, and why."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model.article import Article, Entry
from recoupe.model.claim import Span
from recoupe.model.copy import Copy, Direction, Passage, PassageKind, Relation
from recoupe.model.edtf import FIRST, LAST, days_of
from recoupe.relate.nature import Side, judged, quotes_other, side_of
from recoupe.relate.outlets import cites_outlet, credits, same_outlet

# Shares of the running text. Set on texts/copies.jsonl.
_WHOLE = 0.8  # of both: one text
_TAKEN = 0.6  # of one: cut from the other, or written out
_PART = 0.25  # of one: the pairs of texts/copies.jsonl from here on are one voice
_REWRITTEN = 0.1  # words changed, of those that are shared
_INSIDE = 0.9  # of one, all of which stands in the other, which has more


def compare(a: Entry, b: Entry, passages: Sequence[Passage]) -> Copy | None:
    """What two articles are to one another, `a` the one of the lesser id; None if what they share says nothing.

    Args:
        passages: what they share (`passages_of`).
    """
    first, second = side_of(a), side_of(b)
    kept = judged(passages, first, second)
    if not kept:
        return None
    news = [p for p in kept if p.kind is PassageKind.NEWS]
    shares = _share(first, [p.a for p in news]), _share(second, [p.b for p in news])
    relation = _relation(first, second, news, shares) if news else _lesser(kept)
    direction, why = _direction(a, b, shares)
    all_shares = _share(first, [p.a for p in kept]), _share(second, [p.b for p in kept])
    return Copy(a.article.id, b.article.id, relation, direction, *all_shares, kept, why)


def _share(side: Side, spans: Sequence[Span]) -> float:
    """The share of the letters of the running text that lie in the spans."""
    text, whole = side.article.text, 0
    for block in side.article.blocks:
        if side.start <= block.span.start < side.end and block.kind.value in ("body", "embedded"):
            whole += sum(map(str.isalnum, block.span.of(text)))
    inside = sum(sum(map(str.isalnum, span.of(text))) for span in spans)
    return round(min(1.0, inside / max(1, whole)), 3)


def _lesser(passages: Sequence[Passage]) -> Relation:
    """What a pair without news in common shares."""
    kinds = {p.kind for p in passages}
    if PassageKind.DOCUMENT in kinds:
        return Relation.DOCUMENT
    return Relation.BACKGROUND if PassageKind.BACKGROUND in kinds else Relation.QUOTE


def _relation(a: Side, b: Side, news: Sequence[Passage], shares: tuple[float, float]) -> Relation:
    low, high = sorted(shares)
    changed = 1 - sum(p.same for p in news) / sum(max(p.words_a, p.words_b) for p in news)
    own = same_outlet(a.article, b.article)
    titles = _plain(a.article.title) == _plain(b.article.title)
    if _address(a.article) and _address(a.article) == _address(b.article):
        return Relation.SAME_PAGE if low >= _WHOLE and changed < _REWRITTEN and titles else Relation.VERSION
    if high >= _TAKEN and changed >= _REWRITTEN:
        return Relation.VERSION if own else Relation.REWRITE
    if low >= _WHOLE:
        return (Relation.SAME_PAGE if own else Relation.REPRINT) if titles else Relation.TWO_HEADLINES
    if high >= _TAKEN:
        return Relation.VERSION if own else Relation.CUT
    if any(quotes_other(p, a, b) for p in news):
        return Relation.QUOTED
    return Relation.PART if high >= _PART else Relation.PASSAGE


def _plain(title: str | None) -> str:
    return "".join(filter(str.isalnum, (title or "").casefold()))


def _address(article: Article) -> str | None:
    return article.about.address.value if article.about.address else None


def _direction(a: Entry, b: Entry, shares: tuple[float, float]) -> tuple[Direction, tuple[str, ...]]:
    """Which came first: by credit, by day, by what holds the other."""
    for one, other, way in ((a, b, Direction.FORWARD), (b, a, Direction.BACKWARD)):
        if credit := credits(other.article, one.article) or cites_outlet(other, one.article):
            return way, (f"credit: {credit}",)
    days = _day(a.article), _day(b.article)
    if days[0][1] < days[1][0]:
        return Direction.FORWARD, (f"day: {a.article.day} < {b.article.day}",)
    if days[1][1] < days[0][0]:
        return Direction.BACKWARD, (f"day: {b.article.day} < {a.article.day}",)
    if shares[1] >= _INSIDE and shares[0] < _WHOLE:
        return Direction.FORWARD, ("holds the other",)
    if shares[0] >= _INSIDE and shares[1] < _WHOLE:
        return Direction.BACKWARD, ("holds the other",)
    return Direction.UNKNOWN, ()


def _day(article: Article) -> tuple[str, str]:
    """The first and last day on which an article may have come out."""
    inferred = article.about.inferred
    for value in (article.day, inferred.edtf if inferred else None):
        if value and (days := days_of(value)):
            return days
    return FIRST, LAST
