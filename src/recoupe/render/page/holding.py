"""Who holds a place, by date, according to whom: one line a step, grouped by root, and the times for which roots part shaded.

A place taken is a diamond with the bar of its holding, a siege a broken bar, a departure a hollow diamond; an arrow is an open
end. Sides have no colours: who holds stands in words. A table says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from recoupe.model.claim import Claim
from recoupe.render.page.guide import Guide, root_link, root_name, sentence_link, words_address
from recoupe.render.page.html import Child, Html, el, join, line, table
from recoupe.render.page.scale import Days, Scale

if TYPE_CHECKING:  # brings numpy
    from recoupe.relate.control import Step, Timeline

_WIDTH, _LEFT, _RIGHT, _HEAD, _LANE, _FOOT = 960.0, 190.0, 200.0, 28.0, 24.0, 8.0
_EARLIEST, _LATEST = 0, date.max.toordinal() + 1  # an open end, as relate has it
_NAME, _HOLDER = 26, 30  # letters of the name of a root and of a holder
_STEPS = 60  # steps that are drawn, at most: the table has the rest
_LEAST = 9.0  # width of the shortest bar


def holding(timeline: Timeline, guide: Guide) -> Html | None:
    """The graphic; None where there is no day to draw."""
    steps = sorted(timeline.lasting, key=lambda s: (_first_of(s.root, timeline), s.root, s.first, s.last, s.claim))[
        :_STEPS
    ]
    scale = Scale.over([_days(step) for step in steps], _LEFT, _WIDTH - _LEFT - _RIGHT)
    if scale is None:
        return None
    words, height = guide.words, _HEAD + _LANE * len(steps) + _FOOT
    grid = [
        join(
            el("line", x1=x, x2=x, y1=_HEAD - 6, y2=height, class_="grid"),
            el("text", mark, x=x, y=14, text_anchor="middle"),
        )
        for x, mark in scale.marks()
    ]
    shades = [
        _shade(first, last, scale, height) for first, last in sorted({(c.first, c.last) for c in timeline.contested})
    ]
    drawn, last = [], ""
    for lane, step in enumerate(steps):
        y = _HEAD + _LANE * (lane + 0.5)
        if step.root != last:
            drawn.append(el("text", line(_short(root_name(step.root, guide), _NAME)), x=0, y=y + 4, class_="track"))
            drawn.append(el("line", x1=0, x2=_WIDTH, y1=y - _LANE / 2, y2=y - _LANE / 2, class_="grid"))
        last = step.root
        drawn.append(_step(step, y, scale, guide))
    title = words("control.of", name=timeline.place)
    svg = el(
        "svg", el("title", title), el("desc", words("control.how")), *shades, *grid, *drawn,
        viewBox=f"0 0 {_WIDTH:.0f} {height:.0f}", role="group", aria_label=title, class_="control",
    )  # fmt: skip
    return el("div", svg, class_="wide", tabindex="0", role="region", aria_label=title)


def _first_of(root: str, timeline: Timeline) -> int:
    return min(step.first for step in timeline.steps if step.root == root)


def _days(step: Step) -> Days:
    return Days(step.first if step.first > _EARLIEST else None, step.last if step.last < _LATEST else None)


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"


def _extent(days: Days, scale: Scale) -> tuple[float, float]:
    low = scale.at(days.first if days.first is not None else scale.first)
    return low, max(scale.at((days.last if days.last is not None else scale.last) + 1), low + _LEAST)


def _shade(first: int, last: int, scale: Scale, height: float) -> Html:
    """A time for which two roots name two holders."""
    days = Days(first if first > _EARLIEST else None, last if last < _LATEST else None)
    low, high = _extent(days, scale)
    return el("rect", x=low, y=_HEAD - 6, width=high - low, height=height - _HEAD + 2, class_="contested")


def _step(step: Step, y: float, scale: Scale, guide: Guide) -> Html:
    days = _days(step)
    low, high = _extent(days, scale)
    kind = str(step.kind)
    soft = " soft" if kind == "besieged" else ""
    bar = el("rect", x=low, y=y - 5, width=high - low, height=10, class_=f"stretch{soft}")
    diamond = f"M{low + 4:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"
    shapes: list[Child] = [el("path", d=diamond, class_="day soft")] if kind == "left" else [bar]
    if kind == "captured":
        shapes.append(el("path", d=diamond, class_="day"))
    if days.last is None and kind != "left":
        shapes.append(el("path", d=f"M{high:.1f} {y - 8:.1f}l9 8l-9 8z", class_="open"))
    told = f"{step.holder or guide.words('control.unsaid')} · {guide.words.code('hold', kind)}"
    hint = f"{_day(step.first)} – {_day(step.last)} · {told} · {root_name(step.root, guide)}"
    text = el("text", line(_short(told, _HOLDER)), x=(low + 16 if kind == "left" else high + 13), y=y + 4)
    claim = _claim(step, guide)
    return el("a", el("title", line(hint)), *shapes, text, href=words_address(claim, claim.trigger, guide))


def _claim(step: Step, guide: Guide) -> Claim:
    return guide.claims[step.claim]


def _day(day: int) -> str:
    return "…" if day in (_EARLIEST, _LATEST) else date.fromordinal(day).isoformat()


def holding_table(timeline: Timeline, guide: Guide) -> Html:
    """The same as a table: every step with the words that say it, and who names another holder for that time."""
    words = guide.words
    against: dict[str, list[tuple[str, str]]] = {}
    for pair in timeline.contested:
        against.setdefault(pair.one.claim, []).append((pair.other.holder, pair.other.root))
        against.setdefault(pair.other.claim, []).append((pair.one.holder, pair.one.root))
    rows = [
        (
            join(line(_day(step.first)), " – ", line(_day(step.last)))
            if step.first != step.last
            else line(_day(step.first)),
            el("bdi", line(step.holder)) if step.holder else el("span", "∅", class_="silent"),
            words.code("hold", step.kind),
            root_link(step.root, guide),
            sentence_link(_claim(step, guide), guide),
            _against(against.get(step.claim, []), guide),
        )
        for step in timeline.steps
    ]
    heads = tuple(
        map(words, ("control.when", "control.holder", "control.kind", "control.by", "told.said", "control.against"))
    )
    return table(words("control.table"), heads, [(first, *rest) for first, *rest in rows])


def _against(others: Sequence[tuple[str, str]], guide: Guide) -> Html | None:
    if not others:
        return None
    found: Mapping[tuple[str, str], None] = dict.fromkeys(others)
    return join(
        *(join("≠ ", el("bdi", line(holder)), " (", root_link(root, guide), ")") for holder, root in found), by="; "
    )
