"""From longitude and latitude to the sheet: Lambert's azimuthal equal-area projection around the part that is shown."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.site.charts.outlines import Point, Ring

FURTHEST = math.radians(115)  # what lies further from the centre is drawn at this distance, outside the sheet
WIDTH = 1000
LEAST_HEIGHT, MOST_HEIGHT = 420, 560
MARGIN = 46


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of WIDTH by `height` units, centred on a point of the globe."""

    centre: Point
    scale: float
    shift: Point
    height: int

    def place(self, point: Point) -> Point:
        """Where a point of the globe lies on the sheet."""
        x, y = project(point, self.centre)
        return x * self.scale + self.shift[0], y * self.scale + self.shift[1]

    def draw(self, rings: Iterable[Ring]) -> str:
        """The path of rings, cut at the sheet's edge; empty where none of it is on the sheet."""
        return "".join(map(_write, self.cut(rings)))

    def cut(self, rings: Iterable[Ring]) -> list[Ring]:
        """The part of rings that is on the sheet, in its units."""
        kept = (self._cut([self.place(point) for point in ring]) for ring in rings)
        return [tuple(points) for points in kept if points]

    def _cut(self, points: list[Point]) -> list[Point]:
        """Sutherland and Hodgman's polygon within the sheet and a little beyond."""
        for axis, limit, sign in ((0, -8, 1), (0, WIDTH + 8, -1), (1, -8, 1), (1, self.height + 8, -1)):
            points = _cut_at(points, axis, limit, sign)
        return points


def fit_sheet(rings: Sequence[Ring]) -> Sheet:
    """The sheet on which these rings are as large as they can be."""
    points = [point for ring in rings for point in ring]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    centre = ((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)
    placed = [project(point, centre) for point in points]
    left, right = min(x for x, _ in placed), max(x for x, _ in placed)
    top, bottom = min(y for _, y in placed), max(y for _, y in placed)
    scale = min((WIDTH - 2 * MARGIN) / max(right - left, 0.05), (MOST_HEIGHT - 2 * MARGIN) / max(bottom - top, 0.05))
    height = round(min(MOST_HEIGHT, max(LEAST_HEIGHT, (bottom - top) * scale + 2 * MARGIN)))
    shift = (WIDTH / 2 - (left + right) / 2 * scale, height / 2 - (top + bottom) / 2 * scale)
    return Sheet(centre, scale, shift, height)


def project(point: Point, centre: Point) -> Point:
    """The point seen from the centre, to the right and downwards, on a globe of radius 1.

    >>> project((75.0, 40.0), (75.0, 40.0))
    (0.0, -0.0)
    """
    longitude, latitude = math.radians(point[0] - centre[0]), math.radians(point[1])
    middle = math.radians(centre[1])
    cosine = math.sin(middle) * math.sin(latitude) + math.cos(middle) * math.cos(latitude) * math.cos(longitude)
    x = math.cos(latitude) * math.sin(longitude)
    y = math.cos(middle) * math.sin(latitude) - math.sin(middle) * math.cos(latitude) * math.cos(longitude)
    distance = math.acos(max(-1.0, min(1.0, cosine)))
    if distance > FURTHEST:
        length = math.hypot(x, y) or 1.0
        reach = 2 * math.sin(FURTHEST / 2) / length
        return x * reach, -y * reach
    stretch = math.sqrt(2 / (1 + cosine))
    return x * stretch, -y * stretch


def find_centre(rings: Sequence[Ring]) -> Point:
    """The centre of gravity of the largest ring."""
    ring = max(rings, key=lambda ring: abs(measure(ring)))
    area = measure(ring)
    turned = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in turned)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in turned)
    return (x / (6 * area), y / (6 * area)) if area else ring[0]


def measure(ring: Ring) -> float:
    """The area of a ring in square degrees, negative where it runs clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _cut_at(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        inside, was_inside = (sign * (end[axis] - limit) >= 0 for end in (point, before))
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return kept


def _write(points: Sequence[Point]) -> str:
    """A closed path in whole units, each step from the point before."""
    rounded = [(round(x), round(y)) for x, y in points]
    kept = [point for index, point in enumerate(rounded) if index == 0 or point != rounded[index - 1]]
    if len(kept) < 3:
        return ""
    steps = (f"{x - bx} {y - by}" for (bx, by), (x, y) in itertools.pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z"
