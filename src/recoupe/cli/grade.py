"""`recoupe grade`: a person's own grade of an event, shown beside its status."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.render.harmless import one_line


@click.command("grade", epilog="Example: recoupe grade war.db e3f2 B2 --by Claire")
@options.dossier
@click.argument("event")
@click.argument("value")
@click.option("--by", required=True, metavar="NAME", help="Who gives it: a grade is signed.")
@click.option("--note", default="", help="Why.")
def command(dossier: Path, event: str, value: str, by: str, note: str) -> None:
    """Give EVENT of DOSSIER a grade, in whatever words or scale you use. It is signed, dated and shown beside what is counted.

    EVENT is its id, the beginning of one (4 characters or more), or the id of one of its claims. The last grade of an
    event holds, earlier ones are kept: `recoupe verdicts` prints them all. No status depends on it.
    """
    with Corpus.open(dossier) as corpus:
        found = corpus.grade(event, value, author=by, note=note)
    click.echo(f"graded {one_line(found.value or '')} by {one_line(found.author)} ({found.added})")
