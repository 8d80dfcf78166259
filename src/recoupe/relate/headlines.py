"""What one article does by itself: a headline that says more than its body, a text in which things happen and nobody acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recoupe.languages.lists import word_list
from recoupe.model.article import Article, Entry
from recoupe.model.claim import Claim, NotSaid, Span
from recoupe.model.codes import BlockKind, EventType
from recoupe.model.copy import Alert, AlertKind
from recoupe.read.sentences import split_sentences

_HARM = frozenset([EventType.STRIKE, EventType.DESTRUCTION, EventType.CASUALTIES, EventType.ATTACK])
_VIOLENT = _HARM | {EventType.BATTLE, EventType.ABUSE, EventType.SIEGE}
_MANY = 3  # kinds of harm done in an article that names nobody who did one; in fewer it may be chance
_CONDITIONAL = re.compile(r"[^\W\d_]+r(?:ait|aient)", re.IGNORECASE)
_SOURCED = re.compile(r"\b(?:selon|d['’]après)\b|[?«»\"]|\bdit\b", re.IGNORECASE)
_WHOSE = re.compile(r"\s+(?:des\s|du\s|de\s(?:la\s|l['’])|d['’])\s*[A-ZÀ-Þ]")
_WORD = re.compile(r"[^\W\d_]+")


def findings_of(entries: Iterable[Entry]) -> list[Alert]:
    """What each article does by itself, by their ids."""
    ordered = sorted(entries, key=lambda entry: entry.article.id)
    return [alert for entry in ordered for alert in (stronger(entry), agentless(entry)) if alert]


def stronger(entry: Entry) -> Alert | None:
    """A headline in the indicative, of nobody's word, over a body whose first statement is in the conditional of the press."""
    article = entry.article
    title, first = _title(article), next(_sentences(article), None)
    if entry.article.language != "fr" or title is None or first is None:
        return None
    said = title.of(article.text)
    if _CONDITIONAL.search(said) or _SOURCED.search(said):
        return None
    hedges = list(_conditionals(article, first))
    if not hedges:
        return None
    return Alert(AlertKind.HEADLINE_STRONGER, article.id, article.id, first, title, hedges[0], title)


def agentless(entry: Entry) -> Alert | None:
    """Harm in an article in which nobody does any: shells fall, houses burn, people are killed."""
    article, claims = entry.article, [c for c in entry.reading.claims if c.type.value in _VIOLENT]
    harm = [c for c in claims if c.type.value in _HARM and _in_body(article, c.trigger)]
    done = [c for c in harm if c.type.value is not EventType.CASUALTIES]
    if len(harm) < _MANY or not done or len({c.type.value for c in harm}) < _MANY:
        return None
    if any(not isinstance(c.actor, NotSaid) and c.actor for c in claims) or any(
        _is_active(article, c) or _is_done(article, c) for c in claims
    ):
        return None
    title = _title(article)
    said = title.of(article.text) if title else ""
    if _WHOSE.search(said) or "par" in _WORD.findall(said.casefold()):
        return None
    return Alert(
        AlertKind.NOBODY_ACTS, article.id, article.id, done[0].sentence, title or done[0].sentence, done[0].trigger
    )


def _title(article: Article) -> Span | None:
    return next((b.span for b in article.blocks if b.kind is BlockKind.TITLE), None)


def _sentences(article: Article) -> Iterator[Span]:
    for block in article.blocks:
        if block.kind is BlockKind.BODY:
            yield from (
                s for s in split_sentences(article.text, block.span) if len(_WORD.findall(s.of(article.text))) > _MANY
            )


def _conditionals(article: Article, sentence: Span) -> Iterator[Span]:
    """The auxiliaries in the conditional of a sentence that supposes nothing."""
    text, auxiliaries = article.text, word_list("conditional_auxiliaries")
    words = [(m[0].casefold(), Span(*m.span())) for m in _WORD.finditer(text, sentence.start, sentence.end)]
    if not any(word in ("si", "s") for word, _ in words):
        yield from (span for word, span in words if word in auxiliaries)


def _in_body(article: Article, span: Span) -> bool:
    return any(b.kind is BlockKind.BODY and b.span.contains(span) for b in article.blocks)


def _is_active(article: Article, claim: Claim) -> bool:
    """True for a verb that somebody does, though who was not read: `a bombardé`, `bombardant`, but not `ont péri`."""
    if claim.type.value is EventType.CASUALTIES and not claim.trigger.of(article.text).endswith("ant"):
        return False
    text, trigger = article.text, claim.trigger
    before = _WORD.findall(text[claim.sentence.start : trigger.start])
    having = bool(before) and before[-1].casefold() in word_list("having_auxiliaries")
    return having or trigger.of(text).endswith("ant")


def _is_done(article: Article, claim: Claim) -> bool:
    """True where words behind the event say by whom or whose it is: `tués par l'explosion`, `les attaques des Nordistes`."""
    behind = article.text[claim.trigger.end : claim.sentence.end]
    return "par" in _WORD.findall(behind.casefold()) or _WHOSE.match(behind) is not None
