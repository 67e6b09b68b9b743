"""What a run tells: a table for people, JSON for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from hienluong.config.bench.figure import Check, Figure, Sample

__all__ = ["as_json", "table"]

_HEADS = ("Việc", "Đo được", "Mốc cùng lượt", "Điều kiện", "Kết quả", "Ngưỡng", "Đạt")


def table(figures: Sequence[Figure]) -> str:
    """One table: a line for each bar; a figure without bars has one line that only informs."""
    rows = [_HEADS, *(row for figure in figures for row in _rows(figure))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])


def _rows(figure: Figure) -> list[tuple[str, ...]]:
    first = (
        figure.says,
        _told(figure.sample, figure.unit),
        f"{figure.baseline_says} {_told(figure.baseline, figure.unit)}" if figure.baseline else "",
    )
    if not figure.checks:
        return [(*first, "", "", "", "")]
    leads = [first, *[("", "", "")] * (len(figure.checks) - 1)]
    return [(*lead, *_judged(check)) for lead, check in zip(leads, figure.checks, strict=True)]


def _told(sample: Sample, unit: str) -> str:
    return f"{number(sample.middle)} {unit} ±{sample.spread:.0%}"


def _judged(check: Check) -> tuple[str, ...]:
    return (
        check.says, number(check.value), f"{check.limit} {number(check.bar)}", "có" if check.met else "CHƯA"
    )  # fmt: skip


def number(value: float) -> str:
    """Three digits that matter, thousands apart."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def as_json(figures: Sequence[Figure], machine: Mapping[str, str], at: str) -> dict[str, Any]:
    """The whole run: every round of every figure, what it was judged by, the machine."""
    return {"at": at, "machine": dict(machine), "figures": [_figure(figure) for figure in figures]}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        **asdict(figure),
        "sample": _sample(figure.sample),
        "baseline": _sample(figure.baseline) if figure.baseline else None,
        "checks": [{**asdict(check), "met": check.met} for check in figure.checks],
        "met": figure.met,
    }


def _sample(sample: Sample) -> dict[str, Any]:
    return {"median": sample.middle, "spread": sample.spread, "rounds": list(sample.values)}
