"""What forms do: each writes, then says at which address the result is seen (so that reloading repeats nothing)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recoupe.corpus import Corpus
from recoupe.model.codes import EventType
from recoupe.model.corrected import found_claim, key_of
from recoupe.model.errors import NotFoundError, UsageError
from recoupe.model.given import places_of
from recoupe.model.verdict import CLAIM, EVENT, OF_CELL, Key, Ruling, named
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
    by = form.fields.get("author", "").strip() or address.get("by") or None
    corpus.alias(name, canonical or None, kind=form.fields.get("kind", "actor"), author=by)
    return address.to("/names", by=by)


def verdict(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Say what is thought of a cell; leads to the next one, or back to the claim that was asked for."""
    given = form.fields
    ordinal = given.get("ordinal", "0")
    case = find_case(
        corpus.view(), given.get("claim", ""), given.get("cell", ""), int(ordinal) if ordinal.isdecimal() else 0
    )
    ruling = only(given, "ruling", OF_CELL, "")
    key, said = case.key, {"proposed": case.proposed, "note": given.get("note")}
    if ruling == Ruling.CORRECT:
        said["value"] = value = _value(given, case.name)
        if case.value is None and case.said is None:
            key = case.given(value.rpartition(":")[2], corpus.article(key.article).text)
    made = corpus.judge(key, Ruling(ruling), author=given.get("author", ""), **said)
    back = {"claim": case.told.claim.id} if given.get("back") and corpus.view().told([case.told.claim.id]) else {}
    return address.to("/review", **{**back, "by": made.author, "later": given.get("later") or None})


def _value(given: Mapping[str, str], cell: str) -> str:
    """What was typed, with what it counts or which kind of source it is where a list of its own says that."""
    value, chosen = given.get("value", "").strip(), given.get("of", "")
    return f"{chosen}:{value}" if cell in ("number", "attribution") and chosen and value and ":" not in value else value


def missed(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Add a claim that was missed: its words and its type; leads to its cells, which are then filled one by one."""
    given = form.fields
    article = corpus.article(given.get("article", ""))
    at = given.get("at", "")
    found = places_of(article.text, given.get("words", ""))
    if not found:
        raise UsageError(
            "these words do not stand in the article; type those that name what happened, as they stand there"
        )
    if len(found) > 1 and not at.isdecimal():
        raise UsageError(
            f"these words stand {len(found)} times in the article; give the offset near which, or more words"
        )
    span = min(found, key=lambda each: abs(each.start - (int(at[:12]) if at.isdecimal() else 0)))
    key = Key(article.id, span.start, span.end, only(given, "type", EventType, ""), CLAIM)
    made = corpus.judge(key, Ruling.ADD, author=given.get("author", ""), note=given.get("note"))
    claim = found_claim(corpus.reading(article.id).claims, key)
    return address.to("/review", claim=claim.id if claim else None, by=made.author)


def group(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Say that ticked claims are an event of their own, or that an event is the same as another."""
    given = form.fields
    ledger = corpus.ledger()
    event = ledger.event(given.get("event", ""))
    ticked = [claim for claim in event.claims if given.get(f"claim-{claim}")]
    author, note = given.get("author", ""), given.get("note")

    def say(one: str, other: str, ruling: Ruling) -> None:
        left, right = (key_of(ledger.claims[claim], EVENT, None) for claim in (one, other))
        corpus.judge(left, ruling, author=author, value=named(right), note=note)

    if given.get("ruling") == Ruling.MERGE:
        other = ledger.event(given.get("other", "").strip())
        if other.id == event.id:
            raise UsageError("an event cannot be put together with itself; give the id of another, or of a claim of it")
        say(event.claims[0], other.claims[0], Ruling.MERGE)
        corpus.ledger()  # brought up to date here, where it can be kept
        return address.to(f"/grouping/{event.claims[0]}", by=author)
    rest = [claim for claim in event.claims if claim not in ticked]
    if not ticked or not rest:
        raise UsageError("tick the claims that are another event: at least one, and not all")
    for claim in ticked:
        say(claim, rest[0], Ruling.SPLIT)
    for claim in ticked[1:]:
        say(claim, ticked[0], Ruling.MERGE)
    corpus.ledger()
    return address.to(f"/grouping/{ticked[0]}", by=author)


def undo(corpus: Corpus, form: Form, address: Address, jobs: Jobs) -> str:
    """Take a verdict back; the cell comes into the queue again."""
    known = corpus.view().judged.get(form.fields.get("undoes", ""))
    if known is None:
        raise NotFoundError("there is no such verdict to take back")
    corpus.judge(known.key, Ruling.UNDO, author=form.fields.get("author", ""), undoes=known.id)
    return address.to("/verdicts" if form.fields.get("back") == "verdicts" else "/review")


Write = Callable[[Corpus, Form, Address, Jobs], str]

WRITES: dict[str, Write] = {
    "/add": add,
    "/compare": compare,
    "/stop": stop,
    "/alias": alias,
    "/verdict": verdict,
    "/undo": undo,
    "/missed": missed,
    "/group": group,
}
