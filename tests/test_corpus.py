"""The façade: adding, and what it leaves in a dossier."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import fakes
import pytest

import recoupe
from recoupe.corpus import Corpus, Summary
from recoupe.model.errors import LanguageError, NotFoundError, UsageError
from recoupe.store import Dossier


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus(Dossier(tmp_path / "d.db", create=True), load=fakes.load, sign=fakes.sign) as opened:
        yield opened


def export(corpus: Corpus, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in corpus.export("jsonl", folder)}


def test_a_folder_of_all_sorts(corpus: Corpus, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    summary = corpus.add([folder], progress=lambda *step: told.append(step))
    assert (summary.read, summary.known, summary.claims, summary.again) == (2, 1, 3, 0)
    assert dict(summary.languages) == {"fr": 2}
    assert [(f.name, f.code) for f in summary.set_aside] == [
        ("empty.txt", "empty"),
        ("page.html", "no-article"),
        ("picture.jpg", "binary"),
    ]
    assert [step[0] for step in told] == [1, 2, 3, 4, 5, 6, 1, 2], "files, then articles"
    assert [f.name for f in corpus.failures()] == ["empty.txt", "page.html", "picture.jpg"]


def test_a_language_without_a_pack_is_counted(corpus: Corpus, folder: Path) -> None:
    (folder / "other.txt").write_text("De bewoners van de stad zijn na het gevecht van de nacht niet teruggekomen.")
    summary = corpus.add([folder / "other.txt", folder / "a.txt"])
    assert (summary.languages, summary.no_pack) == ({"fr": 1, "nl": 1}, 1)
    assert len(list(corpus.search("bewoners"))) == 1


def test_adding_twice_changes_nothing(corpus: Corpus, folder: Path, tmp_path: Path) -> None:
    corpus.add([folder])
    before = export(corpus, tmp_path / "1")
    again = corpus.add([folder])
    assert (again.read, again.known, len(again.set_aside)) == (0, 3, 3)
    assert export(corpus, tmp_path / "2") == before
    assert len(corpus.failures()) == 3


def test_any_batches_any_order_any_processes_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for n in range(7):
        (folder / f"more {n}.txt").write_text(f"Le pont numéro {n} a été frappé. Rien d'autre n'a été dit.")
    files = sorted(folder.iterdir())
    ways: dict[str, tuple[list[list[Path]], int]] = {
        "at once": ([files], 1),
        "one by one": ([[file] for file in files], 1),
        "backwards": ([files[::-1]], 1),
        "two processes": ([files], 2),
    }
    written = []
    for way, (batches, processes) in ways.items():
        with Corpus(Dossier(tmp_path / f"{way}.db", create=True), load=fakes.load, sign=fakes.sign) as corpus:
            for batch in batches:
                corpus.add(batch, processes=processes)
            written.append(export(corpus, tmp_path / way))
    assert all(each == written[0] for each in written)


def test_another_model_reads_all_again(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    summary = corpus.add([folder / "b.txt"], model="other")
    assert (summary.read, summary.again) == (2, 2)
    assert {corpus.reading(article.id).signature for article in corpus.articles()} == {"fake-other"}
    assert len(list(corpus.claims())) == 3


def test_poison_is_searched_but_has_no_claims_and_is_tried_again(corpus: Corpus, folder: Path) -> None:
    (folder / "poison.txt").write_text("POISON dans le pont frappé. Le reste aussi.")
    summary = corpus.add([folder])
    assert summary.read == 2
    assert ("poison.txt", "poison") in [(f.name, f.code) for f in summary.set_aside]
    assert len(list(corpus.claims())) == 3
    assert len(list(corpus.search("poison"))) == 1
    again = corpus.add([folder / "a.txt"])
    assert [f.name for f in again.set_aside] == ["poison.txt"]


def test_a_file_that_was_mended_is_no_longer_set_aside(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    (folder / "empty.txt").write_text("Il y a maintenant des mots.")
    corpus.add([folder])
    assert [f.name for f in corpus.failures()] == ["page.html", "picture.jpg"]


def test_a_missing_model_adds_nothing(corpus: Corpus, folder: Path) -> None:
    with pytest.raises(LanguageError):
        corpus.add([folder], model="missing")
    assert list(corpus.articles()) == []


def test_the_dossier_in_the_folder_is_no_article(folder: Path) -> None:
    with Corpus(Dossier(folder / "d.db", create=True), load=fakes.load, sign=fakes.sign) as corpus:
        assert not any("d.db" in failure.name for failure in corpus.add([folder]).set_aside)


def test_size_limit_is_an_option(corpus: Corpus, folder: Path) -> None:
    summary = corpus.add([folder / "a.txt"], max_bytes=10)
    assert [f.code for f in summary.set_aside] == ["too-large"]


def test_a_killed_run_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    """The process is killed in the middle, by force; then the same command is run to its end."""
    for n in range(30):
        (folder / f"more {n:02}.txt").write_text(f"Le pont numéro {n} a été frappé. Rien d'autre n'a été dit.")
    script = tmp_path / "slow.py"
    script.write_text(
        "import sys, time\n"
        f"sys.path.insert(0, {str(Path(fakes.__file__).parent)!r})\n"
        "import fakes\n"
        "from recoupe.corpus import Corpus\n"
        "from recoupe.store import Dossier\n"
        "from pathlib import Path\n"
        "def told(done, total, name):\n"
        "    print(done, flush=True)\n"
        "    time.sleep(0.05)\n"
        "with Corpus(Dossier(Path(sys.argv[1]), create=True), load=fakes.load, sign=fakes.sign) as corpus:\n"
        "    corpus.add([sys.argv[2]], progress=told)\n"
    )
    killed = subprocess.Popen([sys.executable, script, tmp_path / "d.db", folder], stdout=subprocess.PIPE, text=True)
    for line in killed.stdout or ():
        if line.strip() == "12":
            break
    killed.kill()
    killed.communicate()
    with Corpus(Dossier(tmp_path / "d.db"), load=fakes.load, sign=fakes.sign) as corpus:
        assert 5 < len(list(corpus.articles())) < 32
        corpus.add([folder])
        resumed = export(corpus, tmp_path / "1")
    with Corpus(Dossier(tmp_path / "e.db", create=True), load=fakes.load, sign=fakes.sign) as corpus:
        corpus.add([folder])
        assert export(corpus, tmp_path / "2") == resumed


def test_asking(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    article = corpus.article("copy of a.txt")
    assert corpus.names(article.id) == ("a.txt", "copy of a.txt")
    assert [claim.article for claim in corpus.claims(article="a.txt", type="capture")] == [article.id]
    (claim,) = corpus.claims(type="capture")
    assert corpus.claim(claim.id[:6]) == claim
    assert any("frame-repris" in line for line in corpus.explain(claim.id))
    assert any("trigger:capture" in line for line in corpus.show("a.txt"))
    with pytest.raises(UsageError):
        list(corpus.claims(colour="red"))
    with pytest.raises(UsageError):
        corpus.export("docx", folder)


def test_removing(corpus: Corpus, folder: Path) -> None:
    corpus.add([folder])
    corpus.remove("b.txt")
    assert len(list(corpus.articles())) == 1
    assert (folder / "b.txt").exists()
    with pytest.raises(NotFoundError):
        corpus.remove("b.txt")


def test_public_names_are_all_there() -> None:
    assert all(getattr(recoupe, name) is not None for name in recoupe.__all__)
    assert {"Corpus", "Article", "Claim", "Cell", "Span", "NotSaid", "__version__"} <= set(recoupe.__all__)
    assert dataclasses.is_dataclass(Summary)
    with pytest.raises(AttributeError):
        _ = recoupe.nothing


def test_importing_costs_nothing() -> None:
    started = time.process_time()
    code = "import recoupe, sys; sys.exit(any(m in sys.modules for m in ('spacy', 'click', 'sqlite3', 'yaml')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert time.process_time() - started < 1
