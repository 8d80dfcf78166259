"""The closed word lists: each is explained, holds a word of its example, and is used."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import recoupe
from recoupe.languages.lists import FOLDER, word_list
from recoupe.model.errors import LanguageError

SOURCE = Path(recoupe.__file__).parent
with (FOLDER / "fr" / "lists.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def stem(word: str) -> str:
    """A word without what inflection changes, for a look-up in a sentence."""
    return word if len(word) <= 4 else word[: max(4, len(word) - 3)]


@pytest.mark.parametrize("row", ROWS, ids=[row["list"] for row in ROWS])
def test_a_list_is_explained_and_shown(row: dict[str, str]) -> None:
    words = row["words"].split(";")
    assert words == sorted(set(words)), "words stand once, in order"
    assert row["what"], "what the list is for"
    sentence = " " + row["example"].lower().replace("'", "' ").replace("-t-", " -t-") + " "
    assert any(re.search(rf"(?<!\w){re.escape(stem(word).lower())}", sentence) for word in words), row["example"]


def test_no_list_stands_twice_and_each_is_used() -> None:
    names = [row["list"] for row in ROWS]
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    assert len(names) == len(set(names))
    assert [name for name in names if f'word_list("{name}")' not in code] == []


def test_an_unknown_list_is_told() -> None:
    with pytest.raises(LanguageError, match="has no list"):
        word_list("no such list")
