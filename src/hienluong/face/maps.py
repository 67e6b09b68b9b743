"""A map of places, drawn on the server as SVG: points, a thin net of degrees, and boundaries when one has them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hienluong.face.language import speaks_vietnamese

__all__ = ["Drawing", "Mark", "NetLine", "Outline", "Point", "draw_map"]

WIDTH = 800.0
MARGIN = 64.0
_NET_STEPS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0)

Outline = Sequence[tuple[float, float]]
"""A closed boundary as (longitude, latitude) corners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place with its number, in degrees of WGS 84; `danger` marks it red and must be told in words elsewhere."""

    label: str
    latitude: float
    longitude: float
    value: float
    url: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point as drawn: centre, radius, and where its label stands."""

    point: Point
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetLine:
    """A line of equal latitude or longitude, with its degrees written at the edge."""

    path: str
    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that the sheet shows, in units of the sheet."""

    width: float
    height: float
    marks: Sequence[Mark] = ()
    net: Sequence[NetLine] = ()
    outlines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """North up, true to shape at the middle latitude."""

    west: float
    east: float
    south: float
    north: float

    @property
    def narrowing(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        return (WIDTH - 2 * MARGIN) / ((self.east - self.west) * self.narrowing)

    @property
    def height(self) -> float:
        return round(2 * MARGIN + (self.north - self.south) * self.scale, 1)

    def x(self, longitude: float) -> float:
        return round(MARGIN + (longitude - self.west) * self.narrowing * self.scale, 1)

    def y(self, latitude: float) -> float:
        return round(MARGIN + (self.north - latitude) * self.scale, 1)


def draw_map(points: Sequence[Point], outlines: Sequence[Outline] = ()) -> Drawing:
    """The points on a sheet 800 wide that just holds them and the outlines.

    Beyond a smallest dot, the area of a mark grows with its value. Small marks come last, so that none is covered.
    """
    places = [(point.longitude, point.latitude) for point in points]
    corners = [*places, *(corner for outline in outlines for corner in outline)]
    if not corners:
        return Drawing(width=WIDTH, height=2 * MARGIN)
    sheet = _Sheet(*_ends([lon for lon, _lat in corners]), *_ends([lat for _lon, lat in corners]))
    largest = max((point.value for point in points), default=0) or 1
    marks = [_mark(sheet, point, largest) for point in points]
    return Drawing(
        width=WIDTH,
        height=sheet.height,
        marks=sorted(marks, key=lambda mark: -mark.radius),
        net=[*_parallels(sheet), *_meridians(sheet)],
        outlines=[_closed_path(sheet, outline) for outline in outlines if outline],
    )


def _mark(sheet: _Sheet, point: Point, largest: float) -> Mark:
    x, y = sheet.x(point.longitude), sheet.y(point.latitude)
    radius = round(5 + 15 * math.sqrt(max(point.value, 0) / largest), 1)
    on_the_left = x < WIDTH / 2
    return Mark(
        point=point,
        x=x,
        y=y,
        radius=radius,
        label_x=round(x + (radius + 6 if on_the_left else -radius - 6), 1),
        label_y=round(y + 5, 1),
        anchor="start" if on_the_left else "end",
    )


def _parallels(sheet: _Sheet) -> Iterator[NetLine]:
    for latitude in _net_degrees(sheet.south, sheet.north):
        y = sheet.y(latitude)
        yield NetLine(
            path=f"M0 {y}H{WIDTH}", x=6, y=y - 5, label=_("%(degrees)s B") % {"degrees": _degrees(latitude)}
        )


def _meridians(sheet: _Sheet) -> Iterator[NetLine]:
    for longitude in _net_degrees(sheet.west, sheet.east):
        x = sheet.x(longitude)
        yield NetLine(
            path=f"M{x} 0V{sheet.height}",
            x=x + 5,
            y=sheet.height - 7,
            label=_("%(degrees)s Đ") % {"degrees": _degrees(longitude)},
        )


def _net_degrees(low: float, high: float) -> list[float]:
    """Two to five round degrees between `low` and `high`."""
    step = next((step for step in _NET_STEPS if (high - low) / step <= 5), _NET_STEPS[-1])
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float) -> str:
    plain = f"{value:g}°"
    return plain.replace(".", ",") if speaks_vietnamese() else plain


def _closed_path(sheet: _Sheet, outline: Outline) -> str:
    return "M" + "L".join(f"{sheet.x(lon)} {sheet.y(lat)}" for lon, lat in outline) + "Z"


def _ends(degrees: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest, never the same."""
    low, high = min(degrees), max(degrees)
    return (low, high) if high - low > 0.01 else (low - 0.01, high + 0.01)
