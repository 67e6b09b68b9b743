"""Tags for figures: a number, bars, a line, points on a map."""

from collections.abc import Sequence
from typing import Any

from django import template

from hienluong.face.figures import Bar, bar_shares, spark_line
from hienluong.face.maps import Outline, Point, draw_map

register = template.Library()


@register.inclusion_tag("face/parts/stat.html")
def stat(label: str, number: str, compare: str = "", url: str = "", danger: str = "") -> dict[str, Any]:
    """A figure for leaders; `compare` says against what, `danger` is the word that says why it is red."""
    return {"label": label, "number": number, "compare": compare, "url": url, "danger": danger}


@register.inclusion_tag("face/parts/bars.html")
def bars(items: Sequence[Bar], caption: str) -> dict[str, Any]:
    """Bars of one measure, longest = 100 %; itself a table."""
    return {"shares": bar_shares(items), "caption": caption}


@register.inclusion_tag("face/parts/spark.html")
def sparkline(values: Sequence[float], label: str, last: str) -> dict[str, Any]:
    """A line through the days with the last number written; `label` tells it to those who cannot see."""
    corners = spark_line(values)
    return {"corners": corners, "end": corners[-1] if corners else None, "label": label, "last": last}


@register.inclusion_tag("face/parts/point_map.html")
def point_map(
    points: Sequence[Point], caption: str, measure: str, outlines: Sequence[Outline] = ()
) -> dict[str, Any]:
    """Places as points, each a link with its label on focus, and the same as a table."""
    return {"map": draw_map(points, outlines), "caption": caption, "measure": measure}
