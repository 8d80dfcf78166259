"""Predicted claims against gold, layer by layer.

Figures are end to end: a wrong or missing trigger loses its arguments too. Those under "given the trigger" (and
modality, coordinates, chains, event clusters, cross-document links) are over the claims that both sides have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from recoupe.evaluate.compare import (
    ROLES,
    edtf_of,
    inferred_right,
    kilometres,
    overlap,
    pair_up,
    plain,
    same_entity,
    same_name,
    same_number,
    same_source,
    trigger_fit,
)
from recoupe.evaluate.counts import Count, Share, b_cubed, linked_pairs

NEAR_KM = 25
NEAR = f"coordinates within {NEAR_KM} km"
SHARES = (
    "modality accuracy",
    "own voice or attributed",
    "attribution depth",
    "attribution chain, in order",
    "attribution kind",
    "canonical names",
    NEAR,
    "published date",
    "inferred date",
    "outlet",
)
GIVEN = ", given the trigger"
_SHOWN = 110  # characters of a sentence in the list of errors

Row = Mapping[str, Any]
Pairs = list[tuple[Row, Row]]
Errors = list[tuple[str, ...]]
Items = Callable[[Row], list[Any]]


def score(gold: Mapping[str, Row], predicted: Mapping[str, Row], errors: Errors | None = None) -> dict[str, Any]:
    """All figures, by name.

    Args:
        gold: documents by name, from `read_gold`.
        predicted: those of the program, from `read_predicted`.
        errors: a list to which what is missed, spurious or wrong is added.
    """
    tally = _Tally(errors)
    for doc, document in gold.items():
        tally.add(doc, document, predicted[doc])
    return tally.result(len(gold))


class _Tally:
    """The counts of a run, over all its documents."""

    def __init__(self, errors: Errors | None) -> None:
        self.errors = errors
        self.counts: dict[str, Count] = defaultdict(Count)
        self.shares: dict[str, Share] = defaultdict(Share)
        self.by_type: dict[str, Count] = defaultdict(Count)
        self.confusion: dict[str | None, Count] = defaultdict(Count)
        self.pairs: list[tuple[str, Row, Row]] = []

    def add(self, doc: str, gold: Row, predicted: Row) -> None:
        """Count one document."""
        g, p = gold["claims"], predicted["claims"]
        pairs: Pairs = pair_up(g, p, trigger_fit)
        self._add_triggers(doc, g, p, pairs)
        self._add_layers(doc, g, p, pairs)
        for a, b in pairs:
            self._add_chains(a, b)
            self._add_modality(doc, a, b)
            self.pairs.append((doc, a, b))
        loaded = pair_up(gold["loaded"], predicted["loaded"], lambda x, y: overlap(x["span"], y["span"]))
        sizes = len(gold["loaded"]), len(predicted["loaded"])
        self.counts["loaded span"].add(len(loaded), *sizes)
        self.counts["loaded span + category"].add(sum(x["category"] == y["category"] for x, y in loaded), *sizes)
        self._add_document(gold["document"], predicted["document"])

    def _add_triggers(self, doc: str, g: Sequence[Row], p: Sequence[Row], pairs: Pairs) -> None:
        typed = [(a, b) for a, b in pairs if a["type"] == b["type"]]
        self.counts["trigger"].add(len(pairs), len(g), len(p))
        self.counts["claim"].add(len(typed), len(g), len(p))
        for claim in g:
            self.by_type[claim["type"]].add(0, 1, 0)
        for claim in p:
            self.by_type[claim["type"]].add(0, 0, 1)
        for a, _ in typed:
            self.by_type[a["type"]].add(1, 0, 0)
        if self.errors is not None:
            missed = (c for c in g if all(c is not a for a, _ in pairs))
            spurious = (c for c in p if all(c is not b for _, b in pairs))
            self.errors.extend(("missed", doc, c["type"], c["trigger"], c["sentence"][:_SHOWN]) for c in missed)
            self.errors.extend(("spurious", doc, c["type"], _trigger_words(c), "") for c in spurious)
            wrong = ((a, b) for a, b in pairs if a["type"] != b["type"])
            self.errors.extend(
                ("wrong type", doc, f"{a['type']} -> {b['type']}", a["trigger"], a["sentence"][:_SHOWN])
                for a, b in wrong
            )

    def _add_layers(self, doc: str, g: Sequence[Row], p: Sequence[Row], pairs: Pairs) -> None:
        for name, (items, _) in _LAYERS.items():
            found, wrong = self._add_layer(name, g, p, pairs)
            for x, y in found:
                if name in ("actor", "target", "place") and x.get("entity"):
                    self.shares["canonical names"].add(same_entity(x, y))
                if name == "place" and x.get("lat") is not None and x.get("precision") == "point":
                    near = y.get("lat") is not None and y.get("lon") is not None and kilometres(x, y) <= NEAR_KM
                    self.shares[NEAR].add(near)
                if name == "attribution":
                    self.shares["attribution kind"].add(x.get("kind") == y.get("kind"))
            if self.errors is not None:
                self.errors.extend(
                    (name, doc, a["trigger"], f"{_shown(items(a))} -> {_shown(items(b))}", a["sentence"][:_SHOWN])
                    for a, b in wrong
                )

    def _add_layer(
        self, name: str, g: Sequence[Row], p: Sequence[Row], pairs: Pairs
    ) -> tuple[list[tuple[Any, Any]], Pairs]:
        """Count one list-valued layer. Returns the matched items, and the pairs that miss some."""
        items, same = _LAYERS[name]
        found: list[tuple[Any, Any]] = []
        wrong: Pairs = []
        for a, b in pairs:
            gold, predicted = items(a), items(b)
            here = pair_up(gold, predicted, same)
            found += here
            self.counts[name + GIVEN].add(len(here), len(gold), len(predicted))
            if len(here) < max(len(gold), len(predicted)):
                wrong.append((a, b))
        self.counts[name].add(len(found), sum(len(items(c)) for c in g), sum(len(items(c)) for c in p))
        return found, wrong

    def _add_chains(self, a: Row, b: Row) -> None:
        chains = a.get("attribution") or [], b.get("attribution") or []
        same_depth = len(chains[0]) == len(chains[1])
        self.shares["own voice or attributed"].add(bool(chains[0]) == bool(chains[1]))
        self.shares["attribution depth"].add(same_depth)
        if chains[0]:
            in_order = same_depth and all(same_source(x, y) for x, y in zip(*chains, strict=True))
            self.shares["attribution chain, in order"].add(in_order)
        stances = [c.get("stance") or "none" for c in (a, b)]
        self.counts["stance (endorsed, disputed)"].add(
            stances[0] == stances[1] != "none", stances[0] != "none", stances[1] != "none"
        )

    def _add_modality(self, doc: str, a: Row, b: Row) -> None:
        right = a["modality"] == b.get("modality")
        self.shares["modality accuracy"].add(right)
        self.confusion[a["modality"]].add(right, 1, 0)
        self.confusion[b.get("modality")].add(0, 0, 1)
        if self.errors is not None and not right:
            self.errors.append(
                ("modality", doc, a["trigger"], f"{a['modality']} -> {b.get('modality')}", a["sentence"][:_SHOWN])
            )

    def _add_document(self, gold: Row, predicted: Row) -> None:
        """Metadata and blocks of one document; a document that was not predicted gets nothing."""
        shares, counts = self.shares, self.counts
        shares["published date"].add(
            predicted and (gold.get("published") or None) == (predicted.get("published") or None)
        )
        shares["outlet"].add(predicted and plain(gold.get("outlet")) == plain(predicted.get("outlet")))
        if gold.get("published_inferred") and not gold.get("published"):
            shares["inferred date"].add(inferred_right(gold["published_inferred"], predicted.get("published_inferred")))
        cg, cp = gold.get("cites") or [], predicted.get("cites") or []
        counts["cites"].add(
            len(pair_up(cg, cp, lambda x, y: same_name({"text": x["name"]}, {"text": y["name"]}))), len(cg), len(cp)
        )
        for kind in ("boilerplate", "caption", "embedded"):
            bg, bp = _block_characters(gold, kind), _block_characters(predicted, kind)
            counts[f"{kind} chars"].add(len(bg & bp), len(bg), len(bp))

    def _add_arguments(self) -> None:
        """The five roles together, end to end and given the trigger."""
        for suffix in ("", GIVEN):
            for role in ROLES:
                part = self.counts[role + suffix]
                self.counts["arguments" + suffix].add(part.tp, part.gold, part.pred)

    def _add_links(self) -> None:
        for name, across in (("cross-document links", True), ("same-document links", False)):
            gold = linked_pairs([(doc, a["event"]) for doc, a, _ in self.pairs], across=across)
            predicted = linked_pairs([(doc, b.get("event")) for doc, _, b in self.pairs], across=across)
            self.counts[name].add(len(gold & predicted), len(gold), len(predicted))

    def result(self, documents: int) -> dict[str, Any]:
        """All figures, in the order in which they are shown."""
        self._add_arguments()
        self._add_links()
        classes = [count.row()["f1"] for count in self.confusion.values() if count.gold]
        return {
            "scores": {k: self.counts[k].row() for k in sorted(self.counts, key=lambda k: k.endswith(GIVEN))},
            "by type": {k: count.row() for k, count in sorted(self.by_type.items())},
            "modality macro F1": round(sum(classes) / len(classes), 4) if classes else None,
            "modality by class": {
                str(k): c.row() for k, c in sorted(self.confusion.items(), key=lambda kc: str(kc[0]))
            },
            **{name: self.shares[name].value() for name in SHARES},
            "event clusters B3": b_cubed([(a, b) for _, a, b in self.pairs]),
            "B3 of no clustering": b_cubed([(a, {}) for _, a, _ in self.pairs])["f1"],
            "documents": documents,
        }


def _list_of(name: str) -> Items:
    return lambda claim: claim.get(name) or []


def _times(claim: Row) -> list[str]:
    edtf = edtf_of(claim)
    return [edtf] if edtf else []


_LAYERS: dict[str, tuple[Items, Callable[[Any, Any], bool]]] = {
    **{role: (_list_of(role), same_name) for role in ROLES},
    "number": (_list_of("number"), same_number),
    "time": (_times, lambda x, y: bool(x == y)),
    "attribution": (_list_of("attribution"), same_source),
}


def _block_characters(document: Row, kind: str) -> set[int]:
    return {
        i
        for block in document.get("blocks") or []
        if block["kind"] == kind and block["span"]
        for i in range(*block["span"])
    }


def _trigger_words(claim: Row) -> str:
    trigger = claim["trigger"]
    return trigger if isinstance(trigger, str) else trigger.get("text") or ""


def _shown(items: Sequence[Any]) -> str:
    return str([x if isinstance(x, str) else x.get("source") or x.get("text") for x in items])
