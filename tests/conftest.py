"""What all tests share. Its being here puts this folder on the path, so that tests can import `fakes`."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import fakes
import pytest
from hypothesis import settings

settings.register_profile("recoupe", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("recoupe")


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading without a model: the fake reader stands where the engine looks for the real one."""
    module = ModuleType("recoupe.claims.reader")
    module.load_reader = fakes.load  # type: ignore[attr-defined]
    module.signature = fakes.sign  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "recoupe.claims.reader", module)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of invented articles, some of which cannot be read."""
    texts = tmp_path / "articles"
    texts.mkdir()
    for name, data in fakes.FILES.items():
        (texts / name).write_bytes(data)
    return texts
