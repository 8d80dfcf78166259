"""Where: the map of the places that claims name, and a table that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Claim, NotSaid, Where
from recoupe.model.codes import Precision
from recoupe.render.page.account import Account, claim_anchor, words_anchor
from recoupe.render.page.atlas import Pin, atlas, shapes
from recoupe.render.page.html import Child, Html, Row, el, join, line, quote, table
from recoupe.render.page.outline import Point
from recoupe.render.page.words import Words

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
        pins = [
            Pin(spot.name, spot.position, spot.precision, spot.count, f"#p-{number}")
            for number, spot in enumerate(placed, 1)
            if spot.position
        ]
        parts += [atlas(pins, words), shapes(words)]
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
