"""hienluong check-data"""

import sys
from itertools import chain
from pathlib import Path

import click

from hienluong.config.data_check.single import check_file
from hienluong.config.data_check.whole import check_all, data_files
from hienluong.config.processes.trouble import Exit

__all__ = ["check_data"]


@click.command(short_help="Kiểm tra các tệp dữ liệu")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_data(files: tuple[Path, ...]) -> None:
    """Kiểm tra danh mục, biểu mẫu, quy trình, kết quả và quyền: nêu mọi lỗi cùng tệp và chỗ sai; mã 1 khi có lỗi.

    Checks the data files that people write and names every fault with its file and place; exits with 1 when
    there is one. With FILES only those, each by itself: a draft may lie anywhere.

    \b
    Ví dụ · Example:
      hienluong check-data
      hienluong check-data ban-thao/1.004222.v2026-12-01.json
    """
    faults = list(chain.from_iterable(check_file(path) for path in files)) if files else check_all()
    for fault in faults:
        click.echo(f"✗ {fault}")
    count = len(files or data_files())
    if faults:
        click.echo(f"{count} tệp, {len(faults)} lỗi. Sửa rồi chạy lại.")
        sys.exit(Exit.FAILED)
    click.echo(f"{count} tệp, không có lỗi. Tiếp theo: hienluong load, rồi khởi động lại chương trình.")
