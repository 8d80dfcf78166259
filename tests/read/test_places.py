"""A user's table of places: what is taken, and what is set aside with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.codes import Precision
from recoupe.model.errors import ReadError
from recoupe.model.gazetteer import OwnPlace
from recoupe.read.places import COLUMNS, load_places, read_places

HEAD = ",".join(COLUMNS)


def test_a_whole_row() -> None:
    table = read_places(f"{HEAD}\nbase de Hallon,34.5,40.9,base,Syrie,base d'Hallon; Hallon,relevé\n".encode(), "b.csv")
    assert table.places == (
        OwnPlace(
            "base de Hallon", 34.5, 40.9, Precision.POINT, "SY", ("base d'Hallon", "Hallon"), "relevé", "b.csv", 2
        ),
    )
    assert not table.bad


def test_three_columns_in_any_order_are_enough() -> None:
    table = read_places("\ufefflon,LAT, Name\r\n40.9,34.5,Hallon\r\n".encode(), "b.csv")
    assert [(p.name, p.latitude, p.longitude, p.kind) for p in table.places] == [
        ("Hallon", 34.5, 40.9, Precision.POINT)
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param(",1,2,,,,", "no name", id="no name"),
        pytest.param("12,1,2,,,,", "no name", id="a figure is no name"),
        pytest.param("Hallon,95,2,,,,", "between -90 and 90", id="no such latitude"),
        pytest.param("Hallon,1,181,,,,", "between -180 and 180", id="no such longitude"),
        pytest.param("Hallon,nan,2,,,,", "between", id="no number at all"),
        pytest.param("Hallon,34°30,2,,,,", "no number of degrees", id="minutes"),
        pytest.param("Hallon,1,2,chanson,,,", "neither point nor area", id="no kind of place"),
        pytest.param("Hallon,1,2,,Utopie,,", "neither a code", id="no country"),
        pytest.param("Hallon,1,2,,,,,8", "more cells", id="a cell too many"),
        pytest.param("Hallon,1", "no number of degrees", id="cells too few"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_line(row: str, says: str) -> None:
    table = read_places(f"{HEAD}\nEstrelle,1,2,,,,\n{row}\nMontclair,1,2,,,,\n".encode(), "b.csv")
    assert [place.name for place in table.places] == ["Estrelle", "Montclair"]
    assert [bad.line for bad in table.bad] == [3]
    assert says in table.bad[0].message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"nom,lat,lon\nHallon,1,2\n", "no column name", id="another head"),
        pytest.param(b"", "no column name, lat, lon", id="nothing"),
        pytest.param("name,lat,lon\nÉtrelle,1,2\n".encode("utf-16"), "no text in UTF-8", id="another encoding"),
    ],
)
def test_what_is_no_table_is_refused_by_name(data: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(data)
    with pytest.raises(ReadError, match=rf"b\.csv.*{says}"):
        load_places(tmp_path / "b.csv")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.csv"):
        load_places(tmp_path / "missing.csv")


@given(st.binary(max_size=80), st.booleans())
def test_no_bytes_break_it(data: bytes, head: bool) -> None:
    try:
        table = read_places(HEAD.encode() + b"\n" + data if head else data, "b.csv")
    except ReadError:
        return
    assert all(-90 <= place.latitude <= 90 and place.line > 1 for place in table.places)
