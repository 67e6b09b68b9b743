"""The bench's own sums: what it prints must be what was measured."""

import json
from importlib import import_module

import pytest
from click.testing import CliRunner

from hienluong.config.bench import report
from hienluong.config.bench.figure import Check, Figure, Limit, Sample, ratios
from hienluong.config.bench.registry import FIGURES
from hienluong.config.cli.bench import bench


def _figure(*checks: Check) -> Figure:
    return Figure(
        name="page",
        says="Trang · page",
        unit="req/s",
        sample=Sample((1500.0, 1700.0, 1600.0)),
        baseline=Sample((800.0, 800.0, 800.0, 800.0)),
        baseline_says="B0",
        checks=checks,
    )


def test_the_middle_round_is_told_and_the_spread_is_half_the_distance() -> None:
    sample = Sample((90.0, 110.0, 100.0))
    assert (sample.middle, sample.spread) == (100.0, 0.1)


def test_a_round_is_compared_with_the_yardstick_just_before_and_after_it() -> None:
    """The machine was half as fast in the second half: the ratio does not notice."""
    ours, bare = Sample((200.0, 100.0)), Sample((100.0, 100.0, 0.0 + 1e-9))
    assert ratios(ours, bare).values[0] == 2.0
    assert ratios(Sample((200.0, 100.0)), Sample((100.0, 100.0, 50.0))).values == (2.0, pytest.approx(4 / 3))


def test_rounds_without_a_yardstick_after_them_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios(Sample((1.0, 1.0)), Sample((1.0, 1.0)))


@pytest.mark.parametrize(
    ("limit", "value", "met"),
    [(Limit.LEAST, 2, True), (Limit.LEAST, 1.9, False), (Limit.MOST, 2, True), (Limit.MOST, 2.1, False)],
)
def test_a_bar_itself_still_counts_as_met(*, limit: Limit, value: float, met: bool) -> None:
    assert Check("", value, limit, 2).met is met


def test_one_missed_bar_makes_the_figure_missed() -> None:
    good, bad = Check("× B0", 2, Limit.LEAST, 1.5), Check("khác 200", 3, Limit.MOST, 0)
    assert _figure(good).met
    assert not _figure(good, bad).met


def test_the_table_has_a_line_for_each_bar() -> None:
    drawn = report.table([_figure(Check("× B0", 2, Limit.LEAST, 1.5), Check("khác 200", 3, Limit.MOST, 0))])
    heads, rule, first, second = drawn.split("\n")
    assert heads.startswith("Việc")
    assert set(rule) <= {"─", " "}
    assert "1,600 req/s ±6%" in first
    assert "B0 800 req/s ±0%" in first
    assert first.split()[-3:] == ["≥", "1.5", "có"]
    assert second.split()[-3:] == ["≤", "0", "CHƯA"]


def test_the_json_keeps_every_round_and_every_bar() -> None:
    told = report.as_json(
        [_figure(Check("× B0", 2, Limit.LEAST, 1.5))], {"cores": "2"}, "2026-11-23T02:00:00"
    )
    again = json.loads(json.dumps(told))
    (figure,) = again["figures"]
    assert figure["sample"] == {"median": 1600.0, "spread": 0.0625, "rounds": [1500.0, 1700.0, 1600.0]}
    assert figure["checks"] == [{"says": "× B0", "value": 2, "limit": "≥", "bar": 1.5, "met": True}]
    assert figure["met"] is True
    assert again["machine"] == {"cores": "2"}


def test_every_registered_figure_can_be_taken() -> None:
    for taken in FIGURES.values():
        assert callable(import_module(f"hienluong.config.bench.figures.{taken.module}").measure)


def test_the_list_names_every_figure() -> None:
    said = CliRunner().invoke(bench, ["--list"])
    assert said.exit_code == 0
    assert all(name in said.output for name in FIGURES)


def test_an_unknown_figure_is_refused_before_anything_starts() -> None:
    said = CliRunner().invoke(bench, ["khong-co"])
    assert said.exit_code == 2
    assert "khong-co" in said.output
