"""The shape of a line: prose, bare, or plainly furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.shapes import shape_of

SHAPES = [
    # line, rule, prose, why
    ("Le maire dit que la ville tient et que personne ne partira cette nuit.", "", True, "a sentence of twelve words"),
    ("La ville tient.", "", False, "a short sentence is no running text by itself"),
    ("La ville tient bon", "", False, "a headline"),
    ("Partager", "button", False, "a button"),
    ("Laisser un commentaire", "tail", False, "nothing of the article follows"),
    ("Lire aussi : la ville se vide", "related", False, "a link"),
    ("À lire ses lettres, on comprend que la ville ne tiendra pas longtemps encore.", "", True, "a sentence"),
    ("12:44 La ville tient", "ticker", False, "a clock"),
    ("18h05MondeTrois jours de trêve !", "ticker", False, "a clock that touches its word, whatever ends the line"),
    ("12:44, la sirène : les habitants courent aux abris et n'en sortent plus avant le soir.", "", True, "a sentence"),
    ("1/3", "counter", False, "a counter"),
    ("1,491", "counter", False, "a count of views"),
    ("* * * * * * * *", "rule", False, "a drawn line"),
    ("==========", "rule", False, "a drawn line of another sign"),
    ("GuerreMondeEuropePaixSiège", "squashed", False, "a list of links without spaces"),
    ("Pour tous 🤣", "emoji", False, "an emoji beside two words"),
    ("journal.example", "link", False, "an address alone"),
    ("n", "counter", False, "a stray letter"),
    ("&nbsp;**", "", False, "signs with letters are left alone"),
    ("![](a/b.jpg){.img}", "link", False, "a picture without words"),
    ("-   [Guerre](https://journal.example/guerre)", "link", False, "a link and no more"),
    ("https://journal.example/a/b", "link", False, "a whole address"),
]


@pytest.mark.parametrize(("line", "rule", "prose", "why"), SHAPES, ids=[row[3] for row in SHAPES])
def test_shapes(line: str, rule: str, prose: bool, why: str) -> None:
    shape = shape_of(line)
    assert (shape.rule, shape.prose) == (rule, prose)


@given(st.text(max_size=400))
def test_any_line_has_a_shape(line: str) -> None:
    shape = shape_of(line)
    assert shape.words == len(line.split())
    assert not (shape.prose and shape.term)
