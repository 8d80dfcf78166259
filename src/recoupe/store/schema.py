"""The tables of a dossier, its version, and how an older one is brought up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from recoupe.model.errors import DossierError
from recoupe.store.reviewing import REVIEWING
from recoupe.store.screens import SCREENS
from recoupe.store.tables import EVENTS, FIRST, FOURTH, PLACES, SECOND, THIRD

_WAIT = 30.0  # seconds to wait for another writer

APPLICATION = 0x5265636F  # "Reco", in the header of the file: tells a dossier from any other SQLite file

MIGRATIONS = (
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    PLACES,
    SCREENS,
    EVENTS,
    REVIEWING,
)  # number n brings a dossier of version n to version n + 1; written ones are never changed


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """Open a dossier, made first if it is not there and `create` says so, brought up to date if it is older.

    With `read_only` nothing can be written through it once it is open; writers elsewhere are not held up (WAL).

    Raises:
        DossierError: no such file, no dossier, a newer version, or it cannot be opened or written.
    """
    shown = ascii(str(path))[1:-1] if not str(path).isprintable() else str(path)
    if path.is_dir():
        raise DossierError(f"{shown} is a folder; name a file for the dossier, such as {shown}/dossier.db")
    if not create and not path.exists():
        raise DossierError(f"{shown}: no such dossier; make one with: recoupe add {shown} FOLDER")
    if create and not path.parent.is_dir():
        raise DossierError(f"{shown}: its folder does not exist; make it first")
    try:
        connection = _checked(path, shown, create=create)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        return connection
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise DossierError(f"{shown} is no dossier; name another file") from error
        raise DossierError(f"{shown} cannot be opened ({error}); check who may read and write it") from error


def _checked(path: Path, shown: str, *, create: bool) -> sqlite3.Connection:
    connection = _open(path, create=create)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # With WAL, a power cut may lose the last articles, but never breaks the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        fresh = not (application or version or tables)
        if application != APPLICATION and not (fresh and create):
            raise DossierError(f"{shown} is no dossier; name another file")
        if version > len(MIGRATIONS):
            raise DossierError(
                f"{shown} was made by a newer Recoupe (version {version}, this one knows {len(MIGRATIONS)}); "
                "install the newer one"
            )
        if version < len(MIGRATIONS):
            if not may_write(path):
                raise DossierError(
                    f"{shown} was made by an older Recoupe (version {version}, this one needs {len(MIGRATIONS)}) and cannot "
                    "be written; open it once where it can be, or a copy of it"
                )
            _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection that waits for writers; where the file or its folder cannot be written, one that only reads."""
    mode = ("rwc" if create else "rw") if create or may_write(path) else "ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_WAIT, isolation_level=None)


def may_write(path: Path) -> bool:
    """True if a dossier can be written: its file and its folder."""
    return os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, each step whole or not at all."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]  # another process may have been faster
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            for statement in split_statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def split_statements(script: str) -> list[str]:
    """The statements of a script, one by one: `executescript` would end the transaction they must share."""
    statements: list[str] = []
    current = ""
    for line in script.splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            statements.append(current.strip())
            current = ""
    return [statement for statement in statements if statement]


def sqlite_lacks() -> str | None:
    """What this Python's SQLite lacks for a dossier, None where it has all."""
    if sqlite3.sqlite_version_info < (3, 35):
        return f"version 3.35 or newer (this is {sqlite3.sqlite_version})"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    except sqlite3.OperationalError as error:
        return f"full-text search ({error})"
    finally:
        connection.close()
    return None
