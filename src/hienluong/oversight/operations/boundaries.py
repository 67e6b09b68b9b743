"""Boundaries behind the points of the map: a file of the operator's own, read as GeoJSON, kept thin in the home."""

import json
from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from pathlib import Path
from typing import Any

from django.conf import settings

from hienluong.base.errors import Invalid
from hienluong.face.maps import Outline

__all__ = ["boundaries", "keep_boundaries", "read_boundaries"]

_TOLERANCE = 0.001
"""Degrees, about a hundred metres: what a sheet of 800 points cannot show is not sent."""
_LEAST_CORNERS = 4


def boundaries() -> Sequence[Outline]:
    """The outlines that the operator has loaded; none until then."""
    path = _file()
    return json.loads(path.read_text()) if path.exists() else []


def keep_boundaries(outlines: Sequence[Outline]) -> None:
    """Take these outlines in the place of those before; readers see the old ones or the new ones, never half."""
    _file().parent.mkdir(exist_ok=True)
    fresh = _file().with_suffix(".new")
    fresh.write_text(json.dumps(outlines))
    fresh.replace(_file())


def read_boundaries(content: bytes) -> Sequence[Outline]:
    """The outer rings of every polygon of a GeoJSON file, in degrees of WGS 84, thinned.

    Raises Invalid, naming what is wrong.
    """
    try:
        rings = [_thinned(ring) for ring in _rings(json.loads(content))]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise Invalid({"file": "Tệp không đọc được như GeoJSON."}) from error
    outlines = [ring for ring in rings if len(ring) >= _LEAST_CORNERS]
    if not outlines:
        raise Invalid({"file": "Tệp không có đa giác nào."})
    if any(not (-180 <= lon <= 180 and -90 <= lat <= 90) for ring in outlines for lon, lat in ring):
        raise Invalid({"file": "Tọa độ phải là kinh độ, vĩ độ WGS 84 tính bằng độ."})
    return outlines


def _file() -> Path:
    return Path(settings.HOME.root) / "own" / "boundaries.json"


def _rings(thing: Mapping[str, Any]) -> Iterator[list[tuple[float, float]]]:
    match thing["type"]:
        case "FeatureCollection":
            for feature in thing["features"]:
                yield from _rings(feature)
        case "Feature":
            yield from _rings(thing["geometry"])
        case "GeometryCollection":
            for geometry in thing["geometries"]:
                yield from _rings(geometry)
        case "Polygon":
            yield _corners(thing["coordinates"])
        case "MultiPolygon":
            for polygon in thing["coordinates"]:
                yield _corners(polygon)


def _corners(polygon: Sequence[Sequence[Sequence[float]]]) -> list[tuple[float, float]]:
    return [(float(corner[0]), float(corner[1])) for corner in polygon[0]]


def _thinned(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ring without corners that lie within the tolerance of the line between kept ones (Douglas and Peucker)."""
    if len(ring) <= _LEAST_CORNERS:
        return ring
    half = len(ring) // 2
    kept, spans = {0, half, len(ring) - 1}, [(0, half), (half, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        far = max(range(first + 1, last), key=lambda at: _away(ring, at, first, last), default=None)
        if far is not None and _away(ring, far, first, last) > _TOLERANCE:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [(round(lon, 4), round(lat, 4)) for lon, lat in (ring[at] for at in sorted(kept))]


def _away(ring: Sequence[tuple[float, float]], at: int, first: int, last: int) -> float:
    """How far a corner lies from the line between two others."""
    (x, y), (x1, y1), (x2, y2) = ring[at], ring[first], ring[last]
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
