"""`recoupe copies`: which articles copy which."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import copies
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("a", 12, 10), Column("b", 12, 9), Column("relation", 10, 8), Column("share_a", 7, 5), Column("share_b", 7, 4),
    Column("direction", 7, 7), Column("why", 12, 3), Column("root_a", 12, 2), Column("root_b", 12, 1),
)  # fmt: skip


@click.command("copies", epilog="Example: recoupe copies war.db --format jsonl")
@options.dossier
@options.form
def command(dossier: Path, form: str) -> None:
    """List which articles of DOSSIER share passages, how they hang together, and which came first.

    Passages have offsets on both sides (--format csv or jsonl). Whole reprints, cuts, rewrites, quoted dispatches and
    versions are one voice with their root; a shared communiqué, background or quotation leaves two. What changed since
    the last time is compared, the rest is kept in the dossier.
    """
    with Corpus.open(dossier) as corpus:
        pile = corpus.pile()
    rows = copies.copy_rows(pile)
    options.write_rows(rows, copies.COPIES, form, columns=_COLUMNS)
    click.echo(f"{len(rows)} pair{'' if len(rows) == 1 else 's'}; {pile.counted()}", err=True)
