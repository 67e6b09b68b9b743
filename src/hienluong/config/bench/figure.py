"""A figure: what was measured, beside what, and whether the bars are met. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import median

__all__ = ["Check", "Figure", "Limit", "Sample", "ratios"]


@dataclass(frozen=True, slots=True)
class Sample:
    """The rounds of one measurement; at least one."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median of the rounds."""
        return median(self.values)

    @property
    def spread(self) -> float:
        """How far the rounds lie apart: half of highest minus lowest, as a part of the median."""
        return (max(self.values) - min(self.values)) / 2 / self.middle if self.middle else 0.0


class Limit(StrEnum):
    LEAST = "≥"
    MOST = "≤"


@dataclass(frozen=True, slots=True)
class Check:
    """One bar of a figure."""

    says: str
    value: float
    limit: Limit
    bar: float

    @property
    def met(self) -> bool:
        """Whether the value is on the right side of the bar."""
        return self.value >= self.bar if self.limit is Limit.LEAST else self.value <= self.bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, in `unit`, beside its baseline of the same run. Without checks it only informs."""

    name: str
    says: str
    unit: str
    sample: Sample
    baseline: Sample | None = None
    baseline_says: str = ""
    checks: tuple[Check, ...] = ()
    data: str = ""
    notes: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether every bar is met."""
        return all(check.met for check in self.checks)


def ratios(ours: Sample, around: Sample) -> Sample:
    """Each round of ours to the mean of the yardstick just before and just after it.

    `around` has one round more than `ours`; a disturbance that lasts over a round weighs on both sides.
    """
    before_and_after = zip(around.values, around.values[1:], strict=False)
    means = [(before + after) / 2 for before, after in before_and_after]
    return Sample(tuple(value / mean for value, mean in zip(ours.values, means, strict=True)))
