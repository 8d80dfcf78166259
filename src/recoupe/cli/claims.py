"""`recoupe claims`: the ledger, filtered, as a table, CSV or JSON lines."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from recoupe.cli import options
from recoupe.corpus import Corpus
from recoupe.export import jsonl
from recoupe.export import table as csv_table
from recoupe.model.claim import Claim
from recoupe.model.codes import EventType, Modality, Stance
from recoupe.render import terminal

_Command = Callable[..., None]

_FILTERS = {
    "type": f"What happened: {', '.join(EventType)}.",
    "actor": "Who did it: words of the name.",
    "target": "To whom: words of the name.",
    "place": "Where: words of the name.",
    "origin": "Where from: words of the name.",
    "time": "When it may have happened: 2017, 2017-10, 2017-10-28 or 2017-10/2017-12.",
    "equipment": "With what: words of the name.",
    "number": "How many: 12, 10..20, 10.., killed, or killed:10..",
    "modality": f"With how much commitment: {', '.join(Modality)}.",
    "stance": f"What the reporter does with the source's word: {', '.join(Stance)}.",
    "source": "On whose word: words of the name.",
    "article": "In which article: an id, 4 characters or more of one, or a name.",
    "text": "Words of the sentence.",
}


def _filters(function: _Command) -> _Command:
    for name, words in reversed(_FILTERS.items()):
        function = click.option(f"--{name}", metavar="VALUE", help=words)(function)
    return function


@click.command("claims", epilog="Example: recoupe claims war.db --type capture --place Kherson --time 2022-11")
@options.dossier
@_filters
@options.form
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
def command(dossier: Path, form: str, limit: int | None, **filters: str | None) -> None:
    """List the claims of DOSSIER, one line each.

    All filters that are given must hold. Words are compared without case or accents. `·` is what the text does not say.
    Names are shown as `recoupe alias` says, but for jsonl, which is what was read.
    """
    with Corpus.open(dossier) as corpus:
        met: Counter[str] = Counter()
        found = _met(corpus.claims(limit=limit, as_read=form == "jsonl", **filters), met)
        if form == "jsonl":
            for claim, text, _ in _with_text(corpus, found):
                click.echo(jsonl.to_line(jsonl.claim_row(claim, text)), nl=False)
        elif form == "csv":
            rows = (csv_table.flat_row(claim, text, names) for claim, text, names in _with_text(corpus, found))
            csv_table.write_rows(rows, sys.stdout)
        else:
            shown = [terminal.claim_cells(claim, text, names) for claim, text, names in _with_text(corpus, found)]
            options.print_table(shown, terminal.COLUMNS)
        total = met.total()
        click.echo(f"{total} claim{'' if total == 1 else 's'}; {options.counted(corpus, met)}", err=True)


def _met(found: Iterable[Claim], articles: Counter[str]) -> Iterator[Claim]:
    """The same claims; counts them by their articles as they pass."""
    for claim in found:
        articles[claim.article] += 1
        yield claim


def _with_text(corpus: Corpus, found: Iterator[Claim]) -> Iterator[tuple[Claim, str, tuple[str, ...]]]:
    """Each claim with its article's text and names; claims of one article come together, so only one text is held."""
    held, text = "", ""
    names: tuple[str, ...] = ()
    for claim in found:
        if claim.article != held:
            held, text, names = claim.article, corpus.article(claim.article).text, corpus.names(claim.article)
        yield claim, text, names
