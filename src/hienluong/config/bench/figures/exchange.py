"""Two installations on this machine: signed letters of 20 KB from one to the other, with receipts; large files; memory."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample
from hienluong.config.twins.house import House, introduce

__all__ = ["measure"]

_RATE, _LATENCY, _MEMORY = 60, 1_000, 40
_LETTERS = 5_000
"""More than a minute at the bar."""
_SIZE = 14_000
"""Bytes of the PDF: in base64 and with its packet and signatures, 20 KB and more."""
_HALF_SECONDS = 30
_LARGE, _LARGE_LETTERS = 10_000_000, 4
_PATIENCE = 900
_WAITING = (
    "select count(*) from exchange_message where direction = 'out' and act = '0' and state <> 'delivered'"
)
_WRITTEN = "select count(*) from exchange_message where direction = 'out' and act = '0'"
_PACE = """
select count(*) / extract(epoch from max(received_at) - min(received_at)), avg(size), extract(epoch from max(received_at) - min(received_at))
from exchange_message where direction = 'out' and act = '0' and id > %s
"""
_DELAY = """
select percentile_cont(0.99) within group (order by extract(epoch from received_at - made_at) * 1000)
from exchange_message where direction = 'out' and act = '0' and id > %s
"""
_LAST = "select coalesce(max(id), 0) from exchange_message"
_ARRIVED = (
    "select count(*), count(distinct origin_key) from documents_document where origin_key like 'tinh-a:%'"
)


def measure(bench: Bench) -> list[Figure]:  # noqa: ARG001 - its house rests
    """The bench's own house rests meanwhile."""
    with _twins() as (here, there):
        pace, size, seconds = _full_load(here, there)
        delay = _half_load(here, there)
        _until_handled(here, there)
        arrived, distinct = there.ask(_ARRIVED)[0]
        grown = _large_files(here, there)
    sent = _LETTERS + _RATE // 2 * _HALF_SECONDS
    return [
        Figure(
            name="exchange", says="Gửi, ký, giao, ký biên nhận · signed exchange with receipts", unit="/s", sample=Sample((pace,)),
            checks=(
                Check("gói/s", pace, Limit.LEAST, _RATE),
                Check("s liên tục", seconds, Limit.LEAST, min(60.0, _LETTERS / pace * 0.9)),
                Check("mất", sent - arrived, Limit.MOST, 0),
                Check("trùng", arrived - distinct, Limit.MOST, 0),
            ),
            data=f"gói {size / 1000:.0f} KB",
            notes=(f"{arrived} văn bản đã vào bên nhận, mỗi gói được kiểm chữ ký và thành văn bản chờ vào sổ",),
        ),
        Figure(
            name="exchange-delay", says="Từ lập gói đến biên nhận, ở nửa tải · from making to receipt, half load", unit="ms p99",
            sample=Sample((delay,)), checks=(Check("ms", delay, Limit.MOST, _LATENCY),), data=f"{_RATE // 2} gói/s",
        ),
        Figure(
            name="exchange-memory", says="Tệp 10 MB qua liên thông · a 10 MB file through exchange", unit="MB",
            sample=Sample((grown,)), checks=(Check("MB thêm", grown, Limit.MOST, _MEMORY),), data=f"{_LARGE_LETTERS} thư",
        ),
    ]  # fmt: skip


@contextmanager
def _twins() -> Iterator[tuple[House, House]]:
    with ExitStack() as stack:
        root = Path(
            stack.enter_context(
                tempfile.TemporaryDirectory(prefix="hienluong-bench-", ignore_cleanup_errors=True)
            )
        )
        root.chmod(0o755)
        houses = [House(code, root / code) for code in ("tinh-a", "tinh-b")]
        for house in houses:
            stack.callback(house.stop)
            house.begin()
        for house in houses:
            house.until_ready()
        introduce(*houses)
        yield houses[0], houses[1]


def _full_load(here: House, there: House) -> tuple[float, float, float]:
    """Everything waits, then all goes at once: packets with receipts a second, their size, how long it lasted."""
    here.run("exchange", "pause", there.code)
    here.run("exchange", "try", there.code, f"--documents={_LETTERS}", f"--size={_SIZE}")
    _until(here, _WRITTEN, lambda count: count >= _LETTERS)
    here.run("exchange", "resume", there.code)
    _until(here, _WAITING, lambda count: count == 0)
    pace, size, seconds = here.ask(_PACE.replace("%s", "0"))[0]
    return float(pace), float(size), float(seconds)


def _half_load(here: House, there: House) -> float:
    """At half the bar, with everything that follows: handling there, states back, handling here."""
    _until_handled(here, there)
    last = here.ask(_LAST)[0][0]
    rate = _RATE // 2
    count = rate * _HALF_SECONDS
    here.run("exchange", "try", there.code, "--again", f"--documents={count}", f"--rate={rate}")
    _until_handled(here, there)
    return float(here.ask(_DELAY.replace("%s", str(last)))[0][0])


def _large_files(here: House, there: House) -> float:
    """By how much the processes' peak grows (MB), the larger of both."""
    before = [_peak(each) for each in (here, there)]
    here.run(
        "exchange", "try", there.code, f"--documents={_LARGE_LETTERS}", f"--size={_LARGE}", "--first=1000000"
    )
    wanted = here.ask(_WRITTEN)[0][0]
    _until(here, _WRITTEN, lambda count: count >= wanted)
    time.sleep(5)
    _until_handled(here, there)
    return max(_peak(each) - was for each, was in zip((here, there), before, strict=True))


def _peak(house: House) -> float:
    """The most memory that its exchange process ever held, MB."""
    process = house.processes("exchange", "run")[0]
    line = next(
        line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    return int(line.split()[1]) / 1000


def _until_handled(*houses: House) -> None:
    for house in houses:
        _until(
            house,
            "select count(*) from exchange_message where state in ('waiting', 'ready', 'received')",
            lambda count: count == 0,
        )


def _until(house: House, question: str, enough: Callable[[int], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not enough(int(house.ask(question)[0][0])):
        if time.monotonic() > deadline:
            raise TimeoutError(question)
        time.sleep(0.5)
