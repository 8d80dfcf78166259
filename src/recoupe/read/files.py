"""Paths in, the files under them out, in one fixed order. Next: text.py."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: where it is, its name and its address as they are kept (always valid text)."""

    path: Path
    name: str
    address: str


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """Every file that the paths name, each once: a file as it is, a folder with all below it, sorted by name.

    Names that begin with a dot are passed over inside folders. Links to folders are not followed there, so that no loop
    can arise. What is no plain file (a pipe, a device, a broken link) is returned too, to be set aside by the reader.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _below(os.fspath(path)):
            key = os.path.abspath(found)
            if key not in seen:
                seen.add(key)
                yield Found(Path(found), as_text(os.path.basename(key)), as_text(key))


def _below(path: str) -> Iterator[str]:
    waiting = [path]
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here) or (here != path and os.path.islink(here)):
            yield here
            continue
        try:
            entries = [os.path.join(here, name) for name in os.listdir(here) if not name.startswith(".")]
        except OSError:
            yield here  # a folder that may not be listed: reading it says so
            continue
        entries = [entry for entry in entries if not (os.path.islink(entry) and os.path.isdir(entry))]
        waiting += sorted(entries, key=os.fsencode, reverse=True)  # taken from the end


def as_text(path: str) -> str:
    """A path as text that can be stored: bytes that are no UTF-8 become `\\xNN`.

    >>> as_text("caf\\udce9.txt")
    'caf\\\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")
