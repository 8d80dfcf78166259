"""An article with letters that were decoded twice, read as it was meant: what is read is carried back to the stored text."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any

from recoupe.model.article import Article
from recoupe.model.claim import Claim, Reading, Span, claim_id
from recoupe.read.repair import Repaired, repair


def as_meant(article: Article) -> tuple[Article, Repaired] | None:
    """The article over its repaired text, None where nothing is to be repaired."""
    repaired = repair(article.text)
    if repaired is None:
        return None
    return _moved(replace(article, text=repaired.text), repaired.forth), repaired


def carried_back(reading: Reading, repaired: Repaired) -> Reading:
    """The same reading with its spans over the stored text; the words of values stay as they were meant."""
    moved: Reading = _moved(reading, repaired.back)
    seen: Counter[int] = Counter()
    claims: list[Claim] = []
    for claim in moved.claims:
        start = claim.trigger.start
        claims.append(replace(claim, id=claim_id(reading.article, start, seen[start])))
        seen[start] += 1
    return replace(moved, claims=tuple(claims))


def _moved(value: Any, move: Any) -> Any:
    """A noun with all its spans moved."""
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_moved(each, move) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _moved(getattr(value, field.name), move) for field in fields(value)})
    return value
