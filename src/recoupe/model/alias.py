"""Names that a person put together: what is read stays as it is, what is shown takes the canonical name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Cite, Claim, Link, Name, NotSaid, Reading, Where

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


def same_name(name: str) -> str:
    """What two spellings of one name share: no case, no accents, one kind of apostrophe and space.

    >>> same_name("L’Été  à Ville-Haute")
    "l'ete a ville-haute"
    """
    plain = unicodedata.normalize("NFKD", name).casefold().replace("\u2019", "'")
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


class Aliases:
    """The aliases of a dossier, as a function from what was read to what is shown."""

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        """Take aliases; of two for the same name the last holds."""
        self._by_name = {(alias.kind, same_name(alias.name)): alias for alias in aliases}

    def __bool__(self) -> bool:
        return bool(self._by_name)

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

    def _cells(self, kind: AliasKind, held: tuple[Cell[Named], ...] | NotSaid) -> tuple[Cell[Named], ...] | NotSaid:
        if isinstance(held, NotSaid):
            return held
        return tuple(replace(cell, value=self._named(kind, cell.value)) for cell in held)

    def _link(self, cell: Cell[Link]) -> Cell[Link]:
        source = self._named(AliasKind.ACTOR, cell.value.source)
        return replace(cell, value=replace(cell.value, source=source))

    def claim(self, claim: Claim) -> Claim:
        """A claim as it is shown: the words, the evidence and the rules stay, only canonical names change."""
        if not self:
            return claim
        return replace(
            claim,
            actor=self._cells(AliasKind.ACTOR, claim.actor),
            target=self._cells(AliasKind.ACTOR, claim.target),
            place=self._cells(AliasKind.PLACE, claim.place),
            origin=self._cells(AliasKind.PLACE, claim.origin),
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
