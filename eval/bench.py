"""What the rules cost: CPU time of the whole pipeline over that of the model alone, in one process.

    python eval/bench.py [--shared ../shared] [--articles 500]

Three things are timed on the same articles: the model alone (the blocks of one article are one batch, as the pipeline gives
them), the pipeline (reading, annotating, making claims), and the pipeline filing into SQLite. They take turns, a few articles
each, in an order that rotates: what slows the machine down for a while slows all three.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported

from reading import speed_rows

from recoupe.claims.reader import Reader, load_reader
from recoupe.corpus import Corpus
from recoupe.model.codes import BlockKind
from recoupe.read import read_article
from recoupe.store import Dossier

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 500
CHUNK = 10  # articles that one of the three reads before the next takes its turn
WARM = 10  # articles read beforehand, so that nobody pays for opening the word table


@dataclass(frozen=True, slots=True)
class Result:
    """CPU seconds of the three, over so many words in so many articles."""

    articles: int
    words: int
    model: float
    pipeline: float
    stored: float

    @property
    def ratio(self) -> float:
        """Pipeline over model, without SQLite."""
        return self.pipeline / self.model

    @property
    def ratio_stored(self) -> float:
        """Pipeline over model, with SQLite."""
        return self.stored / self.model

    @property
    def speed(self) -> float:
        """Words per CPU second of the pipeline with SQLite."""
        return self.words / self.stored

    @property
    def speed_model(self) -> float:
        """Words per CPU second of the model alone."""
        return self.words / self.model


def read_articles(shared: Path, number: int) -> list[bytes]:
    """The first articles of the set for speed, as files would hold them."""
    rows = speed_rows(shared, number)
    return ["\n\n".join(filter(None, (row["title"], row["heading"], row["text"]))).encode() for row in rows]


def sample_articles(number: int) -> list[bytes]:
    """The invented articles of the sample, again and again, each time with another last line: the same bytes are read once."""
    texts = [path.read_bytes() for path in sorted((ROOT / "sample/texts").glob("*.txt"))]
    return [text + f"\nÉdition {n}.\n".encode() for n, text in enumerate(islice(cycle(texts), number))]


def run(articles: Sequence[bytes]) -> Result:
    """Time the three on these articles."""
    reader = load_reader(None)
    seconds: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="recoupe-bench-") as scratch:
        folder = Path(scratch)
        dossier = Dossier(folder / "bench.db", create=True)
        with Corpus(dossier, load=lambda _: reader) as corpus:
            steps = _steps(reader, corpus, folder)
            for step in steps.values():
                step([data + b"\n" for data in articles[:WARM]], "warm")  # other bytes: the same are read once
            for turn, first in enumerate(range(0, len(articles), CHUNK)):
                names = list(steps)
                for name in (names[(turn + n) % len(names)] for n in range(len(names))):
                    seconds[name] += steps[name](articles[first : first + CHUNK], f"turn-{turn}")
    words = sum(len(doc) for data in articles for doc in reader.nlp.pipe(_blocks(data), disable=reader.nlp.pipe_names))
    return Result(len(articles), words, seconds["model"], seconds["pipeline"], seconds["stored"])


def _steps(reader: Reader, corpus: Corpus, folder: Path) -> dict[str, Callable[[Sequence[bytes], str], float]]:
    def model(chunk: Sequence[bytes], _: str) -> float:
        texts = [_blocks(data) for data in chunk]
        start = time.process_time()
        for blocks in texts:
            for _doc in reader.nlp.pipe(blocks, batch_size=max(len(blocks), 1)):
                pass
        return time.process_time() - start

    def pipeline(chunk: Sequence[bytes], _: str) -> float:
        start = time.process_time()
        for data in chunk:
            reader(read_article(data))
        return time.process_time() - start

    def stored(chunk: Sequence[bytes], name: str) -> float:
        (folder / name).mkdir()
        for number, data in enumerate(chunk):
            (folder / name / f"{number}.txt").write_bytes(data)
        start = time.process_time()
        corpus.add([folder / name])
        return time.process_time() - start

    return {"model": model, "pipeline": pipeline, "stored": stored}


def _blocks(data: bytes) -> list[str]:
    """The texts that the pipeline gives to the model for one article."""
    article = read_article(data)
    return [b.span.of(article.text) for b in article.blocks if b.kind is not BlockKind.BOILERPLATE]


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    args = parser.parse_args()
    try:
        articles = read_articles(args.shared, args.articles)
    except FileNotFoundError as error:
        print(f"{error.filename} is not there: the sample, repeated, is read instead", file=sys.stderr)
        articles = sample_articles(args.articles)
    result = run(articles)
    print(f"{result.articles} articles, {result.words:,} words")
    print(f"model alone        {result.model:7.2f} CPU s  {result.speed_model:8,.0f} words per CPU second")
    print(f"whole pipeline     {result.pipeline:7.2f} CPU s  ratio {result.ratio:.2f}")
    print(
        f"  and into SQLite  {result.stored:7.2f} CPU s  ratio {result.ratio_stored:.2f}  {result.speed:8,.0f} words per CPU second"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
