"""`recoupe names`: how each outlet calls each actor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import names
from recoupe.export.jsonl import to_line
from recoupe.export.sheet import write_sheet
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("entity", 12, 9), Column("known", 5, 2), Column("meant", 8, 9), Column("outlet", 12, 8), Column("wording", 14, 10),
    Column("count", 5, 7), Column("articles", 8, 5), Column("roots", 5, 8), Column("direct", 6, 3), Column("where", 12, 6),
)  # fmt: skip


@click.command("names", epilog="Example: recoupe names war.db --format csv")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """List how each outlet calls each actor of DOSSIER: its wordings, how often, and where they stand.

    Actors are who acts, who is acted upon and who is quoted, those most often named first. `known` says whether a table
    or an alias gives a canonical name. A mention counts once, pronouns do not count. `direct` of them stand in words
    that are given as a source's own. The words of a text quoted whole are those of its own outlet. Beside the number of
    `articles` that have a wording stands that of the independent `roots` they stand on: ten copies are one voice.
    """
    with Corpus.open(dossier) as corpus:
        found = corpus.wordings()
        roots = corpus.roots()
        told = options.counted(corpus, {place.article for wording in found for place in wording.spots})
    if form == "jsonl":
        for wording in found:
            click.echo(to_line(names.row(wording, roots)), nl=False)
    elif form == "csv":
        write_sheet(names.COLUMNS, (names.flat_row(wording, roots) for wording in found), sys.stdout)
    else:
        options.print_table([names.flat_row(wording, roots) for wording in found], _COLUMNS)
    click.echo(f"{len(found)} wording{'' if len(found) == 1 else 's'}; {told}", err=True)
