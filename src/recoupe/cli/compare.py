"""`recoupe compare`: one event, cell by cell, root by root."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("cell", 9, 20), Column("agreement", 8, 19), Column("difference", 9, 15), Column("root_a", 10, 14),
    Column("words_a", 12, 17), Column("root_b", 10, 13), Column("words_b", 12, 16), Column("reason", 20, 12),
)  # fmt: skip


@click.command("compare", epilog="Example: recoupe compare war.db e3f2")
@options.dossier
@click.argument("event")
@options.form
def command(dossier: Path, event: str, form: str) -> None:
    """Compare the roots that tell EVENT of DOSSIER: agrees, refines, differs or silent in each cell, why, and both words.

    EVENT is its id, the beginning of one (4 characters or more), or the id of one of its claims. A later and higher
    figure is an update, no dispute; figures that count different things differ in scope. Last stand the roots that write
    on its place in its days and do not tell it.
    """
    with Corpus.open(dossier) as corpus:
        ledger = corpus.ledger()
        found = ledger.event(event)
        rows = events.compare_rows(ledger, found, corpus.called)
        alone = not rows
        rows += events.silence_rows(ledger, found, corpus.called)
    options.write_rows(rows, events.COMPARE, form, columns=_COLUMNS)
    if form == "table" and alone:
        click.echo("one root tells it: there is nothing to compare", err=True)
