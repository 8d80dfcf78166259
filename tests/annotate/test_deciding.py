"""A learned decision over named features: sums, thresholds, reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.deciding import decide, score
from recoupe.languages.weights import Weights, read_weights
from recoupe.model.errors import LanguageError

WEIGHTS = Weights(
    choices=("red", "blue"),
    bias=-1.0,
    threshold=0.5,
    any={"loud": 2.0, "asked": 1.5},
    each={"warm": ((0, 1.0), (1, -1.0)), "loud": ((1, 0.5),), "cold": ((0, -1.5), (1, -1.5))},
)

# features that hold, features of one choice, what is decided, why
CASES = [
    ([], {}, None, "nothing speaks for any choice"),
    (["unknown"], {}, None, "a feature without a weight says nothing"),
    (["loud"], {}, "blue", "a weight for any choice, and a little for one"),
    (["loud", "warm"], {}, "red", "the other choice is likelier"),
    (["loud"], {"red": ["asked"]}, "red", "what speaks for one choice alone"),
    (["warm", "cold"], {}, None, "a choice that is likelier than the other, but not than none"),
]


@pytest.mark.parametrize(("features", "own", "choice", "why"), CASES, ids=[case[-1] for case in CASES])
def test_what_is_decided(features: list[str], own: dict[str, list[str]], choice: str | None, why: str) -> None:
    found = decide(WEIGHTS, features, own)
    assert (found.choice if found else None) == choice, why


def test_the_reasons_are_the_features_that_weighed_most() -> None:
    found = decide(WEIGHTS, ["warm", "loud", "unknown"], {"red": ["asked"]})
    assert found is not None
    assert found.because == ("loud +2.0", "asked +1.5", "warm +1.0")


def test_probabilities_add_up() -> None:
    found = decide(WEIGHTS, ["loud"], {})
    assert found is not None
    assert 0 < found.probability < found.any < 1


@given(st.lists(st.sampled_from(["loud", "warm", "asked", "other"])))
def test_the_order_of_features_does_not_matter(features: list[str]) -> None:
    assert score(WEIGHTS, features, {}) == pytest.approx(score(WEIGHTS, features[::-1], {}))


def test_a_table_is_read(tmp_path: Path) -> None:
    table = tmp_path / "colours.csv"
    table.write_text(
        "feature,any,red,blue\n(bias),-1,,\n(threshold),0.4,,\nwarm,,1,-1\nloud,2,,0.5\n", encoding="utf-8"
    )
    found = read_weights(table)
    assert (found.choices, found.bias, found.threshold) == (("red", "blue"), -1.0, 0.4)
    assert found.any == {"loud": 2.0}
    assert found.each == {"warm": ((0, 1.0), (1, -1.0)), "loud": ((1, 0.5),)}
    assert found.knows("warm") and not found.knows("(bias)")


@pytest.mark.parametrize("text", ["", "feature,any,red\nwarm,much,1\n"])
def test_a_broken_table_is_told(tmp_path: Path, text: str) -> None:
    table = tmp_path / "colours.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageError, match=r"eval/learn\.py"):
        read_weights(table)
