"""The gates on what is read: figures against gold and their floors, held-out documents, probes, the scorer itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import floors
import golden
from outcome import Line, State, at_least
from reading import read_texts

from recoupe.evaluate import gold as gold_files
from recoupe.evaluate import read_gold, read_predicted, score

MEASURES = (
    "trigger", "claim", "arguments", "actor", "target", "place", "time", "number", "attribution", "modality macro F1",
    "modality accuracy", "loaded span", "boilerplate chars", "caption chars", "embedded chars", "cites", "published date",
    "inferred date", "outlet", "equipment", "canonical names", "coordinates within 25 km",
)  # fmt: skip
SHARES = (
    "modality macro F1", "modality accuracy", "published date", "inferred date", "outlet", "canonical names",
    "coordinates within 25 km",
)  # fmt: skip
PROBES_RIGHT = 14
_PROBES = re.compile(r"(\d+) of (\d+) probes right")


def figures_of(result: Mapping[str, Any]) -> dict[str, float]:
    """The figures that have a floor or are shown apart, by name."""
    rows = {name: row["f1"] for name, row in result["scores"].items()}
    flat = {name: result[name] for name in SHARES}
    return {name: {**rows, **flat}[name] or 0.0 for name in MEASURES}


def score_docs(gold: Path, texts: Path, predicted: Path, stems: Collection[str] | None = None) -> dict[str, Any]:
    """The scorer's figures; of some documents only, if the stems of their gold files are given."""
    kept = [name for name, stem in golden.stems_of(gold).items() if stems is None or stem in stems]
    coded = read_gold(gold, gold_files.read_texts(texts, kept))
    return score(coded, read_predicted(predicted, coded))


def measure(shared: Path, predicted: Path) -> floors.Figures:
    """The figures of each set, with the hash of its gold."""
    return {
        name: {
            "gold": floors.hash_of(shared / "gold" / name),
            "figures": figures_of(score_docs(shared / "gold" / name, shared / "texts" / name, predicted)),
        }
        for name in golden.SETS
    }


def held_out(shared: Path, predicted: Path) -> Iterator[Line]:
    """The documents that nobody looks at while rules are written, beside the rest."""
    gold, texts = shared / "gold" / "press", shared / "texts" / "press"
    apart = golden.held_out()
    rest = {path.stem for path in gold.glob("*.json")} - apart
    if lost := sorted(apart - {path.stem for path in gold.glob("*.json")}):
        yield Line(State.FAIL, "held-out documents", f"no gold for {', '.join(lost)}")
        return
    unseen = figures_of(score_docs(gold, texts, predicted, apart))
    seen = figures_of(score_docs(gold, texts, predicted, rest))
    for name in MEASURES:
        found = f"{unseen[name]:.4f} held out ({len(apart)}), {seen[name]:.4f} the rest ({len(rest)})"
        yield Line(State.NOTE, f"press: {name}", found)


def probes(shared: Path, scratch: Path) -> Iterator[Line]:
    """Short sentences on which event coders fail."""
    script, table = str(shared / "score" / "probes.py"), str(shared / "probes.csv")
    sentences = scratch / "probes"
    _run(script, table, "fr", "write", str(sentences))
    out = read_texts(sorted(sentences.glob("*.txt")), scratch / "probes-read", forms=["score"])
    *wrong, last = _run(script, table, "fr", str(out / "score")).splitlines()
    counted = _PROBES.fullmatch(last)
    if counted is None:
        yield Line(State.FAIL, "probes", f"no count in {last!r}")
        return
    yield at_least(f"probes right, of {counted[2]}", int(counted[1]), PROBES_RIGHT)
    yield from (Line(State.NOTE, "probe", line.removeprefix("wrong: ")) for line in wrong)


def same_scorer(shared: Path, predicted: Path) -> Iterator[Line]:
    """The package's scorer and the one beside the gold, on the same predictions: every figure."""
    for name in golden.SETS:
        gold, texts = shared / "gold" / name, shared / "texts" / name
        theirs = json.loads(_run(str(shared / "score" / "score.py"), str(gold), str(texts), str(predicted), "--json"))
        ours = json.loads(json.dumps(score_docs(gold, texts, predicted)))
        other = sorted(key for key in theirs.keys() | ours.keys() if theirs.get(key) != ours.get(key))
        found = f"differs in {', '.join(other)}" if other else f"{_leaves(ours)} figures equal"
        yield Line(State.FAIL if other else State.PASS, f"{name}: scorer as score.py", found)


def _leaves(value: object) -> int:
    return sum(map(_leaves, value.values())) if isinstance(value, dict) else 1


def _run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(arguments[0]).name} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout
