"""A stored text as blocks: title, body paragraphs, captions, furniture. First version: plain text only.

The blocks are in order, do not overlap, show something each, and together hold every visible character.
"""

from __future__ import annotations

from recoupe.model.article import Block
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.read.dates import find_lead_date
from recoupe.read.furniture import Piece, find_captions, find_front_matter, find_furniture
from recoupe.read.lines import find_paragraphs, trim

_TITLE_MOST = 200  # characters
_TITLE_LEAST = 4  # words, below which a line that begins the title may be a label
_LABEL_MOST = 15  # characters of a section name that stands above the title


def split_blocks(text: str) -> tuple[Block, ...]:
    """Cut a stored text into its blocks.

    >>> [(b.kind.value, b.span.start) for b in split_blocks("Une ville change de mains\\n\\nLe maire a parlé.")]
    [('title', 0), ('body', 27)]
    """
    paragraphs = find_paragraphs(text)
    pieces, taken = find_front_matter(text, paragraphs)
    rest = list(paragraphs[taken:])
    if not pieces and rest and (lead := find_lead_date(text, rest[0])):
        pieces = [(BlockKind.BOILERPLATE, lead.evidence, "lead-date")]
        left = trim(text, lead.evidence.end, rest[0].end)
        rest[:1] = [left] if left else []
    titled = any(kind is BlockKind.TITLE for kind, _, _ in pieces)
    pieces += _article(text, rest, titled=titled)
    return tuple(Block(kind, span, rule) for kind, span, rule in pieces)


def _article(text: str, paragraphs: list[Span], *, titled: bool) -> list[Piece]:
    """The kinds of the paragraphs that are left once what stands above the article is known."""
    words = [span.of(text) for span in paragraphs]
    titles = set() if titled else _find_title(words)
    labels = range(min(titles)) if titles else range(0)
    furniture = find_furniture(words)
    captions = find_captions(words, furniture)
    if titles:  # a page often prints its title again above the text
        titles |= {i for i, line in enumerate(words) if _is_again(line, words[min(titles)])}
    pieces: list[Piece] = []
    for i, span in enumerate(paragraphs):
        if i in titles:
            pieces.append((BlockKind.TITLE, span, "first-line" if i == min(titles) else "title-again"))
        elif i in labels:
            pieces.append((BlockKind.BOILERPLATE, span, "section-label"))
        elif i in captions:
            pieces.append((BlockKind.CAPTION, span, "credit"))
        elif i in furniture:
            pieces.append((BlockKind.BOILERPLATE, span, furniture[i]))
        else:
            pieces.append((BlockKind.BODY, span, "paragraph"))
    return pieces


def _find_title(words: list[str]) -> set[int]:
    """The index of the title: the first line if it looks like one, else the second below the name of a section."""
    for i in (0, 1):
        if i + 1 < len(words) and _is_title(words[i]):
            label = (
                i == 0 and len(words) > 2 and _is_label(words[0]) and _is_title(words[1]) and not _is_label(words[1])
            )
            return {1} if label else {i}
        if i + 1 >= len(words) or not _is_label(words[i]):
            break
    return set()


def _is_title(line: str) -> bool:
    ended = line.endswith(".") and not line.endswith("..")
    return len(line) <= _TITLE_MOST and not ended and any(letter.isalpha() for letter in line)


def _is_again(line: str, title: str) -> bool:
    """The title once more, perhaps without the name of the site after it (`Une ville tombe | Le Journal`)."""
    return line == title or (len(line.split()) >= _TITLE_LEAST and title.startswith(line))


def _is_label(line: str) -> bool:
    return len(line) <= _LABEL_MOST and len(line.split()) == 1
