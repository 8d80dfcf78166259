"""When: the time of the events above, the days of publication below, on one scale; and a table that says the same.

A day is a diamond, a stretch of days a bar, an open end an arrow, an approximate one dashed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.article import Entry
from recoupe.model.claim import Claim, NotSaid
from recoupe.render.page.account import Account, article_anchor, claim_anchor, day_of, name_of, outlet_of, words_anchor
from recoupe.render.page.html import Child, Html, Row, el, join, line, quote, table
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
_PUBLISHED = "published"  # the anchor of the table of the days of publication
_LEAST = 9.0  # width of the shortest bar: two diamonds' halves

Numbered = tuple[int, Entry, Claim]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims with the same time."""

    edtf: str
    days: Days
    claims: tuple[Numbered, ...]


def timeline(account: Account, words: Words) -> Html:
    """The section of the timeline."""
    groups = _groups(account.claims)
    undated = [numbered for numbered in account.claims if _edtf(numbered[2]) is None]
    published = [(entry, days) for entry in account.ordered if (days := Days.of(day_of(entry.article)))]
    scale = Scale.over([*(g.days for g in groups), *(d for _, d in published)], _LEFT, _WIDTH - _LEFT - _RIGHT)
    parts: list[Child] = [el("h2", words("nav.timeline")), el("p", words("timeline.how"))]
    if scale:
        parts.append(_graphic(groups, published, scale, words))
    parts.append(el("p", words("timeline.undated", n=words.count("claims", len(undated)))))
    parts.append(_events_table(groups, undated, words))
    parts.append(_published_table(account, words))
    return el("section", *parts, id="timeline")


def _edtf(claim: Claim) -> str | None:
    """The time of a claim where it can stand on a line."""
    if isinstance(claim.time, NotSaid) or Days.of(claim.time.value.edtf) is None:
        return None
    return claim.time.value.edtf


def _groups(claims: Sequence[Numbered]) -> list[Group]:
    found: dict[str, list[Numbered]] = {}
    for numbered in claims:
        if edtf := _edtf(numbered[2]):
            found.setdefault(edtf, []).append(numbered)
    groups = [Group(edtf, days, tuple(held)) for edtf, held in found.items() if (days := Days.of(edtf))]
    return sorted(groups, key=lambda g: (min(g.days.ends), max(g.days.ends), g.edtf))


def _graphic(groups: list[Group], published: list[tuple[Entry, Days]], scale: Scale, words: Words) -> Html:
    drawn, depth = _bars(groups, scale, words)
    floor = _HEAD + max(depth, _LANE) + 8
    ticks, deep = _publications(published, scale, floor + 18)
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


def _bars(groups: list[Group], scale: Scale, words: Words) -> tuple[Html, float]:
    """The bars in lanes so that neither they nor their labels touch, and how deep they lie.

    Where that takes more lanes than a screen holds, the labels are left out: the table has what they say.
    """
    labels = [_label(group, words) for group in groups]
    lanes = _lanes(groups, labels, scale)
    if max(lanes, default=0) >= _LANES:
        labels = [""] * len(groups)
        lanes = _lanes(groups, labels, scale)
    height = _LANE if any(labels) else _BARE
    bars = []
    for group, label, lane in zip(groups, labels, lanes, strict=True):
        low, high = _extent(group, scale)
        y = _HEAD + lane * height + height / 2
        hint = f"{group.edtf}: {words.count('claims', len(group.claims))}"
        text = el("text", label, x=high + 11, y=y + 4) if label else None
        bars.append(el("a", el("title", hint), _shape(group, low, high, y, scale), text, href=f"#{_anchor(group)}"))
    return join(*bars), height * (max(lanes, default=-1) + 1)


def _lanes(groups: list[Group], labels: list[str], scale: Scale) -> list[int]:
    """The lane of each bar: the first that is free where it begins."""
    ends: list[float] = []
    lanes = []
    for group, label in zip(groups, labels, strict=True):
        low, high = _extent(group, scale)
        lane = next((i for i, end in enumerate(ends) if end < low), len(ends))
        ends[lane : lane + 1] = [high + (14 + len(label) * _LETTER if label else 4)]
        lanes.append(lane)
    return lanes


def _extent(group: Group, scale: Scale) -> tuple[float, float]:
    low = scale.at(group.days.first if group.days.first is not None else scale.first)
    return low, max(scale.at((group.days.last if group.days.last is not None else scale.last) + 1), low + _LEAST)


def _label(group: Group, words: Words) -> str:
    """The type that is told most, and how many claims there are."""
    types = Counter(str(claim.type.value) for _, _, claim in group.claims)
    first = min(types, key=lambda code: (-types[code], code))
    number = len(group.claims)
    return words.code("type", first) + (f" ({words.number(number)})" if number > 1 else "")


def _shape(group: Group, low: float, high: float, y: float, scale: Scale) -> Html:
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


def _publications(published: list[tuple[Entry, Days]], scale: Scale, top: float) -> tuple[Html, float]:
    """A square for each article, stacked where they share a day; and how deep the highest stack is."""
    stacks: dict[float, list[tuple[Entry, Days]]] = {}
    for entry, days in published:
        stacks.setdefault(scale.at(min(days.ends)), []).append((entry, days))
    marks = []
    for x, held in sorted(stacks.items(), key=lambda stack: stack[0]):
        for number, (entry, days) in enumerate(held[:_STACK]):
            title = f"{day_of(entry.article)} · {outlet_of(entry)} · {name_of(entry)}"
            kind = "sheet" if days.first == days.last else "sheet soft"
            square = el("rect", x=x, y=top + 11 * number, width=7, height=8, class_=kind)
            marks.append(el("a", el("title", title), square, href=f"#{article_anchor(entry)}"))
        if more := len(held) - _STACK if len(held) > _STACK else 0:
            marks.append(el("a", el("text", f"+{more}", x=x, y=top + 11 * _STACK + 10), href=f"#{_PUBLISHED}"))
    deepest = max(map(len, stacks.values()), default=0)
    return join(*marks), 11.0 * min(deepest, _STACK + 1)


def _anchor(group: Group) -> str:
    """An anchor of the letters that an EDTF value has no trouble with."""
    return "t-" + "".join(c if c.isalnum() or c == "-" else f".{ord(c):x}." for c in group.edtf)


def _events_table(groups: list[Group], undated: list[Numbered], words: Words) -> Html:
    rows: list[tuple[Child, ...]] = [
        Row.of(_anchor(g), line(g.edtf), str(len(g.claims)), join(*(dated(c) for c in g.claims), by="; "))
        for g in groups
    ]
    if undated:
        plain = el("details", el("summary", words("timeline.list")), join(*(_number(c) for c in undated), by=", "))
        rows.append((words("timeline.none"), str(len(undated)), plain))
    heads = (words("cell.time"), words("column.claims"), words("column.words"))
    return table(words("timeline.table"), heads, rows)


def _number(numbered: Numbered) -> Html:
    number, _, claim = numbered
    return el("a", str(number), href=f"#{claim_anchor(claim)}")


def dated(numbered: Numbered) -> Html:
    """A claim by its number, with the words that say when, each a link."""
    _, entry, claim = numbered
    if isinstance(claim.time, NotSaid) or not claim.time.evidence:
        return _number(numbered)
    first = claim.time.evidence[0]
    said = quote(first.of(entry.article.text), entry.article.language)
    return join(_number(numbered), " ", el("a", said, href=f"#{words_anchor(claim.article, first)}"))


def _published_table(account: Account, words: Words) -> Html:
    rows: list[tuple[Child, ...]] = []
    for entry in account.ordered:
        how = "timeline.inferred" if entry.article.published is None and day_of(entry.article) else None
        day = join(line(day_of(entry.article) or "∅"), el("small", f" {words(how)}") if how else None)
        rows.append(
            (
                day,
                el("a", line(entry.article.title or name_of(entry)), href=f"#{article_anchor(entry)}"),
                outlet_of(entry),
            )
        )
    return table(
        words("timeline.articles"),
        (words("fact.published"), words("article"), words("fact.outlet")),
        rows,
        id=_PUBLISHED,
    )
