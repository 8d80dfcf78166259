"""Texts into a dossier that is thrown away, and out again as the files that the gates look at."""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from recoupe.corpus import Corpus
from recoupe.engine.local import Load, load_reader
from recoupe.export.copies import copy_rows
from recoupe.export.jsonl import to_line
from recoupe.store import Dossier

COPIES = "copies.jsonl"  # a form: what `recoupe copies --format jsonl` prints


def speed_rows(shared: Path, number: int) -> list[dict[str, Any]]:
    """The first articles of the set for speed: `id`, `title`, `heading`, `text`, `date`."""
    with lzma.open(shared / "data/speed/articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, number)]


def read_texts(
    paths: Sequence[Path],
    out: Path,
    *,
    batch: int | None = None,
    processes: int = 1,
    forms: Sequence[str] = ("jsonl",),
    load: Load | None = None,
) -> Path:
    """Read texts into a new dossier and export it to a folder, which is returned.

    Args:
        batch: how many texts one `add` is given; None gives all.
        forms: the formats to write, `COPIES` among them.
        load: what loads the reader; the package's own if None.
    """
    if load is None:
        load = (
            cache(load_reader) if processes == 1 else load_reader
        )  # one start for all batches; processes load their own
    size = batch or max(len(paths), 1)
    with tempfile.TemporaryDirectory(prefix="recoupe-gates-") as scratch:
        dossier = Dossier(Path(scratch) / "gates.db", create=True)
        with Corpus(dossier, load=load) as corpus:
            for first in range(0, len(paths), size):
                corpus.add(paths[first : first + size], processes=processes)
            for form in forms:
                if form == COPIES:
                    out.mkdir(parents=True, exist_ok=True)
                    (out / COPIES).write_text("".join(map(to_line, copy_rows(corpus.pile()))), encoding="utf-8")
                else:
                    corpus.export(form, out / form)
    return out
