"""Texts that are named without being copied: articles of the pile that others cite, and texts that are not in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from recoupe.languages.outlets import masthead
from recoupe.model.article import Article, Entry
from recoupe.model.claim import Cite, Span
from recoupe.model.codes import BlockKind, SourceKind
from recoupe.model.copy import Citation, Copy, MissingRoot, PassageKind
from recoupe.relate.outlets import credits_of, outlet_key, outlet_of
from recoupe.relate.roots import rank

_RUNNING = (BlockKind.BODY, BlockKind.EMBEDDED)
_TELLING = 5  # letters: a word that may say what an article is about
_ALIKE = 2  # such words that a sentence and the article that it cites must share
_ARTICLE = 3  # letters of `La `, before a name that is cited without it
_OPENING = 8  # words of a document that stand for its name


def citations_of(entries: Mapping[str, Entry], roots: Mapping[str, str]) -> list[Citation]:
    """Which articles name the outlet of another voice of the pile in a sentence that speaks of what it told.

    Args:
        roots: the root of each article; an article does not cite its own voice, it relays it.
    """
    by_outlet: defaultdict[str, list[Article]] = defaultdict(list)
    names: dict[str, str] = {}
    for entry in entries.values():
        if entry.article.about.outlet and (key := outlet_of(entry.article)):
            by_outlet[key].append(entry.article)
            names[entry.article.about.outlet.value] = key
    if not names:
        return []
    pattern = _pattern(names)
    about = {article.id: _telling(article.text) for own in by_outlet.values() for article in own}
    found: dict[tuple[str, str], Citation] = {}
    for entry in entries.values():
        for span, name in _named(entry.article, pattern):
            key = names[name]
            if key == outlet_of(entry.article):
                continue
            sentence = _telling(_block_of(entry.article, span))
            if any(roots[a.id] == roots[entry.article.id] for a in by_outlet[key]):
                continue  # it relays the outlet: that is whom it names
            others = [a for a in by_outlet[key] if not _later(a, entry.article)]
            scored = [(len(sentence & about[a.id]), a.day or "", a.id) for a in others]
            if scored and max(scored)[0] >= _ALIKE:
                cited = max(scored)[2]
                found.setdefault((entry.article.id, cited), Citation(entry.article.id, cited, span))
    return sorted(found.values(), key=lambda c: (c.article, c.words))


def missing_roots(entries: Mapping[str, Entry], copies: Iterable[Copy]) -> list[MissingRoot]:
    """The texts that articles credit, cite or print and that are not in the pile; those most often named first."""
    here = {key for entry in entries.values() if (key := outlet_of(entry.article))}
    named: dict[str, str] = {}
    for entry in entries.values():
        for key, name in (*credits_of(entry.article).items(), *_cited(entry)):
            if key not in here:
                named[key] = min(name, named.get(key, name))
    held: defaultdict[str, dict[str, Span]] = defaultdict(dict)
    if named:
        shown = {name: key for key, name in named.items()}
        pattern = _pattern(shown)
        for entry in entries.values():
            for span, name in _named(entry.article, pattern):
                held[shown[name]].setdefault(entry.article.id, span)
    found = [MissingRoot(named[key], tuple(sorted(by.items()))) for key, by in held.items()]
    found += _documents(entries, copies)
    return sorted(found, key=lambda m: (-len(m.articles), m.name))


def _documents(entries: Mapping[str, Entry], copies: Iterable[Copy]) -> Iterator[MissingRoot]:
    """The documents that several articles print, each by its first words."""
    groups: list[dict[str, Span]] = []
    for copy in sorted(copies, key=lambda c: (c.a, c.b)):
        for passage in copy.passages:
            if passage.kind is PassageKind.DOCUMENT:
                sides = {copy.a: passage.a, copy.b: passage.b}
                same = [g for g in groups if any(a in g and g[a].overlaps(span) for a, span in sides.items())]
                whole = {**sides, **{a: s for g in same for a, s in g.items()}}
                groups = [g for g in groups if g not in same] + [whole]
    for group in groups:
        first = min((entries[a].article for a in group), key=rank)
        words = group[first.id].of(first.text).split()
        yield MissingRoot(f"« {' '.join(words[:_OPENING])}… »", tuple(sorted(group.items())))


def _cited(entry: Entry) -> Iterator[tuple[str, str]]:
    """The outlets on whose word an article relies: key and name."""
    for cite in entry.reading.cites:
        name = _outlet_name(entry.article, cite)
        if name and outlet_key(name) != outlet_of(entry.article):
            yield outlet_key(name), cite.name.text


def _outlet_name(article: Article, cite: Cite) -> str | None:
    """The name of an outlet that is cited: known as one, or built as names of newspapers are."""
    if cite.kind is SourceKind.OUTLET:  # `des médias` name none
        return (cite.name.entity or cite.name.text) if cite.name.text[:1].isupper() else None
    if cite.kind is not SourceKind.ORGANISATION:
        return None
    start, end = cite.name.source.start, cite.name.source.end
    return masthead(article.text[max(0, start - _ARTICLE) : end])


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in longest) + r")(?!\w)")


def _named(article: Article, pattern: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
    """Where names stand in the running text, with the name as it was asked for."""
    for block in article.blocks:
        if block.kind in _RUNNING:
            for match in pattern.finditer(article.text, block.span.start, block.span.end):
                yield Span(*match.span()), match[0].replace("’", "'")


def _block_of(article: Article, span: Span) -> str:
    return next((b.span.of(article.text) for b in article.blocks if b.span.overlaps(span)), "")


def _telling(text: str) -> frozenset[str]:
    return frozenset(
        w.casefold() for w in re.findall(rf"[^\W\d_]{{{_TELLING},}}", text) if w[:1].isupper() or len(w) > _TELLING
    )


def _later(article: Article, than: Article) -> bool:
    """True if an article came out after another: it cannot be what the other cites."""
    return bool(article.day and than.day and article.day > than.day)
