"""hienluong version"""

import platform

import click

import hienluong
from hienluong.config.installed import migrations_on_disk

__all__ = ["version"]


@click.command(short_help="Xem phiên bản")
def version() -> None:
    """Xem phiên bản chương trình và số bước cấu trúc dữ liệu.

    Shows the program's version and the number of migrations it brings.
    """
    click.echo(f"Hiền Lương {hienluong.__version__}")
    click.echo(f"Python {platform.python_version()} · {len(migrations_on_disk())} migrations")
