"""Make the base of the report's map from Natural Earth's country outlines (TopoJSON of world-atlas, 1:50 million).

    python training/build_basemap.py countries-50m.json

Writes src/recoupe/render/page/basemap.json: the same arcs with fewer points, in hundredths of a degree.
"""

from __future__ import annotations

import argparse
import json
from itertools import accumulate
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "recoupe" / "render" / "page" / "basemap.json"
SCALE = 100  # steps in a degree: about a kilometre, finer than the outlines themselves
TOLERANCE = 0.045  # degrees that an outline may move: under a pixel on a map of a country; the file stays below 200 KB
SOUTH = -60.0  # degrees: what lies below, all of it ice, is left out
LEAST = 0.12  # degrees: islands that are smaller in both directions are left out
NOTICE = (
    "Made with Natural Earth (public domain, naturalearthdata.com), Admin 0 countries 1:50m, through world-atlas "
    "(Copyright 2013-2019 Michael Bostock, ISC licence). Points left out; outlines are no opinion on borders."
)
Point = tuple[float, float]


def decode(topology: dict) -> list[list[Point]]:
    """The arcs in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        arcs.append([(x * kx + tx, y * ky + ty) for x, y in zip(xs, ys, strict=True)])
    return arcs


def thinned(line: list[Point]) -> list[Point]:
    """A line with fewer points (Douglas and Peucker); its ends stay, so that neighbours still meet."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(((_off(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0.0, 0))
        if far > TOLERANCE:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = (
        0.0 if not length else max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    )
    x, y = start[0] + along * dx, start[1] + along * dy
    return ((point[0] - x) ** 2 + (point[1] - y) ** 2) ** 0.5


def steps(line: list[Point]) -> list[int]:
    """A line as whole numbers: the first point, then the way from each to the next."""
    out: list[int] = []
    last = (0, 0)
    for x, y in ((round(p[0] * SCALE), round(p[1] * SCALE)) for p in line):
        if not out or (x, y) != last:
            out += [x - last[0], y - last[1]]
            last = (x, y)
    return out


def left_out(ring: list[int], arcs: list[list[Point]]) -> bool:
    """True for an island that would be a dot, and for the far south."""
    points = [p for index in ring for p in arcs[index if index >= 0 else ~index]]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(ys) < SOUTH or (max(xs) - min(xs) < LEAST and max(ys) - min(ys) < LEAST)


def main() -> None:
    """Read the topology that is named, write the base."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    arcs = decode(topology)
    rings: list[list[int]] = []
    for country in topology["objects"]["countries"]["geometries"]:
        if not country.get("arcs"):
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings += [ring for polygon in polygons for ring in polygon if not left_out(ring, arcs)]
    used = sorted({index if index >= 0 else ~index for ring in rings for index in ring})
    place = {index: number for number, index in enumerate(used)}
    base = {
        "notice": NOTICE,
        "scale": SCALE,
        "arcs": [steps(thinned(arcs[index])) for index in used],
        "rings": [[place[i] if i >= 0 else ~place[~i] for i in ring] for ring in rings],
    }
    OUT.write_text(json.dumps(base, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size} bytes, {sum(len(a) // 2 for a in base['arcs'])} points, {len(rings)} rings")


if __name__ == "__main__":
    main()
