"""Allies by whose they are, in whole sentences: any owner alike, and no name where the words say no owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.claims.allies import allies_of
from recoupe.claims.reader import Reader
from recoupe.model.claim import NotSaid
from tests.factories import article


def actors(reader: Reader, text: str) -> list[str | None]:
    """The names of all actors of the last claim of a text."""
    held = reader(article(text)).claims[-1].actor
    return [] if isinstance(held, NotSaid) else [cell.value.entity for cell in held]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("L'armée polonaise et ses alliés ont pris le pont.", "alliés de l'armée polonaise", "beside their owner"),
        ("La Pologne et ses alliés ont pris le pont.", "alliés de la Pologne", "a country"),
        ("Le Hamas et ses alliés ont pris le pont.", "alliés du Hamas", "the article of the text"),
        ("Des alliés ont pris le pont.", "alliés", "no owner is said"),
    ],
)
def test_allies_are_called_after_their_owner(reader: Reader, text: str, expected: str, why: str) -> None:
    assert expected in actors(reader, text), why


@pytest.mark.parametrize(("a", "b"), [("Hamas", "Hezbollah"), ("Hezbollah", "Front Polisario")])
def test_either_owner_is_read_alike(reader: Reader, a: str, b: str) -> None:
    text = "Le {} et ses alliés ont pris le pont."
    one, other = actors(reader, text.format(a)), actors(reader, text.format(b))
    assert [name and name.replace(a, "X") for name in one] == [name and name.replace(b, "X") for name in other]


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=1), st.sampled_from(["", "le", "La", "les"]))
def test_the_owner_stands_in_the_name(owner: str, article_of: str) -> None:
    assert allies_of(owner, article_of).startswith("alliés d")
