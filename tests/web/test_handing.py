"""The workspace as a folder: every link leads to a file, nothing runs, evidence sentences only unless more is asked."""

from __future__ import annotations

import json
from pathlib import Path

import dossiers
import pytest
from test_screens import Links

from recoupe.cli import main


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of two small articles."""
    return dossiers.make_dossier(tmp_path / "war.db", articles=2, sentences=3)


@pytest.fixture
def folder(dossier: Path, tmp_path: Path) -> Path:
    """A folder that is handed over."""
    assert main(["report", str(dossier), "--out", f"{tmp_path}/handed/", "--lang", "en"]) == 0
    return tmp_path / "handed"


def test_every_link_leads_to_a_file_and_to_a_place_in_it(folder: Path) -> None:
    pages = {path.name: Links(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")}
    assert {
        "index.html",
        "claims.html",
        "timeline.html",
        "map.html",
        "lineage.html",
        "names.html",
        "sources.html",
        "method.html",
    } <= set(pages)
    assert "review.html" not in pages
    for name, page in pages.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            assert "/" not in target, f"{name}: {link}"
            assert (folder / (target or name)).is_file(), f"{name}: {link}"
            if anchor and (target or name).endswith(".html"):
                assert anchor in pages[target or name].ids, f"{name}: {link}"


def test_nothing_runs_and_nothing_is_asked_for(folder: Path) -> None:
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "<form" not in text
        assert "<link" not in text
        assert "default-src 'none'" in text


def test_only_evidence_is_handed_over_unless_all_is_asked_for(folder: Path, dossier: Path, tmp_path: Path) -> None:
    held = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.*"))
    assert "Abonnez-vous" not in held
    assert main(["report", str(dossier), "--out", f"{tmp_path}/whole/", "--full-text"]) == 0
    assert "Abonnez-vous" in "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "whole").glob("*.html"))


def test_the_rows_are_there_too_and_the_same_dossier_gives_the_same_bytes(folder: Path, dossier: Path) -> None:
    assert len(json.loads((folder / "claims.json").read_text(encoding="utf-8"))["rows"]) == 6
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(["report", str(dossier), "--out", f"{folder}/", "--lang", "en"]) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_holds_something_else_is_left_alone(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.html").write_text("mine", encoding="utf-8")
    assert main(["report", str(dossier), "--out", str(tmp_path / "mine")]) == 1
    assert "holds something else" in capsys.readouterr().err
    assert (tmp_path / "mine" / "notes.html").read_text(encoding="utf-8") == "mine"
