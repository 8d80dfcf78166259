"""1. Bytes in, `Article` out: the stored text, its blocks and their language, and what it says about itself."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model.article import Article, Block, article_id
from recoupe.model.codes import BlockKind
from recoupe.model.errors import ReadError
from recoupe.read.about import find_about
from recoupe.read.blocks import split_blocks
from recoupe.read.files import Found, find_files
from recoupe.read.language import UNKNOWN, find_language, speaks
from recoupe.read.page import RENDERER, is_page, read_page
from recoupe.read.page_blocks import about_page, split_page
from recoupe.read.pile import find_repeated, lines_of, trace_of, without_repeated
from recoupe.read.sentences import split_sentences
from recoupe.read.text import MAX_BYTES, decode, read_bytes

VERSION = "read-2"  # changes whenever the blocks, the language or the date of the same bytes may come out otherwise
KEEP_ALL = "+all"  # behind the version: nothing was taken as furniture, because a person said so

_TOLD = 60  # characters of a block from which its language can be told

__all__ = [
    "KEEP_ALL",
    "MAX_BYTES",
    "VERSION",
    "Found",
    "find_files",
    "find_language",
    "find_repeated",
    "lines_of",
    "read_article",
    "read_bytes",
    "split_sentences",
    "trace_of",
]

_NOTHING: frozenset[int] = frozenset()


def read_article(data: bytes, *, keep_all: bool = False, repeated: frozenset[int] = _NOTHING) -> Article:
    """Read the bytes of one article, a text or a page.

    Args:
        keep_all: take nothing as furniture.
        repeated: keys of lines that the pile says are furniture.

    Raises:
        ReadError: `binary`, `empty`, or `no-article`.

    >>> read_article("Une ville tombe\\n\\nLe maire l'a dit hier soir.".encode()).title
    'Une ville tombe'
    """
    short, digest = article_id(data)
    if is_page(data):
        page = read_page(data)
        if not page.lines:
            raise ReadError("empty", "is a page that holds no text, only scripts or pictures; nothing to read")
        text, encoding, renderer = page.text, page.encoding, RENDERER
        blocks = split_page(page)
        if not keep_all and not any(block.kind is BlockKind.BODY for block in blocks):
            raise ReadError("no-article", "is a page with no article on it; if there is one, add it with --keep-all")
    else:
        page = None
        decoded = decode(data)
        text, encoding, renderer = decoded.text, decoded.encoding, ""
        blocks = split_blocks(text)
    blocks = keep(blocks) if keep_all else without_repeated(text, blocks, repeated)
    about = about_page(page, blocks) if page else find_about(text, blocks)
    shown = (BlockKind.BODY, BlockKind.TITLE, BlockKind.EMBEDDED)
    language = find_language(" ".join(b.span.of(text) for b in blocks if b.kind in shown) or text)
    blocks = tuple(_with_language(text, block, language) for block in blocks)
    return Article(short, digest, text, encoding, language, blocks, about, renderer)


def keep(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, furniture as running text."""
    return tuple(
        replace(block, kind=BlockKind.BODY, rule="kept") if block.kind is BlockKind.BOILERPLATE else block
        for block in blocks
    )


def _with_language(text: str, block: Block, language: str) -> Block:
    """The block with its language, where that can be told and is another than the article's."""
    if block.span.end - block.span.start < _TOLD or block.kind is BlockKind.BOILERPLATE:
        return block
    words = block.span.of(text)
    if speaks(words, language):
        return block
    own = find_language(words)
    return block if own in (language, UNKNOWN) else replace(block, language=own)
