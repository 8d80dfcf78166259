"""The scorer, on an invented gold set; and against the scorer beside the gold, where that is on this machine."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from recoupe.evaluate import error_lines, names_of_gold, read_gold, read_predicted, read_texts, result_lines, score
from recoupe.evaluate.compare import interval, overlap, plain, same_name
from recoupe.model.errors import UsageError

SENTENCE = "L'armée du Nord a repris Ville-Haute lundi, tuant dix hommes."
LISTS = ("actor", "target", "place", "origin", "equipment", "number", "attribution")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "score" / "score.py"


def gold_claim(trigger: str, kind: str, **cells: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {name: [] for name in LISTS}
    fixed = {"id": trigger, "event": trigger, "sentence": SENTENCE, "trigger": trigger, "type": kind}
    return {**fixed, **empty, "time": None, "modality": "asserted", "stance": "none", **cells}


GOLD: dict[str, Any] = {
    "doc": "a.txt",
    "document": {
        "outlet": None,
        "title": "",
        "published": "2018-03-12",
        "published_inferred": None,
        "blocks": [],
        "cites": [],
    },
    "claims": [
        gold_claim(
            "repris",
            "capture",
            actor=[{"text": "armée du Nord", "entity": "Armée du Nord"}],
            place=[{"text": "Ville-Haute", "entity": "Ville-Haute", "lat": 10.0, "lon": 20.0, "precision": "point"}],
            time={"text": "lundi", "edtf": "2018-03-12"},
        ),
        gold_claim(
            "tuant", "casualties", number=[{"counts": "killed", "text": "dix", "min": 10, "max": 10, "approx": False}]
        ),
    ],
    "loaded": [{"sentence": SENTENCE, "text": "repris", "category": "loaded_word"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(GOLD))
    (tmp_path / "texts" / "a.txt").write_bytes((SENTENCE + "\r\n").encode())
    return tmp_path


def predict(folder: Path, *claims: dict[str, Any]) -> None:
    with open(folder / "out" / "claims.jsonl", "w") as stream:
        for claim in claims:
            start = SENTENCE.index(claim["trigger"])
            span = {"start": start, "end": start + len(claim["trigger"]), "text": claim["trigger"]}
            stream.write(json.dumps({**claim, "doc": "a.txt", "trigger": span}) + "\n")


def scored(folder: Path, errors: list[tuple[str, ...]] | None = None) -> dict[str, Any]:
    names = names_of_gold(folder / "gold")
    coded = read_gold(folder / "gold", read_texts(folder / "texts", names))
    return score(coded, read_predicted(folder / "out", coded), errors)


def test_a_perfect_prediction(gold: Path) -> None:
    predict(gold, *GOLD["claims"])
    result = scored(gold)
    for layer in ("trigger", "claim", "arguments", "number", "time"):
        assert result["scores"][layer]["f1"] == 1.0, layer
    assert result["modality macro F1"] == 1.0
    assert result["coordinates within 25 km"] == 1.0


def test_what_is_missed_spurious_and_wrong_is_counted_and_listed(gold: Path) -> None:
    predict(gold, gold_claim("repris", "control", modality="denied"), gold_claim("hommes", "deploy"))
    errors: list[tuple[str, ...]] = []
    result = scored(gold, errors)
    assert result["scores"]["trigger"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "pred": 2}
    assert result["scores"]["claim"]["f1"] == 0.0
    assert result["modality accuracy"] == 0.0
    kinds = [error[0] for error in errors]
    assert {"missed", "spurious", "wrong type", "actor", "place", "time", "modality"} <= set(kinds)
    assert len(list(error_lines(errors * 3, most=1))) == len(set(kinds))


def test_no_prediction_scores_nothing(gold: Path) -> None:
    result = scored(gold)
    assert result["scores"]["claim"]["r"] == 0.0
    assert any(line.startswith("trigger ") for line in result_lines(result))


@pytest.mark.parametrize(
    ("file", "words", "why"),
    [
        ("gold/a.json", "{", "no JSON"),
        ("gold/a.json", "[]", "another shape"),
        ("gold/a.json", json.dumps({**GOLD, "doc": "b.txt"}), "a text that is not there"),
        ("texts/a.txt", "Another text.", "a trigger that is not in its text"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_gold_that_cannot_be_read_is_said_so(gold: Path, file: str, words: str, why: str) -> None:
    (gold / file).write_text(words)
    with pytest.raises(UsageError) as caught:
        scored(gold)
    assert "\n" not in str(caught.value)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold file"):
        names_of_gold(tmp_path)


def test_the_same() -> None:
    assert plain("L’Été-là !") == "l ete la"
    assert same_name({"text": "armée du Nord"}, {"text": "l'armée du nord"})
    assert same_name({"text": "elle", "entity": "X"}, {"text": "autre", "entity": "x"})
    assert not same_name({"text": "Nord", "mention": "elle"}, {"text": "Sud", "mention": "elle"})
    assert (overlap((0, 10), (8, 20)), overlap((0, 10), (9, 60))) == (0, 0)
    assert overlap((0, 6), (0, 6)) == 6


@pytest.mark.parametrize(
    ("edtf", "days"), [("2017-10", 30), ("2017", 364), ("2017-10-01~/2017-10-03", 2), ("x", None), (None, None)]
)
def test_interval(edtf: str | None, days: int | None) -> None:
    found = interval(edtf)
    assert (found and (found[1] - found[0]).days) == days


def disturbed(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Gold with faults of every kind, as a prediction."""
    out: dict[str, Any] = {}
    for doc, document in gold.items():
        claims = [dict(claim) for claim in document["claims"] if chance.random() > 0.2]
        for claim in claims:
            for role in ("actor", "target", "place", "number", "attribution"):
                if chance.random() < 0.3:
                    claim[role] = []
            if chance.random() < 0.2:
                claim.update(type="battle", modality="hearsay", stance="disputed", event=chance.choice(claims)["event"])
            if chance.random() < 0.1:
                claim["span"] = (claim["span"][0] + 3, claim["span"][1] + 3)
        facts = {**document["document"], "published": chance.choice([None, document["document"].get("published")])}
        out[doc] = {"claims": claims, "loaded": document["loaded"][::2], "document": facts}
    return out


@pytest.mark.skipif(not SHARED.exists(), reason="the scorer beside the gold is not on this machine")
@pytest.mark.parametrize("name", ["seeds", "press"])
def test_the_same_figures_as_the_scorer_beside_the_gold(name: str) -> None:
    spec = importlib.util.spec_from_file_location("beside", SHARED)
    if spec is None or spec.loader is None:
        pytest.fail("the scorer beside the gold cannot be loaded")
    beside = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(beside)
    folder, texts = SHARED.parents[1] / "gold" / name, SHARED.parents[1] / "texts" / name
    coded = read_gold(folder, read_texts(texts, names_of_gold(folder)))
    assert coded == beside.read_gold(folder, read_texts(texts, coded))
    predicted = disturbed(coded, random.Random(name))
    ours: list[tuple[str, ...]] = []
    theirs: list[tuple[str, ...]] = []
    assert score(coded, predicted, ours) == beside.score(coded, predicted, theirs)
    assert ours == theirs
