"""Who is called what by whom: for each actor the wordings of each outlet, counted, with where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.languages.lists import word_list
from recoupe.model.alias import same_name
from recoupe.model.article import Article, Entry
from recoupe.model.claim import Claim, Name, NotSaid, Span
from recoupe.model.codes import Mode
from recoupe.model.copy import count_roots

COLUMNS = ("entity", "known", "outlet", "wording", "count", "articles", "roots", "direct", "where")
_ROLES = ("actor", "target")
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
    """One wording of one outlet for one actor. `known` is False where no table and no alias gives a canonical name."""

    entity: str
    known: bool
    outlet: str
    wording: str
    spots: tuple[Spot, ...]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that have it."""
        return frozenset(spot.article for spot in self.spots)


def wordings(entries: Iterable[Entry]) -> list[Wording]:
    """Each actor's wordings; the actors most often named first, then by outlet and wording.

    Actors are who acts, who is acted upon, and who is quoted. A mention counts once, however many claims rest on it; a
    pronoun counts for nothing: the full mention that it stands for is what is counted.
    """
    found: dict[tuple[str, bool], dict[tuple[str, str], set[Spot]]] = {}
    spelt: dict[tuple[str, bool], str] = {}
    for entry in entries:
        for name, spot in _mentions(entry):
            label = called(entry, name)
            key = (same_name(label), name.entity is not None)
            spelt[key] = min(label, spelt.get(key, label))
            words = " ".join(spot.span.of(entry.article.text).split())
            found.setdefault(key, {}).setdefault((_outlet(entry, spot.span), words), set()).add(spot)
    rows = [
        Wording(spelt[key], key[1], outlet, words, tuple(sorted(spots)))
        for key, held in found.items()
        for (outlet, words), spots in held.items()
    ]
    total = {key: sum(map(len, held.values())) for key, held in found.items()}
    return sorted(
        rows,
        key=lambda r: (-total[same_name(r.entity), r.known], same_name(r.entity), r.known, r.outlet, r.wording),
    )


def called(entry: Entry, name: Name) -> str:
    """What an actor is listed as: `the enemy` and `our troops` with whose words they are, for another's enemy is somebody else."""
    label, text = name.entity or name.text, entry.article.text
    before = text[max(0, name.source.start - _BEFORE) : name.source.start].split()
    ours = bool(before) and before[-1].casefold() in word_list("possessives_of_us")
    standpoint = same_name(label) in word_list("standpoint_words") or (ours and label == name.text)
    return f"{label} ({_outlet(entry, name.source)})" if standpoint else label


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
        "outlet": wording.outlet,
        "wording": wording.wording,
        "count": len(wording.spots),
        "articles": len(wording.articles),
        "roots": count_roots(wording.articles, roots),
        "direct": sum(spot.direct for spot in wording.spots),
        "where": where,
    }
