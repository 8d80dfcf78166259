"""Verdicts: signed, appended, undoable, bound to words, and handed on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import dossiers
import pytest
from conftest import BASE, client_of
from starlette.testclient import TestClient

from recoupe.cli import main
from recoupe.corpus import Corpus
from recoupe.model.errors import UsageError
from recoupe.model.verdict import Key, Ruling, Verdict, from_line, to_line
from recoupe.store import Dossier

OWN = {"origin": BASE}


def first(client: TestClient) -> dict[str, Any]:
    """The next cell of the queue."""
    return dict(client.get("/review.json?limit=1").json()["rows"][0])


def say(client: TestClient, ruling: str, case: dict[str, Any] | None = None, **more: str) -> Any:
    """Give a verdict on a cell, the next one where none is named."""
    case = case or first(client)
    form = {
        "token": "secret",
        "author": "Ana",
        "claim": case["claim"],
        "cell": case["cell"],
        "ordinal": str(case["ordinal"]),
        "ruling": ruling,
    }
    return client.post("/verdict", data=form | more, headers=OWN)


def test_the_queue_begins_where_an_error_weighs_most(client: TestClient) -> None:
    rows = client.get("/review.json?limit=200").json()["rows"]
    assert rows[0]["cell"] == "number"
    weights = {
        "number": 1.0,
        "attribution": 0.9,
        "type": 0.9,
        "place": 0.8,
        "time": 0.8,
        "actor": 0.8,
        "modality": 0.4,
        "stance": 0.4,
    }
    found = [weights[row["cell"]] for row in rows]
    assert found == sorted(found, reverse=True)


def test_a_verdict_takes_its_cell_out_of_the_queue_and_undoing_brings_it_back(client: TestClient) -> None:
    before = first(client)
    answer = say(client, "accept", before)
    assert answer.status_code == 303
    assert "by=Ana" in answer.headers["location"]
    assert first(client) != before
    given = client.get("/verdicts.json").json()["rows"][0]
    assert (given["verdict"], given["author"], given["proposed"]) == ("accept", "Ana", before["proposed"])
    assert [given["words_start"], given["words_end"]] == before["words"]
    client.post("/undo", data={"token": "secret", "author": "Ana", "undoes": given["id"]}, headers=OWN)
    assert first(client) == before
    rows = client.get("/verdicts.json").json()["rows"]
    assert [row["verdict"] for row in rows] == ["accept", "undo"], "nothing is wiped out"


def test_a_correction_shows_what_was_read_beside_it(client: TestClient, dossier: Path) -> None:
    case = first(client)
    assert say(client, "correct", case, value="13", note="voir la légende").status_code == 303
    page = client.get(f"/article/{case['article']}").text
    assert f"lu : <del><bdi>{case['proposed'].replace('killed', 'tués')}</bdi></del>" in page
    assert "voir la légende" in client.get("/review").text
    rows = client.get(f"/claims.json?article={case['article']}").json()["rows"]
    row = next(row for row in rows if row["id"] == case["claim"])
    assert row["number"] == ["13 killed"]
    assert row["corrected"][0].startswith(f"number: {case['proposed']} → 13 killed (Ana, ")


def test_the_last_verdict_on_the_same_words_holds(client: TestClient) -> None:
    case = first(client)
    say(client, "accept", case)
    say(client, "reject", case, author="Bo")
    page = client.get(f"/article/{case['article']}").text.partition("Verdicts sur cet article")[2]
    assert "faux" in page
    assert "juste" not in page


def test_a_silent_cell_can_be_filled(client: TestClient) -> None:
    claim = first(client)["claim"]
    cells = client.get(f"/review.json?claim={claim}").json()["rows"]
    silent = next(row for row in cells if row["proposed"] is None and row["cell"] == "target")
    assert (
        say(client, "correct", silent, value="les habitants", back="1").headers["location"]
        == f"/review?claim={claim}&by=Ana"
    )
    assert client.get("/verdicts.json").json()["rows"][0]["words_start"] is None


def test_a_verdict_outlives_a_reading(client: TestClient, dossier: Path) -> None:
    case = first(client)
    say(client, "accept", case)
    with Dossier(dossier) as held:
        number = next(n for n in range(7) if dossiers.article(n, 9).id == case["article"])
        made = dossiers.article(number, 9)
        held.file(dossiers.filing(made, dossiers.reading(made, 9, number), "again.txt"))
    assert first(client) != case, "the same words: still judged"
    with Dossier(dossier) as held:
        held.remove(case["article"])
    assert client.get("/verdicts.json").json()["total"] == 1
    with Dossier(dossier) as held:
        bare = replace(dossiers.reading(made, 9, number), claims=())
        held.file(dossiers.filing(made, bare, "again.txt"))
    assert "ces mots ne portent plus" in client.get(f"/article/{case['article']}").text


WRONG = [
    ({"ruling": "maybe"}, 400, "no such verdict"),
    ({"ruling": "undo"}, 400, "undo names a verdict"),
    ({"ruling": "correct"}, 400, "no value"),
    ({"ruling": "accept", "author": " "}, 400, "no name"),
    ({"ruling": "accept", "claim": "nothing"}, 404, "no such claim"),
    ({"ruling": "accept", "cell": "colour"}, 404, "no such cell"),
    ({"ruling": "accept", "ordinal": "99"}, 404, "no such value"),
    ({"ruling": "accept", "note": "x" * 3000}, 400, "too long"),
]


@pytest.mark.parametrize(("more", "status", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_a_verdict_that_cannot_be_is_refused(client: TestClient, more: dict[str, str], status: int, why: str) -> None:
    assert say(client, **more).status_code == status
    assert client.get("/verdicts.json").json()["rows"] == []


def test_others_cannot_judge(client: TestClient) -> None:
    case = first(client)
    form = {
        "token": "secret",
        "author": "Eve",
        "claim": case["claim"],
        "cell": case["cell"],
        "ordinal": "0",
        "ruling": "reject",
    }
    for headers, token in (({"origin": "http://evil.example"}, "secret"), (OWN, "guess")):
        assert client.post("/verdict", data=form | {"token": token}, headers=headers).status_code == 403
    assert client.post("/undo", data={"undoes": "x"}, headers=OWN).status_code == 403
    assert client.get("/verdicts.json").json()["total"] == 0


def test_every_row_stands_in_the_one_shape(client: TestClient) -> None:
    say(client, "accept")
    for path in ("/review", "/verdicts", f"/review?claim={first(client)['claim']}"):
        told = client.get(path.replace("/review", "/review.json").replace("/verdicts", "/verdicts.json")).json()
        assert all(list(row) == told["columns"] for row in told["rows"])
        assert client.get(path).status_code == 200


def test_verdicts_go_to_another_dossier_and_only_once(
    client: TestClient, dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ruling in ("accept", "reject", "skip"):
        say(client, ruling)
    assert main(["verdicts", str(dossier)]) == 0
    lines = capsys.readouterr().out
    assert len(lines.splitlines()) == 3
    (tmp_path / "v.jsonl").write_text(lines, encoding="utf-8")
    other = dossiers.make_dossier(tmp_path / "other.db")
    for expected in ("3 verdicts added of 3", "0 verdicts added of 3"):
        assert main(["verdicts", str(other), "--import", str(tmp_path / "v.jsonl")]) == 0
        assert capsys.readouterr().out.strip() == expected
    assert main(["verdicts", str(other)]) == 0
    assert capsys.readouterr().out == lines
    assert first(client_of(other)) == first(client)


@pytest.mark.parametrize("line", ["", "{}", "[]", "x", '{"id": "a"}', json.dumps({"id": 1, "article": "a"})])
def test_a_line_that_is_no_verdict_adds_nothing(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    Dossier(tmp_path / "d.db", create=True).close()
    good = to_line(Verdict("v1", Key("a", 1, 2, "strike", "actor"), Ruling.ACCEPT, "Ana", "2026-01-01"))
    (tmp_path / "v.jsonl").write_text(f"{good}\n{line or 'no'}\n", encoding="utf-8")
    assert main(["verdicts", str(tmp_path / "d.db"), "--import", str(tmp_path / "v.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    with Corpus.open(tmp_path / "d.db") as corpus:
        assert list(corpus.verdicts()) == []


def test_a_verdict_goes_to_a_line_and_back() -> None:
    made = Verdict(
        "v1", Key("a", 1, 2, "strike", "actor", 3, 9), Ruling.CORRECT, "Ana", "2026-01-01", "x", "y\n", "z", None
    )
    assert from_line(to_line(made)) == made
    with pytest.raises(UsageError):
        from_line(to_line(made).replace('"author":"Ana"', '"author":" "'))
