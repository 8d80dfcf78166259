"""A stored text as blocks: title, body paragraphs, captions, furniture.

The blocks are in order, do not overlap, show something each, and together hold every visible character.
"""

from __future__ import annotations

import re

from recoupe.languages.furniture import plain
from recoupe.languages.lists import word_list
from recoupe.languages.outlets import banner, canonical, masthead
from recoupe.model.article import Block, Fact
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.read.captions import find_captions, find_strangers, is_credited
from recoupe.read.dates import find_lead_date, is_byline, is_dated
from recoupe.read.embedded import Embedded, find_embedded
from recoupe.read.front import find_front_matter
from recoupe.read.lines import find_paragraphs, trim
from recoupe.read.shapes import Shape, shape_of
from recoupe.read.zones import find_core, find_furniture

_TITLE_MOST = 200  # characters
_SITE_NAME = 40  # characters of a site's name behind the title
_BEFORE_SITE = re.compile(r"\s+[|–—-]\s")
_LABELS = 4  # lines at the top of a page for each that is a sentence, at least
_HEADING_WORDS = 3  # a label has fewer
_BELOW_TITLE = 3  # lines below the title that may say when and by whom, even where no running text follows
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
    above = tuple(Block(kind, span, rule) for kind, span, rule in pieces)
    return above + with_embedded(text, _article(text, rest, titled=titled))


def with_embedded(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, the paragraphs that are another's text as such."""
    words = [block.span.of(text) for block in blocks]
    found = find_embedded(words, [block.kind is BlockKind.BODY for block in blocks])
    whose = {i: one for one in found for i in range(one.first, one.last + 1)}
    return tuple(
        Block(BlockKind.EMBEDDED, block.span, whose[i].rule, _outlet(text, blocks, whose[i])) if i in whose else block
        for i, block in enumerate(blocks)
    )


def _outlet(text: str, blocks: tuple[Block, ...], one: Embedded) -> Fact | None:
    if one.outlet is None:
        return None
    start = blocks[one.named].span.start
    span = Span(start + one.outlet.start, start + one.outlet.end)
    return Fact(one.outlet.name, "announced" if one.named < one.first else "dateline", span.of(text), span)


def _article(text: str, paragraphs: list[Span], *, titled: bool) -> tuple[Block, ...]:
    """The kinds of the paragraphs that are left once what stands above the article is known."""
    words = [span.of(text) for span in paragraphs]
    shapes = [shape_of(line) for line in words]
    core = find_core(shapes)
    titles = [] if titled else _find_titles(words, shapes, core)
    kinds = _kinds(words, shapes, titles, core)
    read = [kinds.get(i, (BlockKind.BODY, "paragraph")) for i in range(len(paragraphs))]
    return tuple(Block(kind, span, rule) for span, (kind, rule) in zip(paragraphs, read, strict=True))


def _kinds(words: list[str], shapes: list[Shape], titles: list[int], core: range) -> dict[int, tuple[BlockKind, str]]:
    """The kind of each line that is no running text, with the rule that says so."""
    captions = find_captions(words, shapes, titles, core)
    bylines = _find_bylines(words, titles, core)
    furniture = find_furniture(shapes, titles, frozenset(captions) | bylines)
    captions = {i: rule for i, rule in captions.items() if i not in furniture}
    body = " ".join(
        words[i] for i, shape in enumerate(shapes) if shape.prose and i not in furniture and i not in captions
    )
    strangers = find_strangers(words, captions, body)
    above = range(titles[0] if titles else 0)
    labels = {i: "section-label" for i in above if i not in bylines and shapes[i].words < _HEADING_WORDS}
    kinds = dict.fromkeys(bylines, (BlockKind.BODY, "byline"))
    kinds |= {i: (BlockKind.BOILERPLATE, rule) for i, rule in (labels | furniture | strangers).items()}
    kinds |= {i: (BlockKind.CAPTION, rule) for i, rule in captions.items() if i not in strangers}
    if titles and titles[0] and _has_masthead(words):
        kinds[0] = (BlockKind.BOILERPLATE, "masthead")
    kinds |= {i: (BlockKind.TITLE, "title-again" if n else "first-line") for n, i in enumerate(titles)}
    if len(titles) > 1 and plain(words[titles[0]]) != plain(words[titles[-1]]):
        kinds[titles[0]] = (BlockKind.BOILERPLATE, "page-title")  # with the name of the site behind it
    return kinds


def _find_bylines(words: list[str], titles: list[int], core: range) -> frozenset[int]:
    """Lines about the title, above the running text, that say when, by whom or from where."""
    if not titles:
        return frozenset()
    near = {
        *range(1, titles[0]),
        titles[-1] - 1,
        *range(titles[-1] + 1, max(core.start, titles[-1] + 1) + _BELOW_TITLE),
    }
    return frozenset(i for i in near if 0 <= i < len(words) and i not in titles and is_byline(words[i]))


def _find_titles(words: list[str], shapes: list[Shape], core: range) -> list[int]:
    """Where the title stands: at the top, and again above the running text, as pages often have it.

    Below the name of a newspaper, the title is the last line above the running text that looks like one.
    """
    if _has_masthead(words):
        menu = _in_menus(shapes)
        above = [i for i in range(1, core.start) if i not in menu and _is_title(words[i]) and not shapes[i].announces]
        return [i for i in above if _is_heading(words[i], shapes[i])][:1]
    found = _find_title(words)
    if found is None:
        return []
    name = plain(words[found])
    again = (i for i in range(found + 1, core.stop) if _is_again(plain(words[i]), name))
    return [found, *(i for i in again if _is_head(shapes[found + 1 : i]))]


def _is_head(between: list[Shape]) -> bool:
    """True if what stands between a title and the same title again is the top of a page: labels, with few sentences among them.

    The subject of a discussion and the title of a second page come again too, below paragraphs.
    """
    sentences = sum(shape.prose or shape.sentence for shape in between)
    return sentences * _LABELS <= len(between)


def _find_title(words: list[str]) -> int | None:
    """The index of the title: the first line if it looks like one, else the second below the name of a section."""
    for i in (0, 1):
        if i + 1 < len(words) and _is_title(words[i]) and not is_dated(words[i]):
            label = (
                i == 0
                and len(words) > 2
                and _is_label(words[0])
                and _is_title(words[1])
                and not (_is_label(words[1]) or is_dated(words[1]))
            )
            return 1 if label else i
        if i + 1 >= len(words) or not _is_label(words[i]):
            break
    return None


def _is_title(line: str) -> bool:
    ended = line.endswith(".") and not line.endswith("..")
    return len(line) <= _TITLE_MOST and not ended and any(letter.isalpha() for letter in line)


def _has_masthead(words: list[str]) -> bool:
    """True if the first line is the name of a newspaper, and more than its form says so: titles have that form too.

    The table knows it, a day or an edition stands below it, or the name stands in another line. With a slogan behind it
    (`Radio Val Libre - L'info des collines`) it must say that it is an outlet, and another line be the title.
    """
    if len(words) > 2 and banner(words[0]) and _is_title(words[1]):
        return True
    name = masthead(words[0]) if len(words) > 1 else None
    if name is None or name != words[0].strip():
        return False
    below = words[1:3]
    edition = any(set(plain(line).split()[:2]) & word_list("edition_words") for line in below)
    again = plain(name)
    return bool(canonical(name)) or edition or any(map(is_byline, below)) or any(again in plain(w) for w in words[1:])


def _in_menus(shapes: list[Shape]) -> set[int]:
    """Lines among several labels in a row."""
    found: set[int] = set()
    for i in range(len(shapes) - _LABELS + 1):
        if all(shape.bare for shape in shapes[i : i + _LABELS]):
            found |= set(range(i, i + _LABELS))
    return found


def _is_heading(line: str, shape: Shape) -> bool:
    """A line among others about the text that can be its title: no date, no caption, no button, no label."""
    return shape.words >= _HEADING_WORDS and not (shape.rule or is_byline(line) or is_credited(line, shape))


def _is_again(line: str, title: str) -> bool:
    """The title once more, perhaps without the name of the site after it (`Une ville tombe | Le Journal`)."""
    rest = title[len(line) :] if title.startswith(line) and line else "?"
    return rest == "" or (len(rest) <= _SITE_NAME and _BEFORE_SITE.match(rest) is not None)


def _is_label(line: str) -> bool:
    return len(line) <= _LABEL_MOST and len(line.split()) == 1
