"""Look for inputs on which the reader of pages or of texts fails, or takes too long.

    python eval/fuzz.py page|text --seconds 600 [--engine atheris|hypothesis]

An input that fails is written to build/fuzz/ and the run ends with 1; what was found is kept as a test. Atheris is an extra of the
project (`pip install -e '.[fuzz]'`); it goes by the branches that an input takes, Hypothesis by the grammar below.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

OUT = Path(__file__).resolve().parent.parent / "build" / "fuzz"
SLOW = 2.0  # CPU seconds for an input of 64 KB at most: a page of that size takes some 0.02
MOST = 65_536  # bytes of an input

TAGS = "p div span a b i h1 h2 ul li table tr td th br hr img form button nav aside footer header article main section".split()
TAGS += "script style template noscript textarea title meta link time figure figcaption blockquote pre select svg math".split()
WORDS = [
    "Le maire",
    "a dit que la ville tient bon.",
    "AFP",
    "publié le 3 mai 2031",
    "©",
    "«",
    "»",
    "---",
    "****",
    "12:44",
]
WORDS += [
    "Lire aussi",
    "Commentaires",
    "date 2031-05",
    "\u00a0",
    "\u202e",
    "\ufeff",
    "🤣",
    "|",
    "http://a.example/2031/05/03/",
]


def check(kind: str, data: bytes) -> None:
    """Read an input, and look at what comes out.

    Raises:
        AssertionError: spans that overlap or lie outside, text that got lost, or too much time.
    """
    from recoupe.model.errors import ReadError
    from recoupe.read import read_article
    from recoupe.read.blocks import split_blocks
    from recoupe.read.page import read_page
    from recoupe.read.text import VISIBLE, decode

    started = time.process_time()
    if kind == "page":
        page = read_page(data)
        text, spans = page.text, [line.span for line in page.lines]
        if not page.article <= set(range(len(page.lines))):
            raise AssertionError("the article has lines that the page has not")
    else:
        try:
            text = decode(data).text
        except ReadError:
            return
        spans = [block.span for block in split_blocks(text)]
    ends = [0, *(end for span in spans for end in (span.start, span.end)), len(text)]
    if ends != sorted(ends):
        raise AssertionError("spans overlap or lie outside")
    between = "".join(text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True))
    if VISIBLE.search(between):
        raise AssertionError(f"text that is in no block: {VISIBLE.search(between)}")
    with suppress(ReadError):
        read_article(data)
    if time.process_time() - started > SLOW:
        raise AssertionError(f"took {time.process_time() - started:.1f} s")


def keep(data: bytes, error: BaseException) -> None:
    """Write an input that failed where it is found again."""
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / hashlib.sha256(data).hexdigest()[:12]
    path.write_bytes(data)
    print(f"{path}: {type(error).__name__}: {error}", flush=True)


def tag_soup() -> st.SearchStrategy[str]:
    """Pieces of pages in any order: tags that open, close, nest or break off, entities, words of the press."""
    tag = st.sampled_from(TAGS)
    attribute = st.sampled_from(
        ["", ' class="menu"', " hidden", ' href="x"', " datetime='2031-05-03'", ' a="', " <", "=x y"]
    )
    piece = st.one_of(
        st.builds("<{}{}>".format, tag, attribute),
        st.builds("</{}>".format, tag),
        st.sampled_from(WORDS),
        st.sampled_from(
            ["&amp;", "&#x110000;", "&#0;", "&nbsp", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "<!DOCTYPE html>", "<"]
        ),
        st.text(max_size=20),
    )
    return st.lists(st.tuples(piece, st.sampled_from(["", " ", "\n"])), max_size=80).map(
        lambda all: "".join(map("".join, all))
    )


def lines() -> st.SearchStrategy[str]:
    """Lines of texts as they are scraped."""
    line = st.one_of(
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=200), st.sampled_from(WORDS)
    )
    return st.lists(st.tuples(line, st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", " "])), max_size=60).map(
        lambda all: "".join(map("".join, all))
    )


def with_hypothesis(kind: str, seconds: float) -> int:
    """Inputs by grammar until the time is over; returns how many there were."""
    texts = tag_soup() if kind == "page" else lines()
    stop, count = time.monotonic() + seconds, [0]

    @settings(
        max_examples=2_000,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(texts.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=400)))
    def once(data: bytes) -> None:
        if time.monotonic() > stop:
            return
        count[0] += 1
        try:
            check(kind, data)
        except BaseException as error:
            keep(data, error)
            raise

    while time.monotonic() < stop:
        once()
    return count[0]


def with_atheris(kind: str, seconds: float) -> None:
    """Inputs by coverage until the time is over; does not return."""
    import atheris  # type: ignore[import-not-found, unused-ignore]

    with atheris.instrument_imports(include=["recoupe.read", "recoupe.languages"]):
        import recoupe.read  # noqa: F401

    def once(data: bytes) -> None:
        try:
            check(kind, data)
        except BaseException as error:
            keep(data, error)
            raise

    target: Callable[[bytes], None] = once
    corpus = OUT / f"corpus-{kind}"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in sorted((Path(__file__).resolve().parent.parent / "tests" / "read" / "pages").glob("*.html")):
        (corpus / path.name).write_bytes(path.read_bytes())
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={int(seconds)}", f"-max_len={MOST}", "-timeout=30", str(corpus)], target
    )
    atheris.Fuzz()


def main() -> int:
    """Run one engine on one reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["page", "text"])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--engine", choices=["atheris", "hypothesis"], default="hypothesis")
    args = parser.parse_args()
    if args.engine == "atheris":
        with_atheris(args.kind, args.seconds)
        return 0
    try:
        print(f"{with_hypothesis(args.kind, args.seconds)} inputs, none failed")
    except BaseException as error:
        print(f"failed: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
