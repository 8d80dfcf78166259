"""What the claims of a dossier tell together, kept in it and brought up to date: only what changed is made again.

Three things are kept, each with what it was made from. The sketches of an article are made again where its reading, the names
that people gave or what they said of it changed. Which claims belong together depends on the whole pile: pairs are found anew
from the sketches, in seconds for thousands of articles. What is costly, the status of an event and what came of a prediction,
is made again where their claims, roots or articles changed. The result is the same as from scratch, in whatever order articles
came; a run that is killed goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from recoupe.model.alias import Aliases
from recoupe.model.claim import Claim, Span
from recoupe.model.copy import Related
from recoupe.model.corrected import found_claim
from recoupe.model.event import Event, Gist, Prediction, Status
from recoupe.model.verdict import Ruling, pair_of
from recoupe.relate.by_hand import Ruled, regrouped
from recoupe.relate.columns import columns_of_leaves
from recoupe.relate.control import HOLDING, Timeline, control_of
from recoupe.relate.events import grouped
from recoupe.relate.gist import gist_of
from recoupe.relate.leaves import Leaf, leaf_of, pack, unpack
from recoupe.relate.ledger import Ledger
from recoupe.relate.naming import bare
from recoupe.relate.predictions import Heard, Later, foreseen, outcome_of, said_by
from recoupe.relate.roots import Voices
from recoupe.relate.sketch import LATEST, Paper, paper_of, sketch_of
from recoupe.relate.status import status_of
from recoupe.relate.twins import Place, joined, twins_of, without
from recoupe.relate.weights import PATH
from recoupe.store import Dossier, Told

VERSION = "told-7"  # changes whenever the same claims may be told together otherwise
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
            return Ledger.of(held.claims.values(), held.papers, _roots(dossier, related), _rulings(held))
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

    def _there(self, places: Collection[str]) -> list[Claim]:
        there = self._kept.at(places)
        self.claims.load(there)
        return [self.claims[claim] for claim in there]

    def _beside(self, articles: Collection[str]) -> list[Claim]:
        return [claim for article in sorted(articles) for claim in self.claims.of(article)]

    def control(self, place: str) -> Timeline:
        """Who holds a place, by date, according to whom."""
        return control_of(place, self._there([bare(place)]), self.papers, self.roots)


# -- bringing up to date --------------------------------------------------------------------------------


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _marks(dossier: Dossier, aliases: Aliases) -> dict[str, str]:
    """What is told of the claims of each article depends on, as a hash: the rules, its reading, the names people gave."""
    rules, spoken = (VERSION, aliases.told()), dossier.view().judged.spoken()
    return {
        article: _hash(rules, *rest, *((spoken[article],) if article in spoken else ()))[:16]
        for article, *rest in dossier.relations.articles()
    }


def _state(dossier: Dossier, aliases: Aliases) -> str:
    """What is told together depends on, as a hash."""
    judged = dossier.view().judged
    spoken = sorted(judged.spoken().items()), [verdict.id for verdict in judged.events()]
    return _hash(VERSION, PATH.read_bytes(), dossier.relations.articles(), aliases.told(), spoken)


def bring_up_to_date(held: Held, related: Related, state: str) -> None:
    """Make what changed, and keep it."""
    _keep_sketches(held)
    kept = held.told
    own = _roots(held.dossier, related)
    roots = {**related.roots, **own}
    copied = {name for copy in related.copies for name in (copy.a, copy.b)}
    twins = twins_of((unpack(name, packed) for name, packed in kept.packed() if name in copied), roots)
    passing = Passing(held.marks)
    leaves = (passing.take(unpack(article, packed)) for article, packed in kept.packed())
    events = joined(grouped(columns_of_leaves(without(leaves, twins))), twins, passing.places)
    if rulings := _rulings(held):
        events = regrouped(events, rulings, kept.places().__getitem__)
    _keep_events(held, events, roots, passing)
    told = _keep_foreseen(held, events, roots)
    kept.finish(state, events, own, told)


def _rulings(held: Held) -> list[Ruled]:
    """What people said of events, by the claims that their words are bound to; a claim that is no more is passed over."""
    found = []
    for verdict in held.dossier.view().judged.events():
        other = pair_of(verdict)
        keys = (verdict.key, other) if other else ()
        claims = [found_claim(held.told.claims_of(key.article), key) for key in keys]
        if len(claims) == 2 and claims[0] and claims[1]:
            found.append((claims[0].id, claims[1].id, verdict.verdict is Ruling.MERGE))
    return found


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
            leaf = leaf_of(paper, sketches)
            rows.append((article, f"{held.marks[article]}{leaf.content}", pack(leaf)))
            places += [(bare(place.key), one.claim) for one in sketches for place in one.places]
        held.told.keep_sketches(rows, places)


def _roots(dossier: Dossier, related: Related) -> dict[str, str]:
    """The roots of the claims of articles that share passages: another may speak where they quote."""
    copied = sorted({name for copy in related.copies for name in (copy.a, copy.b)})
    voices = Voices([dossier.article(name) for name in copied], related.copies)
    sentences = ((name, *row) for name in copied for row in dossier.told.sentences(name))
    return {claim: voices.of(name, Span(start, end)) for name, claim, start, end in sentences}


class Passing:
    """What is noted while all claims pass by: where each stands, and which tell who holds a place."""

    def __init__(self, marks: Mapping[str, str]) -> None:
        self._marks, self._named = marks, dict[str, tuple[str, ...]]()
        self.places: dict[str, Place] = {}
        self._there: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def take(self, leaf: Leaf) -> Leaf:
        """Note the claims of an article, which is given back."""
        for one in leaf.sketches:
            self.places[one.claim] = (leaf.id, one.at, one.claim)
            if one.type in HOLDING:
                self._named[one.claim] = tuple(bare(place.key) for place in one.places)
                for place in self._named[one.claim]:
                    self._there[place][one.claim] = self._marks[leaf.id]
        return leaf

    def there(self, event: Event) -> list[tuple[str, str]]:
        """The claims of other events that tell who holds the places of one, each with what it was made from."""
        found = [self._there[place] for claim in event.claims for place in self._named.get(claim, ())]
        return sorted({one for held in found for one in held.items() if one[0] not in event.claims})


def _keep_events(held: Held, events: Sequence[Event], roots: Mapping[str, str], passing: Passing) -> None:
    """The status and the gist of events whose claims, roots or articles changed."""
    known = held.told.digests("events")
    article = held.told.articles()

    def digest(event: Event) -> str:
        made = ((c, roots.get(c) or roots.get(article[c]), held.marks[article[c]]) for c in event.claims)
        return _hash(
            VERSION, *made, *((c, roots.get(c) or roots.get(article[c]), mark) for c, mark in passing.there(event))
        )[:24]

    told = ((event, digest(event)) for event in events)
    changed = iter([(event, made) for event, made in told if known.get(event.id) != made])
    while some := list(islice(changed, _AT_ONCE)):
        there = {event.id: [claim for claim, _ in passing.there(event)] for event, _ in some}
        held.claims.load({claim for event, _ in some for claim in (*event.claims, *there[event.id])})
        held.told.keep_events(_judged(event, made, held, roots, there[event.id]) for event, made in some)


def _judged(
    event: Event, digest: str, held: Held, roots: Mapping[str, str], there: Sequence[str]
) -> tuple[Event, str, Status, Gist]:
    claims, others = ([held.claims[claim] for claim in some] for some in (event.claims, there))
    return event, digest, status_of(event.id, claims, held.papers, roots, others), gist_of(claims, held.papers)


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
