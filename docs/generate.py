"""Write the parts of the documentation that the program itself can tell; `make docs` calls it.

    python docs/generate.py [--check]

`reference/commands.md` is made from the command line. In README.md and tutorial.md, every block marked `console` is run, in a
folder that holds the files of the blocks marked `text NAME`, and what comes out replaces what stood there.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from recoupe.cli import main as recoupe
from recoupe.cli import recoupe as group

DOCS = Path(__file__).resolve().parent
COMMANDS = DOCS / "reference" / "commands.md"
RUN = (DOCS.parent / "README.md", DOCS / "tutorial.md")
WIDTH = "132"  # columns of the tables that are shown
HOME = "/home/you/war"  # stands for the folder in which the examples are run
_PROGRESS = re.compile(r"\d+/\d+ \S.*")
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_HEAD = """# Commands

<!-- Made from the command line by docs/generate.py (make docs): do not edit. -->

`recoupe COMMAND --help` says the same. Exit codes stand in [errors.md](errors.md).
"""


def commands() -> str:
    """The page on commands."""
    context = click.Context(group, info_name="recoupe")
    return "\n".join([_HEAD, *(line for name in group.list_commands(context) for line in _command(context, name))])


def _command(context: click.Context, name: str) -> Iterator[str]:
    found = group.get_command(context, name)
    if found is None:
        raise KeyError(name)
    own = click.Context(found, info_name=name, parent=context)
    yield f"## {name}\n"
    yield f"    {own.command_path} {' '.join(found.collect_usage_pieces(own))}\n"
    yield f"{_unfolded(found.help or '')}\n"
    options = [p for p in found.params if isinstance(p, click.Option)]
    rows = [row for option in options if (row := option.get_help_record(own))]
    if rows:
        yield "| option | meaning |\n| --- | --- |"
        yield from (f"| `{_cell(left)}` | {_cell(right)} |" for left, right in rows)
        yield ""
    if found.epilog:
        yield f"{_example(found.epilog)}\n"


def _unfolded(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _example(epilog: str) -> str:
    return f"Example: `{epilog.removeprefix('Example: ')}`"


def with_output(page: str, folder: Path) -> str:
    """A page with the output of its `console` blocks as it is now, run in a folder that is empty."""

    def block(match: re.Match[str]) -> str:
        kind, name, body = match.groups()
        if kind == "text" and name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        if kind != "console":
            return match[0]
        lines = [line for line in body.splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{run(line[2:], folder)}" for line in lines) + "```"

    return _BLOCK.sub(block, page)


def run(line: str, folder: Path) -> str:
    """What a command line prints; the exit code is added where it is not 0."""
    program, *arguments = shlex.split(line)
    if program != "recoupe":
        raise ValueError(f"only recoupe is run, not {program!r}")
    out = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = recoupe(arguments)
    shown = out.getvalue().replace(str(folder), HOME)
    # progress is told every ten seconds: a page must not depend on how fast the machine is
    shown = "".join(f"{part.rstrip()}\n" for part in shown.splitlines() if not _PROGRESS.fullmatch(part))
    return shown + (f"(exit code {code})\n" if code else "")


def fresh() -> Iterator[tuple[Path, str]]:
    """Each page that is made, with what it should hold."""
    os.environ["COLUMNS"] = WIDTH
    yield COMMANDS, commands()
    for path in RUN:
        with tempfile.TemporaryDirectory() as folder:
            yield path, with_output(path.read_text(encoding="utf-8"), Path(folder).resolve())


def main() -> int:
    """Write the pages, or say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a page is out of date")
    args = parser.parse_args()
    stale = []
    for path, page in fresh():
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            stale.append(path)
            if not args.check:
                path.write_text(page, encoding="utf-8")
    for path in stale:
        print(f"{'out of date' if args.check else 'written'}: {path.relative_to(DOCS.parent)}")
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
