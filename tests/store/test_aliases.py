"""Aliases in a dossier: rows are only added, and they outlive a reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import fakes
import pytest

from recoupe.corpus import Corpus
from recoupe.model.errors import NotFoundError, UsageError
from recoupe.store import Dossier


@pytest.fixture
def corpus(tmp_path: Path, folder: Path) -> Iterator[Corpus]:
    with Corpus(Dossier(tmp_path / "d.db", create=True), load=fakes.load, sign=fakes.sign) as opened:
        opened.add([folder])
        yield opened


def actors(corpus: Corpus, **filters: str) -> list[str | None]:
    return [cell.value.entity for c in corpus.claims(**filters) if isinstance(c.actor, tuple) for cell in c.actor]


def test_it_is_shown_filtered_and_exported_but_not_in_what_was_read(corpus: Corpus, tmp_path: Path) -> None:
    before = [p.read_bytes() for p in corpus.export("jsonl", tmp_path / "1")]
    corpus.alias("ARMÉE du nord", "Nordistes")
    assert actors(corpus) == ["Nordistes"]
    assert actors(corpus, actor="nordistes") == actors(corpus, actor="armée du Nord") == ["Nordistes"]
    assert [
        cell.value.entity for c in corpus.claims(as_read=True) if isinstance(c.actor, tuple) for cell in c.actor
    ] == ["Armée du Nord"]
    assert "Nordistes" in corpus.export("csv", tmp_path / "2")[0].read_text(encoding="utf-8")
    assert '"entity": "Nordistes"' in corpus.export("score", tmp_path / "3")[1].read_text(encoding="utf-8")
    assert [p.read_bytes() for p in corpus.export("jsonl", tmp_path / "4")] == before
    assert "Nordistes" in {wording.entity for wording in corpus.wordings()}
    assert "Nordistes" in corpus.report(tmp_path / "r.html").read_text(encoding="utf-8")
    claim = next(corpus.claims(type="capture")).id
    assert any("is shown as Nordistes" in line for line in corpus.explain(claim))


def test_it_outlives_a_reading_by_other_rules(corpus: Corpus, folder: Path) -> None:
    corpus.alias("armée du Nord", "Nordistes")
    corpus.add([folder], model="other")
    assert actors(corpus) == ["Nordistes"]


def test_a_later_one_holds_and_ends_and_all_rows_stay(corpus: Corpus, tmp_path: Path) -> None:
    corpus.alias("armée du Nord", "A")
    corpus.alias("Armée du nord", "B")
    assert [(a.name, a.canonical) for a in corpus.aliases()] == [("Armée du nord", "B")]
    corpus.alias("armee du nord", None)
    assert corpus.aliases() == []
    assert actors(corpus) == ["Armée du Nord"]
    with sqlite3.connect(tmp_path / "d.db") as connection:
        assert connection.execute("SELECT count(*) FROM aliases").fetchone() == (3,)
    connection.close()
    with pytest.raises(NotFoundError):
        corpus.alias("armée du Nord", None)


def test_places_and_actors_do_not_mix(corpus: Corpus) -> None:
    corpus.alias("armée du Nord", "X", kind="place")
    assert actors(corpus) == ["Armée du Nord"]
    assert corpus.aliased(corpus.aliases()[0]) == 0


@pytest.mark.parametrize(("name", "canonical"), [("", "x"), ("x", "  "), ("b", "a"), ("c", "a"), ("\udce9", "x")])
def test_what_cannot_be(corpus: Corpus, name: str, canonical: str) -> None:
    corpus.alias("a", "b")
    corpus.alias("b", "c")
    with pytest.raises(UsageError):
        corpus.alias(name, canonical)


def test_no_such_kind(corpus: Corpus) -> None:
    with pytest.raises(UsageError):
        corpus.alias("a", "b", kind="song")
