"""hienluong backup"""

from datetime import datetime
from pathlib import Path

import click

from hienluong.base.clock import ZONE
from hienluong.config.archive.backup import back_up, sources
from hienluong.config.home import Home, Misconfigured

__all__ = ["backup"]

PASSPHRASE = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp chứa mật khẩu để khóa phần khóa bí mật · locks keys and secrets.",
)


def passphrase_in(file: Path | None) -> bytes | None:
    """The passphrase in a file, without the line's end. Raises Misconfigured when it is empty."""
    if file is None:
        return None
    passphrase = file.read_bytes().strip()
    if not passphrase:
        raise Misconfigured(f"{file} trống.")
    return passphrase


@click.command(short_help="Sao lưu toàn bộ dữ liệu")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@PASSPHRASE
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ sao lưu gì · only say what would be saved.")
def backup(file: Path | None, passphrase_file: Path | None, dry_run: bool) -> None:
    """Sao lưu cơ sở dữ liệu, tệp hồ sơ, khóa và sổ gốc nhật ký vào một tệp; không cần dừng hệ thống.

    Saves database, files, keys and the journal's roots into one file, while the program runs.

    \b
    Ví dụ · Example:
      hienluong backup /sao-luu/hien-luong.tar --passphrase-file mat-khau.txt
    """
    home = Home.from_environment()
    target = (file or Path(f"hien-luong-{datetime.now(ZONE):%Y%m%d-%H%M%S}.tar")).resolve()
    if target.exists():
        raise Misconfigured(f"{target} đã có; không ghi đè.")
    if dry_run:
        count = sum(1 for _ in sources(home, "files"))
        click.echo(f"Sẽ ghi {target}: cơ sở dữ liệu, {count} tệp hồ sơ, khóa, sổ gốc nhật ký.")
        return
    manifest = back_up(home, target, passphrase_in(passphrase_file))
    click.echo(f"Đã ghi {target}: {len(manifest.members)} thành phần, {manifest.size / 1e6:.1f} MB.")
    click.echo(f"Tiếp theo: hienluong restore {target} --into THƯ-MỤC-MỚI --dry-run")
    if not manifest.encrypted:
        click.echo("Tệp này chứa khóa bí mật không được khóa lại: giữ nó như giữ con dấu.", err=True)
