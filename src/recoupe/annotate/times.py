"""Times: expressions of day, month, year and season (codebook, section 6). Needs a Tree, leaves `TimeMark`s.

Seeing and understanding are apart: `find_times` marks what it sees, `dating.resolve` gives it a value. The words come from
the language's `times.csv`; the grammar here says how they are put together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from recoupe.annotate.marks import TimeMark
from recoupe.annotate.tree import Tree
from recoupe.languages.calendar import calendar_of
from recoupe.languages.lists import word_list

CALENDAR = calendar_of("fr")
MONTHS = CALENDAR.first_words("month")
DAYS = CALENDAR.first_words("weekday")
# Names that hold a date: `Mouvement du 23 mars`, `place du 8 mai`.
DATED_NAMES = word_list("nouns_with_dates_in_names")


def one_of(*kinds: str, least: int = 1) -> str:
    """A pattern for the words of these kinds, the longest first; an apostrophe may stand apart, `de` may be elided."""
    words = sorted(
        {word for kind in kinds for word in CALENDAR.values(kind) if len(word.replace("'", " ").split()) >= least},
        key=lambda word: (-len(word), word),
    )
    elided = (re.sub(r" de$", " d(?:e|')", word).replace("'", "' ?") for word in words)
    return f"(?:{'|'.join(elided)})"


D, M, T, SEASON = one_of("weekday"), one_of("month"), one_of("third"), one_of("season")
Y = r"(?:1[89]|20)\d\d"
N = r"(?:\d\d?(?:er)?|premier)"
PART = one_of("part")
# Parts of a day that stand for it alone: `dans la soirée`, not `le soir`.
ALONE = one_of("part", least=3)
CLOCK = (
    r"(?:vers|à|autour de|peu après|peu avant|aux alentours de|aux environs de|dès|depuis) [0-2]?\d"
    r"(?: ?h ?(?:\d\d)?| heures?(?: \d\d)?)(?: locales?| heure locale| gmt| utc)?"
)
# What may stand around a day: `dans la matinée de mardi`, `mardi matin`, `mardi peu après 23h00`.
LEAD = rf"(?:(?:{PART}|(?:la )?(?:soirée|matinée|journée|nuit)) (?:de ce |de |du |d' ?)(?:la journée (?:de |du ))?)?"
TAIL = rf"(?: (?:{PART}))?(?: {CLOCK})?"
AMOUNT = (
    rf"(?:(?:{one_of('hedge')}) ?)?(?P<n>\d+|{one_of('numeral')}) ?(?:derniers |dernières )?(?P<u>{one_of('unit')})"
    r"(?: déjà| à peine)?"
)
NIGHT = r"(?:dans |durant |pendant |au cours de )?(?:la|cette) nuit (?:de |du )(?:ce )?"
YEAR = rf"(?:(?: ,)? (?P<y>{Y})| (?P<last>dernier|passé)| (?P<next>prochain)| courant)?"
# Behind `trois jours après` and `la veille`: words that say that it counts from something else than what was told.
NOT_OF = r"(?! (?:d[eu']|des)(?![\w-]))"
NOT_BEFORE = r"(?! (?:l[ae']|les|leur|leurs|son|sa|ses|une?|d[eu']|des|qu[e']|avoir|être|cet|cette|ces?)(?![\w-]))"

# Each rule: the kind of time, a sign without which the text is not searched for it, and the pattern over words that stand one
# space apart. The first rule that matches at a place wins. The groups are the parts from which the value is worked
# out: a, b weekdays; d, m, y a day, month, year; the same with 1 where an interval begins; t the third of a month.
RULES: tuple[tuple[str, str, str], ...] = (
    (
        "nights",
        "night",
        rf"{NIGHT}(?:{D} )?(?:le )?(?P<d1>{N})(?: (?P<m1>{M}))?(?: {Y})? (?:à|au) (?:ce )?(?:{D} )?(?:le )?(?P<d>{N}) "
        rf"(?P<m>{M}){YEAR}",
    ),
    (
        "night",
        "night",
        rf"{NIGHT}(?P<a>{D}) (?:à|au) (?:ce )?(?P<b>{D})(?: (?:dernier|suivant))?(?: (?P<d>{N}) (?P<m>{M}){YEAR})?",
    ),
    (
        "months",
        "month",
        rf"(?:entre|de|d'|du) (?:la )?(?:(?P<t1>{T}) ?(?:de )?)?(?P<m1>{M})(?: (?P<y1>{Y}))? (?:et|à|jusqu' ?en|jusqu' ?à) "
        rf"(?:la )?(?:(?P<t>{T}) ?(?:de )?)?(?P<m>{M}){YEAR}",
    ),
    ("several months", "and", rf"en (?P<m1>{M})(?: , (?:{M}))* et (?:en )?(?P<m>{M})(?: (?P<y>{Y}))?"),
    (
        "days",
        "month",
        rf"(?:du|entre|de|d') (?:le )?(?:{D} )?(?:le )?(?P<d1>{N})(?: (?P<m1>{M}))?(?: (?P<y1>{Y}))? "
        rf"(?:au|et|à|jusqu' ?au) (?:le )?(?:{D} )?(?:le )?(?P<d>{N}) (?P<m>{M}){YEAR}",
    ),
    (
        "both",
        "and",
        rf"(?:les |des |le )?(?:{D} )?(?P<d1>{N})(?: , (?:{D} )?(?:le )?{N})*(?: (?P<m1>{M}))?(?: (?P<y1>{Y}))? et (?:le )?"
        rf"(?:{D} )?(?P<d>{N}) (?P<m>{M}){YEAR}",
    ),
    ("weekdays", "weekday", rf"(?:de|entre|du) (?P<a>{D}) (?:à|et|au) (?P<b>{D})(?: (?:derniers?|suivant))?"),
    ("both weekdays", "weekday", rf"(?P<a>{D})(?: (?:{PART}))? et (?P<b>{D})(?: (?:{PART}))?"),
    ("years", "year", rf"(?:entre|de|d') (?:l' an |le début de )?(?P<y1>{Y}) (?:et|à|jusqu' ?en) (?P<y>{Y})"),
    ("years", "year", rf"(?:en |depuis )?(?P<y1>{Y}) ?(?:-|–) ?(?P<y>{Y})"),
    ("several", "year", rf"en (?P<y1>{Y})(?P<mid>(?: , {Y})*) et (?:en )?(?P<y>{Y})"),
    ("date", "slash", rf"(?:le |ce )?(?:{D} )?(?P<d>[0-3]?\d)/(?P<number>[01]?\d)/(?P<y>{Y})"),
    (
        "date",
        "month",
        rf"{LEAD}(?:(?:le |ce |dès le )?(?P<wd>{D})(?: ,)? )?(?:le |ce |dès le )?(?P<d>{N}) (?P<m>{M}){YEAR}{TAIL}",
    ),
    ("third", "month", rf"(?P<t>{T}) ?(?:du mois )?(?:de |d' ?)?(?P<m>{M}){YEAR}"),
    (
        "month",
        "month",
        rf"(?:en |au (?:cours du )?mois d[e'] |du mois d[e'] |le mois d[e'] |ce mois d[e'] |dès |de |d' )?(?P<m>{M}){YEAR}",
    ),
    (
        "fraction",
        "fraction",
        rf"(?:au (?:cours du )?|le |du |dès le )?(?P<o>{one_of('ordinal')}) (?P<f>{one_of('fraction')})(?: (?:de )?(?P<y>{Y}))?",
    ),
    (
        "season",
        "season",
        rf"(?:l' ?|à l' ?|de l' ?|au |le |du |en |cet |ce )?(?P<s>{SEASON})(?: (?P<y>{Y})| (?P<last>dernier)| (?P<next>prochain))",
    ),
    (
        "season",
        "season",
        rf"(?:au|à l'|cet|ce|dès le|dès l'|durant l'|pendant l') ?(?P<s>{SEASON})(?! (?:d[eu']s?|arabe|et)(?![\w-]))",
    ),
    ("decade", "unit", r"(?:dans |durant |depuis )?(?:les |des )?années (?P<y>(?:1[89]|20)?\d0)"),
    (
        "year",
        "year",
        r"(?:en|dès|courant|de|à la fin de|fin|mi-?|début|au début de|l' an|l' année|année|vers|avant|après|d') ?"
        rf"(?:l' année )?(?P<y>{Y})",
    ),
    ("ago", "unit", rf"(?:il y a|voilà|voici) {AMOUNT}"),
    ("lasting", "unit", rf"depuis (?:les |ces )?{AMOUNT}"),
    ("later", "unit", rf"(?:à peine |seulement )?{AMOUNT} (?:seulement )?(?P<w>{one_of('direction')}){NOT_BEFORE}"),
    ("in", "unit", rf"dans {AMOUNT}"),
    (
        "weekday",
        "weekday",
        rf"{LEAD}(?:le |ce |dès |tôt |tard )?(?P<a>{D})(?: (?P<next>dernier|prochain|suivant))?{TAIL}",
    ),
    ("last night", "night", rf"(?:dans |durant |pendant |au cours de )?(?:{one_of('last night')})"),
    ("vague", "words", rf"(?P<w>{one_of('vague')})"),
    ("told", "words", rf"(?P<w>{one_of('told')})(?: (?:{PART}))?{NOT_OF}"),
    ("told month", "unit", rf"(?P<w>{one_of('told month')})"),
    ("told year", "unit", rf"(?P<w>{one_of('told year')})"),
    ("near", "words", rf"(?P<w>{one_of('near week', 'near month', 'near year')})"),
    ("weekend", "week", rf"(?P<w>{one_of('weekend')})"),
    ("begun", "third", rf"(?P<w>{one_of('begun')})"),
    ("relative", "words", rf"(?P<w>{one_of('published')})(?: (?:{PART}))?(?: {CLOCK})?"),
    ("evening", "words", rf"(?P<w>{ALONE})(?! (?:d[eu']s?)(?![\w-]))"),
    ("clock", "clock", CLOCK),
    ("bare", "year", rf"(?P<y>{Y})"),
)
SIGNS = {
    "month": re.compile(M),
    "weekday": re.compile(D),
    "season": re.compile(SEASON),
    "year": re.compile(Y),
    "unit": re.compile(rf"(?<![^\W\d]){one_of('unit')}(?!\w)"),  # `an`, not `dans`
    "fraction": re.compile(one_of("fraction")),
    "third": re.compile("début"),
    "night": re.compile("nuit"),
    "and": re.compile(" et "),
    "slash": re.compile("/"),
    "clock": re.compile(r"\d ?h"),
    "week": re.compile("week"),
    "words": re.compile(  # one look for five kinds that are rare
        rf"(?<![\w-])(?:{one_of('vague', 'told', 'near week', 'near month', 'near year', 'published')}|{ALONE})"
    ),
}
COMPILED = tuple((kind, sign, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for kind, sign, pattern in RULES)
SINCE = re.compile(rf"(?:{one_of('since')})(?: le| l'| la)?$")
UNTIL = re.compile(rf"(?:{one_of('until')}|jusqu')(?: le| l'| la)?$")
LONGEST_LEAD = 24  # characters of `à partir du` and an article, with room
# A first look that is cheap: no expression is without one of these.
HINT = re.compile(
    rf"{M}|{D}|{Y}|{SEASON}|hier|veille|hui|demain|matin|soir|nuit|il y a|voilà|voici|aube|midi|journée|jour|derni|récemment|"
    r"bientôt|prochain|actuel|cette|semaine|mois|week|année|ans|heure|\d ?h|décennie|/"
)


def spaced(tree: Tree) -> tuple[str, list[int]]:
    """The words of a block one space apart in lower case, and where each starts."""
    starts, at = [], 0
    for word in tree.lower:
        starts.append(at)
        at += len(word) + 1
    return " ".join(tree.lower), starts


def find_times(tree: Tree) -> tuple[TimeMark, ...]:
    """All time expressions of a block, longest kinds first, none inside another."""
    text, starts = spaced(tree)
    found: list[TimeMark] = []
    for first, stop in tree.sentences:  # most hold none: a first look at each saves three quarters of the search
        start, end = starts[first], starts[stop - 1] + len(tree.lower[stop - 1])
        if HINT.search(text, start, end):
            signs = {name for name, sign in SIGNS.items() if sign.search(text, start, end)}
            matches = ((k, m) for k, sign, p in COMPILED if sign in signs for m in p.finditer(text, start, end))
            found += in_sentence(tree, [make_mark(kind, match, text, starts) for kind, match in matches])
    return tuple(sorted(found, key=lambda mark: mark.first))


def in_sentence(tree: Tree, marks: Iterable[TimeMark | None]) -> Iterator[TimeMark]:
    """The expressions that stand, of those that were found in one sentence; the first found takes its words."""
    taken: set[int] = set()
    for mark in marks:
        if mark is None or taken.intersection(range(mark.first, mark.last + 1)) or is_no_time(tree, mark):
            continue
        taken.update(range(mark.first, mark.last + 1))
        if not names_something(tree, mark):
            yield mark


def make_mark(kind: str, match: re.Match[str], text: str, starts: list[int]) -> TimeMark | None:
    """A match as a mark over words; None where it does not begin and end with words."""
    first = bisect_left(starts, match.start())
    if first == len(starts) or starts[first] != match.start():
        return None
    last = bisect_left(starts, match.end()) - 1
    lead = text[max(0, match.start() - LONGEST_LEAD) : match.start()].rstrip()
    lead += " de" if match.group().startswith(("de ", "d' ")) else ""  # `à partir de mai`
    frame = "since" if SINCE.search(lead) else "until" if UNTIL.search(lead) else ""
    parts = tuple(f"{key}={value.strip()}" for key, value in match.groupdict().items() if value)
    if match.group().startswith("vers ") and kind != "clock":
        parts += ("about=1",)
    if match.group().startswith("depuis "):
        frame = "since"
    return TimeMark(first, last, kind, (*parts, *([f"frame={frame}"] if frame else [])))


def is_no_time(tree: Tree, mark: TimeMark) -> bool:
    """`mars` the planet, `2000 soldats`, a year that counts something."""
    if mark.kind == "bare" and any(part.startswith("frame=") for part in mark.parts):
        return tree.dep[mark.first] == "nummod"
    if mark.kind == "bare":
        after = mark.last + 1
        counts = tree.dep[mark.first] == "nummod" and after < len(tree) and tree.head[mark.first] == after
        return counts or not _in_brackets(tree, mark.first)
    mars = mark.kind == "month" and mark.first == mark.last and mark.parts == ("m=mars",)
    return mars and tree.text[mark.first][0].isupper()


def names_something(tree: Tree, mark: TimeMark) -> bool:
    """True for the date in a name (`place du 8 mai`)."""
    behind = mark.first > 1 and tree.lower[mark.first - 1] == "du" and tree.lower[mark.first - 2] in DATED_NAMES
    return behind and mark.kind == "date" and not any(part.startswith("y=") for part in mark.parts)


def _in_brackets(tree: Tree, i: int) -> bool:
    return i > 0 and tree.text[i - 1] in "(," and i + 1 < len(tree) and tree.text[i + 1] in "),"
