"""What all tests share. Its being here puts this folder on the path, so that tests can import `fakes`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import fakes
import pytest
from hypothesis import settings

settings.register_profile("recoupe", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("recoupe")

if TYPE_CHECKING:
    from recoupe.annotate.marks import BlockMarks
    from recoupe.claims.reader import Reader
    from recoupe.model.article import Article


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


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the shipped model, loaded once for all tests."""
    from recoupe.claims.reader import load_reader

    return load_reader()


@pytest.fixture(scope="session")
def marks_of(reader: Reader) -> Callable[[Article], list[BlockMarks]]:
    """The marks of all blocks of an article, before any claim is made of them."""
    from recoupe.annotate.names import vote
    from recoupe.annotate.pipeline import mark_tree, parse_blocks

    def mark(article: Article) -> list[BlockMarks]:
        trees = [tree for _, tree in parse_blocks(reader.nlp, reader.pack, article, list(article.blocks))]
        return [mark_tree(tree, reader.pack, vote(trees)) for tree in trees]

    return mark
