"""The gold documents with their articles, as adding all texts at once makes them: what learning and measuring start from."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reading import read_texts as read_all

from recoupe.evaluate.gold import read_gold, read_texts
from recoupe.model.article import Article, article_id
from recoupe.model.claim import Reading

SETS = ("seeds", "press")  # folders of the gold, each with a folder of texts of the same name
HELD_OUT = Path(__file__).with_name("heldout.json")


@dataclass(frozen=True, slots=True, eq=False)
class Golden:
    """One gold document: its name, its claims, whether it is held out."""

    name: str
    claims: tuple[dict[str, Any], ...]
    held_out: bool


class Collector:
    """A reader that reads nothing and keeps the articles, as adding them all at once makes them."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.signature = "collected"

    def __call__(self, article: Article) -> Reading:
        """An empty reading."""
        self.articles[article.id] = article
        return Reading(article.id, (), (), self.signature)


def held_out() -> frozenset[str]:
    """The stems of the gold files of gold/press that nobody looks at and nothing is learned from."""
    return frozenset(json.loads(HELD_OUT.read_text(encoding="utf-8"))["documents"])


def stems_of(folder: Path) -> dict[str, str]:
    """The stem of each gold file by the name of its document."""
    return {json.loads(path.read_text(encoding="utf-8"))["doc"]: path.stem for path in sorted(folder.glob("*.json"))}


def texts_of(shared: Path) -> list[Path]:
    """All texts of the sets, those without gold too."""
    return [path for name in SETS for path in sorted((shared / "texts" / name).glob("*.txt"))]


def articles_of(shared: Path) -> dict[str, Article]:
    """The articles of all texts by id, furniture known from the pile."""
    collector = Collector()
    with tempfile.TemporaryDirectory() as scratch:
        read_all(texts_of(shared), Path(scratch), load=lambda *_: collector, forms=[])
    return collector.articles


def documents(shared: Path) -> Iterator[tuple[Path, dict[str, Any], bool]]:
    """Each gold document with the path of its text, and whether it is held out."""
    apart = held_out()
    for part in SETS:
        gold, texts = shared / "gold" / part, shared / "texts" / part
        stems = stems_of(gold)
        for name, document in read_gold(gold, read_texts(texts, stems)).items():
            yield texts / name, document, part == "press" and stems[name] in apart


def golden(shared: Path) -> dict[str, Golden]:
    """The gold documents by the id of their article."""
    return {
        article_id(path.read_bytes())[0]: Golden(path.name, tuple(document["claims"]), apart)
        for path, document, apart in documents(shared)
    }
