"""Commands of the provider; they run under its own settings."""

import click
from django.conf import settings

from hienluong.province.identity.keys import add_key

__all__ = ["identity_key", "register_app"]

_SCOPES = ("profile", "identity", "phone", "cases:read", "cases:file")


@click.command(short_help="Đăng ký ứng dụng dùng định danh và API")
@click.argument("name")
@click.option(
    "--redirect-uri",
    "redirect_uris",
    multiple=True,
    required=True,
    help="Địa chỉ nhận trả lời · where answers go.",
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(_SCOPES),
    help="Phạm vi được xin · what it may ask for.",
)
@click.option("--public", "is_public", is_flag=True, help="Ứng dụng không giữ được bí mật · no secret.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def register_app(
    name: str, redirect_uris: tuple[str, ...], scopes: tuple[str, ...], is_public: bool, dry_run: bool
) -> None:
    """Đăng ký một ứng dụng ngoài; bí mật chỉ hiện một lần.

    Registers a third-party app for sign-in and for /api/v1; its secret is shown once.

    \b
    Ví dụ · Example:
      hienluong register-app "Cổng doanh nghiệp" --redirect-uri https://app.example.vn/tra-loi --scope cases:read
    """
    # Only now: the provider's models exist under its own settings, and help is told under any.
    from hienluong.province.identity.clients import NewApp
    from hienluong.province.identity.clients import register_app as register

    app = NewApp(name, redirect_uris, scopes, is_public)
    if dry_run:
        click.echo(f"Sẽ đăng ký {app.name} với phạm vi {' '.join(['openid', *app.scopes])}.")
        return
    client_id, secret = register(app)
    click.echo(f"client_id: {client_id}")
    if secret:
        click.echo(f"client_secret: {secret}")
    click.echo("Tiếp theo: ứng dụng đọc /.well-known/openid-configuration của nơi cấp danh tính.")


@click.command(short_help="Thêm khóa ký mới cho nơi cấp danh tính")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def identity_key(dry_run: bool) -> None:
    """Thêm một khóa ký; khóa cũ còn dùng để kiểm tra thêm một ngày. Chạy lại nơi cấp danh tính để dùng khóa mới.

    Adds a signing key; the old one still verifies for a day. Restart the provider to use it.
    """
    if dry_run:
        click.echo(f"Sẽ thêm khóa trong {settings.HOME.keys}.")
        return
    click.echo(f"Đã thêm {add_key(settings.HOME.keys).name}. Tiếp theo: khởi động lại chương trình.")
