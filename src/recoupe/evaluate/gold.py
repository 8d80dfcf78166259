"""Gold files and predictions in; claims with spans as offsets out. Next: compare.py."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from recoupe.model.errors import UsageError

Row = dict[str, Any]
Document = dict[str, Any]  # {"claims": [...], "loaded": [...], "document": {...}}
Pair = tuple[int, int]


def names_of_gold(folder: Path) -> list[str]:
    """The names of the texts that the gold files of a folder speak of, in the order of the files.

    Raises:
        UsageError: no gold file there, or one that is no gold file.
    """
    names = [str(_load(path)["doc"]) for path in sorted(folder.glob("*.json"))]
    if not names:
        raise UsageError(f"{folder} holds no gold file (*.json); name the folder of the gold")
    return names


def _load(path: Path) -> Row:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as gold ({error}); it must be JSON in UTF-8") from error
    if not isinstance(gold, dict) or not {"doc", "document", "claims"} <= gold.keys():
        raise UsageError(f"{path} is no gold file; it must hold doc, document and claims")
    return gold


def read_texts(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The texts of these names: their bytes decoded, line ends as they are, so that offsets count the same for all.

    Raises:
        UsageError: a text is missing or is not UTF-8.
    """
    texts = {}
    for name in names:
        try:
            texts[name] = (folder / name).read_bytes().decode("utf-8")
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{folder / name}, which the gold speaks of, cannot be read ({error}); name the folder of its texts"
            ) from error
    return texts


def read_gold(folder: Path, texts: Mapping[str, str]) -> dict[str, Document]:
    """The gold of these texts, spans as offsets.

    Raises:
        UsageError: a trigger is not in its text.
    """
    out: dict[str, Document] = {}
    for path in sorted(folder.glob("*.json")):
        gold = _load(path)
        if gold["doc"] in texts:
            out[gold["doc"]] = _with_spans(gold, texts[gold["doc"]], path)
    return out


def _with_spans(gold: Row, text: str, path: Path) -> Document:
    claims = []
    for claim in gold["claims"]:
        span = find_span(text, claim["sentence"], claim["trigger"], claim.get("nth", 1))
        if not span:
            raise UsageError(
                f"{path}: claim {claim.get('id')}: trigger {claim['trigger']!r} is not in the text; mend the gold"
            )
        claims.append({**claim, "span": span})
    loaded = [
        {"category": row["category"], "span": find_span(text, row["sentence"], row["text"])}
        for row in gold.get("loaded") or []
    ]
    document = dict(gold["document"])
    document["blocks"] = [dict(block, span=block_span(text, block)) for block in document.get("blocks") or []]
    return {"claims": claims, "loaded": [row for row in loaded if row["span"]], "document": document}


def find_span(text: str, sentence: str, part: str, nth: int = 1) -> Pair | None:
    """The offsets of the nth `part` of a sentence, None where it is not there."""
    base = text.find(sentence)
    at = -1
    for _ in range(nth):
        at = sentence.find(part, at + 1)
    return (base + at, base + at + len(part)) if base >= 0 and at >= 0 else None


def block_span(text: str, block: Row) -> Pair | None:
    """The offsets of a block that is given by its first and last words."""
    start = text.find(block["starts"])
    end = text.find(block["ends"], max(start, 0))
    return (start, end + len(block["ends"])) if start >= 0 and end >= 0 else None


def read_predicted(folder: Path, docs: Collection[str]) -> dict[str, Document]:
    """The predictions for these documents, from the files of the `score` export; empty where there are none."""
    out: dict[str, Document] = {doc: {"claims": [], "loaded": [], "document": {}} for doc in docs}
    for row in _read_lines(folder / "claims.jsonl"):
        if row["doc"] in out:
            out[row["doc"]]["claims"].append({**row, "span": (row["trigger"]["start"], row["trigger"]["end"])})
    for row in _read_lines(folder / "loaded.jsonl"):
        if row["doc"] in out:
            out[row["doc"]]["loaded"].append({"category": row["category"], "span": (row["start"], row["end"])})
    for row in _read_lines(folder / "documents.jsonl"):
        if row["doc"] in out:
            blocks = [{**block, "span": (block["start"], block["end"])} for block in row.get("blocks") or []]
            out[row["doc"]]["document"] = {**row, "blocks": blocks}
    return out


def _read_lines(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]
