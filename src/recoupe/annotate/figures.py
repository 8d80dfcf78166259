"""Figures: counts with their bounds and the word that they count.

Needs a Tree, leaves `FigureMark`s. `au moins 700` is 700 or more; `une vingtaine` 20, approximate (codebook, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.annotate.marks import FigureMark
from recoupe.annotate.tree import Tree

UNITS = {
    w: n
    for n, w in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf vingt".split()
    )
} | {"une": 1, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "cents": 100, "mille": 1000}
# Nouns of about so many: `une dizaine` is 10, approximate.
ABOUT = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
ABOUT |= {"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}
# Their plurals without a number: `des dizaines` is 20 or more.
MANY = {"dizaine": 20, "douzaine": 24, "centaine": 200, "millier": 2000, "vingtaine": 40}
SCALES = {"million": 1_000_000, "milliard": 1_000_000_000}
AT_LEAST = ("au moins", "plus de", "pas moins de", "au minimum", "plus d'", "au moins de")
AT_MOST = ("jusqu'à", "jusqu' à", "moins de", "au plus", "au maximum", "moins d'")
ABOUT_WORDS = (
    "environ",
    "quelque",
    "quelques",
    "près de",
    "près d'",
    "à peu près",
    "autour de",
    "presque",
    "plus ou moins",
)
DIGITS = re.compile(r"\d{1,3}(?:[.\s]\d{3})+|\d+")


def value_of(word: str) -> int | None:
    """The value of a numeral in digits or words; None for dates, decimals and anything else.

    >>> value_of("5.000"), value_of("vingt-trois"), value_of("10h30")
    (5000, 23, None)
    """
    if DIGITS.fullmatch(word):
        return int(re.sub(r"[.\s]", "", word))
    if word in UNITS:
        return UNITS[word]
    parts = [p for p in word.replace("-et-", "-").split("-") if p]
    if len(parts) < 2 or any(p not in UNITS and p != "vingts" for p in parts):
        return None
    total = 0
    for part in parts:
        value = 20 if part == "vingts" else UNITS[part]
        total = total * value if (total == 4 and value == 20) or value >= 100 else total + value
    return total


def numeral(tree: Tree, i: int) -> tuple[int, int, int] | None:
    """The numeral that starts at word `i`: its value and its first and last word (`2 000`, `trois cents`)."""
    value = value_of(tree.lower[i])
    if value is None:
        return None
    last = i
    while last + 1 < len(tree):
        word = tree.lower[last + 1]
        if (
            re.fullmatch(r"\d{3}", word)
            and tree.text[last].isdigit()
            and len(tree.text[i]) <= 3
            and _adjacent(tree, last)
        ):
            value, last = value * 1000 + int(word), last + 1
        elif word in ("cents", "cent", "mille") and value:
            value, last = value * UNITS[word], last + 1
        elif value >= 100 and tree.pos[last + 1] == "NUM" and word in UNITS:
            value, last = value + UNITS[word], last + 1
        elif tree.lemma[last + 1] in SCALES:
            value, last = value * SCALES[tree.lemma[last + 1]], last + 1
        else:
            break
    return value, i, last


def _adjacent(tree: Tree, i: int) -> bool:
    return tree.start[i + 1] - tree.end[i] == 1


def before(tree: Tree, i: int, words: int = 3) -> str:
    """The few words before word `i` in its sentence, in lower case."""
    first = max(tree.words_of_sentence(i).start, i - words)
    return " ".join(tree.lower[first:i]).replace("' ", "'")


def bounds(value: int, lead: str) -> tuple[int | None, int | None, bool, int]:
    """Minimum, maximum, whether approximate, and how many words before belong to the figure."""
    for phrases, low, high, approx in (
        (AT_LEAST, value, None, False), (AT_MOST, None, value, False), (ABOUT_WORDS, value, value, True),
    ):  # fmt: skip
        for phrase in phrases:
            if lead == phrase or lead.endswith(" " + phrase):
                return low, high, approx, len(phrase.replace("'", "' ").split())
    return value, value, False, 0


def counted_word(tree: Tree, i: int, last: int) -> int:
    """The noun that a numeral counts, -1 where there is none."""
    head = tree.head[i]
    if tree.dep[i] in ("nummod", "det") and head > last - 1 and tree.pos[head] in ("NOUN", "PROPN", "ADJ", "VERB"):
        return head
    nxt = last + 1
    while nxt < len(tree) and tree.pos[nxt] in ("ADJ", "ADP") and nxt - last <= 2:
        if tree.pos[nxt] == "ADJ" and not (nxt + 1 < len(tree) and tree.pos[nxt + 1] == "NOUN"):
            break
        nxt += 1
    return nxt if nxt < len(tree) and tree.pos[nxt] in ("NOUN", "ADJ", "PROPN", "VERB") else -1


def numeral_figures(tree: Tree) -> Iterator[FigureMark]:
    """`douze`, `au moins 700`, `entre 20 et 30`."""
    i = 0
    while i < len(tree):
        found = numeral(tree, i)
        if found is None or (tree.lower[i] in ("un", "une") and tree.pos[i] != "NUM"):
            i += 1
            continue
        value, first, last = found
        if (
            tree.lower[first - 1 : first] == ("entre",)
            and tree.lower[last + 1 : last + 2] == ("et",)
            and last + 2 < len(tree)
        ):
            other = numeral(tree, last + 2)
            if other:
                yield FigureMark(first - 1, other[2], counted_word(tree, other[1], other[2]), value, other[0], False)
                i = other[2] + 1
                continue
        low, high, approx, words = bounds(value, before(tree, first))
        yield FigureMark(first - words, last, counted_word(tree, first, last), low, high, approx)
        i = last + 1


def noun_figures(tree: Tree) -> Iterator[FigureMark]:
    """`une vingtaine de soldats`, `des centaines`, `plusieurs dizaines de`."""
    for i in range(len(tree)):
        lemma = tree.lemma[i]
        if lemma not in ABOUT and lemma not in MANY:
            continue
        plural = tree.lower[i].endswith("s")
        lead = before(tree, i, 4)
        first = i - 1 if i and tree.lower[i - 1] in ("une", "un", "des", "plusieurs", "la", "cette", "les", "de") else i
        complement = next((c for c in tree.children_by(i, "nmod") if tree.preposition(c) == "de"), -1)
        if complement < 0 and i + 2 < len(tree) and tree.lower[i + 1] in ("de", "d'"):
            complement = i + 2
        if plural:
            multiple = value_of(tree.lower[i - 1]) if i else None
            if multiple and multiple > 1:
                value = multiple * ABOUT.get(lemma, 0)
                yield FigureMark(i - 1, i, complement, value, value, True)
            elif lemma in MANY:
                yield FigureMark(first, i, complement, MANY[lemma], None, True)
            continue
        value = ABOUT.get(lemma, 0)
        low, high, _, words = bounds(value, " ".join(lead.split()[:-1]) if first < i else lead)
        yield FigureMark(first - (words if low != high else 0), i, complement, low, high, True)


def several_figures(tree: Tree) -> Iterator[FigureMark]:
    """`plusieurs soldats`: two or more."""
    for i in range(len(tree)):
        if tree.lower[i] == "plusieurs" and i + 1 < len(tree) and tree.lemma[i + 1] not in MANY:
            yield FigureMark(i, i, counted_word(tree, i, i), 2, None, True)


def find_figures(tree: Tree) -> tuple[FigureMark, ...]:
    """All figures of a block in text order."""
    found = [*numeral_figures(tree), *noun_figures(tree), *several_figures(tree)]
    return tuple(sorted((f for f in found if f.first >= 0), key=lambda f: f.first))
