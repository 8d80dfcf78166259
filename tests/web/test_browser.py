"""The workspace in Chromium: two clicks to the words, the keyboard, no script, nothing sideways, no complaint of the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dossiers
import pytest
from served import CHROMIUM, MUST, SCREENS, filled, opened, serving, sync_api

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not MUST,
    reason="browser tests: no Chromium is found; install it or name it in RECOUPE_CHROMIUM",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace that is served."""
    with serving(dossiers.make_dossier(tmp_path_factory.mktemp("served") / "war.db")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all."""
    with opened() as found:
        yield found


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


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize(
    ("query", "width"), [("theme=light", 1300), ("lang=en&theme=dark", 650), ("theme=contrast", 320)]
)
def test_every_screen_fits_its_window_also_at_twice_and_four_times_the_size(
    page: Any, address: str, path: str, query: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + filled(page, address, path, query))
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
    page.keyboard.type("12")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("Backspace")
    rows = page.request.get(f"{address}/verdicts.json").json()["rows"]
    assert [row["verdict"] for row in rows] == ["accept", "reject", "skip", "correct", "undo"]
    assert rows[3]["value"].endswith("12")
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


@pytest.fixture
def own(tmp_path: Path) -> Iterator[str]:
    """A workspace that no other test has written to."""
    with serving(dossiers.make_dossier(tmp_path / "own.db")) as found:
        yield found


def test_words_that_are_selected_fill_the_form_of_a_missed_claim(page: Any, own: str) -> None:
    address = own
    article = first_article(page, address)
    page.goto(f"{address}/article/{article}?lang=en&by=Ana")
    text = page.locator(".reader blockquote", has_text="brigade 3").first
    words = text.evaluate(
        """(block) => {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) if (walker.currentNode.data.includes("et tué")) found.push(walker.currentNode);
            const node = found[3], start = node.data.indexOf("et tué");
            const range = document.createRange();
            range.setStart(node, start);
            range.setEnd(node, start + 6);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            block.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
            return range.toString();
        }"""
    )
    assert words == "et tué"
    page.keyboard.press("m")
    assert page.locator("#m-words").input_value() == "et tué"
    page.locator("#m-type").select_option("casualties")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/review?*claim=*")
    rows = page.request.get(f"{address}/claims.json?type=casualties&article={article}").json()["rows"]
    assert [row["trigger"] for row in rows] == ["et tué"]
    assert "brigade 3" in rows[0]["sentence"], "the fourth of nine places: where they were selected"


def test_a_cell_is_corrected_with_script_off(browser: Any, own: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own}/claims?lang=en&by=Bo")
    page.locator("#ledger tbody th a").nth(4).click()
    page.get_by_role("link", name="challenge or correct").nth(4).click()
    page.get_by_role("link", name="where", exact=True).click()
    page.locator("#v-value").fill("Ville-99")
    page.get_by_role("button", name="Correct", exact=True).click()
    assert page.locator(".said", has_text="Bo").count() == 1
    context.close()


@pytest.mark.parametrize("path", ["/claims", "/article/{id}", "/names", "/timeline", "/map", "/review?by=Ana"])
def test_what_is_printed_is_light_fits_the_sheet_and_has_nothing_to_press(page: Any, address: str, path: str) -> None:
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    page.goto(address + filled(page, address, path, "theme=dark"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert page.evaluate(
        "[...document.querySelectorAll('.wide')].every((each) => each.scrollWidth <= each.clientWidth)"
    )
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert not [each for each in page.locator("button, input, select").all() if each.is_visible()]


ARABIC = {"source": "المتحدث باسم البلدية", "actor": "كتيبة النهر", "place": "وادي الحجر"}


def test_words_that_run_from_right_to_left_do_so_and_leave_the_page_alone(browser: Any, tmp_path: Path) -> None:
    made = dossiers.article(1, 3, words=ARABIC, title="أخبار النهر (يوم 2)")
    with dossiers.Dossier(tmp_path / "rtl.db", create=True) as held:
        held.file(dossiers.filing(made, dossiers.reading(made, 3, 1, words=ARABIC), "rtl.txt"))
    sideways = "(all) => all.map((each) => getComputedStyle(each).direction)"
    with serving(tmp_path / "rtl.db") as address:
        page = browser.new_page()
        page.goto(f"{address}/article/{made.id}")
        assert page.locator("h1").evaluate("(each) => getComputedStyle(each).direction") == "rtl"
        assert page.locator("html").evaluate("(each) => getComputedStyle(each).direction") == "ltr"
        assert page.locator(".reader blockquote").first.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
        page.goto(f"{address}/claims")
        links = page.locator("#ledger td a", has_text="كتيبة")
        assert links.count() == 3
        assert links.evaluate_all("(all) => all.every((each) => each.querySelector('bdi, [dir=auto]'))")
        for path in ("/names", "/sources", "/map", f"/source/{ARABIC['source']}", "/review?by=Ana"):
            page.goto(f"{address}{path}")
            names = page.locator("bdi, q, [dir=auto]").filter(has_text="ا")
            assert names.count(), path
            assert "rtl" in names.evaluate_all(sideways), path
        page.close()
