"""Words with their marks: cut at every boundary, each piece under all marks that it is part of, none nested in disorder.

A mark is a line style, a letter and a colour, so that none is lost in print or to eyes that see no colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
    """The marks of one article, and the places in it that links lead to."""

    article: str
    text: str
    layers: tuple[Layer, ...]
    anchors: frozenset[int]


def marking(reading: Reading, text: str, account: Account, words: Words) -> Marking:
    """The marks of an article."""
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
    return Marking(reading.article, text, tuple(dict.fromkeys(layers)), frozenset(anchors))


def marked(marking: Marking, stretch: Span, words: Words) -> Html:
    """A stretch of the text with its marks."""
    held = [layer for layer in marking.layers if layer.span.overlaps(stretch)]
    cuts = {stretch.start, stretch.end, *(a for a in marking.anchors if stretch.start <= a < stretch.end)}
    cuts |= {at for layer in held for at in (layer.span.start, layer.span.end) if stretch.start < at < stretch.end}
    bounds = sorted(cuts)
    return join(*(_piece(marking, Span(*pair), held, words) for pair in pairwise(bounds)))


def _piece(marking: Marking, piece: Span, held: list[Layer], words: Words) -> Html:
    here = [layer for layer in held if layer.span.contains(piece)]
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
