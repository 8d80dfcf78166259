"""The claims as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import fakes
import pytest

from recoupe.export import table
from recoupe.model.article import Entry
from recoupe.read import read_article


def test_one_row_a_claim(tmp_path: Path) -> None:
    article = read_article(fakes.FILES["a.txt"])
    table.write([Entry(article, ("a.txt", "b,\n.txt"), fakes.load(None)(article))], tmp_path)
    with open(tmp_path / "claims.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["trigger"] for row in rows] == ["repris", "tués"]
    assert rows[0]["actor"] == "Armée du Nord"
    assert rows[0]["names"] == "a.txt; b,\n.txt"
    assert rows[1]["number"] == "Douze killed"
    assert rows[1]["actor"] == ""
    assert article.text[int(rows[0]["start"]) : int(rows[0]["end"])] == "repris"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_run_by_a_spreadsheet(cell: str) -> None:
    stream = io.StringIO(newline="")
    table.write_rows([(cell, "plain = text")], stream)
    row = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))[1]
    assert row == [f"'{cell}", "plain = text"]
