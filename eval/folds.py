"""Reading gold documents with weights that were learned without them: the only way in which figures on gold are measured.

Documents fall into ten folds by the hash of their name; texts that share passages fall into one. A document is read with weights
learned from the development documents of the other folds; held-out documents are never learned from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import learn
import learn_roles

from recoupe.claims.reader import Reader, load_reader
from recoupe.evaluate.gold import read_gold, read_texts
from recoupe.languages.weights import Weights
from recoupe.model.article import Article, article_id
from recoupe.model.claim import Reading

SETS = ("seeds", "press")
FOLDS = 10
# Two texts that share this part of their runs of eight words tell of one thing in one wording: one must not teach the other.
COPIED = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Golden:
    """One gold document: its name, its claims, whether it is held out."""

    name: str
    claims: tuple[dict[str, Any], ...]
    held_out: bool


class FoldReader:
    """A reader that takes, for each gold article, the weights that were learned without it; for others those of the package."""

    def __init__(self, reader: Reader, weights: Mapping[str, Mapping[str, Weights]]) -> None:
        self.reader, self.weights = reader, weights
        self.signature = reader.signature
        self._shipped = dict(reader.pack.weights)

    def __call__(self, article: Article) -> Reading:
        """All claims of an article."""
        held = self.reader.pack.weights
        held.update(self.weights.get(article.id, self._shipped))
        try:
            return self.reader(article)
        finally:
            held.update(self._shipped)


class Collector:
    """A reader that reads nothing and keeps the articles, as adding them all at once makes them."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.signature = "collected"

    def __call__(self, article: Article) -> Reading:
        """An empty reading."""
        self.articles[article.id] = article
        return Reading(article.id, (), (), self.signature)


def articles_of(shared: Path) -> dict[str, Article]:
    """The articles of all texts by id, furniture known from the pile of each set."""
    import tempfile

    from reading import read_texts as read_all

    collector = Collector()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [path for name in SETS for path in sorted((shared / "texts" / name).glob("*.txt"))]
        read_all(paths, Path(scratch), load=lambda *_: collector, forms=[])
    return collector.articles


def golden(shared: Path) -> dict[str, Golden]:
    """The gold documents by the id of their article."""
    apart, found = learn.held_out(), {}
    for part in SETS:
        stems = {
            json.loads(p.read_text(encoding="utf-8"))["doc"]: p.stem
            for p in sorted((shared / "gold" / part).glob("*.json"))
        }
        texts = read_texts(shared / "texts" / part, stems)
        for name, document in read_gold(shared / "gold" / part, texts).items():
            key, _ = article_id((shared / "texts" / part / name).read_bytes())
            found[key] = Golden(name, tuple(document["claims"]), part == "press" and stems[name] in apart)
    return found


def grouped(lessons: Mapping[str, learn.Lesson]) -> dict[str, str]:
    """For each document the first of those that share passages with it, itself included."""
    first: dict[str, str] = {}
    for key, lesson in lessons.items():
        copied = (
            first[other]
            for other in first
            if len(lesson.passages & lessons[other].passages)
            > COPIED * max(1, min(len(lesson.passages), len(lessons[other].passages)))
        )
        first[key] = next(copied, key)
    return first


def fold_of(name: str) -> int:
    """The fold of a document by its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def fold_weights(reader: Reader, shared: Path) -> dict[str, dict[str, Weights]]:
    """For each gold article, by id, the tables of weights that were learned without it, by what they decide."""
    gold, articles = golden(shared), articles_of(shared)
    lessons = {key: learn.lesson_of(reader, articles[key], one.claims) for key, one in gold.items()}
    first, ours = grouped(lessons), learn.own_sentences(reader)
    folds = {key: fold_of(gold[first[key]].name) for key in gold}
    taught = {key: fold for key, fold in folds.items() if not gold[key].held_out}
    roles = {key: learn_roles.lesson_of(reader, read) for key, read in role_readings(reader, gold, articles).items()}
    made = {
        fold: {
            "events": learn.train([ours, *(lessons[key] for key, one in taught.items() if one != fold)]),
            learn_roles.DECIDED: learn_roles.train(roles[key] for key, one in taught.items() if one != fold),
        }
        for fold in sorted(set(folds.values()))
    }
    return {key: made[folds[key]] for key in gold}


def role_readings(
    reader: Reader, gold: Mapping[str, Golden], articles: Mapping[str, Article]
) -> dict[str, learn_roles.Read]:
    """The gold documents as they are read without learned fillers."""
    shipped = dict(reader.pack.weights)
    reader.pack.weights.pop(learn_roles.DECIDED, None)  # type: ignore[attr-defined]
    try:
        contexts = {key: learn_roles.context_of(reader, articles[key]) for key in gold}
    finally:
        reader.pack.weights.update(shipped)  # type: ignore[attr-defined]
    return {
        key: learn_roles.Read(gold[key].name, gold[key].held_out, contexts[key], list(gold[key].claims)) for key in gold
    }


def load_fold_reader(shared: Path) -> FoldReader:
    """A reader for measuring on gold."""
    reader = load_reader()
    return FoldReader(reader, fold_weights(reader, shared))
