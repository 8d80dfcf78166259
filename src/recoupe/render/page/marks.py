"""Words with their marks: cut at every boundary, each piece under all marks that it is part of, none nested in disorder.

A mark is a line style, a letter and a colour, so that none is lost in print or to eyes that see no colours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from recoupe.model.claim import Reading, Span
from recoupe.model.codes import Modality, Stance
from recoupe.render.page.account import Account, claim_anchor, words_anchor, words_of
from recoupe.render.page.html import Html, el, join, plain
from recoupe.render.page.words import Words

# The marks, outermost first: each has its own line, so that all can be seen where they meet.
KINDS = (
    "attribution", "loaded", "modality", "stance", "actor", "target", "place", "origin", "time", "number", "equipment", "type",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """Words under one mark; `claim` is the anchor and number of the claim whose trigger they are."""

    span: Span
    kind: str
    claim: tuple[str, int] | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """The marks of one article in the order of their words, and the places in it that links lead to.

    `reach` says how far the marks up to each one reach: those of a stretch are then found without asking all.
    """

    article: str
    text: str
    layers: tuple[Layer, ...]
    anchors: frozenset[int]
    reach: tuple[int, ...]

    def within(self, stretch: Span) -> list[Layer]:
        """The marks that share words with a stretch."""
        first = bisect_right(self.reach, stretch.start)
        last = bisect_left(self.layers, stretch.end, key=lambda layer: layer.span.start)
        return [layer for layer in self.layers[first:last] if layer.span.end > stretch.start]


def marking(reading: Reading, text: str, account: Account, words: Words, *, kinds: Collection[str] = KINDS) -> Marking:
    """The marks of an article, those of some kinds or all."""
    layers: list[Layer] = []
    anchors: set[int] = set()
    for claim in reading.claims:
        number = account.numbers[claim.id]
        layers.append(Layer(claim.trigger, "type", (claim_anchor(claim), number), words.code("type", claim.type.value)))
        for name, span in words_of(claim):
            anchors.add(span.start)
            plain_speech = (name == "modality" and claim.modality.value is Modality.ASSERTED) or (
                name == "stance" and claim.stance.value is Stance.NONE
            )
            if name != "type" and not plain_speech:
                layers.append(Layer(span, name, None, words(f"cell.{name}")))
    for loaded in reading.loaded:
        anchors.add(loaded.span.start)
        said = words.code("loaded", loaded.category) + (f" · {loaded.neutral}" if loaded.neutral else "")
        layers.append(Layer(loaded.span, "loaded", None, said))
    kept = sorted(dict.fromkeys(layer for layer in layers if layer.kind in kinds), key=lambda layer: layer.span.start)
    reach = tuple(accumulate((layer.span.end for layer in kept), max))
    return Marking(reading.article, text, tuple(kept), frozenset(anchors), reach)


def marked(marking: Marking, stretch: Span, words: Words) -> Html:
    """A stretch of the text with its marks."""
    held = marking.within(stretch)
    cuts = {stretch.start, stretch.end, *(a for a in marking.anchors if stretch.start <= a < stretch.end)}
    cuts |= {at for layer in held for at in (layer.span.start, layer.span.end) if stretch.start < at < stretch.end}
    pieces = []
    here: list[Layer] = []  # the marks that the pieces up to now have opened and not yet closed
    waiting = iter([*held, None])
    ahead = next(waiting)
    for start, end in pairwise(sorted(cuts)):
        while ahead is not None and ahead.span.start <= start:
            here.append(ahead)
            ahead = next(waiting)
        here = [layer for layer in here if layer.span.end > start]
        pieces.append(_piece(marking, Span(start, end), here, words))
    return join(*pieces)


def _piece(marking: Marking, piece: Span, here: list[Layer], words: Words) -> Html:
    shown = plain(piece.of(marking.text).replace("\r\n", "\n"), keep="\n\t")
    for kind in reversed(KINDS):
        own = [layer for layer in here if layer.kind == kind]
        if own:
            shown = _under(shown, kind, own, piece, words)
    anchor = (
        el("span", id=words_anchor(marking.article, piece), class_="at") if piece.start in marking.anchors else None
    )
    return join(anchor, shown, *_numbers(here, piece, words))


def _under(shown: Html, kind: str, own: list[Layer], piece: Span, words: Words) -> Html:
    """A piece under one mark; its letter stands where the mark ends, but for claims, which have their number there."""
    ends = kind != "type" and any(layer.span.end == piece.end for layer in own)
    hint = " · ".join(dict.fromkeys(layer.hint for layer in own))
    title = hint if kind in ("type", "loaded") else words(f"cell.{kind}")
    return el("mark", shown, class_=f"m {kind}", title=title, data_l=words(f"letter.{kind}") if ends else None)


def _numbers(here: list[Layer], piece: Span, words: Words) -> Iterator[Html]:
    for layer in here:
        if layer.claim and layer.span.end == piece.end:
            anchor, number = layer.claim
            label = words("claim.number", n=number)
            yield el("a", str(number), href=f"#{anchor}", class_="no", aria_label=f"{label}, {layer.hint}")
