"""When two names, numbers, spans or claims count as the same, and how two lists are paired. Pure. Next: scorer.py."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

Row = Mapping[str, Any]
Span = tuple[int, int]
T = TypeVar("T")

ROLES = ("actor", "target", "place", "origin", "equipment")
SAME_SPAN = 0.2  # two spans are the same if they share this part of the longer one: a trigger is a word, not a sentence
_SAME_TYPE = 1000  # above any overlap in characters: a pair of one type comes before any other
_STOP = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "de",
        "du",
        "d",
        "au",
        "aux",
        "the",
        "a",
        "an",
        "of",
        "in",
        "et",
        "and",
    ]
)
_EDTF_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def plain(words: str | None) -> str:
    """Words without case, accents and marks."""
    folded = unicodedata.normalize("NFKD", words or "").casefold()
    return re.sub(r"[^\w]+", " ", "".join(letter for letter in folded if not unicodedata.combining(letter))).strip()


def content_words(text: str | None) -> set[str]:
    """The words of a text that carry content."""
    return {word for word in plain(text).split() if word not in _STOP}


def same_entity(gold: Row, predicted: Row) -> bool:
    """Equal canonical names."""
    return bool(plain(gold.get("entity"))) and plain(gold.get("entity")) == plain(predicted.get("entity"))


def same_name(gold: Row, predicted: Row) -> bool:
    """Same argument: equal canonical name, or wordings that share at least half of their words.

    Gold's `mention` (a pronoun, a description) is no match by itself: what it stands for has to be found.
    """
    if same_entity(gold, predicted):
        return True
    words = content_words(gold.get("text"))
    for other in (
        predicted.get("text"),
        predicted.get("entity"),
        None if gold.get("mention") else predicted.get("mention"),
    ):
        others = content_words(other)
        if words and others and len(words & others) / len(words | others) >= 0.5:
            return True
    return False


def same_source(gold: Row, predicted: Row) -> bool:
    """Same link of a chain of attribution."""
    return same_name({**gold, "text": gold.get("source")}, {**predicted, "text": predicted.get("source")})


def same_number(gold: Row, predicted: Row) -> bool:
    """Same bounds of the same thing."""
    return all(gold.get(key) == predicted.get(key) for key in ("counts", "min", "max"))


def edtf_of(claim: Row) -> str | None:
    """The time of a claim as scored."""
    edtf: str | None = (claim.get("time") or {}).get("edtf")
    return edtf


def kilometres(a: Row, b: Row) -> float:
    """The distance between two points on the globe."""
    la1, lo1, la2, lo2 = map(math.radians, (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 6371 * 2 * math.asin(math.sqrt(h))


def overlap(a: Span, b: Span) -> int:
    """Shared characters of two spans, 0 where they are less than SAME_SPAN of the longer one."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared if shared > 0 and shared >= SAME_SPAN * max(a[1] - a[0], b[1] - b[0]) else 0


def pair_up(gold: Sequence[T], predicted: Sequence[T], fits: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Greedy one-to-one pairing by best `fits` value (0: no pair); ties go by order."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            fit = fits(g, p) or 0
            if fit > 0:
                options.append((-fit, i, j))
    used_g: set[int] = set()
    used_p: set[int] = set()
    pairs = []
    for _, i, j in sorted(options):
        if i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def likeness(gold: Row, predicted: Row) -> float:
    """0 to below 1: how much of two claims is equal; tells claims on one trigger apart, whatever their order."""
    layers = [(role, same_name) for role in ROLES] + [("number", same_number), ("attribution", same_source)]
    hits, total = 0, 0
    for name, same in layers:
        ours, theirs = gold.get(name) or [], predicted.get(name) or []
        hits += len(pair_up(ours, theirs, same))
        total += max(len(ours), len(theirs))
    hits += (edtf_of(gold) == edtf_of(predicted)) + (gold["modality"] == predicted.get("modality"))
    return float(hits / (total + 3))


def trigger_fit(gold: Row, predicted: Row) -> float:
    """How well two claims fit by their triggers, then type, then all else; 0 where the triggers do not meet."""
    over = overlap(gold["span"], predicted["span"])
    return over + (_SAME_TYPE if gold["type"] == predicted["type"] else 0) + likeness(gold, predicted) if over else 0


def interval(edtf: str | None) -> list[date] | None:
    """First and last day of an EDTF value, None where it has none: `2017-10` is 1 to 31 October."""
    ends = [re.sub(r"[~?%]", "", end) for end in (edtf or "").split("/")]
    days = []
    for end, last in ((ends[0], False), (ends[-1], True)):
        match = _EDTF_POINT.fullmatch(end)
        if not match or int(match[2] or 1) > 12:
            return None
        year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), int(match[3] or 1)
        try:
            exact = match[3] or not last
            days.append(
                date(year, month, day) if exact else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            )
        except ValueError:
            return None
    return days


def inferred_right(gold: Row | None, predicted: Row | None) -> bool:
    """The inferred interval meets gold's and is no longer than a quarter (or twice gold's, where that is longer)."""
    a, b = interval((gold or {}).get("edtf")), interval((predicted or {}).get("edtf"))
    return bool(a and b and a[0] <= b[1] and b[0] <= a[1] and (b[1] - b[0]).days <= max(92, 2 * (a[1] - a[0]).days))
