"""Frames propose, weights decide: what weights may change, and what they may not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factories import article, names_in

import recoupe.languages
from recoupe.annotate.candidates import Candidate, Grade, Seen, Setting, settings_of
from recoupe.annotate.clauses import Slots
from recoupe.annotate.event_features import Ground, features_of, own_features
from recoupe.annotate.events import propose
from recoupe.annotate.judging import frame_for, judge
from recoupe.annotate.tree import tree_of
from recoupe.claims.reader import told_once
from recoupe.languages.pack import load_pack
from recoupe.languages.weights import Weights
from recoupe.model.article import Block
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind, EventType

TREE = tree_of(
    [
        ("Les", "le", "DET", 1, "det", "Number=Plur"),
        ("rebelles", "rebelle", "NOUN", 3, "nsubj", "Number=Plur"),
        ("ont", "avoir", "AUX", 3, "aux", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("pris", "prendre", "VERB", 3, "root", "Tense=Past|VerbForm=Part"),
        ("la", "le", "DET", 5, "det", "Number=Sing"),
        ("ville", "ville", "NOUN", 3, "obj", "Number=Sing"),
    ]
)


def with_weights(**any_: float) -> Ground:
    """The ground of the tree, under weights that know two types."""
    weights = Weights(("capture", "support"), 0.0, 0.5, {k.replace("_", " "): w for k, w in any_.items()}, {})
    pack = replace(load_pack("fr"), weights={"events": weights})
    return Ground(TREE, names_in(TREE), pack, Seen(), Setting())


def found(ground: Ground) -> list[Candidate]:
    """The candidates of a ground."""
    return list(propose(ground.tree, ground.names, ground.pack, ground.seen))


def test_weights_take_and_refuse() -> None:
    for weight, taken in ((3.0, [3]), (-3.0, [])):
        ground = with_weights(a_frame_of_the_word=weight, used_as_v=-1.0)
        assert [candidate.head for candidate, _, _ in judge(ground, found(ground))] == taken


def test_without_weights_the_frames_decide() -> None:
    ground = with_weights()
    bare = replace(ground, pack=replace(ground.pack, weights={}))
    assert [(c.head, frame.type, why) for c, frame, why in judge(bare, found(bare))] == [(3, EventType.CAPTURE, None)]


def test_a_row_that_blocks_is_the_last_word() -> None:
    ground = with_weights(used_as_v=9.0)
    (one,) = found(ground)
    no = replace(one.frames[0], type=None)
    blocked = Candidate(one.head, True, one.slots, (no,), ((no, Grade.STRICT),), None)
    assert blocked.blocked and blocked.status == "blocked"
    assert not list(judge(ground, [blocked]))


def test_a_type_that_no_row_has_takes_the_defaults_of_the_type() -> None:
    pack = load_pack("fr")
    one = Candidate(3, True, Slots((1,), (5,), ()), (), (), None)
    frame = frame_for(one, EventType.SUPPORT, "prendre", pack)
    assert (frame.id, frame.subject, frame.object) == ("fr.verb.prendre.support", ("actor",), ("target",))


def test_features_hold_no_name() -> None:
    rows = [("Valbourg", "Valbourg", "PROPN", 1, "nsubj", ""), ("attaque", "attaquer", "VERB", 1, "root", "Mood=Ind"),
            ("Montclair", "Montclair", "PROPN", 1, "obj", "")]  # fmt: skip
    tree = tree_of(rows)
    ground = Ground(tree, names_in(tree), load_pack("fr"), Seen(), Setting())
    (one,) = found(ground)
    told = " ".join(
        [*features_of(ground, one, {1: one}), *(f for held in own_features(one).values() for f in held)]
    ).lower()
    assert "valbourg" not in told and "montclair" not in told


def test_the_shipped_weights_name_nobody() -> None:
    """No actor, country or people of the tables stands among the lemmas of the weights."""
    pack = load_pack("fr")
    names = {name for name in pack.actors if " " not in name} | set(pack.adjectives)
    common = set(pack.classes) | set(pack.nouns) | set(pack.verbs)
    weights = pack.weights["events"]
    lemmas = {f.partition(":")[2] for f in weights.any.keys() | weights.each.keys() if f.startswith("lemma=")}
    assert not (lemmas & names) - common


def test_the_shipped_weights_are_small() -> None:
    table = Path(recoupe.languages.__file__).parent / "fr" / "weights" / "events.csv"
    assert table.stat().st_size < 1_000_000


@pytest.mark.parametrize(
    ("kinds", "leads"),
    [
        ([BlockKind.TITLE, BlockKind.BODY, BlockKind.BODY, BlockKind.BODY], [True, True, True, False]),
        ([BlockKind.BODY, BlockKind.CAPTION, BlockKind.BODY], [True, True, True]),
    ],
)
def test_the_lead_is_the_first_two_paragraphs(kinds: list[BlockKind], leads: list[bool]) -> None:
    assert [setting.lead for setting in settings_of(kinds)] == leads


def test_a_title_that_stands_twice_is_told_once() -> None:
    title, body = "L'armée du Nord a repris Valbourg", "Les habitants attendaient depuis des mois."
    text = f"{title}\n{title}\n{body}"
    ends = [len(title), 2 * len(title) + 1, len(text)]
    starts = [0, len(title) + 1, len(text) - len(body)]
    kinds = [BlockKind.TITLE, BlockKind.TITLE, BlockKind.BODY]
    blocks = tuple(Block(k, Span(a, b), "test") for k, a, b in zip(kinds, starts, ends, strict=True))
    assert told_once(replace(article(text), blocks=blocks)) == list(blocks[1:])
    assert told_once(replace(article(text), blocks=blocks[1:])) == list(blocks[1:])
