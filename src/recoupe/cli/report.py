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
@click.option("--out", type=str, required=True, metavar="FILE|FOLDER/", help="Replaced if it is there.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Of the page's own words.")
@click.option(
    "--full-text", is_flag=True, help="The whole texts, which are their publishers', not only what was read from."
)
def command(dossier: Path, out: str, lang: str, full_text: bool) -> None:
    """Write DOSSIER as one page of HTML, to read, print and hand over: events side by side, what was
    foreseen, who holds what, articles with their marks, the ledger beside them, a timeline, a map, and a table for each.

    The page needs no script, no network and no other file, and every value leads to its words. It quotes the sentences
    that values were read from, and no more of a text unless --full-text is given. Reprinting whole texts may need
    their publishers' leave. The same dossier gives the same bytes.

    An --out that ends with / is a folder: the screens of `recoupe serve` as files, each with its rows as JSON and CSV.
    """
    if out.endswith("/") or Path(out).is_dir():
        from recoupe.web.handing import write_folder  # one page needs nothing of it

        with Corpus.open(dossier) as corpus:
            corpus.ledger()  # brought up to date, and kept, before pages ask for it one by one
        count = write_folder(dossier, Path(out), language=lang, full_text=full_text)
        click.echo(one_line(f"{Path(out) / 'index.html'} ({count} files)"))
        return
    with Corpus.open(dossier) as corpus:
        click.echo(one_line(str(corpus.report(out, language=lang, full_text=full_text))))
