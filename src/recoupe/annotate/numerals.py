"""Numerals in digits and in words, and their values: `5.000`, `2 000`, `trois mille cinq cents`, `quatre-vingt-onze`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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


@lru_cache(maxsize=50_000)
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
