"""hienluong bench"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from hienluong.config.bench import machine, report
from hienluong.config.bench.registry import FIGURES
from hienluong.config.bench.run import take
from hienluong.config.processes.trouble import Exit

__all__ = ["bench"]


@click.command(short_help="Đo tốc độ và bộ nhớ")
@click.argument("names", nargs=-1, metavar="[TÊN]…")
@click.option("--list", "only_list", is_flag=True, help="Chỉ liệt kê các phép đo · only list the figures.")
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1, 50),
              help="Số lượt của mỗi phép đo · rounds of each figure.")  # fmt: skip
@click.option("--cases", default=1_000_000, show_default=True, type=click.IntRange(200),
              help="Số hồ sơ của tỉnh lớn · cases of the large province.")  # fmt: skip
@click.option("--json", "json_file", type=click.Path(dir_okay=False, writable=True, path_type=Path),
              help="Ghi kết quả vào tệp JSON · also write JSON.")  # fmt: skip
def bench(names: tuple[str, ...], only_list: bool, rounds: int, cases: int, json_file: Path | None) -> None:
    """Đo các chỉ tiêu của hệ thống trên một bản chạy riêng, tạm thời; không đụng tới dữ liệu đang có.

    Measures the house on a temporary copy of its own, each figure beside a yardstick of the same run:
    B0, the same server answering a bare view with one `select 1`. Exits with 1 when a bar is not met.
    """
    if only_list:
        for name, figure in FIGURES.items():
            click.echo(f"  {name:<18} {figure.says}")
        return
    if unknown := set(names) - set(FIGURES):
        raise click.BadParameter(f"không có phép đo {', '.join(sorted(unknown))}; xem --list")
    facts, at = machine.facts(), datetime.now(UTC).isoformat(timespec="seconds")
    figures = take([name for name in FIGURES if not names or name in names], rounds=rounds, cases=cases)
    if json_file:
        json_file.write_text(
            json.dumps(report.as_json(figures, facts, at), ensure_ascii=False, indent=1) + "\n"
        )
    click.echo("\n" + " · ".join(f"{name} {value}" for name, value in facts.items()) + "\n")
    click.echo(report.table(figures))
    click.echo("".join(f"\n  {figure.name}: {note}" for figure in figures for note in figure.notes))
    if not all(figure.met for figure in figures):
        sys.exit(Exit.FAILED)
