"""The gate on names: each of a few names is found wherever the seeds have it, however it is spelt. Figures only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from outcome import Line, at_least

from recoupe.claims.reader import Reader, is_read, load_reader
from recoupe.model.article import Article
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


def found_spans(reader: Reader, article: Article) -> tuple[list[Span], list[Span]]:
    """What of an article is read, and where names are marked or stand in cells."""
    context = reader.context_of(article)
    spans = [
        Span(block.tree.start[mark.first], block.tree.end[mark.last])
        for block in context.blocks
        for mark in block.names.marks
    ]
    for claim in reader(article).claims:
        for cells in (claim.actor, claim.target, claim.place, claim.origin):
            if not isinstance(cells, NotSaid):
                spans += [cell.value.source for cell in cells if cell.value.entity]
    return [block.span for block in article.blocks if is_read(block)], spans


def shares(folder: Path) -> dict[str, tuple[int, int]]:
    """For each name, in how many of its places it is found, and how many it has."""
    reader = load_reader()
    counts = dict.fromkeys(VARIANTS, (0, 0))
    for path in sorted(folder.glob("*.txt")):
        article = read_article(path.read_bytes())
        read, spans = found_spans(reader, article)
        for name, variants in VARIANTS.items():
            for match in re.finditer(rf"(?<![\w./@]){variants}", article.text, re.IGNORECASE):
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
