"""All copies of a pile: which pairs to compare, what they share, what they are to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from recoupe.model.article import Article, Entry
from recoupe.model.copy import Copy, Passage
from recoupe.relate.index import candidates
from recoupe.relate.pairs import compare
from recoupe.relate.passages import passages_of
from recoupe.relate.words import Keys, Words, ngrams, words_of

Pair = tuple[str, str]
Shared = Mapping[Pair, Sequence[Passage]]


def pairs_of(grams: Mapping[str, Keys]) -> list[Pair]:
    """The pairs of articles that are worth comparing, by their ids, the lesser first; sorted.

    Args:
        grams: the runs of words of each article (`ngrams`).
    """
    ids = sorted(grams)
    return [(ids[i], ids[j]) for i, j in candidates([grams[article] for article in ids])]


def shared_by(pairs: Iterable[Pair], article: Callable[[str], Article]) -> dict[Pair, tuple[Passage, ...]]:
    """What each pair shares; pairs that share nothing long enough to be a passage are there with none.

    Args:
        article: gives an article by its id; asked once for each.
    """
    held: dict[str, tuple[Article, Words]] = {}

    def side(name: str) -> tuple[Article, Words]:
        if name not in held:
            found = article(name)
            held[name] = (found, words_of(found))
        return held[name]

    return {(a, b): passages_of(side(a), side(b)) for a, b in pairs}


def copies_of(shared: Shared, entries: Mapping[str, Entry]) -> list[Copy]:
    """What each pair is to one another, by ids; pairs whose passages say nothing are left out.

    Args:
        entries: at least the articles that stand in a pair.
    """
    found = (compare(entries[a], entries[b], passages) for (a, b), passages in sorted(shared.items()) if passages)
    return [copy for copy in found if copy]


def find_copies(entries: Iterable[Entry]) -> list[Copy]:
    """All copies of a pile, from the texts and what was read from them; the order of the entries is of no account."""
    by_id = {entry.article.id: entry for entry in entries}
    words = {name: words_of(entry.article) for name, entry in by_id.items()}
    pairs = pairs_of({name: ngrams(own.keys) for name, own in words.items()})
    shared = {(a, b): passages_of((by_id[a].article, words[a]), (by_id[b].article, words[b])) for a, b in pairs}
    return copies_of(shared, by_id)
