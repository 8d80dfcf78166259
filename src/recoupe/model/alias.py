"""Names that a person put together: what is read stays as it is, what is shown takes the canonical name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Cite, Claim, Link, Name, NotSaid, Reading, Where
from recoupe.model.codes import Method, Precision

Point = tuple[float, float, Precision]  # latitude, longitude, how sharply
_ACTORS, _PLACES = ("actor", "target"), ("place", "origin")
Named = TypeVar("Named", Name, Where)


class AliasKind(StrEnum):
    """What an alias names: `ACTOR` stands for who acts, who is acted upon and who is quoted."""

    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and the canonical name that is shown in its stead, as a person said; `added` is ISO 8601, UTC."""

    name: str
    canonical: str
    kind: AliasKind
    added: str
    author: str = ""


def same_name(name: str) -> str:
    """What two spellings of one name share: no case, no accents, one kind of apostrophe and space.

    >>> same_name("L’Été  à Ville-Haute")
    "l'ete a ville-haute"
    """
    plain = unicodedata.normalize("NFKD", name).casefold().replace("\u2019", "'")
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


class Aliases:
    """The aliases of a dossier, as a function from what was read to what is shown."""

    def __init__(self, aliases: Iterable[Alias] = (), points: Mapping[str, Point] = MappingProxyType({})) -> None:
        """Take aliases; of two for the same name the last holds.

        Args:
            points: where places lie, by their canonical name: what is shown as another place lies where that one does.
        """
        self._by_name = {(alias.kind, same_name(alias.name)): alias for alias in aliases}
        self._points = points

    def __bool__(self) -> bool:
        return bool(self._by_name)

    def told(self) -> str:
        """All that is said here, as a text that is the same for the same aliases."""
        named = ((str(kind), name, alias.canonical) for (kind, name), alias in self._by_name.items())
        return repr((sorted(named), sorted(self._points.items())))

    def canonical(self, kind: AliasKind, text: str, entity: str | None) -> str | None:
        """The canonical name of a mention: by its words, else by the entity that was read; None where nothing is said.

        An alias of an alias is followed.

        >>> both = Aliases([Alias("a", "b", AliasKind.ACTOR, ""), Alias("b", "c", AliasKind.ACTOR, "")])
        >>> both.canonical(AliasKind.ACTOR, "A", None)
        'c'
        """
        found = self._one(kind, text) or (self._one(kind, entity) if entity else None)
        seen: set[str] = set()
        name: str | None = None
        while found and found.canonical not in seen:
            name = found.canonical
            seen.add(name)
            found = self._one(kind, name)
        return name

    def _one(self, kind: AliasKind, name: str) -> Alias | None:
        return self._by_name.get((kind, same_name(name)))

    def _named(self, kind: AliasKind, value: Named) -> Named:
        name = self.canonical(kind, value.text, value.entity)
        return replace(value, entity=name) if name else value

    def _place(self, cell: Cell[Where]) -> Cell[Where]:
        """A place as it is shown; one that is shown as another lies where that one does, by the person's word."""
        where = self._named(AliasKind.PLACE, cell.value)
        point = self._points.get(where.entity or "") if where.entity != cell.value.entity else None
        if point is None:
            return replace(cell, value=where)
        where = replace(where, latitude=point[0], longitude=point[1], precision=point[2])
        return replace(cell, value=where, rule=f"{cell.rule.partition('@')[0]}@alias", method=Method.HUMAN)

    def _places(self, held: tuple[Cell[Where], ...] | NotSaid) -> tuple[Cell[Where], ...] | NotSaid:
        return held if isinstance(held, NotSaid) else tuple(map(self._place, held))

    def _cells(self, kind: AliasKind, held: tuple[Cell[Named], ...] | NotSaid) -> tuple[Cell[Named], ...] | NotSaid:
        if isinstance(held, NotSaid):
            return held
        return tuple(replace(cell, value=self._named(kind, cell.value)) for cell in held)

    def _link(self, cell: Cell[Link]) -> Cell[Link]:
        source = self._named(AliasKind.ACTOR, cell.value.source)
        return replace(cell, value=replace(cell.value, source=source))

    def claim(self, claim: Claim) -> Claim:
        """A claim as it is shown: the words and the evidence stay; canonical names change, and where places lie."""
        if not self:
            return claim
        return replace(
            claim,
            actor=self._cells(AliasKind.ACTOR, claim.actor),
            target=self._cells(AliasKind.ACTOR, claim.target),
            place=self._places(claim.place),
            origin=self._places(claim.origin),
            attribution=tuple(map(self._link, claim.attribution)),
        )

    def entry(self, entry: Entry) -> Entry:
        """An article with what was read from it, as it is shown."""
        if not self:
            return entry
        reading: Reading = entry.reading
        cites = tuple(Cite(self._named(AliasKind.ACTOR, cite.name), cite.kind) for cite in reading.cites)
        return replace(entry, reading=replace(reading, claims=tuple(map(self.claim, reading.claims)), cites=cites))

    def used(self, claim: Claim) -> tuple[Alias, ...]:
        """The aliases that a claim, as it was read, is shown with; sorted by their names."""
        values: list[tuple[AliasKind, Name | Where]] = []
        for kind, cells in ((AliasKind.ACTOR, _ACTORS), (AliasKind.PLACE, _PLACES)):
            for held in (getattr(claim, name) for name in cells):
                values += [] if isinstance(held, NotSaid) else [(kind, cell.value) for cell in held]
        values += [(AliasKind.ACTOR, cell.value.source) for cell in claim.attribution]
        found = {
            alias
            for kind, value in values
            if (alias := self._one(kind, value.text) or self._one(kind, value.entity or ""))
        }
        return tuple(sorted(found, key=lambda alias: (alias.kind, alias.name)))
