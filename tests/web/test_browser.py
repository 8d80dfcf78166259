"""The workspace in Chromium: two clicks to the words, the keyboard, no script, nothing sideways, no complaint of the browser."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import dossiers
import pytest
import uvicorn

from recoupe.corpus import Corpus
from recoupe.web import Settings, make_app

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="browser tests: Playwright is not installed", exc_type=ImportError
)
CHROMIUM = os.environ.get("RECOUPE_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
SCREENS = [
    "/",
    "/claims",
    "/events",
    "/event/{event}",
    "/predictions",
    "/control",
    "/control/Ville-2",
    "/timeline",
    "/map?from=2017-03-01&to=2017-03-20",
    "/names",
    "/sources",
    "/source/le%20porte-parole%203",
    "/method",
    "/lineage",
    "/alerts",
    "/review?by=Ana",
    "/verdicts",
    "/article/{id}",
    "/nowhere",
]

MUST = os.environ.get("RECOUPE_BROWSER") == "must"  # .ci/run: nothing may be skipped there
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not MUST,
    reason="browser tests: no Chromium is found; install it or name it in RECOUPE_CHROMIUM",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace that is served."""
    path = dossiers.make_dossier(tmp_path_factory.mktemp("served") / "war.db")
    with Corpus.open(path) as corpus:
        corpus.ledger()
    server = uvicorn.Server(
        uvicorn.Config(make_app(Settings(str(path), token="secret")), port=0, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all."""
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that must not complain, and asks nobody but the workspace."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith("http://127.0.0.1:") else None
    )
    yield opened
    context.close()
    assert not [line for line in said if "404" not in line]


def first_article(page: Any, address: str) -> str:
    """The id of the first article."""
    return str(page.request.get(f"{address}/index.json").json()["rows"][0]["article"])


def first_event(page: Any, address: str) -> str:
    """The id of the first event."""
    return str(page.request.get(f"{address}/events.json").json()["rows"][0]["event"])


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize(
    ("query", "width"), [("?theme=light", 1300), ("?lang=en&theme=dark", 1300), ("?theme=contrast", 320)]
)
def test_every_screen_fits_its_window(page: Any, address: str, path: str, query: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(
        address
        + path.replace("{id}", first_article(page, address)).replace("{event}", first_event(page, address))
        + (query.replace("?", "&") if "?" in path else query)
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").inner_text()


def test_a_figure_leads_to_its_sentence_in_two_clicks(page: Any, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_role("link", name="Registre", exact=True).click()
    page.locator("#ledger tbody tr").first.get_by_role("link", name="tués").click()
    assert "/article/" in page.url
    anchor = page.url.rpartition("#")[2]
    assert page.locator(f"#{anchor}").count() == 1
    assert page.locator(".row", has=page.locator(f"#{anchor}")).is_visible()


def test_a_comparison_leads_to_the_words_and_back(page: Any, address: str) -> None:
    page.goto(f"{address}/events?lang=en")
    page.locator("#events tbody th a").first.click()
    assert "/event/" in page.url
    page.locator("table.compare").get_by_role("link", name="killed").first.click()
    page.wait_for_url("**/article/**")
    assert page.locator(f"#{page.url.rpartition('#')[2]}").count() == 1
    page.go_back()
    page.goto(f"{address}/map?lang=en")
    page.locator("#f-from").fill("2017-03-01")
    page.locator("#f-to").fill("2017-03-05")
    page.get_by_role("button", name="Show").click()
    assert "from=2017-03-01" in page.url
    assert "to=2017-03-05" in page.url


def test_filters_are_kept_in_the_address(page: Any, address: str) -> None:
    page.goto(f"{address}/claims?lang=en")
    page.locator("#f-type").select_option("battle")
    page.get_by_role("button", name="Show").click()
    assert "type=battle" in page.url
    assert "lang=en" in page.url
    count = page.locator("#ledger tbody tr").count()
    page.reload()
    assert page.locator("#ledger tbody tr").count() == count > 0
    page.get_by_role("link", name="no longer filter by battle").click()
    assert "type=" not in page.url


def test_the_keyboard_goes_through_an_article(page: Any, address: str) -> None:
    page.goto(f"{address}/article/{first_article(page, address)}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "row"
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.className") == "no"
    page.keyboard.press("Enter")
    assert "#c-" in page.url
    page.keyboard.press("/")
    page.keyboard.type("brigade")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?*q=brigade*")


def test_all_can_be_read_with_script_off(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/claims")
    assert page.locator("#ledger tbody tr").count() == 50
    page.get_by_role("link", name="Page suivante").click()
    assert page.locator("#ledger tbody tr").count() == 13
    page.locator("#ledger tbody th a").first.click()
    assert page.locator(".claim").count() > 0
    page.get_by_role("link", name="Quand (montré)").click()
    assert "lens=" in page.url
    context.close()


def test_review_goes_by_keyboard_alone(page: Any, address: str) -> None:
    page.goto(f"{address}/review?lang=en")
    page.keyboard.press("Tab")
    page.locator("#v-by").focus()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.wait_for_url("**by=Ana*")
    question = page.locator(".card h2").inner_text
    seen = [question()]
    for key in ("a", "x", " "):
        with page.expect_navigation():
            page.keyboard.press(key)
        seen.append(page.locator(".card").inner_text())
    page.keyboard.press("e")
    page.keyboard.type("twelve")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Backspace")
    rows = page.request.get(f"{address}/verdicts.json").json()["rows"]
    assert [row["verdict"] for row in rows] == ["accept", "reject", "skip", "correct", "undo"]
    assert rows[3]["value"] == "twelve"
    assert len(set(seen)) == 4


def test_a_text_is_added_by_pasting(page: Any, address: str, fake_reader: None) -> None:
    page.goto(f"{address}/?lang=en")
    page.get_by_text("Add articles").click()
    page.locator("#text").fill("Le pont de la ville a été frappé lundi.")
    page.locator("#name").fill("<b>note")
    page.get_by_role("button", name="Add and read").click()
    page.wait_for_url("**/adding/*")
    sync_api.expect(page.locator("h1")).to_have_text("Read", timeout=20_000)
    names = {row["name"] for row in page.request.get(f"{address}/index.json?limit=99").json()["rows"]}
    assert "bnote.txt" in names
