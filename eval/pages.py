"""The gate on web pages: article, title and day of pages whose article is known, and pages a second.

Each row of `texts/html.jsonl` has `file`, `title`, `date`, `heading` (the lead) and `text`. F1 is of words as a multiset, mean
over pages, of what is read as running text. The page prints the lead as its first paragraph, so it is part of the article; the
figure without it is printed too.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outcome import Line, State, at_least

from recoupe.model.article import Article
from recoupe.model.codes import BlockKind
from recoupe.read import read_article

F1, EXACT, SPEED = 0.96, 0.98, 60.0
PAGES = 2_000  # read for the speed, the pages at hand over and over
_WORD = re.compile(r"\w+")
_RUNNING = (BlockKind.BODY, BlockKind.EMBEDDED)


def running(article: Article) -> str:
    """What is read as running text."""
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind in _RUNNING)


def f1(found: str, wanted: str) -> float:
    """F1 of words, each as often as it stands."""
    ours, theirs = Counter(_WORD.findall(found)), Counter(_WORD.findall(wanted))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def measure(rows: list[dict[str, Any]], folder: Path) -> dict[str, float]:
    """The means over all pages."""
    sums: Counter[str] = Counter()
    for row in rows:
        article = read_article((folder / row["file"]).read_bytes())
        lead, text, ours = row.get("heading") or "", row["text"], running(article)
        sums["article"] += f1(ours, text if lead in text else f"{lead} {text}")
        sums["article without its lead"] += f1(ours, text)
        sums["title"] += " ".join(row["title"].split()) == article.title
        sums["published"] += row["date"] == article.published
    return {name: total / len(rows) for name, total in sums.items()}


def speed(data: list[bytes], pages: int) -> float:
    """Pages a CPU second, from bytes to blocks; the best of four rounds: neighbours on the machine only ever slow it down."""
    read_article(data[0])  # imports
    rounds = []
    for _ in range(4):
        started = time.process_time()
        for i in range(pages // 4):
            read_article(data[i % len(data)])
        rounds.append(pages // 4 / (time.process_time() - started))
    return max(rounds)


def gate(shared: Path) -> Iterator[Line]:
    """The figures against what is asked."""
    folder = shared / "texts" / "html"
    rows = [json.loads(line) for line in (shared / "texts" / "html.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = measure(rows, folder)
    yield at_least("pages: words of the article, F1", figures["article"], F1)
    yield Line(
        State.NOTE, "pages: the same against `text` without the lead", f"{figures['article without its lead']:.4f}"
    )
    yield at_least("pages: title", figures["title"], EXACT)
    yield at_least("pages: day of publication", figures["published"], EXACT)
    data = [(folder / row["file"]).read_bytes() for row in rows]
    yield at_least("pages a CPU second", speed(data, PAGES), SPEED)
