"""The word table: French forms with their classes and lemmas; it travels inside the model."""

from __future__ import annotations

import lzma
import re
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import spacy
from spacy.lookups import Lookups
from spacy.vocab import Vocab

from recoupe.annotate.french.characters import without_accents

LEXICON_TABLE = "recoupe_fr_lexicon"
ENCODING = "cp1252"  # one byte per French character, so that accents can be stripped by a byte table
STRIP_ACCENTS = bytes(
    without_accents(bytes([b]).decode(ENCODING, "replace")).encode(ENCODING, "replace")[0] if b >= 128 else b
    for b in range(256)
)


class Entry(NamedTuple):
    """One form of the table."""

    form: str
    classes: str  # such as "a|n", "v.cnd"
    lemmas: dict[str, list[str]]  # by part of speech: "v", "n", "a"


class Lexicon:
    """French forms with their classes and lemmas, in one sorted blob searched by bisection (18 MB, opened in 0.1 s).

    Lines `form TAB classes TAB lemma rules`, sorted by the form without accents. A lemma rule is a part of speech, the
    number of characters to cut at the end, and what to add: `v4re` makes `abattre` from `abattrait`.
    """

    def __init__(self, compressed: bytes):
        self._compressed = compressed
        self._blob = lzma.decompress(compressed)
        ends = np.flatnonzero(np.frombuffer(self._blob, dtype="uint8") == ord("\n")).astype("uint32")
        self._ends = memoryview(ends)  # its items are Python integers: faster here than numpy's
        self._starts = memoryview(np.append(np.uint32(0), ends[:-1] + 1))

    @classmethod
    def of(cls, vocab: Vocab) -> Lexicon:
        """The word table saved with this vocabulary; it is opened once."""
        if not vocab.lookups.has_table(LEXICON_TABLE):
            raise ValueError(
                f"vocab.lookups has no table {LEXICON_TABLE!r}: load a Recoupe model, or set [initialize.lookups]"
            )
        table = vocab.lookups.get_table(LEXICON_TABLE)
        if not hasattr(table, "opened"):
            table.opened = cls(table["tsv.xz"])
        opened: Lexicon = table.opened
        return opened

    def __reduce__(self):
        return type(self), (self._compressed,)

    def __len__(self) -> int:
        return len(self._starts)

    def entries(self, form: str) -> Iterator[Entry]:
        """Entries that equal `form` but for accents; `form` is in lower case."""
        try:
            key = without_accents(form).encode(ENCODING) + b"\t"
        except UnicodeEncodeError:
            return
        for i in range(bisect_left(self._starts, key, key=lambda start: self._prefix(start, len(key))), len(self)):
            if self._prefix(self._starts[i], len(key)) != key:
                return
            yield self._entry(i)

    def _prefix(self, start: int, length: int) -> bytes:
        return self._blob[start : start + length].translate(STRIP_ACCENTS)

    def _entry(self, i: int) -> Entry:
        form, classes, rules = self._blob[self._starts[i] : self._ends[i]].decode(ENCODING).split("\t")
        lemmas: dict[str, list[str]] = {}
        for pos, cut, suffix in re.findall(r"([a-z])(\d+)([^ ]*)", rules):
            lemmas.setdefault(pos, []).append(form[: len(form) - int(cut)] + suffix)
        return Entry(form, classes, lemmas)

    def find(self, form: str) -> Entry | None:
        """The entry of just this form, None where there is none."""
        return next((entry for entry in self.entries(form) if entry.form == form), None)

    def classes(self, form: str) -> str:
        """Classes of a lower-case form; "~" and the classes of accented twins ("liberation"); "?" if unknown."""
        for candidate in (form, form.lstrip("-")):
            entry = self.find(candidate)
            if entry is not None and entry.classes:
                return entry.classes
        twins = {c for entry in self.entries(form) if not entry.form.isascii() for c in entry.classes.split("|") if c}
        return "~" + "|".join(sorted(twins)) if twins else "?"


@spacy.registry.misc("recoupe.LexiconLookups.v1")
def lexicon_lookups(path: Path) -> Lookups:
    """The word table as lookups that are saved with a model."""
    lookups = Lookups()
    lookups.add_table(LEXICON_TABLE, {"tsv.xz": Path(path).read_bytes()})
    return lookups
