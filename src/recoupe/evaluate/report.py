"""The figures of a run as lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recoupe.evaluate.scorer import SHARES


def result_lines(result: Mapping[str, Any]) -> Iterator[str]:
    """One line for each figure."""
    for name, row in result["scores"].items():
        figures = f"P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}"
        yield f"{name:32s} {figures}   (gold {row['gold']}, predicted {row['pred']})"
    for name in ("modality macro F1", *SHARES):
        yield f"{name:32s} {result[name]}"
    clusters, alone = result["event clusters B3"], result["B3 of no clustering"]
    over = f"over {clusters['claims']} matched claims (every claim alone: {alone:.3f})"
    yield f"{'event clusters B3':32s} F1 {clusters['f1']:.3f} {over}"
    yield "by type: " + ", ".join(f"{k} {v['f1']:.2f} ({v['gold']})" for k, v in result["by type"].items())
    yield "by modality: " + ", ".join(
        f"{k} {v['f1']:.2f} ({v['gold']})" for k, v in result["modality by class"].items()
    )


def error_lines(errors: Iterable[tuple[str, ...]], *, most: int) -> Iterator[str]:
    """The first errors of each kind."""
    shown: dict[str, int] = defaultdict(int)
    for error in errors:
        shown[error[0]] += 1
        if shown[error[0]] <= most:
            yield " | ".join(map(str, error))
