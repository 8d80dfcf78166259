"""`recoupe show`: an article with its marks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.render.facts import told
from recoupe.render.harmless import one_line


@click.command("show", epilog="Example: recoupe show war.db 2022-11-12_kherson.txt")
@options.dossier
@click.argument("article")
def command(dossier: Path, article: str) -> None:
    """Show the text of ARTICLE (an id, 4 characters or more of one, or a name) with what was read in it.

    Above it stands what the article says about itself, with where each was read. Blocks that are no running text say
    what they are: [boilerplate: menu], [caption: credit], [embedded: the outlet]. Marks look like ⟦actor the words⟧.
    Characters that would act on the terminal, or hide, are shown as ‹U+202E›.
    """
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    with Corpus.open(dossier) as corpus:
        found = corpus.article(article)
        click.echo(f"{found.id} · {one_line(', '.join(corpus.names(found.id)))} · {found.language}")
        for line in told(found, corpus.reading(found.id).cites):
            click.echo(line)
        click.echo()
        for line in corpus.show(found.id, colour=colour):
            click.echo(line, color=colour)
