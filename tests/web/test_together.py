"""What claims tell together, in the workspace: events side by side, predictions, control; from a real reading of the sample."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import client_of
from starlette.testclient import TestClient
from test_screens import Links

from recoupe.corpus import Corpus
from recoupe.model.event import Agreement, Difference, Outcome, Standing
from recoupe.relate.control import Hold
from recoupe.relate.weights import load_weights
from recoupe.render.page import LANGUAGES, load_words
from recoupe.render.page.phrases import phrase
from recoupe.web.handing import write_folder

ROOT = Path(__file__).resolve().parents[2]
SCREENS = [
    "/",
    "/events",
    "/events?status=contested",
    "/predictions",
    "/control",
    "/control/Bourget",
    "/map",
    "/timeline",
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dossier, compared."""
    path = tmp_path_factory.mktemp("sample") / "war.db"
    with Corpus.open(path, create=True) as corpus:
        corpus.add([ROOT / "sample" / "texts"])
        corpus.ledger()
    return path


@pytest.fixture
def client(sample: Path) -> TestClient:
    return client_of(sample)


def first(client: TestClient, query: str = "status=contested") -> str:
    """The address of the first event."""
    return str(client.get(f"/events.json?{query}").json()["rows"][0]["href"])


@pytest.mark.parametrize("path", [*SCREENS, "event"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_a_sound_page(client: TestClient, path: str, language: str) -> None:
    path = first(client) if path == "event" else path
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status_code == 200
    page = Links(answer.text)
    assert not page.forbidden
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_a_contradiction_is_reached_from_the_home_page_in_three_clicks(client: TestClient) -> None:
    event = next(link for link in Links(client.get("/").text).links if link.startswith("/event/"))
    words = [link for link in Links(client.get(event).text).links if "#w-" in link]
    assert len({link.split("?")[0] for link in words}) > 1, "words of more than one article"
    address, _, anchor = words[0].partition("#")
    assert anchor in Links(client.get(address).text).ids


def test_every_value_of_a_comparison_leads_to_its_words(client: TestClient) -> None:
    for row in client.get("/events.json").json()["rows"]:
        for told in client.get(f"{row['href']}.json").json()["rows"]:
            for side in ("a", "b"):
                if told[f"start_{side}"] is not None:
                    address, _, anchor = told[f"href_{side}"].partition("#")
                    assert anchor in Links(client.get(address).text).ids


def test_events_are_those_of_the_command_line_and_filters_fit(client: TestClient, sample: Path) -> None:
    whole = client.get("/events.json?limit=1000").json()
    with Corpus.open(sample) as corpus:
        assert {row["event"] for row in whole["rows"]} == {event.id for event in corpus.events()}
    assert whole["total"] == len(whole["rows"])
    for query, fits in (
        ("status=contested", lambda row: "contested" in row["status"]),
        ("cell=agent", lambda row: "agent" in row["cells"]),
        ("type=casualties", lambda row: row["type"] == "casualties"),
        ("place=Bourget", lambda row: "Bourget" in row["place"]),
    ):
        found = client.get(f"/events.json?limit=1000&{query}").json()["rows"]
        assert [row["event"] for row in found] == [row["event"] for row in whole["rows"] if fits(row)], query


@pytest.mark.parametrize("order", ["roots", "time"])
def test_pages_of_events_lose_and_double_nothing(client: TestClient, order: str) -> None:
    whole = client.get(f"/events.json?limit=1000&order={order}").json()["rows"]
    told, found = client.get(f"/events.json?limit=7&order={order}").json(), []
    while True:
        found += told["rows"]
        if told["next"] is None:
            break
        told = client.get(told["next"]).json()
    assert found == whole


def test_control_names_every_step_and_its_words(client: TestClient) -> None:
    places = client.get("/control.json").json()["rows"]
    assert places
    for place in places:
        rows = client.get(f"{place['href']}.json").json()["rows"]
        assert len({row["root"] for row in rows}) == place["roots"]
        drawing = client.get(place["href"]).text
        assert 'class="control"' in drawing
        for row in rows:
            address, _, anchor = row["href"].partition("#")
            assert anchor in Links(client.get(address).text).ids


@pytest.mark.parametrize("path", ["/timeline.svg", "/map.svg", "/lineage.svg", "/control/Bourget.svg"])
def test_a_drawing_stands_alone(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "attachment" in answer.headers["content-disposition"]
    tags = {element.tag.partition("}")[2] for element in ElementTree.fromstring(answer.text).iter()}
    assert tags <= {"svg", "style", "rect", "g", "title", "desc", "path", "line", "circle", "text"}
    assert "var(" not in answer.text


def test_the_map_looks_at_days(client: TestClient) -> None:
    whole = {row["place"]: row["claims"] for row in client.get("/map.json?limit=1000").json()["rows"]}
    some = client.get("/map.json?from=1870-10-01&to=1870-10-31&limit=1000").json()["rows"]
    assert 0 < len(some) < len(whole)
    assert all(row["claims"] <= whole[row["place"]] for row in some)
    assert "time=1870-10-01%2F1870-10-31" in some[0]["href"]


def test_the_enemy_of_one_paper_stands_apart(client: TestClient) -> None:
    rows = client.get("/names.json?holds=ennemi").json()["rows"]
    assert len({row["outlet"] for row in rows}) == len(rows) > 1


@pytest.mark.parametrize("path", ["/claims?text=x", "/names?filter=x", "/method?q=x", "/events?from_day=1"])
def test_what_a_screen_does_not_know_is_said(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "ne prend pas de paramètre" in answer.text


def test_nothing_is_shown_of_before_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le pont de Valbourg a été bombardé lundi.", encoding="utf-8")
    path = tmp_path / "war.db"
    with Corpus.open(path, create=True) as corpus:
        corpus.add([tmp_path / "a.txt"])
        corpus.ledger()
        before = client_of(path).get("/predictions")
        corpus.alias("Valbourg", "Valbourg-sur-Sel", kind="place")
    assert "pas été comparés" not in before.text
    assert "pas été comparés" in client_of(path).get("/events").text
    assert client_of(path).get("/event/e0000").status_code == 200


def test_a_folder_has_the_same_screens_and_every_link_a_file(sample: Path, tmp_path: Path) -> None:
    write_folder(sample, tmp_path / "out")
    for name in ("events.html", "predictions.html", "control.html", "events.csv", "map.svg"):
        assert (tmp_path / "out" / name).is_file()
    for page in (tmp_path / "out").glob("event-*.html"):
        for link in Links(page.read_text(encoding="utf-8")).links:
            if not link.startswith("#"):
                assert (tmp_path / "out" / link.partition("#")[0]).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_tells_it_too(sample: Path, tmp_path: Path, language: str) -> None:
    with Corpus.open(sample) as corpus:
        text = corpus.report(tmp_path / "war.html", language=language).read_text(encoding="utf-8")
    page = Links(text)
    assert {"events", "predictions", "control"} <= set(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


# -- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    words = load_words(language)
    for group, codes in (("standing", Standing), ("difference", Difference), ("agreement", Agreement),
                         ("outcome", Outcome), ("hold", Hold)):  # fmt: skip
        assert all(words.code(group, code) for code in codes)


def test_every_reason_is_told_in_french() -> None:
    table = load_weights()
    reasons = {table.meaning[key] for key, finding in table.finding.items()
               if finding and key[0] in ("type", "actor", "target", "place", "time", "equipment")}  # fmt: skip
    reasons |= {
        text for name in ("compare", "predictions") for text in _returned(ROOT / f"src/recoupe/relate/{name}.py")
    }
    assert len(reasons) > 20
    assert {reason for reason in reasons if phrase(reason, "fr") == reason} == set()


def _returned(path: Path) -> set[str]:
    """The sentences of a file that it gives as reasons: literals of several words in calls, returns and choices."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {ast.get_docstring(node, clean=False) for node in ast.walk(tree)
                  if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)}  # fmt: skip
    parts = {id(value) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for value in node.values}
    literals = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in parts)
    found = {node.value for node in literals if isinstance(node.value, str)}
    return {text for text in found - documented if len(text.split()) > 2}


def test_every_error_is_told_in_french() -> None:
    raised = {text for folder in ("web", "store") for path in (ROOT / "src/recoupe" / folder).rglob("*.py")
              if path.name not in ("filters.py", "places.py", "related.py") for text in _raised(path)}  # fmt: skip
    assert len(raised) > 30
    assert {text for text in raised if phrase(text, "fr") == text} == set()


def _raised(path: Path) -> set[str]:
    """The messages that a file raises, with a sign in place of what each holds of its case."""
    raised = (node.exc for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Raise))
    calls = (call for call in raised if isinstance(call, ast.Call) and call.args)
    ours = (call for call in calls if re.fullmatch(r"\w*(Error|Refused)", getattr(call.func, "id", "")))
    return {text for call in ours if (text := _sample(call.args[-1]))}


def _sample(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "§" for v in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
