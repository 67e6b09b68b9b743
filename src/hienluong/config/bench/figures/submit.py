"""The final press of the button: a birth registration is checked, becomes a case and gets its number."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hienluong.config.bench.bench import SMALL, Bench
from hienluong.config.bench.births import draft_births
from hienluong.config.bench.figure import Check, Figure, Limit, Sample, ratios
from hienluong.config.bench.people import citizen, signed_in
from hienluong.config.bench.rates import Burst, Compared, burst_once, request_text
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account
from hienluong.systems.cases.models import Case
from hienluong.systems.filing.actions.send import send_draft

__all__ = ["measure"]

_BAR, _STATEMENTS = 0.05, 20
_CITIZENS = 100
_A_ROUND = 400
"""Drafts sent in a round; each can be sent once."""


def measure(bench: Bench) -> list[Figure]:
    """Sends a second over HTTP by signed-in citizens of all communes: the act itself, and with the worker beside it."""
    bench.grow(min(SMALL, bench.cases))
    accounts = [citizen(number) for number in range(_CITIZENS)]
    headers = {account.pk: signed_in(account) for account in accounts}
    statements = _statements(accounts)
    before = Case.objects.count()

    def send(_round: int) -> Burst:
        return burst_once(bench.house.port, _requests(accounts, headers))

    with bench.house.worker_resting():
        compared = bench.beside_bare(send)
    lost = bench.rounds * _A_ROUND - (Case.objects.count() - before)
    beside_worker = bench.beside_bare(send)
    figure = Figure(
        name="submit",
        says="Nộp hồ sơ khai sinh · final submit of a birth",
        unit="req/s",
        sample=compared.ours,
        baseline=compared.bare,
        baseline_says="B0",
        checks=(
            Check("× B0", ratios(compared.ours, compared.bare).middle, Limit.LEAST, _BAR),
            Check("câu SQL", statements.middle, Limit.MOST, _STATEMENTS),
            Check("hồ sơ thiếu", abs(lost), Limit.MOST, 0),
            compared.only("302"),
        ),
        data=bench.data,
    )
    return [figure, _informs(bench, beside_worker)]


def _informs(bench: Bench, compared: Compared) -> Figure:
    return Figure(
        name="submit-and-all",
        says="Nộp hồ sơ, cùng việc nền theo sau · submits with the worker beside them",
        unit="req/s",
        sample=compared.ours,
        baseline=compared.bare,
        baseline_says="B0",
        data=bench.data,
    )


def _requests(accounts: list[Account], headers: dict[int, dict[str, str]]) -> list[str]:
    drafts = list(draft_births(accounts, _A_ROUND))
    return [
        request_text(
            f"/nop-ho-so/ban-nhap/{draft.uid}/gui/", method="POST", headers=headers[account.pk], body="send=1"
        )
        for account, draft in drafts
    ]


def _statements(accounts: list[Account]) -> Sample:
    """SQL statements of the action, the second time: what a process keeps in memory it has by then."""
    (account, first), (_, second) = draft_births(accounts[:1], 2)
    send_draft(actor_for(account), first.uid)
    with CaptureQueriesContext(connection) as captured:
        send_draft(actor_for(account), second.uid)
    return Sample((float(sum("SAVEPOINT" not in one["sql"] for one in captured)),))
