"""Scores of a pipeline on gold DocBins, from RAW text: its own tokens and sentences, accuracy on the tokens that align.

    python evaluate.py MODEL GOLD.spacy... [--json OUT.json]

A gold file with dependencies gives the syntax scores, one with names the name scores. Features are compared as a whole.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Span, Token
from spacy.training import Example

import recoupe.annotate.french  # noqa: F401 (registers the model's parts)

RELATIONS = ("nsubj", "obj", "nsubj:pass", "obl:agent", "aux:pass", "ccomp", "acl:relcl", "parataxis:insert")


def bounds(unit: Token | Span) -> tuple[int, int]:
    if isinstance(unit, Span):
        return unit.start_char, unit.end_char
    return unit.idx, unit.idx + len(unit)


def head_bounds(token: Token) -> tuple[int, int] | None:
    return None if token.head.i == token.i else bounds(token.head)


def is_conditional(token: Token) -> bool:
    return "Cnd" in token.morph.get("Mood")


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def f_score(shared: int, gold: int, predicted: int) -> float:
    return percent(2 * shared, gold + predicted)


def word_tokens(doc: Doc) -> dict[tuple[int, int], Token]:
    return {bounds(token): token for token in doc if not token.is_space}


def count_pair(gold: Token, found: Token) -> Iterator[str]:
    """Names of what is right in one aligned token."""
    same_morph = str(gold.morph) == str(found.morph)
    same_head = head_bounds(gold) == head_bounds(found)
    checks = {
        "aligned": True,
        "upos": gold.pos_ == found.pos_,
        "feats": same_morph,
        "lemma": gold.lemma_ == found.lemma_,
        "uas": same_head,
        "las": same_head and gold.dep_ == found.dep_,
        "las, no subtypes": same_head and gold.dep_.split(":")[0] == found.dep_.split(":")[0],
        "conditional right": is_conditional(gold) and is_conditional(found),
    }
    yield from (name for name, right in checks.items() if right)
    if same_head and gold.dep_ == found.dep_:
        yield f"{gold.dep_} right"


def count_document(gold: Doc, found: Doc) -> Counter:
    counts: Counter = Counter()
    gold_tokens, found_tokens = word_tokens(gold), word_tokens(found)
    for side, tokens in (("gold", gold_tokens), ("found", found_tokens)):
        counts[f"tokens {side}"] = len(tokens)
        counts[f"conditional {side}"] = sum(map(is_conditional, tokens.values()))
        counts.update(f"{token.dep_} {side}" for token in tokens.values())
    for place in gold_tokens.keys() & found_tokens.keys():
        counts.update(count_pair(gold_tokens[place], found_tokens[place]))
    gold_sents, found_sents = set(map(bounds, gold.sents)), set(map(bounds, found.sents))
    counts.update(
        {"sents gold": len(gold_sents), "sents found": len(found_sents), "sents right": len(gold_sents & found_sents)}
    )
    return counts


def precision_recall(counts: Counter, name: str) -> dict:
    right, gold, found = (counts[f"{name} {side}"] for side in ("right", "gold", "found"))
    return {"p": percent(right, found), "r": percent(right, gold), "n": gold}


def syntax_scores(golds: list[Doc], founds: list[Doc]) -> dict:
    counts = sum((count_document(gold, found) for gold, found in zip(golds, founds, strict=True)), Counter())
    scores: dict = {"tokens": f_score(counts["aligned"], counts["tokens gold"], counts["tokens found"])}
    for name in ("upos", "feats", "lemma", "uas", "las", "las, no subtypes"):
        scores[name] = percent(counts[name], counts["aligned"])
    scores["sentences"] = f_score(counts["sents right"], counts["sents gold"], counts["sents found"])
    scores["conditional"] = precision_recall(counts, "conditional")
    scores["relations"] = {name: precision_recall(counts, name) for name in RELATIONS}
    return scores


def name_scores(golds: list[Doc], founds: list[Doc]) -> dict:
    def score(labels: set[str] | None) -> dict:
        def names(doc: Doc, attr: str) -> list[Span]:
            return [name for name in getattr(doc, attr) if labels is None or name.label_ in labels]

        examples = [Example(found, gold) for gold, found in zip(golds, founds, strict=True)]
        return Scorer.score_spans(examples, "ents", getter=names)

    everything = score(None)
    scores = {"f": everything["ents_f"], "p": everything["ents_p"], "r": everything["ents_r"]}
    scores["f without DATE"] = score({"PER", "LOC", "ORG", "MISC"})["ents_f"]
    scores |= {label: kind["f"] for label, kind in sorted(everything["ents_per_type"].items())}
    return {name: round(100 * value, 2) for name, value in scores.items()}


def evaluate(nlp: Language, path: Path) -> dict:
    golds = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    texts = [doc.text for doc in golds]
    start = time.process_time()
    founds = list(nlp.pipe(texts, batch_size=32))
    seconds = time.process_time() - start
    scores = syntax_scores if golds[0].has_annotation("DEP") else name_scores
    return {**scores(golds, founds), "words per CPU second": round(sum(map(len, golds)) / seconds)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    results = {path.stem: evaluate(nlp, path) for path in args.gold}
    for name, scores in results.items():
        print(name)
        for key, value in scores.items():
            print(f"    {key}: {value}")
    if args.json:
        args.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
