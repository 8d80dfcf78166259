"""Where the places lie that aliases name: by the user's table, by most readings, by the gazetteer where it knows but one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from recoupe.languages.gazetteer import Country, Town, load_gazetteer
from recoupe.languages.placenames import spelling_key
from recoupe.model.alias import Alias, AliasKind, Point
from recoupe.model.codes import Precision
from recoupe.model.gazetteer import OwnPlace

if TYPE_CHECKING:
    from recoupe.store.dossier import Dossier


def points_of(aliases: Iterable[Alias], dossier: Dossier) -> Mapping[str, Point]:
    """The points of the canonical names of places; a name that nothing places has none, and what is shown with it stays."""
    names = sorted({alias.canonical for alias in aliases if alias.kind is AliasKind.PLACE})
    if not names:
        return {}
    own = own_points(dossier.places())
    found = {name: own.get(spelling_key(name)) or dossier.point_of(name) or shipped(name) for name in names}
    return {name: point for name, point in found.items() if point is not None}


def own_points(places: Iterable[OwnPlace]) -> dict[str, Point]:
    """The points of the user's places, by the key of each spelling."""
    return {spelling_key(n): (p.latitude, p.longitude, p.kind) for p in places for n in (*p.variants, p.name)}


def shipped(name: str) -> Point | None:
    """The point of a name that only one place of the gazetteer has."""
    place = load_gazetteer().only(name)
    if place is None:
        return None
    precision = Precision.COUNTRY if isinstance(place, Country) else Precision.AREA
    return place.latitude, place.longitude, Precision.POINT if isinstance(place, Town) else precision
