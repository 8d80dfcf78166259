"""Train who fills a role, and write the table of weights.

    python eval/learn_roles.py [--shared ../shared]            # writes src/recoupe/languages/fr/weights/roles.csv
    python eval/learn_roles.py --folds [--shared ../shared]    # measures instead, each document by weights learned without it

Learned from the events of gold/seeds and gold/press that the rules find too, without the documents of `heldout.json`: gold says who
acts and who is acted upon, and of several mentions of one filler the one that the rules propose, else the nearest in the tree, is the
right one. For each role of each event its candidates compete, with nobody among them (a softmax over candidates).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import recoupe.languages
from recoupe.annotate.candidates import settings_of
from recoupe.annotate.filler_features import ROLES, candidates, event_features, features_of, path_of, sight_of
from recoupe.annotate.filling import DECIDED, LEARNED, fill
from recoupe.annotate.marks import RoleMark
from recoupe.annotate.names import vote
from recoupe.annotate.pipeline import mark_tree, parse_blocks
from recoupe.claims.context import Context
from recoupe.claims.entities import known_in
from recoupe.claims.links import attribution_of
from recoupe.claims.make import Scene, name_cell, name_cells
from recoupe.claims.reader import Reader, is_read, load_reader
from recoupe.claims.wielded import as_used
from recoupe.evaluate.compare import overlap, pair_up, same_name
from recoupe.evaluate.gold import read_gold, read_texts
from recoupe.languages.weights import BIAS, THRESHOLD, Weights
from recoupe.model.article import Article
from recoupe.model.claim import Cell, Name, NotSaid
from recoupe.read import read_article

HERE = Path(__file__).parent
TABLE = Path(recoupe.languages.__file__).parent / "fr" / "weights" / f"{DECIDED}.csv"
SETS = ("seeds", "press")
# How strongly weights are held near 0 (of features for both roles, for one, of what the rules say), in how many examples a feature
# must stand, and from which probability a filler is taken: the best of a few values over folds of development gold.
HOLD_ANY, HOLD_EACH, HOLD_OWN = 2.0, 2.0, 0.3
LEAST = 3
FROM = 0.4
STEPS = ((0.1, 120), (0.03, 80), (0.01, 50))  # sizes of steps, and how many
SMALL = 0.03  # a weight below turns nothing, and is not written
FOLDS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One candidate of one event: its features, what speaks for one role alone, and the roles that gold gives it."""

    features: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    roles: frozenset[str]


Event = tuple[Example, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One gold document: its events with their candidates."""

    name: str
    held_out: bool
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """One gold document as it was read: its context without learned fillers, and gold's claims."""

    name: str
    held_out: bool
    context: Context
    claims: list[dict[str, Any]]


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


def paired(read: Read) -> list[tuple[dict[str, Any], tuple[Scene, int, tuple[int, int]]]]:
    """Gold's claims with the events on the same words."""

    def fit(claim: dict[str, Any], found: tuple[Scene, int, tuple[int, int]]) -> float:
        shared = overlap(claim["span"], found[2])
        return shared + (1000 if claim["type"] == found[0].event.type else 0) if shared else 0

    return pair_up(read.claims, list(scenes_of(read.context)), fit)


def lesson_of(reader: Reader, read: Read) -> Lesson:
    """The candidates of the events of a document, each with what gold says of it."""
    found = []
    for claim, (scene, number, _) in paired(read):
        block = scene.block
        sight = sight_of(block.tree, block.names, reader.pack, block.events)
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
    return Lesson(read.name, read.held_out, tuple(found))


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
                    up, _, down = path_of(tree, i, head)
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
    events = [event for lesson in lessons for event in lesson.events]
    common = numbered(Counter(f for event in events for e in event for f in e.features), LEAST)
    single = numbered(Counter(f for event in events for e in event for held in e.own.values() for f in held), 1)
    whole, each, own, bias = fit(events, common, single)
    found = {f: round(float(whole[i]), 2) for f, i in common.items()} | {
        f: round(float(own[i]), 2) for f, i in single.items()
    }
    by_role = {
        f: tuple((k, round(float(w), 2)) for k, w in enumerate(each[i]) if abs(w) >= SMALL) for f, i in common.items()
    }
    return Weights(
        ROLES,
        round(float(bias), 3),
        FROM,
        {f: w for f, w in found.items() if abs(w) >= SMALL},
        {f: cells for f, cells in by_role.items() if cells},
    )


def numbered(counts: Counter[str], least: int) -> dict[str, int]:
    """Features in alphabetical order by number, without rare ones."""
    return {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}


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


def write(weights: Weights, path: Path) -> None:
    """A table of weights, features in alphabetical order."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["feature", "any", *weights.choices])
        rows.writerow([BIAS, weights.bias, *[""] * len(weights.choices)])
        rows.writerow([THRESHOLD, weights.threshold, *[""] * len(weights.choices)])
        for feature in sorted(weights.any.keys() | weights.each.keys()):
            cells = dict(weights.each.get(feature, ()))
            rows.writerow(
                [feature, weights.any.get(feature, ""), *(cells.get(i, "") for i in range(len(weights.choices)))]
            )


def read_all(reader: Reader, shared: Path) -> list[Read]:
    """All gold documents, read without learned fillers. The weights that are shipped are taken out of the reader's pack."""
    reader.pack.weights.pop(DECIDED, None)  # type: ignore[attr-defined]
    apart = frozenset(json.loads((HERE / "heldout.json").read_text(encoding="utf-8"))["documents"])
    found = []
    for part in SETS:
        folder, texts = shared / "gold" / part, shared / "texts" / part
        stems = {
            json.loads(path.read_text(encoding="utf-8"))["doc"]: path.stem for path in sorted(folder.glob("*.json"))
        }
        for name, document in read_gold(folder, read_texts(texts, stems)).items():
            held = part == "press" and stems[name] in apart
            article = read_article((texts / name).read_bytes())
            found.append(Read(name, held, context_of(reader, article), document["claims"]))
    return found


def context_of(reader: Reader, article: Article) -> Context:
    """The marks of an article."""
    blocks = [block for block in article.blocks if is_read(block)]
    parsed = list(parse_blocks(reader.nlp, reader.pack, article, blocks))
    votes, settings = vote([tree for _, tree in parsed]), settings_of(parsed)
    marks = [mark_tree(tree, reader.pack, votes, one) for (_, tree), one in zip(parsed, settings, strict=True)]
    return Context(article, marks, [kind for kind, _ in parsed])


def filled(read: Read, reader: Reader) -> Read:
    """The same document with the fillers that the weights in the reader's pack choose."""
    blocks = [replace(b, events=fill(b.tree, b.names, reader.pack, b.events)) for b in read.context.blocks]
    return replace(read, context=replace(read.context, blocks=blocks))


def count(read: Read) -> Counter[tuple[str, str]]:
    """Fillers that are right, those of gold and those found, by role, of the events that both sides have."""
    counts: Counter[tuple[str, str]] = Counter()
    for claim, (scene, _, _) in paired(read):
        scene = replace(scene, event=replace(scene.event, roles=as_used(scene.block, scene.event)))
        for role in ROLES:
            cells = name_cells(scene, role)
            found = [] if isinstance(cells, NotSaid) else [row_of(cell) for cell in cells]
            gold = claim.get(role) or []
            counts[role, "right"] += len(pair_up(gold, found, same_name))
            counts[role, "gold"] += len(gold)
            counts[role, "found"] += len(found)
    return counts


def told(name: str, counts: Counter[tuple[str, str]]) -> str:
    """One line of figures."""
    cells = []
    for role in ROLES:
        right, gold, found = (counts[role, what] for what in ("right", "gold", "found"))
        cells.append(
            f"{role} P {right / max(found, 1):.3f} R {right / max(gold, 1):.3f} F1 {2 * right / max(gold + found, 1):.3f}"
        )
    return f"{name:24} " + "   ".join(cells)


def measure(reader: Reader, reads: Sequence[Read], lessons: Sequence[Lesson]) -> None:
    """Actors and targets given the trigger: by the rules alone, and with weights learned without the document."""
    weights = {
        fold: train(one for one in lessons if not one.held_out and fold_of(one.name) != fold) for fold in range(FOLDS)
    } | {-1: train(one for one in lessons if not one.held_out)}
    for title, held in (("development, out of fold", False), ("held out", True)):
        rules: Counter[tuple[str, str]] = Counter()
        learned: Counter[tuple[str, str]] = Counter()
        for read in reads:
            if read.held_out is held:
                rules += count(read)
                reader.pack.weights[DECIDED] = weights[-1 if held else fold_of(read.name)]  # type: ignore[index]
                learned += count(filled(read, reader))
        print(told(f"{title}: rules", rules))
        print(told(f"{title}: learned", learned))


def fold_of(name: str) -> int:
    """The fold of a document by its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Train on all development gold and write, or measure over folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--folds", action="store_true")
    asked = parser.parse_args()
    reader = load_reader()
    reads = read_all(reader, asked.shared)
    lessons = [lesson_of(reader, read) for read in reads]
    if asked.folds:
        measure(reader, reads, lessons)
        return
    weights = train(lesson for lesson in lessons if not lesson.held_out)
    write(weights, TABLE)
    print(f"{len(weights.any.keys() | weights.each.keys())} features written to {TABLE}")


if __name__ == "__main__":
    main()
