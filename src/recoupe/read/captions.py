"""Which lines are captions of pictures and videos, and which of these speak of something else. Next: blocks.py."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from recoupe.languages.calendar import calendar_of
from recoupe.read.dates import is_byline
from recoupe.read.language import UNKNOWN, find_language
from recoupe.read.shapes import Shape, has_verb

_LONGEST = 350  # characters
_SHORT_WORDS, _PICTURED_WORDS = 15, 3  # a line that says who, or where and when a picture was taken
_VIDEO_WORDS = 4  # a label has fewer
_ALONE_WORDS = 12  # of a credit that stands alone
_CREDIT = re.compile(
    r"©|\bcrédits? ?:|\bcrédits? photos?\b|\bphotos?\s*:|\((?:[A-Z]{2,8} )?photo\b"
    r"|\b(?:AFP|AP|EPA|DHA|AA) photo\b"
    r"|\(photograph(?:ie|e) |\bphoto by\b|\bphoto d['’]archives?\b"
    r"|\bGetty Images\b|/\s?(?:AFP|Reuters|AP|EPA|SIPA|SIPA PRESS|MaxPPP)\)?\s*\Z",
    re.IGNORECASE,
)
# One of these stands in whatever the patterns find.
_CREDIT_WORDS = (
    "©",
    "crédit",
    "photo",
    "getty",
    "afp",
    "reuters",
    "/ap",
    "/ ap",
    "epa",
    "sipa",
    "max",
    "illustr",
    "archive",
    "par ",
)
_CREDIT_ALONE = re.compile(r"©|\(c\)|crédits?\b|photos?\s*:|credit\b", re.IGNORECASE)
_COPYRIGHT = re.compile(  # of a page
    r"copyright|©\s*\d{4}|©.{1,40}\b\d{4}\Z|\d{4}\s*©|droits réservés|rights? reserved", re.IGNORECASE
)
_COUNT = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\Z")
_ILLUSTRATION = re.compile(
    r"\((?:photo |image |photo d['’]|image d['’])?(?:illustration|archives?)\)|\b(?:image|photo) d['’]illustration\b",
    re.IGNORECASE,
)
_VIDEO = re.compile(
    r"(?<=[\w?!»\"])par [A-ZÀ-Þ][\w+' ]{1,20}\Z|(?<=\d|\?)par [a-z]{4,20}\Z"
)  # `de Daechpar Une Chaîne`
_MARKDOWN = re.compile(r"!\[[^\]]{4,}\]\(")  # a picture with words
_MONTHS = f"(?:{'|'.join(calendar_of('fr').values('month'))})"
_DATED = re.compile(rf"(?:\ble (?:\w+ )?|, )\d{{1,2}}(?:er)? {_MONTHS}(?: \d{{4}})?\.?\Z", re.IGNORECASE)
_FUNCTION = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?: (?:de |al-|el-|ben )?[A-ZÀ-Þ][\w'’-]+){1,3}, "
    r"(?!à |au |aux |en |depuis |envoyé|correspondant)[a-zà-ÿ][^.!?]{4,80}\Z"
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}")


def find_captions(
    words: Sequence[str], shapes: Sequence[Shape], titles: Collection[int], core: range
) -> dict[int, str]:
    """Which lines are captions, by index, with the rule that says so.

    Args:
        core: the lines of the running text; outside it only a credit tells a caption.
    """
    found: dict[int, str] = {}
    titles = frozenset(titles)  # a page may repeat its title ten thousand times
    for i, line in enumerate(words):
        if i in titles or (len(line) > _LONGEST and not _MARKDOWN.match(line)):
            continue
        if rule := _credited(line, shapes[i]) or (_pictured(line, shapes[i]) if i - 1 in core or i + 1 in core else ""):
            found[i] = rule
        elif _stands_alone(line):
            found |= _with_line_above(i, words, shapes, titles)
    return found


def _credited(line: str, shape: Shape) -> str:
    """The rule of a line that says by itself that it is a caption."""
    if _MARKDOWN.match(line):
        return "image"
    if shape.rule in ("ticker", "button", "tail", "related"):
        return ""
    low = line.casefold()
    if not any(word in low for word in _CREDIT_WORDS):  # nearly every line; the patterns are slower
        return ""
    if _CREDIT.search(line) and not _stands_alone(line) and not _COPYRIGHT.search(line):
        return "credit"
    if _ILLUSTRATION.search(line):
        return "illustration"
    return "video" if shape.words >= _VIDEO_WORDS and _VIDEO.search(line) else ""


def is_credited(line: str, shape: Shape) -> bool:
    """True for a line that says by itself that it is a caption."""
    return bool(_credited(line, shape))


def _pictured(line: str, shape: Shape) -> str:
    """The rule of a short line in the running text that says who or when and no more: no label says that."""
    if shape.words > _SHORT_WORDS or shape.words < _PICTURED_WORDS or has_verb(line) or is_byline(line):
        return ""
    if _DATED.search(line):
        return "dated-picture"
    return "name-and-function" if _FUNCTION.match(line) else ""


def _stands_alone(line: str) -> bool:
    """A credit with nothing but a name: the words of the picture stand above it."""
    short = len(line.split()) <= _ALONE_WORDS
    return short and _CREDIT_ALONE.match(line) is not None and _COPYRIGHT.search(line) is None


def _with_line_above(i: int, words: Sequence[str], shapes: Sequence[Shape], titles: Collection[int]) -> dict[int, str]:
    """A credit that stands alone, the counter of a slide show above it, and the words of the picture."""
    found = {i: "credit"}
    above = i - 1
    if above >= 0 and _COUNT.match(words[above]):
        found[above] = "credit"
        above -= 1
    if above < 0 or above in titles or shapes[above].rule:
        return found
    if shapes[above].words >= _VIDEO_WORDS and len(words[above]) <= _LONGEST:
        found[above] = "above-credit"
    return found


def find_strangers(words: Sequence[str], captions: dict[int, str], article: str) -> dict[int, str]:
    """Captions that speak of something else: in another language than the article, and no name of theirs stands in it.

    Args:
        article: the running text.
    """
    if not captions:
        return {}
    language = find_language(article)
    names = set(_NAME.findall(article))
    found: dict[int, str] = {}
    for i in captions:
        own = find_language(words[i])
        if UNKNOWN not in (own, language) and own != language and not names & set(_NAME.findall(words[i])):
            found[i] = "stranger"
    return found
