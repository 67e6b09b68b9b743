"""hienluong search"""

import click

from hienluong.shared.search.actions.learn_words import learn_words
from hienluong.shared.search.actions.rebuild import Drift, drifts, rebuild

__all__ = ["search"]


@click.group(short_help="Chỉ mục tìm kiếm")
def search() -> None:
    """Kiểm tra và dựng lại chỉ mục tìm kiếm.

    The search index: compare it with its sources, make it anew.
    """


@search.command(name="rebuild")
@click.option("--dry-run", is_flag=True, help="Chỉ so sánh · compare only.")
def rebuild_index(dry_run: bool) -> None:
    """Đưa chỉ mục về đúng với dữ liệu của từng phân hệ; làm từng loại, xem được tiến độ.

    Brings the index to what every package says should be found, kind by kind.

    \b
    Ví dụ · Example:
      hienluong search rebuild --dry-run
    """
    wrong = 0
    for drift in drifts() if dry_run else rebuild():
        click.echo(_line(drift))
        wrong += drift.count
    if dry_run:
        click.echo(f"{wrong} mục khác với nguồn. Chưa sửa gì.")
        return
    click.echo(f"Đã sửa {wrong} mục; biết {learn_words()} từ.")


def _line(drift: Drift) -> str:
    return f"{drift.kind}: {drift.stand} mục, thiếu {drift.missing}, cũ {drift.changed}, thừa {drift.surplus}"
