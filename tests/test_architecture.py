"""What the code promises about itself: sizes, names, documentation, and what starting costs.

The direction of imports is checked by import-linter (pyproject.toml).
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parent.parent / "src" / "recoupe"
FILES = sorted(SRC.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef

FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 40, 6
LONGER: dict[str, str] = {}  # "folder/file.py:function" or "folder/file.py" -> why it is not split
MORE_PARAMETERS = {"corpus.py:add": "the façade: keyword-only options, each set alone, that the command line has too"}
NO_NAMES = ("utils", "util", "helpers", "helper", "manager", "managers", "process", "misc", "common")
START_SECONDS = 0.4


def name_of(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def functions_of(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, Function))


def public(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """What a reader of a file meets: its functions and classes, and their methods; not what stands inside a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def overrides(node: ast.AST) -> bool:
    """True for a method that a base class of another library documents."""
    marks = getattr(node, "decorator_list", [])
    return any(isinstance(mark, ast.Name) and mark.id == "override" for mark in marks)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES or name_of(path) in LONGER, f"{lines} lines: split it"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    sizes = {f"{name_of(path)}:{f.name}": (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions_of(path)}
    long = {name: size for name, size in sizes.items() if size > FUNCTION_LINES and name not in LONGER}
    assert not long, f"over {FUNCTION_LINES} lines: {long}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_functions_take_few_parameters(path: Path) -> None:
    many = []
    for function in functions_of(path):
        given = function.args
        names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs) if a.arg not in ("self", "cls")]
        if len(names) > PARAMETERS and f"{name_of(path)}:{function.name}" not in MORE_PARAMETERS:
            many.append(f"{function.name}: {len(names)}")
    assert not many, f"over {PARAMETERS} parameters, make an options object: {many}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_is_public_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [node.name for node in public(tree) if not ast.get_docstring(node) and not overrides(node)]
    assert not bare, f"without a docstring: {bare}"
    assert not tree.body or ast.get_docstring(tree), "the file itself has no docstring"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_but_the_command_line_prints(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    printing = [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert not printing, f"print at lines {printing}; only recoupe/cli speaks, with click.echo"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_naked_assert_and_no_bare_except(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bad = [
        n.lineno
        for n in ast.walk(tree)
        if isinstance(n, ast.Assert) or (isinstance(n, ast.ExceptHandler) and not n.type)
    ]
    assert not bad, f"lines {bad}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_of_an_article_is_run(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "__import__"}
    imported = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    assert not imported & {"pickle", "marshal", "shelve", "subprocess"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_are_named_for_what_they_do(path: Path) -> None:
    assert not {part.removesuffix(".py") for part in path.relative_to(SRC).parts} & set(NO_NAMES)


def test_the_exceptions_are_still_needed() -> None:
    names = {name_of(path) for path in FILES} | {
        f"{name_of(path)}:{f.name}" for path in FILES for f in functions_of(path)
    }
    assert set(LONGER) | set(MORE_PARAMETERS) <= names


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_recoupe_brings_nothing_heavy() -> None:
    code = "import sys, recoupe; print(*sorted({'spacy', 'click', 'yaml', 'sqlite3', 'numpy', 'multiprocessing'} & set(sys.modules)))"
    assert run_python(code) == ""


def test_help_comes_at_once() -> None:
    """The least of three: a busy machine is no fault of the code."""
    code = (
        "import contextlib, io, sys, time\n"
        "from recoupe.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(['--help'])\n"
        "print(time.process_time(), 'spacy' in sys.modules)"
    )
    runs = [run_python(code).split() for _ in range(3)]
    assert min(float(seconds) for seconds, _ in runs) < START_SECONDS
    assert {spacy for _, spacy in runs} == {"False"}


def test_the_public_names_are_there() -> None:
    code = "import recoupe; print(*[n for n in recoupe.__all__ if getattr(recoupe, n, None) is None])"
    assert run_python(code) == ""


def test_the_package_opens_in_under_thirty_lines() -> None:
    tree = ast.parse((SRC / "__init__.py").read_text(encoding="utf-8"))
    code = {line for node in ast.walk(tree) if (line := getattr(node, "lineno", 0))}
    assert len(code) < 30
