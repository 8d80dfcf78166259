"""The parser does not see which side is named: names that the tables know are parsed under a stand-in.

A small model parses `le Hamas dément` otherwise than `le Hezbollah dément`, by accident of what it was trained on. So each
name from the table of actors becomes one word for the parse, a fixed one that fits the word before it; the tree gets the
true words back, the name's later words hanging on its first. Exchange two such names, and the claims are the same but for
them, whatever their length.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.annotate.french.tokenizer import FrTokenizer
from recoupe.annotate.nametable import begins, longest_name
from recoupe.annotate.tree import Group
from recoupe.languages.pack import Actor, Pack
from recoupe.model.codes import SourceKind

# By the word before the name. Names of countries that the parser has met, so that it knows what they do in a sentence.
STAND_INS = {
    "la": "Russie", "le": "Liban", "du": "Liban", "au": "Liban", "l'": "Iran", "d'": "Iran", "qu'": "Iran",
    "les": "Alliés", "des": "Alliés", "aux": "Alliés", "en": "France", "de": "France",
}  # fmt: skip
BARE = "Paris"
OUTLET = "Reuters"  # for all outlets: the parser knows what it does beside a verb of saying


@dataclass(frozen=True, slots=True)
class Masked:
    """A Doc to be parsed, and for each of its words the true words (with the space behind each)."""

    doc: Doc
    groups: tuple[Group, ...]


def mask(nlp: Language, pack: Pack, text: str) -> Masked:
    """The words of a text with one stand-in for each name of an actor that the tables know."""
    words, spaces = split(nlp, text)
    shown: list[str] = []
    groups: list[Group] = []
    i, end = 0, len(words)
    while i < end:
        word = words[i]
        length, actor = known_name(words, i, pack) if begins(word, pack) else (1, None)
        shown.append(stand_in(actor, words[i - 1].lower() if i else "") if actor else word)
        if length == 1:
            groups.append(((word, spaces[i]),))
        else:
            groups.append(tuple(zip(words[i : i + length], spaces[i : i + length], strict=True)))
        i += length
    return Masked(Doc(nlp.vocab, words=shown, spaces=[group[-1][1] for group in groups]), tuple(groups))


def split(nlp: Language, text: str) -> tuple[list[str], list[bool]]:
    """The words of a text, and for each whether a space stands behind it.

    Our own tokenizer says so without a Doc, whose tokens would be made one by one only to be asked for their text.
    """
    if isinstance(nlp.tokenizer, FrTokenizer):
        return nlp.tokenizer.split(text)
    plain = nlp.make_doc(text)
    return [token.text for token in plain], [bool(token.whitespace_) for token in plain]


def stand_in(actor: Actor, before: str) -> str:
    """The word that an actor is parsed as: one for all outlets, for others one that fits the word before it."""
    return OUTLET if actor.kind is SourceKind.OUTLET else STAND_INS.get(before, BARE)


def known_name(words: list[str], i: int, pack: Pack) -> tuple[int, Actor | None]:
    """How many words the name at word `i` has and whose it is; one word and None where it is no actor's.

    A single word beside another name is left alone: it is part of that one (`Israël Dupont`). Persons are no sides: their
    names are parsed as they stand.
    """
    found = longest_name(words, i, pack)
    actor = pack.actors.get(found[1]) if found else None
    if found is None or actor is None or actor.kind is SourceKind.PERSON:
        return 1, None
    length = found[0]
    title = pack.classes.get(words[i - 1].lower()) if i else None
    if actor.kind is SourceKind.OUTLET and title and title.source is SourceKind.OUTLET:
        return 1, None  # `le journal X`: the noun before it is what the parser needs to see
    joined = (i and is_name(words[i - 1])) or (i + length < len(words) and is_name(words[i + length]))
    return (1, None) if length == 1 and joined else (length, actor)


def is_name(word: str) -> bool:
    """True for a word with a capital that is more than an initial or an article."""
    return len(word) > 3 and word[0].isupper() and not word.isupper()
