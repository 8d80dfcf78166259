"""The workspace as a browser meets it."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
warnings.filterwarnings("ignore", message=".*httpx.*")

import dossiers  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402

from recoupe.web import Settings, make_app  # noqa: E402

BASE = "http://127.0.0.1:8765"


def client_of(path: Path, **settings: object) -> TestClient:
    """A browser without script."""
    app = make_app(Settings(str(path), **({"token": "secret"} | settings)))  # type: ignore[arg-type]
    return TestClient(app, base_url=BASE, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of a few invented articles."""
    return dossiers.make_dossier(tmp_path / "war.db")


@pytest.fixture
def client(dossier: Path) -> TestClient:
    """The workspace of that dossier."""
    return client_of(dossier)
