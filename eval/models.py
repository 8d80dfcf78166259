"""The gates on the shipped model: its scores from raw text, what it costs to start, its size."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from outcome import Line, State, at_least, at_most

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src/recoupe/languages/fr/model"
TRAINING = ROOT / "training"
LEAST = {
    "syntax_test": {"upos": 97.0, "las": 83.0},
    "names_test": {"f without DATE": 85.0},
}
CONDITIONAL_RECALL = 95.0
LOAD_SECONDS, MEGABYTES, MODEL_MEGABYTES = 1.5, 250, 25
_START = """
import json, os, time
from pathlib import Path
import spacy
start = time.process_time()
from recoupe.claims.reader import load_reader
from recoupe.read import read_article
reader = load_reader(None)
seconds = time.process_time() - start
claims = reader(read_article("Douze soldats ont été tués mardi à Valbourg, selon le maire.".encode())).claims
resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
print(json.dumps({"seconds": seconds, "megabytes": resident / 1e6, "claims": len(claims)}))
"""  # not the peak of getrusage: it begins with the memory of the process that started this one


def _python(*arguments: str) -> str:
    quiet = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, env=quiet)
    if done.returncode:
        raise RuntimeError(f"{arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout


def scores(shared: Path, scratch: Path) -> Iterator[Line]:
    """Scores from raw text on the test parts that were never trained on."""
    sequoia = shared / "data/ud-fr/Sequoia/fr_sequoia-ud-test.conllu"
    _python(str(TRAINING / "ud2spacy.py"), str(sequoia), "-o", str(scratch / "syntax_test.spacy"), "--seed", "4")
    _python(str(TRAINING / "winer2spacy.py"), str(shared / "data/winer-fr"), str(scratch))
    out = scratch / "scores.json"
    tests = [str(scratch / f"{name}.spacy") for name in LEAST]
    _python(str(TRAINING / "evaluate.py"), str(MODEL), *tests, "--json", str(out))
    measured = json.loads(out.read_text(encoding="utf-8"))
    for test, limits in LEAST.items():
        for name, least in limits.items():
            yield at_least(f"model, {test}: {name}", measured[test][name], least)
    conditional = measured["syntax_test"]["conditional"]
    yield at_least(f"model, conditional recall (n={conditional['n']})", conditional["r"], CONDITIONAL_RECALL)


def start() -> Iterator[Line]:
    """What loading costs once spaCy is imported, the memory after a first sentence, the size of the folder."""
    cost = json.loads(_python("-c", _START))
    yield at_most("model and tables: CPU seconds to load", cost["seconds"], LOAD_SECONDS)
    yield at_most("model and tables: MB resident", cost["megabytes"], MEGABYTES)
    if not cost["claims"]:
        yield Line(State.FAIL, "a first sentence", "no claim in a sentence that has one")
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) / 1e6
    yield at_most("model folder: MB", size, MODEL_MEGABYTES)
