"""The gates on evidence and order: every quote stands at its offsets, and no way of adding changes what is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outcome import Line, State
from reading import read_texts

from recoupe.export.jsonl import FILES

Row = dict[str, Any]


def quotes_of(value: object) -> Iterator[Row]:
    """Every `{"start", "end", "text"}` inside a row."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for held in value.values():
            yield from quotes_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from quotes_of(held)


def mentions_of(value: object) -> Iterator[Row]:
    """Every value whose full mention has its own place in the text: `{"text", "source": {"start", "end"}}`."""
    if isinstance(value, dict):
        source = value.get("source")
        if "text" in value and isinstance(source, dict) and source.keys() == {"start", "end"}:
            yield {**source, "text": value["text"]}
        for held in value.values():
            yield from mentions_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from mentions_of(held)


def wrong_spans(exported: Path, texts: dict[str, str]) -> Iterator[str]:
    """What is wrong with the quotes of an export, against texts that were decoded here, by name."""
    text_of = {row["id"]: texts[row["names"][0]] for row in _rows(exported / "articles.jsonl")}
    for name in FILES:
        for row in _rows(exported / name):
            text = text_of[row["article"] if "article" in row else row["id"]]
            for quote in (*quotes_of(row), *mentions_of(row)):
                start, end = quote["start"], quote["end"]
                if not 0 <= start < end <= len(text) or text[start:end] != quote["text"]:
                    yield f"{name} {row.get('id')}: [{start}:{end}]"
            if "trigger" in row and not row["sentence"]["start"] <= row["trigger"]["start"] < row["sentence"]["end"]:
                yield f"{name} {row['id']}: the trigger lies outside its sentence"


def evidence(paths: list[Path], exported: Path) -> Iterator[Line]:
    """Each span of the export against the bytes of the files."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in paths}
    wrong = list(wrong_spans(exported, texts))
    counted = sum(1 for name in FILES for row in _rows(exported / name) for _ in quotes_of(row))
    found = f"{len(wrong)} wrong, first {wrong[0]}" if wrong else f"{counted} spans in {len(paths)} texts, all right"
    yield Line(State.FAIL if wrong or not counted else State.PASS, "evidence stands at its offsets", found)


def order(paths: list[Path], exported: Path, scratch: Path) -> Iterator[Line]:
    """The sorted export of other ways of adding, against the one at hand."""
    ways = {
        "batches of 1": {"paths": paths, "batch": 1},
        "batches of 8": {"paths": paths, "batch": 8},
        "batches of 64": {"paths": paths, "batch": 64},
        "reversed order": {"paths": paths[::-1]},
        "two processes": {"paths": paths, "processes": 2},
    }
    for name, way in ways.items():
        out = read_texts(out=scratch / name.replace(" ", "-"), **way) / "jsonl"
        other = [file for file in FILES if (out / file).read_bytes() != (exported / file).read_bytes()]
        found = f"{', '.join(other)} differ from all at once" if other else "the same bytes"
        yield Line(State.FAIL if other else State.PASS, f"sorted export, {name}", found)


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
