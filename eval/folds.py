"""Reading gold documents with weights that were learned without them: the only way in which figures on gold are measured.

Documents fall into ten folds by the hash of their name; texts that share passages fall into one. A document is read with weights
learned from the development documents of the other folds; held-out documents are never learned from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import learn
import learn_roles
from golden import articles_of, golden

from recoupe.claims.reader import Reader, load_reader
from recoupe.languages.weights import Weights
from recoupe.model.article import Article
from recoupe.model.claim import Reading

FOLDS = 10
# Two texts that share this part of their runs of eight words tell of one thing in one wording: one must not teach the other.
COPIED = 0.1


class FoldReader:
    """A reader that takes, for each gold article, the weights that were learned without it; for others those of the package."""

    def __init__(self, reader: Reader, weights: Mapping[str, Mapping[str, Weights]]) -> None:
        self.signature = reader.signature
        self._shipped = reader
        self._readers = {key: reader.with_weights(held) for key, held in weights.items()}

    def __call__(self, article: Article) -> Reading:
        """All claims of an article."""
        return self._readers.get(article.id, self._shipped)(article)


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
    contexts = learn_roles.unfilled(reader, (articles[key] for key in gold))
    events = {key: learn.lesson_of(reader.pack, contexts[key], one.claims) for key, one in gold.items()}
    roles = {key: learn_roles.lesson_of(reader.pack, contexts[key], one.claims) for key, one in gold.items()}
    first, ours = grouped(events), learn.own_sentences(reader)
    folds = {key: fold_of(gold[first[key]].name) for key in gold}
    made = {}
    for fold in sorted(set(folds.values())):
        taught = [key for key, one in gold.items() if folds[key] != fold and not one.held_out]
        made[fold] = {
            learn.DECIDED: learn.train([ours, *(events[key] for key in taught)]),
            learn_roles.DECIDED: learn_roles.train(roles[key] for key in taught),
        }
    return {key: made[folds[key]] for key in gold}


def load_fold_reader(shared: Path) -> FoldReader:
    """A reader for measuring on gold."""
    reader = load_reader()
    return FoldReader(reader, fold_weights(reader, shared))
