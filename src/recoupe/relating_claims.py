"""What the claims of a dossier tell together, kept in it and brought up to date: only what changed is made again.

Three things are kept, each with what it was made from. The sketches of an article are made again where its reading or the
names that people gave changed. Which claims belong together depends on the whole pile: pairs are found anew from the
sketches, in seconds for thousands of articles. What is costly, the status of an event and what came of a prediction, is made
again where their claims, roots or articles changed. The result is the same as from scratch, in whatever order articles came;
a run that is killed goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from recoupe.model.alias import Aliases
from recoupe.model.claim import Claim, Span
from recoupe.model.copy import Related
from recoupe.model.event import Event, Gist, Prediction, Status
from recoupe.relate.columns import columns_of_leaves
from recoupe.relate.control import Timeline, bare, control_of
from recoupe.relate.events import grouped
from recoupe.relate.gist import gist_of
from recoupe.relate.leaves import leaf_of, pack, unpack
from recoupe.relate.ledger import Ledger
from recoupe.relate.predictions import Heard, Later, foreseen, outcome_of, said_by
from recoupe.relate.roots import Voices
from recoupe.relate.sketch import LATEST, Paper, paper_of, sketch_of
from recoupe.relate.status import status_of
from recoupe.relate.weights import PATH
from recoupe.store import Dossier, Told

VERSION = "told-2"  # changes whenever the same claims may be told together otherwise
_AT_ONCE = 200  # articles or events after which what was made is kept: what a killed run loses at most


def ledger(dossier: Dossier, related: Related, aliases: Aliases) -> Ledger:
    """The ledger of a dossier, brought up to date first, and kept if the dossier can be written.

    Args:
        related: what its articles are to one another.
        aliases: the names that people gave.
    """
    kept = dossier.told
    held = Held(dossier, related, aliases)
    state = _state(dossier, aliases)
    if kept.state() != state:
        if not kept.writable:
            return Ledger.of(held.claims.values(), held.papers, _roots(dossier, related))
        bring_up_to_date(held, related, state)
    return KeptLedger(held.claims, held.papers, {**related.roots, **kept.roots()}, kept)


def kept_ledger(dossier: Dossier, aliases: Aliases) -> Ledger | None:
    """The ledger of a dossier as it is kept; None where something changed since: nothing is made anew here."""
    kept = dossier.told
    if kept.state() is None or dossier.relations.state() is None:
        return None
    held = _Claims(kept, aliases.claim), _Papers(dossier)
    return KeptLedger(*held, {**dossier.relations.roots(), **kept.roots()}, kept)


class Held:
    """A dossier as the makers of results ask it: claims as they are shown and articles, each loaded once."""

    def __init__(self, dossier: Dossier, related: Related, aliases: Aliases) -> None:
        self.dossier, self.told = dossier, dossier.told
        self.claims, self.papers = _Claims(self.told, aliases.claim), _Papers(dossier)
        self.marks = _marks(dossier, aliases)


class _Papers(Mapping[str, Paper]):
    """Articles as comparing needs them, loaded when they are asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier, self._known = dossier, dict[str, Paper]()

    def __getitem__(self, article: str) -> Paper:
        if article not in self._known:
            self._known[article] = paper_of(self._dossier.article(article))
        return self._known[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._dossier.ids())

    def __len__(self) -> int:
        return self._dossier.count("articles")


class _Claims(Mapping[str, Claim]):
    """Claims as they are shown, loaded when they are asked for."""

    def __init__(self, told: Told, shown: Callable[[Claim], Claim]) -> None:
        self._told, self._shown, self._known = told, shown, dict[str, Claim]()

    def of(self, article: str) -> list[Claim]:
        """The claims of an article, which are not held."""
        return [self._shown(claim) for claim in self._told.claims_of(article)]

    def load(self, ids: Iterable[str]) -> None:
        """Load claims that will be asked for."""
        self._known |= {c.id: self._shown(c) for c in self._told.claims(one for one in ids if one not in self._known)}

    def __getitem__(self, claim: str) -> Claim:
        self.load([claim])
        return self._known[claim]

    def __iter__(self) -> Iterator[str]:
        ids = self._told.ids()
        self.load(ids)
        return iter(ids)

    def __len__(self) -> int:
        return len(self._told.ids())


class KeptLedger(Ledger):
    """What is kept of a dossier that is up to date; comparisons and control are made from the few claims that they need."""

    claims: _Claims

    def __init__(self, claims: _Claims, papers: Mapping[str, Paper], roots: Mapping[str, str], kept: Told) -> None:
        """Take claims and articles by id, roots, and what is kept."""
        super().__init__(claims, papers, roots)
        self._kept = kept

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, by article and place of their first claim."""
        return self._kept.events()

    @cached_property
    def event_of(self) -> Mapping[str, str]:
        """The id of the event of each claim."""
        return self._kept.event_of()

    def _found(self, event: str) -> list[Event]:
        return self._kept.found(event)

    def told(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event."""
        self.claims.load(event.claims)
        return super().told(event)

    def status(self, event: Event) -> Status:
        """Where an event stands."""
        return self._kept.status(event.id) or super().status(event)

    def statuses(self) -> Mapping[str, Status]:
        """Where each event stands, by its id."""
        return self._kept.statuses()

    def gists(self) -> Mapping[str, Gist]:
        """What each event is called in a list, by its id."""
        return self._kept.gists()

    def predictions(self) -> tuple[Prediction, ...]:
        """What was foreseen or planned, and what came of it."""
        return self._kept.predictions()

    def control(self, place: str) -> Timeline:
        """Who holds a place, by date, according to whom."""
        there = self._kept.at([bare(place)])
        self.claims.load(there)
        return control_of(place, [self.claims[claim] for claim in there], self.papers, self.roots)


# -- bringing up to date --------------------------------------------------------------------------------


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _marks(dossier: Dossier, aliases: Aliases) -> dict[str, str]:
    """What is told of the claims of each article depends on, as a hash: the rules, its reading, the names people gave."""
    rules = VERSION, aliases.told()
    return {article: _hash(rules, *rest)[:16] for article, *rest in dossier.relations.articles()}


def _state(dossier: Dossier, aliases: Aliases) -> str:
    """What is told together depends on, as a hash."""
    return _hash(VERSION, PATH.read_bytes(), dossier.relations.articles(), aliases.told())


def bring_up_to_date(held: Held, related: Related, state: str) -> None:
    """Make what changed, and keep it."""
    _keep_sketches(held)
    kept = held.told
    events = grouped(columns_of_leaves(unpack(article, packed) for article, packed in kept.packed()))
    own = _roots(held.dossier, related)
    roots = {**related.roots, **own}
    _keep_events(held, events, roots)
    told = _keep_foreseen(held, events, roots)
    kept.finish(state, events, own, told)


def _keep_sketches(held: Held) -> None:
    """Sketch the articles that are new, or were read or named otherwise."""
    known = held.told.marks()
    new = iter([article for article, mark in held.marks.items() if known.get(article) != mark])
    while some := list(islice(new, _AT_ONCE)):
        rows, places = [], []
        for article in some:
            paper = paper_of(held.dossier.article(article))
            sketches = [sketch_of(claim, paper) for claim in held.claims.of(article)]
            sketches.sort(key=lambda one: (one.at, one.claim))
            rows.append((article, held.marks[article], pack(leaf_of(paper, sketches))))
            places += [(bare(place.key), one.claim) for one in sketches for place in one.places]
        held.told.keep_sketches(rows, places)


def _roots(dossier: Dossier, related: Related) -> dict[str, str]:
    """The roots of the claims of articles that share passages: another may speak where they quote."""
    copied = sorted({name for copy in related.copies for name in (copy.a, copy.b)})
    voices = Voices([dossier.article(name) for name in copied], related.copies)
    sentences = ((name, *row) for name in copied for row in dossier.told.sentences(name))
    return {claim: voices.of(name, Span(start, end)) for name, claim, start, end in sentences}


def _keep_events(held: Held, events: Sequence[Event], roots: Mapping[str, str]) -> None:
    """The status and the gist of events whose claims, roots or articles changed."""
    known = held.told.digests("events")
    article = held.told.articles()

    def digest(event: Event) -> str:
        made = ((c, roots.get(c) or roots.get(article[c]), held.marks[article[c]]) for c in event.claims)
        return _hash(VERSION, *made)[:24]

    told = ((event, digest(event)) for event in events)
    changed = iter([(event, made) for event, made in told if known.get(event.id) != made])
    while some := list(islice(changed, _AT_ONCE)):
        held.claims.load(claim for event, _ in some for claim in event.claims)
        held.told.keep_events(_judged(event, made, held, roots) for event, made in some)


def _judged(event: Event, digest: str, held: Held, roots: Mapping[str, str]) -> tuple[Event, str, Status, Gist]:
    claims = [held.claims[claim] for claim in event.claims]
    return event, digest, status_of(event.id, claims, held.papers, roots), gist_of(claims, held.papers)


def _keep_foreseen(held: Held, events: Sequence[Event], roots: Mapping[str, str]) -> list[str]:
    """What was foreseen, made again where it or what bears on it changed; the claims of all that was."""
    event_of = {claim: event.id for event in events for claim in event.claims}

    def heard() -> Iterator[Heard]:
        for article, packed in held.told.packed():
            leaf = unpack(article, packed)
            for one in () if leaf.aside else leaf.sketches:
                root = roots.get(one.claim) or roots.get(article, article)
                yield Heard(one, leaf.days[1] if leaf.days else LATEST, root, event_of[one.claim])

    groups, known = foreseen(heard()), held.told.digests("foreseen")
    later = Later(heard(), groups)
    changed = []
    for group in groups:
        bearing = later.of(group)
        digest = _hash(*((one.sketch.claim, held.marks[one.sketch.article]) for one in (*group, *bearing)))[:24]
        if known.get(group[0].sketch.claim) != digest:
            changed.append((group, bearing, digest))
    held.claims.load(group[0].sketch.claim for group, *_ in changed)
    held.told.keep_foreseen(
        (outcome_of(group, bearing, lambda claim: said_by(held.claims[claim])), digest, _said(group[0]))
        for group, bearing, digest in changed
    )
    return [group[0].sketch.claim for group in groups]


def _said(one: Heard) -> str:
    """What sorts predictions: the day, the article, the place in it."""
    day, article, at, claim = one.order
    return f"{day:07d} {article} {at:08d} {claim}"
