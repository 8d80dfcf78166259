"""Where sentences end, for the full-text index: in any language, with no model. Claims have the parser's own."""

from __future__ import annotations

import re

from recoupe.model.claim import Span
from recoupe.read.lines import trim

_END = re.compile(
    r"(?<=[.!?…؟])(?:[ \u00a0\u202f]?[»”)\]]|[\"'’])*(?:\s+(?=[\W\d]*[^\W\d_])|\Z)"  # and the marks that close
    r"|(?<=[。！？])"
)
_SHORT = re.compile(
    r"(?:^|[\s(«\"'’])(?:\w|MM|Mme|Mlle|Dr|Me|Mgr|St|Ste|cf|etc|av|env|vol|art|Mr|Mrs|Gen|Col|Lt|Sgt|No)\.\Z"
)


def split_sentences(text: str, block: Span) -> tuple[Span, ...]:
    """The sentences of one block, in order.

    >>> [s.of("Oui. M. A parle. Non.") for s in split_sentences("Oui. M. A parle. Non.", Span(0, 21))]
    ['Oui.', 'M. A parle.', 'Non.']
    """
    sentences: list[Span] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        head = text[max(start, match.start() - 12) : match.start()]
        follows = text[match.end() : match.end() + 1]
        if match.end() < block.end and (_SHORT.search(head) or follows.islower()):
            continue
        if span := trim(text, start, match.end()):
            sentences.append(span)
        start = match.end()
    if start < block.end and (span := trim(text, start, block.end)):
        sentences.append(span)
    return tuple(sentences)
