"""Made-up claims with known events and known noise: does grouping hold, and how fast is it, at sizes no gold has?

    python eval/synthetic.py [--claims 100000] [--seed 1]

Events have a kind, a place, a day, two sides, a toll and a few words of their own. One to five articles tell of each, and
each telling is noisy: a day off by one or left out, a place spelt otherwise, with or without its coordinates, another
toll, a side left out, other words.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from recoupe.model.codes import Counts, EventType, Modality, Precision
from recoupe.relate.columns import Builder, Columns
from recoupe.relate.events import grouped
from recoupe.relate.leaves import leaf_of
from recoupe.relate.sketch import Count, Determiner, Paper, Place, Sketch

KINDS = (
    EventType.STRIKE,
    EventType.ATTACK,
    EventType.CASUALTIES,
    EventType.CAPTURE,
    EventType.BATTLE,
    EventType.DETENTION,
)
PLACES, DAYS, SIDES, WORDS = 4000, 1500, 60, 20000  # a war of four years in a country of four thousand villages
FIRST_DAY = 736000  # some day of 2016
IN_ARTICLE = 4  # claims


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, as nobody tells it."""

    kind: EventType
    place: Place
    day: int
    actor: str
    target: str
    toll: int
    words: tuple[str, ...]


def happening(draw: random.Random, places: list[Place]) -> Happening:
    """One event."""
    actor, target = draw.sample(range(SIDES), 2)
    words = tuple(f"mot{draw.randrange(WORDS)}" for _ in range(6))
    toll = draw.choice((1, 2, 3, 5, 8, 12, 20, 45))
    return Happening(
        draw.choice(KINDS),
        draw.choice(places),
        FIRST_DAY + draw.randrange(DAYS),
        f"camp{actor}",
        f"camp{target}",
        toll,
        words,
    )


def telling(draw: random.Random, event: Happening, number: int, article: str, at: int) -> Sketch:
    """What one article makes of it."""
    day = event.day + draw.choices((0, -1, 1), (80, 10, 10))[0]
    toll = event.toll if draw.random() < 0.7 else max(1, round(event.toll * draw.uniform(0.7, 1.5)))
    words = {*draw.sample(event.words, 3), *(f"mot{draw.randrange(WORDS)}" for _ in range(5))}
    return Sketch(
        claim=f"c{number}", article=article, at=at, sentence=at, type=event.kind, modality=Modality.ASSERTED,
        trigger=draw.choice((f"t{event.kind}", f"u{event.kind}")), form=str(event.kind), plural=False,
        determiner=Determiner.NONE, actors=(event.actor,) if draw.random() < 0.8 else (),
        targets=(event.target,) if draw.random() < 0.8 else (), places=(spelt(draw, event.place),),
        days=(day, day) if draw.random() < 0.9 else None, figures=(Count(Counts.KILLED, toll, toll),),
        harm=Counts.KILLED if event.kind is EventType.CASUALTIES else None, equipment=(), words=frozenset(words),
    )  # fmt: skip


def spelt(draw: random.Random, place: Place) -> Place:
    """A place by its name, or by another spelling with coordinates that are some kilometres off, or with none."""
    if draw.random() < 0.8:
        return place
    key = place.key.replace("bourg", draw.choice(("bourgh", "burg")))
    if draw.random() < 0.3 or place.latitude is None or place.longitude is None:
        return Place(key, None, None, Precision.UNKNOWN)
    return replace(
        place, key=key, latitude=place.latitude + draw.gauss(0, 0.02), longitude=place.longitude + draw.gauss(0, 0.02)
    )


def tellings(claims: int, seed: int) -> Iterator[tuple[int, Happening]]:
    """Events with how often each is told, in the order in which articles take them up."""
    draw = random.Random(seed)
    places = [
        Place(f"bourg{n:05d}", draw.uniform(30, 37), draw.uniform(36, 45), Precision.POINT) for n in range(PLACES)
    ]
    told: list[tuple[int, Happening]] = []
    while len(told) < claims:
        event, number = happening(draw, places), len(told)
        told += [(number, event)] * draw.choice((1, 2, 3, 3, 4, 5))
    del told[claims:]
    draw.shuffle(told)
    told.sort(key=lambda one: one[1].day)
    yield from told


def columns_and_truth(claims: int, seed: int) -> tuple[Columns, list[int]]:
    """Claims as columns, and the event of each."""
    builder, draw, truth = Builder(), random.Random(seed + 1), []
    batch: list[tuple[int, Happening]] = []
    for number, one in enumerate([*tellings(claims, seed), None]):
        if batch and (one is None or len(batch) == 64 * IN_ARTICLE):
            draw.shuffle(batch)
            for start in range(0, len(batch), IN_ARTICLE):
                held = batch[start : start + IN_ARTICLE]
                article, day = f"a{number:08d}{start:03d}", max(event.day for _, event in held) + draw.randrange(3)
                told = " ".join(word for _, event in held for word in event.words[:2])
                builder.open(leaf_of(Paper(article, told, (day, day))))
                for place, (identity, event) in enumerate(held):
                    builder.add(telling(draw, event, len(truth), article, 200 * place))
                    truth.append(identity)
            batch = []
        if one is not None:
            batch.append(one)
    return builder.columns(), truth


def pair_figures(groups: list[list[int]], truth: list[int]) -> tuple[float, float]:
    """Precision and recall of pairs."""
    sizes = np.bincount(np.unique(truth, return_inverse=True)[1])
    of_truth = int((sizes * (sizes - 1) // 2).sum())
    told = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    right = 0
    for group in groups:
        _, counts = np.unique([truth[k] for k in group], return_counts=True)
        right += int((counts * (counts - 1) // 2).sum())
    return right / max(1, told), right / max(1, of_truth)


def run(claims: int, seed: int) -> tuple[float, float, float]:
    """Precision and recall of pairs, and the CPU seconds that grouping took."""
    columns, truth = columns_and_truth(claims, seed)
    start = time.process_time()
    events = grouped(columns)
    spent = time.process_time() - start
    return *pair_figures([[int(claim[1:]) for claim in event.claims] for event in events], truth), spent


def main() -> None:
    """Make, group, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    precision, recall, spent = run(args.claims, args.seed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{args.claims} claims: P {precision:.4f} R {recall:.4f}; grouped in {spent:.1f} CPU s, {memory:.2f} GB")


if __name__ == "__main__":
    main()
