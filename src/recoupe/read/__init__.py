"""1. Bytes in, `Article` out: the stored text, its blocks, its language, its day of publication."""

from __future__ import annotations

from recoupe.model.article import Article, article_id
from recoupe.model.codes import BlockKind
from recoupe.read.blocks import split_blocks
from recoupe.read.dates import Published, find_lead_date, find_published
from recoupe.read.files import Found, find_files
from recoupe.read.language import find_language
from recoupe.read.sentences import split_sentences
from recoupe.read.text import MAX_BYTES, decode, read_bytes

VERSION = "read-1"  # changes whenever the blocks, the language or the date of the same bytes may come out otherwise

__all__ = [
    "MAX_BYTES",
    "VERSION",
    "Found",
    "find_files",
    "find_language",
    "read_article",
    "read_bytes",
    "split_sentences",
]


def read_article(data: bytes, *, name: str = "") -> Article:
    """Read the bytes of one article.

    Args:
        name: the file's name; it only tells a web page by its ending.

    Raises:
        ReadError: `binary`, `empty`, or `html`.

    >>> read_article("Une ville tombe\\n\\nLe maire l'a dit hier soir.".encode()).title
    'Une ville tombe'
    """
    decoded = decode(data, name=name)
    text = decoded.text
    blocks = split_blocks(text)
    body = " ".join(b.span.of(text) for b in blocks if b.kind in (BlockKind.BODY, BlockKind.TITLE)) or text
    published: Published | None = None
    if any(b.rule == "lead-date" for b in blocks):
        published = find_lead_date(text, blocks[0].span)
    day = find_published(text, blocks)
    if day and (published is None or day.edtf.startswith(published.edtf)):
        published = day  # a byline that sharpens the leading month
    short, digest = article_id(data)
    return Article(
        id=short,
        sha256=digest,
        text=text,
        encoding=decoded.encoding,
        language=find_language(body),
        blocks=blocks,
        published=published.edtf if published else None,
        published_evidence=published.evidence if published else None,
    )
