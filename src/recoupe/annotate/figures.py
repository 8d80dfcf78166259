"""Figures: counts with their bounds and the word that they count.

Needs a Tree, leaves `FigureMark`s. `au moins 700` is 700 or more; `une vingtaine` 20, approximate (codebook, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.annotate.marks import FigureMark
from recoupe.annotate.tree import Tree

UNITS = {
    w: n
    for n, w in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf vingt".split()
    )
} | {
    "une": 1,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
}
UNITS |= {"octante": 80, "nonante": 90}
HUNDREDS = frozenset(["cent", "cents"])
SCALES = {"mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
# Nouns of about so many: `une dizaine` is 10, approximate.
ABOUT = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
ABOUT |= {"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}
# Their plurals without a number: `des dizaines` is 20 or more.
MANY = {"dizaine": 20, "douzaine": 24, "centaine": 200, "millier": 2000, "vingtaine": 40}
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
COUNTABLE = ("NOUN", "PROPN", "ADJ", "VERB")
DIGITS = re.compile(r"\d{1,3}(?:[.\s]\d{3})+|\d+")


def value_of(word: str) -> int | None:
    """The value of a numeral in digits or words; None for dates, decimals and anything else.

    >>> value_of("5.000"), value_of("vingt-trois"), value_of("quatre-vingt-onze"), value_of("10h30")
    (5000, 23, 91, None)
    """
    if DIGITS.fullmatch(word):
        return int(re.sub(r"[.\s]", "", word))
    return spelled(parts_of(word))


def parts_of(word: str) -> list[str]:
    """The words of a numeral: `vingt-et-un` gives vingt, un; `dix-sept` stays whole."""
    return [word] if word in UNITS else [part for part in word.split("-") if part and part != "et"]


def spelled(words: Sequence[str]) -> int | None:
    """The value of numeral words in their order; None where one is no numeral.

    >>> spelled(["deux", "cent", "quarante", "cinq"]), spelled(["trois", "mille", "cinq", "cents"])
    (245, 3500)
    """
    if not words:
        return None
    total = current = 0
    for word in words:
        if word in UNITS:
            n = UNITS[word]
            current += 80 - 4 if n == 20 and current % 10 == 4 and current % 100 < 10 else n
        elif word in HUNDREDS:
            current = max(current, 1) * 100
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        else:
            return None
    return total + current


def is_numeral_word(word: str) -> bool:
    """True for a word that can stand inside a spelled numeral."""
    return bool(parts_of(word)) and all(p in UNITS or p in HUNDREDS or p in SCALES for p in parts_of(word))


def numeral(tree: Tree, i: int) -> tuple[int, int, int] | None:
    """The numeral that starts at word `i`: its value and its first and last word (`2 000`, `trois cents`, `vingt et un`)."""
    if tree.text[i][0].isdigit():
        return digits(tree, i)
    if not is_numeral_word(tree.lower[i]) or tree.lower[i] in ("million", "millions", "milliard", "milliards"):
        return None
    words, last = parts_of(tree.lower[i]), i
    while last + 1 < len(tree) and tree.sentence[last + 1] == tree.sentence[i]:
        step = (
            2
            if tree.lower[last + 1] == "et" and tree.lower[last + 2 : last + 3] in (("un",), ("une",), ("onze",))
            else 1
        )
        if step == 2 and not (words[-1] in UNITS and UNITS[words[-1]] >= 20):
            break
        if last + step >= len(tree) or not is_numeral_word(tree.lower[last + step]):
            break
        words += parts_of(tree.lower[last + step])
        last += step
    value = spelled(words)
    return None if value is None else (value, i, last)


def digits(tree: Tree, i: int) -> tuple[int, int, int] | None:
    """A numeral in digits, with its groups of three and a scale behind it: `2 000`, `1,5 million`."""
    value, last = value_of(tree.text[i]), i
    decimal = re.fullmatch(r"(\d+)[.,](\d{1,2})", tree.text[i])
    scale = SCALES.get(tree.lower[i + 1], 0) if i + 1 < len(tree) else 0
    if decimal and scale >= 10**6:
        return round(float(f"{decimal[1]}.{decimal[2]}") * scale), i, i + 1
    if value is None:
        return None
    while (
        last + 1 < len(tree)
        and re.fullmatch(r"\d{3}", tree.text[last + 1])
        and len(tree.text[i]) <= 3
        and _adjacent(tree, last)
    ):
        value, last = value * 1000 + int(tree.text[last + 1]), last + 1
    if last + 1 < len(tree) and tree.lower[last + 1] in SCALES:
        return value * SCALES[tree.lower[last + 1]], i, last + 1
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


def counted_word(tree: Tree, first: int, last: int) -> int:
    """The noun that the numeral in these words counts, -1 where there is none."""
    i = first
    while first <= tree.head[i] <= last and tree.head[i] != i:
        i = tree.head[i]
    head = tree.head[i]
    if tree.dep[i] in ("nummod", "det") and head > last and tree.pos[head] in COUNTABLE:
        return head
    below = next((c for c in tree.children_by(i, "nmod") if c > last and tree.preposition(c) == "de"), -1)
    if below >= 0 and tree.lower[last] not in UNITS:
        return below  # `deux millions d'habitants`
    nxt = last + 1
    while nxt < len(tree) and tree.pos[nxt] in ("ADJ", "ADP") and nxt - last <= 2:
        if tree.pos[nxt] == "ADJ" and not (nxt + 1 < len(tree) and tree.pos[nxt + 1] == "NOUN"):
            break
        nxt += 1
    return nxt if nxt < len(tree) and tree.pos[nxt] in COUNTABLE else -1


def numeral_figures(tree: Tree) -> Iterator[FigureMark]:
    """`douze`, `au moins 700`, `entre 20 et 30`."""
    i = 0
    while i < len(tree):
        found = numeral(tree, i)
        if found is None or (tree.lower[i] in ("un", "une") and tree.pos[i] != "NUM"):
            i += 1
            continue
        value, first, last = found
        between = first > 0 and tree.lower[first - 1] == "entre" and tree.lower[last + 1 : last + 2] == ("et",)
        if (between or tree.lower[last + 1 : last + 2] == ("à",)) and last + 2 < len(tree):
            other = numeral(tree, last + 2)
            if (
                other
                and other[0] >= value
                and (between or (other[0] > value and counted_word(tree, other[1], other[2]) >= 0))
            ):
                yield FigureMark(
                    first - between, other[2], counted_word(tree, other[1], other[2]), value, other[0], False
                )
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
        low, high, _, words = bounds(value, before(tree, first, 4))
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
