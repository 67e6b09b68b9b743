"""hienluong demo"""

import shutil
import sys
import tempfile
from pathlib import Path

import click

from hienluong.config.processes.progress import say, step
from hienluong.config.processes.trouble import Exit
from hienluong.config.twins.trial import Outcome, Trial, two_houses

__all__ = ["demo"]


@click.group(short_help="Trình diễn")
def demo() -> None:
    """Các cuộc trình diễn chạy trên dữ liệu tạm.

    Demonstrations on data that is thrown away.
    """


@demo.command("exchange", short_help="Hai hệ thống gửi nhận văn bản")
@click.option(
    "--documents",
    default=1_000,
    show_default=True,
    type=click.IntRange(2, 20_000),
    help="Số văn bản, mỗi chiều một nửa · documents, half in each direction.",
)
@click.option(
    "--kills",
    default=10,
    show_default=True,
    type=click.IntRange(0, 100),
    help="Số lần diệt tiến trình · processes killed.",
)
@click.option(
    "--loss",
    default=0.2,
    show_default=True,
    type=click.FloatRange(0, 0.9),
    help="Phần kết nối bị cắt giữa chừng · part of connections cut.",
)
@click.option("--seed", default=1, show_default=True, help="Số gieo của may rủi · seed of chance.")
@click.option("--keep", is_flag=True, help="Giữ lại hai thư mục dữ liệu · keep both directories.")  # fmt: skip
def exchange(documents: int, kills: int, loss: float, seed: int, keep: bool) -> None:
    """Khởi động hai hệ thống trên máy này, gửi văn bản hai chiều trong khi đường truyền bị cắt và tiến trình bị diệt, rồi đối chiếu.

    Starts two installations, sends documents both ways over a bad line while processes are killed, and compares both
    ledgers. Exits with 1 when anything is lost, doubled or out of order.
    """
    root = Path(tempfile.mkdtemp(prefix="hienluong-demo-"))
    root.chmod(0o755)
    try:
        with two_houses(root, seed) as (first, second, lines):
            trial = Trial((first, second), lines, documents, kills, loss, seed)
            with step(f"Gửi {documents} văn bản hai chiều"):
                outcome = trial.run()
        _tell(outcome)
    finally:
        if keep:
            say(f"Dữ liệu còn ở {root}")
        else:
            shutil.rmtree(root, ignore_errors=True)
    if not outcome.good:
        sys.exit(Exit.FAILED)


def _tell(outcome: Outcome) -> None:
    say(
        f"\n  Đã gửi {outcome.sent}, đã đến {outcome.arrived} trong {outcome.seconds:.0f} s;"
        f" {outcome.cuts} lần cắt đường, {outcome.kills} lần diệt tiến trình."
    )
    say(f"  Mất {outcome.lost}, trùng {outcome.doubled}, sai thứ tự {outcome.out_of_order}.")
    for each in outcome.ledgers or ["Sổ của hai bên khớp nhau."]:
        say(f"  {each}")
