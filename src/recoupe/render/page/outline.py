"""The outlines of countries under the map: read once, cut to what a map shows, drawn as one path.

Natural Earth, 1:50 million, with fewer points (training/build_basemap.py). Outlines are no opinion on borders.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


@cache
def _rings() -> tuple[tuple[Point, ...], ...]:
    """All outlines as closed lines of longitude and latitude."""
    base = json.loads(files("recoupe.render.page").joinpath("basemap.json").read_text(encoding="utf-8"))
    arcs = [tuple(_points(arc, base["scale"])) for arc in base["arcs"]]
    rings = []
    for ring in base["rings"]:
        points: list[Point] = []
        for index in ring:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        rings.append(tuple(points))
    return tuple(rings)


def _points(steps: list[int], scale: int) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / scale, y / scale


def outlines(box: Box, place: Callable[[float, float], Point]) -> str:
    """The path of all outlines within a box; `place` says where a longitude and a latitude stand."""
    west, south, east, north = box
    parts = []
    for ring in _rings():
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        if max(xs) < west or min(xs) > east or max(ys) < south or min(ys) > north:
            continue
        held = cut(ring, box)
        if len(held) > 2:
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(*point) for point in held)) + "Z")
    return "".join(parts)


def cut(ring: tuple[Point, ...], box: Box) -> list[Point]:
    """A closed line cut at the sides of a box (Sutherland and Hodgman).

    >>> sorted(cut(((0, 0), (4, 0), (4, 4), (0, 4)), (1, 1, 9, 9)))
    [(1.0, 1), (1, 4.0), (4.0, 1), (4, 4)]
    """
    held = list(ring)
    for axis, bound, above in ((0, box[0], True), (0, box[2], False), (1, box[1], True), (1, box[3], False)):
        before, held = held, []
        for last, point in zip([*before[-1:], *before[:-1]], before, strict=True):
            inside, was = ((p[axis] >= bound) == above or p[axis] == bound for p in (point, last))
            if inside != was:
                held.append(_meeting(last, point, axis, bound))
            if inside:
                held.append(point)
    return held


def _meeting(start: Point, end: Point, axis: int, bound: float) -> Point:
    share = (bound - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)
