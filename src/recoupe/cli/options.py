"""Arguments that several verbs share."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from recoupe.corpus import Corpus
from recoupe.export.copies import flat_row
from recoupe.export.jsonl import to_line
from recoupe.export.sheet import write_sheet
from recoupe.model.copy import count_roots
from recoupe.render import terminal

FALLBACK = (160, 24)  # columns and lines where the output is no terminal

dossier = click.argument("dossier", type=click.Path(path_type=Path))
model = click.option("--model", metavar="NAME", help="An installed spaCy pipeline in place of the one that is shipped.")
processes = click.option(
    "--processes", type=click.IntRange(1, 256), default=1, show_default=True, help="How many read at once."
)
form = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True
)


def print_table(rows: Sequence[tuple[str, ...]], columns: Sequence[terminal.Column]) -> None:
    """Print rows as a table that fits the terminal; nothing where there is none."""
    if rows:
        for line in terminal.table(rows, width=shutil.get_terminal_size(FALLBACK).columns, columns=columns):
            click.echo(line)


def counted(corpus: Corpus, articles: Iterable[str]) -> str:
    """How many articles there are among ids, and how many independent roots they stand on: ten copies are one voice."""
    held = set(articles)
    return _counted(len(held), count_roots(held, corpus.roots()) if held else 0)


def voices(rows: Iterable[Mapping[str, Any]]) -> str:
    """The same of rows that name their articles and roots."""
    articles, roots = set(), set()
    for row in rows:
        articles.update(row["articles"])
        roots.update(row["roots"])
    return _counted(len(articles), len(roots))


def _counted(articles: int, roots: int) -> str:
    return f"{articles} article{'' if articles == 1 else 's'}, {roots} independent root{'' if roots == 1 else 's'}"


def write_rows(
    rows: Sequence[dict[str, Any]], names: Sequence[str], form: str, *, columns: Sequence[terminal.Column]
) -> None:
    """Print rows as `form` says: lines of JSON, CSV, or a table with these columns of theirs."""
    if form == "jsonl":
        for row in rows:
            click.echo(to_line(row), nl=False)
    elif form == "csv":
        write_sheet(names, map(flat_row, rows), sys.stdout)
    else:
        shown = [flat_row({column.name: row[column.name] for column in columns}) for row in rows]
        print_table(shown, columns)
