"""Full-text search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.article import Appearance
from recoupe.model.errors import UsageError
from recoupe.read import read_article, split_sentences
from recoupe.store import Dossier, Filing
from recoupe.store.search import to_query

TEXT = (
    "L’évacuation a commencé\n\nLe convoi a quitté le pont Neuf. Deux blindés OR AND NOT le suivent.\n\n"
    "Un NEAR(autre) pont."
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with Dossier(Path(tmp_path_factory.mktemp("search")) / "d.db", create=True) as opened:
        article = read_article(TEXT.encode())
        sentences = tuple(s for b in article.blocks for s in split_sentences(article.text, b.span))
        opened.file(Filing(article, TEXT.encode(), "read-1", sentences, (Appearance("a.txt", "/a.txt", ""),)))
        yield opened


FOUND = [
    ("convoi", ["Le convoi a quitté le pont Neuf."], "a word"),
    ("CONVOI quitte", ["Le convoi a quitté le pont Neuf."], "case and accents do not count"),
    ("l'évacuation", ["L’évacuation a commencé"], "either apostrophe"),
    ('"pont neuf"', ["Le convoi a quitté le pont Neuf."], "words that stand together"),
    ('"neuf pont"', [], "but not in this order"),
    ("blind*", ["Deux blindés OR AND NOT le suivent."], "the beginning of a word"),
    ("blind", [], "a word is whole"),
    ("OR AND NOT", ["Deux blindés OR AND NOT le suivent."], "operators are words"),
    ("NEAR(autre)", ["Un NEAR(autre) pont."], "functions are words"),
    ("sentences_fts", [], "names of tables are words"),
    ("convoi: -suivent ^\"'*(){}[]", None, "any signs"),
    ("absent", [], "nothing"),
]


@pytest.mark.parametrize(("words", "sentences", "why"), FOUND, ids=[row[2] for row in FOUND])
def test_search(dossier: Dossier, words: str, sentences: list[str] | None, why: str) -> None:
    hits = list(dossier.search(words))
    if sentences is None:  # both words, but in two sentences: the article is the hit
        assert [(hit.span, hit.names) for hit in hits] == [(None, ("a.txt",))]
    else:
        assert [hit.words for hit in hits] == sentences
        assert all(hit.span and hit.span.of(TEXT) == hit.words for hit in hits)


@pytest.mark.parametrize("words", ["", " ", '"', "* - ()", "\u202e"])
def test_no_word_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        to_query(words)


def assert_no_word(error: UsageError) -> None:
    assert "no word" in str(error)


def test_any_words_can_be_typed(dossier: Dossier) -> None:
    @given(st.text(max_size=40) | st.text("\"'*-^:(){}+ANDORT \0", max_size=20))
    def typed(words: str) -> None:
        try:
            list(dossier.search(words))
        except UsageError as error:
            assert_no_word(error)

    typed()
