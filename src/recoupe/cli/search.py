"""`recoupe search`: sentences by their words."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.render.harmless import one_line


@click.command(
    "search",
    context_settings={"ignore_unknown_options": True},  # a word may begin with a dash
    epilog="Example: recoupe search war.db 'convoi \"pont Neuf\" blindé*'",
)
@options.dossier
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
def command(dossier: Path, words: tuple[str, ...], limit: int) -> None:
    """Find the sentences of DOSSIER that hold all the WORDS, then the articles that do, best first.

    Case and accents do not count; words in double quotes stand together; `word*` is the beginning of a word.
    """
    count, articles = 0, set()
    with Corpus.open(dossier) as corpus:
        for hit in corpus.search(" ".join(words), limit=limit):
            count += 1
            articles.add(hit.article)
            place = f"[{hit.span.start}:{hit.span.end}]" if hit.span else "(in several sentences)"
            click.echo(
                f"{hit.article} {one_line(hit.names[0] if hit.names else '')} {place}\n    {one_line(hit.words)}"
            )
        told = options.counted(corpus, articles)
    click.echo(f"{count} hit{'' if count == 1 else 's'}; {told}", err=True)
