"""Articles in, readings out, in the order they came in: in this process, or in several on this machine.

An article on which reading fails, or that kills the process that reads it, becomes a `Poison`; the rest goes on.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol, cast

from recoupe.model.article import Article
from recoupe.model.claim import Reading
from recoupe.model.gazetteer import OwnPlace

_READER = "recoupe.claims.reader"  # imported when first needed: it brings spaCy, which takes half a second
_AHEAD = 4  # articles given to each process ahead of the one it reads


class Reader(Protocol):
    """What reads an article: a model with its rules, loaded."""

    signature: str

    def __call__(self, article: Article, /) -> Reading:
        """Read one article."""


class Placing(Reader, Protocol):
    """A reader that can be given places of the user's own."""

    def with_places(self, places: Sequence[OwnPlace]) -> Reader:
        """The same reader with these places."""


Load = Callable[[str | None], Reader]


@dataclass(frozen=True, slots=True)
class Poison:
    """An article on which reading failed, and what went wrong, on one line."""

    article: str
    message: str


def load_reader(model: str | None) -> Reader:
    """The reader of this installation, its model loaded.

    Raises:
        LanguageError: no such model.
    """
    return _kept(importlib.import_module(_READER).load_reader, model)


def with_places(load: Load, places: Sequence[OwnPlace]) -> Load:
    """What loads the same reader, that looks places up among the user's first; as it is where there are none."""
    return partial(_load_with, load, tuple(places)) if places else load


def _load_with(load: Load, places: tuple[OwnPlace, ...], model: str | None) -> Reader:
    return cast(Placing, load(model)).with_places(places)


@lru_cache(maxsize=1)
def _kept(load: Load, model: str | None) -> Reader:
    """Loading takes a second or two: the last reader is kept for the next batch."""
    return load(model)


def signature(model: str | None) -> str:
    """What a reading depends on beside the article: changes with the rules, the language data and the model."""
    return cast(str, importlib.import_module(_READER).signature(model))


def read_all(
    articles: Iterable[Article], *, model: str | None = None, processes: int = 1, load: Load = load_reader
) -> Iterator[Reading | Poison]:
    """Read articles, in their order, taken from the iterable only a few ahead.

    Args:
        processes: 1 reads in this process.
        load: what loads the reader; with several processes it must be a function that they can import.
    """
    # The matrices here are small: more threads than processes only get in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if processes <= 1:
        return _read_here(articles, model=model, load=load)
    return _Pool(model, processes, load).read(articles)


def _read_here(articles: Iterable[Article], *, model: str | None, load: Load) -> Iterator[Reading | Poison]:
    reader: Reader | None = None
    for article in articles:
        reader = reader or load(model)
        yield _read(reader, article)


def _read(reader: Reader, article: Article) -> Reading | Poison:
    try:
        return reader(article)
    except Exception as error:  # whatever a text does to the rules, the other articles must go on
        return Poison(article.id, _one_line(error))


def _one_line(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__


# -- in other processes ------------------------------------------------------------------------------

_loaded: Reader | Exception | None = None  # of a worker process: its reader, or why it has none


def _start_worker(load: Load, model: str | None) -> None:
    global _loaded
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    try:
        _loaded = load(model)
    except Exception as error:  # raised where it is answered for: an exception here would only break the pool
        _loaded = error


def _read_there(article: Article) -> Reading | Poison:
    if _loaded is None or isinstance(_loaded, Exception):
        raise _loaded or RuntimeError("the reader was not loaded")
    return _read(_loaded, article)


class _Pool:
    """Worker processes that are started afresh when one of them dies."""

    def __init__(self, model: str | None, processes: int, load: Load) -> None:
        self._model, self._processes, self._load = model, processes, load

    def _start(self, processes: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            processes, mp_context=context, initializer=_start_worker, initargs=(self._load, self._model)
        )

    def read(self, articles: Iterable[Article]) -> Iterator[Reading | Poison]:
        source = iter(articles)
        pending: deque[tuple[Article, Future[Reading | Poison]]] = deque()
        pool = self._start(self._processes)
        try:
            while True:
                while len(pending) < self._processes * _AHEAD and (article := next(source, None)) is not None:
                    pending.append((article, _submit(pool, article)))
                if not pending:
                    return
                article, future = pending.popleft()
                try:
                    yield future.result()
                except BrokenProcessPool:
                    # Any article in hand may have killed it: each is read alone, so that only the culprit is lost.
                    waiting = [article, *(other for other, _ in pending)]
                    pending.clear()
                    pool.shutdown(wait=False, cancel_futures=True)
                    for suspect in waiting:
                        yield self._read_alone(suspect)
                    pool = self._start(self._processes)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _read_alone(self, article: Article) -> Reading | Poison:
        with self._start(1) as pool:
            try:
                return pool.submit(_read_there, article).result()
            except BrokenProcessPool:
                return Poison(article.id, "the process that read it died")


def _submit(pool: ProcessPoolExecutor, article: Article) -> Future[Reading | Poison]:
    """As the pool's own, but a pool that has just broken answers through the future, as for the articles in hand."""
    try:
        return pool.submit(_read_there, article)
    except BrokenProcessPool as error:
        broken: Future[Reading | Poison] = Future()
        broken.set_exception(error)
        return broken
