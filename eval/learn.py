"""Train the learned decisions and write their tables of weights.

    python eval/learn.py [--shared ../shared]       # writes src/recoupe/languages/fr/weights/events.csv

Learned from the example sentences of the language tables and from development gold: gold/seeds and gold/press without the
documents of `heldout.json`. Figures that depend on gold are
never measured with these weights on these documents, but with those of `folds.py`, learned without the document (and without
texts that share passages with it). Needs scipy (`pip install -e '.[dev]'`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from golden import articles_of, golden
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from tables import FOLDER, Fitted, numbered, weights_of, write_table

from recoupe.annotate.candidates import Candidate, Seen, Setting, settings_of
from recoupe.annotate.event_features import Ground, features_of, own_features
from recoupe.annotate.events import propose, trigger_span
from recoupe.annotate.figures import find_figures
from recoupe.annotate.names import find_names
from recoupe.annotate.pipeline import parse_blocks
from recoupe.annotate.quotes import find_quotes
from recoupe.annotate.times import find_times
from recoupe.claims.context import Context
from recoupe.claims.reader import Reader, load_reader
from recoupe.evaluate.compare import overlap, pair_up
from recoupe.languages.pack import BLOCKING, Pack, read_table
from recoupe.languages.weights import Weights
from recoupe.model.article import Block
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind, EventType
from recoupe.read import read_article

ROOT = Path(__file__).resolve().parent.parent
DECIDED = "events"
CHOICES = tuple(str(kind) for kind in EventType)
# How strongly weights are held near 0 (for any type, for one type, for frames), in how many examples a feature must stand, and
# from which probability an event is taken: the best of a few values over folds of development gold.
HOLD_ANY, HOLD_EACH, HOLD_OWN = 5.0, 15.0, 0.1
LEAST = 2
FROM = 0.42
# What a sentence of ours weighs against a candidate of gold: there are as many of them, and each is clearer than the press is.
# The row's own word is told by the row; for the other words of the sentence, the frames' own choice is taken.
ROW, REST = 0.4, 0.25
TABLES = (
    "frames/nouns*",
    "frames/verbs*",
    "light_verbs",
    "modality",
    "reporting_verbs",
    "reporting_nouns",
    "attribution_markers",
)
ROUNDS = 120
SMALL = 0.02  # a weight below turns nothing, and is not written
PASSAGE = 8  # words


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One candidate: where it stands in its article, its features, and what gold says (None: no event)."""

    span: tuple[int, int]
    features: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    proposed: str | None
    answer: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One article with gold: its examples, and the passages by which texts that copy it are known."""

    examples: tuple[Example, ...]
    passages: frozenset[tuple[str, ...]]


def lesson_of(pack: Pack, context: Context, claims: Sequence[dict[str, Any]]) -> Lesson:
    """The candidates of an article, each with what gold says of it."""
    found: list[Example] = []
    passages: set[tuple[str, ...]] = set()
    for block, setting in zip(context.blocks, settings_of(context.kinds), strict=True):
        tree, seen = block.tree, Seen(block.figures, block.times, block.quotes)
        ground = Ground(tree, block.names, pack, seen, setting)
        candidates = {candidate.head: candidate for candidate in propose(tree, block.names, pack, seen)}
        found += [example_of(ground, one, candidates) for one in candidates.values() if not one.blocked]
        passages |= {tree.lower[i : i + PASSAGE] for i in range(len(tree) - PASSAGE + 1)}
    return Lesson(tuple(answered(found, claims)), frozenset(passages))


def example_of(ground: Ground, candidate: Candidate, all_: dict[int, Candidate]) -> Example:
    """One candidate with its features."""
    tree, first, last = ground.tree, candidate.head, candidate.head
    if candidate.chosen is not None:
        first, last, _ = trigger_span(tree, candidate.head, candidate.chosen, candidate.slots, ground.names)
    own = {kind: tuple(features) for kind, features in own_features(candidate).items()}
    proposed = str(candidate.chosen.type) if candidate.chosen is not None else None
    return Example((tree.start[first], tree.end[last]), tuple(features_of(ground, candidate, all_)), own, proposed)


def answered(examples: list[Example], claims: Sequence[dict[str, Any]]) -> list[Example]:
    """The examples with the type of the claim on their words; of several words of one trigger, the one that the frames take."""

    def fit(claim: dict[str, Any], example: Example) -> float:
        shared = overlap(claim["span"], example.span)
        told = 0.6 * (example.proposed == claim["type"]) + 0.3 * (example.proposed is not None)
        return shared + told if shared else 0

    answers = {id(example): claim["type"] for claim, example in pair_up(claims, examples, fit)}
    return [replace(e, answer=answers.get(id(e))) for e in examples]


def own_sentences(reader: Reader) -> Lesson:
    """The examples of the language tables: the word of a row of frames names an event of its type, or none if the row blocks."""
    folder = FOLDER.parent
    rows = [row for name in TABLES for path in sorted(folder.glob(f"{name}.csv")) for row in read_table(path)]
    text = "\n".join(row["example"] for row in rows)
    ends = list(accumulate(len(row["example"]) + 1 for row in rows))
    blocks = [
        Block(BlockKind.BODY, Span(end - 1 - len(row["example"]), end - 1), "")
        for end, row in zip(ends, rows, strict=True)
    ]
    article = replace(read_article(b"."), text=text, blocks=tuple(blocks))
    found: list[Example] = []
    for row, (_, tree) in zip(rows, parse_blocks(reader.nlp, reader.pack, article, blocks), strict=True):
        names = find_names(tree, reader.pack, {})
        seen = Seen(find_figures(tree), find_times(tree), find_quotes(tree))
        ground = Ground(tree, names, reader.pack, seen, Setting())
        candidates = {candidate.head: candidate for candidate in propose(tree, names, reader.pack, seen)}
        told = False
        for candidate in (one for one in candidates.values() if not one.blocked):
            one = example_of(ground, candidate, candidates)
            own = not told and "type" in row and any(frame.lemma == row["lemma"] for frame in candidate.frames)
            told = told or own
            answer = (None if row["type"] == BLOCKING else row["type"]) if own else one.proposed
            found.append(replace(one, answer=answer, weight=ROW if own else REST))
    return Lesson(tuple(found), frozenset())


def train(lessons: Iterable[Lesson]) -> Weights:
    """Weights by logistic regression over all examples of some lessons."""
    examples = [example for lesson in lessons for example in lesson.examples]
    common = numbered(Counter(f for e in examples for f in e.features), LEAST)
    single = numbered(Counter(f for e in examples for held in e.own.values() for f in held), 1)
    fitted = Fitted(common, single, *fit(examples, common, single))
    return weights_of(fitted, choices=CHOICES, threshold=FROM, small=SMALL)


def matrix(rows: Sequence[Iterable[str]], columns: dict[str, int]) -> csr_matrix:
    """One row for each list of features, 1 where it holds one."""
    indices, ends = [], [0]
    for row in rows:
        indices += [columns[feature] for feature in row if feature in columns]
        ends.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(rows), len(columns)))


def fit(examples: Sequence[Example], common: dict[str, int], single: dict[str, int]) -> tuple[Any, Any, Any, float]:
    """The weights for any type, for each, of what speaks for one alone, and the bias: the likeliest, held near 0."""
    n, f, k, c = len(examples), len(common), len(single), len(CHOICES)
    x = matrix([e.features for e in examples], common)
    z = matrix([e.own.get(choice, ()) for e in examples for choice in CHOICES], single)
    xt, zt = x.T.tocsr(), z.T.tocsr()
    weight = np.array([e.weight for e in examples])
    y = np.array([[e.answer == choice for choice in CHOICES] for e in examples], dtype=float)

    def cut(theta: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
        return theta[:f], theta[f : f + f * c].reshape(f, c), theta[f + f * c : -1], theta[-1]

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        whole, each, own, bias = cut(theta)
        scores = (x @ whole)[:, None] + x @ each + (z @ own).reshape(n, c) + bias
        top = np.maximum(scores.max(axis=1), 0)
        shares = np.exp(scores - top[:, None])
        total = shares.sum(axis=1) + np.exp(-top)
        off = (shares / total[:, None] - y) * weight[:, None]
        held = HOLD_ANY * whole @ whole + HOLD_EACH * (each * each).sum() + HOLD_OWN * own @ own
        value = -(weight * ((y * scores).sum(axis=1) - top - np.log(total))).sum() + held / 2
        slope = [xt @ off.sum(axis=1) + HOLD_ANY * whole, (xt @ off + HOLD_EACH * each).ravel()]
        return value, np.concatenate([*slope, zt @ off.ravel() + HOLD_OWN * own, [off.sum()]])

    start = np.zeros(f + f * c + k + 1)
    return cut(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x)


def main() -> None:
    """Train on all development gold and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    reader, articles = load_reader(), articles_of(shared)
    taught = {key: one for key, one in golden(shared).items() if not one.held_out}
    lessons = [lesson_of(reader.pack, reader.context_of(articles[key]), one.claims) for key, one in taught.items()]
    print(write_table(train([*lessons, own_sentences(reader)]), DECIDED))


if __name__ == "__main__":
    main()
