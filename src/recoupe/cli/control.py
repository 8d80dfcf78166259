"""`recoupe control`: who holds a place, by date, according to whom."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("first", 10, 20), Column("last", 10, 19), Column("kind", 8, 16), Column("holder", 12, 18), Column("root", 12, 17),
    Column("words", 8, 12), Column("contested_with", 16, 15),
)  # fmt: skip


@click.command("control", epilog="Example: recoupe control war.db Kherson")
@options.dossier
@click.argument("place")
@options.form
def command(dossier: Path, place: str, form: str) -> None:
    """Say who holds PLACE by date, according to which root of DOSSIER, and where two roots name two holders.

    From what is told as fact or by hearsay of captures, losses, sieges and of who holds it; plans and denials never count.
    """
    with Corpus.open(dossier) as corpus:
        rows = events.control_rows(corpus.ledger(), place, corpus.called)
    options.write_rows(rows, events.CONTROL, form, columns=_COLUMNS)
    if form == "table":
        click.echo(f"{len(rows)} step{'' if len(rows) == 1 else 's'}", err=True)
