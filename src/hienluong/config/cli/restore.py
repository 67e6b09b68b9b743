"""hienluong restore"""

from dataclasses import replace
from pathlib import Path

import click

from hienluong.config.archive.restore import inspect
from hienluong.config.archive.restore import restore as restore_archive
from hienluong.config.cli.backup import PASSPHRASE, passphrase_in
from hienluong.config.home import Home

__all__ = ["restore"]


@click.command(short_help="Khôi phục từ tệp sao lưu")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path),
              help="Thư mục dữ liệu mới, còn trống · a new, empty data directory.")  # fmt: skip
@PASSPHRASE
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra tệp sao lưu · only check the archive.")
def restore(file: Path, into: Path, passphrase_file: Path | None, dry_run: bool) -> None:
    """Khôi phục vào một thư mục dữ liệu mới, rồi chứng minh nhật ký còn nguyên.

    Restores into a new data directory, begins a new epoch of the journal and proves the journal.

    \b
    Ví dụ · Example:
      hienluong restore hien-luong.tar --into /srv/du-lieu-moi --passphrase-file mat-khau.txt --dry-run
    """
    home = replace(Home.from_environment(), root=into.resolve())
    if dry_run:
        manifest = inspect(file)
        click.echo(
            f"Tệp sao lưu lành: {len(manifest.members)} thành phần, {manifest.size / 1e6:.1f} MB, "
            f"ghi lúc {manifest.made_at:%d/%m/%Y %H:%M} UTC bởi bản {manifest.program}."
        )
        return
    restore_archive(file, home, passphrase_in(passphrase_file))
    click.echo(f"Đã khôi phục vào {home.root}. Chạy: HL_HOME={home.root} hienluong up")
