"""Opening a dossier."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recoupe.model.article import Fact
from recoupe.model.claim import Span
from recoupe.model.errors import DossierError
from recoupe.store import Dossier, schema


def sql(path: Path, *statements: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        rows: list[tuple[object, ...]] = []
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


def test_a_new_dossier_has_its_version_and_waits_for_writers(tmp_path: Path) -> None:
    Dossier(tmp_path / "d.db", create=True).close()
    assert sql(tmp_path / "d.db", "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    assert sql(tmp_path / "d.db", "PRAGMA journal_mode") == [("wal",)]
    assert sql(tmp_path / "d.db", "PRAGMA foreign_key_check") == []


def refused(path: Path, *, create: bool = False) -> str:
    with pytest.raises(DossierError) as caught:
        Dossier(path, create=create)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Not a database at all, but some words.\n" * 100)
    sql(tmp_path / "other.db", "CREATE TABLE songs (name)")
    (tmp_path / "nothing.db").touch()
    for name in ("text.txt", "other.db"):
        assert "is no dossier" in refused(tmp_path / name)
        assert "is no dossier" in refused(tmp_path / name, create=True)
    assert "is no dossier" in refused(tmp_path / "nothing.db")
    assert "no such dossier" in refused(tmp_path / "missing.db")
    assert not (tmp_path / "missing.db").exists()
    assert "is a folder" in refused(tmp_path, create=True)
    assert "folder does not exist" in refused(tmp_path / "no" / "d.db", create=True)


def test_an_empty_file_becomes_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "d.db").touch()
    Dossier(tmp_path / "d.db", create=True).close()
    Dossier(tmp_path / "d.db").close()


def test_a_newer_dossier_is_refused(tmp_path: Path) -> None:
    Dossier(tmp_path / "d.db", create=True).close()
    sql(tmp_path / "d.db", "PRAGMA user_version = 99")
    assert "newer Recoupe" in refused(tmp_path / "d.db")


def test_a_dossier_of_the_first_version_keeps_its_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        schema.connect(tmp_path / "d.db", create=True).close()
    sql(
        tmp_path / "d.db",
        "INSERT INTO articles VALUES (1, 'a1', 't', '2018-03-12', 'fr', 'utf-8', 'Le 12 mars 2018.', 's', 3, 15, 'r', 'x')",
    )
    with Dossier(tmp_path / "d.db") as dossier:
        published = dossier.article("a1").about.published
    assert published == Fact("2018-03-12", "byline", "12 mars 2018", Span(3, 15))


def test_an_older_dossier_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Dossier(tmp_path / "d.db", create=True).close()
    trigger = "CREATE TRIGGER t AFTER INSERT ON notes BEGIN\n DELETE FROM notes; SELECT 1;\nEND;"
    second = "CREATE TABLE notes (a TEXT);\n" + trigger
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, second))
    Dossier(tmp_path / "d.db").close()
    assert sql(tmp_path / "d.db", "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    assert sql(tmp_path / "d.db", "SELECT * FROM notes") == []


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Dossier(tmp_path / "d.db", create=True).close()
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE notes (a TEXT);\nCREATE TABLE notes (a TEXT);")
    )
    assert "cannot be opened" in refused(tmp_path / "d.db")
    assert sql(tmp_path / "d.db", "PRAGMA user_version") == [(len(schema.MIGRATIONS) - 1,)]
    assert sql(tmp_path / "d.db", "SELECT name FROM sqlite_master WHERE name = 'notes'") == []


@pytest.mark.parametrize("name", ["a b.db", "a?mode=ro.db", "a#b.db", "a%20b.db", "é.db", "line\nbreak.db"])
def test_any_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    Dossier(tmp_path / name, create=True).close()
    assert (tmp_path / name).stat().st_size
    assert "\n" not in refused(tmp_path / f"missing {name}")


def test_on_a_disk_that_cannot_be_written_a_dossier_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Dossier(tmp_path / "d.db", create=True).close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with Dossier(tmp_path / "d.db") as dossier:
        assert dossier.ids() == []
        with pytest.raises(DossierError, match="cannot be written"):
            dossier.remove("x")
