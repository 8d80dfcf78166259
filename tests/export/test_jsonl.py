"""The sorted export."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.export import jsonl
from recoupe.model.article import Entry
from recoupe.model.claim import Claim, Reading
from recoupe.model.errors import UsageError
from recoupe.read import read_article


@given(fakes.claims())
def test_everything_of_a_claim_is_there(claim: Claim) -> None:
    text = "x" * 600
    row = json.loads(jsonl.to_line(jsonl.claim_row(claim, text)))
    assert set(row) == set(Claim.__slots__)
    for name, held in row.items():
        for cell in held if isinstance(held, list) else [held]:
            for quote in cell.get("evidence", ()) if isinstance(cell, dict) else ():
                assert text[quote["start"] : quote["end"]] == quote["text"], name


@given(st.permutations(range(5)))
def test_the_order_of_claims_is_that_of_their_words(order: list[int]) -> None:
    article = read_article(b"Un frapp\xc3\xa9, deux frapp\xc3\xa9, tu\xc3\xa9s et repris, tu\xc3\xa9s.")
    reading = fakes.load(None)(article)
    shuffled = Reading(article.id, tuple(reading.claims[i] for i in order), (), reading.signature)
    written = []
    for each in (reading, shuffled):
        with tempfile.TemporaryDirectory() as folder:
            written.append([path.read_bytes() for path in jsonl.write([Entry(article, ("a",), each)], Path(folder))])
    assert written[0] == written[1]


def test_no_text_time_or_path_gets_in(tmp_path: Path) -> None:
    article = read_article(fakes.FILES["a.txt"])
    jsonl.write([Entry(article, ("a.txt",), fakes.load(None)(article))], tmp_path)
    row = json.loads((tmp_path / "articles.jsonl").read_text())
    assert "text" not in row
    assert row["names"] == ["a.txt"]
    assert row["about"]["published"] == {
        "value": "2018-03-12", "origin": "byline", "words": "12 mars 2018", "start": 45, "end": 57,
    }  # fmt: skip


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError):
        jsonl.write([], tmp_path / "file")


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("before")

    def entries() -> Iterator[Entry]:
        yield Entry(read_article(fakes.FILES["a.txt"]), ("a.txt",), Reading("x", (), (), ""))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        jsonl.write(entries(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]
    assert (tmp_path / "claims.jsonl").read_text() == "before"
