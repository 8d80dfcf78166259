"""How two claims compare, feature by feature: for many pairs at once, a level for each feature.

The levels are those of comparison.csv, which says what each means and what it weighs (weights.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recoupe.model.codes import EventType, Modality, Precision
from recoupe.relate.columns import MODALITIES, NONE, PRECISIONS, TYPES, Columns, Floats, Ints, Small
from recoupe.relate.sketch import EARLIEST, LATEST

Flags = npt.NDArray[np.bool_]

# Feature by feature, the levels in their order. The last that fits holds.
LEVELS: dict[str, tuple[str, ...]] = {
    "type": ("other", "kin", "loss", "same"),
    "trigger": ("other", "same", "form"),
    "actor": ("none", "one", "other", "kin", "same"),
    "target": ("none", "one", "other", "kin", "same"),
    "roles": ("straight", "crossed"),
    "place": ("none", "one", "other", "wide", "far", "beside", "within", "near", "same", "land"),
    "time": ("none", "one", "apart", "days", "next", "overlap", "same"),
    "told": ("unknown", "before", "fresh", "recent", "old"),
    "published": ("unknown", "apart", "month", "week", "day"),
    "figure": ("none", "one", "other", "apart", "fits", "same"),
    "harm": ("none", "one", "other", "same"),
    "equipment": ("none", "one", "other", "same"),
    "setting": ("unknown", "other", "within", "near", "same"),
    "moment": ("unknown", "apart", "days", "overlap", "same"),
    "words": ("none", "few", "some", "many", "most", "same"),
    "around": ("none", "few", "some", "many", "most", "same"),
    "article": ("none", "few", "some", "many", "most", "same"),
    "distance": ("trigger", "sentence", "next", "near", "far"),
    "between": ("none", "one", "few", "many"),
    "determiner": ("none", "indefinite", "definite", "pointing"),
    "number": ("one", "mixed", "several"),
    "modality": ("other", "unreal", "denied", "same"),
}
FEATURES = tuple(LEVELS)
COSTLY = ("words", "around", "article")  # looked at last, and only where they can still decide

# Families of types: two claims are compared only within one.
FAMILIES = (
    {EventType.ATTACK, EventType.BATTLE, EventType.STRIKE, EventType.ADVANCE},
    {EventType.CASUALTIES, EventType.ABUSE},
    {EventType.CAPTURE, EventType.WITHDRAW},
)
# Types that tell one event from two sides, or that texts use for one another (counted on the development gold).
KIN = (
    (EventType.ATTACK, EventType.BATTLE),
    (EventType.ATTACK, EventType.STRIKE),
    (EventType.BATTLE, EventType.STRIKE),
    (EventType.ADVANCE, EventType.BATTLE),
    (EventType.ABUSE, EventType.CASUALTIES),
    (EventType.CAPTURE, EventType.WITHDRAW),
)
# A town and its outskirts; towns of one battle; a town and the middle of its province (median of the gold 60).
NEAR_KM, BESIDE_KM, WITHIN_KM = 12.0, 50.0, 120.0
LOSS = (EventType.CAPTURE, EventType.WITHDRAW)
_SHARES = (0.0, 0.1, 0.25, 0.45, 0.75)  # of the shorter list of words: above each begins a level
_STEPS = (250, 900)  # characters: the next sentence; the same paragraph or the next
_DAYS_APART, _WEEK, _MONTH = 3, 7, 31
_LONG = 40  # days: a time longer than that says little when it overlaps
_KM_PER_DEGREE = 111.2
_UNREAL = tuple(MODALITIES[m] for m in (Modality.PREDICTED, Modality.PLANNED, Modality.POSSIBLE, Modality.QUESTIONED))


def levels_of(columns: Columns, left: Ints, right: Ints) -> Small:
    """One row a pair, one column a feature: the number of the level. The two of a pair may change places."""
    out = np.zeros((len(left), len(FEATURES)), dtype=np.int8)
    for number, feature in enumerate(FEATURES):
        out[:, number] = level_of(feature, columns, left, right)
    return out


def level_of(feature: str, columns: Columns, left: Ints, right: Ints) -> Small:
    """The level of one feature for each pair."""
    found: Small = _MEASURES[feature](columns, left, right)
    return found


def possible(c: Columns, i: Ints, j: Ints) -> Flags:
    """False for pairs that a veto of the table forbids anyway: kinds, times or places that cannot be one event."""
    dated = (c.first[i] != NONE) & (c.first[j] != NONE)
    out: Flags = _KIN[c.type[i], c.type[j]].astype(bool) & ~(dated & (gap(c, i, j) > _DAYS_APART))
    point = PRECISIONS[Precision.POINT]
    both = np.flatnonzero(out & (c.precision[i] == point) & (c.precision[j] == point))
    out[both] = (np.abs(c.latitude[i[both]] - c.latitude[j[both]]) * _KM_PER_DEGREE <= BESIDE_KM) | (
        c.places[i[both], 0] == c.places[j[both], 0]
    )
    return out


def _shared(a: Ints, b: Ints) -> Ints:
    """How many numbers of each row stand in the row of the other."""
    found = np.zeros(len(a), dtype=np.int32)
    for column in range(a.shape[1]):
        one = a[:, column]
        found += ((one[:, None] == b) & (one != NONE)[:, None]).any(axis=1)
    return found


def _sizes(a: Ints, b: Ints) -> tuple[Ints, Ints]:
    counts = (a != NONE).sum(axis=1), (b != NONE).sum(axis=1)
    return np.minimum(*counts).astype(np.int32), np.maximum(*counts).astype(np.int32)


def _kin() -> Small:
    """other, kin, loss, same: by the numbers of two types."""
    kin = np.zeros((len(TYPES), len(TYPES)), dtype=np.int8)
    for one, other in KIN:
        kin[TYPES[one], TYPES[other]] = kin[TYPES[other], TYPES[one]] = 1
    loss = [TYPES[kind] for kind in LOSS]
    kin[np.ix_(loss, loss)] = 2
    np.fill_diagonal(kin, 3)
    return kin


_KIN = _kin()


def _type(c: Columns, i: Ints, j: Ints) -> Small:
    found: Small = _KIN[c.type[i], c.type[j]]
    return found


def _trigger(c: Columns, i: Ints, j: Ints) -> Small:
    """other, same, form: the same word, or another form of it."""
    same = (c.trigger[i] == c.trigger[j]) & (c.trigger[i] != NONE)
    found: Small = same.astype(np.int8) + (same & (c.form[i] == c.form[j]))
    return found


def _names(names: Ints, parts: Ints, i: Ints, j: Ints) -> Small:
    """none, one, other, kin, same."""
    least, most = _sizes(names[i], names[j])
    shared_parts, (least_parts, _) = _shared(parts[i], parts[j]), _sizes(parts[i], parts[j])
    kin = (shared_parts * 2 >= least_parts) & (shared_parts > 0)
    return np.select([most == 0, least == 0, _shared(names[i], names[j]) > 0, kin], [0, 1, 4, 3], default=2).astype(
        np.int8
    )


def _actor(c: Columns, i: Ints, j: Ints) -> Small:
    return _names(c.actors, c.actor_parts, i, j)


def _target(c: Columns, i: Ints, j: Ints) -> Small:
    return _names(c.targets, c.target_parts, i, j)


def _roles(c: Columns, i: Ints, j: Ints) -> Small:
    crossed = (_shared(c.actors[i], c.targets[j]) > 0) | (_shared(c.targets[i], c.actors[j]) > 0)
    return crossed.astype(np.int8)


def kilometres(c: Columns, i: Ints, j: Ints) -> Floats:
    """The distance between the places of pairs; not a number where one is not known. Flat: it is compared with 120 km."""
    north = (c.latitude[i] - c.latitude[j]) * _KM_PER_DEGREE
    middle = np.radians((c.latitude[i] + c.latitude[j]) / 2)
    east = (c.longitude[i] - c.longitude[j]) * np.cos(middle) * _KM_PER_DEGREE
    found: Floats = np.hypot(north, east)
    return found


_LAND = PRECISIONS[Precision.COUNTRY]


def _place(c: Columns, i: Ints, j: Ints) -> Small:
    """none, one, other, wide, far, beside, within, near, same, land."""
    least, most = _sizes(c.places[i], c.places[j])
    km = kilometres(c, i, j)
    known = ~np.isnan(km)
    wide = (c.precision[i] != PRECISIONS[Precision.POINT]) | (c.precision[j] != PRECISIONS[Precision.POINT])
    parts = _shared(c.place_parts[i], c.place_parts[j]) > 0
    with np.errstate(invalid="ignore"):
        near, beside = known & ~wide & (km <= NEAR_KM), known & ~wide & (km <= BESIDE_KM)
        within = (known & wide & (km <= WITHIN_KM)) | parts
    same = _shared(c.places[i], c.places[j]) > 0
    land = known & (
        (c.precision[i] == _LAND) != (c.precision[j] == _LAND)
    )  # its middle says nothing of how far it reaches
    cases = [most == 0, least == 0, same, near, within, beside, known & ~wide, land, known]
    return np.select(cases, [0, 1, 8, 7, 6, 5, 4, 9, 3], default=2).astype(np.int8)


def gap(c: Columns, i: Ints, j: Ints) -> Ints:
    """Days between the times of pairs, 0 where they overlap; to be read only where both have one."""
    found: Ints = np.maximum(0, np.maximum(c.first[i] - c.last[j], c.first[j] - c.last[i]))
    return found


def _time(c: Columns, i: Ints, j: Ints) -> Small:
    """none, one, apart, days, next, overlap, same."""
    there = (c.first[i] != NONE).astype(np.int8) + (c.first[j] != NONE)
    days = gap(c, i, j)
    same = (c.first[i] == c.first[j]) & (c.last[i] == c.last[j])
    return np.select(
        [there == 0, there == 1, same, days == 0, days == 1, days <= _DAYS_APART], [0, 1, 6, 5, 4, 3], default=2
    ).astype(np.int8)


def _told(c: Columns, i: Ints, j: Ints) -> Small:
    """unknown, before, fresh, recent, old: how long after the time of one the other, which has none, was published."""
    dated, other = np.where(c.first[i] != NONE, i, j), np.where(c.first[i] != NONE, j, i)
    one = ((c.first[i] != NONE) != (c.first[j] != NONE)) & (c.last[dated] < LATEST) & (c.first[dated] > EARLIEST)
    first, last = (bound[c.article[other]] for bound in c.published)
    known = one & (first > EARLIEST) & (last < LATEST)
    days = np.where(last < c.first[dated], -1, np.maximum(0, first - c.last[dated]))
    return np.select([~known, days < 0, days <= _WEEK, days <= _MONTH], [0, 1, 2, 3], default=4).astype(np.int8)


def _published(c: Columns, i: Ints, j: Ints) -> Small:
    """unknown, apart, month, week, day."""
    (first, last), a, b = c.published, c.article[i], c.article[j]
    known = (first[a] > EARLIEST) & (first[b] > EARLIEST) & (last[a] < LATEST) & (last[b] < LATEST)
    days = np.maximum(0, np.maximum(first[a] - last[b], first[b] - last[a]))
    return np.select([~known, days <= 1, days <= _WEEK, days <= _MONTH], [0, 4, 3, 2], default=1).astype(np.int8)


def _figure(c: Columns, i: Ints, j: Ints) -> Small:
    """none, one, other, apart, fits, same."""
    there = (c.counts[i] != NONE).astype(np.int8) + (c.counts[j] != NONE)
    same = (c.least[i] == c.least[j]) & (c.most[i] == c.most[j])
    fits = (c.least[i] <= c.most[j]) & (c.least[j] <= c.most[i])
    return np.select(
        [there == 0, there == 1, c.counts[i] != c.counts[j], same, fits], [0, 1, 2, 5, 4], default=3
    ).astype(np.int8)


def _harm(c: Columns, i: Ints, j: Ints) -> Small:
    there = (c.harm[i] != NONE).astype(np.int8) + (c.harm[j] != NONE)
    return np.select([there == 0, there == 1, c.harm[i] == c.harm[j]], [0, 1, 3], default=2).astype(np.int8)


def _equipment(c: Columns, i: Ints, j: Ints) -> Small:
    least, most = _sizes(c.equipment[i], c.equipment[j])
    shared = _shared(c.equipment[i], c.equipment[j]) > 0
    return np.select([most == 0, least == 0, shared], [0, 1, 3], default=2).astype(np.int8)


def _likeness(c: Columns, a: Ints, b: Ints) -> Small:
    """none, few, some, many, most, same: the cosine of two lists of words, rare ones weighing more."""
    shared = np.zeros(len(a), dtype=np.float32)
    for column in range(a.shape[1]):
        one = a[:, column]
        shared += ((one[:, None] == b) & (one != NONE)[:, None]).any(axis=1) * c.weight[one] ** 2
    size = _length(c, a) * _length(c, b)
    cosine = shared / np.sqrt(np.maximum(size, 1e-6))
    found: Small = np.digitize(cosine, np.array(_SHARES), right=True).astype(np.int8)
    return found


def _length(c: Columns, words: Ints) -> Floats:
    found: Floats = np.where(words != NONE, c.weight[words] ** 2, 0).sum(axis=1)
    return found


def _words(c: Columns, i: Ints, j: Ints) -> Small:
    return _likeness(c, c.words[i], c.words[j])


def _around(c: Columns, i: Ints, j: Ints) -> Small:
    return _likeness(c, _neighbours(c, i), _neighbours(c, j))


def _neighbours(c: Columns, i: Ints) -> Ints:
    """The words of the claims before and behind."""
    before, behind = np.maximum(i - 1, 0), np.minimum(i + 1, len(c) - 1)
    there = (c.article[before] == c.article[i]), (c.article[behind] == c.article[i])
    parts = [np.where(ok[:, None], c.words[k][:, :12], NONE) for ok, k in zip(there, (before, behind), strict=True)]
    return np.concatenate(parts, axis=1)


def _article(c: Columns, i: Ints, j: Ints) -> Small:
    return _likeness(c, c.document_words[c.article[i]], c.document_words[c.article[j]])


def _setting(c: Columns, i: Ints, j: Ints) -> Small:
    """unknown, other, within, near, same: where the claims around say that it was."""
    levels = _place(c, c.setting[i], c.setting[j])
    return np.array([0, 0, 1, 1, 1, 1, 2, 3, 4, 1], dtype=np.int8)[levels]


def _moment(c: Columns, i: Ints, j: Ints) -> Small:
    """unknown, apart, days, overlap, same: when the claims around say that it was."""
    levels = _time(c, c.moment[i], c.moment[j])
    return np.array([0, 0, 1, 2, 2, 3, 4], dtype=np.int8)[levels]


def _distance(c: Columns, i: Ints, j: Ints) -> Small:
    """trigger, sentence, next, near, far: how far apart in one article."""
    apart = np.abs(c.at[i] - c.at[j])
    levels = np.digitize(apart, np.array(_STEPS)).astype(np.int8) + 2
    levels = np.where(c.sentence[i] == c.sentence[j], 1, levels)
    return np.where(c.at[i] == c.at[j], 0, levels).astype(np.int8)


def _between(c: Columns, i: Ints, j: Ints) -> Small:
    """none, one, few, many: how many claims of its type stand between two of one article."""
    apart = np.maximum(np.abs(c.rank[i] - c.rank[j]) - 1, 0)
    found: Small = np.digitize(apart, np.array([1, 2, 5])).astype(np.int8)
    return found


def _determiner(c: Columns, i: Ints, j: Ints) -> Small:
    """none, indefinite, definite, pointing: how the later of two claims of one article names the event."""
    return c.determiner[np.where(c.at[i] >= c.at[j], i, j)]


def _number(c: Columns, i: Ints, j: Ints) -> Small:
    """one, mixed, several: whether the words that name the event speak of one or of several."""
    return c.plural[i] + c.plural[j]


def _modality(c: Columns, i: Ints, j: Ints) -> Small:
    """other, unreal, denied, same."""
    a, b = c.modality[i], c.modality[j]
    denied = (a == MODALITIES[Modality.DENIED]) | (b == MODALITIES[Modality.DENIED])
    unreal = np.isin(a, _UNREAL) | np.isin(b, _UNREAL)
    return np.select([a == b, denied, unreal], [3, 2, 1], default=0).astype(np.int8)


_MEASURES = {
    "type": _type, "trigger": _trigger, "actor": _actor, "target": _target, "roles": _roles, "place": _place,
    "time": _time, "told": _told, "published": _published, "figure": _figure, "harm": _harm, "equipment": _equipment,
    "setting": _setting, "moment": _moment, "around": _around,
    "words": _words, "article": _article, "distance": _distance, "between": _between, "determiner": _determiner,
    "number": _number, "modality": _modality,
}  # fmt: skip
