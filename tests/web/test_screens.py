"""Every screen, in both languages, and its twins: one shape, paging that loses and doubles nothing."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import dossiers
import pytest
from conftest import client_of
from starlette.testclient import TestClient

SCREENS = [
    "/", "/claims", "/claims?type=strike", "/claims?q=brigade", "/claims?order=event", "/timeline", "/timeline?time=2017-03-04",
    "/map", "/names", "/names?cell=place", "/sources", "/sources?holds=parole", "/source/le%20porte-parole%203",
    "/source/Le%20Phare", "/method", "/article/{id}", "/article/{id}?lens=said,when", "/article/{id}?lens=none",
    "/lineage", "/alerts", "/review?by=Ana", "/verdicts",
]  # fmt: skip
EMPTY = ("/source/Le%20Phare", "/lineage", "/alerts", "/verdicts")  # nobody quotes, copies or has judged
PLACED = ("/claims", "/map", "/source/")


class Links(HTMLParser):
    """The links and anchors of a page, and its elements that would run or style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.forbidden: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if href := held.get("href"):
            self.links.append(href)
        if anchor := held.get("id"):
            self.ids.append(anchor)
        if tag == "style" or (tag == "script" and held.get("src") != "/-/static/web.js"):
            self.forbidden.append(tag)
        self.forbidden += [name for name in held if name.startswith("on") or name == "style"]


def get(client: TestClient, path: str, form: str = "") -> Any:
    """An answer; `{id}` in a path is the first article."""
    if "{id}" in path:
        path = path.replace("{id}", client.get("/index.json").json()["rows"][0]["article"])
    stem, mark, query = path.partition("?")
    stem = "/index" if form and stem == "/" else stem
    return client.get(f"{stem}{'.' + form if form else ''}{mark}{query}")


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_is_a_page(client: TestClient, path: str, language: str) -> None:
    answer = get(client, f"{path}{'&' if '?' in path else '?'}lang={language}&theme=dark")
    assert answer.status_code == 200
    assert f'<html lang="{language}" data-theme="dark">' in answer.text
    page = Links(answer.text)
    assert not page.forbidden
    assert len(page.ids) == len(set(page.ids)), "an anchor twice"
    own = [link[1:] for link in page.links if link.startswith("#")]
    assert set(own) <= set(page.ids), "a link into this page that leads nowhere"
    assert all(link.startswith(("/", "#")) for link in page.links), "an address outside"
    lost = [
        link for link in page.links if link.startswith("/") and "/-/" not in link and f"lang={language}" not in link
    ]
    assert all("lang=" in link for link in lost), "the language is lost"


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_has_twins(client: TestClient, path: str) -> None:
    answer = get(client, path, "json")
    assert answer.status_code == 200
    told = answer.json()
    assert list(told) == ["ok", "screen", "columns", "rows", "total", "next", "truncated"]
    assert told["ok"] is True
    assert all(set(told["columns"]) == set(row) for row in told["rows"])
    sheet = get(client, path, "csv")
    rows = list(csv.DictReader(io.StringIO(sheet.text)))
    assert sheet.text.partition("\r\n")[0].split(",") == told["columns"]
    assert len(rows) == len(told["rows"])
    assert rows or path in EMPTY
    places = get(client, path, "geojson")
    if path.startswith(PLACED):
        assert places.json()["type"] == "FeatureCollection"
        assert all(each["geometry"]["coordinates"] for each in places.json()["features"])
    else:
        assert places.status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/claims", "/claims?type=strike", "/claims?order=event", "/map", "/names", "/sources"]
)
@pytest.mark.parametrize("limit", [1, 4, 50])
def test_pages_lose_and_double_nothing(client: TestClient, path: str, limit: int) -> None:
    whole = get(client, f"{path}{'&' if '?' in path else '?'}limit=1000", "json").json()
    assert whole["next"] is None
    assert whole["total"] in (None, len(whole["rows"]))
    found, address = [], f"{path}{'&' if '?' in path else '?'}limit={limit}"
    told = get(client, address, "json").json()
    while True:
        assert len(told["rows"]) <= limit
        found += told["rows"]
        if told["next"] is None:
            break
        told = client.get(told["next"]).json()
    assert found == whole["rows"]


def test_the_next_page_of_a_sheet_stands_in_its_head(client: TestClient) -> None:
    answer = client.get("/claims.csv?limit=3")
    assert answer.headers["x-recoupe-truncated"] == "false"
    assert answer.headers["link"].startswith("</claims.csv?limit=3&after=")


WRONG = [
    ("/nowhere", 404, "no such screen"),
    ("/article/nowhere", 404, "no such article"),
    ("/article/", 404, "no article at all"),
    ("/source/Nobody", 404, "no such source"),
    ("/adding/none", 404, "no such run"),
    ("/claims?order=random", 400, "no such order"),
    ("/claims?time=hier", 400, "no date"),
    ("/claims?q=...", 400, "no word"),
    ("/claims?limit=0", 400, "no number of rows"),
    ("/claims?limit=x", 400, "no number"),
    ("/claims?after=%21%21", 400, "no cursor"),
    ("/claims?after=W10", 400, "an empty cursor"),
    ("/claims?after=WzFd", 400, "a cursor of another screen"),
    ("/?after=WzFd", 400, "a cursor of another screen"),
    ("/sources?after=WzFd", 400, "a cursor of another screen"),
    ("/map?after=WyJhIl0", 400, "a cursor of another screen"),
    ("/timeline?time=x", 400, "no date"),
    ("/names?cell=stance", 400, "no such role"),
    ("/?lang=tlh", 400, "no such language"),
]


@pytest.mark.parametrize(("path", "status", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_errors_have_one_shape(client: TestClient, path: str, status: int, why: str) -> None:
    page, told = get(client, path), get(client, path, "json")
    assert (page.status_code, told.status_code) == (status, status)
    assert 'role="alert"' in page.text
    assert list(told.json()) == ["ok", "status", "error"]
    assert told.json()["ok"] is False
    assert "\n" not in told.json()["error"]


def test_filters_stand_in_the_address_and_go_on(client: TestClient) -> None:
    page = Links(client.get("/claims?type=strike&source=le porte-parole 3&lang=en&theme=contrast").text)
    languages = [link for link in page.links if link.startswith("/claims?") and "lang=fr" in link]
    assert languages
    assert all("type=strike" in link and "source=le%20porte-parole%203" in link for link in languages)


FILTERS = [
    ({"type": "strike"}, lambda row: row["type"] == "strike"),
    ({"modality": "hearsay"}, lambda row: row["modality"] == "hearsay"),
    ({"actor": "la brigade 7"}, lambda row: row["actor"] == ["la brigade 7"]),
    ({"actor": "brigade 1"}, lambda row: "brigade 1" in row["actor"][0]),
    ({"place": "Ville-3"}, lambda row: row["place"] == ["Ville-3"]),
    ({"source": "le porte-parole 5"}, lambda row: "le porte-parole 5" in row["attribution"]),
    ({"outlet": "Le Phare"}, lambda row: row["outlet"] == "Le Phare"),
    ({"counts": "killed"}, lambda row: row["number"] != []),
    ({"time": "2017-03-05"}, lambda row: row["edtf"] == "2017-03-05"),
    ({"undated": "1"}, lambda row: row["edtf"] is None),
    ({"q": '"brigade 12"'}, lambda row: "brigade 12 " in row["sentence"]),
    (
        {"type": "battle", "outlet": "Le Phare", "time": "2017-03"},
        lambda row: row["type"] == "battle" and row["outlet"] == "Le Phare",
    ),
    ({"actor": "personne"}, lambda row: False),
]


@pytest.mark.parametrize(("asked", "fits"), FILTERS, ids=[str(asked) for asked, _ in FILTERS])
def test_a_filter_finds_what_fits_and_all_of_it(client: TestClient, asked: dict[str, str], fits: Any) -> None:
    whole = client.get("/claims.json?limit=1000").json()["rows"]
    told = client.get("/claims.json", params={**asked, "limit": "1000"}).json()
    expected = [row for row in whole if fits(row)]
    if "time" in asked and "outlet" in asked:
        expected = [row for row in expected if row["edtf"]]
    assert told["rows"] == expected
    assert told["total"] in (None, len(expected))


def test_an_alias_shows_and_finds(dossier: Path) -> None:
    client = client_of(dossier)
    form = {"token": "secret", "name": "la brigade 7", "canonical": "7e brigade", "kind": "actor"}
    assert client.post("/alias", data=form, headers={"origin": "http://127.0.0.1:8765"}).status_code == 303
    rows = client.get("/claims.json?actor=7e brigade").json()["rows"]
    assert rows
    assert all(row["actor"] == ["7e brigade"] for row in rows)


def test_the_reader_shows_all_words_and_dims_furniture(client: TestClient) -> None:
    page = get(client, "/article/{id}").text
    assert "Abonnez-vous au journal" in page
    assert "<details><summary>habillage de la page</summary>" in page
    assert page.count('class="claim"') == 9
    assert 'class="m attribution"' in page


def test_a_lens_hides_the_other_marks(client: TestClient) -> None:
    def marks(path: str) -> str:
        return get(client, path).text.partition('class="reader"')[2]

    assert 'class="m attribution"' in marks("/article/{id}")
    assert 'class="m attribution"' not in marks("/article/{id}?lens=when")
    assert 'class="m time"' in marks("/article/{id}?lens=when")
    assert "<mark" not in marks("/article/{id}?lens=none")


def test_a_long_article_is_read_in_parts(tmp_path: Path) -> None:
    with dossiers.Dossier(tmp_path / "long.db", create=True) as held:
        made = dossiers.article(1, 1500)
        held.file(dossiers.filing(made, dossiers.reading(made, 1500, 1), "long.txt"))
    client = client_of(tmp_path / "long.db")
    first = client.get(f"/article/{made.id}")
    assert 'rel="next"' in first.text
    assert len(first.content) < 4_000_000
    last = client.get(f"/article/{made.id}.json?part=9999").json()
    assert last["rows"][-1]["start"] > 60_000
    href = last["rows"][-1]["href"]
    assert href.rpartition("#")[2] in Links(client.get(href.partition("#")[0]).text).ids


def test_an_empty_dossier_says_how_to_begin(tmp_path: Path) -> None:
    dossiers.Dossier(tmp_path / "new.db", create=True).close()
    client = client_of(tmp_path / "new.db")
    for path in (
        "/",
        "/claims",
        "/timeline",
        "/map",
        "/names",
        "/sources",
        "/method",
        "/claims?order=event",
        "/claims?q=x",
    ):
        assert client.get(path).status_code == 200
    assert 'name="text"' in client.get("/").text


def test_a_value_leads_to_its_words_in_one_click(client: TestClient) -> None:
    page = Links(client.get("/claims").text)
    values = [link for link in page.links if "#w-" in link]
    address, _, anchor = values[3].partition("#")
    assert anchor in Links(client.get(address).text).ids
