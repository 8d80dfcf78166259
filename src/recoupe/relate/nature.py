"""What a shared passage is: the news itself, background that stands under story after story, a document that several print,
words of somebody that several quote, or furniture of a site that reading took for text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.languages.lists import word_list
from recoupe.model.article import Article, Entry
from recoupe.model.claim import NotSaid, Span
from recoupe.model.codes import BlockKind
from recoupe.model.copy import Passage, PassageKind
from recoupe.model.edtf import days_of

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_RUNNING = (BlockKind.BODY, BlockKind.EMBEDDED)
_MOSTLY = 0.8  # of a passage's characters
WORDY = 40  # words: what is quoted at such length is a document, not a sentence that somebody said

# Set on texts/copies.jsonl and on what was found beside its pairs, read by hand.
SOLID = 22  # same words: a passage that is shared on its own account; a proverb, an office with its title stay below
BESIDE = 10  # same words of a passage that counts beside such a one
_CLOSE, _LOOSE = 0.68, 0.5  # share of same words, in passages below and from _LONG words
_LONG = 80
_BACK = 1 / 3  # of the running text: what begins behind it on both sides, the beginnings being others, is background
_LEAD = 0.15  # of the running text: what begins before it tells what is new
_FOLLOWING = 1  # days: papers print a dispatch on its day or the next; what is shared later is told again
_TAKEN = 0.6  # of one of the two: a text printed again, however late
_RECENT = 7  # days before the publication; news is younger
_EDGE = 0.02  # of the running text
_MONTH = 30  # days: what opens or ends texts so far apart, which share nothing else, is the site's
_COHERENT = 0.1  # share of the longer words of a passage that stand again in its article


@dataclass(frozen=True, slots=True)
class Side:
    """One article, seen for what its passages are: bounds of its running text, and what is quoted in it."""

    entry: Entry
    start: int
    end: int
    quoted: tuple[Span, ...]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.entry.article

    def place(self, at: int) -> float:
        """Where in the running text a character stands: 0 its first, 1 behind its last."""
        return (at - self.start) / max(1, self.end - self.start)

    def embeds(self, span: Span) -> bool:
        """True if a span lies in a text of another that the article prints."""
        blocks = (block.span for block in self.article.blocks if block.kind is BlockKind.EMBEDDED)
        return any(block.overlaps(span) for block in blocks)

    def quotes(self, span: Span) -> bool:
        """True if nearly all of a span is quoted."""
        inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in self.quoted)
        return inside >= _MOSTLY * (span.end - span.start)


def side_of(entry: Entry) -> Side:
    """An article made ready."""
    text = entry.article.text
    running = [block for block in entry.article.blocks if block.kind in _RUNNING]
    quoted = [
        Span(*match.span()) for block in running for match in _QUOTED.finditer(text, block.span.start, block.span.end)
    ]
    quoted += [b.span for b in running if b.kind is BlockKind.EMBEDDED and not any(q.overlaps(b.span) for q in quoted)]
    start, end = (running[0].span.start, running[-1].span.end) if running else (0, 1)
    return Side(entry, start, end, tuple(sorted(quoted)))


def judged(passages: Sequence[Passage], a: Side, b: Side) -> tuple[Passage, ...]:
    """The passages that count, each with what it is; none if none is long enough by itself."""
    kept = [p for p in passages if p.same >= BESIDE and p.same >= _LOOSE * max(p.words_a, p.words_b)]
    kept = [p for p in kept if not (_is_formula(p, a) or is_furniture(p, a, b))]
    if len(kept) == 1 and _is_edge(kept[0], a, b) and _is_far(a, b, _MONTH) and _taken(kept, a, b) < _TAKEN:
        return ()
    if not any(map(_is_solid, kept)):
        return ()
    news = _share_news(kept, a, b)
    begun = any(_is_solid(p) and min(a.place(p.a.start), b.place(p.b.start)) < _LEAD for p in kept)
    return tuple(replace(p, kind=_kind(p, a, b, news=news, begun=begun)) for p in kept)


def _is_solid(passage: Passage) -> bool:
    longer = max(passage.words_a, passage.words_b)
    return passage.same >= SOLID and passage.same >= (_CLOSE if longer < _LONG else _LOOSE) * longer


def _share_news(passages: Sequence[Passage], a: Side, b: Side) -> bool:
    """False if two articles tell other news: they came out days apart, and neither reprints nor begins as the other."""
    apart = days_apart(a.article, b.article)
    if apart is None or apart <= _FOLLOWING:
        return True
    leads = (a.place(p.a.start) < _LEAD and b.place(p.b.start) < _LEAD for p in passages if _is_solid(p))
    return _taken(passages, a, b) >= _TAKEN or (apart <= _RECENT and any(leads))


def _taken(passages: Sequence[Passage], a: Side, b: Side) -> float:
    """The share of the running text that they share, in that of the two where it is more."""
    in_a = sum(p.a.end - p.a.start for p in passages) / (a.end - a.start)
    in_b = sum(p.b.end - p.b.start for p in passages) / (b.end - b.start)
    return max(in_a, in_b)


def _is_far(a: Side, b: Side, days: int) -> bool:
    """True if two articles came out more than so many days apart."""
    apart = days_apart(a.article, b.article)
    return apart is not None and apart > days


def days_apart(a: Article, b: Article) -> int | None:
    """Days between two publications, None where one is not known to the day."""
    if a.day is None or b.day is None or not len(a.day) == len(b.day) == len("2031-05-03"):
        return None
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def _kind(passage: Passage, a: Side, b: Side, *, news: bool, begun: bool) -> PassageKind:
    """What a passage is.

    Args:
        news: the two may tell the same news.
        begun: one of the two begins with something that they share.
    """
    if a.quotes(passage.a) and b.quotes(passage.b):
        return PassageKind.DOCUMENT if passage.same >= WORDY else PassageKind.QUOTE
    if quotes_other(passage, a, b):
        return PassageKind.NEWS
    if not news or (_is_announced(passage.a, a) and _is_announced(passage.b, b)):
        return PassageKind.BACKGROUND
    late = a.place(passage.a.start) >= _BACK and b.place(passage.b.start) >= _BACK
    if late and not begun and not (_is_recent(passage.a, a) or _is_recent(passage.b, b)):
        return PassageKind.BACKGROUND
    return PassageKind.NEWS


def quotes_other(passage: Passage, a: Side, b: Side) -> bool:
    """True if one of the two quotes, in a paragraph of its own, what the other says in its own voice."""
    if passage.same < SOLID or a.quotes(passage.a) == b.quotes(passage.b):
        return False
    return b.embeds(passage.b) or a.embeds(passage.a)


def _is_announced(span: Span, side: Side) -> bool:
    """True if the paragraph says itself that it is background (`Pour rappel`)."""
    text = side.article.text
    start = max((block.span.start for block in side.article.blocks if block.span.start <= span.start), default=0)
    opening = text[start : start + 60].casefold()
    return any(opening.startswith(word) for word in word_list("background_openings"))


def _is_recent(span: Span, side: Side) -> bool:
    """True if something in the span happened in the days before the article came out."""
    published = side.article.day
    days = days_of(published) if published else None
    if days is None:
        return False
    first = (date.fromisoformat(days[0]) - timedelta(days=_RECENT)).isoformat()
    for claim in side.entry.reading.claims:
        if claim.trigger.overlaps(span) and not isinstance(claim.time, NotSaid) and claim.time.value.edtf:
            told = days_of(claim.time.value.edtf)
            if told and told[0] >= first:
                return True
    return False


def is_furniture(passage: Passage, a: Side, b: Side) -> bool:
    """True if it opens or ends both texts and neither goes on about it: headlines of the day, what the site is, sign-offs."""
    return (
        _is_edge(passage, a, b) and _is_far(a, b, _FOLLOWING) and not (_goes_on(passage.a, a) or _goes_on(passage.b, b))
    )


def _is_edge(passage: Passage, a: Side, b: Side) -> bool:
    opens = a.place(passage.a.start) <= _EDGE and b.place(passage.b.start) <= _EDGE
    ends = a.place(passage.a.end) >= 1 - _EDGE and b.place(passage.b.end) >= 1 - _EDGE
    return opens or ends


def _is_formula(passage: Passage, a: Side) -> bool:
    """True for the courtesies of letters, which are the same in all of them."""
    opening = passage.a.of(a.article.text)[:60].casefold()
    return passage.same < WORDY and any(words in opening for words in word_list("letter_formulas"))


def _goes_on(span: Span, side: Side) -> bool:
    """True if the rest of the article speaks of what the span speaks of, or there is no rest to speak of."""
    text = side.article.text
    rest = set(_long_words(text[side.start : span.start] + " " + text[span.end : side.end]))
    own = set(_long_words(span.of(text)))
    return len(rest) < len(own) or len(own & rest) >= _COHERENT * len(own)


def _long_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{5,}", text.casefold())
