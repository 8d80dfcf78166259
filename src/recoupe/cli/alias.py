"""`recoupe alias`: names that a person puts together."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.model.alias import Alias, AliasKind
from recoupe.render.harmless import one_line


@click.command("alias", epilog='Example: recoupe alias war.db Nordistes "armée du Nord"')
@options.dossier
@click.argument("name", required=False)
@click.argument("canonical", required=False)
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in AliasKind]),
    default="actor",
    show_default=True,
    help="What NAME names.",
)
@click.option("--list", "listed", is_flag=True, help="List the aliases of DOSSIER.")
@click.option("--remove", is_flag=True, help="Show NAME as it was read again.")
def command(dossier: Path, name: str | None, canonical: str | None, kind: str, listed: bool, remove: bool) -> None:
    """Show NAME as CANONICAL in DOSSIER from now on: to merge two names, to rename one, to name one that no table knows.

    NAME is the words of the articles or a canonical name that was read; case and accents do not count. Nothing that was
    read changes, and it holds when articles are read again: claims, names, sources, the report and the exports csv and
    score show CANONICAL, filters find both, the export jsonl and the tables of the dossier keep what was read. A later
    alias for the same NAME takes the place of an earlier one, which is kept.
    """
    _check(name, canonical, listed=listed, remove=remove)
    with Corpus.open(dossier) as corpus:
        if listed:
            for alias in corpus.aliases():
                click.echo(_line(alias))
        elif remove:
            click.echo(f"ended: {_line(corpus.alias(name or '', None, kind=kind))}")
        else:
            alias = corpus.alias(name or "", canonical or "", kind=kind)
            click.echo(_line(alias))
            click.echo(_reach(corpus, alias), err=True)


def _check(name: str | None, canonical: str | None, *, listed: bool, remove: bool) -> None:
    if listed and (name or remove):
        raise click.UsageError("--list stands alone: give the dossier only")
    if remove and (name is None or canonical is not None):
        raise click.UsageError("--remove takes NAME only")
    if not listed and not remove and (name is None or canonical is None):
        raise click.UsageError("give NAME and CANONICAL, or --list")


def _line(alias: Alias) -> str:
    return f"{alias.kind}: {one_line(alias.name)} → {one_line(alias.canonical)} ({alias.added})"


def _reach(corpus: Corpus, alias: Alias) -> str:
    claims = corpus.aliased(alias)
    return f"{claims} claim{'' if claims == 1 else 's'} shown with it"
