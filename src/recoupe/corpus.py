"""The façade: a dossier opened, added to, asked and exported. No logic of its own: it calls the steps in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType

from recoupe.adding import Adding, Options, Progress, Summary, Told
from recoupe.engine.local import Load, load_reader, read_all, signature
from recoupe.export import jsonl, score, table
from recoupe.model.article import Article, Entry, Failure
from recoupe.model.claim import Claim, Reading
from recoupe.model.errors import UsageError
from recoupe.read import MAX_BYTES
from recoupe.render.marked import marked
from recoupe.render.terminal import explained
from recoupe.store import Dossier, Filters, Hit

EXPORTS: dict[str, Callable[[Iterable[Entry], Path], tuple[Path, ...]]] = {
    "score": score.write,
    "jsonl": jsonl.write,
    "csv": table.write,
}

Sign = Callable[[str | None], str]


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
        keep_all: bool = False,
        progress: Progress | None = None,
        told: Told | None = None,
    ) -> Summary:
        """Read files, and all below folders, into the dossier; what cannot be read is set aside and the rest goes on.

        Bytes that are there already are not read again, unless the rules or the model changed; they get one more
        appearance. Articles of the dossier that other rules read, that failed, or of which the new ones show that other
        lines are furniture, are read again.

        Args:
            model: an installed spaCy pipeline; None takes the one that is shipped.
            processes: how many read at once.
            keep_all: take nothing in these files as furniture; stays so when rules change.
            progress: called after each file, and again after each article.
            told: called with each article that was read, and one of its names.

        Raises:
            LanguageError: no such model.
        """
        options = Options(max_bytes, keep_all, progress, told)
        filing = Adding(self._dossier, self._sign(model), options, check=lambda: self._load(model))
        filing.file_all(paths)
        filing.learn()
        for result in read_all(filing.unread(), model=model, processes=processes, load=self._load):
            filing.take(result)
        return filing.summary()

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

        What the others of its site had shown to be furniture with it is found anew by the next `add`.

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
