"""`recoupe status`: how many roots tell each event, where they part, who denies it."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("event", 12, 20), Column("status", 14, 19), Column("roots", 12, 10), Column("cells", 8, 9),
    Column("denied_by", 10, 8), Column("reason", 24, 18),
)  # fmt: skip


@click.command("status", epilog="Example: recoupe status war.db --format csv")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """Say of each event of DOSSIER where it stands, by counting roots: single root, several roots, contested, denied, told
    by a party to it; and the sentence that says why.

    It is no grade, and never depends on an outlet's name. What people gave an event (recoupe grade) stands beside it.
    """
    with Corpus.open(dossier) as corpus:
        rows = events.status_rows(corpus.ledger(), corpus.called, corpus.grades())
    options.write_rows(rows, events.STATUS, form, columns=_COLUMNS)
    click.echo(f"{len(rows)} event{'' if len(rows) == 1 else 's'}; {options.voices(rows)}", err=True)
