"""Figures: counts with their bounds and the word that they count.

Needs a Tree, leaves `FigureMark`s. `au moins 700` is 700 or more; `une vingtaine` 20, approximate (codebook, section 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.marks import FigureMark
from recoupe.annotate.numerals import UNITS, numeral, value_of
from recoupe.annotate.tree import Tree
from recoupe.languages.lists import word_list

# Nouns of about so many: `une dizaine` is 10, approximate.
ABOUT = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
ABOUT |= {"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "demi-douzaine": 6}
# Their plurals without a number: `des dizaines` is 20 or more.
MANY = {"dizaine": 20, "douzaine": 24, "centaine": 200, "millier": 2000, "vingtaine": 40}
MANY |= {"million": 2 * 10**6, "milliard": 2 * 10**9}
# What these nouns count may itself be a noun of number: `des dizaines de milliers`.
THOUSANDS = {"millier": 1000, "million": 10**6}
BOUNDS = (
    (word_list("words_of_at_least"), True, False, False),
    (word_list("words_of_at_most"), False, True, False),
    (word_list("words_of_about"), True, True, True),
)
BEHIND = word_list("words_of_at_least_behind")
RISING = word_list("verbs_of_rising")
QUOTES = frozenset('"«»“”')
COUNTABLE = ("NOUN", "PROPN", "ADJ", "VERB")
ARTICLES = ("une", "un", "des", "plusieurs", "quelques", "la", "cette", "les", "ces")
LEAD_WORDS = 4  # the longest phrase of a bound has four words: `pas moins d'une`
RISE_WORDS = 6  # from a verb of rising to its figures: `est passé en un jour de 12 à 30`


def before(tree: Tree, i: int, words: int = LEAD_WORDS) -> list[str]:
    """The few words before word `i` in its sentence, in lower case, elided ones in full (`d'` gives `de`)."""
    first = max(tree.words_of_sentence(i).start, i - words)
    return [{"d'": "de", "qu'": "que", "jusqu'": "jusque"}.get(word, word) for word in tree.lower[first:i]]


def bounds(value: int, lead: list[str]) -> tuple[int | None, int | None, bool, int]:
    """Minimum, maximum, whether approximate, and how many words before belong to the figure."""
    for phrases, has_low, has_high, approx in BOUNDS:
        for length in range(min(LEAD_WORDS, len(lead)), 0, -1):
            if " ".join(lead[-length:]) in phrases:
                return value if has_low else None, value if has_high else None, approx, length
    return value, value, False, 0


def bound_behind(tree: Tree, last: int, head: int) -> bool:
    """True for `douze morts au moins`, `une trentaine de blessés au minimum`."""
    for i in (last, head):
        words = tree.lower[i + 1 : i + 3] if i >= 0 else ()
        behind = tree.lower[i + 3] if i + 3 < len(tree) else "."
        if " ".join(words) in BEHIND and value_of(behind) is None:
            return True
    return False


def counted_word(tree: Tree, first: int, last: int) -> int:
    """The noun that the numeral in these words counts, -1 where there is none."""
    i = first
    while first <= tree.head[i] <= last and tree.head[i] != i:
        i = tree.head[i]
    head = tree.head[i]
    if (
        tree.dep[i] in ("nummod", "det")
        and head > last
        and (tree.pos[head] in COUNTABLE or tree.lemma[head] == "autre")
    ):
        return head
    below = next((c for c in tree.children_by(i, "nmod") if c > last and tree.preposition(c) == "de"), -1)
    if below >= 0 and tree.lower[last] not in UNITS:
        return below  # `deux millions d'habitants`
    nxt = last + 1
    while nxt < len(tree) and (tree.pos[nxt] in ("ADJ", "ADP") or tree.text[nxt] in QUOTES) and nxt - last <= 2:
        if tree.pos[nxt] == "ADJ" and not (nxt + 1 < len(tree) and tree.pos[nxt + 1] == "NOUN"):
            break
        nxt += 1
    return nxt if nxt < len(tree) and tree.pos[nxt] in COUNTABLE else -1


def range_from(tree: Tree, value: int, first: int, last: int) -> FigureMark | None:
    """`entre 20 et 30`, `20 à 30`, `trois ou quatre`; of `est passé de 12 à 30` the figure that holds now."""
    link = tree.lower[last + 1] if last + 2 < len(tree) else ""
    before_it = tree.lower[first - 1] if first else ""
    between = before_it == "entre" and link == "et"
    other = numeral(tree, last + 2) if between or link in ("à", "ou") else None
    if other is None:
        return None
    head = counted_word(tree, other[1], other[2])
    verbs = {tree.lemma[i] for i in range(max(0, first - RISE_WORDS), first)}
    if link == "à" and before_it == "de" and verbs & RISING:
        return FigureMark(other[1], other[2], head, other[0], other[0], False)
    if other[0] < value or (not between and (other[0] == value or head < 0)):
        return None
    return FigureMark(first - between, other[2], head, value, other[0], False)


def numeral_figures(tree: Tree) -> Iterator[FigureMark]:
    """`douze`, `au moins 700`, `entre 20 et 30`."""
    i = 0
    while i < len(tree):
        found = numeral(tree, i)
        if found is None or (tree.lower[i] in ("un", "une") and is_article(tree, i)):
            i += 1
            continue
        value, first, last = found
        if tree.lemma[min(last + 1, len(tree) - 1)] in ABOUT:
            i = last + 1  # `deux douzaines`
            continue
        whole = range_from(tree, value, first, last)
        if whole:
            yield whole
            i = whole.last + 1
            continue
        head = counted_word(tree, first, last)
        low, high, approx, words = bounds(value, before(tree, first))
        if not words and bound_behind(tree, last, head):
            high = None
        yield FigureMark(first - words, last, head, low, high, approx)
        i = last + 1


def is_article(tree: Tree, i: int) -> bool:
    """True for `un` and `une` that count nothing, or that stand before a noun of number (`une dizaine`)."""
    return tree.pos[i] != "NUM" or (i + 1 < len(tree) and tree.lemma[i + 1] in ABOUT)


def noun_figures(tree: Tree) -> Iterator[FigureMark]:
    """`une vingtaine de soldats`, `des centaines`, `plusieurs dizaines de milliers de`."""
    inside = -1
    for i in range(len(tree)):
        lemma = tree.lemma[i]
        if i <= inside or (lemma not in ABOUT and lemma not in MANY):
            continue
        complement = complement_of(tree, i)
        inside, times = i, 1
        if complement >= 0 and tree.lemma[complement] in THOUSANDS and complement <= i + 2:
            inside, times = complement, THOUSANDS[tree.lemma[complement]]
            complement = complement_of(tree, complement)
        mark = noun_figure(tree, i, inside, complement, times)
        if mark:
            yield mark


def complement_of(tree: Tree, i: int) -> int:
    """What a noun of number counts: `une dizaine DE SOLDATS`; -1 where it is not said."""
    below = next((c for c in tree.children_by(i, "nmod") if tree.preposition(c) == "de"), -1)
    if i + 2 >= len(tree) or tree.lower[i + 1] not in ("de", "d'"):
        return below
    first = i + 2
    while first + 1 < len(tree) and tree.pos[first] == "ADJ" and tree.pos[first + 1] in ("ADJ", "NOUN"):
        first += 1  # `une dizaine d'autres blessés`
    return first if below < 0 or tree.pos[first] == "NOUN" else below


def noun_figure(tree: Tree, i: int, last: int, complement: int, times: int) -> FigureMark | None:
    """The figure of one noun of number at word `i`, `last` being the end of its phrase."""
    lemma = tree.lemma[i]
    lead = tree.lower[i - 1] if i else ""
    if tree.lower[i].endswith("s") and lead not in ("un", "une"):
        multiple = value_of(lead)
        if multiple and multiple > 1:
            value = multiple * ABOUT.get(lemma, 0) * times
            return FigureMark(i - 1, last, complement, value, value, True) if value else None
        if lemma not in MANY or lead[:1].isdigit():
            return None  # `2,5 millions` is a numeral
        first = i - (lead in ARTICLES)
        return FigureMark(first, last, complement, MANY[lemma] * times, None, True)
    value = ABOUT.get(lemma, 0) * times
    if not value:
        return None
    first = i - (lead in ARTICLES)
    low, high, _, words = bounds(value, before(tree, first))
    if not words and bound_behind(tree, last, complement):
        high = None
    return FigureMark(first - (words if low != high else 0), last, complement, low, high, True)


def several_figures(tree: Tree) -> Iterator[FigureMark]:
    """`plusieurs soldats`: two or more."""
    for i in range(len(tree)):
        if tree.lower[i] == "plusieurs" and i + 1 < len(tree) and tree.lemma[i + 1] not in MANY:
            yield FigureMark(i, i, counted_word(tree, i, i), 2, None, True)


def find_figures(tree: Tree) -> tuple[FigureMark, ...]:
    """All figures of a block in text order."""
    found = [*numeral_figures(tree), *noun_figures(tree), *several_figures(tree)]
    return tuple(sorted((f for f in found if f.first >= 0), key=lambda f: f.first))
