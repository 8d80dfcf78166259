"""The command line, as people use it; reading is done by a fake."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fakes
import pytest

from recoupe.cli import _VERBS, main

pytestmark = pytest.mark.usefixtures("fake_reader")
RECOUPE = [sys.executable, "-m", "recoupe"]


class Ran:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture
def dossier(tmp_path: Path, folder: Path, run: Run) -> Path:
    assert run("add", tmp_path / "d.db", folder).code == 3
    return tmp_path / "d.db"


def test_add_lists_and_counts_what_is_set_aside(tmp_path: Path, folder: Path, run: Run) -> None:
    ran = run("add", tmp_path / "d.db", folder)
    assert ran.code == 3
    assert ran.out.splitlines() == [
        "a.txt: 2 claims; no furniture",
        "b.txt: 1 claim; no furniture",
        "2 articles read (fr 2), 3 claims, 1 file known already, 3 files set aside",
    ]
    lines = ran.err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("set aside (empty): ")
    assert "empty.txt" in lines[0]


def test_add_of_good_files_ends_with_nought(tmp_path: Path, folder: Path, run: Run) -> None:
    assert run("add", tmp_path / "d.db", folder / "a.txt", folder / "b.txt").code == 0
    assert run("add", tmp_path / "d.db", folder / "a.txt").code == 0
    assert run("add", tmp_path / "d.db", folder / "a.txt", folder / "missing.txt").code == 3


MENU = "Accueil\nMonde\nÉconomie\nCulture\nSports\nMétéo\n"
PAGE = (
    "Une ville tombe\n"
    + MENU
    + "Une ville tombe\nLe pont a été frappé deux fois dans la nuit, dit le maire de la ville haute.\n"
)


def test_add_says_what_was_taken_as_furniture_and_keeps_all_if_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "menu.html").write_text("<html><nav>Accueil</nav></html>", encoding="utf-8")
    first = run("add", tmp_path / "d.db", tmp_path / "page.txt", tmp_path / "menu.html").out.splitlines()
    assert first[0].startswith("page.txt: 1 claim; furniture: 6 lines, ")
    assert "menu" in first[0]
    kept = run("add", tmp_path / "d.db", tmp_path / "page.txt", tmp_path / "menu.html", "--keep-all").out.splitlines()
    assert sorted(kept[:2]) == ["menu.html: 0 claims; no furniture", "page.txt: 1 claim; no furniture"]
    assert run("add", tmp_path / "d.db", tmp_path / "page.txt", "--quiet").out.startswith("0 articles read"), (
        "stays kept"
    )


WRONG = [
    ([], "no verb"),
    (["frobnicate"], "no such verb"),
    (["claims"], "no dossier named"),
    (["claims", "missing.db"], "no such dossier"),
    (["show", "missing.db", "x"], "no such dossier"),
    (["add", "new.db"], "no path"),
    (["add", "new.db", "missing.txt"], "no such path"),
    (["add", "new.db", ".", "--processes", "0"], "no process"),
    (["add", "new.db", ".", "--max-mb", "-1"], "no size"),
    (["add", "no/such/folder/new.db", "."], "no folder for the dossier"),
    (["claims", "{d}", "--type", "war"], "no such code"),
    (["claims", "{d}", "--time", "hier"], "no date"),
    (["claims", "{d}", "--limit", "0"], "no limit"),
    (["claims", "{d}", "--format", "docx"], "no such format"),
    (["claims", "{d}", "--article", "missing"], "no such article"),
    (["show", "{d}", "missing"], "no such article"),
    (["show", "{d}", "--colour"], "no such option"),
    (["explain", "{d}", "zzzz"], "no such claim"),
    (["search", "{d}", "()"], "no word"),
    (["remove", "{d}", "missing"], "no such article"),
    (["export", "{d}", "--out", "x"], "no format"),
    (["export", "{d}", "--format", "csv", "--out", "{d}"], "a file in place of a folder"),
    (["eval", "missing", "missing"], "no gold"),
    (["names", "missing.db"], "no such dossier"),
    (["names", "{d}", "--format", "docx"], "no such format"),
    (["sources", "missing.db"], "no such dossier"),
    (["events", "missing.db"], "no such dossier"),
    (["compare", "{d}", "zzzz"], "no such event"),
    (["status", "{d}", "--format", "docx"], "no such format"),
    (["predictions", "missing.db"], "no such dossier"),
    (["control", "{d}"], "no place"),
    (["check", "{d}"], "nothing to check against"),
    (["check", "{d}", "--against", "missing.csv"], "no such table"),
    (["check", "{d}", "--against", "{d}", "--map", "missing.csv"], "no such map"),
    (["report", "missing.db", "--out", "x.html"], "no such dossier"),
    (["report", "{d}"], "no file"),
    (["report", "{d}", "--out", "{d}"], "the dossier itself"),
    (["report", "{d}", "--out", "{d}/x.html"], "a file in place of a folder"),
    (["report", "{d}", "--out", "."], "a folder in place of a file"),
    (["report", "{d}", "--out", "x.html", "--lang", "de"], "no such language"),
    (["gazetteer", "missing.db", "a.csv"], "no such dossier"),
    (["gazetteer", "{d}"], "no table"),
    (["gazetteer", "{d}", "a.csv"], "no such table"),
    (["gazetteer", "{d}", "a.csv", "--list"], "a table to list"),
    (["gazetteer", "{d}", "a.csv", "--remove"], "a table that was not added"),
    (["gazetteer", "{d}", "--remove"], "nothing to take out"),
    (["alias", "missing.db", "a", "b"], "no such dossier"),
    (["alias", "{d}"], "no name"),
    (["alias", "{d}", "a"], "no canonical name"),
    (["alias", "{d}", "a", " "], "an empty name"),
    (["alias", "{d}", "a", "b", "--list"], "a name to list"),
    (["alias", "{d}", "a", "--remove"], "no such alias"),
    (["alias", "{d}", "a", "b", "--remove"], "two names to end"),
    (["alias", "{d}", "a", "b", "--kind", "song"], "no such kind"),
]


@pytest.mark.parametrize(("arguments", "why"), WRONG, ids=[f"{' '.join(row[0][:1])}: {row[1]}" for row in WRONG])
def test_wrong_usage_is_one_line_and_one(
    arguments: list[str], why: str, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*(argument.format(d=dossier) for argument in arguments))
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1 or not arguments
    assert not (tmp_path / "new.db").exists()


def test_claims_as_table(dossier: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    ran = run("claims", dossier)
    assert ran.code == 0
    assert all(len(line) <= 90 for line in ran.out.splitlines())
    assert "capture" in ran.out
    assert ran.err == "3 claims; 2 articles, 2 independent roots\n"
    assert (
        run("claims", dossier, "--type", "capture", "--actor", "nord").err == "1 claim; 1 article, 1 independent root\n"
    )
    assert run("claims", dossier, "--type", "siege").out == ""


def test_claims_as_csv_and_json_lines(dossier: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", dossier, "--format", "csv").out)))
    assert [row["trigger"] for row in rows] == ["repris", "tués", "frappé"]
    lines = run("claims", dossier, "--format", "jsonl", "--limit", "2").out.splitlines()
    assert [json.loads(line)["trigger"]["text"] for line in lines] == ["repris", "tués"]


def test_show_explain_search_remove(dossier: Path, run: Run) -> None:
    shown = run("show", dossier, "a.txt").out
    assert "published   2018-03-12 (byline: « 12 mars 2018 »)" in shown
    assert "[byline] Publié le 12 mars 2018" in shown
    assert "⟦trigger:capture+time repris⟧" in shown
    assert "\x1b" not in shown
    claim = json.loads(run("claims", dossier, "--format", "jsonl").out.splitlines()[0])["id"]
    assert "rule frame-repris" in run("explain", dossier, claim[:8]).out
    assert "Ville-Haute" in run("search", dossier, "armée", "(nord)").out
    assert run("search", dossier, "absent").err == "0 hits; 0 articles, 0 independent roots\n"
    assert run("search", dossier, "-ville", "--limit", 1).code == 0
    assert run("remove", dossier, "b.txt").out.startswith("removed ")
    assert run("claims", dossier).err == "2 claims; 1 article, 1 independent root\n"


def test_export_names_what_it_wrote(dossier: Path, tmp_path: Path, run: Run) -> None:
    for form, files in {"score": 3, "jsonl": 3, "csv": 1}.items():
        ran = run("export", dossier, "--format", form, "--out", tmp_path / form)
        assert ran.code == 0
        assert [Path(line).exists() for line in ran.out.splitlines()] == [True] * files


def test_gazetteer(dossier: Path, tmp_path: Path, run: Run) -> None:
    table = tmp_path / "bases.csv"
    table.write_text("name,lat,lon\nVille-Haute,34.5,40.9\nNulle part,95,0\n", encoding="utf-8")
    added = run("gazetteer", dossier, table)
    assert added.code == 3
    assert "bases.csv, line 3: lat '95'" in added.err
    assert added.out.splitlines() == ["1 place taken, 1 set aside", "2 articles read again"]
    assert run("gazetteer", dossier, "--list").out == "Ville-Haute: 34.5000 40.9000, point · bases.csv:2\n"
    assert "0 files set aside" in run("add", dossier, table.parent / "articles" / "a.txt").out
    assert run("gazetteer", dossier, "--list").out.count("\n") == 1
    table.write_text("name,lat,lon\nNulle part,95,0\n", encoding="utf-8")
    refused = run("gazetteer", dossier, table)
    assert refused.code == 1 and "nothing was changed" in refused.err
    assert run("gazetteer", dossier, table, "--remove").out.splitlines() == ["1 taken out", "2 articles read again"]
    assert run("gazetteer", dossier, "--list").out == ""


def test_names_sources_report_alias(dossier: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    added = run("alias", dossier, "armée du Nord", "Nordistes")
    assert (added.code, added.err) == (0, "1 claim shown with it\n")
    assert added.out.startswith("actor: armée du Nord → Nordistes (")
    assert run("alias", dossier, "--list").out == added.out
    assert "Nordistes" in run("claims", dossier).out
    assert "Nordistes" not in run("claims", dossier, "--format", "jsonl").out
    shown = run("names", dossier)
    assert shown.err == "1 wording; 1 article, 1 independent root\n"
    assert all(len(line) <= 100 for line in shown.out.splitlines())
    [row] = csv.DictReader(io.StringIO(run("names", dossier, "--format", "csv").out))
    assert (row["entity"], row["wording"], row["outlet"]) == ("Nordistes", "armée du Nord", "a.txt")
    assert json.loads(run("names", dossier, "--format", "jsonl").out)["count"] == 1
    assert run("sources", dossier).err == "0 sayings of 0 sources; 0 articles, 0 independent roots\n"
    assert run("sources", dossier, "--format", "csv").out.startswith("source,kind,")
    page = tmp_path / "r.html"
    assert run("report", dossier, "--out", page, "--lang", "en", "--full-text").out == f"{page}\n"
    assert "Nordistes" in page.read_text(encoding="utf-8")
    assert run("alias", dossier, "armée du Nord", "--remove").out.startswith("ended: actor: armée du Nord")
    assert run("alias", dossier, "--list").out == ""


def test_copies_lineage_alerts(tmp_path: Path, run: Run) -> None:
    root = (
        "Une colonne du Nord a bombardé le port de Valbourg lundi, tuant douze pêcheurs. Les flammes ont gagné les entrepôts "
        "de sel puis la criée, et les pompiers ont renoncé à deux quais entiers avant la nuit."
    )
    for name, day, text in (("a", 6, root), ("b", 7, root.replace("douze", "quarante"))):
        (tmp_path / f"{name}.txt").write_text(
            f"Le port brûle\n\nPublié le {day} mai 2031\n\n{text}\n", encoding="utf-8"
        )
    dossier = tmp_path / "c.db"
    run("add", dossier, tmp_path / "a.txt", tmp_path / "b.txt")
    shown = run("copies", dossier)
    assert (shown.code, shown.err) == (0, "1 pair; 2 articles, 1 independent root\n")
    pair = json.loads(run("copies", dossier, "--format", "jsonl").out)
    assert (pair["a"], pair["b"], pair["relation"], pair["direction"]) == ("a.txt", "b.txt", "reprint", "a->b")
    assert run("lineage", dossier, "b.txt").err == "1 lineage; 2 articles, 1 independent root\n"
    assert run("lineage", dossier, "--format", "graphml").out.startswith("<?xml")
    [alert] = csv.DictReader(io.StringIO(run("alerts", dossier, "--format", "csv").out))
    assert (alert["kind"], alert["lost"], alert["found"]) == ("figure_changed", "douze", "quarante")
    assert run("alerts", dossier).err == "1 alert; 2 articles, 1 independent root\n"
    assert run("lineage", dossier, "z.txt").code == 1
    run("remove", dossier, "b.txt")
    assert run("copies", dossier).err == "0 pairs; 1 article, 1 independent root\n"


def test_events_compare_status_predictions_control(dossier: Path, run: Run) -> None:
    assert run("events", dossier).err.endswith(" events; 2 articles, 2 independent roots\n")
    rows = [json.loads(line) for line in run("events", dossier, "--format", "jsonl").out.splitlines()]
    assert {tuple(row["status"]) for row in rows} == {("single root",)}
    event = rows[0]["event"]
    assert run("compare", dossier, event[:6]).err == "one root tells it: there is nothing to compare\n"
    assert run("compare", dossier, event, "--format", "csv").out.startswith("cell,agreement,")
    assert run("status", dossier, "--format", "csv").out.startswith("event,status,roots,")
    assert run("predictions", dossier).err.startswith("0 predictions")
    assert run("control", dossier, "nowhere").err == "0 steps\n"


def test_an_empty_dossier_can_be_asked_everything(tmp_path: Path, run: Run) -> None:
    (tmp_path / "none").mkdir()
    run("add", tmp_path / "e.db", tmp_path / "none")
    for verb in ("names", "sources", "copies", "lineage", "alerts", "events", "status", "predictions"):
        for form in ("table", "csv", "jsonl"):
            assert run(verb, tmp_path / "e.db", "--format", form).code == 0
    assert run("alias", tmp_path / "e.db", "a", "b").code == 0
    assert run("report", tmp_path / "e.db", "--out", tmp_path / "r.html").code == 0


def test_eval(tmp_path: Path, folder: Path, run: Run) -> None:
    (tmp_path / "gold").mkdir()
    sentence = "Douze soldats ont été tués."
    claim = {
        "id": "c",
        "event": "e",
        "sentence": sentence,
        "trigger": "tués",
        "type": "casualties",
        "modality": "asserted",
    }
    document: dict[str, Any] = {"title": None, "published": "2018-03-12", "blocks": [], "cites": []}
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"doc": "a.txt", "document": document, "claims": [claim]}))
    ran = run("eval", tmp_path / "gold", folder, "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["scores"]["trigger"] == {"p": 0.5, "r": 1.0, "f1": 0.6667, "gold": 1, "pred": 2}
    assert "spurious | a.txt | capture | repris" in run("eval", tmp_path / "gold", folder, "--errors", "3").out


def test_doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("doctor")
    assert (ran.code, ran.out.count("ok ")) == (0, 5)
    ran = run("doctor", "--model", "missing")
    assert ran.code == 1
    assert "missing  language model: no model 'missing'" in ran.out


def test_names_and_texts_do_nothing_to_the_terminal(tmp_path: Path, run: Run) -> None:
    evil = tmp_path / "in" / "a\nb\x1b[2J\u202e.txt"
    evil.parent.mkdir()
    evil.write_text("Le pont\x1b[31m a été frappé\u202e.\x07 Rien.")
    (tmp_path / "in" / "bad\n.txt").write_text("")
    outputs = [run("add", tmp_path / "d.db", evil.parent)]
    article = json.loads(run("claims", tmp_path / "d.db", "--format", "jsonl").out)
    outputs += [
        run("claims", tmp_path / "d.db"),
        run("show", tmp_path / "d.db", article["article"]),
        run("search", tmp_path / "d.db", "pont"),
    ]
    outputs += [run("explain", tmp_path / "d.db", article["id"]), run("remove", tmp_path / "d.db", evil.name)]
    for ran in outputs:
        assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)
    assert len(outputs[0].err.splitlines()) == 1
    assert len(outputs[1].out.splitlines()) == 3


@pytest.mark.parametrize("verb", _VERBS)
def test_each_help_ends_with_an_example(verb: str, run: Run) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    assert ran.out.strip().splitlines()[-1].strip().startswith(f"Example: recoupe {verb}")


# -- in a process of their own ------------------------------------------------------------------------


def test_help_is_quick_and_loads_no_language() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*RECOUPE, "--help"], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4
    code = (
        "import sys; from recoupe.cli import main; main(['--help']); main(['claims', '--help']); "
        "sys.exit(any(m in sys.modules for m in ('spacy', 'yaml', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


def test_output_is_utf8_whatever_the_locale(dossier: Path) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run([*RECOUPE, "show", dossier, "a.txt"], check=True, capture_output=True, env=plain)
    assert "armée du Nord" in ran.stdout.decode()


def test_a_reader_that_has_seen_enough_is_no_error(dossier: Path) -> None:
    command = f"{sys.executable} -m recoupe claims {dossier} --format jsonl | head -c 10"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert ran.returncode == 0
    assert ran.stderr in (
        b"",
        b"3 claims; 2 articles, 2 independent roots\n",
    )  # as the pipe breaks before the end or not


def test_interruption_is_one_line(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def interrupted(self: object, article: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fakes.FakeReader, "__call__", interrupted)
    ran = run("add", tmp_path / "d.db", folder)
    assert ran.code == 130
    assert len(ran.err.splitlines()) == 1
