"""What forms do: each writes, then says at which address the result is seen (so that reloading repeats nothing)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.corpus import Corpus
from recoupe.model.errors import NotFoundError, UsageError
from recoupe.model.verdict import Ruling
from recoupe.web.address import Address, only
from recoupe.web.jobs import Jobs
from recoupe.web.judging import find_case

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


def compare(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Find out who copies whom, as the articles are now; leads to the progress."""
    return address.to(f"/adding/{jobs.start((), nothing=True).id}")


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


def verdict(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Say what is thought of a cell; leads to the next one, or back to the claim that was asked for."""
    given = form.fields
    ordinal = given.get("ordinal", "0")
    case = find_case(
        corpus.view(), given.get("claim", ""), given.get("cell", ""), int(ordinal) if ordinal.isdecimal() else 0
    )
    ruling = only(given, "ruling", (each for each in Ruling if each is not Ruling.UNDO), "")
    said = {"proposed": case.proposed, "note": given.get("note")}
    if ruling == Ruling.CORRECT:
        said["value"] = given.get("value")
    made = corpus.judge(case.key, Ruling(ruling), author=given.get("author", ""), **said)
    back = {"claim": case.told.claim.id} if given.get("back") else {}
    return address.to("/review", **{**back, "by": made.author})


def undo(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Take a verdict back; the cell comes into the queue again."""
    known = corpus.view().judged.get(form.fields.get("undoes", ""))
    if known is None:
        raise NotFoundError("there is no such verdict to take back")
    corpus.judge(known.key, Ruling.UNDO, author=form.fields.get("author", ""), undoes=known.id)
    return address.to("/review")


Write = Callable[[Corpus, Form, Address, Jobs], str]

WRITES: dict[str, Write] = {
    "/add": add,
    "/compare": compare,
    "/stop": stop,
    "/alias": alias,
    "/verdict": verdict,
    "/undo": undo,
}
