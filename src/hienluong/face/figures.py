"""Figures drawn on the server as SVG: bars and a line. The number always stands beside."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Bar", "bar_shares", "spark_line"]

_SPARK_WIDTH, _SPARK_HEIGHT = 120.0, 28.0
_SPARK_MARGIN = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a bar figure."""

    label: str
    value: float
    url: str = ""
    danger: bool = False


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
