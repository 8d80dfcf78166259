"""What articles are to one another, kept in the dossier: the same in any order and batches, only what changed is compared."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from relate.pile import DISPATCH, HISTORY, MORE, OTHER, OWN

from recoupe import relating
from recoupe.corpus import Corpus
from recoupe.model.copy import Related
from recoupe.relating import related
from recoupe.store import Dossier

TEXTS = {
    "a.txt": f"Le port brûle\n\nPublié le 6 mai 2031\n\n{DISPATCH}\n\n{MORE}",
    "b.txt": f"Le port est rasé\n\nPublié le 7 mai 2031\n\n{DISPATCH}\n\n{MORE}",
    "c.txt": f"Lettre au préfet\n\nPublié le 7 mai 2031\n\n{OWN}\n\n« {DISPATCH} »\n\n{OTHER}",
    "d.txt": f"La paix attendra\n\nPublié le 9 mai 2031\n\n{OTHER}\n\n{HISTORY}",
    "e.txt": f"Un printemps de guerre\n\nPublié le 9 mai 2031\n\n{MORE[::-1]}\n\n{HISTORY}",
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def dossier_of(path: Path, files: Path, *batches: tuple[str, ...]) -> Dossier:
    with Corpus.open(path, create=True) as corpus:
        for batch in batches:
            corpus.add([files / name for name in batch])
            related(corpus._dossier)
    return Dossier(path)


@pytest.mark.usefixtures("fake_reader")
def test_it_is_kept_without_loss(tmp_path: Path, files: Path) -> None:
    with dossier_of(tmp_path / "d.db", files, tuple(TEXTS)) as dossier:
        assert dossier.relations.state() is not None
        kept = dossier.relations.read()
        assert kept == related(dossier)
        assert kept.copies and kept.lineages and kept.alerts
        copies = list(dossier.relations.copies())
        assert relating.relate(dossier, copies) == kept


@pytest.mark.usefixtures("fake_reader")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(list(TEXTS)), st.integers(1, 3), st.sampled_from([None, *TEXTS]))
def test_any_order_batch_and_removal_gives_the_same(
    tmp_path_factory: pytest.TempPathFactory, files: Path, order: list[str], size: int, removed: str | None
) -> None:
    folder = tmp_path_factory.mktemp("order")
    batches = [tuple(order[at : at + size]) for at in range(0, len(order), size)]
    left = [name for name in TEXTS if name != removed]
    with (
        dossier_of(folder / "one.db", files, tuple(left)) as one,
        dossier_of(folder / "two.db", files, *batches) as two,
    ):
        if removed:
            two.remove(two.resolve(removed))
        assert related(two) == related(one)


@pytest.mark.usefixtures("fake_reader")
def test_only_what_changed_is_compared(tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    shared_by = relating.shared_by
    monkeypatch.setattr(relating, "shared_by", lambda pairs, article: asked.extend(pairs) or shared_by(pairs, article))
    dossier = dossier_of(tmp_path / "d.db", files, ("a.txt", "b.txt"))
    ids = {name: dossier.resolve(name) for name in ("a.txt", "b.txt")}
    assert asked == [tuple(sorted(ids.values()))]
    dossier.close()
    asked.clear()
    with dossier_of(tmp_path / "d.db", files, ("c.txt",)) as dossier:
        new = dossier.resolve("c.txt")
        assert asked and all(new in pair for pair in asked)
        asked.clear()
        dossier.remove(new)
        related(dossier)
        assert asked == []


@pytest.mark.usefixtures("fake_reader")
def test_newer_rules_compare_all_again(tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_of(tmp_path / "d.db", files, ("a.txt", "b.txt")).close()
    monkeypatch.setattr(relating, "VERSION", "relate-next")
    monkeypatch.setattr(relating, "copies_of", lambda shared, entries: [])
    with Dossier(tmp_path / "d.db") as dossier:
        assert related(dossier).copies == ()


@pytest.mark.usefixtures("fake_reader")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_dossier_that_cannot_be_written_is_read_all_the_same(tmp_path: Path, files: Path) -> None:
    with Corpus.open(tmp_path / "d.db", create=True) as corpus:
        corpus.add([files])
    tmp_path.chmod(0o500)
    try:
        with Dossier(tmp_path / "d.db") as dossier:
            assert related(dossier).copies
    finally:
        tmp_path.chmod(0o700)


def test_an_empty_dossier(tmp_path: Path) -> None:
    with Dossier(tmp_path / "d.db", create=True) as dossier:
        assert related(dossier) == Related({})
