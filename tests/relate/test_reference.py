"""Claims beside the rows of other event data."""

from __future__ import annotations

from pathlib import Path

import pytest
from relate.told import Pile

from recoupe.model.errors import UsageError
from recoupe.relate.reference import check, layout, read_map, read_rows

HEAD = "id,first,last,place,area,latitude,longitude,party,low,high\n"

ROWS = [
    ("the same day and place", "2018-03-10,2018-03-10,Ville-Haute,,34.5,40.9,Nordistes,12,12", True, "the toll fits"),
    ("a day off", "2018-03-11,2018-03-11,Ville-Haute,,34.5,40.9,,12,12", True, "1 day apart"),
    ("some kilometres off", "2018-03-10,2018-03-10,Hameau,,34.52,40.92,,12,12", True, "km apart"),
    ("another toll", "2018-03-10,2018-03-10,Ville-Haute,,34.5,40.9,,40,50", True, "counts 40 to 50 dead"),
    ("parties that share a word", "2018-03-10,2018-03-10,Ville-Haute,,,,Armée du Nord,12,12", True, "parties share"),
    ("parties in English", "2018-03-10,2018-03-10,Ville-Haute,,,,Government of Turkey,12,12", True, "parties share turk"),
    ("parties of one word that all have", "2018-03-10,2018-03-10,Ville-Haute,,,,Armed Forces,12,12", True, "the toll fits"),
    ("the outskirts", "2018-03-10,2018-03-10,zone de Ville-Haute,,,,,12,12", True, "the place ville haute"),
    ("an area of the name", "2018-03-10,2018-03-10,,Ville-Haute district,,,,12,12", True, "within ville haute"),
    ("a week off", "2018-03-17,2018-03-17,Ville-Haute,,34.5,40.9,,12,12", False, "no row"),
    ("far away", "2018-03-10,2018-03-10,Port-Noir,,31,35,,12,12", False, "no row"),
]  # fmt: skip


def pile() -> Pile:
    made = Pile()
    made.add(
        "a", "Le tir a tué douze habitants de Ville-Haute.", "tué", "casualties", place="Ville-Haute",
        actor=("Armée du Nord", "aviation turque"),
        time="2018-03-10", killed=12,
    )  # fmt: skip
    made.add("a", "Un accord a été signé.", "accord", "agreement", place="Ville-Haute", time="2018-03-10")
    made.add("a", "Il a tué.", "tué", "casualties", place="Ville-Haute", time="2018-03-10/..")
    return made


@pytest.mark.parametrize(("why", "row", "found", "reason"), ROWS, ids=[row[0] for row in ROWS])
def test_candidates(why: str, row: str, found: bool, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(HEAD + f"r1,{row}\n", encoding="utf-8")
    made = pile()
    [one] = check(made.claims, made.papers, read_rows(path, layout("generic")))
    assert one.claim == made.claims[0].id
    assert one.row == ("r1" if found else "")
    assert reason in "; ".join((*one.agrees, *one.differs))


def test_a_map_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "map.csv").write_text("field,column\nfirst,jour\nplace,lieu\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_text("jour,lieu\n2018-03-10,Ville-Haute\n,Ville-Basse\n", encoding="utf-8")
    rows = read_rows(tmp_path / "rows.csv", read_map(tmp_path / "map.csv"))
    assert [(row.id, row.first == row.last, set(row.places)) for row in rows] == [("1", True, {"ville haute"})]


def test_the_layouts_name_columns() -> None:
    assert layout("ged")["party"] == ("side_a", "side_b")
    assert layout("acled")["first"] == ("event_date",)
    with pytest.raises(UsageError, match="no layout"):
        layout("other")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("field,column\nwho,x\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no field 'who'"):
        read_map(tmp_path / "a.csv")
    with pytest.raises(UsageError, match="has no column"):
        read_rows(tmp_path / "a.csv", layout("generic"))
