"""Places of the user's own gazetteer, looked up by spelling; they come before those of the gazetteer that is shipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recoupe.languages.placenames import spelling_key
from recoupe.model.gazetteer import OwnPlace

OWN = "own"  # how the reason of a place begins that the user gave


class OwnPlaces:
    """The user's places by the key of each of their names; the first of equals."""

    def __init__(self, places: Sequence[OwnPlace] = ()) -> None:
        self._by_key: dict[str, list[OwnPlace]] = {}
        for place in sorted(places, key=lambda one: (one.file, one.line)):
            for name in dict.fromkeys(map(spelling_key, (place.name, *place.variants))):
                self._by_key.setdefault(name, []).append(place)

    def find(self, name: str, within: str | None, weight: Callable[[str], float]) -> OwnPlace | None:
        """The place of a name: in the country said to hold it, else in that of which the article speaks most.

        Args:
            within: the code of a country or division.
            weight: how much the article speaks of a country, by code.
        """
        found = self._by_key.get(spelling_key(name), [])
        inside = [place for place in found if within and place.country == within.partition(".")[0]]
        return max(inside or found, key=lambda place: weight(place.country) if place.country else 0.0, default=None)


def reason_of(place: OwnPlace) -> str:
    """The reason of a choice: the file and the line that it was read from.

    >>> from recoupe.model.codes import Precision
    >>> reason_of(OwnPlace("Hallon", 34.5, 40.9, Precision.POINT, "", (), "", "bases.csv", 3))
    'own:bases.csv:3'
    """
    return f"{OWN}:{place.file}:{place.line}"
