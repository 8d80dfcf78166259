"""What is plainly the page and not the article: menus, tickers, share buttons, a front matter. Next: blocks.py.

A first pass that needs no model and knows no site: it looks at the shape of paragraphs, and at a short list of words
that stand alone on buttons.
"""

from __future__ import annotations

import re

from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind
from recoupe.read.lines import trim

_RUN = 6  # so many bare paragraphs in a row are a menu or a ticker; articles have two or three (titles, a list)
_BARE_WORDS = 20  # headlines in tickers have up to that many
_SENTENCE_END = re.compile(r"(?<!\.)[.!?:;][\s»”\"')\]]*\Z")
_BULLET = re.compile(r"[-–—•*·▪‣]\s")
_CLOCK_START = re.compile(r"[0-2]?\d[:hH][0-5]\d(?!\d)")
_CREDIT = re.compile(r"©|\bcrédit photo\b|\(photo\b", re.IGNORECASE)
_BUTTONS = frozenset(
    button.strip()
    for row in (
        "a la une, à la une, a lire aussi, à lire aussi, lire aussi, a lire également, à lire également",
        "lire la suite, voir aussi, abonnez-vous, s'abonner, se connecter, connexion, inscription, newsletter",
        "partager, partagez, partager sur facebook, partager sur twitter, tweeter, tweet, facebook, twitter",
        "facebooktwitter, whatsapp, telegram, linkedin, imprimer, envoyer par mail, commenter, commentaires, réagir",
        "réagissez, laisser un commentaire, publicité, publicite, liens commerciaux, liens utiles, sur le même sujet",
        "articles similaires, articles liés, dans la même catégorie, mentions légales, contact, contactez-nous",
        "qui sommes-nous, plan du site, accueil, menu, rechercher, recherche, suivez-nous, retour, load more, share",
        "read more, related articles, leave a comment, subscribe, follow us, advertisement, home, search",
    )
    for button in row.split(",")
)
_FRONT_FENCE = re.compile(r"---[ \t]*\Z")
_FRONT_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?:\s|\Z)")
_FRONT_TITLE = re.compile(r"title:\s*([\"']?)(?P<value>.*?)\1\s*\Z")
_FRONT_MOST = 60  # lines

Piece = tuple[BlockKind, Span, str]


def find_front_matter(text: str, paragraphs: tuple[Span, ...]) -> tuple[list[Piece], int]:
    """The pieces of a leading front matter (`---`, `key: value` lines, `---`), and how many paragraphs it takes."""
    words = [span.of(text) for span in paragraphs[:_FRONT_MOST]]
    if not words or not _FRONT_FENCE.match(words[0]):
        return [], 0
    close = next((i for i, line in enumerate(words[1:], 1) if _FRONT_FENCE.match(line)), 0)
    if close < 2 or not all(_FRONT_FIELD.match(line) for line in words[1:close]):
        return [], 0
    pieces: list[Piece] = []
    for span, line in zip(paragraphs[: close + 1], words, strict=False):
        pieces += _front_line(text, span, line)
    return pieces, close + 1


def _front_line(text: str, span: Span, line: str) -> list[Piece]:
    """One line of a front matter: furniture, but for the value of `title`."""
    match = _FRONT_TITLE.match(line)
    value = trim(text, span.start + match.start("value"), span.start + match.end("value")) if match else None
    if value is None:
        return [(BlockKind.BOILERPLATE, span, "front-matter")]
    around = (trim(text, span.start, value.start), trim(text, value.end, span.end))
    pieces: list[Piece] = [(BlockKind.BOILERPLATE, part, "front-matter") for part in around if part]
    return sorted([*pieces, (BlockKind.TITLE, value, "front-matter-title")], key=lambda piece: piece[1])


def find_furniture(words: list[str]) -> dict[int, str]:
    """Which paragraphs are furniture, by index, with the rule that says so. Nothing if no sentence would be left."""
    bare = [_is_bare(line) for line in words]
    marked = {i: "button" for i, line in enumerate(words) if line.casefold().strip(" :") in _BUTTONS}
    marked |= {i: "ticker" for i, line in enumerate(words) if _CLOCK_START.match(line) and bare[i]}
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and bare[end]:
            end += 1
        if end - start >= _RUN:
            marked |= {i: marked.get(i, "menu") for i in range(start, end)}
        start = max(end, start + 1)
    return marked if any(not flag for flag in bare) else {}


def _is_bare(line: str) -> bool:
    """True for what looks like a label or a headline: few words, no end of sentence, no bullet."""
    return len(line.split()) <= _BARE_WORDS and not _SENTENCE_END.search(line) and not _BULLET.match(line)


def find_captions(words: list[str], marked: dict[int, str]) -> set[int]:
    """Which paragraphs are captions: short ones with a credit, or just above a credit that stands alone."""
    captions: set[int] = set()
    for i, line in enumerate(words):
        if not _CREDIT.search(line) or len(line) > 300 or "copyright" in line.casefold():
            continue
        captions.add(i)
        above = i - 1
        if _CREDIT.match(line) and above in marked and marked[above] == "menu" and len(words[above].split()) > 4:
            captions.add(above)
    return captions
