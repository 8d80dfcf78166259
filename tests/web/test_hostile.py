"""Whatever an article holds is text: on every screen, in every twin."""

from __future__ import annotations

import csv
import io
import sqlite3
import time
from pathlib import Path

import dossiers
import pytest
from conftest import client_of
from starlette.testclient import TestClient
from test_screens import Links

BAD = {
    "actor": "<script>alert(1)</script>",
    "place": '"><img src=x onerror=alert(1)> javascript:alert(1)',
    "source": '=HYPERLINK("http://evil.example") {{7*7}} ${7*7} {% raw %}',
    "time": "\u202elundi\u202c \u2066mardi",
}
TITLE = "</title><svg onload=alert(1)> <a href='javascript:alert(1)'>&#60;"
NAME = "@cmd|' /C calc'!A0 <b>.txt"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """The workspace of one hostile article."""
    made = dossiers.article(1, 3, words=BAD, title=TITLE)
    with dossiers.Dossier(tmp_path / "bad.db", create=True) as held:
        held.file(dossiers.filing(made, dossiers.reading(made, 3, 1, words=BAD), NAME))
    return client_of(tmp_path / "bad.db")


SCREENS = ["/", "/claims", "/claims?q=brigade&actor=%3Cscript%3E", "/timeline", "/map", "/names", "/names?cell=place", "/sources",
           "{source}", "/method", "/article/{id}", "/article/{id}?lens=none", "/article/%3Cscript%3E", "/%3Cscript%3E"]  # fmt: skip


def place(client: TestClient, path: str) -> str:
    """The path with its braces filled."""
    if "{id}" in path:
        path = path.replace("{id}", client.get("/index.json").json()["rows"][0]["article"])
    return client.get("/sources.json").json()["rows"][0]["href"] if path == "{source}" else path


@pytest.mark.parametrize("path", SCREENS)
def test_nothing_of_an_article_is_markup(client: TestClient, path: str) -> None:
    page = client.get(place(client, path)).text
    found = Links(page)
    assert not found.forbidden
    assert not [link for link in found.links if not link.startswith(("/", "#"))]
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<svg onload" not in page
    assert "49" not in page.partition("<main")[2].partition("raw")[0].partition("HYPERLINK")[2]
    assert not set(page) & {"\u202e", "\u2066", "\u202c"}


@pytest.mark.parametrize("path", ["/index.csv", "/claims.csv", "/sources.csv", "/names.csv", "/map.csv"])
def test_no_cell_of_a_sheet_is_a_formula(client: TestClient, path: str) -> None:
    rows = list(csv.reader(io.StringIO(client.get(path).text)))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_twins_hold_what_was_written(client: TestClient) -> None:
    row = client.get("/claims.json").json()["rows"][1]
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
