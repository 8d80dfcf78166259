"""What forms do: each writes, then says at which address the result is seen (so that reloading repeats nothing)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.corpus import Corpus
from recoupe.model.errors import UsageError
from recoupe.web.address import Address
from recoupe.web.jobs import Jobs

_TITLE = 60  # letters of a pasted text that name its file


@dataclass(frozen=True, slots=True)
class Form:
    """What a form sent: its fields, its files by name and bytes, and the headers that it came with."""

    fields: dict[str, str]
    files: tuple[tuple[str, bytes], ...]
    headers: dict[str, str]


def add(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Add files, or a pasted text as a file of its own; leads to the progress."""
    files = [(name, data) for name, data in form.files if data]
    text = form.fields.get("text", "").replace("\r\n", "\n")
    if text.strip():
        name = form.fields.get("name", "").strip() or text.strip().splitlines()[0][:_TITLE]
        files.append((name if name.endswith((".txt", ".html", ".htm")) else f"{name}.txt", text.encode("utf-8")))
    return address.to(f"/adding/{jobs.start(files).id}")


def stop(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Stop a run between two articles: what was read is kept."""
    job = jobs.get(form.fields.get("job", ""))
    job.stop.set()
    return address.to(f"/adding/{job.id}")


def alias(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Show a name as another, or end that."""
    name, canonical = form.fields.get("name", ""), form.fields.get("canonical", "").strip()
    if not name.strip():
        raise UsageError("an alias needs a name")
    corpus.alias(name, canonical or None, kind=form.fields.get("kind", "actor"))
    return address.to("/names")


Write = Callable[[Corpus, Form, Address, Jobs], str]

WRITES: dict[str, Write] = {"/add": add, "/stop": stop, "/alias": alias}
