"""A clerk registers what came by itself: facts checked, doubles looked for, number of arrival, leader's list, journal."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hienluong.base import clock
from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample, ratios
from hienluong.config.bench.people import officer, signed_in
from hienluong.config.bench.rates import Burst, burst_once, request_text
from hienluong.kernel.access.public import SYSTEM, actor_for
from hienluong.kernel.organisation.public import PART_KINDS, standing
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.moving import clerk_of
from hienluong.systems.documents.actions.register import register
from hienluong.systems.documents.models import Document, Origin, State
from hienluong.systems.documents.queries.people import leaders_in
from hienluong.systems.documents.values import Arrival, Facts, Registration

__all__ = ["measure"]

_BAR, _STATEMENTS = 0.05, 15
_CLERKS = 60
_A_ROUND = 400


def measure(bench: Bench) -> list[Figure]:
    """Registrations a second over HTTP by the clerks of many agencies, the worker at rest."""
    clerks = _clerks()
    statements = _statements(*clerks[0])
    waiting = [_arrivals(clerks, turn) for turn in range(bench.rounds)]
    headers = [signed_in(officer(f"bench-van-thu-{post}", [post])) for _agency, post in clerks]

    def send(turn: int) -> Burst:
        return burst_once(bench.house.port, _requests(waiting[turn], clerks, headers, turn))

    with bench.house.worker_resting():
        compared = bench.beside_bare(send)
    left = Document.objects.filter(state=State.ARRIVED, origin_key__startswith="bench:").count()
    return [
        Figure(
            name="register",
            says="Vào sổ văn bản đến · register an incoming document",
            unit="req/s",
            sample=compared.ours,
            baseline=compared.bare,
            baseline_says="B0",
            checks=(
                Check("× B0", ratios(compared.ours, compared.bare).middle, Limit.LEAST, _BAR),
                Check("câu SQL", statements.middle, Limit.MOST, _STATEMENTS),
                Check("văn bản chưa vào sổ", left, Limit.MOST, 0),
                compared.only("302"),
            ),
            data=bench.data,
        )
    ]


def _clerks() -> list[tuple[int, int]]:
    """Agencies that act in their own name, each with the post that keeps its books."""
    bodies = [each.agency_id for each in standing(clock.today()).values() if each.kind not in PART_KINDS]
    posts = ((body, clerk_of(body)) for body in bodies)
    return [(body, post.pk) for body, post in posts if post is not None][:_CLERKS]


def _facts(number: str) -> Facts:
    return Facts(
        issuer_name="Bộ Nội vụ", subject=f"V/v báo cáo công tác văn thư, lưu trữ, lần {number}", symbol=f"{number}/BNV-VTLT",
        issued_on=clock.today(), type_code="cong-van",
    )  # fmt: skip


def _arrivals(clerks: Sequence[tuple[int, int]], turn: int) -> list[Document]:
    return [_arrived(clerks[number % len(clerks)][0], f"{turn}{number:04d}") for number in range(_A_ROUND)]


def _arrived(agency: int, number: str) -> Document:
    arrival = Arrival(
        agency_id=agency, origin=Origin.EXCHANGE, facts=_facts(number), origin_key=f"bench:{number}"
    )
    return arrive(SYSTEM, arrival)


def _requests(
    documents: Sequence[Document],
    clerks: Sequence[tuple[int, int]],
    headers: Sequence[dict[str, str]],
    turn: int,
) -> list[str]:
    leaders = {agency: leaders_in(agency)[0].post_id for agency, _post in clerks}
    return [
        request_text(
            f"/xu-ly/van-ban/{document.uid}/vao-so/",
            method="POST",
            headers=headers[number % len(clerks)],
            body=_form(_facts(f"{turn}{number:04d}"), leaders[document.agency_id]),
        )
        for number, document in enumerate(documents)
    ]


def _form(facts: Facts, leader: int) -> str:
    return urlencode(
        {
            "symbol": facts.symbol, "issued_on": str(facts.issued_on), "issuer_name": facts.issuer_name,
            "subject": facts.subject, "type": facts.type_code, "urgency": "0", "to": str(leader),
        }
    )  # fmt: skip


def _statements(agency: int, post: int) -> Sample:
    """SQL statements of the action, the second time: what a process keeps in memory it has by then."""
    clerk = actor_for(officer(f"bench-van-thu-{post}", [post]))
    first, second = (_arrived(agency, number) for number in ("first", "second"))
    leader = leaders_in(agency)[0].post_id
    register(clerk, first.pk, Registration(facts=_facts("first"), to_post=leader))
    with CaptureQueriesContext(connection) as captured:
        register(clerk, second.pk, Registration(facts=_facts("second"), to_post=leader))
    return Sample((float(sum("SAVEPOINT" not in one["sql"] for one in captured)),))
