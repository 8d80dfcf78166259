"""The façade: a dossier opened, added to, asked and exported. No logic of its own: it calls the steps in order."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from recoupe import languages as packs
from recoupe.engine.local import Load, Poison, load_reader, read_all, signature
from recoupe.export import jsonl, score, table
from recoupe.model.article import Appearance, Article, Entry, Failure, article_id
from recoupe.model.claim import Claim, Reading
from recoupe.model.codes import BlockKind
from recoupe.model.errors import ReadError, UsageError
from recoupe.read import MAX_BYTES, VERSION, Found, find_files, read_article, read_bytes, split_sentences
from recoupe.render.marked import marked
from recoupe.render.terminal import explained
from recoupe.store import Dossier, Filing, Filters, Hit

EXPORTS: dict[str, Callable[[Iterable[Entry], Path], tuple[Path, ...]]] = {
    "score": score.write,
    "jsonl": jsonl.write,
    "csv": table.write,
}
_PACKS = Path(packs.__file__).parent  # a folder for each language that has a pack
_BESIDE = ("", "-wal", "-shm", "-journal")  # the files of a dossier itself


Progress = Callable[[int, int, str], None]  # how many files of how many are done, and the name of this one
Sign = Callable[[str | None], str]


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


class Corpus:
    """An open dossier.

    >>> import tempfile, pathlib
    >>> with Corpus.open(pathlib.Path(tempfile.mkdtemp()) / "war.db", create=True) as corpus:
    ...     list(corpus.articles())
    []
    """

    def __init__(self, dossier: Dossier, *, load: Load = load_reader, sign: Sign = signature) -> None:
        """Take an open dossier; `load` and `sign` say what reads, and what its readings depend on."""
        self._dossier, self._load, self._sign = dossier, load, sign

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False) -> Corpus:
        """Open a dossier, made first if it is not there and `create` says so.

        Raises:
            DossierError: no such dossier, no dossier, or one of a newer version.
        """
        return cls(Dossier(Path(path), create=create))

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._dossier.close()

    def add(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        model: str | None = None,
        processes: int = 1,
        max_bytes: int = MAX_BYTES,
        progress: Progress | None = None,
    ) -> Summary:
        """Read files, and all below folders, into the dossier; what cannot be read is set aside and the rest goes on.

        Bytes that are there already are not read again, unless the rules or the model changed; they get one more
        appearance. Articles of the dossier that other rules read, or that failed, are read again.

        Args:
            model: an installed spaCy pipeline; None takes the one that is shipped.
            processes: how many read at once.
            progress: told after each file.

        Raises:
            LanguageError: no such model.
        """
        adding = _Adding(self._dossier, self._sign(model), max_bytes, progress)
        for result in read_all(adding.articles(paths), model=model, processes=processes, load=self._load):
            adding.file(result)
        return adding.summary()

    def claims(self, *, limit: int | None = None, **filters: str | None) -> Iterator[Claim]:
        """The claims that fit, by the name of their article and their place in it.

        Args:
            filters: `type`, `actor`, `target`, `place`, `origin`, `time`, `equipment`, `number`, `modality`, `stance`,
                `source`, `article` (as for `article`), `text`.

        Raises:
            UsageError: no such filter, or a value that cannot be right.
        """
        if article := filters.get("article"):
            filters["article"] = self._dossier.resolve(article)
        return self._dossier.claims(Filters.of(filters), limit=limit)

    def claim(self, claim: str) -> Claim:
        """The claim of this id, or of the one id that begins so (4 characters or more).

        Raises:
            NotFoundError: there is none, or more than one.
        """
        return self._dossier.claim(claim)

    def explain(self, claim: str) -> Iterator[str]:
        """Lines that say for each cell of a claim which words and which rule gave it, or why it is silent."""
        found = self.claim(claim)
        return explained(found, self._dossier.article(found.article).text, self.names(found.article))

    def show(self, article: str, *, colour: bool = False) -> Iterator[str]:
        """Lines of an article, given as for `article`, with what was read in it marked."""
        found = self.article(article)
        return marked(found, self.reading(found.id), colour=colour)

    def articles(self) -> Iterator[Article]:
        """All articles, by id."""
        return (self._dossier.article(article) for article in self._dossier.ids())

    def article(self, article: str) -> Article:
        """An article by its id, the beginning of it (4 characters or more), or a name it was met under.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        return self._dossier.article(self._dossier.resolve(article))

    def names(self, article: str) -> tuple[str, ...]:
        """The names an article was met under, sorted."""
        return self._dossier.names(article)

    def reading(self, article: str) -> Reading:
        """What was read from an article, given by its id."""
        return self._dossier.reading(article)

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """Sentences, then articles, that hold all the words; best first.

        Raises:
            UsageError: there is no word in it.
        """
        return self._dossier.search(words, limit=limit)

    def failures(self) -> list[Failure]:
        """What was set aside and has not been read since."""
        return self._dossier.failures()

    def remove(self, article: str) -> Article:
        """Take an article out, given as for `article`, with all that was read from it.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        found = self.article(article)
        self._dossier.remove(found.id)
        return found

    def export(self, form: str, out: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write the dossier to a folder as `score`, `jsonl` or `csv`; returns the paths of the files.

        Raises:
            UsageError: no such format, or the folder cannot be written.
        """
        if form not in EXPORTS:
            raise UsageError(f"no format {form!r}; take one of: {', '.join(EXPORTS)}")
        return EXPORTS[form](self._dossier.entries(), Path(out))


class _Adding:
    """One run of `Corpus.add`: files go to the reader a few ahead of the readings, which come back in their order."""

    def __init__(self, dossier: Dossier, sign: str, max_bytes: int, progress: Progress | None) -> None:
        self._dossier, self._signature, self._max_bytes, self._progress = dossier, sign, max_bytes, progress
        self._waiting: deque[Filing] = deque()
        self._places: dict[str, list[Appearance]] = {}  # of the waiting articles: more may come while they are read
        self._tried: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._failures: list[Failure] = []

    def articles(self, paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article]:
        """The articles that must be read: those of the files, then those of the dossier that other rules read."""
        files = self._files(paths)
        for done, found in enumerate(files, 1):
            try:
                data = read_bytes(found.path, max_bytes=self._max_bytes)
                if self._is_new(data, found):
                    article = read_article(data, name=found.name)
                    yield self._wait(article, data, found)
            except ReadError as error:
                self._set_aside(Failure(found.name, found.address, error.code, str(error)))
            if self._progress:
                self._progress(done, len(files), found.name)
        for stale in self._dossier.unread(signature=self._signature, reader=VERSION):
            if stale not in self._tried:
                self._counts["again"] += 1
                data = self._dossier.original(stale)
                yield self._wait(read_article(data), data, None)

    def _files(self, paths: Iterable[str | os.PathLike[str]]) -> list[Found]:
        """All files but the dossier itself, which may lie in one of the folders."""
        own = {os.path.abspath(f"{os.fspath(self._dossier.path)}{ending}") for ending in _BESIDE}
        return [found for found in find_files(paths) if os.path.abspath(found.path) not in own]

    def _is_new(self, data: bytes, found: Found) -> bool:
        """False if these bytes are known or on their way: then only their appearance is noted."""
        article, _ = article_id(data)
        if article in self._places:
            self._places[article].append(_appearance(found))
        elif self._dossier.knows(article, signature=self._signature, reader=VERSION):
            self._dossier.met(article, _appearance(found))
        else:
            return True
        self._counts["known"] += 1
        return False

    def _wait(self, article: Article, data: bytes, found: Found | None) -> Article:
        self._tried.add(article.id)
        self._places[article.id] = [_appearance(found)] if found else []
        shown = [block for block in article.blocks if block.kind is not BlockKind.BOILERPLATE]
        sentences = tuple(s for block in shown for s in split_sentences(article.text, block.span))
        self._waiting.append(Filing(article, data, VERSION, sentences))
        return article

    def file(self, result: Reading | Poison) -> None:
        """File the article that has waited longest with what was read from it, or without where reading failed."""
        waiting = self._waiting.popleft()
        places = tuple(self._places.pop(waiting.article.id))
        reading = None if isinstance(result, Poison) else result
        self._dossier.file(replace(waiting, appearances=places, reading=reading))
        if isinstance(result, Poison):
            place = (*places, *self._dossier.appearances(waiting.article.id))[0]
            message = (
                f"could not be read to the end ({result.message}); it is searched but has no claims, please report it"
            )
            self._set_aside(Failure(place.name, place.address, "poison", message))
        else:
            self._counts["read"] += 1
            self._counts["claims"] += len(result.claims)
            self._languages[waiting.article.language] += 1

    def _set_aside(self, failure: Failure) -> None:
        self._dossier.set_aside(failure)
        self._failures.append(failure)

    def summary(self) -> Summary:
        """What was done so far."""
        counts = {name: self._counts[name] for name in ("read", "again", "known", "claims")}
        no_pack = sum(count for language, count in self._languages.items() if not (_PACKS / language).is_dir())
        languages = dict(sorted(self._languages.items()))
        return Summary(**counts, languages=languages, no_pack=no_pack, set_aside=tuple(self._failures))


def _appearance(found: Found) -> Appearance:
    return Appearance(found.name, found.address, datetime.now(UTC).isoformat(timespec="seconds"))
