"""Claims to rows and back."""

from __future__ import annotations

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.claim import Claim
from recoupe.model.edtf import days_of
from recoupe.store.rows import CLAIM_COLUMNS, cell_rows, claim_row, to_claim

TEXT = "x" * 600


@given(fakes.claims())
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    row = dict(zip(CLAIM_COLUMNS, claim_row(claim, TEXT, ordinal=0), strict=True))
    key = [row[name] for name in ("id", "article", '"start"', '"end"', "sentence_start", "sentence_end")]
    assert to_claim(tuple(key), cell_rows(claim)) == claim


DAYS = [
    ("2017", ("2017-01-01", "2017-12-31"), "a year"),
    ("2017-10", ("2017-10-01", "2017-10-31"), "a month"),
    ("2016-02", ("2016-02-01", "2016-02-29"), "a leap year"),
    ("2017-10-28", ("2017-10-28", "2017-10-28"), "a day"),
    ("2017-10-07~", ("2017-10-07", "2017-10-07"), "about a day"),
    ("2016-06/2016-08", ("2016-06-01", "2016-08-31"), "an interval"),
    ("2008~/2014~", ("2008-01-01", "2014-12-31"), "an interval, about"),
    ("2014-08/..", ("2014-08-01", "9999-99-99"), "no end"),
    ("../2017-09", ("0000-00-00", "2017-09-30"), "no beginning"),
    ("9999-12", ("9999-12-01", "9999-12-30"), "the calendar's end"),
    ("2017-13", None, "no such month"),
    ("2017-02-30", None, "no such day"),
    ("2018/2017", None, "the wrong way round"),
    ("mardi", None, "no value at all"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("edtf", "days", "why"), DAYS, ids=[row[2] for row in DAYS])
def test_days(edtf: str, days: tuple[str, str] | None, why: str) -> None:
    assert days_of(edtf) == days


@given(st.text("0123456789-/~. ", max_size=24))
def test_any_text_has_days_or_none(edtf: str) -> None:
    days = days_of(edtf)
    assert days is None or days[0] <= days[1]
