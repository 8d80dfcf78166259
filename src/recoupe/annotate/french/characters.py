"""Typographic variants of characters, one for one, so that offsets do not move."""

from __future__ import annotations

import unicodedata

# Typographic variants are one character each, so that offsets do not move.
PLAIN = str.maketrans("’‘`´«»“”„–—…", '\'\'\'\'"""""--.')
SPACES = str.maketrans("\u00a0\u202f\u2009\u2002\u2003", " " * 5)


def without_accents(text: str) -> str:
    """The text without its accents: `élu` gives `elu`."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
