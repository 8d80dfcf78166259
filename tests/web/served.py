"""A workspace that is served, and a Chromium that looks at it: what the browser tests share."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
MUST = os.environ.get("RECOUPE_BROWSER") == "must"  # .ci/run: nothing may be skipped there
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
    "/review?by=Ana&claim={claim}",
    "/review?by=Ana&claim={claim}&cell=number",
    "/review?by=Ana&claim={claim}&cell=attribution",
    "/grouping/{claim}",
    "/verdicts",
    "/article/{id}",
    "/nowhere",
]


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """The address of the workspace of a dossier, while it lasts."""
    with Corpus.open(path) as corpus:
        corpus.ledger()
    app = make_app(Settings(str(path), token="secret"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def opened() -> Iterator[Any]:
    """A Chromium."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def first_claim(page: Any, address: str) -> dict[str, Any]:
    """The first claim of the ledger."""
    return dict(page.request.get(f"{address}/claims.json?limit=1").json()["rows"][0])


def first_event(page: Any, address: str) -> str:
    """The id of the first event."""
    return str(page.request.get(f"{address}/events.json").json()["rows"][0]["event"])


def filled(page: Any, address: str, path: str, query: str) -> str:
    """The path of a screen with its braces filled and a query behind it."""
    first = first_claim(page, address)
    path = path.replace("{id}", first["article"]).replace("{claim}", first["id"])
    if "{event}" in path:
        path = path.replace("{event}", first_event(page, address))
    return f"{path}{'&' if '?' in path else '?'}{query}"
