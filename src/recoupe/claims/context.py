"""One article with the marks of all its blocks: what the making of claims looks things up in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.annotate.marks import BlockMarks
from recoupe.model.article import Article
from recoupe.model.codes import BlockKind


@dataclass(frozen=True, slots=True)
class Context:
    """One article with the marks of all its blocks."""

    article: Article
    blocks: Sequence[BlockMarks]
    kinds: Sequence[BlockKind]

    @property
    def text(self) -> str:
        """The stored text."""
        return self.article.text
