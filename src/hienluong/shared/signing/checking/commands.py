"""hienluong signatures"""

from collections.abc import Callable
from pathlib import Path

import click

from hienluong.base import clock
from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.shared.signing.actions.trust import (
    Anchor,
    anchors_in,
    trust_anchor,
    trusted_anchors,
    untrust_anchor,
)
from hienluong.shared.signing.actions.upkeep import keep_provable
from hienluong.shared.signing.pdf.validating import validate_pdf
from hienluong.shared.signing.queries import due_upkeeps
from hienluong.shared.signing.report import SignatureReport, Verdict
from hienluong.shared.signing.rules import upkeep_rule
from hienluong.shared.signing.xml.validating import validate_xml

__all__ = ["signatures"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DRY = click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ làm gì · only tell what would be done.")
_LARGEST = 200_000_000


@click.group(short_help="Kiểm tra và gia hạn chữ ký số")
def signatures() -> None:
    """Kiểm tra chữ ký trên tệp, gia hạn chữ ký lưu trữ, chọn tổ chức chứng thực được tin cậy.

    Check signatures of files, keep them provable, choose which authorities are trusted.
    """


@signatures.command()
@click.argument("file", type=_FILE)
def check(file: Path) -> None:
    """Cho biết tệp PDF hoặc XML do ai ký, lúc nào, có còn nguyên vẹn và đáng tin không. Mã thoát 1 nếu không hợp lệ.

    Tells who signed a PDF or XML file, when, and whether it is whole and believed. Exit code 1 unless it is valid.

    \b
    Ví dụ · Example:
      hienluong signatures check quyet-dinh.pdf
    """
    if file.stat().st_size > _LARGEST:
        raise click.ClickException("Tệp lớn hơn 200 MB.")
    content = file.read_bytes()
    report = validate_xml(content) if content.lstrip()[:1] == b"<" else validate_pdf(content)
    for line in _lines(report):
        click.echo(line)
    if report.verdict is not Verdict.VALID:
        raise SystemExit(1)


def _lines(report: SignatureReport) -> list[str]:
    lines = [report.sentences[0]]
    for found, sentence in zip(report.signatures, report.sentences[1:], strict=True):
        lines.append(f"· {sentence}" + (f" [{found.level}]" if found.level else ""))
    return lines


@signatures.command()
@_DRY
def refresh(dry_run: bool) -> None:
    """Bổ sung dấu thời gian cho chữ ký còn thiếu và gia hạn dấu thời gian sắp hết hạn. Việc này cũng tự chạy định kỳ.

    Completes signatures made while the time-stamp authority was away, renews time-stamps that end soon. The worker
    does the same every five minutes.

    \b
    Ví dụ · Example:
      hienluong signatures refresh --dry-run
    """
    rule = upkeep_rule(clock.today())
    click.echo(f"Gia hạn trước {rule.days_before} ngày ({rule.basis}).")
    due = due_upkeeps().count()
    if dry_run:
        click.echo(f"Chạy thử: {due} tệp đến hạn, không có gì được thay đổi.")
        return
    done, postponed = 0, 0
    while due_upkeeps().exists():
        round_ = keep_provable()
        done, postponed = done + round_.done, postponed + round_.postponed
        if not round_.done and not round_.postponed:
            raise click.ClickException("Chưa có dịch vụ cấp dấu thời gian. Tiếp theo: đặt HL_TSA_URL.")
    click.echo(f"Đã gia hạn {done} tệp, hoãn {postponed} tệp.")


@signatures.group()
def trust() -> None:
    """Tổ chức chứng thực được tin cậy khi kiểm tra chữ ký.

    Authorities that are believed when signatures are checked.
    """


@trust.command("list")
def list_anchors() -> None:
    """Liệt kê chứng thư gốc đang được tin cậy.

    Lists the trusted roots.
    """
    held = trusted_anchors()
    for anchor in held:
        until = anchor.certificate.not_valid_after
        click.echo(f"{anchor.fingerprint[:24]}\tđến {clock.local(until):%d/%m/%Y}\t{anchor.name}")
    if not held:
        click.echo("Chưa có chứng thư gốc nào. Tiếp theo: hienluong signatures trust add --help")


@trust.command()
@click.argument("file", type=_FILE)
@_DRY
def add(file: Path, dry_run: bool) -> None:
    """Tin các chứng thư gốc trong tệp (PEM hoặc DER).

    Trusts the authorities' certificates of a file (PEM or DER).

    \b
    Ví dụ · Example:
      hienluong signatures trust add ca-chuyen-dung-chinh-phu.pem
    """
    _change(file, "Đã tin" if not dry_run else "Chạy thử: sẽ tin", None if dry_run else trust_anchor)


@trust.command()
@click.argument("file", type=_FILE)
@_DRY
def remove(file: Path, dry_run: bool) -> None:
    """Thôi tin các chứng thư gốc trong tệp (PEM hoặc DER).

    Trusts the certificates of a file no longer.

    \b
    Ví dụ · Example:
      hienluong signatures trust remove ca-cu.pem
    """
    _change(file, "Thôi tin" if not dry_run else "Chạy thử: sẽ thôi tin", None if dry_run else untrust_anchor)


def _change(file: Path, says: str, change: Callable[[Actor, Anchor], bool] | None) -> None:
    try:
        for anchor in anchors_in(file.read_bytes()):
            changed = change is None or change(SYSTEM, anchor)
            click.echo(
                f"{says if changed else 'Không có gì để đổi'}: {anchor.name} ({anchor.fingerprint[:24]})"
            )
    except HouseError as error:
        raise click.ClickException(str(error)) from None
