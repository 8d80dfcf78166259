"""The graphic of a lineage: the root at the left, its relays below it at their days, each joined to what it was taken from.

The width of a line is the share of the text that was taken; a broken line means the same facts in other words, a dotted one that
an article only cites. What has no day stands behind all others, its ring broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.render.page.html import Html, el, join, line
from recoupe.render.page.scale import Days, Scale
from recoupe.render.page.words import Words

_WIDTH, _LEFT, _RIGHT, _LANE, _HEAD = 960.0, 16.0, 420.0, 36.0, 28.0
_LABEL = 56  # letters that fit between the latest article and the right edge
_LOOSE = ("rewrite", "translation")  # the same facts in other words
CITES = "cites"  # the relation of an article that names another and copies nothing


@dataclass(frozen=True, slots=True)
class Leaf:
    """An article of a lineage; `taken` is the id of the one that its text was taken from, None for the root.

    `told` says how it stands to it, `relation` by which code.
    """

    id: str
    label: str
    day: str | None
    href: str
    taken: str | None = None
    relation: str = ""
    share: float = 0.0
    told: str = ""
    hint: str = ""


def descent(leaves: Sequence[Leaf], title: str, words: Words) -> Html:
    """One lineage, the root first."""
    days = {leaf.id: known for leaf in leaves if (known := Days.of(leaf.day)) and known.ends}
    scale = Scale.over(days.values(), _LEFT, _WIDTH - _LEFT - _RIGHT)
    spots: dict[str, tuple[float, float]] = {}
    for lane, leaf in enumerate(leaves):
        known = days.get(leaf.id)
        x = scale.at(min(known.ends)) if scale and known else _WIDTH - _RIGHT
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
    nodes = [_node(leaf, *spots[leaf.id], dated=leaf.id in days) for leaf in leaves]
    svg = el(
        "svg", el("title", line(title)), el("desc", words("copies.how")), *grid, *joins, *nodes,
        viewBox=f"0 0 {_WIDTH:.0f} {height:.0f}", role="group", aria_label=title, class_="descent",
    )  # fmt: skip
    return el("div", svg, class_="wide", tabindex="0", role="region", aria_label=title)


def _joined(leaf: Leaf, spots: dict[str, tuple[float, float]]) -> Html | None:
    if leaf.taken is None or leaf.taken not in spots:
        return None
    (x1, y1), (x2, y2) = spots[leaf.taken], spots[leaf.id]
    wide = 1.0 + 5.0 * max(0.0, min(1.0, leaf.share))
    kind = " cited" if leaf.relation == CITES else " soft" if leaf.relation in _LOOSE else ""
    path = f"M{x1:.1f} {y1 + 5:.1f}V{y2 - 8:.1f}Q{x1:.1f} {y2:.1f} {min(x1 + 8, x2):.1f} {y2:.1f}H{max(x2 - 6, x1):.1f}"
    return el("path", d=path, stroke_width=wide, class_=f"taken{kind}")


def _node(leaf: Leaf, x: float, y: float, *, dated: bool) -> Html:
    """A ring with two lines: who and when, and how it stands to what it was taken from."""
    kind = "root" if leaf.taken is None else "leaf"
    lines = [el("text", line(_short(leaf.label)), x=x + 13, y=y + (4 if not leaf.told else -3))]
    if leaf.told:
        lines.append(el("text", line(_short(leaf.told)), x=x + 13, y=y + 12, class_="told"))
    return el("a", el("title", line(leaf.hint or leaf.label)),
              el("circle", cx=x, cy=y, r=5.0, class_=kind if dated else f"{kind} soft"), *lines, href=leaf.href)  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"
