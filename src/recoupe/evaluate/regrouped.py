"""Gold claims grouped into events by the program: what grouping does, apart from what reading does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoupe.evaluate.claims_of_gold import claims_of
from recoupe.evaluate.gold import Document
from recoupe.relate.events import events_of
from recoupe.relate.sketch import Paper, ordinals

Row = Mapping[str, Any]


def paper_of_gold(document: Row, name: str, text: str) -> Paper:
    """A gold document as comparing needs it, with the day that the gold gives it."""
    about = document["document"]
    day = about.get("published") or (about.get("published_inferred") or {}).get("edtf")
    return Paper(name, text, ordinals(day) if day else None)


def regroup(coded: Mapping[str, Document], texts: Mapping[str, str]) -> dict[str, Document]:
    """The same documents, each claim with the event that the program puts it into.

    Args:
        coded: gold documents by name, from `read_gold`.
        texts: their texts, by name.
    """
    claims = {name: claims_of(document, texts[name], name) for name, document in coded.items()}
    papers = {name: paper_of_gold(document, name, texts[name]) for name, document in coded.items()}
    events = events_of((claim for held in claims.values() for claim in held), papers)
    of = {claim: event.id for event in events for claim in event.claims}
    return {
        name: {
            **document,
            "claims": [
                {**row, "event": of[claim.id]} for row, claim in zip(document["claims"], claims[name], strict=True)
            ],
        }
        for name, document in coded.items()
    }
