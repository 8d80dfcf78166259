"""One run of `Corpus.add`: files are filed first, then the pile says what is furniture, then what is new is read.

A killed run loses nothing: what is filed and unread is read by the next run. The result depends on the set of articles only:
what the pile says is found anew from all that is filed, and an article is read again if that changes what its lines are.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from recoupe import languages as packs
from recoupe.engine.local import Poison
from recoupe.model.article import Appearance, Article, Failure, article_id
from recoupe.model.claim import Reading
from recoupe.model.codes import BlockKind
from recoupe.model.errors import ReadError
from recoupe.read import (
    KEEP_ALL,
    VERSION,
    Found,
    find_files,
    find_repeated,
    lines_of,
    read_article,
    read_bytes,
    split_sentences,
    trace_of,
)
from recoupe.store import Dossier, Filing

_PACKS = Path(packs.__file__).parent  # a folder for each language that has a pack
_BESIDE = ("", "-wal", "-shm", "-journal")  # the files of a dossier itself

Progress = Callable[[int, int, str], None]  # how many of how many are done, and the name of this one
Told = Callable[[str, Article, Reading], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What `Corpus.add` did.

    `read` counts articles, `again` those of them that other rules had read before, `known` files whose bytes were there
    already, `claims` those of the articles that were read, `languages` their languages, `no_pack` those of them whose
    language has no pack: they are kept and searched, but yield no claims.
    """

    read: int
    again: int
    known: int
    claims: int
    languages: Mapping[str, int]
    no_pack: int
    set_aside: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How files are added; see `Corpus.add`."""

    max_bytes: int
    keep_all: bool = False
    progress: Progress | None = None
    told: Told | None = None


class Adding:
    """One run, step by step: `file_all`, `learn`, then `unread` and `take` for each, then `summary`."""

    def __init__(self, dossier: Dossier, sign: str, options: Options, *, check: Callable[[], object]) -> None:
        """`sign` is what readings of today depend on; `check` fails if nothing can be read (no such model)."""
        self._dossier, self._signature, self._options, self._check = dossier, sign, options, check
        self._version = VERSION + KEEP_ALL if options.keep_all else VERSION
        self._new: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._failures: list[Failure] = []
        self._total = 0
        self._waiting: dict[str, tuple[Article, tuple[str, str]]] = {}

    # -- filing --------------------------------------------------------------------------------------

    def file_all(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        """File the articles of all files but the dossier itself, which may lie in one of the folders."""
        own = {os.path.abspath(f"{os.fspath(self._dossier.path)}{ending}") for ending in _BESIDE}
        files = [found for found in find_files(paths) if os.path.abspath(found.path) not in own]
        for done, found in enumerate(files, 1):
            try:
                self._file(found)
            except ReadError as error:
                self._set_aside(Failure(found.name, found.address, error.code, str(error)))
            self._progress(done, len(files), found.name)

    def _file(self, found: Found) -> None:
        data = read_bytes(found.path, max_bytes=self._options.max_bytes)
        article, _ = article_id(data)
        if self._is_known(article):
            self._dossier.met(article, _appearance(found))
            self._counts["known"] += 1
            return
        if not self._new:
            self._check()
        self._put(data, self._version, frozenset(), _appearance(found))
        self._new.add(article)

    def _is_known(self, article: str) -> bool:
        """True if these bytes are filed, and as they are asked for now."""
        version = self._dossier.version(article)
        return version is not None and (not self._options.keep_all or version[0] == self._version)

    def _put(self, data: bytes, version: str, repeated: frozenset[int], *places: Appearance) -> None:
        """File an article without a reading."""
        article = read_article(data, keep_all=version.endswith(KEEP_ALL), repeated=repeated)
        lines = lines_of(article.text, article.blocks)
        shown = [block for block in article.blocks if block.kind is not BlockKind.BOILERPLATE]
        sentences = tuple(s for block in shown for s in split_sentences(article.text, block.span))
        self._dossier.file(Filing(article, data, version, sentences, places, None, lines, trace_of(lines & repeated)))

    # -- what the pile says --------------------------------------------------------------------------

    def learn(self) -> None:
        """File again the articles that older rules filed, then those of which the pile shows other lines to be furniture."""
        for article, version, _ in self._dossier.versions():
            if version != _today(version):
                self._file_again(article, version, frozenset())
        shared = self._dossier.shared_lines()
        repeated = find_repeated(shared, self._dossier.lines)
        held: dict[str, set[int]] = defaultdict(set)
        for line, article in shared:
            if line in repeated:
                held[article].add(line)
        for article, version, pile in self._dossier.versions():
            if not version.endswith(KEEP_ALL) and pile != trace_of(held.get(article, ())):
                self._file_again(article, version, repeated)

    def _file_again(self, article: str, version: str, repeated: frozenset[int]) -> None:
        if article not in self._new and self._dossier.was_read(article):
            self._counts["again"] += 1
        try:
            self._put(self._dossier.original(article), _today(version), repeated)
        except ReadError:  # newer rules refuse what older ones took: it stays as it was
            self._dossier.keep_version(article, _today(version))

    # -- reading -------------------------------------------------------------------------------------

    def unread(self) -> Iterator[Article]:
        """The articles that must be read: the new ones, and those that other rules read or that failed before."""
        waiting = self._dossier.unread(signature=self._signature)
        self._total = len(waiting)
        for article in waiting:
            if article not in self._new and self._dossier.was_read(article):
                self._counts["again"] += 1
            version = self._dossier.version(article)
            if version is None:
                continue  # another run has removed it
            self._waiting[article] = (self._dossier.article(article), version)
            yield self._waiting[article][0]

    def take(self, result: Reading | Poison) -> None:
        """File what was read from an article, or note that reading failed."""
        article, version = self._waiting.pop(result.article)
        place = self._dossier.appearances(article.id)[0]
        if isinstance(result, Poison):
            message = (
                f"could not be read to the end ({result.message}); it is searched but has no claims, please report it"
            )
            self._set_aside(Failure(place.name, place.address, "poison", message))
        elif self._dossier.file_reading(result, version=version):
            self._counts["read"] += 1
            self._counts["claims"] += len(result.claims)
            self._languages[article.language] += 1
            if self._options.told:
                self._options.told(place.name, article, result)
        self._counts["done"] += 1
        self._progress(self._counts["done"], self._total, place.name)

    def summary(self) -> Summary:
        """What was done so far."""
        counts = {name: self._counts[name] for name in ("read", "again", "known", "claims")}
        no_pack = sum(count for language, count in self._languages.items() if not (_PACKS / language).is_dir())
        languages = dict(sorted(self._languages.items()))
        return Summary(**counts, languages=languages, no_pack=no_pack, set_aside=tuple(self._failures))

    def _progress(self, done: int, total: int, name: str) -> None:
        if self._options.progress:
            self._options.progress(done, total, name)

    def _set_aside(self, failure: Failure) -> None:
        self._dossier.set_aside(failure)
        self._failures.append(failure)


def _today(version: str) -> str:
    """The version of today's rules, as the article was asked for."""
    return VERSION + KEEP_ALL if version.endswith(KEEP_ALL) else VERSION


def _appearance(found: Found) -> Appearance:
    return Appearance(found.name, found.address, datetime.now(UTC).isoformat(timespec="seconds"))
