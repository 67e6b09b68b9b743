"""hienluong check-proof: needs neither an installation nor a database."""

import sys
from pathlib import Path

import click

from hienluong.kernel.journal.proof import proof_from_json, proof_holds
from hienluong.kernel.journal.sealing import read_public_key

__all__ = ["check_proof"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("check-proof", short_help="Kiểm tra một bằng chứng")
@click.argument("file", type=_FILE)
@click.option("--key", "key_file", type=_FILE, required=True, help="Khóa công khai (PEM) · public key.")
def check_proof(file: Path, key_file: Path) -> None:
    """Kiểm tra bằng chứng của một mục nhật ký, ở máy bất kỳ; mã 0 chỉ khi đúng.

    Checks the proof of one entry on any machine; exit code 0 only if it holds.

    \b
    Ví dụ · Example:
      hienluong journal check-proof bang-chung.json --key khoa.pem
      hienluong check-proof bang-chung.json --key khoa.pem
    """
    try:
        holds = proof_holds(proof_from_json(file.read_bytes()), read_public_key(key_file.read_bytes()))
    except ValueError:
        raise click.ClickException(
            "Tệp này không phải bằng chứng của nhật ký, hoặc khóa không đúng."
        ) from None
    click.echo("Bằng chứng đúng." if holds else "BẰNG CHỨNG KHÔNG ĐÚNG.")
    sys.exit(0 if holds else 1)
