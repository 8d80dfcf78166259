"""Attribution: on whose word a stretch of text stands. Cues, their sources and what they reach.

Needs a Tree, Names and quotations; leaves `CueMark`s, from verbs of saying (saying.py), from `selon` and its kin (markers.py), from
nouns (nouns.py), from quotations themselves (quoting.py). Chains are put together in `claims`.
"""

from __future__ import annotations

from recoupe.annotate.markers import marker_cues
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.nouns import noun_cues
from recoupe.annotate.quoting import quote_cues
from recoupe.annotate.saying import verb_cues
from recoupe.annotate.sources import Quotes
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list
from recoupe.languages.pack import Pack

NOBODY = word_list("unnamed_speakers")
BESIDE = 6  # words between `a-t-on appris` and the `de source militaire` that says from whom


def is_nobody_beside(tree: Tree, cue: CueMark, cues: list[CueMark]) -> bool:
    """`a-t-on appris de source militaire`: one attribution, whose source is the one that is named."""
    if cue.source is None or tree.lower[cue.source] not in NOBODY:
        return False
    return any(
        other.rule == "attribution.marker.anon"
        and other.source is not None
        and 0 < other.cue[0] - cue.cue[-1] <= BESIDE
        for other in cues
    )


def find_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> tuple[CueMark, ...]:
    """All cues of a block in text order."""
    found = [
        *verb_cues(tree, names, pack, quotes), *marker_cues(tree, names, pack), *noun_cues(tree, names, pack, quotes),
    ]  # fmt: skip
    found += quote_cues(tree, names, pack, quotes, found)
    found = [cue for cue in found if not is_nobody_beside(tree, cue, found)]
    return tuple(sorted(found, key=lambda cue: (cue.cue, cue.rule)))
