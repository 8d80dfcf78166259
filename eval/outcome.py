"""One line of what a gate found, and how lines are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a line means for the whole run: only `FAIL` and `SKIPPED` end it with an error."""

    PASS = "ok"
    FAIL = "FAIL"
    NOTE = "note"
    SKIPPED = "SKIPPED"


@dataclass(frozen=True, slots=True)
class Line:
    """What was looked at, what was found, what was wanted."""

    state: State
    what: str
    found: str
    wanted: str = ""


def at_least(what: str, found: float, wanted: float) -> Line:
    """A figure that must reach a limit."""
    return Line(State.PASS if found >= wanted else State.FAIL, what, f"{found:.4g}", f">= {wanted:g}")


def at_most(what: str, found: float, wanted: float) -> Line:
    """A figure that must not pass a limit."""
    return Line(State.PASS if found <= wanted else State.FAIL, what, f"{found:.4g}", f"<= {wanted:g}")


def show(lines: Iterable[Line]) -> None:
    """Print lines as columns."""
    for line in lines:
        wanted = f"  (wanted {line.wanted})" if line.wanted else ""
        print(f"  {line.state:<8}{line.what:<44} {line.found}{wanted}", flush=True)
