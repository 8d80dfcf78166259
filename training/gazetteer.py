"""The gazetteer from GeoNames and Natural Earth: `python training/gazetteer.py DATA [OUT]`, DATA being the folder of both.

Deterministic: the same data give the same bytes. Needs Babel (French names of countries, from CLDR), which
`pip install -e '.[training]'` brings.

What is left out: names in other scripts than Latin, and alternates that begin with a small letter (transcriptions made by machine).
Layout of what is written: docs/reference/gazetteer.md.
"""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from babel import Locale
from babel.core import get_global

from recoupe.languages.gazetteer import FRENCH, PLACE, PLACE_BITS, division_key, division_sound, hashed
from recoupe.languages.pack import name_key, read_table, split
from recoupe.languages.placenames import sound_key, spelling_key

OUT = Path(__file__).parent.parent / "src" / "recoupe" / "languages" / "gazetteer"
TABLES = OUT.parent / "fr"
LATIN = re.compile(r"['’ʻʼʿʾ`‘]?[A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʻʼʿʾ`‘ .()/–-]*")
Row = dict[str, Any]


def read_towns(data: Path) -> list[Row]:
    """Towns in the order of their GeoNames ids, with their French name where there is one."""
    with (data / "geonames" / "names_fr.jsonl").open(encoding="utf-8") as lines:
        french = {row["geonameid"]: row["fr"] for row in map(json.loads, lines)}
    with lzma.open(data / "geonames" / "cities500.jsonl.xz", "rt", encoding="utf-8") as lines:
        towns = [json.loads(line) for line in lines]
    for town in towns:
        town["fr"] = french.get(town["geonameid"])
    return sorted(towns, key=lambda town: town["geonameid"])


def names_of(town: Row) -> set[str]:
    """All spellings under which a town is found."""
    names = {name for name in town["alternatenames"] if LATIN.fullmatch(name)}
    return names | {str(town["name"])} | ({str(town["fr"])} if town["fr"] else set())


def key_array(pairs: Iterable[tuple[str, int]]) -> np.ndarray:
    """Sorted keys: the hash of a name above the number of its place."""
    values = {hashed(key) << PLACE_BITS | place for key, place in pairs if key}
    return np.array(sorted(values), dtype="<u8")


def write_towns(towns: list[Row], admins: dict[str, int], out: Path) -> None:
    """Places, their names, and the two arrays of keys."""
    rows = np.zeros(len(towns), dtype=PLACE)
    blob = bytearray()
    exact: list[tuple[str, int]] = []
    sound: list[tuple[str, int]] = []
    latin = latin_countries()
    for number, town in enumerate(towns):
        code = f"{town['countrycode']}.{town['admin1code']}"
        rows[number] = (
            round(float(town["latitude"]) * 1e5), round(float(town["longitude"]) * 1e5), town["population"],
            admins.get(code, admins[f"{town['countrycode']}."]), len(blob), town["geonameid"],
        )  # fmt: skip
        blob += (f"{FRENCH}{town['fr']}\n" if town["fr"] else f"{town['name']}\n").encode()
        spellings = names_of(town)
        exact += ((spelling_key(name), number) for name in spellings)
        if town["countrycode"] not in latin:
            sound += ((sound_key(name), number) for name in spellings)
    np.save(out / "places.npy", rows)
    np.save(out / "spellings.npy", key_array(exact))
    np.save(out / "sounds.npy", key_array(sound))
    (out / "names.txt").write_bytes(bytes(blob))


def latin_countries() -> frozenset[str]:
    """Countries whose first language is written in Latin letters (CLDR): names there are spelled, so they get no sound key."""
    likely = get_global("likely_subtags")
    return frozenset(
        key[4:] for key, tags in likely.items() if key.startswith("und_") and "_Latn_" in tags and len(key) == 6
    )


def mean(towns: list[Row]) -> tuple[float, float]:
    """The middle of towns."""
    return tuple(round(sum(float(t[axis]) for t in towns) / len(towns), 4) for axis in ("latitude", "longitude"))  # type: ignore[return-value]


def write_admins(data: Path, towns: list[Row], out: Path) -> dict[str, int]:
    """First-order divisions, and for each country a row for its towns without one; their numbers by code."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        groups[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    with (data / "geonames" / "admin1.jsonl").open(encoding="utf-8") as lines:
        known = {row["admin1"]: row for row in map(json.loads, lines)}
    countries = {str(town["countrycode"]) for town in towns}
    codes = sorted(known) + sorted(f"{country}." for country in countries)
    with (out / "admin1.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["code", "name", "spellings", "sounds", "latitude", "longitude"])
        for code in codes:
            row = known.get(code, {"fr": None, "en": ""})
            names = [name for name in dict.fromkeys([row["fr"], row["en"]]) if name]
            place = mean(groups[code]) if code in known and groups.get(code) else ("", "")
            keys = (";".join(sorted({key(name) for name in names} - {""})) for key in (division_key, division_sound))
            writer.writerow([code, names[0] if names else "", *keys, *place])
    return {code: number for number, code in enumerate(codes)}


def rings(data: Path) -> Iterator[tuple[Row, list[list[tuple[float, float]]]]]:
    """Countries of Natural Earth with their outer rings in degrees."""
    world = json.loads((data / "natural-earth" / "countries-50m.json").read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for shape in world["objects"]["countries"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        outer = [[p for a in part[0] for p in (arcs[a] if a >= 0 else arcs[~a][::-1])] for part in parts]
        yield shape, outer


def centre(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (in square degrees of the plane) and centroid of a ring."""
    area = x = y = 0.0
    ring = unwrapped(ring)
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    longitude = x / (3 * area) if area else ring[0][0]
    return abs(area / 2), (y / (3 * area) if area else ring[0][1]), (longitude + 180) % 360 - 180


def unwrapped(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring of a country that lies on both sides of the 180th meridian, without the leap."""
    shift, found = 0.0, [ring[0]]
    for (x0, _), (x1, y1) in itertools.pairwise(ring):
        shift += -360 if x1 - x0 > 180 else 360 if x0 - x1 > 180 else 0
        found.append((x1 + shift, y1))
    return found


def write_countries(data: Path, out: Path) -> None:
    """Countries by the French names of the tables: code, capital, and the middle of their largest part."""
    french = {
        name_key(part): code
        for code, name in Locale("fr").territories.items()
        if len(code) == 2 and code.isalpha()
        for part in re.split(r" \(|\)", name)
        if part
    }
    english = {name: code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    aliases = get_global("territory_aliases")
    middles: dict[str, tuple[float, float]] = {}
    for shape, outer in rings(data):
        name = str(shape["properties"]["name"])
        codes = aliases.get(str(shape.get("id", "")), []) or ([english[name]] if name in english else [])
        for code in codes[:1]:
            _, latitude, longitude = max(centre(ring) for ring in outer)
            middles.setdefault(str(code), (round(latitude, 4), round(longitude, 4)))
    found: dict[str, list[object]] = {}
    for row in read_table(TABLES / "nationalities.csv"):
        forms = [row["country"], *split(row["forms"])]
        code = next((french[name_key(form)] for form in forms if name_key(form) in french), "")
        if row["country"] and code in middles and row["country"] not in found:
            found[row["country"]] = [code, row["country"], row["capital"], *middles[code]]
        elif row["country"] and row["country"] not in found:
            print("no outline or no code:", row["country"], code)
    with (out / "countries.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["code", "name", "capital", "latitude", "longitude"])
        writer.writerows(found[name] for name in sorted(found))


def main() -> None:
    """Build all files."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    out.mkdir(parents=True, exist_ok=True)
    towns = read_towns(data)
    admins = write_admins(data, towns, out)
    write_towns(towns, admins, out)
    write_countries(data, out)
    digest = hashlib.sha256()
    for name in ("admin1.csv", "countries.csv", "names.txt", "places.npy", "sounds.npy", "spellings.npy"):
        digest.update((out / name).read_bytes())
    (out / "VERSION").write_text(digest.hexdigest()[:16] + "\n", encoding="utf-8")
    print(len(towns), "places,", sum(path.stat().st_size for path in out.iterdir()) // 1000, "kB in", out)


if __name__ == "__main__":
    main()
