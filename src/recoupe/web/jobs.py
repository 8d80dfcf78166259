"""Adding while people read: one run at a time, in a thread of its own, with progress, and stopped between two articles."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from recoupe.adding import Summary
from recoupe.corpus import Corpus
from recoupe.model.errors import NotFoundError, RecoupeError, UsageError

_KEPT = 20  # finished runs that are still told about
_NAME = 120  # characters of a file's name


class _Stopped(RecoupeError):
    """A person has stopped the run."""


@dataclass
class Job:
    """One run of adding. `state` is `waiting`, `running`, `comparing`, `done`, `stopped` or `failed`."""

    id: str
    names: tuple[str, ...]
    state: str = "waiting"
    done: int = 0
    total: int = 0
    name: str = ""
    summary: Summary | None = None
    error: str = ""
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def ended(self) -> bool:
        """True where nothing more will happen."""
        return self.state in ("done", "stopped", "failed")

    def progress(self, done: int, total: int, name: str) -> None:
        """Told after each file, and again after each article.

        Raises:
            RecoupeError: the run was stopped; what was read is kept.
        """
        self.done, self.total, self.name = done, total, name
        if self.stop.is_set():
            raise _Stopped


class Jobs:
    """The runs of a workspace, the last ones kept."""

    def __init__(self, path: str, *, max_bytes: int) -> None:
        """`path` is the dossier; larger files than `max_bytes` are set aside."""
        self._path, self._max_bytes = path, max_bytes
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._one = threading.Lock()

    def start(self, files: Iterable[tuple[str, bytes]], *, nothing: bool = False) -> Job:
        """Add files, given by name and bytes, as soon as no other run is on, then compare all articles.

        Args:
            nothing: there need be no file: the articles are compared only.

        Raises:
            UsageError: there is nothing to add.
        """
        held = [(file_name(name), data) for name, data in files]
        if not held and not nothing:
            raise UsageError("there is nothing to add; choose files or paste a text")
        job = Job(secrets.token_hex(8), tuple(name for name, _ in held))
        while len(self._jobs) >= _KEPT and (old := next((j for j in self._jobs.values() if j.ended), None)):
            del self._jobs[old.id]
        self._jobs[job.id] = job
        threading.Thread(target=self._run, args=(job, held), daemon=True).start()
        return job

    def get(self, job: str) -> Job:
        """A run by its id.

        Raises:
            NotFoundError: there is none, or it ended long ago.
        """
        if job not in self._jobs:
            raise NotFoundError(f"no run {job!r} since this workspace was started")
        return self._jobs[job]

    def last(self) -> Job | None:
        """The run that was started last."""
        return next(reversed(self._jobs.values()), None)

    def _run(self, job: Job, files: list[tuple[str, bytes]]) -> None:
        with self._one:
            folder = Path(tempfile.mkdtemp(prefix="recoupe-"))
            try:
                job.state = "running"
                paths = [_put(folder / str(number), name, data) for number, (name, data) in enumerate(files)]
                with Corpus.open(self._path) as corpus:
                    if paths:
                        job.summary = corpus.add(paths, max_bytes=self._max_bytes, progress=job.progress)
                    job.state = "comparing"
                    corpus.ledger()
                job.state = "done"
            except _Stopped:
                job.state = "stopped"
            except RecoupeError as error:
                job.error, job.state = str(error), "failed"
            except Exception as error:  # a fault of ours: the page says it, the workspace goes on
                job.error, job.state = f"unexpected {type(error).__name__}: {error}", "failed"
            finally:
                shutil.rmtree(folder, ignore_errors=True)


def _put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir()
    (folder / name).write_bytes(data)
    return folder / name


def file_name(name: str) -> str:
    """A name that is one file in one folder, whatever a browser sends.

    >>> file_name("../../etc/passwd"), file_name("C:\\\\texts\\\\a.txt"), file_name("..")
    ('passwd', 'a.txt', 'text.txt')
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(c for c in last if c.isprintable() and c not in '/\\:*?"<>|').strip(". ")
    while len(kept.encode("utf-8", "ignore")) > _NAME:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[:-1]}.{ending}" if dot and stem and len(ending) < 10 else kept[:-1]
    return kept or "text.txt"
