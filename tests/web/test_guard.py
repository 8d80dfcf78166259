"""The door: who is answered, what every answer forbids, who may write."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import BASE, client_of
from starlette.testclient import TestClient

from recoupe.store import Dossier
from recoupe.web.writes import WRITES

pytestmark = pytest.mark.usefixtures("fake_reader")
OWN = {"origin": BASE}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:8765"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "192.168.1.4", "", "127.0.0.1@evil", "0.0.0.0"],
)
def test_another_name_is_not(client: TestClient, host: str) -> None:
    answer = client.get("/index.json", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["ok"] is False
    assert "content-security-policy" in answer.headers


def test_where_others_are_let_in_names_are_still_refused(dossier: Path) -> None:
    client = client_of(dossier, anywhere=True)
    assert client.get("/", headers={"host": "192.168.1.4:8765"}).status_code == 200
    assert client.get("/", headers={"host": "evil.example:8765"}).status_code == 421


@pytest.mark.parametrize(
    "path", ["/", "/claims.json", "/map.geojson", "/nowhere", "/-/static/web.js", "/-/static/nothing"]
)
def test_every_answer_forbids(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


REFUSED = [
    ({}, {"token": ""}, "no token"),
    (OWN, {}, "no token, own page"),
    (OWN, {"token": "other"}, "a wrong token"),
    ({"origin": "http://evil.example"}, {"token": "secret"}, "another site"),
    ({"origin": "null"}, {"token": "secret"}, "a page of nowhere"),
    ({"origin": "http://127.0.0.1:1234"}, {"token": "secret"}, "another port of this machine"),
    ({"origin": "https://127.0.0.1:8765"}, {"token": "secret"}, "another scheme"),
    ({"sec-fetch-site": "cross-site"}, {"token": "secret"}, "another site without a name"),
    ({"sec-fetch-site": "same-site"}, {"token": "secret"}, "a neighbour"),
]


@pytest.mark.parametrize("path", sorted(WRITES))
@pytest.mark.parametrize(("headers", "form", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_others_cannot_write(
    client: TestClient, path: str, headers: dict[str, str], form: dict[str, str], why: str
) -> None:
    before = client.get("/index.json").json()
    claim = client.get("/claims.json?limit=1").json()["rows"][0]
    # All that any of the forms asks for: only who sends it is wrong.
    told = {"text": "La ville.", "name": "x", "canonical": "y", "author": "Eve", "claim": claim["id"], "cell": "number", "ruling": "reject",
            "article": claim["article"], "words": "Abonnez-vous", "type": "strike", "event": claim["id"]}  # fmt: skip
    answer = client.post(f"{path}.json", data={**form, **told}, headers=headers)
    assert answer.status_code == 403
    assert client.get("/index.json").json() == before
    assert client.get("/verdicts.json").json()["total"] == 0


def test_nobody_writes_where_it_is_read_only(dossier: Path) -> None:
    client = client_of(dossier, token="")
    assert client.post("/add", data={"token": "", "text": "x"}, headers=OWN).status_code == 403
    assert "<form method" not in client.get("/").text
    assert 'method="post"' not in client.get("/").text + client.get("/names").text


def test_reading_is_never_writing(client: TestClient) -> None:
    for path in WRITES:
        assert client.get(f"{path}?token=secret&text=x&name=a&canonical=b&author=Eve").status_code == 404
    assert client.put("/add").status_code == 405
    assert client.delete("/").status_code == 405


def ended(client: TestClient, address: str) -> dict[str, object]:
    """The last word on a run of adding."""
    for _ in range(200):
        row = client.get(f"{address}.json").json()["rows"][0]
        if row["state"] in ("done", "stopped", "failed"):
            return row
        time.sleep(0.02)
    raise AssertionError("the run does not end")


def test_a_pasted_text_and_files_are_added(tmp_path: Path) -> None:
    Dossier(tmp_path / "new.db", create=True).close()
    client = client_of(tmp_path / "new.db")
    files = [
        ("files", ("../../b.txt", b"Le pont a \xc3\xa9t\xc3\xa9 frapp\xc3\xa9 hier.", "text/plain")),
        ("files", ("photo.jpg", b"\xff\xd8\xff", "image/jpeg")),
    ]
    form = {"token": "secret", "text": "L'armée du Nord a repris la ville.\r\nFin.", "name": "note"}
    answer = client.post("/add", data=form, files=files, headers=OWN)
    assert answer.status_code == 303
    row = ended(client, answer.headers["location"])
    assert (row["error"], row["state"], row["read"], row["set_aside"]) == (None, "done", 2, 1)
    names = {row["name"] for row in client.get("/index.json?limit=100").json()["rows"]}
    assert {"b.txt", "note.txt"} <= names
    page = client.get(answer.headers["location"])
    assert "http-equiv" not in page.text
    assert "photo.jpg" in page.text


def test_nothing_to_add_is_said(client: TestClient) -> None:
    assert client.post("/add", data={"token": "secret", "text": "  "}, headers=OWN).status_code == 400


def test_a_form_that_is_none_is_refused(client: TestClient) -> None:
    headers = OWN | {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/add.json", content=b"--y\r\nbroken", headers=headers)
    assert answer.status_code in (400, 403)
    assert answer.json()["ok"] is False
