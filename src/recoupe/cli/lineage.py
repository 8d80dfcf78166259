"""`recoupe lineage`: roots, relays, and texts that are missing."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import copies
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("root", 12, 10), Column("role", 5, 9), Column("article", 12, 8), Column("outlet", 8, 4), Column("day", 10, 7),
    Column("taken", 12, 5), Column("step", 4, 2), Column("relation", 8, 6), Column("share", 5, 3), Column("credit", 8, 1),
)  # fmt: skip
_FORMS = click.Choice(["table", "csv", "jsonl", "graphml"])


@click.command("lineage", epilog="Example: recoupe lineage war.db --format graphml > war.graphml")
@options.dossier
@click.argument("article", required=False)
@click.option("--format", "form", type=_FORMS, default="table", show_default=True)
def command(dossier: Path, article: str | None, form: str) -> None:
    """List the lineages of DOSSIER: each root, its relays in the order of their days, who cites it, and which texts are missing.

    With ARTICLE (a name, an id or the beginning of one) only the lineage that it stands in. What each relay cut, added and
    altered stands in the csv and jsonl forms as offsets.
    """
    with Corpus.open(dossier) as corpus:
        of = corpus.resolve(article) if article is not None else None
        pile = corpus.pile()
    if form == "graphml":
        for line in copies.graphml(pile, of=of):
            click.echo(line)
        return
    rows = copies.lineage_rows(pile, of=of)
    options.write_rows(rows, copies.LINEAGE, form, columns=_COLUMNS)
    known = len({row["root"] for row in rows if row["role"] == "root"})
    click.echo(f"{known} lineage{'' if known == 1 else 's'}; {pile.counted()}", err=True)
