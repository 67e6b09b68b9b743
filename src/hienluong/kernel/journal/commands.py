"""hienluong journal"""

import json
import sys
from pathlib import Path

import click

from hienluong.base.errors import HouseError
from hienluong.kernel.journal import keys
from hienluong.kernel.journal.actions.seal import seal_journal
from hienluong.kernel.journal.check_proof import check_proof
from hienluong.kernel.journal.queries.proofs import proof_of
from hienluong.kernel.journal.sealing import read_public_key
from hienluong.kernel.journal.verify.walk import verify_journal

__all__ = ["journal"]


@click.group(short_help="Kiểm tra và chứng minh nhật ký")
def journal() -> None:
    """Kiểm tra, niêm phong và chứng minh nhật ký.

    Verifies, seals and proves the journal.
    """


@journal.command()
@click.option(
    "--key",
    "key_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Chỉ tin khóa công khai này (PEM) · trust only this public key.",
)
@click.option("--json", "as_json", is_flag=True, help="Kết quả dạng JSON · for programs.")
def verify(key_file: Path | None, as_json: bool) -> None:
    """Chứng minh nhật ký còn nguyên; mã 0 chỉ khi mọi thứ đều đúng.

    Proves that nothing was altered, removed or inserted; exit code 0 only if so.
    """
    verdict = verify_journal(read_public_key(key_file.read_bytes()) if key_file else None)
    if as_json:
        click.echo(json.dumps(verdict.as_json(), ensure_ascii=False, indent=1))
    else:
        for fault in verdict.faults:
            click.echo(f"✗ {fault}")
        counted = f"{verdict.entries} mục, {verdict.seals} lô, {verdict.unsealed} mục chờ niêm phong"
        click.echo(f"{'Nhật ký còn nguyên' if verdict.holds else 'NHẬT KÝ KHÔNG CÒN NGUYÊN'}: {counted}.")
    sys.exit(0 if verdict.holds else 1)


@journal.command()
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không niêm phong · do not seal.")
def seal(dry_run: bool) -> None:
    """Niêm phong ngay những gì đã ghi; tiến trình nền vẫn tự làm mỗi 20 giây.

    Seals now; the worker does it every 20 seconds by itself.
    """
    click.echo("Không niêm phong (chạy thử)." if dry_run else f"Đã niêm phong {seal_journal()} lô.")


@journal.command()
@click.argument("entry", type=int)
def export(entry: int) -> None:
    """Xuất bằng chứng của một mục (theo số) ra màn hình.

    Prints the proof for one entry.

    \b
    Ví dụ · Example:
      hienluong journal export 12 > bang-chung.json
    """
    try:
        proof = proof_of(entry)
    except HouseError:
        raise click.ClickException("Không có mục này, hoặc mục chưa được niêm phong.") from None
    click.echo(json.dumps(proof.as_json(), ensure_ascii=False, indent=1))


@journal.command("public-key")
def public_key() -> None:
    """In khóa công khai để người khác tự kiểm tra bằng chứng.

    Prints the public key by which others check proofs.
    """
    click.echo(keys.public_key_pem().decode(), nl=False)


journal.add_command(check_proof)
