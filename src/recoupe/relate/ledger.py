"""All that claims tell together, asked of one place: events, comparison, status, predictions, control.

`Ledger` makes it on demand from claims at hand; the ledger of a dossier (relating_claims.py) gives what is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from recoupe.model.claim import Claim
from recoupe.model.errors import NotFoundError
from recoupe.model.event import Event, Gist, Prediction, Status
from recoupe.relate.by_hand import Ruled, regrouped
from recoupe.relate.compare import Comparison, compare
from recoupe.relate.control import HOLDING, Timeline, control_of, holds
from recoupe.relate.events import events_of
from recoupe.relate.gist import gist_of
from recoupe.relate.naming import bare
from recoupe.relate.predictions import predictions_of
from recoupe.relate.silence import Silence, scene_of, silences
from recoupe.relate.sketch import Paper, sketch_of
from recoupe.relate.status import status_of

_LEAST = 4  # characters of an id that stand for it


class Ledger:
    """The claims of a pile with their articles and the roots of those."""

    rulings: tuple[Ruled, ...] = ()  # what people said of which claims are one event, and which are not

    def __init__(self, claims: Mapping[str, Claim], papers: Mapping[str, Paper], roots: Mapping[str, str]) -> None:
        """Take claims and articles by id, and the root of each article (and of claims that stand on another)."""
        self.claims, self.papers, self.roots = claims, papers, roots

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        papers: Mapping[str, Paper],
        roots: Mapping[str, str],
        rulings: Iterable[Ruled] = (),
    ) -> Ledger:
        """The ledger of some claims; `rulings` say which of them people put into one event, and which apart."""
        made = cls({claim.id: claim for claim in claims}, papers, roots)
        made.rulings = tuple(rulings)
        return made

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, by article and place of their first claim."""
        return regrouped(events_of(self.claims.values(), self.papers, self.roots), self.rulings, self._place)

    def _place(self, claim: str) -> tuple[str, int, str]:
        held = self.claims[claim]
        return held.article, held.trigger.start, claim

    @cached_property
    def event_of(self) -> Mapping[str, str]:
        """The id of the event of each claim."""
        return {claim: event.id for event in self.events for claim in event.claims}

    def event(self, event: str) -> Event:
        """The event of an id, of the beginning of one (4 characters or more), or of one of its claims.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        found = self._found(event)
        if len(found) != 1:
            raise NotFoundError(f"{len(found) or 'no'} events {event!r}; list them with: recoupe events")
        return found[0]

    def _found(self, event: str) -> list[Event]:
        found = [one for one in self.events if one.id == event or event in one.claims]
        return found or [one for one in self.events if len(event) >= _LEAST and one.id.startswith(event)]

    def at(self, triggers: Collection[tuple[str, int, int]]) -> list[Claim]:
        """The claims of some triggers: article, start and end."""
        found = self._beside({article for article, *_ in triggers})
        return [c for c in found if (c.article, c.trigger.start, c.trigger.end) in triggers]

    def told(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event."""
        return tuple(self.claims[claim] for claim in event.claims)

    def compare(self, event: Event) -> Comparison:
        """An event with one column a root and one row a cell."""
        return compare(event.id, self.told(event), self.papers, self.roots)

    def status(self, event: Event) -> Status:
        """Where an event stands."""
        claims = self.told(event)
        places = {bare(place.key) for c in claims for place in sketch_of(c, self.papers[c.article]).places}
        there = [c for c in self._there(places) if c.type.value in HOLDING] if holds(claims) else []
        return status_of(event.id, claims, self.papers, self.roots, there)

    def statuses(self) -> Mapping[str, Status]:
        """Where each event stands, by its id."""
        return {event.id: self.status(event) for event in self.events}

    def gists(self) -> Mapping[str, Gist]:
        """What each event is called in a list, by its id."""
        return {event.id: gist_of(self.told(event), self.papers) for event in self.events}

    def silent(self, event: Event) -> tuple[Silence, ...]:
        """The roots that write on the place of an event in its days and do not tell it."""
        told = self.told(event)
        scene = scene_of(told, self._beside({claim.article for claim in told}), self.papers)
        return silences(scene, told, self._there(scene.places), self.papers, self.roots) if scene else ()

    def _there(self, places: Collection[str]) -> list[Claim]:
        """The claims that may name one of these places."""
        return list(self.claims.values())

    def _beside(self, articles: Collection[str]) -> list[Claim]:
        """The claims of some articles."""
        return [claim for claim in self.claims.values() if claim.article in articles]

    def predictions(self) -> tuple[Prediction, ...]:
        """What was foreseen or planned, and what came of it."""
        return predictions_of(tuple(self.claims.values()), self.papers, self.roots, self.event_of)

    def control(self, place: str) -> Timeline:
        """Who holds a place, by date, according to whom."""
        return control_of(place, tuple(self.claims.values()), self.papers, self.roots)
