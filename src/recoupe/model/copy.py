"""The nouns of text reuse: a passage that two articles share, a copy, a lineage, and what was lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoupe.model.claim import Span

MISSING = "missing:"  # begins the id of a root that is cited but not in the pile


class PassageKind(StrEnum):
    """What two articles share where they share a passage."""

    NEWS = "news"
    BACKGROUND = "background"
    DOCUMENT = "document"
    QUOTE = "quote"


class Relation(StrEnum):
    """How two articles that share passages hang together."""

    SAME_PAGE = "same_page"
    VERSION = "version"
    REPRINT = "reprint"
    TWO_HEADLINES = "two_headlines"
    CUT = "cut"
    REWRITE = "rewrite"
    PART = "part"
    QUOTED = "quoted"
    PASSAGE = "passage"
    DOCUMENT = "document"
    BACKGROUND = "background"
    QUOTE = "quote"
    TRANSLATION = "translation"


# Articles that hang together so are one voice; the others share words, not the news.
FOLDING = frozenset(Relation) - {Relation.PASSAGE, Relation.DOCUMENT, Relation.BACKGROUND, Relation.QUOTE}


class Direction(StrEnum):
    """Which of two articles was first; `UNKNOWN` where nothing tells."""

    FORWARD = "a->b"
    BACKWARD = "b->a"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two articles share: where it stands in each, how many words are the same, and what it is.

    `runs` are the stretches that stand word for word in both, in order; between them words were changed, left out or put in.
    """

    a: Span
    b: Span
    words_a: int
    words_b: int
    same: int
    runs: tuple[tuple[Span, Span], ...]
    kind: PassageKind = PassageKind.NEWS

    @property
    def changed(self) -> float:
        """The share of words of the longer side that do not stand in the other in the same order."""
        return 1 - self.same / max(self.words_a, self.words_b)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share passages: `a` < `b` are ids, shares are of the words of each body.

    `why` are short reasons in fixed words, such as `credit: Agence Ardente`.
    """

    a: str
    b: str
    relation: Relation
    direction: Direction
    share_a: float
    share_b: float
    passages: tuple[Passage, ...]
    why: tuple[str, ...] = ()

    @property
    def folds(self) -> bool:
        """True if the two are one voice."""
        return self.relation in FOLDING


@dataclass(frozen=True, slots=True)
class Relay:
    """An article that carries what another of its voice had before: from which, how far down, and what became of the words.

    `step` is 1 for what stands on the root itself. `cut` lies in the article it is `taken` from, `added` in this one, `altered` in
    both. `share` is the share of its own running text that it took.
    """

    article: str
    taken: str
    step: int
    relation: Relation
    share: float
    credit: str | None
    cut: tuple[Span, ...]
    added: tuple[Span, ...]
    altered: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """An article that names the outlet of another article of the pile without copying it, with the words that do."""

    article: str
    cites: str
    words: Span


@dataclass(frozen=True, slots=True)
class Lineage:
    """One voice: its root, the articles that relay it in the order of their days, and those that only cite it.

    `because` are short reasons in fixed words for the root.
    """

    root: str
    relays: tuple[Relay, ...]
    citations: tuple[Citation, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingRoot:
    """A text that articles of the pile stand on or print, and that is not in it: its name and who names it, with which words."""

    name: str
    articles: tuple[tuple[str, Span], ...]


class AlertKind(StrEnum):
    """What was lost or changed between an article and the one that it was taken from, or between its headline and its body."""

    ATTRIBUTION_LOST = "attribution_lost"
    CONDITIONAL_LOST = "conditional_lost"
    HEDGE_LOST = "hedge_lost"
    DENIAL_LOST = "denial_lost"
    FIGURE_CHANGED = "figure_changed"
    DATE_CHANGED = "date_changed"
    LOADED_WORD = "loaded_word"
    LOADED_WORD_LOST = "loaded_word_lost"
    HEADLINE_CHANGED = "headline_changed"
    HEADLINE_STRONGER = "headline_stronger"
    NOBODY_ACTS = "nobody_acts"


# What one article does by itself: there is no other side.
ALONE = frozenset([AlertKind.HEADLINE_STRONGER, AlertKind.NOBODY_ACTS])


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that the reader of a relay does not see: `before` and `after` are the two passages.

    In what one article does by itself, `taken` and `relay` are the same: `before` is its body, `after` its headline.
    `lost` are the words of the earlier that are gone or were changed, `found` those of the later that stand in their place.
    """

    kind: AlertKind
    taken: str
    relay: str
    before: Span
    after: Span
    lost: Span | None = None
    found: Span | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """What the articles of a dossier are to one another; `roots` gives each article's, its own id where it is one."""

    roots: Mapping[str, str]
    copies: tuple[Copy, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    missing: tuple[MissingRoot, ...] = ()
    alerts: tuple[Alert, ...] = ()

    @property
    def independent(self) -> int:
        """How many independent roots there are."""
        return len(set(self.roots.values()))

    def count(self, articles: Iterable[str]) -> int:
        """How many independent roots some articles stand on."""
        return count_roots(articles, self.roots)


def count_roots(articles: Iterable[str], roots: Mapping[str, str]) -> int:
    """How many independent roots some articles stand on; one that folds under no other is its own.

    >>> count_roots(["a", "b", "c"], {"b": "a"})
    2
    """
    return len({roots.get(article, article) for article in articles})
