"""The documentation names what is there, all of it and nothing else, and its examples run."""

from __future__ import annotations

import ast
import doctest
import json
import re
import shlex
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import generate
import pytest

import recoupe
from recoupe import Corpus
from recoupe.cli import INTERRUPTED, SOME_SET_ASIDE, WRONG
from recoupe.cli import recoupe as group
from recoupe.corpus import EXPORTS
from recoupe.export import copies, jsonl, names, score, sources, table
from recoupe.export import events as event_rows
from recoupe.model import codes, errors
from recoupe.store import Dossier
from recoupe.web import claims, happened, judging
from recoupe.web.screens import (
    SHOWN,
    TAKEN,
    adding,
    control,
    events,
    home,
    lineage,
    map,
    method,
    predictions,
    source,
    timeline,
    verdicts,
)
from recoupe.web.screens import names as web_names

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SRC = ROOT / "src" / "recoupe"
PAGES = sorted(
    [
        *DOCS.rglob("*.md"),
        *ROOT.glob("*.md"),
        *(ROOT / folder / "README.md" for folder in ("eval", "sample", "training")),
    ]
)
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def sections(text: str, level: str) -> dict[str, str]:
    """Title -> what stands below it, for headings of one level."""
    parts = re.split(rf"^{level} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def first_cells(text: str) -> list[str]:
    """The first column of the tables of a text, where it is `code`."""
    return _ROW.findall(text)


# -- commands -----------------------------------------------------------------------------------------


def commands() -> dict[str, click.Command]:
    context = click.Context(group)
    return {name: command for name in group.list_commands(context) if (command := group.get_command(context, name))}


def options_of(command: click.Command) -> set[str]:
    return {flag for p in command.params if isinstance(p, click.Option) for flag in (*p.opts, *p.secondary_opts)}


def test_the_page_on_commands_is_up_to_date() -> None:
    assert generate.COMMANDS.read_text(encoding="utf-8") == generate.commands(), "run: make docs"


def test_every_command_and_option_stands_on_it() -> None:
    found = sections(page("reference/commands.md"), "##")
    assert found.keys() == commands().keys()
    for name, command in commands().items():
        assert all(f"`{flag}" in found[name] for flag in options_of(command)), name


def command_lines(text: str) -> Iterator[str]:
    """Every line of a code block, and every piece of code in a line, that calls `recoupe`."""
    blocks = [body for kind, body in _FENCE.findall(text) if kind in ("sh", "console")]
    for line in (line for body in blocks for line in body.splitlines()):
        shown = line.removeprefix("$ ").split("#")[0].strip()
        if shown.startswith("recoupe "):
            yield shown
    yield from re.findall(r"`(recoupe [a-z][^`]*)`", _FENCE.sub("", text))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_commands_that_are_shown_exist(path: Path) -> None:
    for line in command_lines(path.read_text(encoding="utf-8")):
        _, name, *arguments = shlex.split(line.split(" && ")[0])
        assert name in commands(), line
        unknown = {a.split("=")[0] for a in arguments if a.startswith("--")} - options_of(commands()[name]) - {"--help"}
        assert not unknown, f"{line}: no option {unknown}"


# -- tables, exports, errors --------------------------------------------------------------------------


def test_every_table_and_column_of_a_dossier(tmp_path: Path) -> None:
    Dossier(tmp_path / "a.db", create=True).close()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [n for n in names if not re.search(r"^sqlite_|_fts_", n)]
        columns = {n: [row[1] for row in connection.execute(f"PRAGMA table_info({n})")] for n in tables}
    connection.close()
    told = {name: first_cells(text) for name, text in sections(page("reference/dossier.md"), "##").items()}
    assert told == columns


@pytest.fixture
def exported(tmp_path: Path, folder: Path, fake_reader: None) -> Path:
    """All exports of a small dossier."""
    with Corpus.open(tmp_path / "a.db", create=True) as corpus:
        corpus.add([folder])
        for form in EXPORTS:
            corpus.export(form, tmp_path / form)
    return tmp_path


def keys_of(path: Path) -> list[str]:
    """The keys of the first row of a file."""
    with path.open(encoding="utf-8") as lines:
        return list(json.loads(next(lines)))


def test_every_key_and_column_of_an_export(exported: Path) -> None:
    told = sections(page("reference/exports.md"), "##")
    assert told.keys() == EXPORTS.keys()
    assert first_cells(told["csv"]) == list(table.COLUMNS)
    for form, module in (("jsonl", jsonl), ("score", score)):
        files = {title.split(" ")[0]: first_cells(text) for title, text in sections(told[form], "###").items()}
        assert list(files) == list(module.FILES)
        for name, keys in files.items():
            if (exported / form / name).stat().st_size:
                assert keys == keys_of(exported / form / name), f"{form}/{name}"


def test_every_column_of_names_and_sources() -> None:
    told = sections(page("reference/listings.md"), "##")
    assert {name: tuple(first_cells(text)) for name, text in told.items()} == {
        "names": names.COLUMNS,
        "sources": sources.COLUMNS,
        "copies": copies.COPIES,
        "lineage": copies.LINEAGE,
        "alerts": copies.ALERTS,
    }


def test_every_column_of_events() -> None:
    told = sections(page("reference/events.md"), "##")
    assert {name: tuple(first_cells(text)) for name, text in told.items()} == {
        "events": event_rows.EVENTS,
        "compare": event_rows.COMPARE,
        "status": event_rows.STATUS,
        "predictions": event_rows.PREDICTIONS,
        "control": event_rows.CONTROL,
        "check": event_rows.CHECK,
    }


def test_every_screen_and_column_of_the_workspace() -> None:
    told = sections(page("reference/workspace.md"), "##")
    assert {row.strip("/").partition("/")[0] for row in first_cells(told["Screens"])} == set(SHOWN)
    lists = {
        screen.__name__.rpartition(".")[2]: screen.COLUMNS
        for screen in (home, adding, timeline, map, web_names, method, verdicts)
    }
    lists |= {
        "sources": source.LIST,
        "events": happened.COLUMNS,
        "event": events.COMPARED,
        "predictions": predictions.COLUMNS,
        "places": control.LIST,
        "control": control.COLUMNS,
        "review": judging.COLUMNS,
        "alerts": lineage.ALERTS,
        "lineage": lineage.COLUMNS,
        **dict.fromkeys(("article", "claims", "source", "grouping"), claims.COLUMNS),
    }
    parameters = re.findall(r"^\| `/([a-z]*)[^`]*` \| .* \| (.*)\|$", told["Screens"], re.MULTILINE)
    asked: dict[str, set[str]] = {}
    for name, listed in parameters:
        asked.setdefault(name, set()).update(re.findall(r"`(\w+)`", listed))
    assert asked == {name: set(taken) - {"after", "limit"} for name, taken in TAKEN.items()}
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", told["Columns"], re.MULTILINE)
    assert {name: tuple(re.findall(r"`(\w+)`", cells)) for name, cells in rows} == lists


def codes_raised() -> set[str]:
    """The first arguments of `ReadError(...)` and the third of `Failure(...)` where they are words."""
    found = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = {"ReadError": 0, "Failure": 2}.get(node.func.id)
                if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant):
                    found.add(str(node.args[at].value))
    return found


def test_every_error_code() -> None:
    told = sections(page("reference/errors.md"), "##")
    assert set(first_cells(told["Why an input is set aside"])) == codes_raised()
    classes = {n for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, errors.RecoupeError)}
    assert set(first_cells(told["Exceptions in Python"])) == classes
    exits = re.findall(r"^\| (\d+) \|", told["Exit codes of the command line"], re.MULTILINE)
    assert {int(code) for code in exits} == {0, WRONG, SOME_SET_ASIDE, INTERRUPTED}


@pytest.mark.parametrize(
    "codes_of",
    [
        c
        for c in vars(codes).values()
        if isinstance(c, type) and issubclass(c, codes.StrEnum) and c is not codes.StrEnum
    ],
    ids=lambda c: c.__name__,
)
def test_every_code_of_the_codebook(codes_of: type[codes.StrEnum]) -> None:
    text = page("explanation/codebook.md")
    lost = [code.value for code in codes_of if f"`{code.value}`" not in text]
    assert not lost


def test_no_type_is_told_that_does_not_exist() -> None:
    told = sections(page("explanation/codebook.md"), "##")
    assert first_cells(told["Types of event"]) == [code.value for code in codes.EventType]
    assert first_cells(told["Loaded wording"]) == [code.value for code in codes.LoadedCategory]


# -- Python -------------------------------------------------------------------------------------------


def test_every_public_name_and_method() -> None:
    told = sections(page("reference/python.md"), "##")
    methods = {name for name in vars(Corpus) if not name.startswith("_")}
    assert {re.split(r"[.(]", row.removeprefix("Corpus."))[0] for row in first_cells(told["Corpus"])} == methods
    assert {*first_cells(told["Nouns"]), "Corpus"} == set(recoupe.__all__)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_python_that_is_shown_compiles(path: Path) -> None:
    for kind, body in _FENCE.findall(path.read_text(encoding="utf-8")):
        if kind == "python" and ">>>" not in body:
            compile(body, str(path), "exec")


# -- examples -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", generate.RUN, ids=name_of)
def test_what_commands_print_is_up_to_date(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", generate.WIDTH)
    text = path.read_text(encoding="utf-8")
    assert generate.with_output(text, tmp_path) == text, "run: make docs"
    session = "".join(body for kind, body in _FENCE.findall(text) if kind == "python" and ">>>" in body)
    monkeypatch.chdir(tmp_path)
    example = doctest.DocTestParser().get_doctest(session, {}, path.name, str(path), 0)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    generate.with_output(text, tmp_path)
    monkeypatch.chdir(tmp_path)
    [code] = [body for kind, body in _FENCE.findall(text) if kind == "python"]
    exec(compile(code, "README.md", "exec"), {})


def test_the_sentence_is_everywhere() -> None:
    sentence = "Au moins douze civils auraient été tués mardi à Kherson, selon le gouverneur régional, cité par l'AFP."
    for name in ("MAP.md", "docs/tutorial.md", "tests/test_end_to_end.py"):
        assert sentence in (ROOT / name).read_text(encoding="utf-8"), name


# -- pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file, _, heading = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), f"{target} does not exist"
        if heading:
            titles = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}, target


def test_every_page_can_be_found_from_the_index() -> None:
    linked = {(DOCS / target.split("#")[0]).resolve() for target in _LINK.findall(page("index.md"))}
    assert {path for path in DOCS.rglob("*.md") if path.name != "index.md"} <= linked


def test_paths_that_the_map_names_exist() -> None:
    text = (ROOT / "MAP.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:read|annotate|claims|store|model|export|languages|tests|docs|cli|render)/[\w./]*)`", text)
    assert named
    lost = [name for name in named if not ((SRC / name).exists() or (ROOT / name).exists())]
    assert not lost


def test_the_changelog_tells_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### Extraction" in text
    assert "## [Unreleased]" in text or f"## [{recoupe.__version__}]" in text
    assert f"version: {recoupe.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*DOCS.rglob("*.md"), ROOT / "CONTRIBUTING.md"], ids=name_of)
def test_tables_of_the_language_that_are_named_exist(path: Path) -> None:
    folder = SRC / "languages" / "fr"
    named = re.findall(r"`((?:frames/)?[a-z_*]+\.csv)`", path.read_text(encoding="utf-8"))
    lost = [name for name in named if name != "claims.csv" and not [*folder.glob(name), *folder.glob(f"frames/{name}")]]
    assert not lost
