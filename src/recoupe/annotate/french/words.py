"""Lemmas and the conditional mood from the word table; runs after the tagger."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from recoupe.annotate.french.characters import PLAIN
from recoupe.annotate.french.wordtable import Lexicon

MAX_CACHED_FORMS = 200_000
LEXICON_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}
R_ENDING = re.compile(r"r(?:ais|ait|aient|ions|iez)$")  # conditional, or imperfect of a verb in -rer
IMPERFECT_CLASSES = {"v.imp", "n|v.imp", "a|v.imp"}


def corrected_lemma(lexicon: Lexicon, pos: str, form: str, lemma: str) -> str:
    """Verbs follow the word table; nouns and adjectives only if the model made up a lemma that the table lacks."""
    if pos != "v":
        known = lexicon.find(lemma.lower())
        if known is not None and pos in known.lemmas:
            return lemma
    entry = lexicon.find(form)
    choices = entry.lemmas.get(pos, []) if entry else []
    return choices[0] if choices and lemma not in choices else lemma


def set_mood(token: Token, form: str, conditional: bool) -> None:
    """Write conditional or imperfect, with person and number by the ending."""
    morph = token.morph.to_dict()
    morph.update({"Mood": "Cnd", "Tense": "Pres"} if conditional else {"Mood": "Ind", "Tense": "Imp"}, VerbForm="Fin")
    morph.pop("Gender", None)
    morph.setdefault("Person", "2" if form.endswith("iez") else "1" if form.endswith("ions") else "3")
    morph.setdefault("Number", "Plur" if form.endswith(("aient", "ions", "iez")) else "Sing")
    token.set_morph(morph)


def correct_mood(token: Token, form: str, classes: str) -> None:
    """Set the mood that form and word table prove; leave what they do not."""
    is_conditional = "Cnd" in token.morph.get("Mood")
    if not R_ENDING.search(form):
        if is_conditional:  # no French conditional ends otherwise
            token.set_morph({**token.morph.to_dict(), "Mood": "Ind"})
    elif classes == "v.cnd" and not is_conditional:
        set_mood(token, form, conditional=True)
    elif classes in IMPERFECT_CLASSES and is_conditional:
        set_mood(token, form, conditional=False)


@Language.factory("recoupe_fr_lexicon", assigns=["token.lemma", "token.morph"], requires=["token.pos"])
def make_lexicon_component(nlp: Language, name: str):
    """The component that corrects lemmas and moods."""
    lemma_cache: dict[tuple[str, str, str], str] = {}

    def correct(doc: Doc) -> Doc:
        lexicon = Lexicon.of(doc.vocab)
        for token in doc:
            pos = LEXICON_POS.get(token.pos_)
            if pos is None:
                continue
            form = token.lower_.translate(PLAIN)
            key = (form, pos, token.lemma_)
            if key not in lemma_cache:
                if len(lemma_cache) > MAX_CACHED_FORMS:
                    lemma_cache.clear()
                lemma_cache[key] = corrected_lemma(lexicon, pos, form, token.lemma_)
            if lemma_cache[key] != token.lemma_:
                token.lemma_ = lemma_cache[key]
            if pos == "v" and (form[-1:] in "stz" or "Cnd" in token.morph.get("Mood")):
                correct_mood(token, form, lexicon.classes(form) if R_ENDING.search(form) else "")
        return doc

    return correct
