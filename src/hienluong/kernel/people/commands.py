"""hienluong create-officer"""

import secrets

import click
from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import (
    NewAppointment,
    Post,
    PostKind,
    agency_by_identifier,
    appoint,
    holders_of,
    posts_of,
)
from hienluong.kernel.people.actions.create_officer import NewOfficer
from hienluong.kernel.people.actions.create_officer import create_officer as create
from hienluong.kernel.people.models import Officer

__all__ = ["create_officer"]


@click.command(short_help="Tạo tài khoản cán bộ")
@click.argument("username")
@click.argument("full_name")
@click.option("--email", default="", help="Hộp thư công vụ · official mailbox.")
@click.option("--agency", help="Mã định danh cơ quan, ví dụ H50 · identifier of the agency.")
@click.option("--post", type=click.Choice(PostKind.values), help="Loại vị trí được bổ nhiệm · kind of post.")
@click.option("--decision", default="", help="Quyết định bổ nhiệm · decision of appointment.")
@click.option("--dry-run", is_flag=True, help="Thử rồi trả lại như cũ · do it, tell, and undo.")
def create_officer(
    username: str,
    full_name: str,
    email: str,
    agency: str | None,
    post: str | None,
    decision: str,
    dry_run: bool,
) -> None:
    """Tạo tài khoản cán bộ, và bổ nhiệm vào một vị trí còn trống khi có --agency và --post.

    Creates an officer's account and, with --agency and --post, appoints to a vacant post. Prints a first
    password once.

    \b
    Ví dụ · Example:
      hienluong create-officer quantri.a "Nguyễn Văn A" --agency H50 --post quan-tri --decision "12/QĐ-UBND"
    """
    password = secrets.token_urlsafe(12)
    try:
        with transaction.atomic():
            officer = create(SYSTEM, NewOfficer(username, full_name, password, email))
            held = _appoint(officer, agency, post, decision) if agency and post else None
            transaction.set_rollback(dry_run)
    except HouseError as error:
        fields = error.fields.values() if isinstance(error, Invalid) else ()
        raise click.ClickException(" ".join([str(error), *fields])) from None
    click.echo(f"Tài khoản: {username} · {officer.full_name}" + (f" · {held.title}" if held else ""))
    if dry_run:
        click.echo("Chạy thử: không có gì được lưu.")
        return
    click.echo(f"Mật khẩu đầu tiên (chỉ hiện một lần): {password}")
    click.echo("Tiếp theo: đăng nhập ở /dang-nhap/can-bo/, đổi mật khẩu và thêm bước xác thực thứ hai.")


def _appoint(officer: Officer, agency: str, kind: str, decision: str) -> Post:
    today = clock.today()
    posts = posts_of(agency_by_identifier(agency, today).agency_id, kind, today)
    held = holders_of([post.pk for post in posts], today)
    vacant = next((post for post in posts if post.pk not in held), None)
    if vacant is None:
        raise Invalid({"post": "Cơ quan này không còn vị trí trống thuộc loại đã chọn."})
    appoint(SYSTEM, NewAppointment(vacant.pk, officer.account_id, today, decision))
    return vacant
