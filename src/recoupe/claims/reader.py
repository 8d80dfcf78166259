"""An article in, a Reading out: the model, the annotators and the making of claims in one callable.

This is what an engine calls; it loads spaCy (0.5 s), so nothing imports it before an article is to be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path

from recoupe.annotate.candidates import settings_of
from recoupe.annotate.names import vote
from recoupe.annotate.pipeline import load_model, mark_tree, parse_blocks
from recoupe.claims.cites import cites_of
from recoupe.claims.confidence import with_confidence
from recoupe.claims.context import Context
from recoupe.claims.make import make_claims
from recoupe.claims.own_places import OwnPlaces
from recoupe.claims.places import located
from recoupe.claims.repaired import as_meant, carried_back
from recoupe.languages.gazetteer import gazetteer_version
from recoupe.languages.pack import load_pack
from recoupe.languages.weights import Weights
from recoupe.model.article import Article, Block
from recoupe.model.claim import Reading
from recoupe.model.codes import BlockKind
from recoupe.model.gazetteer import OwnPlace, signed

LANGUAGES = ("fr",)
UNDETERMINED = "und"
SHORT = 600  # characters: a text too short for its language to be told is read as French, a longer one is not
RULES = "6"  # goes up with every change of the rules that changes what is read; tables and model are hashed


class Reader:
    """Reads articles; holds the model and the language pack, and no state between articles."""

    def __init__(self, model: str | None = None) -> None:
        self.pack = load_pack("fr")
        self.nlp = load_model(self.pack, model)
        self.signature = signature(model)
        self.own = OwnPlaces()

    def with_places(self, places: Sequence[OwnPlace]) -> Reader:
        """The same reader, that looks places up among these first."""
        other = copy(self)
        other.own, other.signature = OwnPlaces(places), signed(self.signature, places)
        return other

    def with_weights(self, weights: Mapping[str, Weights]) -> Reader:
        """The same reader, that decides by other learned weights, by the name of what they decide; without those that are missing."""
        other = copy(self)
        other.pack = replace(self.pack, weights=weights)
        return other

    def __call__(self, article: Article) -> Reading:
        """All claims and loaded words of an article; none where its language has no pack."""
        short = article.language == UNDETERMINED and len(article.text) <= SHORT
        if article.language not in LANGUAGES and not short:
            return Reading(article.id, (), (), self.signature)
        if twice := as_meant(article):
            return carried_back(self._read(twice[0]), twice[1], article.text)
        return self._read(article)

    def context_of(self, article: Article) -> Context:
        """The marks of what is read of an article: what claims are made of."""
        blocks = [block for block in told_once(article) if is_read(block)]
        parsed = list(parse_blocks(self.nlp, self.pack, article, blocks))
        votes = vote([tree for _, tree in parsed])
        settings = settings_of(kind for kind, _ in parsed)
        marks = [mark_tree(tree, self.pack, votes, one) for (_, tree), one in zip(parsed, settings, strict=True)]
        return Context(article, marks, [kind for kind, _ in parsed])

    def _read(self, article: Article) -> Reading:
        context = self.context_of(article)
        loaded = tuple(span for block in context.blocks for span in block.loaded)
        return Reading(
            article.id,
            tuple(
                with_confidence(claim, self.pack.confidence)
                for claim in located(make_claims(context), context, self.own)
            ),
            loaded,
            self.signature,
            cites_of(context),
        )


def told_once(article: Article) -> list[Block]:
    """The blocks of an article without a title that stands again further down: the name of the page above its headline."""
    found: list[Block] = []
    below: set[str] = set()
    for block in reversed(article.blocks):
        words = " ".join(block.span.of(article.text).split())
        if block.kind is BlockKind.TITLE and words in below:
            continue
        if block.kind is BlockKind.TITLE:
            below.add(words)
        found.append(block)
    return found[::-1]


def is_read(block: Block) -> bool:
    """True for what can hold claims: no furniture, no byline, and nothing in a language that has no pack."""
    shown = block.kind is not BlockKind.BOILERPLATE and block.rule != "byline"
    return shown and (block.language is None or block.language in LANGUAGES)


def load_reader(model: str | None = None) -> Reader:
    """A reader with the shipped model, or with any installed spaCy pipeline that gives UD labels."""
    return Reader(model)


@cache
def signature(model: str | None = None) -> str:
    """What a reading depends on: rules, tables and model. Another signature means that articles are read again."""
    pack = load_pack("fr")
    digest = hashlib.sha256()
    folder = Path(pack.model_folder).parent
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.read_bytes())
    digest.update(gazetteer_version().encode())
    if model is None:
        for path in sorted(pack.model_folder.rglob("model")):
            digest.update(path.read_bytes())
    return f"recoupe:{RULES}|pack:fr-{digest.hexdigest()[:8]}|model:{model or 'fr_press_sm'}"
