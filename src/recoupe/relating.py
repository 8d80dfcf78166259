"""What the articles of a dossier are to one another, brought up to date: only pairs that changed are compared.

The index of runs is made anew from the fingerprints that are kept, for whether a pair is worth comparing depends on the pile; it
takes a second for thousands of articles. What is costly, reading texts and laying them side by side, is done for new pairs only.
The result is the same as from scratch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np

from recoupe.model.article import Entry
from recoupe.model.claim import Reading
from recoupe.model.copy import Copy, Related
from recoupe.relate.alerts import alerts_of
from recoupe.relate.citations import missing_roots
from recoupe.relate.gather import Pair, copies_of, pairs_of, shared_by
from recoupe.relate.lineage import lineages_of
from recoupe.relate.roots import roots_of
from recoupe.relate.words import ngrams, words_of
from recoupe.store import Dossier

VERSION = "relate-1"  # changes whenever the same articles may come out otherwise
_TYPE = "<u8"  # how runs are kept, whatever the machine


def related(dossier: Dossier) -> Related:
    """What the articles of a dossier are to one another; brought up to date first, and kept if the dossier can be written."""
    kept = dossier.relations
    state = hashlib.sha256(repr((VERSION, kept.articles())).encode()).hexdigest()
    if kept.state() == state:
        return kept.read()
    old = kept.fingerprints(VERSION)
    new = {name: _runs(dossier, name) for name in dossier.ids() if name not in old}
    pairs = pairs_of({name: np.frombuffer(runs, _TYPE).astype(np.uint64) for name, runs in {**old, **new}.items()})
    known = {(a, b) for a, b in kept.compared() if a in old and b in old}
    found = relate(dossier, _compared(dossier, set(pairs), known))
    if kept.writable:
        kept.keep(found, (VERSION, state), runs=new, pairs=pairs)
    return found


def _runs(dossier: Dossier, article: str) -> bytes:
    """The runs of words of an article, each once, sorted."""
    return np.unique(ngrams(words_of(dossier.article(article)).keys)).astype(_TYPE).tobytes()


def _compared(dossier: Dossier, wanted: set[Pair], known: set[Pair]) -> list[Copy]:
    """The copies among the pairs: those that are kept, and those of pairs that are not known."""
    kept = [copy for copy in dossier.relations.copies() if (copy.a, copy.b) in wanted & known]
    shared = shared_by(sorted(wanted - known), dossier.article)
    names = {name for pair, passages in shared.items() if passages for name in pair}
    found = copies_of(shared, {name: _entry(dossier, name) for name in sorted(names)})
    return sorted([*kept, *found], key=lambda copy: (copy.a, copy.b))


def relate(dossier: Dossier, copies: Iterable[Copy]) -> Related:
    """Roots, lineages, missing roots and alerts, from all copies of a dossier."""
    held = tuple(copies)
    folded = {name for copy in held if copy.folds for name in (copy.a, copy.b)}
    entries = {name: _entry(dossier, name, whole=name in folded) for name in dossier.ids()}
    roots = roots_of((entry.article for entry in entries.values()), held)
    lineages = lineages_of(entries, held)
    alerts = tuple(alert for lineage in lineages for alert in alerts_of(lineage, entries, held))
    return Related(roots, held, tuple(lineages), tuple(missing_roots(entries, held)), alerts)


def _entry(dossier: Dossier, name: str, *, whole: bool = True) -> Entry:
    """An article with what was read from it, or only with whom it cites: more is not asked of one that copies nobody."""
    reading = dossier.reading(name) if whole else Reading(name, (), (), "", dossier.cites(name))
    return Entry(dossier.article(name), dossier.names(name), reading)
