"""How the bytes of a page are decoded. Next: page_lines.py.

Order: byte-order mark; UTF-8 that shows itself by its sequences, whatever the page declares; the declaration; detection;
Windows-1252. Nothing here ever fails on bad bytes.
"""

from __future__ import annotations

import codecs
import re

from recoupe.read.text import Decoded, _decode

_DECLARED_WITHIN = 4_096  # bytes; browsers look at the first 1,024, old pages have longer heads
_DETECT_WITHIN = 65_536  # bytes shown to the detector: it is slow, and a page says its language sooner
_DETECT_LEAST = 16  # bytes above ASCII, below which detection is a guess
_MIXED = 3  # UTF-8 sequences for each stray byte, from which a page is UTF-8 with a few bytes of something else
_META = re.compile(rb"<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# What browsers read under these names (the rest Python names as they do).
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# Codecs that are no encoding of pages: a page that could be read as ASCII is none of these, whatever it declares.
_NEVER = re.compile(r"utf-?(?:7|16|32)|escape|idna|punycode|undefined|mbcs|oem|charmap")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BARE_UTF16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


def decode_page(data: bytes) -> Decoded:
    """The characters of a page, and the name of the encoding that they were read in.

    >>> decode_page('<meta charset="utf-8"><p>Été'.encode("latin-1"))
    Decoded(text='<meta charset="utf-8"><p>Été', encoding='cp1252')
    """
    if data.startswith(_MARKS):
        marked = _decode(data)
        return Decoded(marked.text.removeprefix("\ufeff"), marked.encoding)
    for start, encoding in _BARE_UTF16:
        if data.startswith(start) and data[:200].count(0) >= len(data[:200]) // 3:
            return Decoded(data.decode(encoding, "replace"), encoding)
    declared = _declared(data)
    if data.isascii() and not (declared or "").startswith("iso2022"):
        return Decoded(data.decode("ascii"), "utf-8")
    if not data.isascii() and _is_utf8(data):
        return _decode(data)
    for name in (declared, _detected(data)):
        if name and name != "utf-8":
            try:
                return Decoded(data.decode(name), name)
            except (UnicodeError, LookupError):
                continue
    return _decode(data)


def _is_utf8(data: bytes) -> bool:
    """True if the bytes above ASCII are UTF-8, but for a few."""
    kept = data.decode("utf-8", "ignore")
    stray = len(data) - len(kept.encode())
    sequences = len(kept) - len(kept.encode("ascii", "ignore"))
    return stray == 0 or sequences >= _MIXED * stray


def _declared(data: bytes) -> str | None:
    """The codec that the head of a page names, None where it names none that Python knows."""
    head = data[:_DECLARED_WITHIN]
    match = _XML.match(head) or _META.search(_COMMENT.sub(b"", head))
    return _codec(match[1].decode("ascii")) if match else None


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if _NEVER.search(found) else _AS_BROWSERS.get(found, found)


def _detected(data: bytes) -> str | None:
    """The encoding that the bytes look like, None where nothing can be told."""
    start = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    sample = data[max(0, start - _DETECT_WITHIN // 8) :][:_DETECT_WITHIN]
    if len(sample) - len(sample.decode("ascii", "ignore")) < _DETECT_LEAST:
        return None
    from charset_normalizer import from_bytes  # not at the top: it is slow to import, and few pages need it

    best = from_bytes(sample).best()
    return _codec(best.encoding) if best else None
