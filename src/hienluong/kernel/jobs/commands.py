"""hienluong worker, hienluong events"""

import os
import signal
import threading
from collections.abc import Callable

import click

from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs.actions.replay import drop as drop_letter
from hienluong.kernel.jobs.actions.replay import replay as replay_letter
from hienluong.kernel.jobs.queries import dead_letters
from hienluong.kernel.jobs.worker.loop import run_worker

__all__ = ["events", "worker"]

_LETTER = click.argument("number", type=int)
_DRY = click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")


_MANNERS = 10
"""How far the worker stands back, as `nice` counts: people wait for the web, nobody waits for the worker."""


@click.command(short_help="Chạy tiến trình nền")
def worker() -> None:
    """Chạy tiến trình nền: giao sự kiện, chạy việc định kỳ; `hienluong up` tự chạy lệnh này.

    Runs the worker until SIGTERM or Ctrl-C; what is under way is finished first.
    """
    os.nice(_MANNERS)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    run_worker(stopping)


@click.group(short_help="Sự kiện cần xem lại")
def events() -> None:
    """Xem và xử lý các sự kiện giao không thành công.

    Dead letters: events that a consumer failed to take.
    """


@events.command("list")
def list_letters() -> None:
    """Liệt kê các sự kiện cần xem lại.

    Lists dead letters.
    """
    letters = dead_letters(SYSTEM, limit=200)
    for letter in letters:
        click.echo(
            f"{letter.pk}\t{letter.event.name}\t{letter.consumer}\t{letter.attempts} lần\t{letter.error}"
        )
    last = (
        "Tiếp theo: hienluong events replay SỐ, hoặc drop."
        if letters
        else "Không có sự kiện nào cần xem lại."
    )
    click.echo(last)


@events.command()
@_LETTER
@_DRY
def replay(number: int, dry_run: bool) -> None:
    """Giao lại một sự kiện (theo số trong danh sách).

    Tries a dead letter again.

    \b
    Ví dụ · Example:
      hienluong events replay 12
    """
    _do(lambda: replay_letter(SYSTEM, number), f"giao lại sự kiện {number}", dry_run)


@events.command()
@_LETTER
@click.option("--reason", required=True, help="Lý do · why it is given up.")
@_DRY
def drop(number: int, reason: str, dry_run: bool) -> None:
    """Bỏ hẳn một sự kiện, có lý do; được ghi nhật ký.

    Gives a dead letter up for good; journaled.

    \b
    Ví dụ · Example:
      hienluong events drop 12 --reason "hồ sơ đã được xử lý bằng tay"
    """
    _do(lambda: drop_letter(SYSTEM, number, reason), f"bỏ sự kiện {number}", dry_run)


def _do(act: Callable[[], None], what: str, dry_run: bool) -> None:
    if dry_run:
        click.echo(f"Sẽ {what}.")
        return
    try:
        act()
    except HouseError as error:
        raise click.ClickException(f"Không {what} được: {error}") from None
    click.echo(f"Đã {what}.")
