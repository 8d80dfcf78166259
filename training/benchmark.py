"""Cost of a pipeline: start, memory, words per CPU second in all and by component.

    python benchmark.py MODEL ARTICLES.jsonl.xz [--number 300]

CPU time of one process, one thread: it does not depend on what else the machine does.
"""

import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")  # before numpy is imported

import argparse
import json
import lzma
import time
from collections import Counter
from pathlib import Path

BATCH = 64
clock = time.process_time


def resident_megabytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") // 2**20


def read_paragraphs(path: Path, articles: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(articles), strict=False)]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=300, help="articles to read")
    args = parser.parse_args()

    start = clock()
    import spacy

    print(f"import spacy: {clock() - start:.2f} CPU s, {resident_megabytes()} MB")
    start = clock()
    import recoupe.annotate.french  # noqa: F401 (registers the model's parts)

    nlp = spacy.load(args.model)
    print(f"load model: {clock() - start:.2f} CPU s, {resident_megabytes()} MB in all")
    start = clock()
    nlp("Au moins douze civils auraient été tués mardi à Kherson, selon le gouverneur.")
    print(f"first sentence: {clock() - start:.2f} CPU s, {resident_megabytes()} MB in all")

    paragraphs = read_paragraphs(args.articles, args.number)
    seconds: Counter = Counter()
    words = 0
    for first in range(0, len(paragraphs), BATCH):
        start = clock()
        docs = [nlp.make_doc(text) for text in paragraphs[first : first + BATCH]]
        seconds["tokenizer"] += clock() - start
        for name, component in nlp.pipeline:
            start = clock()
            docs = (
                list(component.pipe(docs, batch_size=BATCH))
                if hasattr(component, "pipe")
                else [component(doc) for doc in docs]
            )
            seconds[name] += clock() - start
        words += sum(map(len, docs))
    for name, spent in seconds.items():
        print(f"    {name}: {1e6 * spent / words:.1f} us a word")
    speed = words / seconds.total()
    print(
        f"{words:,} words in {len(paragraphs):,} paragraphs: {speed:,.0f} words per CPU second, {resident_megabytes()} MB"
    )


if __name__ == "__main__":
    main()
