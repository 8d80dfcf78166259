"""The gate on names: each of a few names is found wherever the seeds have it, however it is spelt. Figures only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from outcome import Line, at_least

from recoupe.annotate.names import vote
from recoupe.annotate.pipeline import mark_tree, parse_blocks
from recoupe.claims.reader import Reader, is_read, load_reader
from recoupe.model.claim import NotSaid, Span
from recoupe.read import read_article

FOUND = 0.95  # the share of its places in which each name must be found
# As the press spells them: with and without accents, hyphens and capitals.
VARIANTS = {
    "Daech": r"(?:dae(?:s|c)h|groupe [eé]tat islamique|organisation [eé]tat islamique|[eé]tat islamique|\bEI\b)",
    "FDS": r"(?:\bFDS\b|forces d[eé]mocratiques syriennes)",
    "Hezbollah": r"(?:h[ei]zbolla?h)",
    "Sputnik": r"(?:sp(?:o)?utnik)",
    "armée syrienne": r"(?:arm[eé]e (?:arabe |nationale )?syrienne(?! libre))",
    "Pentagone": r"(?:pentagone)",
    "Abou Kamal": r"(?:abo?u[ -]?kamal|al[- ]?bou[ -]?kamal|boukamal)",
    "Deir ez-Zor": r"(?:de[iï]r[ -](?:e[zl]|al|ezz?)[ -]?zo?u?r)",
}


def found_spans(reader: Reader, article_bytes: bytes) -> tuple[str, list[Span], list[Span]]:
    """A text, what of it is read, and where names are marked or stand in cells."""
    article = read_article(article_bytes)
    blocks = [block for block in article.blocks if is_read(block)]
    parsed = list(parse_blocks(reader.nlp, reader.pack, article, blocks))
    votes = vote([tree for _, tree in parsed])
    spans: list[Span] = []
    for _, tree in parsed:
        marks = mark_tree(tree, reader.pack, votes).names.marks
        spans += [Span(tree.start[mark.first], tree.end[mark.last]) for mark in marks]
    for claim in reader(article).claims:
        for cells in (claim.actor, claim.target, claim.place, claim.origin):
            if not isinstance(cells, NotSaid):
                spans += [cell.value.source for cell in cells if cell.value.entity]
    return article.text, [block.span for block in blocks], spans


def shares(folder: Path) -> dict[str, tuple[int, int]]:
    """For each name, in how many of its places it is found, and how many it has."""
    reader = load_reader()
    counts = dict.fromkeys(VARIANTS, (0, 0))
    for path in sorted(folder.glob("*.txt")):
        text, read, spans = found_spans(reader, path.read_bytes())
        for name, variants in VARIANTS.items():
            for match in re.finditer(rf"(?<![\w./@]){variants}", text, re.IGNORECASE):
                if not any(block.start <= match.start() < block.end for block in read):
                    continue
                hit = any(span.start <= match.start() and match.end() <= span.end for span in spans)
                right, of = counts[name]
                counts[name] = right + hit, of + 1
    return counts


def gate(shared: Path) -> Iterator[Line]:
    """A line a name; one that no seed holds is left out."""
    for name, (right, of) in shares(shared / "texts" / "seeds").items():
        if of:
            yield at_least(f"{name}: found in {right} of {of} places", right / of, FOUND)
