"""`recoupe doctor`: what this installation has and lacks."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata

import click

from recoupe.cli import WRONG, options
from recoupe.engine.local import load_reader
from recoupe.model.errors import RecoupeError
from recoupe.read import read_article
from recoupe.render.harmless import one_line
from recoupe.store import sqlite_lacks

_OLDEST, _NEWEST = (3, 11), (3, 13)
_SAMPLE = "Les soldats ont quitté la ville mardi, selon le maire."


@click.command("doctor", epilog="Example: recoupe doctor")
@options.model
def command(model: str | None) -> int:
    """Check that Python, spaCy, the language model, SQLite and the working folder are as Recoupe needs them."""
    faults = 0
    for what, found, fault in _checks(model):
        faults += fault is not None
        click.echo(f"{'missing' if fault else 'ok':8} {what}: {one_line(fault or found)}")
    click.echo(
        one_line("all is there" if not faults else f"{faults} missing; Recoupe cannot work before that is mended")
    )
    return WRONG if faults else 0


def _checks(model: str | None) -> Iterator[tuple[str, str, str | None]]:
    """What was looked at, what was found, and what is wrong with it."""
    good = _OLDEST <= sys.version_info[:2] <= _NEWEST
    yield (
        "Python",
        platform.python_version(),
        None if good else f"{platform.python_version()}; install 3.11, 3.12 or 3.13",
    )
    yield "spaCy", *_tried(lambda: metadata.version("spacy"), "install it: pip install 'spacy>=3.8.13,<3.9'")
    yield "language model", *_tried(lambda: _read_sample(model), "install Recoupe again, or name another with --model")
    lacks = sqlite_lacks()
    yield "SQLite", "full-text search", f"{lacks}; use a Python whose SQLite has FTS5" if lacks else None
    yield "working folder", *_tried(_write_here, "go to a folder that can be written")


def _tried(attempt: Callable[[], str], remedy: str) -> tuple[str, str | None]:
    try:
        return attempt(), None
    except RecoupeError as error:
        return "", str(error)
    except Exception as error:  # whatever a broken installation raises, the other checks must go on
        return "", f"{type(error).__name__}: {error}; {remedy}"


def _read_sample(model: str | None) -> str:
    reader = load_reader(model)
    reading = reader(read_article(_SAMPLE.encode()))
    return f"{reader.signature}, {len(reading.claims)} claim in a sentence that has one"


def _write_here() -> str:
    with tempfile.NamedTemporaryFile(prefix=".recoupe-", dir="."):
        return "can be written"
