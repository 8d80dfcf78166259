"""Who is said to have said what: for each quoted source every claim on its word, with the chain that it came by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.model.alias import same_name
from recoupe.model.article import Entry
from recoupe.model.claim import Claim, Link, label
from recoupe.model.copy import count_roots

COLUMNS = (
    "source", "kind", "mode", "chain", "claim", "type", "trigger", "modality", "stance", "article", "name", "outlet",
    "start", "end", "sentence", "articles", "roots",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim on the word of one source: `link` is its place in the chain, `claim` and `entry` where it stands."""

    source: str
    link: Link
    claim: Claim
    entry: Entry

    @property
    def name(self) -> str:
        """The name that stands for the article."""
        return self.entry.names[0] if self.entry.names else self.entry.article.id


def sayings(entries: Iterable[Entry]) -> list[Saying]:
    """Everything that each source is said to have said; by source, then by article and place in it.

    A claim stands under every source of its chain: what an agency gives on a governor's word stands under both.
    """
    found = [
        Saying(label(cell.value), cell.value, claim, entry)
        for entry in entries
        for claim in entry.reading.claims
        for cell in claim.attribution
    ]
    spelt: dict[str, str] = {}
    for saying in found:
        key = same_name(saying.source)
        spelt[key] = min(saying.source, spelt.get(key, saying.source))
    once = {
        (same_name(s.source), s.claim.id): Saying(spelt[same_name(s.source)], s.link, s.claim, s.entry) for s in found
    }
    return sorted(
        once.values(),
        key=lambda s: (same_name(s.source), s.name, s.entry.article.id, s.claim.trigger, s.claim.id),
    )


def heard(found: Iterable[Saying], roots: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """In how many articles each source is quoted, and on how many independent roots these stand."""
    articles: dict[str, set[str]] = {}
    for saying in found:
        articles.setdefault(saying.source, set()).add(saying.claim.article)
    return {source: (len(held), count_roots(held, roots)) for source, held in articles.items()}


def flat_row(saying: Saying, counts: Mapping[str, tuple[int, int]]) -> tuple[str, ...]:
    """A saying as words, in the order of `COLUMNS`."""
    return tuple(str(value) for value in row(saying, counts).values())


def row(saying: Saying, counts: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """A saying as a JSON object, its keys those of `COLUMNS`; `counts` is what `heard` gives."""
    claim, article = saying.claim, saying.entry.article
    return {
        "source": saying.source,
        "kind": str(saying.link.kind),
        "mode": str(saying.link.mode),
        "chain": " → ".join(label(cell.value) for cell in claim.attribution),
        "claim": claim.id,
        "type": str(claim.type.value),
        "trigger": claim.trigger.of(article.text),
        "modality": str(claim.modality.value),
        "stance": str(claim.stance.value),
        "article": article.id,
        "name": saying.name,
        "outlet": article.about.outlet.value if article.about.outlet else saying.name,
        "start": claim.trigger.start,
        "end": claim.trigger.end,
        "sentence": claim.sentence.of(article.text),
        "articles": counts[saying.source][0],
        "roots": counts[saying.source][1],
    }
