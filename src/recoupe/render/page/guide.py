"""Where what claims tell together leads: a report leads to its own anchors, the workspace to its screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from recoupe.model.article import Entry
from recoupe.model.claim import Claim, Span
from recoupe.model.copy import MISSING
from recoupe.render.harmless import cut
from recoupe.render.page.account import article_anchor, claim_anchor, day_of, outlet_of, words_anchor
from recoupe.render.page.html import Html, el, line, quote
from recoupe.render.page.words import Words

if TYPE_CHECKING:  # brings numpy
    from recoupe.relate.sketch import Paper

_LETTERS = 220  # letters of a sentence that are quoted where many stand side by side


class Guide(Protocol):
    """What articles are called on a page, and where their words stand."""

    @property
    def words(self) -> Words:
        """The words of the page."""

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims, by id."""

    @property
    def papers(self) -> Mapping[str, Paper]:
        """The articles as compared, by id: their texts."""

    def outlet(self, article: str) -> str:
        """Who published an article, else its name."""

    def day(self, article: str) -> str | None:
        """When it was published, EDTF."""

    def language(self, article: str) -> str:
        """In which language it is."""

    def article(self, article: str) -> str:
        """The address of an article."""

    def page(self, claim: Claim) -> str:
        """The page on which the words of a claim stand, without their anchor; empty where it is this one."""

    def event(self, event: str) -> str:
        """The address of an event."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The guide of a report: all is on one page."""

    words: Words
    claims: Mapping[str, Claim]
    papers: Mapping[str, Paper]
    entries: Mapping[str, Entry]

    def outlet(self, article: str) -> str:
        """As `Guide`."""
        return outlet_of(self.entries[article])

    def day(self, article: str) -> str | None:
        """As `Guide`."""
        return day_of(self.entries[article].article)

    def language(self, article: str) -> str:
        """As `Guide`."""
        return self.entries[article].article.language

    def article(self, article: str) -> str:
        """As `Guide`."""
        return f"#{article_anchor(self.entries[article])}"

    def page(self, claim: Claim) -> str:
        """As `Guide`."""
        return ""

    def event(self, event: str) -> str:
        """As `Guide`."""
        return f"#{event_anchor(event)}"


def event_anchor(event: str) -> str:
    """The anchor of an event."""
    return f"e-{event}"


def root_name(root: str, guide: Guide) -> str:
    """What a root is called; a text that is printed in parts and is not there has no name of its own."""
    return guide.words("told.missing") if root.startswith(MISSING) else guide.outlet(root)


def root_link(root: str, guide: Guide) -> Html:
    """A root, leading to its article where that is there, with its day."""
    if root.startswith(MISSING):
        return el("span", guide.words("told.missing"), class_="silent")
    return article_link(root, guide)


def article_link(article: str, guide: Guide) -> Html:
    """An article by its outlet and its day."""
    day = guide.day(article)
    link = el("a", el("bdi", line(guide.outlet(article))), href=guide.article(article))
    return el("span", link, el("small", " ", line(day)) if day else None)


def sentence_link(claim: Claim, guide: Guide) -> Html:
    """The sentence of a claim, leading to its words."""
    said = quote(sentence(claim, guide), guide.language(claim.article))
    return el("a", said, href=words_address(claim, claim.trigger, guide))


def sentence(claim: Claim, guide: Guide) -> str:
    """The sentence of a claim, cut where it is long."""
    return cut(claim.sentence.of(guide.papers[claim.article].text), _LETTERS)


def words_address(claim: Claim, span: Span, guide: Guide) -> str:
    """The address of words of a claim."""
    return f"{guide.page(claim)}#{words_anchor(claim.article, span)}"


def claim_address(claim: Claim, guide: Guide) -> str:
    """The address of a claim."""
    return f"{guide.page(claim)}#{claim_anchor(claim)}"
