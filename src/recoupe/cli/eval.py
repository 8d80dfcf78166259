"""`recoupe eval`: what is read from the texts of a gold set, scored against it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import click

from recoupe.adding import Summary
from recoupe.cli import SOME_SET_ASIDE, options
from recoupe.cli.progress import Bar
from recoupe.corpus import Corpus
from recoupe.evaluate import (
    error_lines,
    names_of_gold,
    read_gold,
    read_predicted,
    read_texts,
    regroup,
    result_lines,
    score,
)
from recoupe.render.harmless import one_line


@click.command("eval", epilog="Example: recoupe eval gold/ texts/ --errors 10")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("texts", type=click.Path(path_type=Path))
@options.model
@options.processes
@click.option(
    "--errors", type=click.IntRange(0), default=0, show_default=True, help="Print the first N errors of each kind."
)
@click.option(
    "--claims-from",
    type=click.Choice(["texts", "gold"], case_sensitive=False),
    default="texts",
    show_default=True,
    help="Group the claims read from the texts into events, or those of the gold: what grouping does, apart from reading.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def command(gold: Path, texts: Path, claims_from: str, errors: int, as_json: bool, **reading: Any) -> int:
    """Read the TEXTS that the gold files of the folder GOLD speak of, and score the claims against them."""
    names = names_of_gold(gold)
    words = read_texts(texts, names)
    coded, set_aside = read_gold(gold, words), False
    if claims_from == "gold":
        predicted = regroup(coded, words)
    else:
        with tempfile.TemporaryDirectory(prefix="recoupe-eval-") as scratch:
            set_aside = bool(_read([texts / name for name in names], Path(scratch), **reading).set_aside)
            predicted = read_predicted(Path(scratch), coded)
    wrong: list[tuple[str, ...]] | None = [] if errors else None
    result = score(coded, predicted, wrong)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        for line in [*result_lines(result), *error_lines(wrong or (), most=errors)]:
            click.echo(one_line(line) if " | " in line else line)
    return SOME_SET_ASIDE if set_aside else 0


def _read(paths: list[Path], scratch: Path, model: str | None, processes: int) -> Summary:
    """Read the texts into a dossier that is thrown away, and write there what the scorer reads."""
    with Corpus.open(scratch / "eval.db", create=True) as corpus:
        with Bar() as bar:
            summary = corpus.add(paths, model=model, processes=processes, progress=bar)
        corpus.export("score", scratch)
    for failure in summary.set_aside:
        click.echo(f"set aside ({failure.code}): {one_line(failure.address)}: {one_line(failure.message)}", err=True)
    return summary
