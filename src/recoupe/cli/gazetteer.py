"""`recoupe gazetteer`: a user's own places."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import SOME_SET_ASIDE, WRONG, options
from recoupe.cli.progress import Bar
from recoupe.corpus import Corpus
from recoupe.model.gazetteer import OwnPlace, Table
from recoupe.render.harmless import one_line


@click.command("gazetteer", epilog="Example: recoupe gazetteer war.db bases.csv")
@options.dossier
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--list", "listed", is_flag=True, help="List the places that DOSSIER was given.")
@click.option("--remove", is_flag=True, help="Take out the places of the table of this name.")
@options.model
@options.processes
def command(dossier: Path, file: Path | None, model: str | None, processes: int, **how: bool) -> int:
    """Add the places of FILE, a CSV table, to DOSSIER: bases, rivers, villages that the gazetteer lacks or has elsewhere.

    The first line names the columns: `name`, `lat` and `lon` (degrees WGS 84), and if you like `kind` (`point`, `area`, or a
    noun for a place such as `base` or `fleuve`), `country` (code or French name), `variants` (other spellings, parted by
    `;`) and `source`. These places come before those of the gazetteer that is shipped; of several of one name, the one in
    the country that the article speaks of most. A claim's rule then ends with `own:FILE:LINE`. The articles of DOSSIER are
    read again at once, and whenever `add` does.

    A table of the same file name takes the place of the earlier one. A line that cannot be a place is set aside with what
    is wrong with it, and the rest is taken (exit code 3).
    """
    if how["listed"] == (file is not None) or (how["remove"] and file is None):
        raise click.UsageError("give FILE, or --list alone")
    with Corpus.open(dossier) as corpus:
        if how["listed"] or file is None:
            for place in corpus.places():
                click.echo(_line(place))
            return 0
        table = None
        if how["remove"]:
            click.echo(f"{corpus.drop_places(file.name)} taken out")
        else:
            table = corpus.gazetteer(file)
            _tell(table)
            if not table.places:
                click.echo("recoupe: no place in it; nothing was changed", err=True)
                return WRONG
        with Bar() as bar:
            again = corpus.add((), model=model, processes=processes, progress=bar)
        click.echo(f"{again.read} article{'' if again.read == 1 else 's'} read again")
    return SOME_SET_ASIDE if table and table.bad else 0


def _line(place: OwnPlace) -> str:
    also = f" ({one_line('; '.join(place.variants))})" if place.variants else ""
    where = f"{place.latitude:.4f} {place.longitude:.4f}, {place.kind}"
    country, source = (f", {part}" if part else "" for part in (place.country, one_line(place.source)))
    return f"{one_line(place.name)}{also}: {where}{country}{source} · {one_line(place.file)}:{place.line}"


def _tell(table: Table) -> None:
    for bad in table.bad:
        click.echo(f"set aside: {one_line(table.file)}, line {bad.line}: {one_line(bad.message)}", err=True)
    count = len(table.places)
    click.echo(f"{count} place{'' if count == 1 else 's'} taken, {len(table.bad)} set aside")
