"""Text to words: one regular expression, Universal Dependencies words, offsets kept."""

from __future__ import annotations

import re

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from recoupe.annotate.french.characters import SPACES

ABBREVIATIONS = (
    "M|MM|Mmes?|Mlles?|Mgr|Dr|Pr|St|Ste|cf|etc|ex|env|art|al|vol|chap|fig|éd|dir|coll|av|apr|bd|pp?|no|nos|"
    "janv|févr|juil|sept|oct|nov|déc|Gén|gén|col|Col|Lt|lt|Cdt|cdt|Cne|adj|Sgt|Rep|Sen|Gov|Mr|Mrs|Ms|vs|Inc|Ltd|Corp|Jr|Sr"
)
FIXED = (
    "c['’]est-à-dire|aujourd['’]hui|prud['’]hom\\w+|quelqu['’]une?s?|presqu['’]\\wle|entr['’]\\w+|main-d['’]œuvre|"
    "va-t-en-guerre|qu['’]en-dira-t-on"
)
HYPHENATED = "rendez-vous|peut-être|au-delà|en-deçà|là-bas|vis-à-vis|soi-disant|porte-à-porte"
CLITIC = "(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les|le|la|y|en)(?![\\w-])"
DOMAINS = "com|fr|org|net|ir|ru|info|tv|eu|be|ch|ca|uk|sy|lb|gov|edu"

# The first alternative that matches wins.
TOKEN = re.compile(
    "|".join(
        [
            r"(?P<space>\s+)",
            r"(?:https?://|www\.)[^\s<>«»\"“”]+[^\s<>«»\"“”.,;:!?)\]'’…]",
            r"[\w.+-]+@[\w-]+\.[\w.]+\w",
            rf"(?:[A-Za-z0-9-]+\.)+(?:{DOMAINS})\b(?:/[^\s<>«»\"“”)]*)?",
            r"[@#]\w+",
            rf"(?:{FIXED})(?!\w)",
            r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’‘`](?=[\w«\"“(*])",  # elided word
            rf"(?-i:(?:{ABBREVIATIONS})\.(?!\w)|J\.-C\.?|(?:[A-Z]\.-?){{2,}}(?![a-z])|(?<![\w.'’])[A-Z]\.(?=\s[A-Z]))",
            r"\d+(?:[.,:/]\d+)*(?:er|ère|re|e|ème|es|nd|nde|h\d{0,2}|th|st|rd)?(?!\w)",  # 300.000, 10h30, 1er
            r"-t-(?:ils?|elles?|on)(?![\w-])",  # a -t-il
            rf"(?<=\w)-{CLITIC}",  # dit -il
            rf"(?:{HYPHENATED})(?!\w)",
            # a word with hyphens inside (Deir ez-Zor, porte-parole), up to a final clitic; Ka'aba, O'Brien
            rf"[\w&]+(?:(?!-(?:t-)?{CLITIC})-[\w&]+|(?<=[A-ZKaeiou])['’](?=[A-Za-z])(?!s\b)\w+)*",
            r"\.{2,}|…+|[!?][!?.…]*|--+|\*{2,}|_{2,}|={2,}|<<|>>",
            r"[^\w\s]",
        ]
    ),
    re.I,
)


class FrTokenizer:
    """Text -> Doc. `Doc.text` equals the text, save that unusual spaces become plain ones (one for one)."""

    def __init__(self, vocab: Vocab):
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words, spaces = self.split(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def split(self, text: str) -> tuple[list[str], list[bool]]:
        """The words of a text, and for each whether a plain space stands behind it."""
        words: list[str] = []
        spaces: list[bool] = []
        for match in TOKEN.finditer(text.translate(SPACES)):
            word = match.group()
            if match.lastgroup == "space" and words and word[0] == " " and not words[-1].isspace():
                spaces[-1] = True
                word = word[1:]
            if word:
                words.append(word)
                spaces.append(False)
        return words, spaces

    def to_bytes(self, **kwargs) -> bytes:
        """Nothing to save: the expression is code."""
        return b""

    def from_bytes(self, data: bytes, **kwargs) -> FrTokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, path, **kwargs) -> None:
        """Nothing to save."""

    def from_disk(self, path, **kwargs) -> FrTokenizer:
        """Nothing to load."""
        return self


@spacy.registry.tokenizers("recoupe.FrTokenizer.v1")
def make_tokenizer():
    """The tokenizer as spaCy asks for it in a configuration."""
    return lambda nlp: FrTokenizer(nlp.vocab)
