"""The words of pages: each row is met in its own example as it says, and sentences that begin alike are not."""

from __future__ import annotations

import csv

import pytest

from recoupe.languages.furniture import HOWS, find_term, plain, read_terms
from recoupe.languages.lists import FOLDER

with (FOLDER / "fr" / "furniture.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))

SENTENCES = [
    # line, why it is no furniture
    ("Commentaires de la presse : la ville attend", "a word of a page that begins a headline"),
    ("En continu depuis l'aube, les obus tombent sur le port.", "a sentence"),
    ("Accueil des réfugiés : le maire promet", "the word of a menu begins a headline"),
    ("Partager la ville en deux, voilà leur plan", "the word of a button begins a sentence"),
    ("Publicité pour la guerre", "the word of a page begins a headline"),
    ("", "nothing"),
    ("—", "a mark"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row["words"] for row in ROWS])
def test_a_row_is_met_in_its_example(row: dict[str, str]) -> None:
    assert row["how"] in HOWS and row["what"]
    assert row["words"] == row["words"].casefold(), "the table is in one case"
    term = find_term(row["example"])
    assert term is not None
    assert (term.how, term.words) == (row["how"], plain(row["words"]))


def test_no_words_stand_twice() -> None:
    words = [term.words for term in read_terms()]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(("line", "why"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_what_only_begins_alike_is_no_furniture(line: str, why: str) -> None:
    assert find_term(line) is None
