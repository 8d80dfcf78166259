"""What a line of a page looks like, whatever it says: prose, a label, a counter, a line of a ticker. Next: zones.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.languages.furniture import Term, find_term

BARE_WORDS = 20  # headlines in tickers have up to that many
_PROSE_WORDS = 12  # a line that ends a sentence and has as many is running text
_SENTENCE_WORDS = 4  # a line that ends a sentence and has fewer may be a label (`Fini !`)
_LONG_WORDS = 40  # as many words make running text whatever ends them
_SENTENCE_END = re.compile(r"(?<!\.)[.!?:;][\s»”\"')\]]*\Z")
_FULL_STOP = re.compile(r"(?<!\.)[.!?][\s»”\"')\]]*\Z")
_BULLET = re.compile(r"[-–—•*·▪‣]\s")
_CLOCK_START = re.compile(r"[0-2]?\d[:hH][0-5]\d(?!\d)")
_COUNTER = re.compile(r"[\d\s.,:%°/|·•+<>«»()\[\]{}*Δ_-]+\Z")
# Markdown: a line that is a link and no more, a picture without words.
_NO_WORDS = re.compile(r"(?:[-*+]\s+)?!?\[[^\]\n]{0,200}\]\([^)\n]*\)(?:\{[^}\n]*\})?\s*\Z")
_SCRAP = 40  # characters: a line of no more that shows one letter at most says nothing
_SQUASHED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_SQUASHED_LEAST = 3  # joints of words without a space: a list of links that lost its spaces
_EMOJI = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_EMOJI_WORDS = 4  # an emoji beside as few words is a button
_RULE = re.compile(r"([*=_~#-])(?:[ \t]?\1){4,}\Z")
_VERB = re.compile(
    r"\b(?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|[Ii]ls?|[Ee]lles?|[Oo]n|perd|prend|tue|fait)\b"
)
_STARS = re.compile(r"(?:[*=_~#.–—-][ \t]?){2,}\Z|…\Z|⁂\Z")  # parts of an article
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|(?:[a-z0-9-]+\.){1,3}[a-z]{2,10}/?\Z")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line looks: how many words; what rule makes it plainly furniture, if any.

    `prose` is running text, `sentence` any line that ends one, however short; a line `announces` if it ends in a colon;
    a `bare` one is a label or a headline.
    """

    words: int
    prose: bool
    sentence: bool
    announces: bool
    bare: bool
    rule: str
    term: Term | None


def shape_of(line: str) -> Shape:
    """The shape of one line.

    >>> shape_of("Partager").rule, shape_of("12:44 La ville tient").rule, shape_of("La ville tient.").rule
    ('button', 'ticker', '')
    """
    words = len(line.split())
    bare = is_bare(line)
    term = find_term(line)
    if term and term.how == "related" and not bare and len(line.split(":")[0].split()) >= words:
        term = None  # `À lire ses lettres, on comprend.` is a sentence
    prose = term is None and (
        (words >= _PROSE_WORDS and _FULL_STOP.search(line) is not None) or (words >= _LONG_WORDS and not bare)
    )
    rule = _rule(line, words, bare=bare, term=term)
    sentence = not rule and words >= _SENTENCE_WORDS and _FULL_STOP.search(line) is not None
    return Shape(words, prose, sentence, line.endswith(":"), bare, rule, term)


def _rule(line: str, words: int, *, bare: bool, term: Term | None) -> str:
    if term is not None:
        return term.how if term.how in ("related", "box", "tail") else "button"
    if is_rule(line) or _STARS.match(line):
        return "rule"
    if _CLOCK_START.match(line) and (bare or _clock_touches(line)):
        return "ticker"
    if _COUNTER.match(line) or (len(line) <= _SCRAP and sum(map(str.isalpha, line)) <= 1):
        return "counter"
    if _NO_WORDS.match(line) and not _FULL_STOP.search(line.partition("](")[0]):
        return "link"
    if bare and words <= _EMOJI_WORDS and _EMOJI.search(line):
        return "emoji"
    if not _FULL_STOP.search(line) and len(_SQUASHED.findall(line)) >= max(_SQUASHED_LEAST, words / 4):
        return "squashed"
    return "link" if _ADDRESS.match(line) else ""


def _clock_touches(line: str) -> bool:
    """`17:56CultureTrois jours de fête !`: a clock and a word without a space are a ticker, whatever ends them."""
    match = _CLOCK_START.match(line)
    return match is not None and line[match.end() : match.end() + 1].isalpha()


def has_verb(line: str) -> bool:
    """True for a line with an auxiliary or a pronoun: a sentence of news has one, a label or a byline seldom does."""
    return _VERB.search(line) is not None


def is_rule(line: str) -> bool:
    """A line drawn with signs: `**********`, `-----`."""
    return _RULE.match(line) is not None


def is_bare(line: str) -> bool:
    """True for what looks like a label or a headline: few words, no end of sentence, no bullet."""
    return len(line.split()) <= BARE_WORDS and not _SENTENCE_END.search(line) and not _BULLET.match(line)
