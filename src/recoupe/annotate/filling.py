"""Who fills a role: the rules propose, and learned weights choose further fillers among the nouns of the sentence, or nobody.

What the rules propose is one of the features: for each role the candidates of a sentence compete, with nobody among them. Who is
likely enough is added; what is proposed stands unless it is all but ruled out. Without weights (a language pack that has none)
there are the rules' own fillers alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp

from recoupe.annotate.deciding import Decision, reasons, score
from recoupe.annotate.filler_features import ROLES, Sight, candidates, event_features, features_of, sight_of
from recoupe.annotate.marks import EventMark, Names, RoleMark
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import Pack
from recoupe.languages.weights import Weights
from recoupe.model.codes import EventType

DECIDED = "roles"  # the table of weights: languages/fr/weights/roles.csv
EQUAL = 0.15  # part of the likeliest of a row of coordinated candidates from which another of the row goes with it
KEEP = 0.06  # likelihood below which a filler that a rule proposes is dropped: out of fold up to 0.1 is as good; here all our examples read
AGENT = "par"  # who stands behind it acts, and is never dropped
ACTOR, TARGET = ROLES
BLOWS = frozenset([EventType.STRIKE, EventType.ATTACK])  # not battles: soldiers killed in one fought in it
HARM = frozenset([EventType.CASUALTIES, EventType.DESTRUCTION, EventType.DISPLACEMENT])
LEARNED = "learned"  # the slot of a filler that no rule proposed
Told = tuple[
    list[str], dict[str, list[str]]
]  # the features of a candidate in any role, and what speaks for one role alone


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
        kept, new = chosen(sight, weights, number, row)
        found.append(replace(event, roles=(*kept, *new)) if new or len(kept) < len(event.roles) else event)
    return tuple(found)


def chosen(sight: Sight, weights: Weights, number: int, row: list[int]) -> tuple[list[RoleMark], list[RoleMark]]:
    """What is kept of the fillers that the rules propose, and the further candidates that are likely enough, the likelier first."""
    event = sight.events[number]
    common = event_features(sight, event)
    told = [features_of(sight, number, i, row) for i in row]
    likely = likelihoods(sight, weights, common, row, told)
    doubted = doubtful(sight.tree, event, likely)
    kept = [mark for mark in event.roles if (mark.head, mark.role) not in doubted]
    taken = {mark.head for mark in kept}
    new = []
    for share, i, k in sorted(likely, key=lambda one: (-one[0], one[1:])):
        if share < weights.threshold:
            break
        if i not in taken and not is_victim_of(sight, number, i, ROLES[k]):
            taken.add(i)
            features, own = told[row.index(i)]
            because = reasons(weights, (*features, *common), own.get(ROLES[k], ()), k)
            new.append(RoleMark(ROLES[k], i, LEARNED, Decision(ROLES[k], share, share, because)))
    return kept, new


def is_victim_of(sight: Sight, number: int, i: int, role: str) -> bool:
    """True for who is harmed in the blow that is asked for: `dix personnes tuées dans une frappe` do not strike."""
    if role != ACTOR or sight.events[number].type not in BLOWS:
        return False
    return any(
        other == TARGET and sight.events[at].type in HARM for at, other, _ in sight.filled.get(i, ()) if at != number
    )


def doubtful(tree: Tree, event: EventMark, likely: Sequence[tuple[float, int, int]]) -> set[tuple[int, str]]:
    """The fillers that the weights all but rule out, each with its role.

    Where a pronoun or a possessive fills the role too (`l'armée apporte son soutien`), the likelihood of one is shared by two mentions.
    What is coordinated goes with the first of its row (`des maisons, des voitures et des motos`).
    """
    echoed = {mark.role for mark in event.roles if tree.pos[mark.head] in ("DET", "PRON")}
    unlikely = {(i, ROLES[k]) for share, i, k in likely if share < KEEP and tree.preposition(i) != AGENT}
    found = {(i, role) for i, role in unlikely if role not in echoed}
    proposed = {(mark.head, mark.role) for mark in event.roles} - found
    return {(i, role) for i, role in found if not (tree.dep[i] == "conj" and (tree.head[i], role) in proposed)}


def likelihoods(
    sight: Sight, weights: Weights, common: Sequence[str], row: Sequence[int], told: Sequence[Told]
) -> list[tuple[float, int, int]]:
    """How likely each candidate is in each role, with the candidate and the number of the role."""
    base = score(weights, common, {})
    scored = [[a + b - weights.bias for a, b in zip(base, score(weights, *one), strict=True)] for one in told]
    found: list[tuple[float, int, int]] = []
    for k in range(len(ROLES)):
        top = max([0.0, *(scores[k] for scores in scored)])
        total = sum(exp(scores[k] - top) for scores in scored) + exp(-top)
        shares = {i: exp(scores[k] - top) / total for i, scores in zip(row, scored, strict=True)}
        found += [(share, i, k) for i, share in zip(row, shared(sight.tree, shares), strict=True)]
    return found


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
