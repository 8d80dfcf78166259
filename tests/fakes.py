"""A reader that needs no model, invented articles, and claims at random."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from recoupe.model.article import Article
from recoupe.model.claim import (
    Cell,
    Claim,
    Figure,
    Link,
    LoadedSpan,
    Name,
    NotSaid,
    Reading,
    Span,
    When,
    Where,
    claim_id,
)
from recoupe.model.codes import (
    Counts,
    EventType,
    LoadedCategory,
    Method,
    Modality,
    Mode,
    Precision,
    Silence,
    SourceKind,
    Stance,
)  # fmt: skip
from recoupe.model.errors import LanguageError
from recoupe.model.gazetteer import OwnPlace, signed

FRONT = "Une ville du Nord change de mains\n\nPublié le 12 mars 2018 à 10h\n\n"
FILES = {
    "a.txt": (FRONT + "L'armée du Nord a repris Ville-Haute lundi. Douze soldats ont été tués.\n").encode(),
    "b.txt": b"Le pont a \xe9t\xe9 frapp\xe9 deux fois, dit le maire de la ville.\r\nLe port est ferm\xe9, dit-il.\r\n",
    "copy of a.txt": (FRONT + "L'armée du Nord a repris Ville-Haute lundi. Douze soldats ont été tués.\n").encode(),
    "empty.txt": b" \r\n\x00",
    "page.html": b"<!DOCTYPE html><html><p>Une ville</p></html>",
    "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)),
}
_TRIGGERS = {"repris": EventType.CAPTURE, "tués": EventType.CASUALTIES, "frappé": EventType.STRIKE}
_TRIGGER = re.compile("|".join(_TRIGGERS))
_SENTENCE = re.compile(r"[^.\n]+\.?")


class FakeReader:
    """One claim for each of three words; `POISON` in a text fails, `DEATH` ends the process."""

    def __init__(self, signature: str) -> None:
        self.signature = signature

    def with_places(self, places: Sequence[OwnPlace]) -> FakeReader:
        """As of a real one: only the signature tells."""
        return FakeReader(signed(self.signature, places))

    def __call__(self, article: Article) -> Reading:
        if "POISON" in article.text:
            raise ValueError("two\nlines")
        if "DEATH" in article.text:
            os._exit(9)
        claims = tuple(_claim(article, match) for match in _TRIGGER.finditer(article.text))
        loaded = tuple(
            LoadedSpan(Span(*match.span()), LoadedCategory.EUPHEMISM, "loaded-1", "tuer")
            for match in re.finditer("neutralis\\w+", article.text)
        )
        return Reading(article.id, claims, loaded, self.signature)


def _claim(article: Article, match: re.Match[str]) -> Claim:
    trigger = Span(*match.span())
    sentences = (Span(*found.span()) for found in _SENTENCE.finditer(article.text))
    sentence = next(span for span in sentences if span.contains(trigger))
    word = (trigger,)
    army = re.search("armée du Nord", sentence.of(article.text))
    span = Span(sentence.start + army.start(), sentence.start + army.end()) if army else None
    actor: Any = (Cell(Name("armée du Nord", span, "Armée du Nord"), (span,), "np-1"),) if span else NotSaid()
    killed = (Cell(Figure("Douze", Counts.KILLED, 12, 12), word, "num-1"),)
    return Claim(
        id=claim_id(article.id, trigger.start, 0),
        article=article.id,
        sentence=sentence,
        trigger=trigger,
        type=Cell(_TRIGGERS[match[0]], word, f"frame-{match[0]}", confidence=0.75),
        actor=actor,
        target=NotSaid(),
        place=NotSaid(Silence.GAZETTEER),
        origin=NotSaid(),
        time=Cell(When("lundi", "2018-03-12"), word, "time-1") if army else NotSaid(Silence.UNRESOLVED),
        equipment=NotSaid(),
        number=killed if match[0] == "tués" else NotSaid(),
        modality=Cell(Modality.ASSERTED, word, "mod-1"),
        stance=Cell(Stance.NONE, word, "stance-1"),
        attribution=(),
    )


def load(model: str | None) -> FakeReader:
    """As `recoupe.claims.reader.load_reader`."""
    if model == "missing":
        raise LanguageError("no model 'missing'; install it")
    return FakeReader(sign(model))


def sign(model: str | None) -> str:
    """As `recoupe.claims.reader.signature`."""
    return f"fake-{model}"


# -- claims at random ---------------------------------------------------------------------------------

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 500), st.integers(1, 60))
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
some = st.none() | words
names = st.builds(Name, words, spans, some)
degrees = st.none() | st.floats(-90, 90, allow_nan=False)
wheres = st.builds(Where, words, spans, some, degrees, degrees, st.sampled_from(Precision))
bounds = st.none() | st.integers(0, 10**12)
figures = st.builds(Figure, words, st.sampled_from(Counts), bounds, bounds, st.booleans())
whens = st.builds(When, words, st.none() | st.sampled_from(["2017", "2017-10~", "2014/..", "../2017-09", "??"]))
links = st.builds(Link, names, st.sampled_from(SourceKind), st.none() | spans, st.sampled_from(Mode))
silences = st.builds(NotSaid, st.sampled_from(Silence))


def cells(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value with words."""
    evidence = st.lists(spans, min_size=1, max_size=3).map(tuple)
    sure = st.none() | st.floats(0, 1, allow_nan=False)
    by_rule = st.builds(Cell, values, evidence, words, st.sampled_from(Method), sure)
    by_hand = st.builds(Cell, values, st.just(()), words, st.just(Method.HUMAN), sure)
    return by_rule | by_hand


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Some values with words, or silence."""
    return silences | st.lists(cells(values), max_size=3).map(tuple)


@st.composite
def claims(draw: st.DrawFn, article: str = "0123456789abcdef") -> Claim:
    """Any claim that the nouns allow."""
    sources: tuple[Any, ...] = draw(st.lists(cells(links), max_size=3).map(tuple))
    trigger = draw(spans)
    return Claim(
        id=claim_id(article, trigger.start, draw(st.integers(0, 10**6))),
        article=article,
        sentence=draw(spans),
        trigger=trigger,
        type=draw(cells(st.sampled_from(EventType))),
        actor=draw(several(names)),
        target=draw(several(names)),
        place=draw(several(wheres)),
        origin=draw(several(wheres)),
        time=draw(silences | cells(whens)),
        equipment=draw(several(names)),
        number=draw(several(figures)),
        modality=draw(cells(st.sampled_from(Modality))),
        stance=draw(cells(st.sampled_from(Stance))),
        attribution=sources,
    )
