"""What a page says about itself: title, outlet, author, agency, days, address, language. Next: page.py.

Every fact says where it was read; the best of each name comes first, and nothing is chosen here for good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html

from recoupe.languages.lists import word_list
from recoupe.languages.outlets import canonical
from recoupe.model.article import Fact
from recoupe.model.claim import Span
from recoupe.read.lines import trim
from recoupe.read.page_json import alike
from recoupe.read.page_lines import Mark, Rendered
from recoupe.read.page_tags import OTHER_ZONES, Tags, gather
from recoupe.read.page_when import find_days, own_marks

Found = Iterator[tuple[str, Fact]]

# A blank on both sides tells a separator from a hyphen; a colon needs none before it, and is part of many titles.
_SEPARATOR = re.compile(r"\s+(?:[|•·–—»«~-]|::|//)\s+")
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
_OUTLET_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher")
_AUTHOR_METAS = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "citation_author",
)  # fmt: skip
_AGENCIES = sorted(word_list("agencies"), key=lambda name: (-len(name), name))
_AGENCY = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in _AGENCIES)})(?![\w-])")
_AGENCY_KEYS = frozenset(alike(name) for name in _AGENCIES)
_BY = re.compile(
    r"(?:(?:article|texte|récit|reportage|analyse)\s+(?:de|par)|(?:(?:propos recueillis|écrit|publié|rédigé|posté)\s+)?(?:par|by)"
    r"|auteur\s*:|author\s*:|بقلم)\s+",
    re.IGNORECASE,
)
# A byline often goes on with the date.
_THEN_DATE = re.compile(r"\s*(?:[,|•·–—]|\s-\s|\s(?:le|publié)\s).{0,80}?\d", re.IGNORECASE)
_WITH = re.compile(
    r"\s*(?:,|\bavec\b|\bet\b|\bwith\b|\band\b|/|\(|\||-|–)\s*(?:l['’])?(?:agences?\s*)?\Z", re.IGNORECASE
)
_LONGEST_NAME = 120  # characters of the name of an outlet, an author
_LONGEST_TITLE = 400
_BELOW = 3  # lines below the article in which its author may sign
_MOST = 20  # facts of one name: more are a page that is made to be slow
_BYLINE = re.compile(r"\b(?:byline|author|auteur|signature)\b", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s<>\"]{3,2000}\Z", re.IGNORECASE)
_ARCHIVED = re.compile(r"https?://[^/\s]{1,80}/web/\d{4,14}[a-z_]{0,4}/(?=https?:)", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?![A-Za-z])")


def find_facts(
    root: html.HtmlElement, page: Rendered, article: frozenset[int], scripts: list[str]
) -> list[tuple[str, Fact]]:
    """Everything that the tags of a page say about it, as pairs of a name of About's field and a fact.

    Args:
        article: the indices of the lines that are the article.
        scripts: the page's JSON-LD.
    """
    tags = gather(root, page, article, scripts)
    outlets = list(_outlets(tags))
    facts = list(_titles(tags, [fact.value for _, fact in outlets]))
    facts += outlets
    facts += _site_in_title(tags, facts)
    facts += _people(tags)
    facts += find_days(tags)
    facts += _addresses(tags)
    facts += _language(tags)
    return _without_doubles(facts)


def _titles(tags: Tags, outlets: list[str]) -> Found:
    heading = tags.heading
    rest = heading.span.of(tags.text) if heading and heading.span else None
    if heading and heading.span and rest:
        yield "title", Fact(" ".join(rest.split()), "h1", rest, heading.span)
    said = tags.described.text("headline") or tags.described.text("name")
    for origin, words in [("json-ld headline", said), *((f"meta {n}", w) for n, w in tags.meta(*_TITLE_METAS))]:
        if words and len(words) <= _LONGEST_TITLE:
            yield "title", Fact(cut_site(words, outlets, rest), origin, words)
    for mark in own_marks(tags, "headline"):
        words = mark.span.of(tags.text) if mark.span else ""
        if 0 < len(words) <= _LONGEST_TITLE:
            yield "title", Fact(" ".join(words.split()), "itemprop headline", words, mark.span)
    if tags.title:
        words = tags.title.of(tags.text)
        value = cut_site(words, outlets, rest)
        at = words.find(value)
        span = trim(tags.text, tags.title.start + at, tags.title.start + at + len(value)) if at >= 0 else None
        yield "title", Fact(value, "title element", span.of(tags.text) if span else words, span or tags.title)


def cut_site(title: str, outlets: list[str], rest: str | None = None) -> str:
    """A title without the name of the site at its end or beginning: one of `outlets`, or what `rest` leaves.

    >>> cut_site("Un pont saute - Monde | Le Phare", ["Le Phare"], "Un pont saute"), cut_site("Nord - Sud", ["Est"])
    ('Un pont saute', 'Nord - Sud')
    """
    cuts = list(_SEPARATOR.finditer(title[:_LONGEST_TITLE]))
    for cut in cuts:
        for part in (title[: cut.start()], title[cut.end() :]):
            if rest and alike(part) == alike(rest):
                return part.strip()
    names = {alike(name) for name in outlets}
    if cuts and alike(title[cuts[-1].end() :]) in names:
        return title[: cuts[-1].start()].strip()
    if cuts and alike(title[: cuts[0].start()]) in names:
        return title[cuts[0].end() :].strip()
    return title


def _outlets(tags: Tags) -> Found:
    """Who published the page. An agency named as publisher is a credit: it sent the text to the site."""
    said = tags.described
    named: list[tuple[str, str | None]] = [(f"meta {n}", w) for n, w in tags.meta("og:site_name")]
    named.append(("json-ld publisher", said.text("publisher", "name")))
    named.append(("json-ld publisher", said.text("isPartOf", "name", of_page=True)))
    named += [(f"meta {n}", w) for n, w in tags.meta(*_OUTLET_METAS[1:])]
    for mark in tags.marks:
        if mark.element.get("itemprop", "").lower() == "publisher":
            name = next((e for e in mark.element.iterdescendants() if e.get("itemprop") == "name"), None)
            if name is not None:
                named.append(("itemprop publisher", name.get("content") or " ".join("".join(name.itertext()).split())))
    for origin, words in named:
        if words and len(words) <= _LONGEST_NAME and alike(words) and alike(words) not in _AGENCY_KEYS:
            yield "outlet", Fact(words, origin, words)


def _site_in_title(tags: Tags, facts: list[tuple[str, Fact]]) -> Found:
    """The outlet by what the title element adds to the title of the article."""
    if not tags.title or not tags.heading or not tags.heading.span:
        return
    words, rest = tags.title.of(tags.text), alike(tags.heading.span.of(tags.text))
    cuts = list(_SEPARATOR.finditer(words[:_LONGEST_TITLE]))
    if not cuts or not rest:
        return
    if any(alike(words[: cut.start()]) == rest for cut in cuts):
        span = trim(tags.text, tags.title.start + cuts[-1].end(), tags.title.end)
    elif alike(words[cuts[0].end() :]) == rest:
        span = trim(tags.text, tags.title.start, tags.title.start + cuts[0].start())
    else:
        return
    # A title may have a second half of its own: the name of a site stands on its page more than once, or in the table.
    name = span.of(tags.text) if span else ""
    if span and len(name) <= _LONGEST_NAME and (canonical(name) or tags.text.count(name) > 1):
        yield "outlet", Fact(span.of(tags.text), "title element", span.of(tags.text), span)


def _people(tags: Tags) -> Found:
    """Author and agency: by the tags, then by the byline."""
    said = tags.described
    for name in ("source", "creditText", "provider", "copyrightHolder"):
        yield from _agencies(said.text(name), f"json-ld {name}")
    named: list[tuple[str, str]] = []
    if names := said.names("author"):
        named.append(("json-ld author", ", ".join(names)))
    named += [(f"meta {n}", w) for n, w in tags.meta(*_AUTHOR_METAS)]
    for origin, words in named:
        yield from _author(words, origin, None)
        yield from _agencies(words, origin)
    for origin, mark in _bylines(tags):
        words = mark.span.of(tags.text) if mark.span else ""
        yield from _author(words, origin, mark.span)
        yield from _agencies(words, origin, mark.span)
    for name, words in tags.meta("publisher", "article:publisher", "news:source", "source", "credit"):
        yield from _agencies(words, f"meta {name}")


def _bylines(tags: Tags) -> Iterator[tuple[str, Mark]]:
    """The elements that name the author of the page's article: microdata, `rel=author`, then classes."""
    for mark in tags.marks:
        if mark.span is None or mark.zone in OTHER_ZONES or mark.span.end - mark.span.start > _LONGEST_NAME:
            continue
        if tags.bounds and mark.line > tags.bounds[1] + _BELOW:
            continue  # authors of comments and of other articles stand below
        if mark.element.get("itemprop", "").lower() == "author":
            yield "itemprop author", mark
        elif "author" in mark.element.get("rel", "").lower().split():
            yield "rel author", mark
        elif _BYLINE.search(mark.element.get("class", "")[:200]):
            yield "byline", mark


def _author(words: str, origin: str, span: Span | None) -> Found:
    """The names of people in a byline: agencies and `par` left out."""
    start = match.end() if (match := _BY.match(words)) else 0
    end = match.start() if (match := _AGENCY.search(words, start)) else len(words)
    kept = words[start:end]
    if match := _THEN_DATE.search(kept):
        kept = kept[: match.start()]
    while match := _WITH.search(kept):
        kept = kept[: match.start()]
    kept = kept.strip(" ,;:|/")
    if not kept or len(kept) > _LONGEST_NAME or _WEB.match(kept) or "@" in kept or any(c.isdigit() for c in kept):
        return
    at = words.index(kept)
    here = Span(span.start + at, span.start + at + len(kept)) if span else None
    yield "author", Fact(" ".join(kept.split()), origin, kept, here)


def _agencies(words: str | None, origin: str, span: Span | None = None) -> Found:
    match = _AGENCY.search(words[:_LONGEST_TITLE]) if words else None
    if match:
        here = Span(span.start + match.start(), span.start + match.end()) if span else None
        yield "agency", Fact(canonical(match[0]) or match[0], origin, match[0], here)


def _addresses(tags: Tags) -> Found:
    said = tags.described
    named = [("link canonical", tags.canonical), *((f"meta {n}", w) for n, w in tags.meta("og:url", "twitter:url"))]
    named += [("json-ld url", said.text("url")), ("json-ld url", said.text("mainEntityOfPage"))]
    for origin, words in named:
        bare = _ARCHIVED.sub("", words) if words else ""
        if words and _WEB.match(bare):
            yield "address", Fact(bare, origin, words)


def _language(tags: Tags) -> Found:
    named = [tags.language, ("json-ld inLanguage", tags.described.text("inLanguage") or "")]
    for origin, words in (pair for pair in named if pair):
        if match := _LANGUAGE.match(words):
            yield "language", Fact(match[1].lower(), origin, words)


def _without_doubles(facts: list[tuple[str, Fact]]) -> list[tuple[str, Fact]]:
    """One fact a name, value and origin, and not too many of a name."""
    kept: dict[tuple[str, str, str], tuple[str, Fact]] = {}
    count: Counter[str] = Counter()
    for name, fact in facts:
        key = (name, fact.value, fact.origin)
        if key not in kept and count[name] < _MOST:
            kept[key] = (name, fact)
            count[name] += 1
    return list(kept.values())
