"""`recoupe remove`: an article out of a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.render.harmless import one_line


@click.command("remove", epilog="Example: recoupe remove war.db 2022-11-12_kherson.txt")
@options.dossier
@click.argument("article")
def command(dossier: Path, article: str) -> None:
    """Take ARTICLE (an id, 4 characters or more of one, or a name) out of DOSSIER, with all that was read from it.

    The file that it was read from is not touched. What it had helped to show as page furniture in other articles is
    found anew by the next `recoupe add`.
    """
    with Corpus.open(dossier) as corpus:
        names = ", ".join(corpus.names(corpus.article(article).id))
        removed = corpus.remove(article)
        click.echo(f"removed {removed.id} ({one_line(names)})")
