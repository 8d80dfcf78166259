"""Which candidates name an event, and of which type: frames propose, learned weights decide.

Without weights (a language pack that has none) the frame that the rules choose is taken as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.annotate.candidates import Candidate, Grade
from recoupe.annotate.deciding import Decision, decide
from recoupe.annotate.event_features import Ground, features_of, own_features
from recoupe.languages.frames import Frame, plain_frame
from recoupe.languages.pack import Pack
from recoupe.model.codes import EventType

DECIDED = "events"  # the table of weights: languages/fr/weights/events.csv


def judge(ground: Ground, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Frame, Decision | None]]:
    """The candidates that are events, each with the frame that says who plays which role, and why it is one."""
    weights = ground.pack.weights.get(DECIDED)
    if weights is None:
        yield from ((c, c.chosen, None) for c in candidates if c.chosen is not None)
        return
    by_head = {candidate.head: candidate for candidate in candidates}
    for candidate in candidates:
        if candidate.blocked:
            continue  # a row says that this is no event: a person's word, which weights do not overrule
        decision = decide(weights, features_of(ground, candidate, by_head), own_features(candidate))
        if decision is not None:
            frame = frame_for(candidate, EventType(decision.choice), ground.tree.lemma[candidate.head], ground.pack)
            yield candidate, frame, decision


def frame_for(candidate: Candidate, kind: EventType, lemma: str, pack: Pack) -> Frame:
    """The frame of a type that fits a candidate best: the rules' own, one that is met, any of the word, else the type's."""
    if candidate.chosen is not None and candidate.chosen.type is kind:
        return candidate.chosen
    for grade in Grade:
        for frame, given in candidate.grades:
            if given is grade and frame.type is kind:
                return frame
    use = "verb" if candidate.as_verb else "noun"
    return plain_frame(kind, pack.defaults[kind], lemma=lemma, id=f"{pack.name}.{use}.{lemma}.{kind}")
