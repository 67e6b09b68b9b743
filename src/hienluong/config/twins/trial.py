"""Two installations send each other documents while lines are cut and processes killed; then both ledgers are compared."""

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from hienluong.config.processes.progress import say, step
from hienluong.config.twins.cutting import BadLine
from hienluong.config.twins.house import House, introduce

__all__ = ["Outcome", "Trial", "two_houses"]

_LEFT = """
select count(*) from exchange_message where state in ('waiting', 'ready', 'received')
"""
_UNDELIVERED = """
select count(*) from jobs_event e where e.name = 'documents.issued'
and not exists (select 1 from jobs_delivery d where d.event_id = e.id and d.consumer = 'exchange.dispatch' and d.state = 'done')
"""
_ARRIVED = """
select subject, issuer_identifier, agency_id from documents_document
where flow = 'incoming' and origin_key like %s order by id
"""
_SENT = "select count(*) from documents_document where symbol like 'T%/THU' and flow = 'outgoing'"
_PATIENCE = 900.0


@dataclass
class Outcome:
    """What came of it; `lost`, `doubled` and `out_of_order` count documents."""

    wanted: int = 0
    sent: int = 0
    arrived: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    kills: int = 0
    cuts: int = 0
    seconds: float = 0.0
    ledgers: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Nothing lost, nothing doubled, order kept, both ledgers agree."""
        return (
            not (self.lost or self.doubled or self.out_of_order)
            and self.sent == self.arrived
            and not self.ledgers
        )


@contextmanager
def two_houses(root: Path, seed: int = 0) -> Iterator[tuple[House, House, list[BadLine]]]:
    """Both started and introduced, each behind a line that can be cut; ended afterwards."""
    houses = [House("tinh-a", root / "tinh-a"), House("tinh-b", root / "tinh-b")]
    lines = [BadLine(each.gateway_port, seed + place) for place, each in enumerate(houses)]
    for house, line in zip(houses, lines, strict=True):
        house.called_at = line.port
        line.start()
    try:
        with step(f"Khởi động hai hệ thống (cổng {houses[0].port}, {houses[1].port})"):
            for house in houses:
                house.begin()
            for house in houses:
                house.until_ready()
        with step("Trao đổi thẻ kết nối"):
            introduce(*houses)
        yield houses[0], houses[1], lines
    finally:
        for house in houses:
            with suppress(Exception):
                house.stop()
        for line in lines:
            line.stop()


@dataclass
class Trial:
    """So many documents, half of them in each direction."""

    houses: tuple[House, House]
    lines: list[BadLine]
    documents: int
    kills: int
    loss: float
    seed: int

    def run(self) -> Outcome:
        """Send, hurt, wait until everything has settled, compare."""
        outcome, over = Outcome(wanted=self.documents // 2 * 2), threading.Event()
        began = time.monotonic()
        writers = [threading.Thread(target=self._write, args=(here, there)) for here, there in self._ways()]
        for line in self.lines:
            line.loss = self.loss
        for each in writers:
            each.start()
        hurting = threading.Thread(target=self._hurt, args=(over, outcome))
        hurting.start()
        for each in writers:
            each.join()
        self._settle()  # the lines stay bad until all has settled over them
        over.set()
        hurting.join()
        for line in self.lines:
            line.loss = 0.0
        self._settle()
        outcome.seconds = time.monotonic() - began
        outcome.cuts = sum(line.cuts for line in self.lines)
        self._count(outcome)
        return outcome

    def _ways(self) -> list[tuple[House, House]]:
        first, second = self.houses
        return [(first, second), (second, first)]

    def _write(self, here: House, there: House) -> None:
        here.run("exchange", "try", there.code, f"--documents={self.documents // 2}")

    def _hurt(self, over: threading.Event, outcome: Outcome) -> None:
        chance = random.Random(self.seed)  # noqa: S311 - chance, no secret
        for _ in range(self.kills):
            over.wait(chance.uniform(2.0, 6.0))
            outcome.kills += self._kill_one(chance)

    def _kill_one(self, chance: random.Random) -> int:
        house = chance.choice(self.houses)
        victims = house.processes(chance.choice(["exchange", "exchange", "worker"]))
        for victim in victims[:1]:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
                say(f"    đã diệt tiến trình {victim} của {house.code}")
        return len(victims[:1])

    def _settle(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if not any(_open(each) for each in self.houses):
                return
            time.sleep(1)

    def _count(self, outcome: Outcome) -> None:
        for here, there in self._ways():
            sent = here.ask(_SENT)[0][0]
            rows = there.ask(_ARRIVED.replace("%s", f"'{here.code}:%'"))
            outcome.sent += sent
            outcome.arrived += len(rows)
            numbers = [int(str(row[0]).rpartition(" ")[2]) for row in rows]
            outcome.doubled += len(numbers) - len(set(numbers))
            outcome.lost += sent - len(set(numbers))
            outcome.out_of_order += _out_of_order(rows)
            said = here.run("exchange", "reconcile", there.code, wanted=(0, 1))
            outcome.ledgers += [] if "khớp" in said else [f"{here.code} → {there.code}: {said.strip()}"]


def _open(house: House) -> int:
    """What is still on its way; a database that is down counts as one."""
    try:
        return int(house.ask(_LEFT)[0][0]) + int(house.ask(_UNDELIVERED)[0][0])
    except psycopg.Error:
        return 1


def _out_of_order(rows: list[tuple[object, ...]]) -> int:
    """How many came after one that was issued later, between the same two agencies."""
    last: dict[tuple[object, object], int] = {}
    wrong = 0
    for subject, sender, receiver in rows:
        number = int(str(subject).rpartition(" ")[2])
        wrong += number < last.get((sender, receiver), 0)
        last[(sender, receiver)] = max(number, last.get((sender, receiver), 0))
    return wrong
