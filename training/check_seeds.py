"""What a model makes of the seed articles: sentences, conditionals, names. To be read by a person.

    python check_seeds.py MODEL TEXTS_DIR sentences|conditionals|names|entities

`names` counts, for names that matter in these texts, the exact spans with the expected label.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from spacy.tokens import Doc

import recoupe.annotate.french  # noqa: F401 (registers the model's parts)
from recoupe.annotate.french.words import R_ENDING

EXPECTED = {
    r"Abou [Kk]amal": "LOC",
    r"Deir ez[- ][Zz]or": "LOC",
    r"Raqqa|Racca": "LOC",
    r"[Aa]l[- ]Tanf": "LOC",
    r"États-Unis|\bUSA\b": "LOC",
    r"\bDa(?:e|ë)[cs]h\b|\bDAESH\b|\bDeach\b": "ORG",
    r"\bFDS\b|[Ff]orces [Dd]émocratiques [Ss]yriennes": "ORG",
    r"Pentagone": "ORG",
    r"Hezbollah": "ORG",
    r"\bCIA\b": "ORG",
    r"armée (?:arabe |nationale |gouvernementale )?syrienne": "ORG",
    r"[Ss]putnik(?: news)?": "ORG",
}


def show_sentences(docs: list[Doc]) -> None:
    for doc in docs:
        for sentence in doc.sents:
            print("|", sentence.text)


def show_conditionals(docs: list[Doc]) -> None:
    for token in (token for doc in docs for token in doc):
        if "Cnd" in token.morph.get("Mood"):
            print("conditional", token.text, token.lemma_, "<-", token.head.text)
        elif token.pos_ in ("VERB", "AUX") and R_ENDING.search(token.lower_):
            print("    other", token.text, token.lemma_, token.morph)


def show_names(docs: list[Doc]) -> None:
    for pattern, label in EXPECTED.items():
        outcomes: Counter = Counter()
        for doc in docs:
            for match in re.finditer(pattern, doc.text):
                names = [e for e in doc.ents if e.start_char < match.end() and e.end_char > match.start()]
                exact = bool(names) and (names[0].start_char, names[0].end_char) == match.span()
                outcomes[names[0].label_ + ("" if exact else " (other span)") if names else "missed"] += 1
        print(f"{outcomes[label]}/{sum(outcomes.values())} {label}  {pattern}  {dict(outcomes)}")


def show_entities(docs: list[Doc]) -> None:
    found: dict[str, Counter] = defaultdict(Counter)
    for doc in docs:
        for name in doc.ents:
            found[name.label_][name.text] += 1
    for label, names in found.items():
        print(label, "; ".join(f"{name} ({n})" for name, n in names.most_common()))


VIEWS = {"sentences": show_sentences, "conditionals": show_conditionals, "names": show_names, "entities": show_entities}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("texts", type=Path)
    parser.add_argument("view", choices=VIEWS)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    lines = [
        line.strip()
        for path in sorted(args.texts.glob("*.txt"))
        for line in path.read_text(encoding="utf8").splitlines()
    ]
    VIEWS[args.view](list(nlp.pipe(line for line in lines if line)))


if __name__ == "__main__":
    main()
