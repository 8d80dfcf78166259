"""Progress on standard error: one line that changes on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time

import click

from recoupe.render.harmless import cut, one_line

_EVERY = 10.0  # seconds between two lines where standard error is a file
_QUICK = 0.1  # seconds between two changes on a terminal
_NAME = 50  # columns for the file's name


class Bar:
    """Told after each file; to be used as a context, so that the line is cleared at the end."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._shown = time.monotonic()
        self._dirty = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._dirty:
            click.echo("\r\x1b[K", nl=False, err=True)

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show how many of how many files are done."""
        now = time.monotonic()
        if now - self._shown < (_QUICK if self._live else _EVERY):
            return
        self._shown = now
        line = f"{done}/{total} {cut(one_line(name), _NAME)}"
        if self._live:
            self._dirty = True
            click.echo(f"\r\x1b[K{line}", nl=False, err=True)
        else:
            click.echo(line, err=True)
