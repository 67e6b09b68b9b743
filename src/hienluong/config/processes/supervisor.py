"""`hienluong up`: starts everything in order, keeps it alive, ends it in order.

The supervisor itself stays small and never imports Django: what needs Django is a child. It has no
threads, because the kernel's "tell me when my parent dies" watches the thread that forked.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.error import URLError
from urllib.request import urlopen

from hienluong.config.home import Home, Mode
from hienluong.config.postgres import database_url, owner_url
from hienluong.config.processes import assets, rights, schema
from hienluong.config.processes.child import Backoff, Child, how_it_ended, run_to_the_end
from hienluong.config.processes.database import end, open_cluster
from hienluong.config.processes.lock import hold_home
from hienluong.config.processes.logfiles import last_lines, turn_over
from hienluong.config.processes.preflight import ensure_fit_to_start
from hienluong.config.processes.progress import say, step
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["Supervisor"]

_ANSWER_SECONDS = 30
_END_SECONDS = 10
_LOOK_SECONDS = 0.2
_TURN_OVER_SECONDS = 30
_HIENLUONG = (sys.executable, "-m", "hienluong.config.cli")


class _ToldToEnd(BaseException):
    """SIGINT, SIGTERM or SIGHUP arrived; not an Exception, so that nothing on the way swallows it."""


def _told_to_end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
    _on_end_signals(signal.SIG_IGN)
    raise _ToldToEnd


def _on_end_signals(handler: Callable[[int, FrameType | None], NoReturn] | signal.Handlers) -> None:
    """Ctrl-C, `kill`, and a terminal that is closed."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


@dataclass
class Supervisor:
    """One run of the program on one data directory."""

    home: Home
    with_sample: bool = True
    children: list[Child] = field(default_factory=list)
    postgres: "subprocess.Popen[bytes] | None" = None
    postgres_backoff: Backoff = field(default_factory=Backoff)
    postgres_started: float = 0.0

    def run(self) -> None:
        """Start, keep alive until told to end. Raises CannotStart when it cannot begin."""
        with ExitStack() as stack:
            stack.enter_context(hold_home(self.home))
            secrets = ensure_fit_to_start(self.home)
            stack.callback(self._end_all)
            _on_end_signals(_told_to_end)
            try:
                self._start(secrets)
                self._watch(secrets)
            except _ToldToEnd:
                say("\nĐang dừng…")
        say("Đã dừng.")

    def _start(self, secrets: dict[str, str]) -> None:
        began = time.monotonic()
        say(f"Hiền Lương · dữ liệu ở {self.home.root}")
        if not self.home.outside_database:
            with step("Khởi động cơ sở dữ liệu"):
                self._open_postgres(secrets)
        self._prepare_database(owner_url(self.home, secrets), database_url(self.home, secrets))
        if not assets.are_collected(self.home):
            with step("Chuẩn bị tệp giao diện"):
                self._one_step("collect-assets")
        self.children = _children(self.home)
        with step("Khởi động web và các tiến trình"):
            self._start_children()
        say(f"Sẵn sàng sau {time.monotonic() - began:.1f} s.\n")
        say(_welcome(self.home))

    def _prepare_database(self, owner: str, application: str) -> None:
        schema.ensure_supported(owner)
        if not schema.is_current(owner):
            with step("Cập nhật cấu trúc dữ liệu"):
                self._one_step("migrate")
            rights.grant_application(owner, application)
        if self.with_sample and self.home.mode == Mode.DEMO and not schema.has_sample_province(owner):
            with step("Nạp dữ liệu tỉnh mẫu"):
                self._one_step("load")

    def _one_step(self, *command: str) -> None:
        log = self.home.logs / f"{command[0]}.log"
        code = run_to_the_end([*_HIENLUONG, *command], log)
        if code != 0:
            known = code if code in {*Exit} else Exit.FAILED
            raise CannotStart(f"\nBước {command[0]} không xong. Xem {log}:\n{last_lines(log)}", Exit(known))

    def _start_children(self) -> None:
        """The worker last: nobody waits for it, and two cores load the others sooner without it."""
        *first, worker = self.children
        for child in first:
            child.start()
        self._wait_for_answer(first)
        worker.start()

    def _wait_for_answer(self, children: list[Child]) -> None:
        url = f"http://{self.home.here}:{self.home.port}/healthz"
        deadline = time.monotonic() + _ANSWER_SECONDS
        while time.monotonic() < deadline:
            try:
                urlopen(url, timeout=2).close()
            except (URLError, OSError):
                time.sleep(0.05)
                self._tend(children)
            else:
                return
        log = self.home.logs / "web.log"
        raise CannotStart(f"\nTiến trình web không trả lời. Xem {log}:\n{last_lines(log)}", Exit.FAILED)

    def _watch(self, secrets: dict[str, str]) -> None:
        turned = time.monotonic()
        while True:
            time.sleep(_LOOK_SECONDS)
            self._tend_postgres(secrets)
            self._tend(self.children)
            if time.monotonic() - turned > _TURN_OVER_SECONDS:
                with suppress(OSError):  # a full disk must not end what still runs
                    turn_over(self.home.logs)
                turned = time.monotonic()

    def _tend(self, children: list[Child]) -> None:
        for child in children:
            happened = child.tend()
            if happened:
                self._note(happened)

    def _tend_postgres(self, secrets: dict[str, str]) -> None:
        if self.home.outside_database:
            return
        if self.postgres is not None and self.postgres.poll() is not None:
            self._note(f"PostgreSQL đã dừng ({how_it_ended(self.postgres.returncode)}); sẽ chạy lại")
            self.postgres = None
            now = time.monotonic()
            self.postgres_backoff.died(now, now - self.postgres_started)
        if self.postgres is None and self.postgres_backoff.may_try(time.monotonic()):
            self._reopen(secrets)

    def _open_postgres(self, secrets: dict[str, str]) -> None:
        self.postgres = open_cluster(self.home, secrets)
        self.postgres_started = time.monotonic()

    def _reopen(self, secrets: dict[str, str]) -> None:
        before = database_url(self.home, secrets)
        try:
            self._open_postgres(secrets)
        except (CannotStart, OSError) as error:  # a full disk, too, is waited for
            self._note(f"PostgreSQL chưa chạy lại được: {error}")
            self.postgres_backoff.died(time.monotonic(), 0)
            return
        self._note("PostgreSQL chạy lại")
        if (
            database_url(self.home, secrets) != before
        ):  # another took the port: the children must learn the new one
            for child in self.children:
                child.ask_to_end()

    def _note(self, sentence: str) -> None:
        line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {sentence}"
        say(line)
        with suppress(OSError), (self.home.logs / "supervisor.log").open("a") as log:
            log.write(line + "\n")

    def _end_all(self) -> None:
        deadline = time.monotonic() + _END_SECONDS
        for child in self.children:
            child.ask_to_end()
        for child in self.children:
            child.wait_for_end(deadline - time.monotonic())
        if self.postgres is not None and self.postgres.poll() is None:
            end(self.postgres)


def _children(home: Home) -> list[Child]:
    def child(name: str, *command: str) -> Child:
        return Child(name, command, _fresh(home.logs / f"{name}.log"), {"PYTHONUNBUFFERED": "1"})

    exchange = [child("exchange", *_HIENLUONG, "exchange", "run")] if home.exchange_port else []
    return [
        child("web", sys.executable, "-m", "hienluong.config.processes.web"),
        child("identity", sys.executable, "-m", "hienluong.config.processes.identity"),
        *exchange,
        child("worker", *_HIENLUONG, "worker"),
    ]


def _fresh(log: Path) -> Path:
    """The log of this run begins after a line that says so."""
    with log.open("a") as file:
        file.write(f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n")
    return log


def _welcome(home: Home) -> str:
    lines = [f"  Địa chỉ:   {home.address}", f"  Nhật ký:   {home.logs}"]
    if home.mode == Mode.DEMO:
        from hienluong.province.demo import DEMO_ACCOUNTS, DEMO_PASSWORD

        lines += [f"\n  Đăng nhập dùng thử (mật khẩu chung: {DEMO_PASSWORD}):"]
        lines += [f"    {account.username:<20} {account.says}" for account in DEMO_ACCOUNTS]
    return "\n".join([*lines, "\n  Dừng: Ctrl-C"])
