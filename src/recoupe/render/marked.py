"""An article's text with what was read in it: `⟦actor armée du Nord⟧`. Colour only adds to the labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.model.article import Article, Block
from recoupe.model.claim import Cell, Claim, NotSaid, Reading, Span
from recoupe.model.codes import BlockKind
from recoupe.render.harmless import harmless

_ROLES = ("actor", "target", "place", "origin", "equipment", "number")
_COLOURS = {
    "trigger": "1;31",
    "actor": "34",
    "target": "35",
    "place": "32",
    "origin": "32",
    "time": "36",
    "source": "33",
    "loaded": "4",
}
_SPECIAL = ("byline", "kept")  # running text that nothing is read from, and furniture that a person kept
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch of the text."""

    span: Span
    labels: tuple[str, ...]


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """All marks of a reading, those with the same words as one, in order, the longer first."""
    found: dict[Span, list[str]] = {}
    for claim in reading.claims:
        for span, label in _of_claim(claim):
            labels = found.setdefault(span, [])
            if label not in labels:
                labels.append(label)
    for loaded in reading.loaded:
        found.setdefault(loaded.span, []).append(f"loaded:{loaded.category}")
    ordered = sorted(found.items(), key=lambda item: (item[0].start, -item[0].end))
    return tuple(Mark(span, tuple(labels)) for span, labels in ordered)


def _of_claim(claim: Claim) -> Iterator[tuple[Span, str]]:
    yield claim.trigger, f"trigger:{claim.type.value}"
    for role in _ROLES:
        for cell in _held(getattr(claim, role)):
            yield from ((span, role) for span in cell.evidence)
    if not isinstance(claim.time, NotSaid):
        yield from ((span, "time") for span in claim.time.evidence)
    for link in claim.attribution:
        yield link.value.source.source, "source"
        if link.value.cue:
            yield link.value.cue, "cue"


def _held(cells: tuple[Cell[object], ...] | NotSaid) -> tuple[Cell[object], ...]:
    return () if isinstance(cells, NotSaid) else cells


def marked(article: Article, reading: Reading, *, colour: bool = False) -> Iterator[str]:
    """The lines of an article, block by block, with all marks.

    Each block that is no plain paragraph says what it is and by which rule: `[boilerplate: menu]`, `[embedded: ...]`.
    """
    marks = find_marks(reading)
    for block in article.blocks:
        label = _label(block)
        within = _within(marks, block.span)
        yield label + "".join(_pieces(article.text, block.span, within, colour=colour))
        yield ""


def _label(block: Block) -> str:
    """What a block is, in square brackets; nothing for a plain paragraph in the article's own language."""
    said = [f"{block.kind}: {block.outlet.value if block.outlet else block.rule}"]
    if block.kind is BlockKind.BODY:
        said = [block.rule] if block.rule in _SPECIAL else []
    said += [block.language] if block.language else []
    return f"[{harmless(', '.join(said))}] " if said else ""


def _within(marks: Sequence[Mark], block: Span) -> list[Mark]:
    """The marks of a block, cut where they leave it."""
    return [
        Mark(Span(max(m.span.start, block.start), min(m.span.end, block.end)), m.labels)
        for m in marks
        if m.span.overlaps(block)
    ]


def _pieces(text: str, stretch: Span, marks: Sequence[Mark], *, colour: bool) -> Iterator[str]:
    """The words of a stretch with its marks nested; a mark that crosses the end of another is cut in two there."""
    at = stretch.start
    waiting = list(marks)
    while waiting:
        mark = waiting.pop(0)
        inside = [m for m in waiting if m.span.start < mark.span.end]
        waiting = [m for m in waiting if m.span.start >= mark.span.end]
        nested, beyond = _cut_at(inside, mark.span.end)
        waiting = sorted([*beyond, *waiting], key=lambda m: (m.span.start, -m.span.end))
        yield _plain(text[at : mark.span.start])
        opening, closing = _brackets(mark.labels, colour=colour)
        yield opening
        yield from _pieces(text, mark.span, nested, colour=colour)
        yield closing
        at = mark.span.end
    yield _plain(text[at : stretch.end])


def _plain(words: str) -> str:
    return harmless(words.replace("\r\n", "\n"), keep="\n\t")


def _cut_at(marks: Iterable[Mark], end: int) -> tuple[list[Mark], list[Mark]]:
    before: list[Mark] = []
    after: list[Mark] = []
    for mark in marks:
        if mark.span.end > end:
            before.append(Mark(Span(mark.span.start, end), mark.labels))
            after.append(Mark(Span(end, mark.span.end), mark.labels))
        else:
            before.append(mark)
    return before, after


def _brackets(labels: tuple[str, ...], *, colour: bool) -> tuple[str, str]:
    opening, closing = f"⟦{'+'.join(labels)} ", "⟧"
    code = next((_COLOURS[label.split(":")[0]] for label in labels if label.split(":")[0] in _COLOURS), None)
    if not colour or code is None:
        return opening, closing
    return f"\x1b[{code}m{opening}{_RESET}", f"\x1b[{code}m{closing}{_RESET}"
