"""Grouping of claims into events, measured on gold claims and beside plain rules."""

from __future__ import annotations

from pathlib import Path

from recoupe.evaluate.claims_of_gold import claims_of
from recoupe.evaluate.gold import names_of_gold, read_gold, read_texts
from recoupe.model.claim import Claim
from recoupe.model.edtf import days_of
from recoupe.read import read_article
from recoupe.relate.columns import Columns, columns_of
from recoupe.relate.sketch import Paper, ordinals, sketch_of

SETS = ("seeds", "press")


def gold_pile(shared: Path) -> list[tuple[Paper, list[Claim], list[str]]]:
    """Articles of the French gold with their claims and the events of those, by id."""
    pile = []
    for name in SETS:
        gold, texts = shared / "gold" / name, shared / "texts" / name
        for doc, document in read_gold(gold, read_texts(texts, names_of_gold(gold))).items():
            article = read_article((texts / doc).read_bytes())
            about = document["document"]
            day = about.get("published") or (about.get("published_inferred") or {}).get("edtf")
            claims = claims_of(document, article.text, article.id)
            events = [row["event"] for row in document["claims"]]
            order = sorted(range(len(claims)), key=lambda k: (claims[k].trigger.start, claims[k].id))
            paper = Paper(article.id, article.text, ordinals(day) if day and days_of(day) else None)
            pile.append((paper, [claims[k] for k in order], [events[k] for k in order]))
    return sorted(pile, key=lambda held: held[0].id)


def gold_columns(shared: Path) -> tuple[Columns, list[str]]:
    """The gold claims as columns, and the event of each."""
    pile = gold_pile(shared)
    columns = columns_of((paper, [sketch_of(claim, paper) for claim in claims]) for paper, claims, _ in pile)
    return columns, [event for *_, events in pile for event in events]
