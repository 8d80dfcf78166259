"""What a page tells, numbered: its articles in order of their days, their claims in order of their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.model.alias import Alias
from recoupe.model.article import Article, Entry, Failure
from recoupe.model.claim import CELLS, Cell, Claim, NotSaid, Reading, Span
from recoupe.model.copy import Related

if TYPE_CHECKING:  # brings numpy
    from recoupe.relate.ledger import Ledger

_LATE = "9999"  # articles without a day come last


@dataclass(frozen=True)
class Account:
    """A dossier as a page tells it: its name, its articles with what was read, what was set aside, people's aliases,
    and what the articles are to one another."""

    title: str
    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()
    aliases: tuple[Alias, ...] = ()
    related: Related = field(default_factory=lambda: Related({}))
    ledger: Ledger | None = None  # what the claims tell together, where that is told
    first: int = 1  # the number of the first claim, where these are not all

    @cached_property
    def ordered(self) -> tuple[Entry, ...]:
        """Articles by day of publication, then by name."""
        return tuple(sorted(self.entries, key=lambda e: (day_of(e.article) or _LATE, name_of(e), e.article.id)))

    @cached_property
    def claims(self) -> tuple[tuple[int, Entry, Claim], ...]:
        """All claims with their numbers and their articles."""
        return tuple((n, entry, claim) for n, (entry, claim) in enumerate(self._claims(), self.first))

    def _claims(self) -> Iterator[tuple[Entry, Claim]]:
        for entry in self.ordered:
            yield from ((entry, claim) for claim in in_order(entry.reading))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each claim by its id."""
        return {claim.id: number for number, _, claim in self.claims}


def in_order(reading: Reading) -> list[Claim]:
    """The claims of an article in the order of their triggers."""
    return sorted(reading.claims, key=lambda claim: (claim.trigger, claim.id))


def day_of(article: Article) -> str | None:
    """When an article was published, as it says, else as it must have been; EDTF."""
    return article.published or (article.about.inferred.edtf if article.about.inferred else None)


def name_of(entry: Entry) -> str:
    """What people call an article: its first file name."""
    return entry.names[0] if entry.names else entry.article.id


def outlet_of(entry: Entry) -> str:
    """Who published an article, else its name."""
    return entry.article.about.outlet.value if entry.article.about.outlet else name_of(entry)


def article_anchor(entry: Entry) -> str:
    """The anchor of an article."""
    return f"a-{entry.article.id}"


def claim_anchor(claim: Claim) -> str:
    """The anchor of a claim."""
    return f"c-{claim.id}"


def words_anchor(article: str, span: Span) -> str:
    """The anchor of words: where they begin."""
    return f"w-{article}-{span.start}"


def cells_of(claim: Claim, name: str) -> tuple[Cell[object], ...]:
    """The values of a cell; none where it is silent."""
    held = getattr(claim, name)
    if isinstance(held, NotSaid):
        return ()
    return held if isinstance(held, tuple) else (held,)


def words_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """All words that a claim leads to, each with the cell that it stands for."""
    yield "type", claim.trigger
    for name in CELLS:
        for cell in cells_of(claim, name):
            yield from ((name, span) for span in cell.evidence)
            value = cell.value
            source = getattr(value, "source", None)
            if isinstance(source, Span):
                yield name, source
            elif source is not None:
                yield name, source.source
            if isinstance(cue := getattr(value, "cue", None), Span):
                yield name, cue
