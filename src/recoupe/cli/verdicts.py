"""`recoupe verdicts`: what people said of what was read, to hand on."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.model.errors import UsageError
from recoupe.model.verdict import to_line


@click.command("verdicts", epilog="Example: recoupe verdicts war.db > verdicts.jsonl")
@options.dossier
@click.option("--import", "given", type=click.Path(path_type=Path), metavar="FILE", help="Add those of this file.")
def command(dossier: Path, given: Path | None) -> None:
    """Print the verdicts of DOSSIER, a line of JSON each, in the order in which they were given; or add those of a file.

    Verdicts hold to words: those on an article that another dossier has too are of use there. The same verdict is added
    once, however often it is imported.
    """
    with Corpus.open(dossier) as corpus:
        if given is None:
            for verdict in corpus.verdicts():
                click.echo(to_line(verdict))
            return
        try:
            lines = given.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{given} cannot be read ({error}); name a file that recoupe verdicts wrote") from error
        click.echo(f"{corpus.import_verdicts(lines)} verdicts added of {sum(bool(line.strip()) for line in lines)}")
