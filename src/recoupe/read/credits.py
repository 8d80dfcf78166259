"""Who published a text, who wrote it, which agency is credited, and whose text it is as a whole. Next: about.py.

Nothing is invented: a value is the words that stand there, in the spelling of the outlet table where it knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.languages.furniture import plain
from recoupe.languages.lists import word_list
from recoupe.languages.outlets import agency, canonical, find_outlet, host_of, masthead, of_address
from recoupe.model.article import Block, Fact
from recoupe.model.claim import Span
from recoupe.model.codes import BlockKind

_LINE_MOST = 160  # characters of a line that is a credit
_TITLE_MOST = 300  # characters of a title with the name of its site
_SURNAME = re.compile(r"\s[A-ZÀ-Þ-]{3,}\Z")  # `Jeanne COLIN`
_DIGIT = re.compile(r"\d")
_NAME_MOST = 40  # characters of a site's name
_SUFFIX = re.compile(r".{8,}?\s+(?P<joint>[|–—-])\s+(?P<name>[^|–—]{2,40})\Z")
_COPYRIGHT = re.compile(
    r"(?:©|copyright|rights? reserved|droits réservés)[\s:@©]*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?[\s,:@©]*"
    r"(?P<name>[^\W\d_][^\d|©.,]{1,39}?)\s*(?:\d{4}|[|.,©]|\Z)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:tous|all|droits|rights?|reserved|réservés|inc|site|copyright)\b", re.IGNORECASE)
_SOURCE = re.compile(r"source\s*:\s*(?P<name>[^\n:]{2,60})\Z", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:par\s+)?(?P<first>[^,|]{2,40}?)(?:\s+(?:avec|with|et|/)\s+(?P<second>[^,|]{2,40}?))?\s*(?:,|-|–|\|)?\s*"
    r"(?:publié|publiée|posté|mis en ligne|mise en ligne|published)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,60}\((?P<name>[^()\n]{2,40})\)\s*[–—-]\s")  # `KOLVANO (Agence Ardente) – `
_CLOSING = re.compile(r"\((?P<with>avec |with )?(?P<name>[^()\n]{2,40})\)\s*\.?\Z")
_WITH = re.compile(r"\b(?:avec|Avec|with)\s+(?:l['’])?(?P<name>[^\n,.]{2,40})\.?\)?\Z")
_BESIDE = re.compile(
    r"\b(?:avec|with)\s+(?:l['’])?(?P<name>[^\n,.|·]{2,40}?)(?=\s*(?:[,.|·]|[–—-]\s|\Z))", re.IGNORECASE
)
_AUTHOR = re.compile(
    r"(?:\A|\s)(?:(?i:propos recueillis par|par|by|auteur\s*:))\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:\s(?:d[eu]\s|van\s|von\s|al-|el-)?[A-ZÀ-Þ][\w'’.-]*){0,3})"
)
_SIGNED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:d[eu']\s?|van |von |al-|el-)?[A-ZÀ-Þ][\w'’.-]+){1,3})"
    r"(?P<place>,?\s+\(?(?:à|au|aux|en|depuis|envoyée? spéciale?|correspondante?)\b[^.\n]{0,40})?\Z"
)


def find_outlet_of(text: str, blocks: Sequence[Block]) -> Fact | None:
    """Who published the text at hand: a front matter, an address, the site's name behind the title, a mark of rights."""
    for fact in (
        *_front(text, blocks, ("outlet", "site", "publisher", "journal", "média")),
        *_hosts(text, blocks),
        *_mastheads(text, blocks),
        *_suffixes(text, blocks),
        *_rights(text, blocks),
        *_bylines(text, blocks, "first"),
    ):
        return fact
    source = find_source_line(text, blocks)
    if source and not is_hosted(text, blocks):
        return source
    alone = not any(block.kind is BlockKind.BOILERPLATE and block.rule != "lead-date" for block in blocks)
    return next(_dateline(text, blocks), None) if alone else None  # a dispatch as its agency sent it


def find_source_line(text: str, blocks: Sequence[Block]) -> Fact | None:
    """`SOURCE: ...` in a line of its own, if the table knows the outlet."""
    for block in blocks:
        line = block.span.of(text)
        match = _SOURCE.match(line) if len(line) <= _LINE_MOST else None
        if match and (name := canonical(match["name"].strip())):
            return _fact(text, block, match, name, "source line")
    return None


def find_reprint(text: str, blocks: Sequence[Block], outlet: Fact | None) -> Fact | None:
    """The outlet whose text this is as a whole: an agency alone in the byline or dateline, an outlet's address below it.

    Args:
        outlet: who published the text at hand: nobody reprints himself.
    """
    found = [
        *_lone_byline(text, blocks),
        *_dateline(text, blocks),
        *_addresses_below(text, blocks),
        *_closing_credit(text, blocks),
    ]
    source = find_source_line(text, blocks)
    if source and (is_hosted(text, blocks) or outlet):
        found.append(source)
    return next((fact for fact in found if outlet is None or fact.value != outlet.value), None)


def find_agency(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The agency that is credited, alone or beside the outlet's own staff."""
    for block in _running(blocks):
        match = _WITH.search(text, max(block.span.start, block.span.end - _NAME_MOST), block.span.end)
        if match and match["name"] in word_list("agencies"):
            return Fact(canonical(match["name"]) or match["name"], "credit", match["name"], Span(*match.span("name")))
    for fact in (
        *_helpers(text, blocks),
        *_bylines(text, blocks, "second"),
        *_lone_byline(text, blocks),
        *_dateline(text, blocks),
        *_closing_credit(text, blocks, shared=True),
    ):
        return fact
    return None


def find_author(text: str, blocks: Sequence[Block]) -> Fact | None:
    """A name behind `Par` near the title, in a front matter, or alone at the end of the text."""
    for fact in _front(text, blocks, ("author", "auteur", "byline")):
        return fact
    for block in blocks:
        line = block.span.of(text)
        match = _AUTHOR.search(line) if block.rule == "byline" else None
        if match and not canonical(match["name"]):
            return _fact(text, block, match, match["name"], "byline")
    running = list(_running(blocks))
    ruled = _above_rules(text, blocks)
    ends = [block for block in running if block.kind is BlockKind.BODY][-1:] + ruled
    for block in ends if len(running) > 2 else ():
        match = _SIGNED.match(block.span.of(text)[: _LINE_MOST + 1])
        # Two capitals alone may be a place or a body: a signature says from where, or stands above a drawn line.
        if (
            match
            and not canonical(match["name"])
            and (match["place"] or block in ruled or _SURNAME.search(match["name"]))
        ):
            return _fact(text, block, match, match["name"], "signature")
    return None


def is_hosted(text: str, blocks: Sequence[Block]) -> bool:
    """True if the furniture is that of a site that hosts the blogs of others: then no name of it is an outlet's."""
    hosts = word_list("blog_hosts")
    words = (
        plain(block.span.of(text)).replace(".", " ").split() for block in blocks if block.kind is BlockKind.BOILERPLATE
    )
    return any("wordpress" in line or ("blog" in line and hosts & set(line)) for line in words)


def _fact(text: str, block: Block, match: re.Match[str], value: str, origin: str) -> Fact:
    start, end = match.span("name")
    span = Span(block.span.start + start, block.span.start + end)
    return Fact(value, origin, span.of(text), span)


def _running(blocks: Sequence[Block]) -> Iterator[Block]:
    return (b for b in blocks if b.kind in (BlockKind.BODY, BlockKind.EMBEDDED) and b.rule != "byline")


def front_lines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, str, Span]]:
    """The fields of a front matter: key, value without its quotation marks, where the value stands."""
    for block in blocks:
        if block.rule == "front-matter":
            key, colon, value = block.span.of(text).partition(":")
            bare = value.strip().strip("\"'")
            if colon and bare:
                start = block.span.start + len(key) + 1 + value.index(bare)
                yield key.strip().casefold(), bare, Span(start, start + len(bare))


def _front(text: str, blocks: Sequence[Block], keys: tuple[str, ...]) -> Iterator[Fact]:
    for key, value, span in front_lines(text, blocks):
        if key in keys and len(value) <= _LINE_MOST:
            yield Fact(canonical(value) or value, f"front matter {key}", value, span)


def _hosts(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """The outlet of an address in a front matter; a host that the table does not know stands for itself, but for blogs."""
    for key, value, span in front_lines(text, blocks):
        host = host_of(value) if key in ("url", "link", "address", "adresse", "lien", "canonical") else None
        if host:
            known = of_address(value)
            own = host not in word_list("link_shorteners") and not _labels(host) & word_list("blog_hosts")
            if known or own:
                yield Fact(known or host, f"front matter {key}", value, span)


def _mastheads(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """The newspaper's name above the title, or at the head of a line about it."""
    for block in blocks:
        line = block.span.of(text) if block.rule in ("masthead", "byline") else ""
        if (name := masthead(line)) and (block.rule == "masthead" or canonical(name) or _is_dated(line[len(name) :])):
            words = (
                name
                if line.startswith(name)
                else re.split(r",\s|\s[–—|·-]\s", line[:_LINE_MOST], maxsplit=1)[0].strip()
            )
            if block.rule == "masthead" or not agency(words):
                yield Fact(name, block.rule, words, Span(block.span.start, block.span.start + len(words)))


def _is_dated(rest: str) -> bool:
    """True for what stands behind the name of a newspaper: a day, an edition."""
    return _DIGIT.search(rest) is not None or bool(set(plain(rest).split()[:2]) & word_list("edition_words"))


def _labels(host: str) -> set[str]:
    return set(host.replace("-", ".").split("."))


def _suffixes(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """The site's name behind the title: the title stands again without it, or a bar or a known name sets it off."""
    for block in blocks:
        if block.kind is not BlockKind.TITLE and block.rule != "page-title":
            continue
        line = block.span.of(text)
        match = _SUFFIX.match(line) if len(line) <= _TITLE_MOST else None
        name = match["name"].strip() if match else ""
        if match is None or plain(name) in word_list("section_names"):
            continue
        exact = find_outlet(name)
        known = canonical(name) if (exact and exact.end == len(name)) or block.rule == "page-title" else None
        if known or block.rule == "page-title" or host_of(name) or _stands_elsewhere(text, blocks, name, block):
            yield _fact(text, block, match, known or name, "behind the title")


def _stands_elsewhere(text: str, blocks: Sequence[Block], name: str, here: Block) -> bool:
    """True if a name stands in another line of the page, as the name of its site does: alone, or in the furniture."""
    plain_name = plain(name)
    for block in blocks:
        line = (
            plain(block.span.of(text)) if block is not here and block.span.end - block.span.start <= _LINE_MOST else ""
        )
        furniture = block.kind is BlockKind.BOILERPLATE or block.rule in ("byline", "credit")
        if line == plain_name or (furniture and plain_name in line):
            return True
    return False


def _rights(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """`© La Gazette 2031` at the foot of the page."""
    for block in reversed(blocks):
        line = block.span.of(text)
        match = _COPYRIGHT.search(line) if block.kind is BlockKind.BOILERPLATE and len(line) <= _LINE_MOST else None
        if match and not _RIGHTS.match(match["name"]) and match["name"][:1].isupper():
            name = match["name"].strip()
            yield _fact(text, block, match, canonical(name) or name, "mark of rights")


def _bylines(text: str, blocks: Sequence[Block], which: str) -> Iterator[Fact]:
    """`La Gazette avec l'agence, publié le ...`: the first is the outlet, the second the agency."""
    for block in blocks:
        match = _BYLINE.match(block.span.of(text)) if block.rule == "byline" else None
        if match and match["second"]:
            start, end = match.span(which)
            span = Span(block.span.start + start, block.span.start + end)
            name = span.of(text)
            if name[:1].isupper():
                yield Fact(canonical(name) or name, "byline", name, span)


def _helpers(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """`Par la rédaction, avec l'Agence`: an agency in a byline."""
    for block in blocks:
        match = _BESIDE.search(block.span.of(text)) if block.rule == "byline" else None
        if match and (name := agency(match["name"])):
            yield _fact(text, block, match, name, "byline")


def _lone_byline(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """`Agence, publié le ...`: an outlet that the table knows, and nobody beside it."""
    for block in blocks:
        match = _BYLINE.match(block.span.of(text)) if block.rule == "byline" else None
        if match and not match["second"] and (name := agency(match["first"])):
            span = Span(block.span.start + match.start("first"), block.span.start + match.end("first"))
            yield Fact(name, "byline", span.of(text), span)


def _dateline(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """`VILLE (AFP) – ` at the head of the running text."""
    for block in list(_running(blocks))[:2]:
        match = _DATELINE.match(block.span.of(text))
        if match and (name := agency(match["name"])):
            yield _fact(text, block, match, name, "dateline")


def _closing_credit(text: str, blocks: Sequence[Block], *, shared: bool = False) -> Iterator[Fact]:
    """`(AFP)` at the end of the running text; with `shared`, `(avec AFP)` too."""
    for block in list(_running(blocks))[-1:]:
        match = _CLOSING.search(block.span.of(text))
        if match and (shared or not match["with"]) and (name := agency(match["name"])):
            yield _fact(text, block, match, name, "closing credit")


def _addresses_below(text: str, blocks: Sequence[Block]) -> Iterator[Fact]:
    """The address of an outlet alone in a line below the text."""
    last = max((i for i, block in enumerate(blocks) if block.kind is BlockKind.BODY), default=len(blocks))
    for block in blocks[last:]:
        line = block.span.of(text)
        if host_of(line.lower()) and (name := of_address(line.lower())):
            yield Fact(name, "address below the text", line, block.span)


def _above_rules(text: str, blocks: Sequence[Block]) -> list[Block]:
    return [above for above, below in pairwise(blocks) if below.rule == "rule" and above.kind is BlockKind.BODY]
