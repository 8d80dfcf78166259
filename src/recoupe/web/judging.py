"""One cell to be judged: what it says, on which words, and what a verdict on it is bound to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from recoupe.model.claim import CELLS, Cell, NotSaid, Said, Span, label
from recoupe.model.corrected import ONE, key_of
from recoupe.model.errors import NotFoundError
from recoupe.model.given import find_words
from recoupe.model.verdict import Key
from recoupe.render.page.account import cells_of
from recoupe.store import View
from recoupe.store.paged import Told

COLUMNS = (
    "claim", "cell", "ordinal", "article", "type", "proposed", "words", "rule", "method", "confidence", "value", "author",
    "sentence", "href",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A cell of a claim; `value` is None where it is silent."""

    told: Told
    name: str
    ordinal: int
    value: Cell[Any] | None

    @property
    def words(self) -> Span | None:
        """The first words of the value."""
        return self.value.evidence[0] if self.value and self.value.evidence else None

    @property
    def said(self) -> Said | None:
        """Whose word it is, where a person changed what was read."""
        if self.value:
            return self.value.said
        held = getattr(self.told.claim, self.name)
        return held.said if isinstance(held, NotSaid) else None

    @property
    def proposed(self) -> str | None:
        """What was read, in words; that stays what is judged, whatever a person gave since."""
        if self.said:
            return self.said.read
        return label(self.value.value) if self.value else None

    def given(self, value: str, text: str) -> Key:
        """What a verdict is bound to that gives a value where none was read: the words of it, where they stand in the text."""
        found = find_words(text, value, self.told.claim.trigger.start) if self.name not in (*ONE, "number") else None
        return replace(self.key, words_start=found.start, words_end=found.end) if found else self.key

    @property
    def key(self) -> Key:
        """What a verdict on it is bound to."""
        held = getattr(self.told.claim, self.name)
        return key_of(self.told.claim, self.name, self.value or (held if isinstance(held, NotSaid) else None))


def find_case(view: View, claim: str, cell: str, ordinal: int) -> Case:
    """A cell by its claim, name and place; the place behind the last of several is that of one more value.

    Raises:
        NotFoundError: there is no such cell.
    """
    told = next(iter(view.told([claim])), None)
    if told is None or cell not in CELLS:
        raise NotFoundError(f"no cell {cell!r} of a claim {claim!r} in this dossier")
    held = cells_of(told.claim, cell)
    if ordinal > len(held) or (held and ordinal == len(held) and cell in ONE):
        raise NotFoundError(f"no value {ordinal} of {cell!r} of the claim {claim!r}")
    return Case(told, cell, ordinal, held[ordinal] if ordinal < len(held) else None)


def cases_of(told: Told) -> list[Case]:
    """All cells of a claim, the silent ones too."""
    found = []
    for name in CELLS:
        held = cells_of(told.claim, name)
        found += [Case(told, name, n, value) for n, value in enumerate(held)] or [Case(told, name, 0, None)]
    return found


def case_row(case: Case) -> dict[str, Any]:
    """A cell for programs, its keys those of `COLUMNS`."""
    told, value, words = case.told, case.value, case.words
    return {
        "claim": told.claim.id, "cell": case.name, "ordinal": case.ordinal, "article": told.claim.article,
        "type": str(told.claim.type.value), "proposed": case.proposed, "words": [words.start, words.end] if words else None,
        "rule": value and value.rule, "method": value and str(value.method), "confidence": value and value.confidence,
        "value": label(value.value) if value else None, "author": case.said and case.said.author,
        "sentence": told.sentence, "href": f"/review?claim={told.claim.id}&cell={case.name}&ordinal={case.ordinal}",
    }  # fmt: skip
