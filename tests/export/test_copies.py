"""Copies, lineages and alerts as rows and as a graph: by names, each pair once, offsets on the right side."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from itertools import product
from xml.etree import ElementTree

import pytest
from relate.pile import DISPATCH, HISTORY, MORE, OTHER, OWN, citing, entry
from render.test_lineage import account_of

from recoupe.export import copies
from recoupe.export.copies import Pile
from recoupe.export.jsonl import to_line
from recoupe.export.sheet import write_sheet
from recoupe.model.article import Entry

CHANGED = DISPATCH.replace("douze", "quarante")


def pile_of(*entries: Entry) -> Pile:
    articles = {e.article.id: e.article for e in entries}
    return Pile(articles, {e.article.id: e.names for e in entries}, account_of(*entries).related)


PILE = pile_of(
    replace(entry("b", DISPATCH, MORE, outlet="Agence Sel", day="2031-05-06"), names=("1.txt", "4.txt")),
    replace(entry("a", CHANGED, MORE, outlet="Le <Phare>", day="2031-05-07"), names=("2.txt",)),
    replace(citing(entry("c", f"Le Petit Sel l'avait dit. {OWN}", HISTORY), "Le Petit Sel"), names=('3"&\x01.txt',)),
    replace(entry("d", OTHER, HISTORY), names=("5.txt",)),
)
TEXT = {name: PILE.articles[article].text for article, names in PILE.names.items() for name in names}


def test_a_pair_stands_once_for_each_two_names() -> None:
    rows = copies.copy_rows(PILE)
    assert [(row["a"], row["b"], row["relation"]) for row in rows] == [
        ("1.txt", "2.txt", "reprint"),
        ("1.txt", "4.txt", "same_bytes"),
        ("2.txt", "4.txt", "reprint"),
        ('3"&\x01.txt', "5.txt", "background"),
    ]
    assert all(tuple(row) == copies.COPIES for row in rows)
    assert [row["direction"] for row in rows] == ["a->b", "unknown", "b->a", "unknown"]
    assert {row["root_a"] for row in rows[:3]} | {row["root_b"] for row in rows[:3]} == {"1.txt"}


def test_offsets_are_those_of_the_side_they_stand_for() -> None:
    for row in copies.copy_rows(PILE):
        assert row["passages"]
        for a, a_end, b, b_end in row["passages"]:
            one, two = TEXT[row["a"]][a:a_end], TEXT[row["b"]][b:b_end]
            assert one.replace("douze", "quarante") == two.replace("douze", "quarante")


def test_a_lineage_and_what_is_missing() -> None:
    rows = copies.lineage_rows(PILE)
    assert [(r["root"], r["role"], r["article"], r["step"]) for r in rows] == [
        ("1.txt", "root", "1.txt", 0),
        ("1.txt", "relay", "2.txt", 1),
        ("missing: Le Petit Sel", "names", '3"&\x01.txt', None),
    ]
    assert all(tuple(row) == copies.LINEAGE for row in rows)
    [[a, a_end, b, b_end]] = rows[1]["altered"]
    assert (TEXT["1.txt"][a:a_end], TEXT["2.txt"][b:b_end]) == ("douze", "quarante")
    assert copies.lineage_rows(PILE, of="d") == []
    assert copies.lineage_rows(PILE, of="a") == rows[:2]


def test_an_alert_has_both_passages() -> None:
    [row] = copies.alert_rows(PILE)
    assert tuple(row) == copies.ALERTS
    assert (row["kind"], row["taken"], row["relay"], row["lost"], row["found"]) == (
        "figure_changed", "1.txt", "2.txt", "douze", "quarante",
    )  # fmt: skip
    assert TEXT["1.txt"][row["before_start"] : row["before_end"]] == row["before"]
    assert TEXT["2.txt"][row["after_start"] : row["after_end"]] == row["after"]


@pytest.mark.parametrize("rows", [copies.copy_rows(PILE), copies.lineage_rows(PILE), copies.alert_rows(PILE)])
def test_rows_go_into_every_form(rows: list[copies.Row]) -> None:
    assert [json.loads(to_line(row)) for row in rows] == rows
    stream = io.StringIO()
    write_sheet(tuple(rows[0]), map(copies.flat_row, rows), stream)
    read = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert len(read) == len(rows)
    assert "[" not in read[0].get("passages", "")


def test_the_graph_is_one_that_others_read() -> None:
    root = ElementTree.fromstring("\n".join(copies.graphml(PILE)))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{space}edge")]
    assert ("1.txt", "2.txt") in edges
    assert ("missing: Le Petit Sel", '3"&\ufffd.txt') in edges
    assert {end for edge in edges for end in edge} <= nodes
    keys = {key.get("id") for key in root.iter(f"{space}key")}
    assert {data.get("key") for data in root.iter(f"{space}data")} <= keys


def test_roots_are_counted_beside_articles() -> None:
    assert PILE.counted() == "4 articles, 3 independent roots"
    assert PILE.counted(["a", "b"]) == "2 articles, 1 independent root"


def test_each_name_of_the_same_bytes_is_beside_each_other() -> None:
    one = replace(entry("a", DISPATCH), names=("1", "2", "3"))
    rows = copies.copy_rows(pile_of(one))
    assert {(row["a"], row["b"]) for row in rows} == {p for p in product("123", repeat=2) if p[0] < p[1]}
