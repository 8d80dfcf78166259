"""Whatever an article holds is text: on every screen, in every twin."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dossiers
import pytest
from conftest import client_of
from starlette.testclient import TestClient
from test_screens import Links

from recoupe.corpus import Corpus
from recoupe.model.article import Failure
from recoupe.model.claim import label
from recoupe.model.corrected import key_of, values_of
from recoupe.model.verdict import Ruling
from recoupe.web.handing import write_folder
from recoupe.web.screens import SHOWN

BAD = {
    "actor": "<script>alert(1)</script>",
    "place": '"><img src=x onerror=alert(1)> javascript:alert(1)',
    "source": '=HYPERLINK("http://evil.example") {{7*7}} ${7*7} {% raw %}',
    "time": "\u202elundi\u202c \u2066mardi",
}
TITLE = "</title><svg onload=alert(1)> <a href='javascript:alert(1)'>&#60;"
NAME = "@cmd|' /C calc'!A0 <b>.txt"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """One hostile article, its copy, and what a hostile reviewer said of it."""
    made = [dossiers.article(1, 3, words=BAD, title=title) for title in (TITLE, f"{TITLE} bis")]
    with dossiers.Dossier(tmp_path / "bad.db", create=True) as held:
        for n, each in enumerate(made):
            held.file(dossiers.filing(each, dossiers.reading(each, 3, 1, words=BAD), f"{NAME[:-4]}{n}.txt"))
        held.set_aside(Failure(NAME, f"/texts/{NAME}", "binary", f"is no text {TITLE}"))
    with Corpus.open(tmp_path / "bad.db") as corpus:
        corpus.related()
        claim = next(iter(corpus.claims()))
        for cell in ("actor", "target", "place"):
            held = values_of(claim, cell)
            key = key_of(claim, cell, held[0] if held else None)
            corpus.judge(
                key,
                Ruling.CORRECT,
                author=EVIL,
                value=f"{EVIL} {cell}",
                note=EVIL,
                proposed=(held and label(held[0].value)) or None,
            )
        corpus.alias(BAD["source"], EVIL, author=EVIL)
        corpus.ledger()
    return tmp_path / "bad.db"


@pytest.fixture
def client(bad: Path) -> TestClient:
    """The workspace of that dossier."""
    return client_of(bad)


EVIL = "=1+1 <script>alert(2)</script> \u202e {{7*7}} javascript:alert(2)"
SCREENS = ["/", "/events", "/events?status=contested", "/event/{claim}", "/predictions", "/control",
           "/claims", "/claims?q=brigade&actor=%3Cscript%3E", "/claims?order=event", "/timeline", "/map", "/names",
           "/names?cell=place", "/names?cell=target", "/sources", "{source}", "/method", "/lineage", "/alerts", "/review",
           "/review?by={evil}",
           "/review?by={evil}&claim={claim}", "/review?by={evil}&claim={claim}&cell=actor", "/review?claim={claim}&cell=attribution",
           "/grouping/{claim}", "/verdicts", "/article/{id}", "/article/{id}?lens=none"]  # fmt: skip
WRONG = ["/article/%3Cscript%3E", "/%3Cscript%3E", "/source/%3Cscript%3E", "/review?claim=%3Cscript%3E", "/grouping/%3Cscript%3E",
         "/control/%3Cscript%3E", "/event/%3Cscript%3E",
         "/adding/%3Cscript%3E", "/claims?order=%3Cscript%3E", "/claims?time=%3Cscript%3E", "/?lang=%3Cscript%3E"]  # fmt: skip


def test_every_screen_is_tried() -> None:
    """A screen that is new must come here too; that of a run of adding needs one."""
    tried = {path.strip("/").partition("?")[0].partition("/")[0] for path in SCREENS if path != "{source}"} | {"source"}
    assert tried == SHOWN.keys() - {"adding"}


def place(client: TestClient, path: str) -> str:
    """The path with its braces filled."""
    if path == "{source}":
        return str(client.get("/sources.json").json()["rows"][0]["href"])
    row = client.get("/claims.json?limit=1").json()["rows"][0]
    return path.replace("{id}", row["article"]).replace("{claim}", row["id"]).replace("{evil}", quote(EVIL))


def twin(client: TestClient, path: str, form: str) -> Any:
    """The same screen for programs."""
    stem, mark, query = place(client, path).partition("?")
    return client.get(f"{'/index' if stem == '/' else stem}.{form}{mark}{query}")


@pytest.mark.parametrize("path", [*SCREENS, *WRONG])
def test_nothing_of_an_article_is_markup(client: TestClient, path: str) -> None:
    answer = client.get(place(client, path))
    assert answer.status_code == 200 if path in SCREENS else answer.status_code in (400, 404)
    page = answer.text
    found = Links(page)
    assert not found.forbidden
    assert not [link for link in found.links if not link.startswith(("/", "#"))]
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<svg onload" not in page
    assert not re.search(r"(?<![\d-])49(?!\d)", re.sub(r'(id|href)="[^"]*"', "", page)), "a template was run"
    assert not set(page) & {"\u202e", "\u2066", "\u202c"}


@pytest.mark.parametrize("path", SCREENS)
def test_no_cell_of_a_sheet_is_a_formula(client: TestClient, path: str) -> None:
    answer = twin(client, path, "csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("form", ["json", "geojson"])
def test_a_twin_is_data_and_never_a_page(client: TestClient, path: str, form: str) -> None:
    answer = twin(client, path, form)
    assert answer.status_code in ((200,) if form == "json" else (200, 404))
    assert "text/html" not in answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    answer.json()


def test_what_is_handed_over_is_text_too(bad: Path, tmp_path: Path) -> None:
    with Corpus.open(bad) as corpus:
        for form in ("csv", "jsonl", "score"):
            corpus.export(form, tmp_path / form)
        corpus.report(tmp_path / "report.html")
    write_folder(bad, tmp_path / "folder", full_text=True)
    pages = [tmp_path / "report.html", *(tmp_path / "folder").glob("*.html")]
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text.lower(), page.name
        assert "<img" not in text, page.name
        assert "onload=alert(1)>" not in text, page.name
        assert not set(text) & {"\u202e", "\u2066"}, page.name
        assert not [
            link for link in Links(text).links if link.partition(":")[0] in ("javascript", "data", "http", "https")
        ]
    for sheet in (*(tmp_path / "csv").glob("*.csv"), *(tmp_path / "folder").glob("*.csv")):
        rows = csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"), newline=""))
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")], sheet.name
    for told in (*(tmp_path / "jsonl").glob("*.jsonl"), *(tmp_path / "folder").glob("*.json")):
        for line in told.read_text(encoding="utf-8").splitlines():
            json.loads(line)


def test_twins_hold_what_was_written(client: TestClient) -> None:
    row = client.get("/claims.json").json()["rows"][2]
    assert row["actor"] == [BAD["actor"]]
    assert row["time"] == BAD["time"]
    assert "text/html" not in client.get("/claims.json").headers["content-type"]


def test_a_million_marks_do_not_stop_the_reader(tmp_path: Path) -> None:
    made = dossiers.article(1, 400)
    with dossiers.Dossier(tmp_path / "many.db", create=True) as held:
        held.file(dossiers.filing(made, dossiers.reading(made, 400, 1), "many.txt"))
    connection = sqlite3.connect(tmp_path / "many.db")
    connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) INSERT INTO loaded "
        "SELECT ?, i, i % 20000, i % 20000 + 9, 'x', 'loaded_word', 'r', NULL FROM n",
        (made.id,),
    )
    connection.commit()
    connection.close()
    client = client_of(tmp_path / "many.db")
    started = time.process_time()
    answer = client.get(f"/article/{made.id}")
    assert answer.status_code == 200
    assert "500" in answer.text
    assert len(answer.content) < 5_000_000
    assert time.process_time() - started < 20


def test_hostile_addresses_are_answered(client: TestClient) -> None:
    for path in (
        "/claims?q=%00",
        "/claims?q=%FF",
        "/source/%00",
        "/article/..%2f..%2fetc%2fpasswd",
        "/-/static/..%2f..%2fmodel%2fclaim.py",
        "/claims?after=" + "A" * 5000,
        "/claims?type=" + "x" * 5000,
        "/claims?q=" + "a " * 2000,
        "//evil.example",
        "/claims?time=2017'--",
    ):
        assert client.get(path).status_code in (200, 400, 404), path
