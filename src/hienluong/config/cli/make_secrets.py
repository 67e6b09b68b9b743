"""hienluong make-secrets"""

import click

from hienluong.config.home import Home, Misconfigured
from hienluong.config.home import make_secrets as write_secrets

__all__ = ["make_secrets"]


@click.command(short_help="Tạo khóa bí mật cho vận hành thật")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def make_secrets(dry_run: bool) -> None:
    """Tạo khóa bí mật cho vận hành thật; không bao giờ ghi đè khóa đã có.

    Makes production secrets; never overwrites existing ones.
    """
    home = Home.from_environment()
    if home.secrets_file.exists():
        raise Misconfigured(f"{home.secrets_file} đã có; không ghi đè.")
    if dry_run:
        click.echo(f"Sẽ tạo {home.secrets_file}.")
        return
    write_secrets(home, "production")
    click.echo(f"Đã tạo {home.secrets_file}. Hãy sao lưu tệp này ở nơi an toàn, tách khỏi bản sao dữ liệu.")
    click.echo("Tiếp theo: hienluong up, rồi hienluong load và hienluong create-officer.")
