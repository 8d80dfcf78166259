"""Attribution: on whose word a stretch of text stands. Cues, their sources and what they reach.

Needs a Tree, Names and quotations; leaves `CueMark`s, from verbs of saying (saying.py), from `selon` and its kin and from
nouns (markers.py). Chains are put together in `claims`.
"""

from __future__ import annotations

from recoupe.annotate.markers import marker_cues, noun_cues
from recoupe.annotate.marks import CueMark, Names
from recoupe.annotate.saying import verb_cues
from recoupe.annotate.sources import Quotes
from recoupe.annotate.tree import Tree
from recoupe.languages.pack import Pack


def find_cues(tree: Tree, names: Names, pack: Pack, quotes: Quotes) -> tuple[CueMark, ...]:
    """All cues of a block in text order."""
    found = [
        *verb_cues(tree, names, pack, quotes), *marker_cues(tree, names, pack), *noun_cues(tree, names, pack, quotes),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda cue: (cue.cue, cue.rule)))
