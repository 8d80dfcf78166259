"""`recoupe add`: files and folders into a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import SOME_SET_ASIDE, WRONG, options
from recoupe.cli.progress import Bar
from recoupe.corpus import Corpus, Summary
from recoupe.model.errors import UsageError
from recoupe.render.harmless import one_line


@click.command("add", epilog="Example: recoupe add war.db articles/ --processes 4")
@options.dossier
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@options.model
@options.processes
@click.option(
    "--max-mb", type=click.FloatRange(0, min_open=True), default=20.0, show_default=True, help="Set larger files aside."
)
def command(dossier: Path, paths: tuple[Path, ...], model: str | None, processes: int, max_mb: float) -> int:
    """Read articles, and all below folders, into DOSSIER, which is made if it is not there.

    The same bytes are read once, however often and wherever they are added. What cannot be read is set aside with a
    line that says why, and the rest goes on (exit code 3).
    """
    if not any(path.exists() or path.is_symlink() for path in paths):
        raise UsageError(f"{paths[0]}: no such file or folder; nothing was added")
    with Corpus.open(dossier, create=True) as corpus, Bar() as bar:
        summary = corpus.add(paths, model=model, processes=processes, max_bytes=int(max_mb * 1e6), progress=bar)
    for failure in summary.set_aside:
        click.echo(f"set aside ({failure.code}): {one_line(failure.address)}: {one_line(failure.message)}", err=True)
    click.echo(_in_words(summary))
    if summary.set_aside:
        return SOME_SET_ASIDE
    if not summary.read + summary.known:
        click.echo("recoupe: no file there; name a text file or a folder that holds some", err=True)
        return WRONG
    return 0


def _in_words(summary: Summary) -> str:
    languages = ", ".join(f"{language} {count}" for language, count in summary.languages.items())
    parts = [
        f"{_count(summary.read, 'article')} read" + (f" ({languages})" if languages else ""),
        _count(summary.claims, "claim"),
    ]
    if summary.no_pack:
        parts.append(f"{_count(summary.no_pack, 'article')} in a language that has no pack (searched, no claims)")
    if summary.again:
        parts.append(f"{summary.again} read again under other rules")
    if summary.known:
        parts.append(f"{_count(summary.known, 'file')} known already")
    parts.append(f"{_count(len(summary.set_aside), 'file')} set aside")
    return ", ".join(parts)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
