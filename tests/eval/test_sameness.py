"""The evidence gate sees a quote that does not stand where it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sameness

TEXT = "Douze soldats ont été tués."
CLAIM = {
    "id": "c1",
    "article": "a1",
    "sentence": {"start": 0, "end": 27, "text": TEXT},
    "trigger": {"start": 22, "end": 26, "text": "tués"},
    "target": [{"value": {"text": "soldats", "source": {"start": 6, "end": 13}}, "evidence": []}],
}


@pytest.mark.parametrize(
    ("change", "wrong", "why"),
    [
        ({}, 0, "all right"),
        ({"trigger": {"start": 21, "end": 25, "text": "tués"}}, 1, "one too early"),
        ({"trigger": {"start": 22, "end": 99, "text": "tués"}}, 1, "beyond the end"),
        ({"sentence": {"start": 0, "end": 5, "text": "Douze"}}, 1, "the trigger outside its sentence"),
        ({"target": [{"value": {"text": "soldat", "source": {"start": 6, "end": 13}}}]}, 1, "a mention that is cut"),
    ],
)
def test_wrong_spans(change: sameness.Row, wrong: int, why: str, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(json.dumps({"id": "a1", "names": ["a.txt"]}) + "\n")
    (tmp_path / "claims.jsonl").write_text(json.dumps({**CLAIM, **change}) + "\n")
    (tmp_path / "loaded.jsonl").write_text("")
    assert len(list(sameness.wrong_spans(tmp_path, {"a.txt": TEXT}))) == wrong, why
