"""The façade: a dossier opened, added to, asked and exported. No logic of its own: it calls the steps in order."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from recoupe.adding import Adding, Options, Progress, Summary, Told
from recoupe.engine.local import Load, load_reader, read_all, signature, with_places
from recoupe.export import jsonl, names, score, sources, table, writing
from recoupe.export.copies import Pile
from recoupe.export.names import Wording
from recoupe.export.sources import Saying
from recoupe.model.alias import Alias, Aliases, AliasKind
from recoupe.model.article import Article, Entry, Failure
from recoupe.model.claim import Claim, Reading
from recoupe.model.copy import Related
from recoupe.model.corrected import check_value
from recoupe.model.errors import UsageError
from recoupe.model.event import Event
from recoupe.model.gazetteer import OwnPlace, Table, signed
from recoupe.model.verdict import GRADED, Key, Ruling, Verdict, from_line, signer
from recoupe.read import MAX_BYTES
from recoupe.read.places import load_places
from recoupe.render.marked import marked
from recoupe.render.page import Account, load_words, page
from recoupe.render.terminal import explained, renamed
from recoupe.store import Dossier, Filters, Hit, View
from recoupe.store.points import points_of

if TYPE_CHECKING:
    from recoupe.relate.ledger import Ledger

EXPORTS: dict[str, Callable[[Iterable[Entry], Path], tuple[Path, ...]]] = {
    "score": score.write,
    "jsonl": jsonl.write,
    "csv": table.write,
}

AS_READ = ("jsonl",)  # formats that hold what was read, without the aliases that people gave

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
    def open(cls, path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False) -> Corpus:
        """Open a dossier, made first if it is not there and `create` says so; `read_only` refuses to write through it.

        Raises:
            DossierError: no such dossier, no dossier, or one of a newer version.
        """
        return cls(Dossier(Path(path), create=create, read_only=read_only))

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
        places = self._dossier.places()
        load = with_places(self._load, places)
        filing = Adding(self._dossier, signed(self._sign(model), places), options, check=lambda: self._load(model))
        filing.file_all(paths)
        filing.learn()
        for result in read_all(filing.unread(), model=model, processes=processes, load=load):
            filing.take(result)
        return filing.summary()

    def claims(self, *, limit: int | None = None, as_read: bool = False, **filters: str | None) -> Iterator[Claim]:
        """The claims that fit, by the name of their article and their place in it.

        Args:
            as_read: without the aliases that people gave.
            filters: `type`, `actor`, `target`, `place`, `origin`, `time`, `equipment`, `number`, `modality`, `stance`,
                `source`, `article` (as for `article`), `text`.

        Raises:
            UsageError: no such filter, or a value that cannot be right.
        """
        if article := filters.get("article"):
            filters["article"] = self._dossier.resolve(article)
        found = self._dossier.claims(Filters.of(filters), limit=limit)
        return found if as_read else map(self._shown().claim, found)

    def claim(self, claim: str) -> Claim:
        """The claim of this id, or of the one id that begins so (4 characters or more).

        Raises:
            NotFoundError: there is none, or more than one.
        """
        return self._shown().claim(self._dossier.claim(claim))

    def explain(self, claim: str) -> Iterator[str]:
        """Lines that say for each cell of a claim which words and which rule gave it, or why it is silent."""
        found, shown = self._dossier.claim(claim), self._shown()
        text, called = self._dossier.article(found.article).text, self.names(found.article)
        return chain(explained(shown.claim(found), text, called), renamed(shown.used(found)))

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

    def called(self, article: str) -> str:
        """The name that stands for an article in tables: the first it was met under; the id of a root that is missing."""
        return next(iter(self._dossier.names(article)), article)

    def reading(self, article: str) -> Reading:
        """What was read from an article, given by its id; without the aliases that people gave."""
        return self._dossier.reading(article)

    def view(self) -> View:
        """The dossier as screens ask for it: one page at a time, as it is shown now."""
        return self._dossier.view()

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
        entries = self._dossier.entries() if form in AS_READ else self._entries()
        if form == "score":
            return score.write(
                entries, Path(out), {claim: event.id for event in self.events() for claim in event.claims}
            )
        return EXPORTS[form](entries, Path(out))

    def events(self) -> tuple[Event, ...]:
        """The claims of all articles, those that tell of one happening together; by article and place of the first."""
        return self.ledger().events

    def ledger(self) -> Ledger:
        """What the claims tell together: events, comparisons, statuses, predictions, control; brought up to date first."""
        from recoupe.relating_claims import ledger  # brings numpy, which only this needs

        return ledger(self._dossier, self.related(), self._shown())

    def kept_ledger(self) -> Ledger | None:
        """The same as it is kept; None where something changed since: for whoever cannot wait."""
        from recoupe.relating_claims import kept_ledger  # as above

        return kept_ledger(self._dossier, self._shown())

    def wordings(self) -> list[Wording]:
        """How each outlet calls each actor: wordings with counts and places; the actors most often named first."""
        return names.wordings(self._entries(), self.ledger().event_of)

    def sayings(self) -> list[Saying]:
        """What each quoted source is said to have said: a row for each claim and each source of its chain."""
        return sources.sayings(self._entries())

    def related(self) -> Related:
        """What the articles are to one another, brought up to date: copies, roots, lineages, missing roots, alerts."""
        from recoupe.relating import related  # numpy, which only this needs

        return related(self._dossier)

    def roots(self) -> dict[str, str]:
        """The id of the article that each article folds under, its own where it copies none; brought up to date first."""
        from recoupe.relating import roots  # as above

        return roots(self._dossier)

    def pile(self) -> Pile:
        """The same, with the articles and their names: what the rows of `recoupe copies`, `lineage`, `alerts` are made from."""
        found, ids = self.related(), self._dossier.ids()
        return Pile({a: self._dossier.article(a) for a in ids}, {a: self.names(a) for a in ids}, found)

    def resolve(self, article: str) -> str:
        """The id of an article, given as for `article`."""
        return self._dossier.resolve(article)

    def report(self, out: str | os.PathLike[str], *, language: str = "fr", full_text: bool = False) -> Path:
        """Write the dossier as one page of HTML that needs nothing else; returns its path.

        Args:
            language: `fr` or `en`, that of the page's own words.
            full_text: the whole texts, which are their publishers', in place of the sentences that were read from.

        Raises:
            UsageError: no such language, the dossier itself is named, or the file cannot be written.
        """
        words, path = load_words(language), Path(out)
        if path.exists() and path.samefile(self._dossier.path):
            raise UsageError(f"{path} is the dossier itself; name another file for the page")
        entries, failures = tuple(self._entries()), tuple(self.failures())
        account = Account(
            self._dossier.path.stem, entries, failures, tuple(self.aliases()), self.related(), self.ledger()
        )
        with writing(path.parent, path.name) as (stream,):
            stream.writelines(page(account, words, full_text=full_text))
        return path

    def gazetteer(self, file: str | os.PathLike[str]) -> Table:
        """Take the places of a CSV table into the dossier, in place of those that a file of this name gave before.

        They come before those of the gazetteer that is shipped; the next `add` reads the articles again with them.

        Raises:
            ReadError: no such file, no text, or no table of places.
        """
        table = load_places(Path(file))
        if table.places:
            self._dossier.put_places(table)
        return table

    def places(self) -> list[OwnPlace]:
        """The places that were taken from tables, by file and line."""
        return self._dossier.places()

    def drop_places(self, file: str) -> int:
        """Take out the places of a table by its file name; returns how many.

        Raises:
            NotFoundError: there are none.
        """
        return self._dossier.drop_places(file)

    def alias(self, name: str, canonical: str | None, *, kind: str = "actor", author: str | None = None) -> Alias:
        """Show a name as another from now on, `actor` or `place`; None as `canonical` ends it. What was read stays.

        Args:
            author: who says so; None takes the name of the user at this machine.

        Raises:
            UsageError: no such kind, an empty name, or a circle of names.
            NotFoundError: there is no such alias to end.
        """
        if kind not in set(AliasKind):
            raise UsageError(f"no kind of alias {kind!r}; take one of: {', '.join(AliasKind)}")
        return self._dossier.alias(name, canonical, AliasKind(kind), author=author or signer())

    def judge(self, key: Key, ruling: Ruling, *, author: str, **said: str | None) -> Verdict:
        """Add what a person says of a cell, signed and dated.

        Args:
            said: `proposed`, `value`, `note`; `undoes` is the id of a verdict that is taken back.

        Raises:
            UsageError: no name, or a correction without a value that the cell can hold.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        given = {name: value for name, value in said.items() if value}
        verdict = Verdict(secrets.token_hex(8), key, ruling, " ".join(author.split()), now, **given)
        check_value(verdict)
        self._dossier.judge([verdict])
        return verdict

    def grade(self, event: str, value: str, *, author: str, note: str = "") -> Verdict:
        """Give an event a grade of one's own, signed and dated; it is shown beside its status, never mixed in.

        It is bound to the words of the event's first claim: it goes where they go.

        Raises:
            NotFoundError: no such event.
            UsageError: no name, or no value.
        """
        ledger = self.ledger()
        first = ledger.told(ledger.event(event))[0]
        key = Key(first.article, first.trigger.start, first.trigger.end, str(first.type.value), GRADED)
        return self.judge(key, Ruling.GRADE, author=author, value=value, note=note)

    def grades(self) -> list[Verdict]:
        """The grades that people gave to events and that hold."""
        return self.view().judged.grades()

    def verdicts(self) -> Iterator[Verdict]:
        """All verdicts, in the order in which they were added; also those that were taken back, and those that took them."""
        after: tuple[int, ...] | None = None
        while True:
            page = self.view().judged.page(after=after, limit=500)
            yield from page.rows
            if (after := page.next) is None:
                return

    def import_verdicts(self, lines: Iterable[str]) -> int:
        """Add the verdicts of a file of JSON lines, all or none; returns how many were not there yet.

        Raises:
            UsageError: a line holds no verdict.
        """
        given = [from_line(line) for line in lines if line.strip()]
        for verdict in given:
            check_value(verdict)
        return self._dossier.judge(given)

    def aliases(self) -> list[Alias]:
        """The aliases that hold, by kind and name."""
        return self._dossier.aliases()

    def aliased(self, alias: Alias) -> int:
        """How many claims are shown with an alias."""
        shown = self._shown()
        return sum(alias in shown.used(claim) for claim in self._dossier.claims())

    def _shown(self) -> Aliases:
        aliases = self._dossier.aliases()
        return Aliases(aliases, points_of(aliases, self._dossier))

    def _entries(self) -> Iterator[Entry]:
        return map(self._shown().entry, self._dossier.entries())
