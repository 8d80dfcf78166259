"""Train who fills a role, and write the table of weights.

    python eval/learn_roles.py [--shared ../shared]        # writes src/recoupe/languages/fr/weights/roles.csv

Learned from the events of gold/seeds and gold/press that the rules find too, without the documents of `heldout.json`: gold says who
acts and who is acted upon, and of several mentions of one filler the one that the rules propose, else the nearest in the tree, is the
right one. For each role of each event its candidates compete, with nobody among them (a softmax over candidates). Figures that depend
on gold are those of `folds.py`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from golden import articles_of, golden
from tables import Fitted, numbered, weights_of, write_table

from recoupe.annotate.filler_features import (
    ROLES,
    candidates,
    event_features,
    features_of,
    ladder_of,
    path_of,
    sight_of,
)
from recoupe.annotate.filling import DECIDED, LEARNED
from recoupe.annotate.marks import RoleMark
from recoupe.claims.context import Context
from recoupe.claims.entities import known_in
from recoupe.claims.links import attribution_of
from recoupe.claims.make import Scene, name_cell
from recoupe.claims.reader import Reader, load_reader
from recoupe.evaluate.compare import overlap, pair_up, same_name
from recoupe.languages.pack import Pack
from recoupe.languages.weights import Weights
from recoupe.model.article import Article
from recoupe.model.claim import Cell, Name

ROOT = Path(__file__).resolve().parent.parent
# How strongly weights are held near 0 (of features for both roles, for one, of what the rules say), in how many examples a feature
# must stand, and from which probability a filler is taken: the best of a few values over folds of development gold.
HOLD_ANY, HOLD_EACH, HOLD_OWN = 2.0, 2.0, 0.3
LEAST = 3
FROM = 0.4
STEPS = ((0.1, 120), (0.03, 80), (0.01, 50))  # sizes of steps, and how many
SMALL = 0.03  # a weight below turns nothing, and is not written


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One candidate of one event: its features, what speaks for one role alone, and the roles that gold gives it."""

    features: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    roles: frozenset[str]


Event = tuple[Example, ...]


Lesson = tuple[Event, ...]  # of one document


def row_of(cell: Cell[Name]) -> dict[str, Any]:
    """A name as the scorer compares it."""
    return {"text": cell.value.text, "entity": cell.value.entity or cell.value.text, "mention": None}


def scenes_of(context: Context) -> Iterable[tuple[Scene, int, tuple[int, int]]]:
    """Each event where it stands, its number in its block, and the span of its trigger."""
    known = known_in(context)
    for at, block in enumerate(context.blocks):
        for number, event in enumerate(block.events):
            chain, _ = attribution_of(context, at, event)
            speaker = chain[-1].value.source if chain else None
            span = (block.tree.start[event.first], block.tree.end[event.last])
            yield Scene(context, known, at, event, speaker), number, span


def paired(
    context: Context, claims: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], tuple[Scene, int, tuple[int, int]]]]:
    """Gold's claims with the events on the same words."""

    def fit(claim: dict[str, Any], found: tuple[Scene, int, tuple[int, int]]) -> float:
        shared = overlap(claim["span"], found[2])
        return shared + (1000 if claim["type"] == found[0].event.type else 0) if shared else 0

    return pair_up(claims, list(scenes_of(context)), fit)


def lesson_of(pack: Pack, context: Context, claims: Sequence[dict[str, Any]]) -> Lesson:
    """The candidates of the events of a document, read without learned fillers, each with what gold says of it."""
    found = []
    for claim, (scene, number, _) in paired(context, claims):
        block = scene.block
        sight = sight_of(block.tree, block.names, pack, block.events)
        head = scene.event.head
        row = [i for i in candidates(sight, block.tree.words_of_sentence(head)) if i != head]
        common = event_features(sight, scene.event)
        told = [features_of(sight, number, i, row) for i in row]
        answers = answered(scene, row, [own for _, own in told], claim)
        found.append(
            tuple(
                Example((*features, *common), {k: tuple(v) for k, v in own.items()}, frozenset(answers[i]))
                for i, (features, own) in zip(row, told, strict=True)
            )
        )
    return tuple(found)


def answered(
    scene: Scene, row: Sequence[int], own: Sequence[dict[str, list[str]]], claim: dict[str, Any]
) -> dict[int, set[str]]:
    """For each candidate the roles that it fills: of several that gold's filler may mean the best one alone."""
    answers: dict[int, set[str]] = {i: set() for i in row}
    tree, head = scene.block.tree, scene.event.head
    for role in ROLES:
        meant = defaultdict(list)
        for i, speaks in zip(row, own, strict=True):
            cell = name_cell(scene, RoleMark(role, i, LEARNED), "learn")
            for number, gold in enumerate(claim.get(role) or [] if cell else []):
                if same_name(gold, row_of(cell)):
                    up, _, down = path_of(tree, i, ladder_of(tree, head))
                    meant[number].append(
                        ("proposed" not in speaks.get(role, ()), len(up) + len(down), abs(i - head), i)
                    )
                    break
        for fitting in meant.values():
            if not answers[min(fitting)[-1]]:
                answers[min(fitting)[-1]].add(role)
    return answers


def train(lessons: Iterable[Lesson]) -> Weights:
    """Weights by which, for each role of each event, the right candidates are likeliest."""
    events = [event for lesson in lessons for event in lesson]
    common = numbered(Counter(f for event in events for e in event for f in e.features), LEAST)
    single = numbered(Counter(f for event in events for e in event for held in e.own.values() for f in held), 1)
    fitted = Fitted(common, single, *fit(events, common, single))
    return weights_of(fitted, choices=ROLES, threshold=FROM, small=SMALL)


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Where features hold: parallel arrays of rows and columns. A row is a candidate in a role."""

    rows: Any
    columns: Any

    def times(self, weights: Any, rows: int) -> Any:
        """The sum of the weights of each row."""
        return np.bincount(self.rows, weights=weights, minlength=rows)

    def back(self, values: Any, columns: int) -> Any:
        """The sum over the rows for each column."""
        return np.bincount(self.columns, weights=values[self.rows], minlength=columns)


def matrix(held: Sequence[Iterable[str]], numbers: dict[str, int]) -> Matrix:
    """The features of each row that have a number."""
    cells = [(row, numbers[f]) for row, features in enumerate(held) for f in features if f in numbers]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    return Matrix(np.array(rows, dtype=int), np.array(columns, dtype=int))


def fit(events: Sequence[Event], common: dict[str, int], single: dict[str, int]) -> tuple[Any, Any, Any, float]:
    """The weights for any role, for each, of what speaks for one alone, and the bias: the likeliest, held near 0."""
    flat = [(g * len(ROLES) + k, k, e) for g, event in enumerate(events) for k in range(len(ROLES)) for e in event]
    n, f, s = len(flat), len(common), max(len(single), 1)
    group = np.array([g for g, _, _ in flat])
    role = np.array([k for _, k, _ in flat])
    right = np.array([float(ROLES[k] in e.roles) for _, k, e in flat])
    groups = int(group.max()) + 1
    right = right / np.maximum(np.bincount(group, weights=right, minlength=groups), 1)[group]
    x = matrix([e.features for _, _, e in flat], common)
    z = matrix([e.own.get(ROLES[k], ()) for _, k, e in flat], single)
    in_role = role[x.rows]
    now: list[Any] = [np.zeros(f), np.zeros((f, len(ROLES))), np.zeros(s), np.array(-1.0)]
    speed, size = [np.zeros_like(p) for p in now], [np.zeros_like(p) for p in now]
    turn = 0
    for step, count in STEPS:
        for _ in range(count):
            turn += 1
            scores = x.times(now[0][x.columns] + now[1][x.columns, in_role], n) + z.times(now[2][z.columns], n) + now[3]
            top = np.zeros(groups)
            np.maximum.at(top, group, scores)
            shares = np.exp(scores - top[group])
            shares = shares / (np.bincount(group, weights=shares, minlength=groups) + np.exp(-top))[group]
            off = shares - right
            slope = np.stack([x.back(off * (role == k), f) for k in range(len(ROLES))], axis=1)
            slopes = [
                slope.sum(axis=1) + HOLD_ANY * now[0],
                slope + HOLD_EACH * now[1],
                z.back(off, s) + HOLD_OWN * now[2],
                off.sum(),
            ]
            for j, each in enumerate(slopes):  # Adam
                speed[j] = 0.9 * speed[j] + 0.1 * each
                size[j] = 0.99 * size[j] + 0.01 * each**2
                now[j] = now[j] - step * (speed[j] / (1 - 0.9**turn)) / (np.sqrt(size[j] / (1 - 0.99**turn)) + 1e-6)
    return now[0], now[1], now[2], float(now[3])


def unfilled(reader: Reader, articles: Iterable[Article]) -> dict[str, Context]:
    """Articles by id as they are read before anything that was learned fills a role: its features are of what the rules say."""
    ours = reader.with_weights({name: held for name, held in reader.pack.weights.items() if name != DECIDED})
    return {article.id: ours.context_of(article) for article in articles}


def main() -> None:
    """Train on all development gold and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    reader, articles = load_reader(), articles_of(shared)
    taught = {key: one for key, one in golden(shared).items() if not one.held_out}
    contexts = unfilled(reader, (articles[key] for key in taught))
    lessons = [lesson_of(reader.pack, contexts[key], one.claims) for key, one in taught.items()]
    print(write_table(train(lessons), DECIDED))


if __name__ == "__main__":
    main()
