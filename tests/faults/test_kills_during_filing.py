"""Web, worker and database are killed at random while counters file and officers hand on.

The clients keep a ledger of their own: what was acknowledged to them must be there, once, without a gap in the
numbers. HL_DRILL_CASES and HL_DRILL_SEED make the drill bigger and other.
"""

import logging
import os
import random
import re
import shutil
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from tests.faults.program import Program, free_port, kill, until
from tests.systems.filing.filled import FORMS, as_sent, complete

from hienluong.config.home import Home, Mode
from hienluong.province.demo import DEMO_PASSWORD

pytestmark = pytest.mark.faults
log = logging.getLogger(__name__)

CASES = int(os.environ.get("HL_DRILL_CASES", "60"))
SEED = int(os.environ.get("HL_DRILL_SEED", "1972"))
DONG_HA = "19333"
COUNTERS = 4
_SECONDS_BETWEEN_KILLS = (1.0, 3.0)
_RETRY = 0.3
_ANSWERED_BY = 20.0


_COLLEAGUES = """
with seats as (
    select a.id, a.username, p.kind, p.agency_id from people_account a
    join organisation_appointment x on x.account_id = a.id join organisation_post p on p.id = x.post_id
)
select seats.username from seats join seats known on known.agency_id = seats.agency_id
where seats.kind = %s and known.username = %s order by seats.id limit %s
"""
"""Officers of a kind in the agency of one whose name is known."""


@dataclass
class Ledger:
    """What the clients were told. The program knows nothing of it."""

    filed: dict[str, str] = field(default_factory=dict)
    handed_on: set[str] = field(default_factory=set)
    recoveries: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    waiting: "Queue[str]" = field(default_factory=Queue)
    over: threading.Event = field(default_factory=threading.Event)


class Officer:
    """One officer's browser: signs in again when it must, tries again when nobody answers."""

    def __init__(self, program: Program, username: str) -> None:
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{program.home.port}", timeout=_ANSWERED_BY)
        self.username = username

    def send(self, path: str, data: dict[str, Any]) -> httpx.Response:
        """The answer to a POST, after as many tries as it takes to get one that is no fault of the house."""
        while True:
            with suppress(httpx.TransportError):
                answer = self.client.post(path, data=data | {"csrfmiddlewaretoken": self._token()})
                if "/dang-nhap/" in answer.headers.get("Location", ""):
                    self.sign_in()
                elif answer.status_code < 500 and answer.status_code not in {403, 429}:
                    return answer
            time.sleep(_RETRY)

    def sign_in(self) -> None:
        self.client.cookies.clear()
        door = {"login": self.username, "password": DEMO_PASSWORD}
        with suppress(httpx.TransportError):
            self.client.post("/dang-nhap/can-bo/", data=door | {"csrfmiddlewaretoken": self._token()})

    def _token(self) -> str:
        page = self.client.get("/dang-nhap/can-bo/" if not self.client.cookies else "/tai-khoan/lien-he/")
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        return found[1] if found else ""


def birth() -> dict[str, Any]:
    """A complete page of the counter, as a browser sends it."""
    form = FORMS["1.001193"]
    answers = complete(form) | {"proof.kind": "du-lieu"}
    sent: dict[str, Any] = {"place.commune": DONG_HA, "place.delivery": "in-person"}
    for question in form.fields.values():
        sent |= as_sent(question, question.path, answers[question.path])
    return sent


def file_cases(program: Program, username: str, keys: "Queue[str]", ledger: Ledger) -> None:
    """One counter: takes the next person, sends until it is told the code."""
    officer, page = Officer(program, username), birth()
    officer.sign_in()
    while True:
        try:
            key = keys.get_nowait()
        except Empty:
            return
        answer = officer.send("/quay/nop-ho-so/1.001193/", page | {"key": key})
        code = re.search(r"/quay/da-nop/([^/]+)/", answer.headers.get("Location", ""))
        if code is None:
            ledger.troubles.append(f"{answer.status_code} {_words(answer.text)}")
            return
        ledger.filed[key] = code[1]
        ledger.waiting.put(code[1])


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())[:900]


def hand_on(program: Program, username: str, ledger: Ledger) -> None:
    """An officer of civil status: drafts and hands to the leader whatever is on this officer's list."""
    officer = Officer(program, username)
    officer.sign_in()
    draft = {
        "title": "Giấy khai sinh",
        "symbol": "UBND",
        "body": "Đăng ký khai sinh.",
        "label": "Họ tên",
        "value": "An",
    }
    while not (ledger.over.is_set() and ledger.waiting.empty()):
        try:
            code = ledger.waiting.get(timeout=0.2)
        except Empty:
            continue
        if officer.send(f"/ho-so/{code}/draft/", draft).status_code != 302:
            continue  # the case lies with the colleague
        if officer.send(f"/ho-so/{code}/forward/", {"note": ""}).status_code == 302:
            ledger.handed_on.add(code)


def hurt(program: Program, ledger: Ledger) -> None:
    """Kill something, wait until people are served again, and so on until the filing is over."""
    chance = random.Random(SEED)
    while not ledger.over.wait(chance.uniform(*_SECONDS_BETWEEN_KILLS)):
        victims = chance.choice([web_child, web_parent, worker, database, backend])(program)
        with suppress(ProcessLookupError):
            kill(victims[:1])
        began = time.monotonic()
        until(lambda: served(program))
        ledger.recoveries.append(time.monotonic() - began)


def web_parent(program: Program) -> list[int]:
    return sorted(program.processes("processes.web"))


def web_child(program: Program) -> list[int]:
    return sorted(program.processes("processes.web"), reverse=True)


def worker(program: Program) -> list[int]:
    return program.processes("config.cli", "worker")


def database(program: Program) -> list[int]:
    with suppress(OSError):
        return [int((program.cluster.data / "postmaster.pid").read_text().split()[0])]
    return worker(program)


def backend(program: Program) -> list[int]:
    """One connection of the database: PostgreSQL then throws all of them out and recovers."""
    with (
        suppress(psycopg.Error),
        psycopg.connect(program.cluster.owner_url(), connect_timeout=2) as connection,
    ):
        rows = connection.execute(
            "select pid from pg_stat_activity where pid <> pg_backend_pid() and usename is not null"
        )
        return [row[0] for row in rows] or worker(program)
    return worker(program)


def served(program: Program) -> bool:
    """That a page which needs the database answers."""
    try:
        return (
            httpx.get(
                f"http://127.0.0.1:{program.home.port}/tra-cuu/?ma=H50.1-261123-0001&so=1234", timeout=5
            ).status_code
            < 500
        )
    except httpx.TransportError:
        return False


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
    ledger, keys = Ledger(), Queue[str]()
    for _ in range(CASES):
        keys.put(str(uuid4()))
    with psycopg.connect(program.cluster.app_url()) as connection:
        counters = [
            row[0] for row in connection.execute(_COLLEAGUES, ["tiep-nhan", "tiepnhan.dongha", COUNTERS])
        ]
        registrars = [
            row[0] for row in connection.execute(_COLLEAGUES, ["tu-phap-ho-tich", "hotich.dongha", 2])
        ]
    filing = [
        threading.Thread(target=file_cases, args=(program, counters[n % len(counters)], keys, ledger))
        for n in range(COUNTERS)
    ]
    handing = [threading.Thread(target=hand_on, args=(program, name, ledger)) for name in registrars]
    hurting = threading.Thread(target=hurt, args=(program, ledger))
    for thread in (*filing, *handing, hurting):
        thread.start()
    for thread in filing:
        thread.join()
    ledger.over.set()
    for thread in (*handing, hurting):
        thread.join()
    until(lambda: asked(program, "select count(*) from jobs_event where dispatched_at is null") == [(0,)])
    until(
        lambda: (
            asked(program, "select count(*) from jobs_delivery where state in ('waiting', 'retry')") == [(0,)]
        )
    )
    slowest = max(ledger.recoveries, default=0)
    told = f"{len(ledger.filed)} cases, {len(ledger.handed_on)} hand-overs, {len(ledger.recoveries)} kills"
    log.info("%s, slowest recovery %.1f s", told, slowest)
    return ledger


def asked(program: Program, question: str) -> list[tuple[Any, ...]]:
    try:
        with psycopg.connect(program.cluster.app_url(), connect_timeout=2) as connection:
            return connection.execute(question).fetchall()
    except psycopg.OperationalError:
        return []


def test_something_was_killed_and_everybody_was_answered_in_the_end(ledger: Ledger) -> None:
    assert ledger.troubles == []
    assert len(ledger.filed) == CASES
    assert ledger.handed_on
    assert ledger.recoveries


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


def test_the_totals_of_the_leaders_agree_with_the_cases(program: Program, ledger: Ledger) -> None:
    assert asked(
        program, "select coalesce(sum(value), 0) from operations_openbyhour where side = 'deciding'"
    ) == [(len(ledger.filed),)]


def test_the_journal_holds(program: Program, ledger: Ledger) -> None:
    assert ledger.filed
    verifying = program.command("journal", "verify")
    said = verifying.communicate(timeout=120)[0].decode()
    assert verifying.returncode == 0, said
