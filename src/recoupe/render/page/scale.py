"""Days on a line: which stretch of time a graphic shows, where a day stands on it, and its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from recoupe.model.edtf import FIRST, LAST, days_of

_MARKS = 9  # marks on a line, at most: more would touch at the width of the page
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)  # steps between marks
_DAYS = (1, 2, 7, 14)
_MANY, _OUTER = (
    20,
    0.05,
)  # from 20 days on, the outermost 5 % at either end may fall off the line: one stray year hides the rest


@dataclass(frozen=True, slots=True)
class Days:
    """A value of time as days; None is an open end."""

    first: int | None
    last: int | None

    @classmethod
    def of(cls, edtf: str | None) -> Days | None:
        """The days of an EDTF value; None where it has none."""
        found = days_of(edtf) if edtf else None
        if found is None or found == (FIRST, LAST):
            return None
        first, last = found
        return cls(
            None if first == FIRST else date.fromisoformat(first).toordinal(),
            None if last == LAST else date.fromisoformat(last).toordinal(),
        )

    @property
    def ends(self) -> list[int]:
        """The ends that are known."""
        return [end for end in (self.first, self.last) if end is not None]


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of days, `width` wide from `left`."""

    first: int
    last: int
    left: float
    width: float

    @classmethod
    def over(cls, days: Iterable[Days], left: float, width: float) -> Scale | None:
        """The scale on which these days can be seen; None where there are none."""
        ends = sorted(end for each in days for end in each.ends)
        if not ends:
            return None
        cut = int(len(ends) * _OUTER) if len(ends) >= _MANY else 0
        inner, outer = (ends[cut], ends[-1 - cut]), (ends[0], ends[-1])
        half = max(1, (inner[1] - inner[0]) // 2)  # a side falls off only where it would take so much of the line
        first = outer[0] if inner[0] - outer[0] <= half else inner[0]
        last = outer[1] if outer[1] - inner[1] <= half else inner[1]
        margin = max(1, (last - first) // 30)
        return cls(max(1, first - margin), min(date.max.toordinal(), last + margin), left, width)

    def at(self, day: int) -> float:
        """Where a day begins, kept on the line."""
        share = (day - self.first) / max(1, self.last - self.first + 1)
        return round(self.left + self.width * min(1.0, max(0.0, share)), 1)

    def holds(self, day: int) -> bool:
        """True if a day is on the line."""
        return self.first <= day <= self.last

    def marks(self) -> Iterator[tuple[float, str]]:
        """Where lines go, with their dates in ISO 8601."""
        span = self.last - self.first
        days = next((step for step in _DAYS if span / step <= _MARKS), None)
        if days:
            for day in range(self.first + 1, self.last + 1, days):
                yield self.at(day), date.fromordinal(day).isoformat()
            return
        months = next((step for step in _MONTHS if span / 30.4 / step <= _MARKS), _MONTHS[-1])
        start, end = (date.fromordinal(day) for day in (self.first, self.last))
        for month in range(start.year * 12 // months * months, end.year * 12 + 12, months):
            year = month // 12
            if 1 <= year <= 9999 and self.holds(date(year, month % 12 + 1, 1).toordinal()):
                label = str(year) if months >= 12 else f"{year:04d}-{month % 12 + 1:02d}"
                yield self.at(date(year, month % 12 + 1, 1).toordinal()), label
