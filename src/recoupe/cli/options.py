"""Arguments that several verbs share."""

from __future__ import annotations

from pathlib import Path

import click

dossier = click.argument("dossier", type=click.Path(path_type=Path))
model = click.option("--model", metavar="NAME", help="An installed spaCy pipeline in place of the one that is shipped.")
processes = click.option(
    "--processes", type=click.IntRange(1, 256), default=1, show_default=True, help="How many read at once."
)
