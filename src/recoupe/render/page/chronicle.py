"""The graphic of times: those of events above, the days of publication below, on one scale.

A day is a diamond, a stretch of days a bar, an open end an arrow, an approximate one dashed. Who draws it says what its signs
lead to: the report to its tables, the workspace to the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.render.page.html import Html, el, join
from recoupe.render.page.scale import Days, Scale
from recoupe.render.page.words import Words

_WIDTH, _LEFT, _RIGHT = 960.0, 100.0, 110.0
_LANE, _BARE, _HEAD, _LETTER = (
    20.0,
    12.0,
    26.0,
    7.4,
)  # height of a lane, of one without labels, of the dates; width of a letter
_LANES, _STACK = 40, 12  # more lanes than a screen holds: labels are left out; squares of one day, at most
_DAY = len("2017-10-28")
_LEAST = 9.0  # width of the shortest bar: two diamonds' halves


@dataclass(frozen=True, slots=True)
class Bar:
    """A time that claims have: how many of each type, and where its sign leads."""

    edtf: str
    days: Days
    types: tuple[tuple[str, int], ...]
    href: str

    @property
    def count(self) -> int:
        """How many claims have it."""
        return sum(count for _, count in self.types)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article at its day of publication: what its square says, and where it leads."""

    days: Days
    title: str
    href: str


def chronicle(bars: Sequence[Bar], sheets: Sequence[Sheet], words: Words, *, more: str) -> Html | None:
    """The graphic; None where there is no day to draw.

    Args:
        more: where the articles of a day lead that are too many to draw.
    """
    ordered = sorted(bars, key=lambda b: (min(b.days.ends), max(b.days.ends), b.edtf))
    scale = Scale.over([*(b.days for b in ordered), *(s.days for s in sheets)], _LEFT, _WIDTH - _LEFT - _RIGHT)
    return _graphic(ordered, sheets, scale, words, more=more) if scale else None


def _graphic(bars: list[Bar], sheets: Sequence[Sheet], scale: Scale, words: Words, *, more: str) -> Html:
    drawn, depth = _bars(bars, scale, words)
    floor = _HEAD + max(depth, _LANE) + 8
    ticks, deep = _publications(sheets, scale, floor + 18, more=more)
    height = floor + 18 + deep + 26
    lines = [
        join(
            el("line", x1=x, x2=x, y1=_HEAD - 6, y2=height - 20, class_="grid"),
            el("text", label, x=x, y=14, text_anchor="middle"),
        )
        for x, label in scale.marks()
    ]
    rule = el("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=floor, y2=floor, class_="axis")
    tracks = join(
        el("text", words("timeline.events"), x=0, y=_HEAD + 14, class_="track"),
        el("text", words("timeline.published"), x=0, y=floor + 26, class_="track"),
    )
    title = words("timeline.title")
    svg = el(
        "svg", el("title", title), el("desc", words("timeline.how")), *lines, rule, tracks, drawn, ticks,
        viewBox=f"0 0 {_WIDTH:.0f} {height:.0f}", role="group", aria_label=title, class_="time",
    )  # fmt: skip
    return el("div", svg, class_="wide", tabindex="0", role="region", aria_label=title)


def _bars(groups: list[Bar], scale: Scale, words: Words) -> tuple[Html, float]:
    """The bars in lanes so that neither they nor their labels touch, and how deep they lie.

    Where that takes more lanes than a screen holds, the labels are left out: the table has what they say.
    """
    labels = [_label(group, words) for group in groups]
    lanes = _lanes(groups, labels, scale)
    if max(lanes, default=0) >= _LANES:
        labels = [""] * len(groups)
        lanes = _lanes(groups, labels, scale)
    height = _LANE if any(labels) else _BARE
    drawn = []
    for group, label, lane in zip(groups, labels, lanes, strict=True):
        low, high = _extent(group, scale)
        y = _HEAD + lane * height + height / 2
        hint = f"{group.edtf}: {words.count('claims', group.count)}"
        text = el("text", label, x=high + 11, y=y + 4) if label else None
        drawn.append(el("a", el("title", hint), _shape(group, low, high, y, scale), text, href=group.href))
    return join(*drawn), height * (max(lanes, default=-1) + 1)


def _lanes(groups: list[Bar], labels: list[str], scale: Scale) -> list[int]:
    """The lane of each bar: the first that is free where it begins."""
    ends: list[float] = []
    lanes = []
    for group, label in zip(groups, labels, strict=True):
        low, high = _extent(group, scale)
        lane = next((i for i, end in enumerate(ends) if end < low), len(ends))
        ends[lane : lane + 1] = [high + (14 + len(label) * _LETTER if label else 4)]
        lanes.append(lane)
    return lanes


def _extent(group: Bar, scale: Scale) -> tuple[float, float]:
    low = scale.at(group.days.first if group.days.first is not None else scale.first)
    return low, max(scale.at((group.days.last if group.days.last is not None else scale.last) + 1), low + _LEAST)


def _label(group: Bar, words: Words) -> str:
    """The type that is told most, and how many claims there are."""
    first = min(group.types, key=lambda counted: (-counted[1], counted[0]))[0]
    return words.code("type", first) + (f" ({words.number(group.count)})" if group.count > 1 else "")


def _shape(group: Bar, low: float, high: float, y: float, scale: Scale) -> Html:
    soft = " soft" if any(sign in group.edtf for sign in "~?%") else ""
    early = group.days.first is None or group.days.first < scale.first
    late = group.days.last is None or group.days.last > scale.last
    left = el("path", d=f"M{low:.1f} {y - 7:.1f}l-8 7l8 7z", class_="open") if early else None
    right = el("path", d=f"M{high:.1f} {y - 7:.1f}l8 7l-8 7z", class_="open") if late else None
    if group.days.last is not None and group.days.last < scale.first:
        return join(left)  # all of it lies before the line
    if group.days.first is not None and group.days.first > scale.last:
        return join(right)  # or after it
    if group.days.first == group.days.last and len(group.edtf.rstrip("~?%")) == _DAY:
        return el("path", d=f"M{(low + high) / 2:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z", class_=f"day{soft}")
    return join(el("rect", x=low, y=y - 4, width=high - low, height=8, class_=f"stretch{soft}"), left, right)


def _publications(sheets: Sequence[Sheet], scale: Scale, top: float, *, more: str) -> tuple[Html, float]:
    """A square for each article, stacked where they share a day; and how deep the highest stack is."""
    stacks: dict[float, list[Sheet]] = {}
    for sheet in sheets:
        stacks.setdefault(scale.at(min(sheet.days.ends)), []).append(sheet)
    marks = []
    for x, held in sorted(stacks.items(), key=lambda stack: stack[0]):
        for number, sheet in enumerate(held[:_STACK]):
            kind = "sheet" if sheet.days.first == sheet.days.last else "sheet soft"
            square = el("rect", x=x, y=top + 11 * number, width=7, height=8, class_=kind)
            marks.append(el("a", el("title", sheet.title), square, href=sheet.href))
        if len(held) > _STACK:
            marks.append(el("a", el("text", f"+{len(held) - _STACK}", x=x, y=top + 11 * _STACK + 10), href=more))
    deepest = max(map(len, stacks.values()), default=0)
    return join(*marks), 11.0 * min(deepest, _STACK + 1)
