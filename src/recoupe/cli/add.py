"""`recoupe add`: files and folders into a dossier."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from recoupe.adding import Summary
from recoupe.cli import SOME_SET_ASIDE, WRONG, options
from recoupe.cli.progress import Bar
from recoupe.corpus import Corpus
from recoupe.model.article import Article
from recoupe.model.claim import Reading
from recoupe.model.codes import BlockKind
from recoupe.model.errors import UsageError
from recoupe.render.harmless import one_line

_RULES_SHOWN = 4  # the rules that took most, of those that took furniture


@click.command("add", epilog="Example: recoupe add war.db articles/ --processes 4")
@options.dossier
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@options.model
@options.processes
@click.option(
    "--max-mb", type=click.FloatRange(0, min_open=True), default=20.0, show_default=True, help="Set larger files aside."
)
@click.option("--keep-all", is_flag=True, help="Take nothing in these files as page furniture: all of it is read.")
@click.option("--quiet", is_flag=True, help="No line per article, only the last one.")
def command(
    dossier: Path, paths: tuple[Path, ...], model: str | None, processes: int, max_mb: float, **how: bool
) -> int:
    """Read articles, texts or web pages, and all below folders, into DOSSIER, which is made if it is not there.

    The same bytes are read once, however often and wherever they are added. A line per article says how many claims it
    has and what was taken as page furniture, from which nothing is read. What cannot be read is set aside with a line
    that says why, and the rest goes on (exit code 3).
    """
    if not any(path.exists() or path.is_symlink() for path in paths):
        raise UsageError(f"{paths[0]}: no such file or folder; nothing was added")
    told = None if how["quiet"] else _tell
    with Corpus.open(dossier, create=True) as corpus, Bar() as bar:
        summary = corpus.add(
            paths,
            model=model,
            processes=processes,
            max_bytes=int(max_mb * 1e6),
            keep_all=how["keep_all"],
            progress=bar,
            told=told,
        )
    for failure in summary.set_aside:
        click.echo(f"set aside ({failure.code}): {one_line(failure.address)}: {one_line(failure.message)}", err=True)
    click.echo(_in_words(summary))
    if summary.set_aside:
        return SOME_SET_ASIDE
    if not summary.read + summary.known:
        click.echo("recoupe: no file there; name a text file or a folder that holds some", err=True)
        return WRONG
    return 0


def _tell(name: str, article: Article, reading: Reading) -> None:
    """One line: the article's claims, and what was taken as furniture."""
    click.echo(f"{one_line(name)}: {_count(len(reading.claims), 'claim')}; {_furniture(article)}")


def _furniture(article: Article) -> str:
    taken = [block for block in article.blocks if block.kind is BlockKind.BOILERPLATE]
    if not taken:
        return "no furniture"
    lengths = {
        kind: sum(b.span.end - b.span.start for b in blocks) for kind, blocks in ((0, article.blocks), (1, taken))
    }
    rules = Counter(block.rule for block in taken).most_common()
    shown = [f"{rule} {count}" for rule, count in rules[:_RULES_SHOWN]] + ["..."] * (len(rules) > _RULES_SHOWN)
    share = 100 * lengths[1] / lengths[0]
    return f"furniture: {_count(len(taken), 'line')}, {share:.0f} % of the text ({', '.join(shown)})"


def _in_words(summary: Summary) -> str:
    languages = ", ".join(f"{language} {count}" for language, count in summary.languages.items())
    parts = [
        f"{_count(summary.read, 'article')} read" + (f" ({languages})" if languages else ""),
        _count(summary.claims, "claim"),
    ]
    if summary.no_pack:
        parts.append(f"{_count(summary.no_pack, 'article')} in a language that has no pack (searched, no claims)")
    if summary.again:
        parts.append(f"{summary.again} read again (other rules, or the pile showed other furniture)")
    if summary.known:
        parts.append(f"{_count(summary.known, 'file')} known already")
    parts.append(f"{_count(len(summary.set_aside), 'file')} set aside")
    return ", ".join(parts)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
