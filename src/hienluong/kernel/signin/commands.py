"""Commands of signing in."""

import click

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.signin.actions.reset import reset_sign_in as reset

__all__ = ["reset_sign_in"]


@click.command(short_help="Đặt lại đăng nhập của một cán bộ")
@click.argument("username")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def reset_sign_in(username: str, dry_run: bool) -> None:
    """Đặt mật khẩu mới, bỏ các bước xác thực thứ hai và kết thúc mọi phiên của một cán bộ.

    Gives an officer a new password; second factors and open sessions go.

    \b
    Ví dụ · Example:
      hienluong reset-sign-in tiepnhan.a
    """
    if dry_run:
        click.echo(f"Sẽ đặt lại đăng nhập của {username}.")
        return
    try:
        password = reset(SYSTEM, username)
    except NotFound:
        raise click.ClickException(f"Không có cán bộ nào có tên đăng nhập {username}.") from None
    click.echo(f"Mật khẩu mới (chỉ hiện một lần): {password}")
