"""`recoupe explain`: where each cell of a claim comes from."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus


@click.command("explain", epilog="Example: recoupe explain war.db 3fa94c1d20be")
@options.dossier
@click.argument("claim")
def command(dossier: Path, claim: str) -> None:
    """Say where each cell of CLAIM comes from, an id or 4 characters or more of one.

    For each cell: its value, the words that it was read from with their offsets, the rule, the method, and the measured
    precision of the rule; or why it is silent.
    """
    with Corpus.open(dossier) as corpus:
        for line in corpus.explain(claim):
            click.echo(line)
