"""Which article stands for which: ten copies are one voice. What other steps count by.

`roots_of` says for each article which one it folds under. `Voices` says it for a place in an article: a comment that quotes
a dispatch is the dispatch's voice where it quotes, its own elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.model.article import Article
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.model.copy import MISSING, Copy, Direction, PassageKind, Relation
from recoupe.model.edtf import LAST, days_of

REPRINT = 0.6  # of an article: all of it is its root's voice, where little is its own

Rank = tuple[int, str, int, str]


def families_of(articles: Iterable[Article], copies: Iterable[Copy]) -> list[list[Article]]:
    """The articles of each voice, the root first, relays as they came; every article stands in one, alone if it has no copy.

    Sorted by the id of the root.
    """
    known = {article.id: article for article in articles}
    folding = [copy for copy in copies if copy.folds and copy.a in known and copy.b in known]
    parent = {article: article for article in known}
    for copy in folding:
        first, second = sorted((_top(parent, copy.a), _top(parent, copy.b)))
        parent[second] = first
    credited = _credited(folding)
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in known.values():
        groups[_top(parent, article.id)].append(article)
    families = [sorted(group, key=lambda a: rank(a, credited)) for group in groups.values()]
    return sorted(families, key=lambda family: family[0].id)


def roots_of(articles: Iterable[Article], copies: Iterable[Copy]) -> dict[str, str]:
    """The id of the article that each article folds under, its own where it is a root.

    `len(set(roots.values()))` is the number of independent roots beside that of articles.
    """
    families = families_of(articles, copies)
    return {article.id: family[0].id for family in families for article in family}


def rank(article: Article, credited: Iterable[str] = ()) -> Rank:
    """What sorts the articles of one voice: whom another credits, then by day, the longest, the least id."""
    days = days_of(article.day) if article.day else None
    return (0 if article.id in credited else 1, days[1] if days else LAST, -_length(article), article.id)


def _length(article: Article) -> int:
    return sum(b.span.end - b.span.start for b in article.blocks if b.kind in (BlockKind.BODY, BlockKind.EMBEDDED))


def _credited(folding: Iterable[Copy]) -> frozenset[str]:
    """The articles that another of their voice credits, and that credit none themselves."""
    pairs = [
        (c.a, c.b) if c.direction is Direction.FORWARD else (c.b, c.a)
        for c in folding
        if any(reason.startswith("credit") for reason in c.why)
    ]
    return frozenset(first for first, _ in pairs) - {second for _, second in pairs}


def _top(parent: dict[str, str], article: str) -> str:
    while parent[article] != article:
        parent[article] = parent[parent[article]]
        article = parent[article]
    return article


@dataclass(frozen=True, slots=True)
class _Held:
    """A passage of one article, the other that holds it and where, and what it is."""

    here: Span
    other: str
    there: Span
    kind: PassageKind


class Voices:
    """Whose voice a place in an article is: the root of the article, or of the passage that the place lies in."""

    def __init__(self, articles: Iterable[Article], copies: Iterable[Copy]) -> None:
        """Take all articles and all copies between them."""
        families, known = families_of(held := tuple(articles), copies := tuple(copies)), {a.id for a in held}
        self.roots: Mapping[str, str] = {article.id: family[0].id for family in families for article in family}
        self._order = {a.id: place for family in families for place, a in enumerate(family)}
        self._passages: defaultdict[str, list[_Held]] = defaultdict(list)
        self._reprints: dict[str, str] = {}  # of what each prints again, the first of its voice
        for copy in copies:
            if copy.a not in known or copy.b not in known:
                continue
            same = self.roots[copy.a] == self.roots[copy.b]
            whole = REPRINT if copy.relation is not Relation.TRANSLATION else 0
            (first, _), (later, share) = sorted(
                ((copy.a, copy.share_a), (copy.b, copy.share_b)), key=lambda side: self._order[side[0]]
            )
            if same and share >= whole:  # the earlier one is no reprint for being reprinted
                self._reprints[later] = min(first, self._reprints.get(later, first), key=self._order.__getitem__)
            for passage in copy.passages:
                if same or passage.kind is PassageKind.DOCUMENT:
                    self._passages[copy.a].append(_Held(passage.a, copy.b, passage.b, passage.kind))
                    self._passages[copy.b].append(_Held(passage.b, copy.a, passage.a, passage.kind))

    def of(self, article: str, span: Span | None = None) -> str:
        """The id of the root on which a place of an article stands; without a place, of the article as a whole.

        Words of a document that several print are nobody's own voice: their root is `missing:` with the document's number.
        What an article puts round a passage that it quotes is its own voice; what it puts into a text that it reprints
        is not told from it.
        """
        if span is None:
            return self.roots[article]
        held = [one for one in self._passages.get(article, ()) if one.here.overlaps(span)]
        if documents := [one for one in held if one.kind is PassageKind.DOCUMENT]:
            return f"{MISSING}{min(self.roots[name] for name in (article, *(one.other for one in documents)))}"
        news = [one for one in held if one.kind is PassageKind.NEWS]
        if earlier := [one for one in news if self._order[one.other] < self._order[article]]:
            first = min(earlier, key=lambda one: self._order[one.other])
            step = first.there.start - first.here.start
            return self.of(
                first.other, Span(max(span.start + step, 0), max(span.end + step, 1))
            )  # it may be a relay's own
        while article in self._reprints:
            article = self._reprints[article]
        return article
