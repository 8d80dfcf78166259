"""The nouns of a text: an article, where it was met, and its blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from recoupe.model.claim import Reading, Span
from recoupe.model.codes import BlockKind
from recoupe.model.errors import EvidenceError

_DAY = len("2017-10-28")
_WEEK = 7  # days: codebook, section 6


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where an article's bytes were met. `name` is what people call it: the file's name."""

    name: str
    address: str
    added: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that an article says about itself: the value, what it was read from, and the words that stand there.

    `span` is where the words stand in the stored text, None where they stand in a page's tags, which are no text.
    """

    value: str
    origin: str
    words: str
    span: Span | None = None

    def __post_init__(self) -> None:
        if not self.words:
            raise EvidenceError(f"a value without words it was read from is refused ({self.origin})")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text that is one paragraph, title or piece of furniture.

    `outlet` is whose text an embedded block is, `language` its ISO 639-1 code where it is not that of the article.
    """

    kind: BlockKind
    span: Span
    rule: str
    outlet: Fact | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Inferred:
    """When an article must have been published, an EDTF interval, with the words of its body that show it."""

    edtf: str
    rule: str
    evidence: tuple[Span, ...]


# What an article can say about itself, in the order in which it is shown.
FACTS = ("title", "outlet", "author", "agency", "published", "modified", "seen", "address", "reprint_of")


@dataclass(frozen=True, slots=True)
class About:
    """What an article says about itself; None where it says nothing.

    `published`, `modified`, `seen` are EDTF days, months or years; `agency` is a credit, `outlet` who published the text
    at hand, `reprint_of` the outlet whose text it is as a whole, `address` the page's own.
    """

    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    agency: Fact | None = None
    published: Fact | None = None
    modified: Fact | None = None
    seen: Fact | None = None
    address: Fact | None = None
    reprint_of: Fact | None = None
    inferred: Inferred | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text as stored, with its blocks in order. Its id is a hash of its bytes.

    `renderer` is the version of what made the text from a page, empty where the text is the decoded bytes, untouched.
    """

    id: str
    sha256: str
    text: str
    encoding: str
    language: str
    blocks: tuple[Block, ...]
    about: About = About()
    renderer: str = ""

    @property
    def title(self) -> str | None:
        """The title that the article gives itself, else the words of the first title block."""
        if self.about.title:
            return self.about.title.value
        return next((b.span.of(self.text) for b in self.blocks if b.kind is BlockKind.TITLE), None)

    @property
    def day(self) -> str | None:
        """What `yesterday` counts from: the date of publication, else one inferred to within a week; EDTF."""
        published, inferred = self.published, self.about.inferred
        if inferred is None or (published is not None and len(published) == _DAY):
            return published
        first, _, last = inferred.edtf.partition("/")
        short = len(first) == _DAY and (date.fromisoformat(last or first) - date.fromisoformat(first)).days < _WEEK
        return first if short else published

    @property
    def published(self) -> str | None:
        """The day, month or year of publication in EDTF."""
        return self.about.published.value if self.about.published else None


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
