"""Floors only rise, and hold for the gold they were measured on."""

from __future__ import annotations

from pathlib import Path

import floors
import pytest
from outcome import State

ROW = {"set": "press", "measure": "claim", "floor": 0.6, "asked": None, "gold": "a"}


def measured(value: float, gold: str = "a") -> floors.Figures:
    return {"press": {"gold": gold, "figures": {"claim": value}}}


@pytest.mark.parametrize(
    ("row", "figures", "state", "why"),
    [
        (ROW, measured(0.60), State.PASS, "as before"),
        (ROW, measured(0.70), State.PASS, "better"),
        (ROW, measured(0.592), State.PASS, "lower by less than the slack"),
        (ROW, measured(0.589), State.FAIL, "lower by more"),
        (ROW, measured(0.1, gold="b"), State.NOTE, "another gold: printed only"),
        ({**ROW, "asked": 0.6}, measured(0.595), State.FAIL, "within the slack, but below what is asked"),
        (ROW, {}, State.FAIL, "not measured at all"),
        (ROW, {"press": {"gold": "a", "figures": {}}}, State.FAIL, "this measure was not taken"),
    ],
)
def test_a_floor_holds(row: floors.Row, figures: floors.Figures, state: State, why: str) -> None:
    assert [line.state for line in floors.compare([row], figures)] == [state], why


@pytest.mark.parametrize(
    ("value", "gold", "allow_lower", "floor", "why"),
    [
        (0.7, "a", False, 0.7, "raised"),
        (0.595, "a", False, 0.6, "not lowered, not even within the slack"),
        (0.595, "a", True, 0.595, "lowered because it was asked for"),
        (0.5, "b", False, 0.6, "not lowered for another gold either"),
        (0.7, "b", False, 0.7, "raised on another gold"),
    ],
)
def test_an_update_raises(value: float, gold: str, allow_lower: bool, floor: float, why: str) -> None:
    [row] = floors.updated([ROW], measured(value, gold), allow_lower=allow_lower)
    assert row["floor"] == floor, why
    assert row["gold"] == (gold if floor == value else "a"), "the hash moves with the floor only"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    floors.write_floors([ROW, {**ROW, "asked": 0.5}], tmp_path / "floors.json")
    assert floors.read_floors(tmp_path / "floors.json") == [ROW, {**ROW, "asked": 0.5}]


def test_the_hash_tells_any_change_of_the_gold(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    before = floors.hash_of(tmp_path)
    assert before == floors.hash_of(tmp_path)
    (tmp_path / "a.json").write_text("{ }")
    assert floors.hash_of(tmp_path) != before


def test_the_floors_of_the_project_can_be_read() -> None:
    rows = floors.read_floors()
    assert len({(row["set"], row["measure"]) for row in rows}) == len(rows) > 0
    assert all(row.keys() == ROW.keys() for row in rows)
