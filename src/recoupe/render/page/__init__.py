"""A dossier as one page of HTML that needs nothing else: drawn here, readable without script, French or English."""

from __future__ import annotations

from recoupe.render.page.report import page
from recoupe.render.page.told import Told
from recoupe.render.page.words import LANGUAGES, load_words

__all__ = ["LANGUAGES", "Told", "load_words", "page"]
