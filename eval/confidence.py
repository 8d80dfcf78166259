"""Measure how often each rule is right on development gold and write the table that claims take their confidence from.

    python eval/confidence.py [--shared ../shared]

Development gold is gold/seeds and gold/press without the documents of `heldout.json`. A rule (or class of rules) that fired
fewer than ten times has no row. Cells but the type are counted on claims whose trigger is right. Rules of modality, time,
figures and attribution are counted over all their uses, roles by role and slot.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from folds import load_fold_reader
from golden import articles_of, golden

import recoupe.languages
from recoupe.claims.confidence import ROLES, keys_of
from recoupe.evaluate.compare import overlap, pair_up, same_name, same_number, same_source, trigger_fit
from recoupe.export.score import claim_row
from recoupe.model.claim import Claim, NotSaid

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path(recoupe.languages.__file__).parent / "fr" / "confidence.csv"
LEAST = 10  # a rule that fired less often says nothing about itself
Row = dict[str, Any]
Use = tuple[str, str, bool]  # cell, rule, whether it was right


def list_uses(cell: str, held: Any, gold: list[Row], rows: list[Row], same: Any) -> Iterator[Use]:
    """One use for each value of a cell of several values."""
    if isinstance(held, NotSaid):
        return
    right = {id(row) for _, row in pair_up(gold, rows, same)}
    for value, row in zip(held, rows, strict=True):
        yield cell, value.rule, id(row) in right


def claim_uses(claim: Claim, row: Row, gold: Row) -> Iterator[Use]:
    """What each rule of a claim did, against the gold claim on its trigger."""
    for role in ROLES:
        yield from list_uses(role, getattr(claim, role), gold.get(role) or [], row[role], same_name)
    yield from list_uses("number", claim.number, gold.get("number") or [], row["number"], same_number)
    yield from list_uses(
        "attribution", claim.attribution, gold.get("attribution") or [], row["attribution"], same_source
    )
    yield "modality", claim.modality.rule, str(claim.modality.value) == gold["modality"]
    if not isinstance(claim.time, NotSaid):
        yield "time", claim.time.rule, claim.time.value.edtf == (gold.get("time") or {}).get("edtf")


def document_uses(claims: tuple[Claim, ...], rows: list[Row], gold: list[Row]) -> Iterator[Use]:
    """What each rule did in one document."""
    spanned = [{**row, "span": (row["trigger"]["start"], row["trigger"]["end"])} for row in rows]
    pairs = {id(mine): theirs for theirs, mine in pair_up(gold, spanned, trigger_fit)}
    for claim, row in zip(claims, spanned, strict=True):
        theirs = pairs.get(id(row))
        right = theirs is not None and bool(overlap(theirs["span"], row["span"])) and theirs["type"] == row["type"]
        yield "type", claim.type.rule, right
        if theirs is not None:
            yield from claim_uses(claim, row, theirs)


def all_uses(shared: Path) -> Iterator[Use]:
    """What each rule did in all documents of development gold."""
    reader = load_fold_reader(shared)
    articles = articles_of(shared)
    for key, document in golden(shared).items():
        if not document.held_out:
            claims = reader(articles[key]).claims
            rows = [claim_row(claim, articles[key].text, document.name) for claim in claims]
            yield from document_uses(claims, rows, list(document.claims))


def write_table(uses: Iterator[Use]) -> Mapping[str, float]:
    """The table by rule and class, rows in alphabetical order."""
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for cell, rule, good in uses:
        for key in dict.fromkeys(keys_of(cell, rule)):
            fired[key] += 1
            right[key] += good
    table = {key: round(right[key] / fired[key], 3) for key in sorted(fired) if fired[key] >= LEAST}
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["rule", "fired", "right", "precision"])
        rows.writerows([key, fired[key], right[key], value] for key, value in table.items())
    return table


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    table = write_table(all_uses(parser.parse_args().shared))
    print(f"{len(table)} rules and classes written to {TABLE}")


if __name__ == "__main__":
    main()
