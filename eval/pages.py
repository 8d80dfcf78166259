"""How well pages are read: the article, title and day of pages whose article is known, and pages a second.

    python eval/pages.py shared/texts/html.jsonl shared/texts/html [pages]

Each row of the first file has `file`, `title`, `date`, `heading` (the lead) and `text`. F1 is of words as a multiset, mean
over pages, of the article's lines but titles and captions, against `text` and against `heading` with `text`.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from recoupe.read.page import Page, read_page

_WORD = re.compile(r"\w+")
_NOT_BODY = ("title", "h1", "figcaption")


def body(page: Page) -> str:
    """The words of an article without its title and captions."""
    lines = (page.lines[i] for i in sorted(page.article))
    return "\n".join(line.span.of(page.text) for line in lines if line.tag not in _NOT_BODY)


def f1(found: str, wanted: str) -> float:
    """F1 of words, each as often as it stands."""
    ours, theirs = Counter(_WORD.findall(found)), Counter(_WORD.findall(wanted))
    both = sum((ours & theirs).values())
    return 2 * both / max(1, ours.total() + theirs.total())


def best(page: Page, name: str) -> str:
    """The first value of a name."""
    return next((fact.value for known, fact in page.facts if known == name), "")


def measure(rows: list[dict[str, Any]], folder: Path) -> dict[str, float]:
    """The means over all pages."""
    sums: Counter[str] = Counter()
    for row in rows:
        page = read_page((folder / row["file"]).read_bytes())
        words, lead = row["text"], row.get("heading", "")
        whole = words if lead in words else f"{lead} {words}"
        ours = body(page)
        sums["f1 against text"] += f1(ours, words)
        sums["f1 against heading and text"] += f1(ours, whole)
        sums["titles"] += " ".join(row["title"].split()) == best(page, "title")
        sums["days"] += row["date"] == best(page, "published")
        sums["outlets found"] += bool(best(page, "outlet"))
        sums["stretches not aligned"] += page.unaligned
    return {name: round(total / len(rows), 4) for name, total in sums.items()}


def speed(rows: list[dict[str, Any]], folder: Path, pages: int) -> float:
    """Pages a CPU second."""
    data = [(folder / row["file"]).read_bytes() for row in rows]
    read_page(data[0])  # imports
    start = time.process_time()
    for i in range(pages):
        read_page(data[i % len(data)])
    return pages / (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    known, folder = Path(sys.argv[1]), Path(sys.argv[2])
    rows = [json.loads(line) for line in known.read_text(encoding="utf-8").splitlines()]
    for name, value in measure(rows, folder).items():
        print(f"{name:30} {value}")
    pages = int(sys.argv[3]) if len(sys.argv) > 3 else 2_000
    print(f"{'pages a CPU second':30} {speed(rows, folder, pages):.1f}")


if __name__ == "__main__":
    main()
