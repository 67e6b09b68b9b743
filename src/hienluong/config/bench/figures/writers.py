"""Sixteen processes file cases at once: nothing fails, no number is missing, none is given twice."""

import multiprocessing
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import time as hour
from decimal import Decimal
from uuid import uuid4

from django.db import DatabaseError, connections

from hienluong.base import clock
from hienluong.base.errors import HouseError
from hienluong.config.bench.bench import Bench
from hienluong.config.bench.births import BIRTH
from hienluong.config.bench.figure import Check, Figure, Limit, Sample
from hienluong.config.bench.people import citizen
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Post, PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.cases.public import (
    Case,
    Channel,
    PaperIn,
    PublishedLimit,
    Row,
    Section,
    SubmitCase,
    submit,
)
from hienluong.systems.catalogue.public import procedure_in_force

__all__ = ["measure"]

_WRITERS, _CASES, _CENTRES = 16, 5_000, 4
_REPEATED = 10
"""Every tenth case is filed twice under its key, as after a lost answer."""


@dataclass(frozen=True, slots=True)
class _Task:
    account_id: int
    filings: int
    centre: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Outcome:
    errors: int
    codes: list[str]


def measure(bench: Bench) -> list[Figure]:
    """File through the real action, four centres at a time, so that four writers want each number."""
    places = _centres()
    tasks = [
        _Task(citizen(90_000 + number).pk, _share(number), places[number % _CENTRES])
        for number in range(_WRITERS)
    ]
    connections.close_all()  # a forked process must not speak over its parent's connection
    began = time.monotonic()
    with multiprocessing.get_context("fork").Pool(_WRITERS) as pool:
        outcomes = pool.map(_file_all, tasks, chunksize=1)
    rate = _CASES / (time.monotonic() - began)
    codes = [code for outcome in outcomes for code in outcome.codes]
    figure = Figure(
        name="writers",
        says=f"{_WRITERS} tiến trình cùng nộp {_CASES:,} hồ sơ · concurrent writers",
        unit="hồ sơ/s",
        sample=Sample((rate,)),
        checks=(
            Check("lỗi", sum(outcome.errors for outcome in outcomes), Limit.MOST, 0),
            Check("thiếu số", _gaps([centre for centre, _ in places]), Limit.MOST, 0),
            Check("trùng", len(codes) - len(set(codes)), Limit.MOST, 0),
            Check("hồ sơ", len(codes), Limit.LEAST, _CASES),
        ),
        data=bench.data,
    )
    return [figure]


def _share(number: int) -> int:
    return _CASES // _WRITERS + (number < _CASES % _WRITERS)


def _centres() -> list[tuple[int, int]]:
    """(centre, committee) of a few communes where somebody receives."""
    receiving = Post.objects.as_of(clock.today()).filter(kind=PostKind.RECEPTION).values("agency")
    states = AgencyState.objects.as_of(clock.today()).filter(
        kind=AgencyKind.SERVICE_CENTRE, level=3, agency__in=receiving, parent__isnull=False
    )
    pairs = states.exclude(identifier="").order_by("agency").values_list("agency_id", "parent_id")
    communes = (
        AgencyState.objects.as_of(clock.today()).filter(kind=AgencyKind.COMMITTEE, level=2).values("agency")
    )
    return [(centre, parent or 0) for centre, parent in pairs.filter(parent__in=communes)[:_CENTRES]]


def _file_all(task: _Task) -> _Outcome:
    account = Account.objects.get(pk=task.account_id)
    actor, template = actor_for(account), _filing(task, account)
    errors, codes = 0, []
    for number in range(task.filings):
        filing = replace(template, idempotency_key=uuid4())
        try:
            code = submit(actor, filing).code or ""
            if number % _REPEATED == 0 and submit(actor, filing).code != code:
                errors += 1
        except (DatabaseError, HouseError):
            errors += 1
        else:
            codes.append(code)
    return _Outcome(errors, codes)


def _filing(task: _Task, account: Account) -> SubmitCase:
    centre, committee = task.centre
    procedure = procedure_in_force(BIRTH)
    return SubmitCase(
        idempotency_key=uuid4(),
        procedure_version_id=procedure.pk,
        procedure_code=procedure.code,
        procedure_name=procedure.shown_name,
        form_version=f"{BIRTH}.v2025-07-01",
        answers={"child.name": "Hồ Văn An"},
        sections=[Section("Trẻ được khai sinh", [Row("Họ, chữ đệm, tên", "Hồ Văn An")])],
        applicant_id=account.party.pk,
        receiving_agency_id=centre,
        deciding_agency_id=committee,
        channel=Channel.ONLINE,
        papers=[PaperIn("giay-chung-sinh", "Giấy chứng sinh")],
        limit=PublishedLimit(TimeLimit(Decimal(1), LimitUnit.WORKING_DAY), hour(15)),
    )


def _gaps(centres: list[int]) -> int:
    """Numbers missing between 1 and the highest one given today, over these centres."""
    serials = defaultdict(list)
    today = clock.local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Case.objects.filter(receiving_agency__in=centres, filed_at__gte=today)
    for centre, code in rows.values_list("receiving_agency_id", "code"):
        serials[centre].append(int((code or "").rpartition("-")[2]))
    return sum(max(given) - len(set(given)) for given in serials.values())
