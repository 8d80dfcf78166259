"""Copies in the workspace: roots and relays, the same passages beside an article, what was lost, and when it is out of date."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import BASE, client_of
from starlette.testclient import TestClient

from recoupe.corpus import Corpus

pytestmark = pytest.mark.usefixtures("fake_reader")
BODY = (
    "L'armée du Nord a repris Ville-Haute lundi au terme de six heures de combats de rue. Douze soldats ont été tués près du vieux "
    "moulin, où les derniers défenseurs s'étaient retranchés avant l'aube. Le pont de pierre a été frappé deux fois par des obus de gros "
    "calibre, et les habitants du faubourg ont passé la nuit dans les caves de la halle. Les vivres manquent depuis huit jours.\n"
)
HEAD = "{title}\n\n{outlet}\n\nPublié le {day} mars 2018 à 10h\n\n"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """A dispatch and its reprint."""
    for name, day, title in (("a.txt", 12, "Une ville du Nord change de mains"), ("b.txt", 13, "La ville est tombée")):
        (tmp_path / name).write_text(HEAD.format(title=title, day=day, outlet="") + BODY, encoding="utf-8")
    with Corpus.open(tmp_path / "war.db", create=True) as corpus:
        corpus.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    return client_of(tmp_path / "war.db")


def test_it_says_that_nothing_was_compared_and_compares(client: TestClient) -> None:
    assert "pas été comparés" in client.get("/lineage").text
    assert client.get("/lineage.json").json()["rows"] == []
    answer = client.post("/compare", data={"token": "secret"}, headers={"origin": BASE})
    for _ in range(300):
        if client.get(f"{answer.headers['location']}.json").json()["rows"][0]["state"] == "done":
            break
        time.sleep(0.02)
    page = client.get("/lineage").text
    assert "pas été comparés" not in page
    rows = client.get("/lineage.json").json()["rows"]
    assert [(row["role"], row["day"]) for row in rows] == [("root", "2018-03-12"), ("relay", "2018-03-13")]
    assert 'class="descent"' in page
    assert "1 souche indépendante" in client.get("/").text
    beside = client.get(f"/article/{rows[0]['article']}").text
    assert "Les mêmes passages ailleurs" in beside
    assert rows[1]["article"] in beside
    assert client.get(f"/lineage.json?article={rows[1]['article']}").json()["rows"] == rows
    assert client.get("/alerts").status_code == 200


def test_only_a_page_of_ours_can_ask_to_compare(client: TestClient) -> None:
    assert (
        client.post("/compare", data={"token": "secret"}, headers={"origin": "http://evil.example"}).status_code == 403
    )
