"""Figures drawn on the server as SVG: bars, a line, points on a map. The number always stands beside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Bar", "Mark", "Point", "bar_shares", "place_points", "spark_line"]

_MAP_WIDTH = 800.0
_MAP_MARGIN = 40.0
_SPARK_WIDTH, _SPARK_HEIGHT = 120.0, 28.0
_SPARK_MARGIN = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a bar figure."""

    label: str
    value: float
    url: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on the map with its number, in degrees of WGS 84."""

    label: str
    latitude: float
    longitude: float
    value: float
    url: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point as drawn: centre and radius on the sheet."""

    point: Point
    x: float
    y: float
    radius: float
    anchor: str
    """On which side its label stands: "start" to the right, "end" to the left."""

    @property
    def label_x(self) -> float:
        distance = self.radius + 5
        return round(self.x + distance if self.anchor == "start" else self.x - distance, 1)

    @property
    def label_y(self) -> float:
        return round(self.y + 5, 1)


def bar_shares(bars: Sequence[Bar]) -> list[tuple[Bar, float]]:
    """Each bar with its length in percent of the longest."""
    longest = max((bar.value for bar in bars), default=0) or 1
    return [(bar, round(100 * bar.value / longest, 2)) for bar in bars]


def spark_line(values: Sequence[float]) -> list[tuple[float, float]]:
    """The corners of a line through the values on a sheet of 120 × 28, the lowest at the bottom."""
    low, high = min(values, default=0), max(values, default=0)
    step = (_SPARK_WIDTH - 2 * _SPARK_MARGIN) / max(len(values) - 1, 1)
    scale = (_SPARK_HEIGHT - 2 * _SPARK_MARGIN) / ((high - low) or 1)
    return [
        (round(_SPARK_MARGIN + n * step, 1), round(_SPARK_HEIGHT - _SPARK_MARGIN - (value - low) * scale, 1))
        for n, value in enumerate(values)
    ]


def place_points(points: Sequence[Point]) -> tuple[list[Mark], float, float]:
    """The points on a sheet 800 wide, north up, true to shape at their middle latitude; with width and height.

    The area of a mark is in proportion to its value. Small marks come last, so that none is covered.
    """
    if not points:
        return [], _MAP_WIDTH, 0.0
    west, east = _ends([point.longitude for point in points])
    south, north = _ends([point.latitude for point in points])
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = (_MAP_WIDTH - 2 * _MAP_MARGIN) / ((east - west) * narrowing)
    largest = max(point.value for point in points) or 1
    marks = [
        Mark(
            point=point,
            x=round(_MAP_MARGIN + (point.longitude - west) * narrowing * scale, 1),
            y=round(_MAP_MARGIN + (north - point.latitude) * scale, 1),
            radius=round(5 + 15 * math.sqrt(max(point.value, 0) / largest), 1),
            anchor="start" if point.longitude < (west + east) / 2 else "end",
        )
        for point in points
    ]
    height = round(2 * _MAP_MARGIN + (north - south) * scale, 1)
    return sorted(marks, key=lambda mark: -mark.radius), _MAP_WIDTH, height


def _ends(degrees: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest, never the same."""
    low, high = min(degrees), max(degrees)
    return (low, high) if high > low else (low - 0.01, high + 0.01)
