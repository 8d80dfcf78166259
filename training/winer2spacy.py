"""WiNER-fr (French Wikinews, brat stand-off annotation) -> spaCy DocBins for names: train, dev, test.

    python winer2spacy.py DATA_DIR OUT_DIR

* Labels: PER, LOC, ORG, MISC (events, products), DATE (dates, hours). One paragraph is one document, as in the product.
* Articles named in winer_dev.txt and winer_test.txt (beside this script) are kept out of training.
* Each training paragraph has a copy in which some names are replaced by names from swap_names.json and typography is roughened: Wikinews
  of 2016-2018 knows few of the groups and places of other wars.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from recoupe.annotate.french.characters import without_accents

HERE = Path(__file__).parent
LABELS = {
    "Person": "PER",
    "Location": "LOC",
    "Organization": "ORG",
    "Event": "MISC",
    "Product": "MISC",
    "Date": "DATE",
    "Hour": "DATE",
}
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
SHORTEST_PARAGRAPH = 15
SWAP_RATE = {"LOC": 0.45, "ORG": 0.45, "PER": 0.25}
# A name after these would need another article: l'Irak -> *l'Kherson.
BEFORE_KEPT_NAME = re.compile(r"(?:[ld]['’]|\bdu |\bau |\bdes )$")


class Name(NamedTuple):
    start: int
    end: int
    label: str


def read_names(path: Path) -> list[Name]:
    found = re.findall(r"^T\d+\t(\w+) (\d+) (\d+)\t", path.read_text(encoding="utf8"), re.M)
    return sorted(Name(int(start), int(end), LABELS[label]) for label, start, end in found if label in LABELS)


def paragraphs(article: Path) -> Iterator[tuple[str, list[Name]]]:
    names = read_names(article.with_suffix(".ann"))
    for match in PARAGRAPH.finditer(article.read_text(encoding="utf8")):
        start, end = match.span()
        if end - start >= SHORTEST_PARAGRAPH:
            inside = [Name(n.start - start, n.end - start, n.label) for n in names if start <= n.start and n.end <= end]
            yield match.group().replace("\n", " "), inside


def swap_names(text: str, names: list[Name], pools: dict[str, list[str]], rng: random.Random) -> tuple[str, list[Name]]:
    out, swapped, last = "", [], 0
    for name in names:
        if name.start < last:
            continue
        out += text[last : name.start]
        word = text[name.start : name.end]
        if rng.random() < SWAP_RATE.get(name.label, 0) and not BEFORE_KEPT_NAME.search(out[-4:]):
            word = rng.choice(pools[name.label])
            if rng.random() < 0.1:
                word = word.replace("-", " ")
            if rng.random() < 0.07:
                head, *tail = word.split()
                word = " ".join([head, *(part.lower() for part in tail)])
        swapped.append(Name(len(out), len(out) + len(word), name.label))
        out += word
        last = name.end
    return out + text[last:], swapped


def roughen(text: str, rng: random.Random) -> str:
    """Curly apostrophes, some lost accents; the length stays."""
    if rng.random() < 0.7:
        text = text.replace("'", "’")
    if rng.random() < 0.3:
        text = re.sub("[éèêàâîôûç]", lambda m: without_accents(m.group()) if rng.random() < 0.15 else m.group(), text)
    return text


def make_doc(nlp: Language, text: str, names: list[Name], counts: Counter) -> Doc:
    doc = nlp.make_doc(text)
    spans = []
    for start, end, label in names:
        word = text[start:end]
        start += len(word) - len(word.lstrip())
        span = doc.char_span(start, start + len(word.strip()), label=label, alignment_mode="expand")
        if span is None:
            counts["names lost"] += 1
        else:
            counts["names widened to token bounds"] += span.text != word.strip()
            spans.append(span)
    doc.ents = filter_spans(spans)
    return doc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with YEAR/MONTH/*.txt and *.ann")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()

    split_of = {
        article: split for split in ("dev", "test") for article in (HERE / f"winer_{split}.txt").read_text().split()
    }
    pools = json.loads((HERE / "swap_names.json").read_text(encoding="utf8"))
    rng = random.Random(0)
    nlp = spacy.blank("fr_recoupe", config={"nlp": {"tokenizer": {"@tokenizers": "recoupe.FrTokenizer.v1"}}})
    counts: Counter = Counter()
    bins = {
        split: DocBin(attrs="ORTH SPACY ENT_IOB ENT_TYPE".split(), store_user_data=False)
        for split in ("train", "dev", "test")
    }
    for article in sorted(args.data.glob("*/*/*.txt")):
        split = split_of.get(article.stem, "train")
        counts[f"{split} articles"] += 1
        for text, names in paragraphs(article):
            versions = [(text, names)]
            if split == "train":
                swapped, swapped_names = swap_names(text, names, pools, rng)
                versions.append((roughen(swapped, rng), swapped_names))
            for version in versions:
                doc = make_doc(nlp, *version, counts)
                bins[split].add(doc)
                counts[f"{split} tokens"] += len(doc)
    for split, docs in bins.items():
        docs.to_disk(args.out / f"names_{split}.spacy")
    print(", ".join(f"{name}: {n:,}" for name, n in sorted(counts.items())))


if __name__ == "__main__":
    main()
