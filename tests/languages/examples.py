"""Runs the example sentence of each row of the language tables and compares what is read with the row's `reads`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.claims.reader import Reader
from recoupe.model.article import Article, Block
from recoupe.model.claim import Cell, Claim, Figure, Name, NotSaid, Reading, Span, Where
from recoupe.model.codes import BlockKind

STOP = frozenset(["le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux", "et"])
ROLE_NAMES = ("actor", "target", "place", "origin", "equipment")


def read_examples(reader: Reader, sentences: Sequence[str]) -> list[tuple[str, Reading]]:
    """A reading for each sentence, each as an article of its own."""
    found = []
    for number, sentence in enumerate(sentences):
        block = Block(BlockKind.BODY, Span(0, len(sentence)), "test")
        article = Article(f"{number:016x}", "", sentence, "utf-8", "fr", (block,), published="2024-05-15")
        found.append((sentence, reader(article)))
    return found


def same_words(wanted: str, got: str) -> bool:
    """Equal but for case and apostrophes, or half of the words shared."""
    a, b = (set(x.lower().replace("’", "'").replace("'", " ").split()) - STOP for x in (wanted, got))
    return len(a & b) / max(len(a | b), 1) >= 0.5


def names_of(cells: tuple[Cell[Name], ...] | tuple[Cell[Where], ...] | NotSaid) -> list[str]:
    """The texts of a cell's values."""
    return [] if isinstance(cells, NotSaid) else [cell.value.text for cell in cells]


def figures_of(cells: tuple[Cell[Figure], ...] | NotSaid) -> list[Figure]:
    """The figures of a claim."""
    return [] if isinstance(cells, NotSaid) else [cell.value for cell in cells]


def missing_roles(claim: Claim, reads: Mapping[str, str]) -> list[str]:
    """What the row promises and the claim lacks."""
    lacks = []
    for key, value in reads.items():
        if key in ROLE_NAMES:
            got = names_of(getattr(claim, key))
            lacks += [f"{key}={v}" for v in value.split("+") if not any(same_words(v, g) for g in got)]
        elif key == "counts" and value.isdigit():
            if int(value) not in [figure.minimum for figure in figures_of(claim.number)]:
                lacks.append(f"counts={value}")
    return lacks


def check_event(sentence: str, reading: Reading, *, lemma: str, type_name: str, reads: Mapping[str, str]) -> str:
    """Empty if the example reads as its row says, else what is wrong."""
    stem = lemma.removeprefix("se ").removeprefix("s'")[:4].lower()
    fitting = [c for c in reading.claims if stem[:3] in c.trigger.of(sentence).lower()] or list(reading.claims)
    if type_name == "none":
        hits = [c for c in reading.claims if c.type.rule.split(".")[2] == lemma]
        return f"read as {hits[0].type.value}" if hits else ""
    typed = [c for c in reading.claims if c.type.value == type_name]
    if not typed:
        return f"no {type_name}: " + ", ".join(f"{c.trigger.of(sentence)}={c.type.value}" for c in fitting)
    lacks = min((missing_roles(claim, reads) for claim in typed), key=len)
    return "lacks " + ", ".join(lacks) if lacks else ""
