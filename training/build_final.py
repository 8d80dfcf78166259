"""Put the trained syntax and name pipelines together into one model folder, with its licence notice.

python build_final.py SYNTAX_MODEL NAMES_MODEL OUT_DIR --lgpl-lr LICENSE.txt [--scores scores.json]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from shrink import round_weights
from spacy.language import Language

import recoupe.annotate.french  # noqa: F401 (registers the model's parts)

HERE = Path(__file__).parent
VERSION = "0.2.0"
SPACY_VERSIONS = ">=3.8.13,<3.9.0"
SOURCES = [
    {"name": "UD_French-Sequoia (train)", "license": "LGPL-LR"},
    {"name": "UD_French-FQB", "license": "LGPL-LR"},
    {"name": "UD_French-GSD (dev)", "license": "CC BY-SA 4.0"},
    {"name": "UD_French-PUD", "license": "CC BY-SA 3.0"},
    {"name": "WiNER-fr", "license": "CC BY 4.0, texts CC BY 2.5"},
    {"name": "spacy-lookups-data, French tables", "license": "LGPL-LR (tables), MIT (package)"},
]


def assemble(syntax: Language, names: Language) -> Language:
    nlp = spacy.blank(
        "fr_recoupe", config={"nlp": {"batch_size": 32, "tokenizer": {"@tokenizers": "recoupe.FrTokenizer.v1"}}}
    )
    nlp.vocab.lookups = syntax.vocab.lookups
    nlp.add_pipe("recoupe_sent_rules")
    for component in ("tok2vec", "morphologizer", "trainable_lemmatizer"):
        nlp.add_pipe(component, source=syntax)
    nlp.add_pipe("recoupe_fr_lexicon")
    nlp.add_pipe("parser", source=syntax)
    nlp.add_pipe("ner", source=names)
    return nlp


def describe(nlp: Language, scores: dict) -> None:
    nlp.meta.update(
        name="press_sm",
        version=VERSION,
        description="French press: words, parts of speech, morphology, lemmas, dependencies, sentences, names",
        author="Recoupe",
        license="see LICENSE.weights",
        spacy_version=SPACY_VERSIONS,
        sources=SOURCES,
        performance=scores,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--lgpl-lr", type=Path, required=True, help="text of the LGPL-LR, as the Sequoia treebank brings it"
    )
    parser.add_argument("--scores", type=Path, help="output of evaluate.py --json, kept in meta.json")
    args = parser.parse_args()

    nlp = assemble(spacy.load(args.syntax), spacy.load(args.names))
    round_weights(nlp)
    describe(nlp, json.loads(args.scores.read_text()) if args.scores else {})
    nlp.to_disk(args.out)
    for notice in ("LICENSE.weights", "SOURCES.md"):
        shutil.copy(HERE / notice, args.out / notice)
    shutil.copy(args.lgpl_lr, args.out / "LGPL-LR.txt")


if __name__ == "__main__":
    main()
