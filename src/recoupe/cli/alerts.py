"""`recoupe alerts`: what was lost or changed in copying."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import copies
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("kind", 12, 10), Column("taken", 12, 5), Column("relay", 12, 6), Column("lost", 12, 9), Column("found", 10, 8),
    Column("before", 16, 3), Column("after", 16, 4),
)  # fmt: skip


@click.command("alerts", epilog="Example: recoupe alerts war.db --format csv")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """List what was lost or changed between articles of DOSSIER and those they were taken from, with both passages.

    An attribution, a conditional, a hedge or a denial that is gone, a figure or a day that became another, a word that
    steers for one that does not (and the reverse), another headline; and in one article by itself: a headline that says
    more than the body, harm that nobody does. Each is a place to look at, not a verdict.
    """
    with Corpus.open(dossier) as corpus:
        pile = corpus.pile()
    rows = copies.alert_rows(pile)
    options.write_rows(rows, copies.ALERTS, form, columns=_COLUMNS)
    click.echo(f"{len(rows)} alert{'' if len(rows) == 1 else 's'}; {pile.counted()}", err=True)
