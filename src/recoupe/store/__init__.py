"""5. One SQLite file, the dossier: articles, their claims, full-text search. The only folder that speaks SQL."""

from __future__ import annotations

from recoupe.store.asked import Asked
from recoupe.store.dossier import Dossier
from recoupe.store.filing import Filing
from recoupe.store.filters import Filters
from recoupe.store.related import Relations
from recoupe.store.schema import sqlite_lacks
from recoupe.store.search import Hit
from recoupe.store.told import Told
from recoupe.store.view import View

__all__ = ["Asked", "Dossier", "Filing", "Filters", "Hit", "Relations", "Told", "View", "sqlite_lacks"]
