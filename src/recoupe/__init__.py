"""Recoupe: who claims what happened, on whose word: a ledger of press claims, each cell traced to its words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.adding import Summary
    from recoupe.corpus import Corpus
    from recoupe.model.article import Appearance, Article, Block
    from recoupe.model.claim import Cell, Claim, NotSaid, Reading, Span
    from recoupe.model.errors import RecoupeError

__version__ = "0.1.0"
__all__ = ["Appearance", "Article", "Block", "Cell", "Claim", "Corpus", "NotSaid", "Reading", "RecoupeError", "Span"]
__all__ += ["Summary", "__version__"]

# Where each name lives; they are imported when first asked for, so that `import recoupe` costs nothing.
_HOMES = {"Corpus": "recoupe.corpus", "RecoupeError": "recoupe.model.errors", "Summary": "recoupe.adding"}
_HOMES |= dict.fromkeys(("Appearance", "Article", "Block"), "recoupe.model.article")
_HOMES |= dict.fromkeys(("Cell", "Claim", "NotSaid", "Reading", "Span"), "recoupe.model.claim")


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
