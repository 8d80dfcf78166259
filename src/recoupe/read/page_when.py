"""When a page says its article was published and changed, and when it was seen. Next: page_facts.py.

A page carries a dozen dates of other articles: only what describes the page's own article counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.model.article import Fact
from recoupe.read.page_dates import read_date
from recoupe.read.page_lines import Mark
from recoupe.read.page_tags import OTHER_ZONES, Tags

# Names of `meta` under which sites publish the day of publication; the vaguer ones come last.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "article.published",
    "datepublished", "parsely-pub-date", "sailthru.date", "publication_date", "publication-date", "publish-date",
    "publish_date", "published_time", "published-date", "pubdate", "pub_date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.date.issued", "dc.issued", "citation_publication_date",
    "citation_date", "article_date_original", "originalpublicationdate",
)  # fmt: skip
_VAGUE = (
    "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "dc.created", "article:created_time", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "dcterms.modified", "dc.date.modified", "dc.modified", "last-modified", "lastmod", "revised", "last_updated_date",
)  # fmt: skip
_SEEN = re.compile(
    r"(?=.*(?:generated|crawl|archived?|retrieved|snapshot|scraped|captured))(?=.*(?:date|time|\bon\b|\bat\b))"
)
_CHANGED = re.compile(r"\b(?:updated|modified|modification|maj)\b", re.IGNORECASE)
_OWN_SCOPE = re.compile(r"(?:Article|Posting|Report|WebPage|CreativeWork)/?\Z")
_ABOVE = 8  # lines above its heading in which an article may print its date: section, kicker, share buttons
_BELOW = 2  # lines of the article's text below which a date is no longer its heading's
_BESIDE = 60  # characters beside a `time` element: `Publié le`, a clock, an author
_TEASER = 30  # characters of a line within links, from which it is the headline of another article


def find_days(tags: Tags) -> Iterator[tuple[str, Fact]]:
    """Every day that the page gives for its own article, the best first."""
    language = tags.language[1].lower() if tags.language else "fr"
    said = tags.described
    for name, key, metas in (("published", "datePublished", _PUBLISHED), ("modified", "dateModified", _MODIFIED)):
        yield from _day(name, f"json-ld {key}", said.text(key), language)
        for meta, value in tags.meta(*metas):
            yield from _day(name, f"meta {meta}", value, language)
        for mark in own_marks(tags, key):
            yield from _marked(name, f"itemprop {key}", mark, tags)
    times = _times(tags)
    for mark in times:
        changed = len(times) > 1 and _CHANGED.search(mark.element.get("class", "")[:200]) is not None
        yield from _marked("modified" if changed else "published", "time element", mark, tags)
    for name, key in (("published", "datePublished"), ("modified", "dateModified")):
        yield from _day(name, f"json-ld {key} of the page", said.text(key, of_page=True), language)
    for meta, value in tags.meta(*_VAGUE):
        yield from _day("published", f"meta {meta}", value, language)
    for meta in tags.metas:
        if _SEEN.match(meta[:100]):
            for value in tags.metas[meta]:
                yield from _day("seen", f"meta {meta}", value, language)


def _day(name: str, origin: str, value: str | None, language: str) -> Iterator[tuple[str, Fact]]:
    edtf = read_date(value, language=language) if value else None
    if value and edtf:
        yield name, Fact(edtf, origin, value)


def _marked(name: str, origin: str, mark: Mark, tags: Tags) -> Iterator[tuple[str, Fact]]:
    """The day of an element: by its attribute, and by its words in the text where these say the same day."""
    language = tags.language[1].lower() if tags.language else "fr"
    raw = next((value for key in ("datetime", "content", "title") if (value := mark.element.get(key, "").strip())), "")
    words = mark.span.of(tags.text) if mark.span else ""
    given, shown = read_date(raw, language=language), read_date(words, language=language)
    if shown and (given is None or shown.startswith(given)):
        yield name, Fact(shown, origin, words, mark.span)
    elif given:
        yield name, Fact(given, origin, raw)


def own_marks(tags: Tags, name: str) -> list[Mark]:
    """The elements that bear a property of microdata and belong to the page's own article."""
    bear = [
        m for m in tags.marks if m.element.get("itemprop", "").lower() == name.lower() and m.zone not in OTHER_ZONES
    ]
    bear = [mark for mark in bear if _in_own_scope(mark) and _in_own_article(mark, tags)]
    near = [mark for mark in bear if _is_near(mark, tags)]
    return near or (bear if len(bear) == 1 else [])


def _in_own_scope(mark: Mark) -> bool:
    """True unless the item that an element belongs to is a comment, an image, a person."""
    scope = next((outer for outer in mark.element.iterancestors() if outer.get("itemscope") is not None), None)
    return scope is None or _OWN_SCOPE.search(scope.get("itemtype", "Article").strip()) is not None


def _in_own_article(mark: Mark, tags: Tags) -> bool:
    """True unless an element stands in an `article` other than that of the heading."""
    nearest = next(mark.element.iterancestors("article"), None)
    if nearest is None or tags.heading is None:
        return True
    around = list(tags.heading.element.iterancestors("article"))
    return any(nearest is article for article in around) if around else True


def _times(tags: Tags) -> list[Mark]:
    """The `time` elements that give the day of the page's own article, those that say so first."""
    times = [m for m in tags.marks if m.tag == "time" and m.zone not in OTHER_ZONES and _in_own_article(m, tags)]
    times = [
        mark for mark in times if "dateModified" not in (mark.element.get("itemprop") or "") and _in_own_scope(mark)
    ]
    dated = [mark for mark in times if mark.element.get("pubdate") is not None]
    near = [mark for mark in times if _is_near(mark, tags)]
    if dated or near:
        return [*dated, *near]
    first, last = tags.bounds or (0, -1)
    inside = [m for m in times if m.zone == "" and first - 1 <= m.line <= last + 1 and _is_alone(m, tags)]
    return inside if len(inside) == 1 else []


def _is_alone(mark: Mark, tags: Tags) -> bool:
    """True if the line of an element holds little else: a day in a sentence is that of an event."""
    line = tags.lines[mark.line].span if 0 <= mark.line < len(tags.lines) else None
    return line is None or mark.span is None or (line.end - line.start) - (mark.span.end - mark.span.start) <= _BESIDE


def _is_near(mark: Mark, tags: Tags) -> bool:
    """True if an element stands by the heading: a few lines above, or below it and above the second paragraph."""
    heading = tags.heading
    if heading is None:
        return tags.bounds is not None and mark.zone == "" and -_ABOVE <= mark.line - tags.bounds[0] <= 1
    if mark.zone == "header" and heading.zone != "header":
        return False
    body = tags.bounds[0] if tags.bounds else heading.line
    if not heading.line - _ABOVE <= mark.line <= body + _BELOW:
        return False
    between = tags.lines[min(mark.line, heading.line) + 1 : max(mark.line, heading.line)]
    own = tags.lines[mark.line : mark.line + 1] if next(mark.element.iterancestors("a"), None) is None else ()
    return not any(line.linked * (line.span.end - line.span.start) >= _TEASER for line in (*between, *own))
