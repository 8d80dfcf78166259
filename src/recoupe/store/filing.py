"""What goes into a dossier at once, and the statements that put it there."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass

from recoupe.model.article import Appearance, Article
from recoupe.model.claim import Reading, Span
from recoupe.store.applied import apply_verdicts, forget, put_claims
from recoupe.store.texts import block_row, cite_row, fact_rows


@dataclass(frozen=True, slots=True)
class Filing:
    """An article to be filed, whole: in place of any earlier reading of the same bytes.

    `data` are its original bytes; `reader` is the version of what made its blocks; `sentences` are those that search
    finds; `lines` are the keys of its lines, by which furniture is learnt from the pile, and `pile` tells those that
    were found to be; `reading` is None where it was not read yet or reading failed: it is then read when next asked.
    """

    article: Article
    data: bytes
    reader: str
    sentences: tuple[Span, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    reading: Reading | None = None
    lines: frozenset[int] = frozenset()
    pile: str = ""


def put(connection: sqlite3.Connection, filing: Filing) -> None:
    """File an article, within the transaction of the caller."""
    article, reading = filing.article, filing.reading
    _put_article(connection, filing)
    forget(connection, article.id)
    for table in ("blocks", "sentences", "facts", "lines", "claims", "loaded", "cites"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
    forget_pairs(connection, article.id)
    connection.execute(
        "INSERT OR IGNORE INTO originals VALUES (?, ?, ?)", (article.id, len(filing.data), zlib.compress(filing.data))
    )
    connection.executemany(
        "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [block_row(article.id, i, block) for i, block in enumerate(article.blocks)],
    )
    connection.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", list(fact_rows(article)))
    connection.executemany("INSERT INTO lines VALUES (?, ?)", [(article.id, line) for line in sorted(filing.lines)])
    connection.executemany(
        'INSERT INTO sentences (article, start, "end", text) VALUES (?, ?, ?, ?)',
        [(article.id, span.start, span.end, span.of(article.text)) for span in filing.sentences],
    )
    for appearance in filing.appearances:
        put_appearance(connection, article.id, appearance)
    if reading is not None:
        put_reading(connection, article.text, reading)


def _put_article(connection: sqlite3.Connection, filing: Filing) -> None:
    article, about = filing.article, filing.article.about
    columns = {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "encoding": article.encoding,
        "text": article.text,
        "sha256": article.sha256,
        "outlet": about.outlet and about.outlet.value,
        "reprint_of": about.reprint_of and about.reprint_of.value,
        "modified": about.modified and about.modified.value,
        "inferred": about.inferred and about.inferred.edtf,
        "renderer": article.renderer,
        "pile": filing.pile,
        "reader": filing.reader,
        "signature": filing.reading and filing.reading.signature,
    }
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    connection.execute(
        f"INSERT INTO articles ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(columns.values()),
    )


def put_appearance(connection: sqlite3.Connection, article: str, appearance: Appearance) -> None:
    """Note where an article was met; the same place again changes nothing."""
    connection.execute(
        "INSERT OR IGNORE INTO appearances VALUES (?, ?, ?, ?)",
        (article, appearance.name, appearance.address, appearance.added),
    )


def forget_pairs(connection: sqlite3.Connection, article: str) -> None:
    """Take out what an article, which changes, was to others: it is to be compared again."""
    for table in ("compared", "copies"):
        connection.execute(f"DELETE FROM {table} WHERE a = ? OR b = ?", (article, article))
    for table in ("fingerprints", "sketches"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    forget_told(connection)


def forget_told(connection: sqlite3.Connection) -> None:
    """Say that what articles are to one another, and what their claims tell together, is of before a change."""
    for table in ("related", "told"):
        connection.execute(f"DELETE FROM {table}")


def put_reading(connection: sqlite3.Connection, text: str, reading: Reading) -> None:
    """What was read from an article that is filed and has no reading, within the transaction of the caller."""
    connection.execute("UPDATE articles SET signature = ? WHERE id = ?", (reading.signature, reading.article))
    forget_pairs(connection, reading.article)
    put_claims(connection, text, enumerate(reading.claims))
    connection.executemany(
        "INSERT INTO cites VALUES (?, ?, ?, ?, ?, ?, ?)",
        [cite_row(reading.article, i, cite) for i, cite in enumerate(reading.cites)],
    )
    connection.executemany(
        "INSERT INTO loaded VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                reading.article,
                i,
                loaded.span.start,
                loaded.span.end,
                loaded.span.of(text),
                loaded.category.value,
                loaded.rule,
                loaded.neutral,
            )
            for i, loaded in enumerate(reading.loaded)
        ],
    )
    apply_verdicts(connection, reading.article)
