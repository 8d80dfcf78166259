"""Bytes to stored text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.errors import ReadError
from recoupe.read.text import decode, read_bytes

SENTENCE = "Le maire a été entendu."

READ = [
    # bytes, encoding, stored text, why
    (SENTENCE.encode(), "utf-8", SENTENCE, "plain UTF-8"),
    (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8", "\ufeff" + SENTENCE, "the mark is kept: offsets count it"),
    (SENTENCE.encode("utf-16"), "utf-16-le", "\ufeff" + SENTENCE, "UTF-16 with its mark"),
    (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be", "\ufeff" + SENTENCE, "the other UTF-16"),
    (SENTENCE.encode("utf-32"), "utf-32-le", "\ufeff" + SENTENCE, "UTF-32, whose mark begins as that of UTF-16"),
    (SENTENCE.encode("cp1252"), "cp1252", SENTENCE, "an old Windows file"),
    (b"prix : 5 \x80 \x81", "cp1252", "prix : 5 € \x81", "a byte that Windows-1252 leaves open is read as Latin-1"),
    ("été ".encode() + b"\xe9t\xe9", "utf-8+cp1252", "été été", "both encodings in one file"),
    (SENTENCE.encode()[:-1] + b"\xc3", "utf-8+cp1252", SENTENCE[:-1] + "Ã", "cut in the middle of a letter"),
    (b"a\r\nb\rc\n\x0cd", "utf-8", "a\r\nb\rc\n\x0cd", "line ends stay as they are"),
    (b"\x00\x00" + SENTENCE.encode() + b"\x00" * 400, "utf-8", "\0\0" + SENTENCE + "\0" * 400, "padded with NUL"),
    ("a\u202eb\u200bc\u2028d".encode(), "utf-8", "a\u202eb\u200bc\u2028d", "marks that hide are kept"),
    (b"un\x07 deux\x1b[2J trois\x00", "utf-8", "un\x07 deux\x1b[2J trois\x00", "stray control characters are kept"),
    (
        b"PKO : le chef des ventes parle.",
        "utf-8",
        "PKO : le chef des ventes parle.",
        "only begins as a magic number does",
    ),
]


@pytest.mark.parametrize(("data", "encoding", "text", "why"), READ, ids=[row[3] for row in READ])
def test_decode(data: bytes, encoding: str, text: str, why: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.text) == (encoding, text)


REFUSED = [
    (b"", "empty", "no bytes"),
    (b" \t\r\n\xc2\xa0", "empty", "white space only"),
    (b"\x00" * 50, "empty", "NUL only"),
    ("\ufeff\u200b\u202e".encode(), "empty", "marks only: nothing to see"),
    (b"%PDF-1.7 x", "binary", "PDF"),
    (b"PK\x03\x04abc", "binary", "ZIP, and all office files"),
    (b"\x89PNG\r\n", "binary", "picture"),
    (b"\xff\xd8\xff\xe0abc", "binary", "picture"),
    (b"\x7fELF\x02", "binary", "program"),
    (b"\x1f\x8b\x08", "binary", "gzip"),
    (b"BZh91AY&SYabc", "binary", "bzip2"),
    (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "binary", "picture"),
    (b"SQLite format 3\x00abc", "binary", "a dossier is not an article"),
    (b"\x00\x00\x00%PDF-1.7", "binary", "padded PDF"),
    (b"a\x00b\x00c\x00d\x00e\x00f\x00g\x00h\x00i\x00j\x00", "binary", "NUL between all letters"),
    (bytes(range(256)) * 4, "binary", "all bytes there are"),
]


@pytest.mark.parametrize(("data", "code", "why"), REFUSED, ids=[f"{row[1]}: {row[2]}" for row in REFUSED])
def test_refused(data: bytes, code: str, why: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def assert_known(error: ReadError) -> None:
    assert error.code in {"binary", "empty"}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ReadError as error:
        assert_known(error)
    else:
        assert decoded.text.strip("\x00")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=100))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    try:
        assert decode(text.encode()).text == text
    except ReadError as error:
        assert_known(error)


def test_size_is_asked_before_reading(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with open(large, "wb") as stream:
        stream.truncate(10**12)  # a hole: reading it would take forever
    with pytest.raises(ReadError) as caught:
        read_bytes(large)
    assert caught.value.code == "too-large"


def test_limit_is_the_largest_size_allowed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abcd")
    assert read_bytes(file, max_bytes=4) == b"abcd"
    with pytest.raises(ReadError):
        read_bytes(file, max_bytes=3)


def test_special_files_are_never_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path, tmp_path / "not there", tmp_path / "nul\0"):
        with pytest.raises(ReadError) as caught:
            read_bytes(path)
        assert caught.value.code == "unreadable"
