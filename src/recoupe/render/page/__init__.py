"""A dossier as one page of HTML that needs nothing else: drawn here, readable without script, French or English."""

from __future__ import annotations

from recoupe.render.page.account import Account
from recoupe.render.page.report import page
from recoupe.render.page.words import LANGUAGES, load_words

__all__ = ["LANGUAGES", "Account", "load_words", "page"]
