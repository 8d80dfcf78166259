"""`recoupe sources`: what each quoted source is said to have said."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import sources
from recoupe.export.jsonl import to_line
from recoupe.export.sheet import write_sheet
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("source", 12, 20), Column("kind", 8, 12), Column("mode", 8, 5), Column("chain", 10, 10),
    Column("claim", 12, 14), Column("type", 8, 13), Column("trigger", 8, 15), Column("modality", 8, 11),
    Column("stance", 6, 4), Column("article", 8, 1), Column("name", 8, 9), Column("outlet", 8, 6),
    Column("start", 5, 3), Column("end", 5, 2), Column("sentence", 20, 8), Column("articles", 8, 9), Column("roots", 5, 10),
)  # fmt: skip


@click.command("sources", epilog="Example: recoupe sources war.db --format csv")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """List what each quoted source of DOSSIER (a person, an organisation, anonymous people...) is said to have said.

    A row is one claim on the word of one source, with the whole chain, outermost first; a claim stands under every source
    of its chain. `articles` and `roots` say in how many articles the source is quoted, and on how many independent roots
    these stand. What articles say in their own voice is not here: `recoupe claims` has it.
    """
    with Corpus.open(dossier) as corpus:
        found = corpus.sayings()
        counts = sources.heard(found, corpus.roots())
        told = options.counted(corpus, {saying.claim.article for saying in found})
    if form == "jsonl":
        for saying in found:
            click.echo(to_line(sources.row(saying, counts)), nl=False)
    elif form == "csv":
        write_sheet(sources.COLUMNS, (sources.flat_row(saying, counts) for saying in found), sys.stdout)
    else:
        options.print_table([sources.flat_row(saying, counts) for saying in found], _COLUMNS)
    known = len(counts)
    click.echo(
        f"{len(found)} saying{'' if len(found) == 1 else 's'} of {known} source{'' if known == 1 else 's'}; {told}",
        err=True,
    )
