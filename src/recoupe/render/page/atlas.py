"""The map itself: the shape says how sharply a place is known; a region is never drawn as a point.

A point is a disc, an area a dashed ring, a country a dashed square, a place of unknown precision a hollow diamond.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.codes import Precision
from recoupe.render.page.html import Html, el
from recoupe.render.page.outline import Box, Point, outlines
from recoupe.render.page.words import Words

_WIDTH, _TALLEST, _FLATTEST = 960.0, 1.1, 0.45  # height over width of a map, at most and at least
_MARGIN, _LEAST = 0.12, 4.0  # share of a map around its places; degrees of latitude or longitude that it spans at least
_RADIUS = {Precision.POINT: 5.0, Precision.AREA: 15.0, Precision.COUNTRY: 24.0, Precision.UNKNOWN: 8.0}
_LETTER, _LINE = 6.8, 14.0  # width and height of a letter of a label


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map, how many claims name it, and where its shape leads."""

    name: str
    position: Point
    precision: Precision
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows, in degrees, and its height; a degree of longitude is drawn as wide as it is in the middle."""

    box: Box
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a place stands."""
        west, south, east, north = self.box
        x = (longitude - west) / (east - west) * _WIDTH
        return round(x, 1), round((north - latitude) / (north - south) * self.height, 1)


def frame_of(points: Sequence[Point]) -> Frame:
    """A frame around some places, neither very tall nor very flat, and not so near that nothing else is in it."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    narrow = max(0.2, math.cos(math.radians(middle_y)))  # the width of a degree there, not nought at the poles
    wide = max((max(xs) - min(xs)) * narrow, _LEAST) * (1 + 2 * _MARGIN)
    tall = max(max(ys) - min(ys), _LEAST / 2) * (1 + 2 * _MARGIN)
    wide = max(wide, tall / _TALLEST)
    tall = min(max(tall, wide * _FLATTEST), 180.0)
    half = wide / narrow / 2
    box = (middle_x - half, middle_y - tall / 2, middle_x + half, middle_y + tall / 2)
    return Frame(box, round(_WIDTH * tall / wide))


def atlas(pins: Sequence[Pin], words: Words) -> Html:
    """The map of some places, the most named drawn on top."""
    frame = frame_of([pin.position for pin in pins])
    land = el("path", d=outlines(frame.box, frame.at), class_="land")
    taken: list[tuple[float, float, float, float]] = []
    drawn = [_shape(pin, frame, taken, words) for pin in pins]
    title = words("map.title")
    sea = el("rect", x=0, y=0, width=int(_WIDTH), height=int(frame.height), class_="sea")
    svg = el(
        "svg", el("title", title), el("desc", words("map.how")), sea, land, *reversed(drawn),
        viewBox=f"0 0 {_WIDTH:.0f} {frame.height:.0f}", role="group", aria_label=title, class_="map",
    )  # fmt: skip
    region = el("div", svg, class_="wide", tabindex="0", role="region", aria_label=title)
    return el("figure", region, el("figcaption", words("map.base")))


def _shape(pin: Pin, frame: Frame, taken: list[tuple[float, float, float, float]], words: Words) -> Html:
    x, y = frame.at(*pin.position)
    radius = _RADIUS[pin.precision]
    hint = f"{pin.name} · {words.code('precision', pin.precision)} · {words.count('claims', pin.count)}"
    name = pin.name if len(pin.name) <= 24 else f"{pin.name[:23]}…"
    label = f"{name} ({pin.count})" if pin.count > 1 else name
    taken.append((x - 6, y - 6, x + 6, y + 6))
    spelt = _label(label, x, y, radius, frame, taken)
    return el("a", el("title", hint), outline_of(pin.precision, x, y), spelt, href=pin.href)


def outline_of(precision: Precision, x: float, y: float) -> Html:
    """The shape that says how sharply a place is known."""
    r = _RADIUS[precision]
    match precision:
        case Precision.POINT:
            return el("circle", cx=x, cy=y, r=r, class_="point")
        case Precision.AREA:
            return el("circle", cx=x, cy=y, r=r, class_="area")
        case Precision.COUNTRY:
            return el("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, class_="area")
        case _:
            return el("path", d=f"M{x:.1f} {y - r:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z", class_="unknown")


def _label(
    label: str, x: float, y: float, radius: float, frame: Frame, taken: list[tuple[float, float, float, float]]
) -> Html | None:
    """The name beside its shape, where it touches no other; none where there is no room: the table has it."""
    wide = len(label) * _LETTER
    for left, top in (
        (x + radius + 4, y - _LINE / 2), (x - radius - 4 - wide, y - _LINE / 2),
        (x - wide / 2, y - radius - _LINE - 3), (x - wide / 2, y + radius + 3),
    ):  # fmt: skip
        box = (left, top, left + wide, top + _LINE)
        inside = left > 0 and top > 0 and box[2] < _WIDTH and box[3] < frame.height
        if inside and not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
            taken.append(box)
            return el("text", label, x=left, y=top + _LINE - 3)
    return None


def shapes(words: Words) -> Html:
    """What each shape says."""
    items = (
        el("li", el("svg", outline_of(precision, 26, 26), viewBox="0 0 52 52", class_="sign", role="img",
                    aria_label=words.code("precision", precision)), " ", words.code("precision", precision))
        for precision in Precision
    )  # fmt: skip
    return el("ul", *items, class_="legend")
