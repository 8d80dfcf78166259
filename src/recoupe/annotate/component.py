"""The annotators as one spaCy component, for people who have a pipeline of their own.

    nlp.add_pipe("recoupe_marks")            # after a tagger, a lemmatizer and a parser with UD labels
    nlp("...")._.recoupe_marks.events

Registered as an entry point: nothing of ours needs to be imported first.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.annotate.pipeline import mark_tree
from recoupe.annotate.tree import to_tree
from recoupe.languages.pack import load_pack

REQUIRES = ["token.pos", "token.lemma", "token.morph", "token.dep", "token.head", "token.is_sent_start"]

if not Doc.has_extension("recoupe_marks"):
    Doc.set_extension("recoupe_marks", default=None)


@Language.factory(
    "recoupe_marks", requires=REQUIRES, assigns=["doc._.recoupe_marks"], default_config={"language": "fr"}
)
def make_marks_component(nlp: Language, name: str, language: str) -> Callable[[Doc], Doc]:
    """A component that leaves a `BlockMarks` in `doc._.recoupe_marks`; offsets count from the start of the Doc."""
    pack = load_pack(language)

    def mark(doc: Doc) -> Doc:
        doc._.recoupe_marks = mark_tree(to_tree(doc), pack) if len(doc) else None
        return doc

    return mark
