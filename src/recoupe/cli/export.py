"""`recoupe export`: a dossier to files."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import EXPORTS, Corpus
from recoupe.render.harmless import one_line


@click.command("export", epilog="Example: recoupe export war.db --format csv --out war-files/")
@options.dossier
@click.option(
    "--format", "form", type=click.Choice(list(EXPORTS)), required=True, help="jsonl holds everything that was read."
)
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="Made if it is not there."
)
def command(dossier: Path, form: str, out: Path) -> None:
    """Write DOSSIER to files in a folder.

    jsonl: all that was read, sorted, the same bytes for the same articles and rules. csv: one row a claim, for
    spreadsheets. score: what the scorer reads.
    """
    with Corpus.open(dossier) as corpus:
        for path in corpus.export(form, out):
            click.echo(one_line(str(path)))
