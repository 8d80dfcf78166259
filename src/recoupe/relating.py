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
from recoupe.model.copy import ALONE, Alert, Copy, Related
from recoupe.relate.alerts import alerts_of
from recoupe.relate.citations import missing_roots
from recoupe.relate.gather import Pair, copies_of, pairs_of, shared_by, translations_of
from recoupe.relate.headlines import findings_of
from recoupe.relate.lineage import lineages_of
from recoupe.relate.roots import roots_of
from recoupe.relate.stock import without_stock
from recoupe.relate.translations import translation_pairs
from recoupe.relate.words import ngrams, words_of
from recoupe.store import Dossier, Relations

VERSION = "relate-1"  # changes whenever the same articles may come out otherwise
_TYPE = "<u8"  # how runs are kept, whatever the machine


def related(dossier: Dossier) -> Related:
    """What the articles of a dossier are to one another; brought up to date first, and kept if the dossier can be written."""
    kept = dossier.relations
    state = _state(kept)
    if kept.state() == state:
        return kept.read()
    old = kept.fingerprints(VERSION)
    new = {name: _runs(dossier, name) for name in dossier.ids() if name not in old}
    pairs = set(pairs_of({name: np.frombuffer(runs, _TYPE).astype(np.uint64) for name, runs in {**old, **new}.items()}))
    tongues = set(translation_pairs(kept.days()))
    known = {(a, b) for a, b in kept.compared() if a in old and b in old}
    held = [copy for copy in kept.judged_alone() if (copy.a, copy.b) in (pairs | tongues) & known]
    copies = {(copy.a, copy.b): copy for copy in (*held, *_compared(dossier, pairs - known))}
    copies |= {(copy.a, copy.b): copy for copy in _translations(dossier, tongues - known - copies.keys())}
    alone = [alert for alert in kept.alerts() if alert.kind in ALONE and alert.taken in old]
    alone += findings_of(_entry(dossier, name) for name in new)
    judged = [copies[pair] for pair in sorted(copies)]
    found = relate(dossier, judged, alone)
    if kept.writable:
        kept.keep(found, (VERSION, state), runs=new, pairs=pairs | tongues, alone=judged)
    return found


def roots(dossier: Dossier) -> dict[str, str]:
    """The root of each article of a dossier, its own id where it is one; brought up to date first."""
    kept = dossier.relations
    return kept.roots() if kept.state() == _state(kept) else dict(related(dossier).roots)


def _state(kept: Relations) -> str:
    """What relations depend on, as a hash: the rules, the articles, their blocks and readings."""
    return hashlib.sha256(repr((VERSION, kept.articles())).encode()).hexdigest()


def _runs(dossier: Dossier, article: str) -> bytes:
    """The runs of words of an article, each once, sorted."""
    return np.unique(ngrams(words_of(dossier.article(article)).keys)).astype(_TYPE).tobytes()


def _compared(dossier: Dossier, pairs: set[Pair]) -> list[Copy]:
    """The copies among pairs that are not known."""
    shared = shared_by(sorted(pairs), dossier.article)
    names = {name for pair, passages in shared.items() if passages for name in pair}
    return copies_of(shared, {name: _entry(dossier, name) for name in sorted(names)})


def _translations(dossier: Dossier, pairs: set[Pair]) -> list[Copy]:
    """The translations among pairs that are not known."""
    names = sorted({name for pair in pairs for name in pair})
    return translations_of(pairs, {name: _entry(dossier, name, whole=False) for name in names})


def relate(dossier: Dossier, copies: Iterable[Copy], alone: Iterable[Alert]) -> Related:
    """Roots, lineages, missing roots and alerts, from all copies of a dossier, and what its articles do by themselves."""
    judged = list(copies)
    folded = {name for copy in judged if copy.folds for name in (copy.a, copy.b)}
    entries = {name: _entry(dossier, name, whole=name in folded) for name in dossier.ids()}
    held = tuple(without_stock(judged, {name: entry.article.day for name, entry in entries.items()}))
    roots = roots_of((entry.article for entry in entries.values()), held)
    lineages = lineages_of(entries, held)
    alerts = [alert for lineage in lineages for alert in alerts_of(lineage, entries, held)]
    alerts += sorted(alone, key=lambda alert: (alert.taken, alert.kind))
    return Related(roots, held, tuple(lineages), tuple(missing_roots(entries, held)), tuple(alerts))


def _entry(dossier: Dossier, name: str, *, whole: bool = True) -> Entry:
    """An article with what was read from it, or only with whom it cites: more is not asked of one that copies nobody.

    Without what people corrected: who copies whom is then the same before and after, and need not be found anew at each verdict.
    """
    reading = (
        dossier.relations.as_read(dossier.reading(name)) if whole else Reading(name, (), (), "", dossier.cites(name))
    )
    return Entry(dossier.article(name), dossier.names(name), reading)
