"""What the tools that saved or archived a page wrote into it: when it was seen, and its address. Next: page.py."""

from __future__ import annotations

import re

from recoupe.model.article import Fact
from recoupe.read.page_dates import read_date

_START, _END = 200_000, 20_000  # characters at both ends of a page in which such notes stand
_SEEN = (
    ("archive comment", re.compile(r"FILE ARCHIVED ON \d\d:\d\d:\d\d (?P<date>[A-Z][a-z]{2} \d\d, \d{4})")),
    ("saved comment", re.compile(r"saved date: (?:[A-Z][a-z]{2} )?(?P<date>[A-Z][a-z]{2} \d\d \d{4})")),
    (
        "mirror comment",
        re.compile(r"<!-- Mirrored from [^>\n]{1,500}, (?:[A-Z][a-z]{2}, )?(?P<date>\d\d [A-Z][a-z]{2} \d{4})"),
    ),
    ("archive address", re.compile(r"/web/(?P<date>(?:19|20)\d{6})\d{6}(?:[a-z]{2}_)?/https?:")),
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(?P<address>https?://[^\s>]{1,2000}) -->")


def find_source_facts(source: str) -> list[tuple[str, Fact]]:
    """The day a page was archived or saved, and the address it was saved from, by the notes in its source."""
    ends = source[:_START] if len(source) <= _START else f"{source[:_START]}\n{source[-_END:]}"
    facts: list[tuple[str, Fact]] = []
    for origin, pattern in _SEEN:
        match = pattern.search(ends)
        day = read_date(match["date"], language="en") if match else None
        if match and day:
            facts.append(("seen", Fact(day, origin, match["date"])))
    if match := _SAVED_FROM.search(ends[:5_000]):
        facts.append(("address", Fact(match["address"], "saved-from comment", match["address"])))
    return facts
