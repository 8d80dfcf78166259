"""Where a sentence may and may not start; runs before the parser."""

from __future__ import annotations

import re

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

# A token after which, or a mark before which, a sentence may end.
TERMINATOR = re.compile(r"^(?:[.!?…][.!?…]*|[:;»\"”)\]]|\*+|_{2,}|={2,}|--+)$")
CLOSING = set("»”)]")
NEVER_LAST = {",", "(", "«", "“", "US", "M.", "MM.", "Mme", "Mgr", "Dr", "Dr.", "Rep.", "Gén.", "St.", "Ste."}
OPENERS = set('«“"(-–—[*')


def may_not_start(word: str, previous: str, inside_quotes: bool) -> bool:
    """True if a sentence cannot start with `word` after `previous`."""
    if word[0] in CLOSING or previous in NEVER_LAST:
        return True
    if word[0] in ".!?…:;" and TERMINATOR.match(word):
        return True
    if not TERMINATOR.match(previous) and not (word[0].isupper() or word[0].isdigit() or word[0] in OPENERS):
        return True
    if word == '"' and inside_quotes:
        return True
    return word[0].islower() and previous[0] in '.…!?;:)»"'


@Language.component("recoupe_sent_rules", assigns=["token.is_sent_start"])
def sentence_rules(doc: Doc) -> Doc:
    """Forbid sentence starts that cannot be, force one after a line break; the parser decides the rest."""
    texts = [token.text for token in doc]
    starts = np.zeros(len(texts), dtype="int64")  # 1 starts a sentence, -1 does not, 0 is the parser's to decide
    starts[:1] = 1
    inside_quotes = False
    for i in range(1, len(texts)):
        word, previous = texts[i], texts[i - 1]
        inside_quotes ^= previous == '"'
        if word.isspace():
            starts[i] = -1
        elif "\n" in previous:
            starts[i] = 1
        elif may_not_start(word, previous, inside_quotes):
            starts[i] = -1
    return doc.from_array([SENT_START], starts.astype("uint64"))  # token by token, spaCy scans the document each time
