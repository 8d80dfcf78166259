"""When: the graphic of times, and tables that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.article import Entry
from recoupe.model.claim import Claim, NotSaid
from recoupe.render.page.account import Account, article_anchor, claim_anchor, day_of, name_of, outlet_of, words_anchor
from recoupe.render.page.chronicle import Bar, Sheet, chronicle
from recoupe.render.page.html import Child, Html, Row, el, join, line, quote, table
from recoupe.render.page.scale import Days
from recoupe.render.page.words import Words

_PUBLISHED = "published"  # the anchor of the table of the days of publication
Numbered = tuple[int, Entry, Claim]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims with the same time."""

    edtf: str
    days: Days
    claims: tuple[Numbered, ...]


def timeline(account: Account, words: Words) -> Html:
    """The section of the timeline."""
    groups = _groups(account.claims)
    undated = [numbered for numbered in account.claims if _edtf(numbered[2]) is None]
    published = [(entry, days) for entry in account.ordered if (days := Days.of(day_of(entry.article)))]
    bars = [Bar(g.edtf, g.days, _types(g), f"#{_anchor(g)}") for g in groups]
    sheets = [Sheet(days, _told(entry), f"#{article_anchor(entry)}") for entry, days in published]
    parts: list[Child] = [el("h2", words("nav.timeline")), el("p", words("timeline.how"))]
    parts.append(chronicle(bars, sheets, words, more=f"#{_PUBLISHED}"))
    parts.append(el("p", words("timeline.undated", n=words.count("claims", len(undated)))))
    parts.append(_events_table(groups, undated, words))
    parts.append(_published_table(account, words))
    return el("section", *parts, id="timeline")


def _edtf(claim: Claim) -> str | None:
    """The time of a claim where it can stand on a line."""
    if isinstance(claim.time, NotSaid) or Days.of(claim.time.value.edtf) is None:
        return None
    return claim.time.value.edtf


def _groups(claims: Sequence[Numbered]) -> list[Group]:
    found: dict[str, list[Numbered]] = {}
    for numbered in claims:
        if edtf := _edtf(numbered[2]):
            found.setdefault(edtf, []).append(numbered)
    groups = [Group(edtf, days, tuple(held)) for edtf, held in found.items() if (days := Days.of(edtf))]
    return sorted(groups, key=lambda g: (min(g.days.ends), max(g.days.ends), g.edtf))


def _types(group: Group) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(str(claim.type.value) for _, _, claim in group.claims).items()))


def _told(entry: Entry) -> str:
    return f"{day_of(entry.article)} · {outlet_of(entry)} · {name_of(entry)}"


def _anchor(group: Group) -> str:
    """An anchor of the letters that an EDTF value has no trouble with."""
    return "t-" + "".join(c if c.isalnum() or c == "-" else f".{ord(c):x}." for c in group.edtf)


def _events_table(groups: list[Group], undated: list[Numbered], words: Words) -> Html:
    rows: list[tuple[Child, ...]] = [
        Row.of(_anchor(g), line(g.edtf), str(len(g.claims)), join(*(dated(c) for c in g.claims), by="; "))
        for g in groups
    ]
    if undated:
        plain = el("details", el("summary", words("timeline.list")), join(*(_number(c) for c in undated), by=", "))
        rows.append((words("timeline.none"), str(len(undated)), plain))
    heads = (words("cell.time"), words("column.claims"), words("column.words"))
    return table(words("timeline.table"), heads, rows)


def _number(numbered: Numbered) -> Html:
    number, _, claim = numbered
    return el("a", str(number), href=f"#{claim_anchor(claim)}")


def dated(numbered: Numbered) -> Html:
    """A claim by its number, with the words that say when, each a link."""
    _, entry, claim = numbered
    if isinstance(claim.time, NotSaid) or not claim.time.evidence:
        return _number(numbered)
    first = claim.time.evidence[0]
    said = quote(first.of(entry.article.text), entry.article.language)
    return join(_number(numbered), " ", el("a", said, href=f"#{words_anchor(claim.article, first)}"))


def _published_table(account: Account, words: Words) -> Html:
    rows: list[tuple[Child, ...]] = []
    for entry in account.ordered:
        how = "timeline.inferred" if entry.article.published is None and day_of(entry.article) else None
        day = join(line(day_of(entry.article) or "∅"), el("small", f" {words(how)}") if how else None)
        rows.append(
            (
                day,
                el("a", line(entry.article.title or name_of(entry)), href=f"#{article_anchor(entry)}"),
                outlet_of(entry),
            )
        )
    return table(
        words("timeline.articles"),
        (words("fact.published"), words("article"), words("fact.outlet")),
        rows,
        id=_PUBLISHED,
    )
