"""How the bytes of pages are decoded."""

from __future__ import annotations

import codecs

import pytest

from recoupe.read.page import read_page
from recoupe.read.page_encoding import decode_page

WORDS = "L'été où Sarlemont tomba, les œuvres du général coûtèrent 3 € l’une"


@pytest.mark.parametrize(
    ("head", "encoding", "named"),
    [
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8", "utf-8"),  # wrongly declared
        ('<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        ('<meta charset="utf-8">', "cp1252", "cp1252"),  # wrongly declared
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">', "iso-8859-15", "iso8859-15"),
        ('<?xml version="1.0" encoding="windows-1252"?><html>', "cp1252", "cp1252"),
        ("<!-- <meta charset=koi8-r> --><meta charset=windows-1252>", "cp1252", "cp1252"),
        ("<meta charset='pas-un-code'>", "cp1252", "cp1252"),
        ("<meta charset=utf-7>", "utf-8", "utf-8"),
        ("<meta charset=unicode_escape>", "cp1252", "cp1252"),
        ("", "utf-8", "utf-8"),
        ("", "utf-16", "utf-16-le"),
        ("", "utf-16-le", "utf-16-le"),
        ("", "utf-16-be", "utf-16-be"),
        ("", "utf-8-sig", "utf-8"),
    ],
)
def test_encodings(head: str, encoding: str, named: str) -> None:
    words = WORDS.replace("’", "'") if encoding == "iso-8859-15" else WORDS
    page = read_page(f"<html>{head}<p>{words}</p>".encode(encoding))
    assert (page.text, page.encoding) == (words, named)


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [
        ("windows-1256", "cp1256", "سقط الجسر فجر الجمعة"),
        ("iso-2022-jp", "iso2022_jp", "橋は金曜日に落ちた"),
        ("gb2312", "gb18030", "桥在星期五倒塌"),
        ("shift_jis", "cp932", "橋は金曜日に落ちた"),
        ("koi8-r", "koi8-r", "Мост рухнул"),
    ],
)
def test_other_scripts(label: str, encoding: str, words: str) -> None:
    assert read_page(f"<meta charset={label}><p>{words}".encode(encoding)).text == words


def test_undeclared_bytes_are_detected() -> None:
    words = "Мост через реку рухнул в пятницу утром, сообщил мэр города. " * 10
    assert read_page(f"<html><p>{words}".encode("cp1251")).text == words.strip()


def test_a_few_stray_bytes_leave_utf8() -> None:
    decoded = decode_page(b"<meta charset=windows-1252>" + WORDS.encode() * 3 + b"\xe9")
    assert decoded.text.endswith("é")
    assert decoded.encoding == "utf-8+cp1252"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_a_mark_wins_over_the_declaration(mark: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF32_BE: "utf-32-be"}[mark]
    assert read_page(mark + "<meta charset=koi8-r><p>été".encode(encoding)).text == "été"
