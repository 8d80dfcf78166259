"""Round weights to bfloat16 precision (kept as float32): same loader, same scores, half the compressed size.

python shrink.py MODEL_IN MODEL_OUT
"""

from __future__ import annotations

import argparse

import numpy as np
import spacy
from spacy.language import Language

import recoupe.annotate.french  # noqa: F401 (registers the model's parts)


def round_weights(nlp: Language) -> None:
    """Keep the upper 16 bits of each weight, rounded to nearest."""
    for _, component in nlp.pipeline:
        if not hasattr(component, "model"):
            continue
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    bits = np.array(node.get_param(name), dtype="float32").view("uint32")
                    node.set_param(name, ((bits + 0x8000) & np.uint32(0xFFFF0000)).view("float32"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model_in")
    parser.add_argument("model_out")
    args = parser.parse_args()
    nlp = spacy.load(args.model_in)
    round_weights(nlp)
    nlp.to_disk(args.model_out)


if __name__ == "__main__":
    main()
