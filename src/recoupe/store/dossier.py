"""A dossier: what is filed, found again, and removed. An article is one transaction: a killed run doubles nothing."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from recoupe.model.alias import Alias, Aliases, AliasKind
from recoupe.model.article import Appearance, Article, Entry, Failure
from recoupe.model.claim import Cite, Claim, LoadedSpan, Reading, Span
from recoupe.model.codes import LoadedCategory, Precision
from recoupe.model.errors import DossierError, NotFoundError, UsageError
from recoupe.model.gazetteer import OwnPlace, Table
from recoupe.model.verdict import Verdict
from recoupe.store.aliases import LATEST, holding, put_alias
from recoupe.store.applied import apply_verdicts, forget
from recoupe.store.filing import Filing, forget_told, put, put_appearance, put_reading
from recoupe.store.filters import Filters, fold
from recoupe.store.places import ALL, drop_places, point_of, put_places, to_place
from recoupe.store.related import Relations
from recoupe.store.rows import CELL_COLUMNS, to_claim
from recoupe.store.schema import connect, may_write
from recoupe.store.search import Hit, names_of, only, search
from recoupe.store.texts import to_article, to_cite
from recoupe.store.told import Told
from recoupe.store.verdicts import put_verdict
from recoupe.store.view import View

_PREFIX = 4  # characters of an id that are enough to name it, where no other begins so
_CLAIM = "c.id, c.article, c.start, c.end, c.sentence_start, c.sentence_end"
_BY_NAME = "(SELECT min(name) FROM appearances AS n WHERE n.article = c.article), c.article, c.start, c.ordinal"


class Dossier:
    """An open dossier. Use it as a context, or close it."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        """Open a dossier, made first if it is not there and `create` says so; `read_only` refuses to write through it.

        Raises:
            DossierError: it is not there, is no dossier, or is of a newer version.
        """
        self.path, self._read_only = path, read_only
        self._connection = connect(path, create=create, read_only=read_only)
        self._connection.create_function("fold", 1, fold, deterministic=True)
        self._connection.create_function("shown_as", 3, self._shown_as)
        self._filtered_by = Aliases()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all or nothing."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._undo()
            raise DossierError(
                f"{self.path} cannot be written ({error}); check the disk and who may write it"
            ) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query.

        Raises:
            DossierError: the file is damaged, or was locked for too long.
        """
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DossierError(f"{self.path} cannot be read ({error}); is it damaged, or on a failing disk?") from error
        except UnicodeEncodeError as error:
            raise UsageError("what was asked for holds bytes that are no text; type it in UTF-8") from error

    def _one(self, query: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        return next(iter(self._ask(query, values)), None)

    # -- writing -------------------------------------------------------------------------------------

    def file(self, filing: Filing) -> None:
        """File an article with what was read from it; what was set aside at its places before is forgotten."""
        with self._writing() as connection:
            put(connection, filing)
            for appearance in filing.appearances:
                connection.execute("DELETE FROM failures WHERE address = ?", (appearance.address,))

    def file_reading(self, reading: Reading, *, version: tuple[str, str]) -> bool:
        """File what was read from an article that is filed, in place of an earlier reading.

        Args:
            version: that of the article when it was read (see `version`). If another run has filed it anew since, what
                was read is of blocks that are no more: nothing is filed, False is returned, and it stays to be read.
        """
        with self._writing() as connection:
            row = connection.execute("SELECT reader, pile FROM articles WHERE id = ?", (reading.article,)).fetchone()
            if row is None or tuple(row) != version:
                return False
            forget(connection, reading.article)
            for table in ("claims", "loaded", "cites"):
                connection.execute(f"DELETE FROM {table} WHERE article = ?", (reading.article,))
            text = connection.execute("SELECT text FROM articles WHERE id = ?", (reading.article,)).fetchone()[0]
            put_reading(connection, text, reading)
            connection.execute(
                "DELETE FROM failures WHERE address IN (SELECT address FROM appearances WHERE article = ?)",
                (reading.article,),
            )
        return True

    def keep_version(self, article: str, reader: str) -> None:
        """Note that an article stays as older rules filed it: today's refuse its bytes."""
        with self._writing() as connection:
            connection.execute("UPDATE articles SET reader = ? WHERE id = ?", (reader, article))

    def met(self, article: str, appearance: Appearance) -> bool:
        """Note one more place where an article was met; False where it was known."""
        with self._writing() as connection:
            before = connection.total_changes
            put_appearance(connection, article, appearance)
            changed = connection.total_changes > before
            connection.execute("DELETE FROM failures WHERE address = ?", (appearance.address,))
        return changed

    def set_aside(self, failure: Failure) -> None:
        """Note an input that could not be read, in place of what was noted of it before."""
        noted = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
                (failure.address, failure.name, failure.code, failure.message, noted),
            )

    def remove(self, article: str) -> None:
        """Take an article out, with all that was read from it."""
        with self._writing() as connection:
            connection.execute("DELETE FROM articles WHERE id = ?", (article,))
            forget_told(connection)

    # -- aliases -------------------------------------------------------------------------------------

    def alias(self, name: str, canonical: str | None, kind: AliasKind, *, author: str) -> Alias:
        """Show a name as another from now on; where `canonical` is None, no longer.

        Raises:
            UsageError: an empty name, a name for itself, or a circle of names.
            NotFoundError: there is no such alias to end.
        """
        with self._writing() as connection:
            return put_alias(connection, name, canonical, kind, author=author)

    def aliases(self) -> list[Alias]:
        """The aliases that hold, by kind and name."""
        return holding(self._ask(LATEST))

    def judge(self, verdicts: Iterable[Verdict]) -> int:
        """Add verdicts, all or none, and what follows for the articles that they speak of; returns how many were not there yet."""
        with self._writing() as connection:
            new = [verdict for verdict in verdicts if put_verdict(connection, verdict)]
            for article in sorted({verdict.key.article for verdict in new}):
                apply_verdicts(connection, article)
            if new:
                connection.execute("DELETE FROM told")  # what claims tell together is of before
            return len(new)

    # -- places --------------------------------------------------------------------------------------

    def put_places(self, table: Table) -> None:
        """File a user's places, in place of those that a file of this name gave before."""
        with self._writing() as connection:
            put_places(connection, table)

    def drop_places(self, file: str) -> int:
        """Take out the places of a file; returns how many.

        Raises:
            NotFoundError: there are none.
        """
        with self._writing() as connection:
            return drop_places(connection, file)

    def places(self) -> list[OwnPlace]:
        """The places that the user gave, by file and line."""
        return [to_place(row) for row in self._ask(ALL)]

    def point_of(self, name: str) -> tuple[float, float, Precision] | None:
        """The point that most readings gave to a canonical name."""
        return point_of(self._ask, name)

    # -- articles ------------------------------------------------------------------------------------

    def version(self, article: str) -> tuple[str, str] | None:
        """The version of what made an article's blocks, and what the pile said then; None if it is not filed."""
        row = self._one("SELECT reader, pile FROM articles WHERE id = ?", (article,))
        return (row[0], row[1]) if row else None

    def versions(self) -> list[tuple[str, str, str]]:
        """As `version`, for all articles: id, version, pile; sorted."""
        return [(a, b, c) for a, b, c in self._ask("SELECT id, reader, pile FROM articles ORDER BY id")]

    def unread(self, *, signature: str) -> list[str]:
        """The ids of filed articles that were not read, or by other rules or another model; by their names."""
        rows = self._ask(
            "SELECT id FROM articles AS a WHERE signature IS NOT ? "
            "ORDER BY (SELECT min(name) FROM appearances AS n WHERE n.article = a.id), id",
            (signature,),
        )
        return [row[0] for row in rows]

    def was_read(self, article: str) -> bool:
        """True if an article has a reading, by whatever rules."""
        row = self._one("SELECT signature FROM articles WHERE id = ?", (article,))
        return row is not None and row[0] is not None

    def shared_lines(self) -> list[tuple[int, str]]:
        """The lines that stand in two articles or more: key and article, sorted."""
        return [
            (line, article)
            for line, article in self._ask(
                "SELECT line, article FROM lines WHERE line IN "
                "(SELECT line FROM lines GROUP BY line HAVING count(*) > 1) ORDER BY line, article"
            )
        ]

    def lines(self, article: str) -> frozenset[int]:
        """The keys of the lines of an article."""
        return frozenset(row[0] for row in self._ask("SELECT line FROM lines WHERE article = ?", (article,)))

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        return [row[0] for row in self._ask("SELECT id FROM articles ORDER BY id")]

    def resolve(self, article: str) -> str:
        """The id of an article given by its id, the beginning of it (4 characters or more), or a name it was met under.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        article = article.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")  # as names are kept
        if self._one("SELECT 1 FROM articles WHERE id = ?", (article,)):
            return article
        named = self._ask("SELECT DISTINCT article FROM appearances WHERE name = ? ORDER BY article", (article,))
        found = [row[0] for row in named]
        if not found and len(article) >= _PREFIX:
            rows = self._ask("SELECT id FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id", (len(article), article))
            found = [row[0] for row in rows]
        return only(found, article, "article")

    def article(self, article: str) -> Article:
        """The article of this id.

        Raises:
            NotFoundError: there is none.
        """
        row = self._one("SELECT id, sha256, text, encoding, language, renderer FROM articles WHERE id = ?", (article,))
        if row is None:
            raise NotFoundError(f"no article {article!r} in {self.path}")
        blocks = self._ask(
            'SELECT kind, start, "end", rule, outlet, language FROM blocks WHERE article = ? ORDER BY ordinal',
            (article,),
        )
        facts = self._ask(
            'SELECT fact, value, origin, words, start, "end" FROM facts WHERE article = ? ORDER BY fact, ordinal',
            (article,),
        )
        return to_article(row, blocks, facts)

    def original(self, article: str) -> bytes:
        """The bytes of an article, as they were added."""
        row = self._one("SELECT zlib FROM originals WHERE article = ?", (article,))
        if row is None:
            raise NotFoundError(f"no article {article!r} in {self.path}")
        return zlib.decompress(row[0])

    def names(self, article: str) -> tuple[str, ...]:
        """The names an article was met under, each once, sorted."""
        return names_of(self._ask, article)

    def appearances(self, article: str) -> tuple[Appearance, ...]:
        """Where an article was met, sorted by address."""
        rows = self._ask("SELECT name, address, added FROM appearances WHERE article = ? ORDER BY address", (article,))
        return tuple(Appearance(*row) for row in rows)

    def entries(self) -> Iterator[Entry]:
        """All articles with their names and what was read from them, by id; never more than one in memory."""
        for article in self.ids():
            yield Entry(self.article(article), self.names(article), self.reading(article))

    def failures(self) -> list[Failure]:
        """What was set aside and has not been read since, by address."""
        rows = self._ask("SELECT name, address, code, message FROM failures ORDER BY address")
        return [Failure(*row) for row in rows]

    @property
    def relations(self) -> Relations:
        """What articles are to one another, as it is kept."""
        return Relations(self._ask, self._writing, writable=not self._read_only and may_write(self.path))

    @property
    def told(self) -> Told:
        """What claims tell together, as it is kept."""
        return Told(self._ask, self._writing, writable=not self._read_only and may_write(self.path))

    def cites(self, article: str) -> tuple[Cite, ...]:
        """Whom an article relies on."""
        query = 'SELECT name, entity, kind, start, "end" FROM cites WHERE article = ? ORDER BY ordinal'
        return tuple(map(to_cite, self._ask(query, (article,))))

    # -- claims --------------------------------------------------------------------------------------

    def reading(self, article: str) -> Reading:
        """What was read from an article; its signature is empty where it could not be read."""
        row = self._one("SELECT signature FROM articles WHERE id = ?", (article,))
        loaded = self._ask(
            'SELECT start, "end", category, rule, neutral FROM loaded WHERE article = ? ORDER BY ordinal', (article,)
        )
        claims = self._ask(f"SELECT {_CLAIM} FROM claims AS c WHERE c.article = ? ORDER BY c.ordinal", (article,))
        return Reading(
            article=article,
            claims=tuple(self._claim(claim) for claim in claims),
            loaded=tuple(
                LoadedSpan(Span(s, e), LoadedCategory(category), rule, neutral)
                for s, e, category, rule, neutral in loaded
            ),
            signature=(row and row[0]) or "",
            cites=self.cites(article),
        )

    def claims(self, filters: Filters | None = None, *, limit: int | None = None) -> Iterator[Claim]:
        """The claims that fit, by the name of their article and their place in it."""
        condition, values = (filters or Filters()).conditions()
        self._filtered_by = Aliases(self.aliases())
        rows = self._ask(
            f"SELECT {_CLAIM} FROM claims AS c WHERE {condition} ORDER BY {_BY_NAME} LIMIT ?",
            (*values, -1 if limit is None else limit),
        )
        for row in rows:
            yield self._claim(row)

    def _shown_as(self, kind: str, text: str | None, entity: str | None) -> str | None:
        """The name by which a mention is shown, for SQL."""
        return self._filtered_by.canonical(AliasKind(kind), text or "", entity) if kind else None

    def claim(self, claim: str) -> Claim:
        """The claim of this id, or of the one id that begins so (4 characters or more).

        Raises:
            NotFoundError: there is none, or more than one.
        """
        rows = self._ask(f"SELECT {_CLAIM} FROM claims AS c WHERE substr(c.id, 1, ?) = ?", (len(claim), claim))
        found = {row[0]: row for row in rows} if len(claim) >= _PREFIX else {}
        return self._claim(found[only(sorted(found), claim, "claim")])

    def _claim(self, row: tuple[object, ...]) -> Claim:
        columns = ", ".join(CELL_COLUMNS)
        cells = self._ask(f"SELECT {columns} FROM cells WHERE claim = ? ORDER BY cell, ordinal", (row[0],))
        return to_claim(row, cells)

    def view(self) -> View:
        """The dossier as screens ask for it, one page at a time."""
        return View(self._ask)

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """Sentences, then articles, that hold all the words; best first.

        Raises:
            UsageError: there is no word in it.
        """
        return search(self._ask, words, limit=limit)

    def count(self, table: str) -> int:
        """How many rows `articles`, `claims` or `failures` has."""
        counted = {"articles": "articles", "claims": "claims", "failures": "failures"}[table]
        return int(self._ask(f"SELECT count(*) FROM {counted}")[0][0])
