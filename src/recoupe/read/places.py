"""A user's table of places: bytes in, places out; a line that cannot be one is set aside with what is wrong with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from recoupe.languages.gazetteer import load_gazetteer
from recoupe.languages.pack import load_pack
from recoupe.model.codes import Precision
from recoupe.model.errors import ReadError
from recoupe.model.gazetteer import BadRow, OwnPlace, Table
from recoupe.read.text import MAX_BYTES, read_bytes

NEEDED = ("name", "lat", "lon")
COLUMNS = (*NEEDED, "kind", "country", "variants", "source")
KINDS = {"": Precision.POINT, "point": Precision.POINT, "area": Precision.AREA}


def load_places(path: Path) -> Table:
    """The places of a file; see `read_places`.

    Raises:
        ReadError: no such file, no text in UTF-8, or no such table.
    """
    try:
        data = read_bytes(path, max_bytes=MAX_BYTES)
    except ReadError as error:
        raise ReadError(error.code, f"{path.name}: {error}") from None
    return read_places(data, path.name)


def read_places(data: bytes, file: str) -> Table:
    """The places of a CSV table with a head line; the columns `name`, `lat`, `lon` must be there, the others may.

    Raises:
        ReadError: no text in UTF-8, or no such table.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReadError("binary", f"{file}: no text in UTF-8; save the table as CSV in UTF-8") from None
    lines = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        heads = [(head or "").strip().lower() for head in lines.fieldnames or ()]
    except csv.Error as error:
        raise ReadError("unreadable", f"{file}, line 1: {error}; save the table as CSV") from None
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise ReadError(
            "unreadable", f"{file}, line 1: no column {', '.join(missing)}; the columns are: {', '.join(COLUMNS)}"
        )
    lines.fieldnames = heads
    places: list[OwnPlace] = []
    bad: list[BadRow] = []
    for line, row in rows_of(lines):
        try:
            places.append(place_of(row, file, line))
        except ValueError as error:
            bad.append(BadRow(line, str(error)))
    return Table(file, tuple(places), tuple(bad))


def rows_of(lines: csv.DictReader[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows with the line that each ends on; a row that breaks the format is one without a name."""
    while True:
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            yield lines.line_num, {"": str(error)}
            continue
        extra = row.pop("", None)
        cells = {name: (value or "").strip() for name, value in row.items()}
        yield lines.line_num, cells | ({"": "more cells than columns"} if extra else {})


def place_of(row: Mapping[str, str], file: str, line: int) -> OwnPlace:
    """A row as a place.

    Raises:
        ValueError: it cannot be one; says why.
    """
    if row.get(""):
        raise ValueError(row[""])
    if not any(letter.isalpha() for letter in row["name"]):
        raise ValueError("no name")
    kind = row.get("kind", "").lower()
    sharp = KINDS.get(kind) or KINDS.get(load_pack("fr").place_words.get(kind, "none"))
    if sharp is None:
        raise ValueError(f"kind {kind!r} is neither point nor area, nor a noun for a place such as base or fleuve")
    return OwnPlace(
        name=" ".join(row["name"].split()),
        latitude=degrees(row["lat"], "lat", 90),
        longitude=degrees(row["lon"], "lon", 180),
        kind=sharp,
        country=country_code(row.get("country", "")),
        variants=tuple(" ".join(part.split()) for part in row.get("variants", "").split(";") if part.strip()),
        source=row.get("source", ""),
        file=file,
        line=line,
    )


def degrees(cell: str, column: str, most: int) -> float:
    """Degrees WGS 84, in decimals.

    Raises:
        ValueError: no number, or one that is no place.
    """
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"{column} {cell!r} is no number of degrees such as 34.45") from None
    if not -most <= value <= most:
        raise ValueError(f"{column} {cell!r} is not between -{most} and {most}")
    return value


def country_code(cell: str) -> str:
    """The code of a country given by its code or its French name; empty for none.

    Raises:
        ValueError: no such country.
    """
    gazetteer = load_gazetteer()
    codes = {country.code for country in gazetteer.countries}
    found = gazetteer.country(cell) if cell else None
    if not cell or cell.upper() in codes:
        return cell.upper()
    if found is None:
        raise ValueError(f"country {cell!r} is neither a code of two letters nor the French name of a country")
    return found.code
