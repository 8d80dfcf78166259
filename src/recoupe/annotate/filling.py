"""Who fills a role that the rules leave open: learned weights choose among the nouns of the sentence, or nobody.

What the rules propose stands, and is one of the features: for each role the candidates of a sentence compete, with nobody among
them, and who is likely enough is added. Without weights (a language pack that has none) there are the rules' own fillers alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import exp

from recoupe.annotate.deciding import Decision, reasons, score
from recoupe.annotate.filler_features import ROLES, Sight, candidates, event_features, features_of, sight_of
from recoupe.annotate.marks import EventMark, Names, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import Pack
from recoupe.languages.weights import Weights

DECIDED = "roles"  # the table of weights: languages/fr/weights/roles.csv
EQUAL = 0.3  # part of the likeliest of a row of coordinated candidates from which another of the row goes with it
LEARNED = "learned"  # the slot of a filler that no rule proposed


def fill(tree: Tree, names: Names, pack: Pack, events: tuple[EventMark, ...]) -> tuple[EventMark, ...]:
    """The events with the further actors and targets that the weights choose."""
    weights = pack.weights.get(DECIDED)
    if weights is None or not events:
        return events
    sight = sight_of(tree, names, pack, events)
    rows: dict[int, list[int]] = {}
    found = []
    for number, event in enumerate(events):
        at = tree.sentence[event.head]
        if at not in rows:
            rows[at] = candidates(sight, tree.words_of_sentence(event.head))
        row = [i for i in rows[at] if i != event.head]
        new = chosen(sight, weights, number, row)
        found.append(replace(event, roles=(*event.roles, *new)) if new else event)
    return tuple(found)


def chosen(sight: Sight, weights: Weights, number: int, row: list[int]) -> list[RoleMark]:
    """The candidates of a sentence that are likely enough in a role and that the rules give none, the likelier first."""
    taken = {mark.head for mark in sight.events[number].roles}
    common = event_features(sight, sight.events[number])
    base = score(weights, common, {})
    scored = []
    for i in row:
        features, own = features_of(sight, number, i, row)
        found = score(weights, features, own)
        scored.append((i, features, own, [a + b - weights.bias for a, b in zip(base, found, strict=True)]))
    likely: list[tuple[float, int, int]] = []
    for k in range(len(ROLES)):
        top = max((scores[k] for *_, scores in scored), default=0.0)
        top = max(top, 0.0)
        total = sum(exp(scores[k] - top) for *_, scores in scored) + exp(-top)
        shares = {i: exp(scores[k] - top) / total for i, _, _, scores in scored}
        likely += [(together, n, k) for n, together in enumerate(shared(sight.tree, shares))]
    new = []
    for share, n, k in sorted(likely, key=lambda one: (-one[0], one[1:])):
        i, features, own, _ = scored[n]
        if share < weights.threshold:
            break
        if i not in taken:
            taken.add(i)
            because = reasons(weights, (*features, *common), own.get(ROLES[k], ()), k)
            new.append(RoleMark(ROLES[k], i, LEARNED, Decision(ROLES[k], share, share, because)))
    return new


def shared(tree: Tree, shares: Mapping[int, float]) -> list[float]:
    """How likely each candidate is together with those that it is coordinated with: `l'armée et la police` act as one.

    One that by itself is far less likely than the likeliest of its row stays by itself.
    """
    leaders: dict[int, int] = {}
    for i in shares:
        leader = i
        while tree.dep[leader] == "conj" and tree.head[leader] in shares:
            leader = tree.head[leader]
        leaders[i] = leader
    rows: dict[int, list[float]] = {}
    for i, share in shares.items():
        rows.setdefault(leaders[i], []).append(share)
    return [sum(rows[leaders[i]]) if share >= EQUAL * max(rows[leaders[i]]) else share for i, share in shares.items()]
