"""Claims beside the rows of a user's event data: candidates by day, place, parties and toll, each with its reasons.

Nothing is judged: a claim without a row, or a row that counts otherwise, is said as it is. The columns of a layout stand in
layouts.csv; a map (field, column) of the user's own takes their place.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from recoupe.languages.english import english_names
from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.lists import word_list
from recoupe.model.claim import Claim, NotSaid, label
from recoupe.model.codes import EventType, Precision
from recoupe.model.errors import UsageError
from recoupe.relate.sketch import EARLIEST, LATEST, Paper, Sketch, ordinals, plain, sketch_of

LAYOUTS = Path(__file__).parent / "layouts.csv"
FIELDS = ("id", "first", "last", "place", "area", "latitude", "longitude", "party", "low", "high")
# What event data sets count: a treaty or an appointment has no row there.
CHECKED = frozenset(
    {EventType.CASUALTIES, EventType.ATTACK, EventType.STRIKE, EventType.BATTLE, EventType.ABUSE, EventType.CAPTURE}
)
SLACK = 2  # days that a report may be off: the night before, the day of the saying
NEAR_KM = 25.0  # as coordinates are scored
_LONG = 92  # days: a claim of a longer time (a year, a war) names no row
_GENERIC = frozenset("city town village governorate province district state region area".split())
_OF = frozenset(
    "d de des du l la le les".split()
)  # between a word for a place and its name: `zone d'Ici`, but `Nord-Kivu`
_BEGINNING = 4  # letters that the name of a country and its adjective share
_NO_PARTY = frozenset(  # words that parties of all wars have in their names, in English and in French
    "and armed armee army country de democratic democratiques des du for force forces front government gouvernement group "
    "groupe la le les military movement national north of people south state states the united world".split()
)
_KM_PER_DEGREE = 111.2

Columns = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the user's data, as compared."""

    id: str
    first: int
    last: int
    places: frozenset[str]
    areas: frozenset[str]
    points: tuple[tuple[float, float], ...]
    divisions: frozenset[str]
    parties: frozenset[str]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be what a claim tells of, with what speaks for it and against it; `row` is empty where there is none."""

    claim: str
    row: str
    agrees: tuple[str, ...]
    differs: tuple[str, ...]


@cache
def layout(name: str) -> dict[str, tuple[str, ...]]:
    """The columns of each field in a layout."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    with LAYOUTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            if row["layout"] == name:
                out[row["field"]].append(row["column"])
    if not out:
        raise UsageError(f"no layout {name!r}; take one of: ged, acled, generic")
    return {field: tuple(columns) for field, columns in out.items()}


def read_map(path: Path) -> dict[str, tuple[str, ...]]:
    """A map of the user's own: CSV with the columns `field` and `column`.

    Raises:
        UsageError: it cannot be read, or names a field that there is not.
    """
    out: defaultdict[str, list[str]] = defaultdict(list)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                out[row["field"]].append(row["column"])
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a map ({error}); it needs the columns field and column") from error
    if wrong := out.keys() - set(FIELDS):
        raise UsageError(f"{path}: no field {sorted(wrong)[0]!r}; there are: {', '.join(FIELDS)}")
    return {field: tuple(columns) for field, columns in out.items()}


def read_rows(path: Path, columns: Columns) -> list[Row]:
    """The rows of a user's table; those without a day are left out.

    Raises:
        UsageError: it cannot be read, or has none of the columns of `first`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            known = set(reader.fieldnames or ())
            if not known & set(columns.get("first", ())):
                raise UsageError(
                    f"{path} has no column {' or '.join(columns.get('first', ('first',)))}; give a map with --map"
                )
            rows = [_row(number, row, columns) for number, row in enumerate(reader, 1)]
    except (OSError, ValueError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as CSV in UTF-8 ({error})") from error
    return [row for row in rows if row.first > EARLIEST]


def _row(number: int, row: Mapping[str, str | None], columns: Columns) -> Row:
    def told(field: str) -> list[str]:
        return [value.strip() for column in columns.get(field, ()) if (value := row.get(column) or "").strip()]

    first, last = (ordinals(value[0][:10]) if value else None for value in (told("first"), told("last")))
    begins = first[0] if first else EARLIEST
    point = [_number(value) for field in ("latitude", "longitude") for value in told(field)[:1]]
    low, high = ([int(n) for v in told(field)[:1] if (n := _number(v)) is not None] for field in ("low", "high"))
    return Row(
        next(iter(told("id")), str(number)),
        begins,
        last[1] if last else (first[1] if first else begins),
        frozenset(key for value in told("place") if (key := _key(value))),
        frozenset(key for value in told("area") if (key := _key(value))),
        _points([n for n in point if n is not None], told("place")),
        frozenset(one.code for value in told("area") for one in load_gazetteer().divisions(_key(value))),
        frozenset(word for value in told("party") for word in _party(value)),
        low[0] if low else None,
        high[0] if high else None,
    )


def _party(name: str) -> set[str]:
    """What the names of one party share: the beginnings of its words (`Turkish`, `Turkey`), abbreviations as they are."""
    words = (word for word in plain(name).split() if len(word) > 1 and word not in _NO_PARTY)
    return {word[:_BEGINNING] for word in words}


def _points(given: list[float], names: list[str]) -> tuple[tuple[float, float], ...]:
    """Where a row is: as it says, else all towns of its names; which is meant, the claim beside it shows."""
    if len(given) > 1:
        return ((given[0], given[1]),)
    return tuple((town.latitude, town.longitude) for name in names for town in load_gazetteer().towns(_key(name)))


def _number(value: str) -> float | None:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return None


def _key(place: str) -> str:
    """A place name without the words that say what kind of place it is, or on which side of it."""
    words = [word for word in plain(place).split() if word not in _GENERIC]
    before = list(takewhile(lambda word: word in _around(), words))
    name = max((at for at, word in enumerate(before, 1) if word in _OF), default=0)
    return " ".join(words[name:] or words)


@cache
def _around() -> frozenset[str]:
    """The words around names of places, and those between."""
    return _OF.union(part for word in word_list("words_around_a_place_name") for part in plain(word).split())


def check(claims: Iterable[Claim], papers: Mapping[str, Paper], rows: Sequence[Row]) -> list[Candidate]:
    """Candidates for each claim that has a day and a place, the best first; one without a row where there is none."""
    by_month: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        for month in range((row.first - SLACK) // 31, (row.last + SLACK) // 31 + 1):
            by_month[month].append(row)
    out = []
    for claim in claims:
        sketch = sketch_of(claim, papers[claim.article])
        if claim.type.value not in CHECKED or not sketch.places or sketch.days is None:
            continue
        first, last = sketch.days
        if first <= EARLIEST or last >= LATEST or last - first > _LONG:
            continue
        near = {row.id: row for month in range(first // 31, last // 31 + 1) for row in by_month[month]}
        found = [one for _, row in sorted(near.items()) if (one := _candidate(claim, sketch, row))]
        found.sort(key=lambda one: (len(one.differs) - len(one.agrees), one.row))
        out += found or [Candidate(claim.id, "", (), ("no row of these days near this place",))]
    return out


def _candidate(claim: Claim, sketch: Sketch, row: Row) -> Candidate | None:
    """A row as a candidate, None where day or place exclude it."""
    first, last = sketch.days or (EARLIEST, EARLIEST)
    apart = max(0, row.first - last, first - row.last)
    place = _place(sketch, row)
    if apart > SLACK or place is None:
        return None
    agrees, differs = [place], []
    if apart:
        differs.append(f"{apart} day{'s' * (apart > 1)} apart")
    else:
        agrees.append("the days overlap")
    names = [label(c.value) for held in (claim.actor, claim.target) if not isinstance(held, NotSaid) for c in held]
    parties = {word for name in names for called in (name, *english_names(name)) for word in _party(called)}
    if shared := parties & row.parties:
        agrees.append(f"parties share {', '.join(sorted(shared))}")
    toll = _toll(sketch, row)
    if toll:
        (agrees if toll.startswith("the toll") else differs).append(toll)
    return Candidate(claim.id, row.id, tuple(agrees), tuple(differs))


def _place(sketch: Sketch, row: Row) -> str | None:
    """Why a row is at the place of a claim, None where it is not."""
    for place in sketch.places:
        if place.latitude is not None and place.longitude is not None and place.precision is Precision.POINT:
            here = place.latitude, place.longitude
            if (km := min((_kilometres(*here, *point) for point in row.points), default=math.inf)) <= NEAR_KM:
                return f"places {km:.0f} km apart"
            towns = [
                t for t in load_gazetteer().towns(place.key) if _kilometres(*here, t.latitude, t.longitude) <= NEAR_KM
            ]
            if not row.places and row.divisions & {town.division for town in towns}:
                return "the row names the province alone, and the place lies in it"
        key = _key(place.key)
        if key and key in row.places:
            return f"the place {key}"
        if key and (key in row.areas or row.divisions & {one.code for one in load_gazetteer().divisions(key)}):
            return f"within {key}"
    return None


def _kilometres(latitude: float, longitude: float, other: float, other_longitude: float) -> float:
    east = (longitude - other_longitude) * _KM_PER_DEGREE * math.cos(math.radians(latitude))
    return math.hypot((latitude - other) * _KM_PER_DEGREE, east)


def _toll(sketch: Sketch, row: Row) -> str | None:
    """How the dead of a claim and of a row compare; None where one does not count."""
    dead = [figure for figure in sketch.figures if str(figure.counts) == "killed"]
    if not dead or row.low is None:
        return None
    high = row.high if row.high is not None else row.low
    least, most = dead[0].least or 0, dead[0].most if dead[0].most is not None else math.inf
    told = f"{row.low}" if row.low == high else f"{row.low} to {high}"
    return f"the toll fits: {told} there" if least <= high and row.low <= most else f"counts {told} dead"
