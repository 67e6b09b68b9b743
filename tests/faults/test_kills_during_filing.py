"""Web, worker and database are killed at random while people file at the counter and at home and officers hand on.

The clients keep a ledger of their own: what was acknowledged to them must be there, once, without a gap in the
numbers. HL_DRILL_CASES and HL_DRILL_SEED make the drill bigger and other.
"""

import logging
import os
import shutil
import tempfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from uuid import uuid4

import psycopg
import pytest
from tests.faults.drill import Drill, Ledger, file_at_home, file_at_the_counter, hand_on, receive_cases
from tests.faults.killing import asked, hurt
from tests.faults.program import Program, free_port, until

from hienluong.config.home import Home, Mode
from hienluong.province.identity.people import DEMO_CITIZENS

pytestmark = pytest.mark.faults
log = logging.getLogger(__name__)

CASES = int(os.environ.get("HL_DRILL_CASES", "60"))
SEED = int(os.environ.get("HL_DRILL_SEED", "1972"))
CITIZENS = 2
_AT_HOME = 5
"""Every fifth person files at home."""

_COLLEAGUES = """
with seats as (
    select a.id, a.username, p.kind, p.agency_id from people_account a
    join organisation_appointment x on x.account_id = a.id join organisation_post p on p.id = x.post_id
)
select seats.username from seats join seats known on known.agency_id = seats.agency_id
where seats.kind = %s and known.username = %s order by seats.id limit %s
"""
"""Officers of a kind in the agency of one whose name is known."""


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    root = Path(tempfile.mkdtemp(prefix="hienluong-drill-"))
    root.chmod(0o755)
    program = Program(Home(root=root, port=free_port(), mode=Mode.DEMO, outside_database=""))
    program.start()
    yield program
    program.stop()
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def ledger(program: Program) -> Ledger:
    """The drill itself; the tests below ask what is left of it."""
    drill = Drill(program, Ledger())
    for number in range(CASES):
        (drill.at_the_counter if number % _AT_HOME else drill.at_home).put(str(uuid4()))
    counters = colleagues(program, "tiep-nhan", "tiepnhan.dongha", 3)
    registrars = colleagues(program, "tu-phap-ho-tich", "hotich.dongha", 2)
    drill.to_hand_on = [Queue() for _name in registrars]
    over = threading.Event()
    hurting = started(drill, hurt, over, SEED)
    filing = [started(drill, file_at_the_counter, name) for name in counters]
    filing += [started(drill, file_at_home, one.key) for one in DEMO_CITIZENS[:CITIZENS]]
    receiving = started(drill, receive_cases, counters[0])
    handing = [started(drill, hand_on, *who) for who in zip(registrars, drill.to_hand_on, strict=True)]
    finish(filing)
    drill.to_receive.put(None)
    finish([receiving])
    for mine in drill.to_hand_on:
        mine.put(None)
    finish(handing)
    over.set()
    finish([hurting])
    settle(program)
    log.info(told(drill.ledger))
    return drill.ledger


def colleagues(program: Program, kind: str, known: str, count: int) -> list[str]:
    with psycopg.connect(program.cluster.app_url()) as connection:
        return [row[0] for row in connection.execute(_COLLEAGUES, [kind, known, count])]


def started(drill: Drill, part: Callable[..., None], *facts: object) -> threading.Thread:
    """Somebody begins; whatever stops them before the end is a trouble of the drill."""

    def play() -> None:
        try:
            part(drill, *facts)
        except Exception as error:  # noqa: BLE001 - it is told by the first test
            drill.ledger.troubles.append(f"{part.__name__}: {error!r}")

    thread = threading.Thread(target=play, daemon=True)
    thread.start()
    return thread


def finish(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join()


def settle(program: Program) -> None:
    """Until the worker has handed out all that happened."""
    undone = (
        "select (select count(*) from jobs_event where dispatched_at is null)"
        " + (select count(*) from jobs_delivery where state in ('waiting', 'retry'))"
    )
    until(lambda: asked(program, undone) == [(0,)])


def told(ledger: Ledger) -> str:
    return (
        f"{len(ledger.filed)} cases, {len(ledger.received)} received, {len(ledger.handed_on)} handed on, "
        f"{len(ledger.recoveries)} blows, {ledger.broken} requests tried again, "
        f"slowest recovery {max(ledger.recoveries, default=0):.1f} s"
    )


def test_something_was_killed_and_everybody_was_answered_in_the_end(ledger: Ledger) -> None:
    assert ledger.troubles == []
    assert len(ledger.filed) == CASES
    assert ledger.recoveries
    assert ledger.received
    assert ledger.handed_on


def test_every_acknowledged_case_is_there_once_under_its_code(program: Program, ledger: Ledger) -> None:
    kept = asked(program, "select idempotency_key::text, code from cases_case")
    assert sorted(kept) == sorted(ledger.filed.items())


def test_no_number_is_missing_and_none_is_given_twice(program: Program, ledger: Ledger) -> None:
    serials = defaultdict(list)
    for code in ledger.filed.values():
        series, _dash, serial = code.rpartition("-")
        serials[series].append(int(serial))
    assert all(sorted(given) == list(range(1, len(given) + 1)) for given in serials.values())


def test_every_case_lies_on_one_list_with_one_receipt(program: Program, ledger: Ledger) -> None:
    lists = "select subject_id, count(*) from work_workitem where subject_kind = 'case' and state = 'open' group by 1"
    receipts = "select case_id, count(*) from cases_letter where kind = 'receipt' group by 1"
    for question in (lists, receipts):
        assert [count for _case, count in asked(program, question)] == [1] * len(ledger.filed)


def test_what_was_acknowledged_as_handed_on_lies_with_the_leader(program: Program, ledger: Ledger) -> None:
    at_the_leader = {
        row[0] for row in asked(program, "select code from cases_case where business = 'approval'")
    }
    assert ledger.handed_on <= at_the_leader


def test_no_act_happened_twice_to_a_case(program: Program, ledger: Ledger) -> None:
    twice = (
        "select case_id, act from cases_move where act in ('file', 'receive', 'forward')"
        " group by 1, 2 having count(*) > 1"
    )
    assert ledger.filed
    assert asked(program, twice) == []


def test_no_event_was_given_up(program: Program, ledger: Ledger) -> None:
    assert ledger.filed
    assert asked(program, "select count(*) from jobs_delivery where state = 'dead'") == [(0,)]


def test_the_totals_of_the_leaders_agree_with_the_cases(program: Program, ledger: Ledger) -> None:
    assert asked(
        program, "select coalesce(sum(value), 0) from operations_openbyhour where side = 'deciding'"
    ) == [(len(ledger.filed),)]


def test_the_journal_holds(program: Program, ledger: Ledger) -> None:
    assert ledger.filed
    verifying = program.command("journal", "verify")
    said = verifying.communicate(timeout=120)[0].decode()
    assert verifying.returncode == 0, said
