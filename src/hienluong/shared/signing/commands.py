"""hienluong keys"""

from pathlib import Path

import click
from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import PostKind, agency_by_identifier, holders_of, posts_of
from hienluong.kernel.people.public import Account
from hienluong.shared.signing.actions.enrol_key import Enrolment, described_enrolment, enrol_key
from hienluong.shared.signing.actions.revoke_key import revoke_key
from hienluong.shared.signing.models import SigningKey

__all__ = ["keys"]

_PEM = click.Path(exists=True, dir_okay=False, path_type=Path)
_DRY = click.option("--dry-run", is_flag=True, help="Thử rồi trả lại như cũ · do it, tell, and undo.")


@click.group(short_help="Khóa và chứng thư ký số")
def keys() -> None:
    """Xem, đăng ký và thu hồi khóa ký số của người và của cơ quan.

    Signing keys of people in their posts and of agencies: list, enrol, revoke.
    """


@keys.command("list")
def list_keys() -> None:
    """Liệt kê các khóa đang dùng.

    Lists the keys in use.
    """
    live = SigningKey.objects.filter(ended_at=None).select_related("post", "account__officer").order_by("pk")
    for key in live:
        owner = (
            f"{key.account.officer.full_name} · {key.post.title}" if key.account and key.post else "con dấu"
        )
        until = clock.local(key.valid_to)
        click.echo(
            f"{key.pk}\t{key.agency_id}\t{owner}\t{key.provider}:{key.key_reference}\tđến {until:%d/%m/%Y}"
        )
    if not live:
        click.echo("Chưa có khóa nào. Tiếp theo: hienluong keys enrol --help")


@keys.command()
@click.option("--agency", required=True, help="Mã định danh cơ quan · identifier of the agency.")
@click.option(
    "--officer", default="", help="Tên đăng nhập; bỏ trống là con dấu cơ quan · user name; empty: the seal."
)
@click.option(
    "--post", type=click.Choice(PostKind.values), help="Loại vị trí của người ký · the signer's kind of post."
)
@click.option(
    "--provider",
    default="pkcs11",
    show_default=True,
    help="Nơi giữ khóa: soft, pkcs11, token, csc:<dịch vụ> · where the key lives.",
)
@click.option(
    "--reference", required=True, help="Nhãn của khóa trên thiết bị · label of the key on the device."
)
@click.option(
    "--certificate",
    type=_PEM,
    help="Chứng thư số (PEM); csc tự cung cấp · its certificate; csc tells it by itself.",
)
@click.option("--chain", type=_PEM, help="Chứng thư của nơi cấp (PEM) · certificates of the issuers.")
@_DRY
def enrol(
    agency: str,
    officer: str,
    post: str | None,
    provider: str,
    reference: str,
    certificate: Path | None,
    chain: Path | None,
    dry_run: bool,
) -> None:
    """Đưa vào dùng một khóa có sẵn trên thiết bị, với chứng thư do nơi khác cấp; thử ký một lần để chắc là đúng khóa.

    Takes into use a key that is on a device already, with a certificate that others issued. The former key of the
    same owner signs no more.

    \b
    Ví dụ · Example:
      hienluong keys enrol --agency H50 --reference con-dau --certificate dau.pem --chain noi-cap.pem
      hienluong keys enrol --agency H50 --officer chutich.a --post chu-tich --reference chu-tich --certificate ky.pem
      hienluong keys enrol --agency H50 --officer chutich.a --post chu-tich --provider csc:smartca --reference 0a1b
    """
    try:
        agency_id, post_id, account_id = _owner(agency, officer, post)
        enrolment = described_enrolment(
            Enrolment(
                agency_id=agency_id, post_id=post_id, account_id=account_id, provider=provider, key_reference=reference,
                certificate=_text(certificate), chain=_text(chain),
            )
        )  # fmt: skip
        with transaction.atomic():
            key = enrol_key(SYSTEM, enrolment)
            transaction.set_rollback(dry_run)
    except (HouseError, OSError, UnicodeDecodeError) as error:
        raise click.ClickException(_told(error)) from None
    click.echo("Chạy thử: khóa dùng được, không có gì được lưu." if dry_run else f"Đã đăng ký khóa {key.pk}.")


@keys.command()
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Lý do · why.")
@_DRY
def revoke(number: int, reason: str, dry_run: bool) -> None:
    """Thu hồi chứng thư của một khóa (theo số trong danh sách); chữ ký trước đó vẫn có giá trị.

    Revokes the certificate of a key; what was signed before stays valid.

    \b
    Ví dụ · Example:
      hienluong keys revoke 12 --reason "mất thiết bị"
    """
    try:
        with transaction.atomic():
            revoke_key(SYSTEM, number, reason)
            transaction.set_rollback(dry_run)
    except HouseError as error:
        raise click.ClickException(_told(error)) from None
    click.echo("Chạy thử: không có gì được lưu." if dry_run else f"Đã thu hồi khóa {number}.")


def _text(file: Path | None) -> str:
    return file.read_text() if file else ""


def _owner(agency: str, officer: str, kind: str | None) -> tuple[int, int | None, int | None]:
    """Agency, post and account of the key's owner; an agency's seal has neither post nor account."""
    today = clock.today()
    agency_id = agency_by_identifier(agency, today).agency_id
    if not officer and not kind:
        return agency_id, None, None
    posts = {post.pk: post for post in posts_of(agency_id, kind or "", today)}
    account = Account.objects.filter(username=officer).first()
    for held in holders_of(list(posts), today).values():
        if account is not None and held.account_id == account.pk:
            return posts[held.post_id].agency_id, held.post_id, account.pk
    raise Invalid({"officer": "Người này không giữ vị trí loại đó ở cơ quan đã nêu."})


def _told(error: Exception) -> str:
    fields = error.fields.values() if isinstance(error, Invalid) else ()
    return " ".join([str(error), *fields])
