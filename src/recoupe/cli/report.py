"""`recoupe report`: a dossier as one page."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.render.harmless import one_line
from recoupe.render.page import LANGUAGES


@click.command("report", epilog="Example: recoupe report war.db --out war.html --lang en")
@options.dossier
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Replaced if it is there.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the page's own words.")
@click.option(
    "--full-text", is_flag=True, help="The whole texts, which are their publishers', not only what was read from."
)
def command(dossier: Path, out: Path, lang: str, full_text: bool) -> None:
    """Write DOSSIER as one page of HTML, to read, print and hand over: articles with their marks, the ledger beside them,
    a timeline, a map, and a table for each.

    The page needs no script, no network and no other file, and every value leads to its words. It quotes the sentences
    that values were read from, and no more of a text unless --full-text is given. Reprinting whole texts may need
    their publishers' leave. The same dossier gives the same bytes.
    """
    with Corpus.open(dossier) as corpus:
        click.echo(one_line(str(corpus.report(out, language=lang, full_text=full_text))))
