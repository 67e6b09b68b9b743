"""The bench's own sums: what it prints must be what was measured."""

import json
import os
import signal
import subprocess
from collections import Counter
from datetime import UTC, datetime
from importlib import import_module

import pytest
from click.testing import CliRunner
from django.db import connection

from hienluong.base import clock
from hienluong.base.codes import CaseCode
from hienluong.config.bench import report
from hienluong.config.bench.births import draft_births
from hienluong.config.bench.figure import Check, Figure, Limit, Sample, ratios
from hienluong.config.bench.figures.first_view import Needed
from hienluong.config.bench.figures.memory import family
from hienluong.config.bench.figures.work_list import busy_posts
from hienluong.config.bench.people import citizen, officer
from hienluong.config.bench.registry import FIGURES
from hienluong.config.bench.year.make import add_cases
from hienluong.config.cli.bench import bench
from hienluong.kernel.access.public import actor_for
from hienluong.province.loaders.catalogue import load_catalogue
from hienluong.shared.work.models import Clock, WorkItem
from hienluong.shared.work.queries.lists import agency_list, work_list
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.systems.cases.actions.load import load_processes
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.follow import look_up
from hienluong.systems.filing.actions.send import send_draft


@pytest.fixture
def year(province: None) -> int:
    """A small year, made in two goes as the large one is."""
    load_processes()
    connection.ensure_connection()
    add_cases(connection.connection, 1, 200, clock.now())
    add_cases(connection.connection, 201, 300, clock.now())
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
    return 300


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


def test_cases_made_by_sql_pass_every_constraint_and_look_like_a_year(year: int) -> None:
    states = Counter(Case.objects.values_list("business", flat=True))
    assert sum(states.values()) == year
    assert states["closed"] > year / 2
    assert len(states) > 4
    assert Case.objects.filter(business="closed", closed_at__isnull=True).count() == 0
    for code in Case.objects.values_list("code", flat=True):
        assert str(CaseCode.read(code or "")) == code


def test_the_case_page_shows_a_case_made_by_sql(year: int) -> None:
    case = Case.objects.filter(business="closed").select_related("applicant").first()
    assert case is not None
    progress = look_up(case.code or "", case.applicant.identifier_tail)
    assert {step.state for step in progress.steps} == {"done"}


def test_open_work_made_by_sql_stands_on_the_lists_of_its_posts(year: int) -> None:
    account = officer("kiemnhiem.bench", busy_posts())
    actor = actor_for(account)
    waiting = WorkItem.objects.filter(state="open", post__in=actor.posts)
    shown = work_list(actor).items
    assert shown
    assert {item.pk for item in shown} == set(waiting.values_list("pk", flat=True))
    assert {item.subject_id for item in agency_list(actor).items} >= {item.subject_id for item in shown}


def test_every_running_clock_of_the_year_belongs_to_an_open_case(year: int) -> None:
    running = set(Clock.objects.filter(stopped_at__isnull=True).values_list("subject_id", flat=True))
    states = set(Case.objects.filter(pk__in=running).values_list("business", flat=True))
    assert states <= {"processing", "approval", "approved", "supplement"}


def test_a_page_says_what_a_browser_must_fetch_and_what_it_says_without_scripts() -> None:
    needed = Needed()
    needed.feed(
        "<link rel=stylesheet href=/a.css><link rel=canonical href=/x><script src=/b.js></script><img src=/c.png>"
        "<p>đầu trang</p><main>Hai chữ<noscript>thiếu script</noscript><script>var x</script></main>"
    )
    assert needed.links == ["/a.css", "/b.js", "/c.png"]
    assert needed.words == ["Hai", "chữ"]


def test_memory_is_counted_for_all_descendants() -> None:
    with subprocess.Popen(["sh", "-c", "sleep 30 & echo begun; wait"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        found = family(process.pid)
        for each in reversed(found):
            os.kill(each, signal.SIGKILL)
    assert len(found) == 2
    assert found[0] == process.pid


def test_the_birth_that_is_sent_while_measuring_is_complete(year: int) -> None:
    with clock.frozen(datetime(2026, 11, 23, 2, tzinfo=UTC)):
        load_calendars()
        load_catalogue()
        (account, draft), *_ = draft_births([citizen(1)], 2)
        code = send_draft(actor_for(account), draft.uid)
    assert Case.objects.get(code=code).papers.filter(stored_file__isnull=False).exists()
