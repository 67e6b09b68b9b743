"""hienluong collect-assets"""

import os

import click

from hienluong.config.home import Home
from hienluong.config.processes import assets

__all__ = ["collect_assets"]


@click.command(short_help="Chuẩn bị tệp giao diện")
@click.option(
    "--dry-run", is_flag=True, help="Chỉ nói có gì thay đổi không · only say whether anything changed."
)
def collect_assets(dry_run: bool) -> None:
    """Gom và nén tệp giao diện vào thư mục dữ liệu.

    Collects and compresses static files into the data directory.
    """
    home = Home.from_environment()
    if dry_run:
        click.echo("Không có thay đổi." if assets.are_collected(home) else "Có thay đổi.")
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hienluong.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    assets.note_collected(home)
