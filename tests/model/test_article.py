"""The nouns of a text: what an article's id is, and where its title stands."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.article import Article, Block, article_id
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind

TEXT = "Valbourg est tombée\n\nLa milice a pris le port.\n\nUne autre ville"


def blocks(*kinds: BlockKind) -> tuple[Block, ...]:
    """The three paragraphs of the text as blocks of these kinds."""
    spans = (Span(0, 19), Span(21, 46), Span(48, 63))
    return tuple(Block(kind, span, "test") for kind, span in zip(kinds, spans, strict=False))


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        pytest.param((BlockKind.TITLE, BlockKind.BODY), "Valbourg est tombée", id="first"),
        pytest.param((BlockKind.BOILERPLATE, BlockKind.TITLE), "La milice a pris le port.", id="behind furniture"),
        pytest.param((BlockKind.TITLE, BlockKind.BODY, BlockKind.TITLE), "Valbourg est tombée", id="the first of two"),
        pytest.param((BlockKind.BODY, BlockKind.CAPTION), None, id="none"),
        pytest.param((), None, id="no blocks"),
    ],
)
def test_title(kinds: tuple[BlockKind, ...], title: str | None) -> None:
    assert Article("0" * 16, "", TEXT, "utf-8", "fr", blocks(*kinds)).title == title


def test_an_article_is_undated_unless_it_says_so() -> None:
    article = Article("0" * 16, "", TEXT, "utf-8", "fr", ())
    assert (article.published, article.day) == (None, None)


@pytest.mark.parametrize(
    ("data", "start"),
    [(b"", "e3b0c44298fc1c14"), (b"abc", "ba7816bf8f01cfea")],
    ids=["the empty file, by the published test vector of SHA-256", "abc, by the published test vector"],
)
def test_the_id_is_the_start_of_the_hash(data: bytes, start: str) -> None:
    assert article_id(data)[0] == start


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_ids_are_of_the_bytes_alone(one: bytes, two: bytes) -> None:
    short, whole = article_id(one)
    assert whole == hashlib.sha256(one).hexdigest()
    assert whole.startswith(short)
    assert len(short) == 16
    assert (article_id(one) == article_id(two)) is (one == two)
