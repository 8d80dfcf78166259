"""Event detection on POPCORN (data/popcorn-fr, MIT), which is learned from nowhere in this repository.

    python eval/popcorn.py [--shared ../shared]

POPCORN's 400 invented reports are about accidents, crime and unrest as much as about conflicts. `MAPPING` says which of its event
types are events of the codebook, and as what; events of other types, and nouns that only point back (`incident`), count neither
for nor against. What POPCORN does not mark as an event at all (deaths, above all, are attributes there) is not in its gold
either: `exact` precision counts it as wrong, `recall` does not see it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from recoupe.claims.reader import load_reader
from recoupe.evaluate.compare import overlap
from recoupe.read import read_article

# POPCORN's type -> the types of ours that say the same. Types that are not named here are outside the codebook.
MAPPING: dict[str, tuple[str, ...]] = {
    "BOMBING": ("strike", "attack", "destruction", "casualties"),
    "CRIMINAL_ARREST": ("detention",),
    "COUP_D_ETAT": ("political", "attack", "capture"),
    "ELECTION": ("political",),
    "CIVIL_WAR_OUTBREAK": ("battle",),
    "RIOT": ("battle", "attack", "destruction"),
    "POLITICAL_VIOLENCE": ("battle", "attack", "abuse", "destruction"),
}
EVENTS = {
    *MAPPING, "ACCIDENT", "FIRE", "GATHERING", "CBRN_EVENT", "ECONOMICAL_CRISIS", "THEFT", "NATURAL_EVENT", "EPIDEMIC", "STRIKE",
    "DEMONSTRATION", "TRAFFICKING", "POLLUTION", "ILLEGAL_CIVIL_DEMONSTRATION", "AGITATING_TROUBLE_MAKING", "SUICIDE",
    "DRUG_OPERATION", "NATURAL_CAUSES_DEATH", "HOOLIGANISM_TROUBLEMAKING",
}  # fmt: skip
VAGUE = frozenset("incident événement évènement événements drame tragédie scène situation acte actes y elle il".split())


def main() -> None:
    """Read all reports and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parent.parent.parent / "shared")
    reports = json.loads((parser.parse_args().shared / "data/popcorn-fr/train.json").read_text(encoding="utf-8"))
    reader = load_reader()
    gold = found = typed = ours = beside = 0
    for report in reports.values():
        text = report["text"]
        claims = reader(read_article(text.encode())).claims
        marked = [(e["type"], m) for e in report["entities"] if e["type"] in EVENTS for m in e["mentions"]]
        wanted = [(kind, m) for kind, m in marked if kind in MAPPING and m["value"].lower() not in VAGUE]
        gold += len(wanted)
        for kind, mention in wanted:
            met = [c for c in claims if overlap((mention["start"], mention["end"]), (c.trigger.start, c.trigger.end))]
            found += bool(met)
            typed += any(str(c.type.value) in MAPPING[kind] for c in met)
        types = {kind for kinds in MAPPING.values() for kind in kinds} - {"casualties"}
        for claim in claims:
            if str(claim.type.value) not in types:
                continue
            span = (claim.trigger.start, claim.trigger.end)
            hits = {kind for kind, m in marked if overlap((m["start"], m["end"]), span)}
            if hits & MAPPING.keys():
                ours += 1
            elif not hits:
                beside += 1
    precision, recall = ours / max(ours + beside, 1), found / max(gold, 1)
    print(f"event mentions of mapped types: {gold}; found {found} (recall {recall:.3f}), of a fitting type {typed}")
    print(
        f"claims of mapped types on such mentions {ours}, on no event of POPCORN {beside} (precision {precision:.3f})"
    )
    print(f"F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}")


if __name__ == "__main__":
    main()
