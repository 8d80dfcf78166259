"""Lineages: for each voice its root, the relays in the order of their days, and what each cut, added and altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recoupe.model.article import Article, Entry
from recoupe.model.copy import Copy, Lineage, Relay
from recoupe.relate.beside import Beside
from recoupe.relate.citations import citations_of
from recoupe.relate.outlets import cites_outlet, credits, credits_of, outlet_of
from recoupe.relate.roots import families_of

_TWENTIETH = 20  # shares are compared in steps of one twentieth: the rest is commas and bylines

Pairs = Mapping[tuple[str, str], Copy]


def lineages_of(entries: Mapping[str, Entry], copies: Iterable[Copy]) -> list[Lineage]:
    """The lineages of all voices that more than one article carries or cites, by their roots.

    Args:
        entries: all articles of the pile.
    """
    held = sorted(copies, key=lambda copy: (copy.a, copy.b))
    pairs = {pair: copy for copy in held if copy.folds for pair in ((copy.a, copy.b), (copy.b, copy.a))}
    families = families_of((entry.article for entry in entries.values()), held)
    citing = citations_of(entries, {a.id: family[0].id for family in families for a in family})
    found = []
    for family in families:
        members = {article.id for article in family}
        citations = tuple(citation for citation in citing if citation.cites in members)
        if len(family) > 1 or citations:
            relays = _relays(family, pairs, entries)
            found.append(Lineage(family[0].id, relays, citations, _because(family, relays, entries)))
    return found


def _relays(family: Sequence[Article], pairs: Pairs, entries: Mapping[str, Entry]) -> tuple[Relay, ...]:
    """The relays of a voice, as they came; each is taken from the one before it that holds most of it."""
    steps = {family[0].id: 0}
    by_id = {article.id: article for article in family}
    waiting, found = [article.id for article in family[1:]], {}
    while waiting:
        linked = next((one for one in waiting if any((one, other) in pairs for other in steps)), waiting[0])
        sources = [other for other in steps if (linked, other) in pairs]
        if not sources:  # cannot be: a voice hangs together
            break
        waiting.remove(linked)
        article = by_id[linked]
        source = max(sources, key=lambda other: _closeness(article, by_id[other], pairs[linked, other], steps[other]))
        steps[linked] = steps[source] + 1
        found[linked] = _relay(entries[linked], by_id[source], pairs[linked, source], steps[linked])
    return tuple(found[article.id] for article in family if article.id in found)


def _closeness(article: Article, source: Article, copy: Copy, step: int) -> tuple[bool, int, int, str]:
    """How likely an article was taken from another: by its credit, by how much of it stands there, by nearness to the root."""
    share = copy.share_b if copy.b == article.id else copy.share_a
    return bool(credits(article, source)), round(share * _TWENTIETH), -step, source.id


def _relay(entry: Entry, source: Article, copy: Copy, step: int) -> Relay:
    article = entry.article
    beside = Beside(source, article, copy)
    credit = credits(article, source) or cites_outlet(entry, source) or next(iter(credits_of(article).values()), None)
    share = copy.share_b if copy.b == article.id else copy.share_a
    changes = beside.cut(), beside.added(), beside.altered()
    return Relay(article.id, source.id, step, copy.relation, share, credit, *changes)


def _because(family: Sequence[Article], relays: Sequence[Relay], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Why the first of a voice is its root."""
    root, others = family[0], list(family[1:])
    found = []
    if others and root.day and all(other.day is None or root.day < other.day for other in others):
        found.append(f"day: {root.day}")
    crediting = [o for o in others if credits(o, root) or cites_outlet(entries[o.id], root)]
    if outlet_of(root) and crediting and root.about.outlet:
        found.append(f"credit: {root.about.outlet.value}")
    if relays and all(relay.taken == root.id for relay in relays):
        found.append("holds what the others share")
    found += [f"stands on: {name}" for name in credits_of(root).values()]
    return tuple(found)
