"""axe-core over every screen, French in light and English in dark: nothing that it calls serious or critical.

axe comes from a package of the `dev` extras; the pages are those of a dossier on which people have worked.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dossiers
import pytest
from served import CHROMIUM, MUST, SCREENS, filled, opened, serving

AXE = "axe_playwright_python.sync_playwright"
WHY = "axe tests: axe-playwright-python is not installed"
axe = importlib.import_module(AXE) if MUST else pytest.importorskip(AXE, reason=WHY, exc_type=ImportError)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not MUST,
    reason="axe tests: no Chromium is found; install it or name it in RECOUPE_CHROMIUM",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace with a copy, in which something was corrected, added, put together and kept for later."""
    path: Path = dossiers.make_dossier(tmp_path_factory.mktemp("axe") / "war.db")
    dossiers.copy_into(path)
    dossiers.work_on(path)
    with serving(path) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all."""
    with opened() as found:
        yield found


@pytest.mark.parametrize("path", [path for path in SCREENS if path != "/nowhere"])
@pytest.mark.parametrize("query", ["lang=fr&theme=light", "lang=en&theme=dark"])
def test_axe_has_nothing_serious_to_say(browser: Any, address: str, path: str, query: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    try:
        page.goto(address + filled(page, address, path, query))
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found = axe.Axe().run(page).response["violations"]
    finally:
        page.close()
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    told = [
        f"{each['id']}: {node['html'][:150]} {node['failureSummary'][:300]}"
        for each in grave
        for node in each["nodes"][:3]
    ]
    assert not told, "\n".join(told)


def test_axe_sees_what_is_wrong(browser: Any) -> None:
    page = browser.new_page()
    page.set_content(
        '<html lang="xx-zz"><body><img src="x"><p style="color:#ddd;background:#fff">pale</p></body></html>'
    )
    found = {each["id"] for each in axe.Axe().run(page).response["violations"]}
    page.close()
    assert {"image-alt", "color-contrast"} <= found
