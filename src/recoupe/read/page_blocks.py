"""The blocks of a page, and what it says about itself in its tags and in its words. Next: __init__.py."""

from __future__ import annotations

from dataclasses import replace

from recoupe.languages.furniture import plain
from recoupe.languages.outlets import canonical
from recoupe.model.article import FACTS, About, Block, Fact
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.read.about import find_about
from recoupe.read.blocks import with_embedded
from recoupe.read.captions import find_captions, find_strangers
from recoupe.read.credits import find_reprint
from recoupe.read.dates import is_byline
from recoupe.read.page import Line, Page
from recoupe.read.shapes import Shape, shape_of
from recoupe.read.zones import find_inside

_HEADINGS = ("h1", "h2", "h3", "title")
_NEAR = 4  # lines around the article in which a caption is still its own
_BYLINES = 12  # lines above the article's first that may say when and by whom
_SAYING = ("byline", "head", "footer")  # furniture that may say whose the page is
_OUTSIDE = Shape(0, False, False, False, False, "", None)  # of a line that is not looked at
Kinds = dict[int, tuple[BlockKind, str]]


def split_page(page: Page) -> tuple[Block, ...]:
    """The blocks of a page, a line each: those that are the article, its title and captions; all others are furniture."""
    lines = page.lines
    words = [line.span.of(page.text) for line in lines]
    kinds: Kinds = {i: (BlockKind.BOILERPLATE, line.zone or "outside-article") for i, line in enumerate(lines)}
    title = _find_title(page, words)
    if page.article:
        kinds |= _bylines(words, page.article, title)
        kinds |= _inside(lines, words, page.article)
    if title is not None:
        kinds[title] = (BlockKind.TITLE, lines[title].tag)
    blocks = [Block(*_placed(kinds[i], line)) for i, line in enumerate(lines)]
    return with_embedded(page.text, tuple(blocks))


def _placed(kind: tuple[BlockKind, str], line: Line) -> tuple[BlockKind, Span, str]:
    return kind[0], line.span, kind[1]


def _find_title(page: Page, words: list[str]) -> int | None:
    """The line of the title: a heading that says what the page's tags say, else the first heading of the first rank."""
    named = {plain(fact.value) for name, fact in page.facts if name == "title"}
    ranked = [i for tag in _HEADINGS for i, line in enumerate(page.lines) if line.tag == tag]
    return next((i for i in ranked if plain(words[i]) in named), ranked[0] if ranked else None)


def _bylines(words: list[str], article: frozenset[int], title: int | None) -> Kinds:
    """Lines near the title that say when and by whom."""
    first = min(article)
    near = {*range(max(0, first - _BYLINES), first), *range(first, min(first + 2, len(words)))}
    near |= set(range(title + 1, title + 1 + _NEAR)) & set(range(len(words))) if title is not None else set()
    return {i: (BlockKind.BOILERPLATE, "byline") for i in near if is_byline(words[i])}


def _inside(lines: tuple[Line, ...], words: list[str], article: frozenset[int]) -> Kinds:
    """The lines of the article and the captions among and around them."""
    shapes = [shape_of(line) if i in article else _OUTSIDE for i, line in enumerate(words)]
    core = range(min(article), max(article) + 1)
    within = slice(core.start, core.stop)
    found = find_captions(words[within], shapes[within], (), range(len(core)))
    captions = {core.start + i: rule for i, rule in found.items() if core.start + i in article}
    around = range(max(0, core.start - _NEAR), min(len(lines), core.stop + _NEAR))
    captions |= {i: "figcaption" for i in around if lines[i].tag == "figcaption"}
    furniture = find_inside(shapes, frozenset(captions))
    body = " ".join(words[i] for i in sorted(article) if i not in captions and i not in furniture)
    strangers = find_strangers(words, captions, body)
    kinds: Kinds = {i: (BlockKind.BODY, lines[i].tag) for i in article if not (i in furniture or is_byline(words[i]))}
    kinds |= {i: (BlockKind.CAPTION, rule) for i, rule in captions.items()}
    page = {i: rule for i, rule in (furniture | strangers).items() if i in article or i in captions}
    return kinds | {i: (BlockKind.BOILERPLATE, rule) for i, rule in page.items()}


def about_page(page: Page, blocks: tuple[Block, ...]) -> About:
    """What a page says about itself: its tags first, then its words."""
    told: dict[str, Fact] = {}
    for name, fact in page.facts:
        told.setdefault(name, fact)
    if outlet := told.get("outlet"):
        told["outlet"] = replace(outlet, value=canonical(outlet.value) or outlet.value)
    own = tuple(b for b in blocks if b.kind is not BlockKind.BOILERPLATE or b.rule in _SAYING)
    words = find_about(page.text, own, published=told["published"].value if "published" in told else None)
    facts: dict[str, Fact | None] = {name: told.get(name) or getattr(words, name) for name in FACTS}
    facts["reprint_of"] = find_reprint(page.text, own, facts["outlet"])
    return About(**facts, inferred=words.inferred)
