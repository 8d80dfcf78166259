"""What was lost or changed between an article and the one it was taken from, told with both passages.

The reading of both articles decides where both hold a claim on the same word; the words alone where only the earlier does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from recoupe.annotate.numerals import is_numeral_word, value_of
from recoupe.languages.lists import word_list
from recoupe.model.article import Entry
from recoupe.model.claim import Cell, Claim, NotSaid, Span, When
from recoupe.model.codes import Modality
from recoupe.model.copy import Alert, AlertKind, Copy, Lineage, Relation
from recoupe.read.months import MONTHS
from recoupe.relate.beside import Beside

_HEDGED = {Modality.HEARSAY: AlertKind.CONDITIONAL_LOST, Modality.POSSIBLE: AlertKind.HEDGE_LOST}
_NEAR = 600  # characters between a copied passage and the denial of what it says: a paragraph or two
_FOILED = "modality.verb."  # rules by which `déjouer` makes its object not happen
_NAMED = 5  # letters of words that name a source or say `selon`
_SMALL = 12  # words: in a longer stretch that was written anew, nothing stands for one word of the other
_REPRINTED = 0.5  # of the relay: below, its headline is that of an article of its own
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_SUPPOSED = re.compile(r"\b(?:si|s['’]il)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\s*(?:h\b|heures?\b|:\d)", re.IGNORECASE)


def alerts_of(lineage: Lineage, entries: Mapping[str, Entry], copies: Iterable[Copy]) -> list[Alert]:
    """The alerts of all relays of a lineage, by relay and place."""
    pairs = {(copy.a, copy.b): copy for copy in copies}
    found: list[Alert] = []
    for relay in lineage.relays:
        copy = pairs[min(relay.taken, relay.article), max(relay.taken, relay.article)]
        found += compare_words(entries[relay.taken], entries[relay.article], copy)
    return found


def compare_words(taken: Entry, relay: Entry, copy: Copy) -> list[Alert]:
    """What was lost or changed between two articles, by its kind and place in the earlier; each place once."""
    sides = Sides(taken, relay, copy)
    every = (
        *sides.attributions(), *sides.hedges(), *sides.denials(), *sides.figures(), *sides.dates(), *sides.loaded(),
        *sides.headlines(copy),
    )  # fmt: skip
    once: dict[tuple[AlertKind, Span], Alert] = {}
    for alert in every:
        once.setdefault((alert.kind, alert.lost or alert.before), alert)
    return sorted(once.values(), key=lambda a: (list(AlertKind).index(a.kind), a.before, a.after))


class Sides:
    """An article and the one that it was taken from, with what was read in both."""

    def __init__(self, taken: Entry, relay: Entry, copy: Copy) -> None:
        """Take the earlier, the later, and what they share."""
        self.taken, self.relay = taken, relay
        self.beside = Beside(taken.article, relay.article, copy)

    def attributions(self) -> Iterator[Alert]:
        """Sources that are named no more while what they said is still told."""
        for claim, other in self._claims():
            if not claim.attribution or (other is not None and other.attribution):
                continue
            text = self.taken.article.text
            if not any(_names(s.of(text)) for c in claim.attribution for s in c.evidence if s != c.value.cue):
                continue  # `dit-il` names nobody
            named = sorted(span for cell in claim.attribution for span in cell.evidence)
            within = [s for s in named if claim.sentence.overlaps(s)]
            if within and all(map(self.beside.lost, named)) and all(map(self._in_strip, within)):
                words = Span(within[0].start, within[-1].end)
                yield self._alert(AlertKind.ATTRIBUTION_LOST, claim.sentence, lost=words, near=claim.trigger)

    def hedges(self) -> Iterator[Alert]:
        """Conditionals of the press, and other words of doubt, that became plain statements."""
        for claim, other in self._claims():
            kind = _HEDGED.get(claim.modality.value)
            if kind is None or (other is not None and other.modality.value is not Modality.ASSERTED):
                continue
            words = [span for span in claim.modality.evidence if span != claim.trigger] or [claim.trigger]
            if all(map(self.beside.lost, words)) and all(map(self._in_strip, words)):
                yield self._alert(kind, claim.sentence, lost=words[0], near=claim.trigger)
        yield from self._conditionals()

    def _conditionals(self) -> Iterator[Alert]:
        """Where neither reading has a claim: an auxiliary in the conditional that became one in the indicative."""
        conditional, plain = word_list("conditional_auxiliaries"), word_list("indicative_auxiliaries")
        left, right = self.taken.article.text, self.relay.article.text
        for before, after in self._swapped():
            ours = [m for m in _WORD.finditer(left, before.start, before.end) if m[0].casefold() in conditional]
            theirs = [m for m in _WORD.finditer(right, after.start, after.end) if m[0].casefold() in plain]
            if len(ours) != 1 or len(theirs) != 1:
                continue
            words, new = Span(*ours[0].span()), Span(*theirs[0].span())
            sentence = self.beside.sentence(words)
            if not _SUPPOSED.search(left, sentence.start, words.start):
                yield self._alert(AlertKind.CONDITIONAL_LOST, words, lost=words, found=new)

    def denials(self) -> Iterator[Alert]:
        """A denial beside a passage that was copied without it."""
        strips = self.beside.strips
        told = [
            c
            for c in self.taken.reading.claims
            if c.modality.value is not Modality.DENIED and self._in_strip(c.trigger)
        ]
        kept = {c.type.value for c in self.relay.reading.claims if c.modality.value is Modality.DENIED}
        for claim in self.taken.reading.claims:
            if not _is_denial(claim) or claim.type.value in kept or self._in_strip(claim.trigger):
                continue
            denied = [c for c in told if c.type.value is claim.type.value and not self.beside.lost(c.trigger)]
            denied = [c for c in denied if self._stems(claim.sentence) & self._stems(c.sentence)]
            near = [
                s
                for s in strips
                if any(s.left.contains(c.trigger) for c in denied) and _gap(s.left, claim.sentence) <= _NEAR
            ]
            if near:
                strip = near[0]
                block = next(b.span for b in self.taken.article.blocks if b.span.overlaps(claim.sentence))
                start = max([block.start, *(s.left.end for s in strips if s.left.end <= claim.sentence.start)])
                words = Span(start, claim.sentence.end)
                end = self.beside.sentence(Span(strip.right.end - 1, strip.right.end), right=True)
                yield Alert(
                    AlertKind.DENIAL_LOST, self.taken.article.id, self.relay.article.id, words, end, claim.sentence
                )

    def figures(self) -> Iterator[Alert]:
        """Figures that became others with the same words behind them; the hours of a day are left out."""
        left, right = self.taken.article.text, self.relay.article.text
        for before, after in self._swapped():
            ours, theirs = _numerals(left, before), _numerals(right, after)
            if len(ours) != 1 or len(theirs) != 1 or ours[0][1] == theirs[0][1]:
                continue
            (a, _), (b, _) = ours[0], theirs[0]
            if _CLOCK.match(left, a.end) or _CLOCK.match(right, b.end) or _is_date(left, a) or _is_date(right, b):
                continue
            yield self._alert(AlertKind.FIGURE_CHANGED, a, lost=a, found=b)

    def dates(self) -> Iterator[Alert]:
        """Days of an event that became others."""
        for claim, other in self._claims():
            ours, theirs = claim.time, other.time if other else NotSaid()
            if isinstance(ours, NotSaid) or isinstance(theirs, NotSaid) or not _differ(ours, theirs):
                continue
            words, new = ours.evidence[0], theirs.evidence[0]
            if self._changed(words) and self._in_strip(words):
                yield self._alert(AlertKind.DATE_CHANGED, claim.sentence, lost=words, found=new)

    def loaded(self) -> Iterator[Alert]:
        """Words that steer in the place of words that do not, and the reverse."""
        ours = [loaded.span for loaded in self.taken.reading.loaded]
        theirs = [loaded.span for loaded in self.relay.reading.loaded]
        for before, after in self._swapped():
            old, new = [s for s in ours if s.overlaps(before)], [s for s in theirs if s.overlaps(after)]
            if new and not old:
                yield self._alert(AlertKind.LOADED_WORD, before, lost=before, found=new[0])
            if old and not new:
                yield self._alert(AlertKind.LOADED_WORD_LOST, before, lost=old[0], found=after)

    def headlines(self, copy: Copy) -> Iterator[Alert]:
        """Another headline over a text that is mostly the same."""
        share = copy.share_b if copy.b == self.relay.article.id else copy.share_a
        before, after = (e.article.about.title for e in (self.taken, self.relay))
        if (
            share < _REPRINTED
            or copy.relation is Relation.TRANSLATION
            or not (before and after and before.span and after.span)
        ):
            return
        if _plain(before.value) != _plain(after.value):
            ids = self.taken.article.id, self.relay.article.id
            yield Alert(AlertKind.HEADLINE_CHANGED, *ids, before.span, after.span, before.span, after.span)

    def _claims(self) -> Iterator[tuple[Claim, Claim | None]]:
        """The claims of the earlier whose trigger the later keeps, with the later's claim on it, if it has one."""
        by_start = {claim.trigger.start: claim for claim in self.relay.reading.claims}
        for claim in self.taken.reading.claims:
            if kept := self.beside.kept(claim.trigger):
                yield claim, next((by_start[k.start] for k in kept if k.start in by_start), None)

    def _changed(self, span: Span) -> bool:
        """True if a word of a span of the earlier is not in the later."""
        return len(self.beside.kept(span)) < len(re.findall(r"[^\W_]+", span.of(self.taken.article.text)))

    def _swapped(self) -> Iterator[tuple[Span, Span]]:
        """A few words in the place of a few."""
        left, right = self.taken.article.text, self.relay.article.text
        for before, after in self.beside.altered():
            if max(len(_WORD.findall(before.of(left))), len(_WORD.findall(after.of(right)))) <= _SMALL:
                yield before, after

    def _stems(self, span: Span) -> set[str]:
        """The beginnings of the longer words of a span of the earlier."""
        words = _WORD.findall(span.of(self.taken.article.text).casefold())
        return {word[:_NAMED] for word in words if len(word) >= _NAMED}

    def _in_strip(self, span: Span) -> bool:
        return any(strip.left.overlaps(span) for strip in self.beside.strips)

    def _alert(
        self, kind: AlertKind, where: Span, *, lost: Span, found: Span | None = None, near: Span | None = None
    ) -> Alert:
        """An alert with the sentences of both sides."""
        before = self.beside.sentence(where)
        anchor = found or self.beside.opposite(near or where) or self.beside.opposite(before)
        after = self.beside.sentence(anchor, right=True) if anchor else before
        return Alert(kind, self.taken.article.id, self.relay.article.id, before, after, lost, found)


def _is_denial(claim: Claim) -> bool:
    """True for what somebody says is not so; an attack that was foiled is denied by nobody."""
    modality = claim.modality
    return modality.value is Modality.DENIED and bool(claim.attribution) and not modality.rule.startswith(_FOILED)


def _names(source: str) -> bool:
    """True for words that tell who; a pronoun does not."""
    return source.isupper() or sum(map(str.isalpha, source)) >= _NAMED


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)


def _numerals(text: str, span: Span) -> list[tuple[Span, int]]:
    """The numerals of a span with their values; `un` is an article as often as a number and is left out."""
    found: list[tuple[Span, int]] = []
    for match in _WORD.finditer(text, span.start, span.end):
        word = match[0].casefold()
        value = value_of(word) if word[0].isdigit() or is_numeral_word(word) else None
        if value is not None and word not in ("un", "une"):
            found.append((Span(*match.span()), value))
    return found


def _is_date(text: str, span: Span) -> bool:
    """True if a month stands behind a numeral."""
    following = _WORD.search(text, span.end)
    return following is not None and following[0].casefold() in MONTHS


def _differ(ours: Cell[When], theirs: Cell[When]) -> bool:
    """True if both are told to the day, and are not the same."""
    a, b = ours.value.edtf, theirs.value.edtf
    return bool(a and b and len(a) == len(b) == len("2031-05-03") and a != b)


def _plain(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
