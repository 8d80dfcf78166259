"""An article with letters that were decoded twice, read as it was meant: what is read is carried back to the stored text."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any

from recoupe.model.article import Article
from recoupe.model.claim import Claim, Name, Reading, Span, Where, claim_id
from recoupe.read.repair import Repaired, repair


def as_meant(article: Article) -> tuple[Article, Repaired] | None:
    """The article over its repaired text, None where nothing is to be repaired."""
    repaired = repair(article.text)
    if repaired is None:
        return None
    return _moved(replace(article, text=repaired.text), repaired.forth), repaired


def carried_back(reading: Reading, repaired: Repaired, text: str) -> Reading:
    """The same reading over the stored text: mentions are its words, with what was meant as their name.

    Args:
        text: the stored text.
    """
    moved: Reading = _as_stored(_moved(reading, repaired.back), text)
    seen: Counter[int] = Counter()
    claims: list[Claim] = []
    for claim in moved.claims:
        start = claim.trigger.start
        claims.append(replace(claim, id=claim_id(reading.article, start, seen[start])))
        seen[start] += 1
    return replace(moved, claims=tuple(claims))


def _as_stored(value: Any, text: str) -> Any:
    """A noun with the words of its mentions as they stand in the stored text; what they mean is their name, if they differ."""
    if isinstance(value, tuple):
        return tuple(_as_stored(each, text) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {field.name: _as_stored(getattr(value, field.name), text) for field in fields(value)}
    if isinstance(value, Name | Where) and value.source.of(text) != value.text:
        held |= {"text": value.source.of(text), "entity": value.entity or value.text}
    return replace(value, **held)


def _moved(value: Any, move: Any) -> Any:
    """A noun with all its spans moved."""
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_moved(each, move) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _moved(getattr(value, field.name), move) for field in fields(value)})
    return value
