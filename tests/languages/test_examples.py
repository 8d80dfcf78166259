"""Each row of the language tables carries an example sentence of ours; here each is read and must show what its row says."""

from __future__ import annotations

from collections import Counter

import pytest
from languages.examples import FRAMES, OTHERS, failures, key_of, read_pending, rows_of

from recoupe.claims.reader import Reader, load_reader
from recoupe.model.codes import EventType

PENDING = read_pending()
MOST_PENDING = 0.05


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the shipped model, loaded once."""
    return load_reader()


@pytest.mark.parametrize("table", [*FRAMES, *OTHERS])
def test_examples_read_as_their_rows_say(reader: Reader, table: str) -> None:
    wrong = [line for key, line in failures(reader, table) if key not in PENDING]
    assert not wrong, f"{table}.csv: {len(wrong)} rows\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "key", [pytest.param(key, marks=pytest.mark.xfail(reason=reason, strict=True)) for key, reason in PENDING.items()]
)
def test_pending_rows(reader: Reader, key: str) -> None:
    table, _, word = key.partition(":")
    assert not list(failures(reader, table, only=word))


def test_every_row_has_an_example() -> None:
    bare = [
        f"{table}.csv, line {line}"
        for table in (*FRAMES, *OTHERS)
        for line, row in rows_of(table)
        if not row["example"].strip()
    ]
    assert not bare


def test_pending_rows_are_few_and_exist() -> None:
    keys = Counter(f"{table}:{key_of(row)}" for table in (*FRAMES, *OTHERS) for _, row in rows_of(table))
    assert set(PENDING) <= set(keys)
    assert all(PENDING.values()), "each pending row needs its reason"
    assert len(PENDING) <= MOST_PENDING * keys.total()


def test_frames_cover_all_types() -> None:
    verbs = {
        row["lemma"]
        for table in FRAMES
        if table.startswith("verbs")
        for _, row in rows_of(table)
        if row["type"] != "none"
    }
    nouns = {
        row["lemma"]
        for table in FRAMES
        if table.startswith("nouns")
        for _, row in rows_of(table)
        if row["type"] != "none"
    }
    types = {row["type"] for table in FRAMES for _, row in rows_of(table)}
    assert len(verbs) >= 250
    assert len(nouns) >= 120
    assert {kind.value for kind in EventType} <= types
