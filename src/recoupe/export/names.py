"""Who is called what by whom: for each actor the wordings of each outlet, counted, with where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.languages.lists import word_list
from recoupe.languages.pack import load_pack, name_key
from recoupe.languages.people import People, people_of
from recoupe.model.alias import same_name
from recoupe.model.article import Article, Entry
from recoupe.model.claim import Cell, Claim, Name, NotSaid, Span
from recoupe.model.codes import Modality, Mode
from recoupe.model.copy import count_roots
from recoupe.relate.standpoints import Standpoint, Told, Who, meant

COLUMNS = ("entity", "known", "meant", "outlet", "wording", "count", "articles", "roots", "direct", "where")
_ROLES = ("actor", "target")
_TOLD = (Modality.ASSERTED, Modality.HEARSAY)
_NO_EVENTS: Mapping[str, str] = {}
_BEFORE = 12  # characters that hold the word before a name


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a wording stands: a name of the article, its id, the offsets; `direct` in a source's own words."""

    name: str
    article: str
    span: Span
    direct: bool

    def __str__(self) -> str:
        return f"{self.name}[{self.span.start}:{self.span.end}]"


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one outlet for one actor. `known` is False where no table and no alias gives a canonical name.

    `meant` is whom the claims show `our troops` or `the enemy` to be, empty for other words and where nothing shows it.
    """

    entity: str
    known: bool
    meant: str
    outlet: str
    wording: str
    spots: tuple[Spot, ...]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(spot.article for spot in self.spots)


def wordings(entries: Iterable[Entry], event_of: Mapping[str, str] = _NO_EVENTS) -> list[Wording]:
    """Each actor's wordings; the actors most often named first, then by outlet and wording.

    `event_of` gives the event of each claim, which may show whom a paper means by `the enemy`.

    Actors are who acts, who is acted upon, and who is quoted. A mention counts once, however many claims rest on it; a
    pronoun counts for nothing: the full mention that it stands for is what is counted.
    """
    found: dict[str, dict[tuple[str, str], set[Spot]]] = {}
    spelt: dict[str, str] = {}
    looked: dict[str, Standpoint] = {}
    known: set[str] = set()
    told: list[Told] = []
    for entry in entries:
        told += tellings(entry, event_of)
        for name, spot in _mentions(entry):
            label = called(entry, name)
            key = same_name(label)
            if is_known(entry, name):
                known.add(key)
            spelt[key] = min(label, spelt.get(key, label))
            if standpoint := side_of(entry, name):
                looked[key] = standpoint
            words = " ".join(spot.span.of(entry.article.text).split())
            found.setdefault(key, {}).setdefault((_outlet(entry, spot.span), words), set()).add(spot)
    shown = meant(told)
    rows = [
        Wording(
            spelt[key],
            key in known,
            shown.get(looked[key], "") if key in looked else "",
            outlet,
            words,
            tuple(sorted(spots)),
        )
        for key, held in found.items()
        for (outlet, words), spots in held.items()
    ]
    return in_order(rows)


def in_order(rows: Iterable[Wording]) -> list[Wording]:
    """Those most often named first, then by name, outlet and wording."""
    held = list(rows)
    total: Counter[str] = Counter()
    for row in held:
        total[same_name(row.entity)] += len(row.spots)
    return sorted(held, key=lambda r: (-total[same_name(r.entity)], same_name(r.entity), r.outlet, r.wording))


def is_known(entry: Entry, name: Name) -> bool:
    """True where a table has the canonical name, or where no word of the article gives it: then a person did."""
    entity = name.entity
    return entity is not None and (name_key(entity) in load_pack("fr").actors or entity not in entry.article.text)


def called(entry: Entry, name: Name) -> str:
    """What an actor is listed as: `the enemy` and `our troops` with whose words they are, for another's enemy is somebody else."""
    label, standpoint = name.entity or name.text, standpoint_of(entry, name)
    return f"{label} ({standpoint.outlet})" if standpoint else label


def standpoint_of(entry: Entry, name: Name) -> Standpoint | None:
    """The side that a name stands for from where its paper looks; None for a name that says by itself who it is."""
    label, text = name.entity or name.text, entry.article.text
    before = text[max(0, name.source.start - _BEFORE) : name.source.start].split()
    if same_name(label) in word_list("standpoint_words"):
        return Standpoint(_outlet(entry, name.source), ours=False)
    ours = bool(before) and before[-1].casefold() in word_list("possessives_of_us")
    return Standpoint(_outlet(entry, name.source), ours=True) if ours and label == name.text else None


def side_of(entry: Entry, name: Name) -> Standpoint | None:
    """The same of those who fight: `our correspondent` is no side."""
    found = standpoint_of(entry, name)
    return found if found and (not found.ours or people_of(name.text) is People.FIGHTERS) else None


def tellings(entry: Entry, event_of: Mapping[str, str]) -> Iterator[Told]:
    """The claims that a paper makes in its own words, as far as they show who is who."""
    for claim in entry.reading.claims:
        if claim.modality.value not in _TOLD or (claim.attribution and claim.attribution[-1].value.mode is Mode.DIRECT):
            continue  # `our troops` in a speaker's mouth are the speaker's
        place = None if isinstance(claim.place, NotSaid) or not claim.place else claim.place[0].value
        since = None if isinstance(claim.time, NotSaid) else claim.time.value.edtf
        yield Told(
            event_of.get(claim.id, claim.id),
            _outlet(entry, claim.trigger),
            claim.type.value,
            _who(entry, claim.actor),
            _who(entry, claim.target),
            None if place is None else same_name(place.entity or place.text),
            None if since is None else since.partition("/")[0],
        )


def _who(entry: Entry, held: tuple[Cell[Name], ...] | NotSaid) -> Who | None:
    if isinstance(held, NotSaid) or len(held) != 1:
        return None
    name = held[0].value
    return side_of(entry, name) or (None if standpoint_of(entry, name) else name.entity or name.text)


def _mentions(entry: Entry) -> Iterator[tuple[Name, Spot]]:
    """Each mention of an actor once: a span that several claims share is direct where one of them says so."""
    found: dict[Span, tuple[Name, bool]] = {}
    for claim in entry.reading.claims:
        direct = bool(claim.attribution) and claim.attribution[-1].value.mode is Mode.DIRECT
        named = [(name, direct) for name in _actors(claim)]
        named += [(cell.value.source, False) for cell in claim.attribution]
        for name, quoted in named:
            known = found.get(name.source)
            found[name.source] = (name, quoted or (known is not None and known[1]))
    for span, (name, quoted) in found.items():
        yield name, Spot(name_of(entry), entry.article.id, span, quoted)


def _actors(claim: Claim) -> Iterator[Name]:
    for role in _ROLES:
        held: Any = getattr(claim, role)
        if not isinstance(held, NotSaid):
            yield from (cell.value for cell in held)


def name_of(entry: Entry) -> str:
    """The name that stands for an article: the first that it was met under."""
    return entry.names[0] if entry.names else entry.article.id


def outlet_of(article: Article, name: str, span: Span) -> str:
    """Whose words these are: the outlet of an embedded text, else that of the article, else the file's name."""
    for block in article.blocks:
        if block.outlet and block.span.overlaps(span):
            return block.outlet.value
    return article.about.outlet.value if article.about.outlet else name


def _outlet(entry: Entry, span: Span) -> str:
    return outlet_of(entry.article, name_of(entry), span)


def flat_row(wording: Wording, roots: Mapping[str, str]) -> tuple[str, ...]:
    """A wording as words, in the order of `COLUMNS`; `roots` are the articles that articles fold under."""
    return (
        wording.entity,
        "yes" if wording.known else "no",
        wording.meant,
        wording.outlet,
        wording.wording,
        str(len(wording.spots)),
        str(len(wording.articles)),
        str(count_roots(wording.articles, roots)),
        str(sum(spot.direct for spot in wording.spots)),
        "; ".join(map(str, wording.spots)),
    )


def row(wording: Wording, roots: Mapping[str, str]) -> dict[str, Any]:
    """A wording as a JSON object, its keys those of `COLUMNS`."""
    where = [
        {"article": s.article, "name": s.name, "start": s.span.start, "end": s.span.end, "direct": s.direct}
        for s in wording.spots
    ]
    return {
        "entity": wording.entity,
        "known": wording.known,
        "meant": wording.meant or None,
        "outlet": wording.outlet,
        "wording": wording.wording,
        "count": len(wording.spots),
        "articles": len(wording.articles),
        "roots": count_roots(wording.articles, roots),
        "direct": sum(spot.direct for spot in wording.spots),
        "where": where,
    }
