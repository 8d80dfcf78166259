"""`recoupe events`: what the claims tell together, one event a line."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("event", 12, 20), Column("status", 12, 19), Column("articles", 10, 5), Column("roots", 10, 6), Column("type", 8, 18),
    Column("actor", 10, 12), Column("target", 10, 10), Column("place", 10, 15), Column("time", 10, 14), Column("number", 8, 11),
    Column("words", 8, 16),
)  # fmt: skip


@click.command("events", epilog="Example: recoupe events war.db")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """List the events of DOSSIER: claims of all articles that tell of one happening, with where each stands.

    Roots are counted, not articles: copies add none. Two claims are one event by a table of features that can be read
    and edited (comparison.csv).
    """
    with Corpus.open(dossier) as corpus:
        rows = events.event_rows(corpus.ledger(), corpus.called)
    options.write_rows(rows, events.EVENTS, form, columns=_COLUMNS)
    click.echo(f"{len(rows)} event{'' if len(rows) == 1 else 's'}; {options.voices(rows)}", err=True)
