"""What is filed, found again, and removed."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fakes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.article import Appearance, Failure
from recoupe.model.claim import Claim, LoadedSpan, Reading, Span
from recoupe.model.codes import LoadedCategory
from recoupe.model.errors import DossierError, NotFoundError, UsageError
from recoupe.read import read_article, split_sentences
from recoupe.store import Dossier, Filing, Filters

PLACE = Appearance("a.txt", "/texts/a.txt", "2024-01-01T00:00:00+00:00")
TEXT = fakes.FILES["a.txt"]


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier(tmp_path / "d.db", create=True) as opened:
        yield opened


def filing(data: bytes = TEXT, *places: Appearance, reading: Reading | None = None) -> Filing:
    article = read_article(data)
    sentences = tuple(s for b in article.blocks for s in split_sentences(article.text, b.span))
    return Filing(article, data, "read-1", sentences, places or (PLACE,), reading or fakes.load(None)(article))


def rows(dossier: Dossier, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(dossier.path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


TABLES = ("articles", "originals", "appearances", "blocks", "sentences", "claims", "cells", "loaded")


def test_what_is_filed_is_found_again(dossier: Dossier) -> None:
    filed = filing()
    dossier.file(filed)
    (entry,) = dossier.entries()
    assert (entry.article, entry.names, entry.reading) == (filed.article, ("a.txt",), filed.reading)
    assert dossier.original(filed.article.id) == TEXT
    assert list(dossier.claims()) == list(filed.reading.claims if filed.reading else ())


@settings(max_examples=30)
@given(st.lists(fakes.claims(), max_size=4, unique_by=lambda claim: claim.id))
def test_any_claims_come_back_as_they_were(claims: list[Claim]) -> None:
    article = read_article(("Mot. " * 150).encode())
    own = [replace(claim, article=article.id) for claim in claims]
    loaded = (LoadedSpan(Span(0, 3), LoadedCategory.SARCASM, "r", None),)
    reading = Reading(article.id, tuple(own), loaded, "s")
    with tempfile.TemporaryDirectory() as folder, Dossier(Path(folder) / "d.db", create=True) as dossier:
        dossier.file(Filing(article, b"x", "read-1", reading=reading))
        assert dossier.reading(article.id) == reading


def test_filing_twice_changes_nothing(dossier: Dossier) -> None:
    dossier.file(filing())
    before = {table: rows(dossier, f"SELECT * FROM {table}") for table in TABLES}
    dossier.file(filing())
    assert {table: rows(dossier, f"SELECT * FROM {table}") for table in TABLES} == before
    assert len(list(dossier.search("armée"))) == 1


def test_the_same_bytes_elsewhere_are_one_more_appearance(dossier: Dossier) -> None:
    filed = filing()
    dossier.file(filed)
    other = Appearance("b.txt", "/texts/b.txt", "2024-01-02T00:00:00+00:00")
    assert dossier.met(filed.article.id, other)
    assert not dossier.met(filed.article.id, other)
    assert dossier.names(filed.article.id) == ("a.txt", "b.txt")
    assert len(dossier.appearances(filed.article.id)) == 2


def test_removal_leaves_nothing_behind(dossier: Dossier) -> None:
    dossier.file(filing())
    dossier.file(filing(fakes.FILES["b.txt"], Appearance("b.txt", "/b.txt", "")))
    first, second = dossier.ids()
    dossier.remove(first)
    dossier.remove(second)
    for table in TABLES:
        assert rows(dossier, f"SELECT count(*) FROM {table}") == [(0,)]
    assert list(dossier.search("ville")) == []
    connection = sqlite3.connect(dossier.path)
    for index in ("sentences_fts", "articles_fts"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")
    connection.close()


def test_an_article_that_was_not_read_or_by_other_rules_is_unread(dossier: Dossier) -> None:
    filed = filing()
    article = filed.article
    dossier.file(Filing(article, TEXT, "read-1", (), (PLACE,)))
    assert dossier.unread(signature="fake-None") == [article.id]
    assert dossier.reading(article.id).claims == ()
    dossier.file(filed)
    assert dossier.unread(signature="fake-None") == []
    assert dossier.version(article.id) == ("read-1", "")
    assert dossier.unread(signature="other") == [article.id]


def test_what_was_read_of_blocks_that_are_no_more_is_not_filed(dossier: Dossier) -> None:
    filed = filing()
    dossier.file(Filing(filed.article, TEXT, "read-1", (), (PLACE,)))
    reading = fakes.load(None)(filed.article)
    assert not dossier.file_reading(reading, version=("read-1", "other pile"))
    assert dossier.unread(signature="fake-None") == [filed.article.id]
    assert dossier.file_reading(reading, version=("read-1", ""))
    assert dossier.reading(filed.article.id) == reading


def test_reading_again_replaces(dossier: Dossier) -> None:
    filed = filing()
    dossier.file(filed)
    dossier.file(Filing(filed.article, TEXT, "read-1", (), (PLACE,), Reading(filed.article.id, (), (), "other")))
    assert list(dossier.claims()) == []
    assert rows(dossier, "SELECT count(*) FROM cells") == [(0,)]


def test_half_an_article_is_never_filed(dossier: Dossier) -> None:
    filed = filing()
    twice = Reading(filed.article.id, (filed.reading.claims[0],) * 2, (), "s") if filed.reading else None
    with pytest.raises(DossierError):
        dossier.file(Filing(filed.article, TEXT, "read-1", filed.sentences, (PLACE,), twice))
    assert dossier.count("articles") == 0
    dossier.file(filed)
    assert dossier.count("articles") == 1


def test_readers_go_on_while_a_writer_writes(dossier: Dossier) -> None:
    dossier.file(filing())
    writer = sqlite3.connect(dossier.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM articles")
    with Dossier(dossier.path) as reader:
        assert len(list(reader.claims())) == 2
    writer.execute("ROLLBACK")
    writer.close()


def test_what_was_set_aside_is_forgotten_once_it_is_read(dossier: Dossier) -> None:
    failure = Failure("a.txt", PLACE.address, "empty", "holds no text")
    dossier.set_aside(failure)
    dossier.set_aside(failure)
    assert dossier.failures() == [failure]
    dossier.file(filing())
    assert dossier.failures() == []


NAMED = ["a.txt", "{id}", "{id:.4}", "{id:.9}"]


@pytest.mark.parametrize("given_as", NAMED)
def test_articles_by_id_beginning_or_name(dossier: Dossier, given_as: str) -> None:
    dossier.file(filing())
    (article,) = dossier.ids()
    assert dossier.resolve(given_as.format(id=article)) == article


def test_a_name_comes_before_the_beginning_of_an_id(dossier: Dossier) -> None:
    dossier.file(filing())
    (first,) = dossier.ids()
    dossier.file(filing(fakes.FILES["b.txt"], Appearance(first[:5], "/b.txt", "")))
    assert dossier.resolve(first[:5]) != first
    assert dossier.resolve(first[:6]) == first


def test_what_is_not_one_article_is_refused(dossier: Dossier) -> None:
    dossier.file(filing())
    dossier.file(filing(fakes.FILES["b.txt"], Appearance("a.txt", "/elsewhere/a.txt", "")))
    (first, _) = dossier.ids()
    for asked in ("a.txt", "missing", first[:3], "", "%", "caf\udce9"):
        with pytest.raises(NotFoundError):
            dossier.resolve(asked)
    for asked in ("", "zzzz", "%%%%", "____"):
        with pytest.raises(NotFoundError):
            dossier.claim(asked)


def test_damage_is_one_line(dossier: Dossier) -> None:
    dossier.file(filing())
    connection = sqlite3.connect(dossier.path)
    connection.execute("DROP TABLE cells")
    connection.commit()
    connection.close()
    with pytest.raises(DossierError, match="damaged"):
        list(dossier.claims())


FILTERED = [
    ({}, 3, "all"),
    ({"type": "capture"}, 1, "a code"),
    ({"type": "capture", "modality": "denied"}, 0, "all must hold"),
    ({"actor": "ARMEE du n"}, 1, "part of a name, without case and accents"),
    ({"target": "armée"}, 0, "another cell"),
    ({"time": "2018"}, 1, "a year that holds the day"),
    ({"time": "2018-03-12"}, 1, "the day"),
    ({"time": "2018-03-01/2018-03-11"}, 0, "days before"),
    ({"time": "2018-01/.."}, 1, "from a month on"),
    ({"number": "killed"}, 1, "what is counted"),
    ({"number": "12"}, 1, "the count"),
    ({"number": "10..20"}, 1, "a range"),
    ({"number": "killed:..11"}, 0, "too few"),
    ({"number": "9" * 40}, 0, "more than a database can hold"),
    ({"text": "ville-haute"}, 1, "words of the sentence"),
    ({"source": "maire"}, 0, "no source"),
    ({"stance": "none"}, 3, "another code"),
]


@pytest.mark.parametrize(("asked", "count", "why"), FILTERED, ids=[row[2] for row in FILTERED])
def test_filters(dossier: Dossier, asked: dict[str, str], count: int, why: str) -> None:
    dossier.file(filing())
    dossier.file(filing(fakes.FILES["b.txt"], Appearance("b.txt", "/b.txt", "")))
    assert len(list(dossier.claims(Filters.of(asked)))) == count


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "war"},
        {"modality": "'"},
        {"time": "hier"},
        {"number": "many"},
        {"number": ""},
        {"number": "12 killed"},
        {"who": "x"},
    ],
    ids=str,
)
def test_filters_that_cannot_be_right(dossier: Dossier, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        list(dossier.claims(Filters.of(asked)))


@settings(max_examples=30)
@given(st.text(max_size=30))
def test_no_filter_is_a_query_language(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Dossier(Path(folder) / "d.db", create=True) as dossier:
        for name in ("actor", "source", "text", "article"):
            list(dossier.claims(Filters.of({name: words})))
