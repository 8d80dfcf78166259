"""The tables of a dossier, its version, and how an older one is brought up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from recoupe.model.errors import DossierError
from recoupe.store.screens import SCREENS

_WAIT = 30.0  # seconds to wait for another writer

APPLICATION = 0x5265636F  # "Reco", in the header of the file: tells a dossier from any other SQLite file

_FIRST = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    published TEXT,
    language TEXT NOT NULL,
    encoding TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    published_start INTEGER,
    published_end INTEGER,
    reader TEXT NOT NULL,
    signature TEXT
);
CREATE TABLE originals (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    zlib BLOB NOT NULL
);
CREATE TABLE appearances (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (article, address)
) WITHOUT ROWID;
CREATE INDEX appearances_by_name ON appearances(name);
CREATE TABLE blocks (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE sentences (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sentences_by_article ON sentences(article, start);
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    trigger TEXT NOT NULL,
    sentence TEXT NOT NULL,
    actor TEXT,
    target TEXT,
    place TEXT,
    origin TEXT,
    time TEXT,
    edtf TEXT,
    first_day TEXT,
    last_day TEXT,
    equipment TEXT,
    number TEXT,
    modality TEXT NOT NULL,
    stance TEXT NOT NULL,
    attribution TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    ordinal INTEGER NOT NULL
);
CREATE INDEX claims_by_article ON claims(article, start, ordinal);
CREATE INDEX claims_by_type ON claims(type);
CREATE TABLE cells (
    claim TEXT NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
    cell TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT,
    value TEXT,
    start INTEGER,
    "end" INTEGER,
    evidence TEXT,
    rule TEXT,
    method TEXT,
    confidence REAL,
    reason TEXT,
    PRIMARY KEY (claim, cell, ordinal)
) WITHOUT ROWID;
CREATE TABLE loaded (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    category TEXT NOT NULL,
    rule TEXT NOT NULL,
    neutral TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE failures (
    address TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    noted TEXT NOT NULL
);
-- The double quotes are what Datasette looks for to offer a search box.
CREATE VIRTUAL TABLE sentences_fts USING fts5(
    text, content="sentences", content_rowid="number", tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_in AFTER INSERT ON sentences BEGIN
    INSERT INTO sentences_fts(rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER sentences_out AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, content="articles", content_rowid="number", tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_fts(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
"""

# What an article says about itself, whom it cites, and the lines by which furniture is learnt from the pile.
# articles.published_start and published_end are written no more: facts has them.
_SECOND = """
ALTER TABLE articles ADD COLUMN outlet TEXT;
ALTER TABLE articles ADD COLUMN reprint_of TEXT;
ALTER TABLE articles ADD COLUMN modified TEXT;
ALTER TABLE articles ADD COLUMN inferred TEXT;
ALTER TABLE articles ADD COLUMN renderer TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN pile TEXT NOT NULL DEFAULT '';
ALTER TABLE blocks ADD COLUMN outlet TEXT;
ALTER TABLE blocks ADD COLUMN language TEXT;
CREATE TABLE facts (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    fact TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    value TEXT NOT NULL,
    origin TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (article, fact, ordinal)
) WITHOUT ROWID;
INSERT INTO facts
    SELECT id, 'published', 0, published, 'byline', substr(text, published_start + 1, published_end - published_start),
        published_start, published_end
    FROM articles WHERE published IS NOT NULL AND published_start IS NOT NULL;
CREATE TABLE cites (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE lines (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    PRIMARY KEY (article, line)
) WITHOUT ROWID;
CREATE INDEX lines_by_line ON lines(line);
"""

# Names that a person put together. Rows are only added: the last of a name and kind holds, one without a canonical name ends it.
# No reference to an article: they stay when articles are read again or taken out.
_THIRD = """
CREATE TABLE aliases (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    canonical TEXT,
    kind TEXT NOT NULL,
    added TEXT NOT NULL
);
"""

# What articles are to one another. `fingerprints` and `compared` are what a run needs to compute only what changed; the others are
# written anew from `copies` whenever articles come or go. `related` has one row: the state that they hold for.
_FOURTH = """
CREATE TABLE fingerprints (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    runs BLOB NOT NULL
);
CREATE TABLE compared (
    a TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    alone TEXT,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX compared_by_b ON compared(b);
CREATE TABLE copies (
    a TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    relation TEXT NOT NULL,
    direction TEXT NOT NULL,
    share_a REAL NOT NULL,
    share_b REAL NOT NULL,
    why TEXT NOT NULL,
    passages TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX copies_by_b ON copies(b);
CREATE TABLE roots (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    root TEXT NOT NULL,
    because TEXT
) WITHOUT ROWID;
CREATE TABLE relays (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    root TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    taken TEXT NOT NULL,
    step INTEGER NOT NULL,
    relation TEXT NOT NULL,
    share REAL NOT NULL,
    credit TEXT,
    cut TEXT NOT NULL,
    added TEXT NOT NULL,
    altered TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE citations (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    cites TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, cites)
) WITHOUT ROWID;
CREATE TABLE missing_roots (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (number, article)
) WITHOUT ROWID;
CREATE TABLE alerts (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    taken TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    relay TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    before_start INTEGER NOT NULL,
    before_end INTEGER NOT NULL,
    after_start INTEGER NOT NULL,
    after_end INTEGER NOT NULL,
    lost_start INTEGER,
    lost_end INTEGER,
    found_start INTEGER,
    found_end INTEGER
);
CREATE TABLE related (
    state TEXT NOT NULL
);
"""

# Places that a user gave: they come before those of the gazetteer that is shipped, and stay when articles are read again.
_PLACES = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,
    variants TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    added TEXT NOT NULL
);
"""

MIGRATIONS = (
    _FIRST,
    _SECOND,
    _THIRD,
    _FOURTH,
    _PLACES,
    SCREENS,
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
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    except sqlite3.OperationalError as error:
        return f"full-text search ({error})"
    finally:
        connection.close()
    return None
