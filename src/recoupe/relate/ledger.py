"""All that claims tell together, asked of one place: events, comparison, status, predictions, control. Made on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from recoupe.model.claim import Claim
from recoupe.model.errors import NotFoundError
from recoupe.model.event import Event
from recoupe.relate.compare import Comparison, compare
from recoupe.relate.control import Timeline, control_of
from recoupe.relate.events import events_of
from recoupe.relate.predictions import Prediction, predictions_of
from recoupe.relate.sketch import Paper
from recoupe.relate.status import Status, status_of

_LEAST = 4  # characters of an id that stand for it


class Ledger:
    """The claims of a pile with their articles and the roots of those."""

    def __init__(self, claims: Iterable[Claim], papers: Mapping[str, Paper], roots: Mapping[str, str]) -> None:
        """Take claims, their articles by id, and the root of each article (and of claims that stand on another)."""
        self.claims = {claim.id: claim for claim in claims}
        self.papers, self.roots = papers, roots

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, by article and place of their first claim."""
        return events_of(self.claims.values(), self.papers)

    def event(self, event: str) -> Event:
        """The event of an id, of the beginning of one (4 characters or more), or of one of its claims.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        found = [one for one in self.events if one.id == event or event in one.claims]
        if not found and len(event) >= _LEAST:
            found = [one for one in self.events if one.id.startswith(event)]
        if len(found) != 1:
            raise NotFoundError(f"{len(found) or 'no'} events {event!r}; list them with: recoupe events")
        return found[0]

    def told(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event."""
        return tuple(self.claims[claim] for claim in event.claims)

    def compare(self, event: Event) -> Comparison:
        """An event with one column a root and one row a cell."""
        return compare(event.id, self.told(event), self.papers, self.roots)

    def status(self, event: Event) -> Status:
        """Where an event stands."""
        return status_of(event.id, self.told(event), self.papers, self.roots)

    def predictions(self) -> tuple[Prediction, ...]:
        """What was foreseen or planned, and what came of it."""
        events = {claim: event.id for event in self.events for claim in event.claims}
        return predictions_of(tuple(self.claims.values()), self.papers, self.roots, events)

    def control(self, place: str) -> Timeline:
        """Who holds a place, by date, according to whom."""
        return control_of(place, tuple(self.claims.values()), self.papers, self.roots)
