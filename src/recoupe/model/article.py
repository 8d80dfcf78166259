"""The nouns of a text: an article, where it was met, and its blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from recoupe.model.claim import Reading, Span
from recoupe.model.codes import BlockKind


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where an article's bytes were met. `name` is what people call it: the file's name."""

    name: str
    address: str
    added: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text that is one paragraph, title or piece of furniture."""

    kind: BlockKind
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text as stored: decoded bytes, untouched, with its blocks in order. Its id is a hash of its bytes."""

    id: str
    sha256: str
    text: str
    encoding: str
    language: str
    blocks: tuple[Block, ...]
    published: str | None = None
    published_evidence: Span | None = None

    @property
    def title(self) -> str | None:
        """The words of the first title block, None where there is none."""
        return next((b.span.of(self.text) for b in self.blocks if b.kind is BlockKind.TITLE), None)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was set aside: `code` is one of the reasons in docs/reference/errors.md."""

    name: str
    address: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as filed in a dossier: the names it was met under, sorted, and what was read from it."""

    article: Article
    names: tuple[str, ...]
    reading: Reading


def article_id(data: bytes) -> tuple[str, str]:
    """The id of an article (16 hexadecimal digits) and the whole hash of its bytes.

    >>> article_id(b"Bonjour")[0]
    '9172e8eec99f144f'
    """
    digest = hashlib.sha256(data).hexdigest()
    return digest[:16], digest
