"""`recoupe check`: claims beside the rows of a user's event data."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import events
from recoupe.render.terminal import Column

_COLUMNS = (
    Column("claim", 12, 20), Column("article", 10, 12), Column("type", 8, 13), Column("place", 10, 15), Column("time", 10, 14),
    Column("number", 8, 11), Column("row", 8, 19), Column("agrees", 16, 16), Column("differs", 12, 16),
)  # fmt: skip


@click.command("check", epilog="Example: recoupe check war.db --against GEDEvent.csv --layout ged")
@options.dossier
@click.option("--against", required=True, type=click.Path(path_type=Path), help="The event data: CSV in UTF-8.")
@click.option(
    "--layout",
    type=click.Choice(["ged", "acled", "generic"]),
    default="generic",
    show_default=True,
    help="Its columns.",
)
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path),
    help="CSV with the columns field and column, in place of the layout.",
)
@options.form
def command(dossier: Path, against: Path, layout: str, mapping: Path | None, form: str) -> None:
    """Set the claims of DOSSIER that have a day and a place beside the rows of other event data.

    Candidates are found by day (two days of slack), distance or place name, and shown with what agrees and what differs:
    parties, toll. A claim without a row is said to have none. Nothing is judged.
    """
    with Corpus.open(dossier) as corpus:
        ledger = corpus.ledger()
        rows = events.check_rows(ledger, against, layout, mapping, corpus.called)
    options.write_rows(rows, events.CHECK, form, columns=_COLUMNS)
    if form == "table":
        without = sum(not row["row"] for row in rows)
        known = len({row["claim"] for row in rows})
        click.echo(
            f"{known} claim{'' if known == 1 else 's'} with a day and a place, {without} without a row", err=True
        )
