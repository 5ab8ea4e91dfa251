"""The outlines of the world's states as the map draws them.

`outlines.csv` beside this module was made from Natural Earth's public-domain 1:50m countries, as the npm package
world-atlas (ISC) holds them, and can be made again:

    python -m pipeline.site.charts.outlines < world-atlas/countries-50m.json > pipeline/site/charts/outlines.csv

Each line is a state: its M49 code, its English name, and its rings. A ring is a run of `longitude latitude` pairs in
twentieths of a degree, the first absolute and the others relative to the one before; rings are separated by `;`.
"""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]

PER_DEGREE = 20
TOLERANCE = 0.09  # degrees; what the line may be off before a point is kept
SMALLEST = 0.12  # square degrees; smaller islands are dropped where the state has larger land


@cache
def read_outlines() -> dict[str, tuple[str, tuple[Ring, ...]]]:
    """Name and rings of every state by its M49 code; longitudes and latitudes in degrees.

    >>> read_outlines()["417"][0]
    'Kyrgyzstan'
    """
    lines = files(__package__).joinpath("outlines.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    return {m49: (name, tuple(map(_read_ring, rings.split(";")))) for m49, name, rings in rows}


def _read_ring(written: str) -> Ring:
    numbers = list(map(int, written.split()))
    x = y = 0
    points = []
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / PER_DEGREE, y / PER_DEGREE))
    return tuple(points)


def convert_topology(topology: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The lines of `outlines.csv` from a TopoJSON of countries; borders are thinned once for both their sides."""
    arcs = [_thin(_decode_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    found = []
    for index, shape in enumerate(topology["objects"]["countries"]["geometries"]):
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [_join(ring, arcs) for polygon in polygons for ring in polygon]
        large = [ring for ring in rings if abs(_area(ring)) >= SMALLEST] or [max(rings, key=lambda r: abs(_area(r)))]
        written = ";".join(filter(None, map(_write_ring, large)))
        if written:
            found.append((shape.get("id") or f"x{index}", shape["properties"]["name"], written))
    yield from sorted(found)


def _decode_arc(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _join(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """A ring's arcs end to end; a negative index is the arc read backwards."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _thin(points: Sequence[Point]) -> list[Point]:
    """Douglas and Peucker's line with fewer points, none further than TOLERANCE from the line that it replaces."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, distance = first, 0.0
        for index in range(first + 1, last):
            off = _distance(points[index], points[first], points[last])
            if off > distance:
                far, distance = index, off
        if distance > TOLERANCE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return float(((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5)


def _area(ring: Sequence[Point]) -> float:
    turned = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turned) / 2


def _write_ring(ring: Sequence[Point]) -> str:
    rounded = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in ring]
    kept = [point for index, point in enumerate(rounded) if index == 0 or point != rounded[index - 1]]
    if len(kept) < 4:
        return ""
    before = [(0, 0), *kept[:-1]]
    steps = [(x - bx, y - by) for (x, y), (bx, by) in zip(kept, before, strict=True)]
    return " ".join(f"{x} {y}" for x, y in steps)


if __name__ == "__main__":
    sys.stdout.write("# Made from Natural Earth (public domain) by pipeline/site/charts/outlines.py; do not edit.\n")
    csv.writer(sys.stdout, lineterminator="\n").writerows(convert_topology(json.load(sys.stdin)))
