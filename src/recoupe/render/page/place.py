"""Where: a map on which the shape says how sharply a place is known, and a table that says the same.

A point is a disc, an area a dashed ring, a country a dashed square, a place of unknown precision a hollow diamond: a region
is never drawn as a point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Claim, NotSaid, Where
from recoupe.model.codes import Precision
from recoupe.render.page.account import Account, claim_anchor, words_anchor
from recoupe.render.page.html import Child, Html, Row, el, join, line, quote, table
from recoupe.render.page.outline import Box, Point, outlines
from recoupe.render.page.words import Words

_WIDTH, _TALLEST, _FLATTEST = 960.0, 1.1, 0.45  # height over width of a map, at most and at least
_MARGIN, _LEAST = 0.12, 4.0  # share of a map around its places; degrees of latitude or longitude that it spans at least
_RADIUS = {Precision.POINT: 5.0, Precision.AREA: 15.0, Precision.COUNTRY: 24.0, Precision.UNKNOWN: 8.0}
_LETTER, _LINE = 6.8, 14.0  # width and height of a letter of a label

Said = tuple[int, Entry, Claim, Cell[Where]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with all the claims that name it; no position where none is known."""

    name: str
    position: Point | None
    precision: Precision
    said: tuple[Said, ...]

    @property
    def count(self) -> int:
        """How many claims name it."""
        return len({number for number, *_ in self.said})


def places(account: Account, words: Words) -> Html:
    """The section of the map."""
    spots = find_spots(account)
    placed = [spot for spot in spots if spot.position]
    without = [spot for spot in spots if not spot.position]
    parts: list[Child] = [el("h2", words("nav.map")), el("p", words("map.how"))]
    if placed:
        parts += [_graphic(placed, words), _legend(words)]
    parts.append(el("p", words("map.without", n=words.count("places", len(without)), of=words.number(len(spots)))))
    silent = sum(not _cells(claim) for _, _, claim in account.claims)
    parts.append(el("p", words("map.silent", n=words.count("claims", silent))))
    if spots:
        heads = ("cell.place", "map.position", "map.precision", "column.claims", "column.words")
        rows: list[tuple[Child, ...]] = [
            _row(number, spot, words) for number, spot in enumerate([*placed, *without], 1)
        ]
        parts.append(table(words("map.table"), tuple(map(words, heads)), rows))
    return el("section", *parts, id="map")


def _cells(claim: Claim) -> list[Cell[Where]]:
    return [cell for held in (claim.place, claim.origin) if not isinstance(held, NotSaid) for cell in held]


def find_spots(account: Account) -> list[Spot]:
    """The places of all claims: those that are named most first."""
    found: dict[tuple[str, Point | None, Precision], list[Said]] = {}
    for number, entry, claim in account.claims:
        for cell in _cells(claim):
            where = cell.value
            known = where.latitude is not None and where.longitude is not None
            position = (where.longitude or 0.0, where.latitude or 0.0) if known else None
            key = (where.entity or where.text, position, where.precision)
            found.setdefault(key, []).append((number, entry, claim, cell))
    spots = [Spot(*key, tuple(said)) for key, said in found.items()]
    return sorted(spots, key=lambda s: (-s.count, s.name, s.position or (0.0, 0.0), s.precision))


# -- the map ------------------------------------------------------------------------------------------


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


def _graphic(spots: list[Spot], words: Words) -> Html:
    frame = frame_of([spot.position for spot in spots if spot.position])
    land = el("path", d=outlines(frame.box, frame.at), class_="land")
    taken: list[tuple[float, float, float, float]] = []
    drawn = [_shape(number, spot, frame, taken, words) for number, spot in enumerate(spots, 1)]
    title = words("map.title")
    sea = el("rect", x=0, y=0, width=int(_WIDTH), height=int(frame.height), class_="sea")
    svg = el(
        "svg", el("title", title), el("desc", words("map.how")), sea, land, *reversed(drawn),
        viewBox=f"0 0 {_WIDTH:.0f} {frame.height:.0f}", role="group", aria_label=title, class_="map",
    )  # fmt: skip
    region = el("div", svg, class_="wide", tabindex="0", role="region", aria_label=title)
    return el("figure", region, el("figcaption", words("map.base")))


def _shape(number: int, spot: Spot, frame: Frame, taken: list[tuple[float, float, float, float]], words: Words) -> Html:
    x, y = frame.at(*(spot.position or (0.0, 0.0)))
    radius = _RADIUS[spot.precision]
    hint = f"{spot.name} · {words.code('precision', spot.precision)} · {words.count('claims', spot.count)}"
    name = spot.name if len(spot.name) <= 24 else f"{spot.name[:23]}…"
    label = f"{name} ({spot.count})" if spot.count > 1 else name
    taken.append((x - 6, y - 6, x + 6, y + 6))
    spelt = _label(label, x, y, radius, frame, taken)
    return el("a", el("title", hint), outline_of(spot.precision, x, y), spelt, href=f"#p-{number}")


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


def _legend(words: Words) -> Html:
    items = (
        el("li", el("svg", outline_of(precision, 26, 26), viewBox="0 0 52 52", class_="sign", role="img",
                    aria_label=words.code("precision", precision)), " ", words.code("precision", precision))
        for precision in Precision
    )  # fmt: skip
    return el("ul", *items, class_="legend")


# -- its table ----------------------------------------------------------------------------------------


def _row(number: int, spot: Spot, words: Words) -> Row:
    position = f"{spot.position[1]:.4f} {spot.position[0]:.4f}" if spot.position else "∅"
    quotes = join(*map(_said, spot.said), by="; ")
    precise = words.code("precision", spot.precision)
    return Row.of(f"p-{number}", el("bdi", line(spot.name)), position, precise, str(spot.count), quotes)


def _said(found: Said) -> Html:
    """A claim by its number, with the words that name the place, each a link."""
    number, entry, claim, cell = found
    first = cell.evidence[0] if cell.evidence else cell.value.source
    said = quote(first.of(entry.article.text), entry.article.language)
    words = el("a", said, href=f"#{words_anchor(claim.article, first)}")
    return join(el("a", str(number), href=f"#{claim_anchor(claim)}"), " ", words)
