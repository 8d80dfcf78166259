"""The nouns of text reuse: a passage that two articles share, a copy, a lineage, and what was lost on the way."""

from __future__ import annotations

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
