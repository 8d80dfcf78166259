"""`recoupe predictions`: what was foreseen or planned, on whose word, and what later claims say of it."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("claim", 12, 20), Column("modality", 9, 14), Column("by", 10, 16), Column("words", 24, 17),
    Column("horizon", 12, 15), Column("outcome", 10, 19), Column("reason", 16, 12),
)  # fmt: skip


@click.command("predictions", epilog="Example: recoupe predictions war.db")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """List what was foreseen or planned in DOSSIER, by whom, until when, and what later claims of the pile say of it:
    happened, did not happen, partly, or open where none does.
    """
    with Corpus.open(dossier) as corpus:
        rows = events.prediction_rows(corpus.ledger())
    options.write_rows(rows, events.PREDICTIONS, form, columns=_COLUMNS)
    if form == "table":
        click.echo(f"{len(rows)} prediction{'' if len(rows) == 1 else 's'} and plans", err=True)
