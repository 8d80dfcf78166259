"""The graphic of a lineage: the root at the left, its relays below it at their days, each joined to what it was taken from.

The width of a line is the share of the text that was taken; a broken line means the same facts in other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.render.page.html import Html, el, join
from recoupe.render.page.scale import Days, Scale
from recoupe.render.page.words import Words

_WIDTH, _LEFT, _RIGHT, _LANE, _HEAD = 960.0, 16.0, 380.0, 26.0, 28.0
_LABEL = 46  # letters of a label
_LOOSE = ("rewrite", "translation")  # the same facts in other words


@dataclass(frozen=True, slots=True)
class Leaf:
    """An article of a lineage; `taken` is the id of the one that its text was taken from, None for the root."""

    id: str
    label: str
    day: str | None
    href: str
    taken: str | None = None
    relation: str = ""
    share: float = 0.0
    hint: str = ""


def descent(leaves: Sequence[Leaf], title: str, words: Words) -> Html:
    """One lineage, the root first."""
    days = {leaf.id: known for leaf in leaves if (known := Days.of(leaf.day))}
    scale = Scale.over(days.values(), _LEFT, _WIDTH - _LEFT - _RIGHT)
    spots: dict[str, tuple[float, float]] = {}
    for lane, leaf in enumerate(leaves):
        known = days.get(leaf.id)
        x = scale.at(min(known.ends)) if scale and known else _LEFT
        spots[leaf.id] = (x + 4, _HEAD + lane * _LANE + _LANE / 2)
    height = _HEAD + len(leaves) * _LANE + 6
    grid = [
        join(
            el("line", x1=x, x2=x, y1=_HEAD - 8, y2=height, class_="grid"),
            el("text", mark, x=x, y=14, text_anchor="middle"),
        )
        for x, mark in (scale.marks() if scale else ())
        if x > 40
    ]
    joins = [_joined(leaf, spots) for leaf in leaves]
    nodes = [_node(leaf, *spots[leaf.id]) for leaf in leaves]
    svg = el(
        "svg", el("title", title), el("desc", words("lineage.how")), *grid, *joins, *nodes,
        viewBox=f"0 0 {_WIDTH:.0f} {height:.0f}", role="group", aria_label=title, class_="descent",
    )  # fmt: skip
    return el("div", svg, class_="wide", tabindex="0", role="region", aria_label=title)


def _joined(leaf: Leaf, spots: dict[str, tuple[float, float]]) -> Html | None:
    if leaf.taken is None or leaf.taken not in spots:
        return None
    (x1, y1), (x2, y2) = spots[leaf.taken], spots[leaf.id]
    wide = 1.0 + 5.0 * max(0.0, min(1.0, leaf.share))
    soft = " soft" if leaf.relation in _LOOSE else ""
    path = f"M{x1:.1f} {y1 + 5:.1f}V{y2 - 8:.1f}Q{x1:.1f} {y2:.1f} {min(x1 + 8, x2):.1f} {y2:.1f}H{max(x2 - 6, x1):.1f}"
    return el("path", d=path, stroke_width=wide, class_=f"taken{soft}")


def _node(leaf: Leaf, x: float, y: float) -> Html:
    shown = leaf.label if len(leaf.label) <= _LABEL else f"{leaf.label[: _LABEL - 1]}…"
    kind = "root" if leaf.taken is None else "leaf"
    return el("a", el("title", leaf.hint or leaf.label), el("circle", cx=x, cy=y, r=5.0, class_=kind),
              el("text", shown, x=x + 11, y=y + 4), href=leaf.href)  # fmt: skip
