"""Times: expressions of day, month, year and season, and their value in EDTF (ISO 8601-2, level 1).

`find_times` marks what it sees, `resolve` gives a value against the day of publication: seeing and understanding are apart.
The words come from the calendar of French; the conventions are those of the codebook, section 6.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from recoupe.annotate.marks import TimeMark
from recoupe.annotate.tree import Tree

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
SEASONS = {"printemps": (3, 5), "été": (6, 8), "automne": (9, 11), "hiver": (12, 2)}
UNACCENTED = {"aout": "août", "fevrier": "février", "decembre": "décembre"}  # each as long as the right form
NUMBERS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
NUMBERS |= {"dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quelques": 3}

M, D, Y = "|".join(MONTHS), "|".join(DAYS), r"(?:1[89]|20)\d\d"
PART = r"(?:matin|après-midi|soir|midi|dans la (?:soirée|matinée|nuit|journée)|en (?:soirée|fin de journée|début de soirée))"
AGO = "jours?|semaines?|mois|ans?|années?"

# Each pattern with the kind of time that it is; the first that matches at a place wins. Words are one space apart.
PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "nights",
        rf"(?:dans )?la nuit (?:de|du) (?:{D} )?\d\d?(?:er)? (?:à|au) (?:ce )?(?:{D} )?(?P<d>\d\d?) (?P<m>{M})(?: (?P<y>{Y}))?",
    ),
    ("night", rf"(?:dans )?la nuit (?:de|du) (?P<a>{D}) (?:à|au) (?:ce )?(?P<b>{D})(?: (?:dernier|suivant))?"),
    (
        "days",
        rf"(?:du|entre le) (?P<d1>\d\d?(?:er)?)(?: (?P<m1>{M}))? (?:au|et le) (?P<d2>\d\d?(?:er)?) (?P<m>{M})(?: (?P<y>{Y}))?",
    ),
    ("both", rf"(?:les |des |le )?(?P<d1>\d\d?(?:er)?) et (?:le )?(?P<d2>\d\d?) (?P<m>{M})(?: (?P<y>{Y}))?"),
    ("years", rf"(?:entre|de) (?P<y1>{Y}) (?:et|à) (?P<y2>{Y})"),
    ("years", rf"(?:en |depuis )?(?P<y1>{Y}) ?(?:-|–) ?(?P<y2>{Y})"),
    ("several", rf"en (?P<y1>{Y})(?: , {Y})* et (?:en )?(?P<y2>{Y})"),
    (
        "date",
        rf"(?:(?:le |ce |du |au |dès le )?(?:{D}) )?(?:le )?(?P<d>\d\d?(?:er)?) (?P<m>{M})(?: (?P<y>{Y})| dernier)?",
    ),
    (
        "third",
        r"(?P<third>début|mi-?|fin|à la (?:mi-|fin(?: de)?)|au début du mois de)(?: du mois)?(?: d[e']| de)? ?"
        rf"(?P<m>{M})(?: (?P<y>{Y}))?",
    ),
    (
        "month",
        r"(?:en |au (?:cours du )?mois d[e'] |du mois d[e'] |le mois d[e'] |courant |de |d' )?"
        rf"(?P<m>{M})(?: (?P<y>{Y})| (?P<last>dernier))?",
    ),
    (
        "season",
        rf"(?:l' ?|à l' ?|de l' ?|cet |au |le |ce |en )?(?P<s>printemps|été|automne|hiver)(?: (?P<y>{Y})| (?P<last>dernier))",
    ),
    ("year", rf"(?:en|dès|courant|de|fin|début|l' an|l' année|année|à partir de|vers|avant|après|d') (?P<y>{Y})"),
    (
        "ago",
        rf"il y a (?P<q>plus d[e'] |environ |près d[e'] |à peine |moins d[e'] )?(?P<n>\d+|{'|'.join(NUMBERS)}) (?P<u>{AGO})",
    ),
    ("weekday", rf"(?:le |ce |dès |de |du |au )?(?P<a>{D})(?: (?P<next>dernier|prochain|suivant))?(?: {PART})?"),
    (
        "relative",
        r"(?P<w>avant-hier|hier|la veille|aujourd'hui|ce jour|demain|après-demain|le lendemain|ce matin|ce soir|"
        rf"cette nuit|dans la nuit)(?: {PART})?",
    ),
    ("evening", r"(?P<w>dans la (?:soirée|matinée|journée)|à l' aube|dans l' après-midi|en fin de journée)"),
    (
        "vague",
        r"ces derni(?:ers|ères) (?:jours|semaines|mois|heures|années|temps)|récemment|bientôt|cette (?:semaine|année)|"
        r"ce mois-ci|actuellement|(?:la semaine|le mois|l' an(?:née)?) (?:prochaine?|derni(?:er|ère)|passée?)",
    ),
    ("bare", rf"(?P<y>{Y})"),
)
COMPILED = tuple((kind, re.compile(r"(?<![\w-])(?:" + pattern + r")(?![\w-])")) for kind, pattern in PATTERNS)
EDTF = re.compile(r"\d{4}(?:-\d\d){0,2}")
FROM_TOLD = {"la veille": -1, "le lendemain": 1}
SINCE = re.compile(r"(?:depuis|à partir d[eu']|à compter d[eu']|dès)(?: le| l'| la)?$")
UNTIL = re.compile(r"(?:jusqu' ?(?:en|à|au)?|d' ici(?: à| au| le)?)(?: le| l'| la)?$")
# A first look that is cheap: no expression is without one of these.
HINT = re.compile(
    rf"{M}|{D}|{Y}|hier|veille|hui|demain|matin|soir|nuit|il y a|aube|midi|journée|derni|récemment|bientôt|cette|mois|"
    r"printemps|été|automne|hiver|jour"
)


def spaced(tree: Tree) -> tuple[str, list[int]]:
    """The words of a block one space apart in lower case, and where each starts."""
    starts, at = [], 0
    for word in tree.lower:
        starts.append(at)
        at += len(word) + 1
    return " ".join(UNACCENTED.get(word, word) for word in tree.lower), starts


def find_times(tree: Tree) -> tuple[TimeMark, ...]:
    """All time expressions of a block, longest kinds first, none inside another."""
    text, starts = spaced(tree)
    if not HINT.search(text):
        return ()
    word_at = {start: i for i, start in enumerate(starts)}
    taken: set[int] = set()
    found: list[TimeMark] = []
    for kind, pattern in COMPILED:
        for match in pattern.finditer(text):
            mark = make_mark(kind, match, text, word_at)
            if mark is None or taken.intersection(range(mark.first, mark.last + 1)) or is_no_time(tree, mark):
                continue
            taken.update(range(mark.first, mark.last + 1))
            found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.first))


def make_mark(kind: str, match: re.Match[str], text: str, word_at: dict[int, int]) -> TimeMark | None:
    """A match as a mark over words; None where it does not begin and end with words."""
    first = word_at.get(match.start())
    ends = [i for start, i in word_at.items() if match.start() <= start < match.end()]
    if first is None or not ends:
        return None
    lead = text[: match.start()].rstrip()
    frame = "since" if SINCE.search(lead) else "until" if UNTIL.search(lead) else ""
    parts = tuple(f"{key}={value}" for key, value in match.groupdict().items() if value)
    if match.group().startswith(("vers ", "vers le ")):
        parts += ("about=1",)
    return TimeMark(first, max(ends), kind, (*parts, *([f"frame={frame}"] if frame else [])))


def is_no_time(tree: Tree, mark: TimeMark) -> bool:
    """`mars` the planet, `2000 soldats`, a year that counts something, `été` the participle."""
    if mark.kind == "bare" and any(part.startswith("frame=") for part in mark.parts):
        return tree.dep[mark.first] == "nummod"
    if mark.kind == "bare":
        after = mark.last + 1
        counts = tree.dep[mark.first] == "nummod" and after < len(tree) and tree.head[mark.first] == after
        return counts or not _in_brackets(tree, mark.first)
    return (
        mark.kind == "month"
        and mark.first == mark.last
        and tree.text[mark.first][0].isupper()
        and mark.parts == ("m=mars",)
    )


def _in_brackets(tree: Tree, i: int) -> bool:
    return i > 0 and tree.text[i - 1] in "(," and i + 1 < len(tree) and tree.text[i + 1] in "),"


# ------------------------------------------------------------------------------------------------ values


def resolve(mark: TimeMark, published: str | None, told: str | None = None) -> str | None:
    """The EDTF value of a marked time, None where it cannot be told.

    Args:
        published: day, month or year of publication, EDTF.
        told: the day that the text told of last, EDTF: `le lendemain` and `la veille` count from it.
    """
    parts = dict(part.split("=", 1) for part in mark.parts)
    published = published if published and EDTF.fullmatch(published) else None
    try:
        if parts.get("w") in FROM_TOLD:
            day = day_of(told)
            return (day + timedelta(days=FROM_TOLD[parts["w"]])).isoformat() if day else None
        value = value_of(mark.kind, parts, published)
    except OverflowError:  # before the year 1, after 9999
        return None
    if value is None:
        return None
    if parts.get("about") and "/" not in value:
        value += "~"
    if parts.get("frame") == "since":
        return f"{value.split('/')[0]}/.."
    if parts.get("frame") == "until":
        return f"../{value.split('/')[-1]}"
    return value


def day_of(published: str | None) -> date | None:
    """The day of publication, None where only a month or a year is known."""
    if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        try:
            return date.fromisoformat(published)
        except ValueError:
            return None
    return None


def year_for(month: int, parts: dict[str, str], published: str | None) -> int | None:
    """The stated year, else the one that puts the month nearest before the publication."""
    if "y" in parts:
        return int(parts["y"])
    if not published:
        return None
    year = int(published[:4])
    known = int(published[5:7]) if len(published) >= 7 else 12
    return year if month <= known + 1 else year - 1


def value_of(kind: str, parts: dict[str, str], published: str | None) -> str | None:
    """One kind of time after the other."""
    if kind in ("year", "bare"):
        return parts["y"]
    if kind == "years":
        return f"{parts['y1']}/{parts['y2']}" if parts["y1"] <= parts["y2"] else None
    if kind == "several":
        return f"{parts['y1']}~/{parts['y2']}~"
    if kind in ("month", "third", "date", "days", "both", "nights"):
        return calendar_value(kind, parts, published)
    if kind == "season":
        return season_value(parts, published)
    return relative_value(kind, parts, day_of(published))


def calendar_value(kind: str, parts: dict[str, str], published: str | None) -> str | None:
    """Months, thirds of a month, days and spans of days."""
    month = MONTHS.index(parts["m"]) + 1
    year = year_for(month, parts, published)
    if year is None:
        return None
    if kind == "month":
        return f"{year:04d}-{month:02d}"
    if kind == "third":
        word = parts["third"]
        first, last = (1, 10) if "début" in word else (11, 20) if "mi" in word else (21, monthrange(year, month)[1])
        return f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{last:02d}"
    try:
        if kind == "nights":
            morning = date(year, month, int(parts["d"]))
            return f"{(morning - timedelta(days=1)).isoformat()}/{morning.isoformat()}"
        if kind == "date":
            return date(year, month, int(parts["d"].removesuffix("er"))).isoformat()
        first_month = MONTHS.index(parts.get("m1", parts["m"])) + 1
        start = date(year - (first_month > month), first_month, int(parts["d1"].removesuffix("er")))
        end = date(year, month, int(parts["d2"].removesuffix("er")))
        if end < start:
            return None  # `du 9 au 2 mai`
        near = "~" if kind == "both" else ""
        return f"{start.isoformat()}{near}/{end.isoformat()}{near}"
    except ValueError:  # 31 février
        return None


def season_value(parts: dict[str, str], published: str | None) -> str | None:
    """`l'été 2016` is June to August."""
    first, last = SEASONS[parts["s"]]
    if "y" in parts:
        year = int(parts["y"])
    elif published is None or len(published) < 7:
        return None
    else:  # the last one that was over on the day of publication
        over = int(published[5:7]) > last
        year = int(published[:4]) - (not over) - (last < first)
    return f"{year:04d}-{first:02d}/{year + (last < first):04d}-{last:02d}"


def relative_value(kind: str, parts: dict[str, str], today: date | None) -> str | None:
    """Weekdays, `hier`, nights, `il y a trois semaines`: only against a known day."""
    if today is None:
        return None
    if kind == "weekday":
        return near_weekday(parts["a"], today, after=parts.get("next") in ("prochain",)).isoformat()
    if kind == "night":
        first = near_weekday(parts["a"], today, after=False)
        return f"{first.isoformat()}/{(first + timedelta(days=1)).isoformat()}"
    if kind == "relative":
        word = parts["w"]
        if word == "dans la nuit":
            return None
        shift = {"avant-hier": -2, "hier": -1, "demain": 1, "après-demain": 2}.get(word, 0)
        return (today + timedelta(days=shift)).isoformat()
    if kind == "evening":
        return today.isoformat()
    if kind == "ago":
        return ago_value(parts, today)
    return None


def near_weekday(name: str, today: date, *, after: bool) -> date:
    """The nearest such weekday before today (or today itself); the next one where the text says so.

    >>> near_weekday("mardi", date(2017, 11, 9), after=False)
    datetime.date(2017, 11, 7)
    """
    wanted = DAYS.index(name)
    if after:
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - wanted) % 7)


def ago_value(parts: dict[str, str], today: date) -> str | None:
    """`il y a trois semaines`: the day, month or year with `~`."""
    number = int(parts["n"]) if parts["n"].isdigit() else NUMBERS[parts["n"]]
    unit = parts["u"]
    if unit.startswith(("jour", "semaine")):
        days = number * (7 if unit.startswith("semaine") else 1)
        return (today - timedelta(days=min(days, 300_000))).isoformat() + "~"
    if unit == "mois":
        months = today.year * 12 + today.month - 1 - number
        if months < 12:
            return None  # before the year 1
        return f"{months // 12:04d}-{months % 12 + 1:02d}~"
    return f"{today.year - min(number, today.year - 1):04d}~"
