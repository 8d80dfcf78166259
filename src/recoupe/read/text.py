"""Bytes in, stored text out. Next: blocks.py.

The stored text is the decoded bytes, untouched: line ends, byte-order mark and invisible marks are all kept, so that an
offset counted by anyone who decodes the same bytes the same way falls on the same character.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from recoupe.model.errors import ReadError

MAX_BYTES = 20_000_000  # a newspaper article is below 0.1 MB; a megabyte of text takes minutes to read

# What a person sees as nothing: white space, control characters, byte-order mark, zero-width and direction marks.
BLANK = r"\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
VISIBLE = re.compile(f"[^{BLANK}]")

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"\x7fELF", b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ\x00", b"Rar!\x1a\x07", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"SQLite format 3\x00",
    b"OggS\x00", b"ID3\x03", b"ID3\x04", b"II*\x00", b"MM\x00*", b"\xca\xfe\xba\xbe", b"\x28\xb5\x2f\xfd", b"PAR1",
)  # fmt: skip
_BZIP = re.compile(rb"BZh[1-9]1AY&SY")
_RIFF = re.compile(rb"RIFF....(?:WAVE|WEBP|AVI )", re.DOTALL)
# Characters that no text has; escape, tab, line and page ends are met in scraped text.
_FOREIGN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_FOREIGN_SHARE = 0.05  # random bytes have about 0.10 of them, scraped text with stray marks below 0.01
_FOREIGN_FEW = 8  # a short text with a handful of stray marks is still a text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A stored text and how its bytes were decoded: a Python codec name, or `utf-8+cp1252` where both are mixed."""

    text: str
    encoding: str


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file; its size is asked for before it is opened, and only a plain file is opened.

    Raises:
        ReadError: `too-large`, or `unreadable`.
    """
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            raise ReadError("unreadable", "a folder that cannot be listed; check who may read it")
        if not stat.S_ISREG(found.st_mode):
            raise ReadError("unreadable", "not a plain file; name a text file or a folder")
        if found.st_size > max_bytes:
            raise _too_large(found.st_size, max_bytes)
        with open(path, "rb") as stream:
            data = stream.read(max_bytes + 1)  # the file may have grown since it was measured
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError("unreadable", f"cannot be read ({reason}); check that it exists and who may read it") from error
    if len(data) > max_bytes:
        raise _too_large(len(data), max_bytes)
    return data


def _too_large(size: int, limit: int) -> ReadError:
    return ReadError(
        "too-large", f"{size / 1e6:.1f} MB, over the limit of {limit / 1e6:g} MB; split it or raise --max-mb"
    )


def decode(data: bytes) -> Decoded:
    """Turn the bytes of an article into its stored text.

    Raises:
        ReadError: `binary`, or `empty`.

    >>> decode("Été".encode("cp1252"))
    Decoded(text='Été', encoding='cp1252')
    """
    core = data.strip(b"\x00")
    if core.startswith(_MAGIC) or _BZIP.match(core) or _RIFF.match(core):
        raise _binary()
    decoded = _decode(data)
    inside = decoded.text.strip("\x00")
    if not VISIBLE.search(inside):
        raise ReadError("empty", "holds no text; nothing to read")
    foreign = len(_FOREIGN.findall(inside))
    if foreign > _FOREIGN_FEW and foreign > _FOREIGN_SHARE * len(inside):
        raise _binary()
    return decoded


def _binary() -> ReadError:
    return ReadError("binary", "is not text; give its text as a .txt file")


def _decode(data: bytes) -> Decoded:
    """Never fails. UTF-32 and UTF-16 only by their marks; else UTF-8, each byte that is none as Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "recoupe-cp1252")
    # A pair of Windows-1252 letters hardly ever forms UTF-8 by chance: one such pair shows that both are there.
    both = data.decode("utf-8", "ignore").isascii()
    return Decoded(text, "cp1252" if both else "utf-8+cp1252")


def _read_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decoding error handler: the offending bytes as Windows-1252, those it leaves open as Latin-1 (as browsers do)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    letters = [_CP1252[byte] for byte in wrong]
    return "".join(letters), error.end


_CP1252 = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]
codecs.register_error("recoupe-cp1252", _read_as_cp1252)
