"""The gate on words that are not ours: no 8 words in a row of a press text or of the gold stand in this repository."""

from __future__ import annotations

import hashlib
import html
import json
import lzma
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from outcome import Line, State

LENGTH = 8
ALLOWED = Path(__file__).with_name("allowed_phrases.txt")
OURS = (
    "sample/",
    "LICENSE",
    "src/recoupe/languages/fr/model/",
)  # invented texts, licences, the model's own notices and words
SHOWN = 20
# Words that say nothing of whose a phrase is.
EMPTY = frozenset(
    "a à au aux avec ce ces cette d dans de des du elle elles en est et été eu il ils l la le les leur lui mais n ne ni on ou par "
    "pas plus pour qu que qui s sa se ses si son sont sur un une y the of and to in on at for is was were be by it as".split()
)
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")


def phrases(text: str) -> Iterator[str]:
    """Every run of `LENGTH` words, in lower case, but those that hold only numbers and empty words."""
    words = _WORD.findall(text.lower())
    for first in range(len(words) - LENGTH + 1):
        run = words[first : first + LENGTH]
        if any(word not in EMPTY and not word.isdecimal() for word in run):
            yield " ".join(run)


def key(phrase: str) -> str:
    """What stands for a phrase in the list of allowed ones, so that the list holds no phrase itself."""
    return hashlib.sha256(phrase.encode()).hexdigest()[:16]


def texts_of_ours(root: Path) -> Iterator[tuple[str, str]]:
    """The text files of the repository, tracked or about to be, by name."""
    listed = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, capture_output=True, check=True).stdout.decode().split("\0")
    for name in sorted(filter(None, names)):
        path = root / name
        if name.startswith(OURS) or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data:
            yield name, data.decode("utf-8", "replace")


def texts_of_others(shared: Path) -> Iterator[str]:
    """Press texts, pages, gold, and the articles for speed."""
    for path in sorted((shared / "texts").rglob("*")):
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8", errors="replace")
        elif path.suffix in (".html", ".htm"):
            yield html.unescape(_TAG.sub(" ", path.read_text(encoding="utf-8", errors="replace")))
        elif path.suffix == ".jsonl":
            yield from (
                text for line in path.read_text(encoding="utf-8").splitlines() for text in strings_of(json.loads(line))
            )
    for path in sorted((shared / "gold").rglob("*.json")):
        yield from strings_of(json.loads(path.read_text(encoding="utf-8")))
    with lzma.open(shared / "data/speed/articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from strings_of(json.loads(line))


def strings_of(value: object) -> Iterator[str]:
    """Every string inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from strings_of(held)


def shared_phrases(ours: Iterable[tuple[str, str]], others: Iterable[str]) -> dict[str, str]:
    """Phrases of ours that stand in a text of others, with the file of ours."""
    held: dict[str, str] = {}
    for name, text in ours:
        for phrase in phrases(text):
            held.setdefault(phrase, name)
    return {phrase: held[phrase] for text in others for phrase in phrases(text) if phrase in held}


def none_of_theirs(root: Path, shared: Path) -> Iterator[Line]:
    """The repository against the texts."""
    allowed = {line.split()[0] for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"}
    found = {
        phrase: name
        for phrase, name in shared_phrases(texts_of_ours(root), texts_of_others(shared)).items()
        if key(phrase) not in allowed
    }
    state = State.FAIL if found else State.PASS
    yield Line(state, f"runs of {LENGTH} words from press texts", str(len(found)), "0")
    for phrase, name in sorted(found.items(), key=lambda item: item[1])[:SHOWN]:
        yield Line(State.FAIL, name, f"« {phrase} » ({key(phrase)})")
