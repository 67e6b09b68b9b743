"""hienluong edxml"""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from hienluong.base.errors import HouseError
from hienluong.systems.exchange.edxml.checking import Weight, findings_on
from hienluong.systems.exchange.edxml.reading import read
from hienluong.systems.exchange.edxml.values import Act, Attachment, Organ, Packet, Reply
from hienluong.systems.exchange.edxml.writing import write_packet

__all__ = ["edxml"]

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP")
_KINDS = {".pdf": "application/pdf", ".xml": "application/xml",
          ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}  # fmt: skip


@click.group(short_help="Gói tin văn bản điện tử (edXML)")
def edxml() -> None:
    """Kiểm tra, xem, lập gói tin theo QCVN 102:2016/BTTTT. Xem docs/exchange.md.

    The conformance kit for packets of anybody.
    """


@edxml.command("check", short_help="Gói tin sai ở đâu")
@_FILE
def check(file: Path) -> None:
    """Nói gói tin sai ở đâu và sửa thế nào; mã kết thúc 1 khi có lỗi.

    Explains what is wrong with a packet.

    \b
    Ví dụ · Example:
      hienluong edxml check goi-tin.edxml
    """
    found = findings_on(file.read_bytes())
    for each in found:
        click.echo(f"{each.weight.value}\t{each.where}\t{each.says}")
    if any(each.weight is Weight.ERROR for each in found):
        raise click.exceptions.Exit(1)
    click.echo("Gói tin đọc được, không có lỗi.")


@edxml.command("show", short_help="Xem nội dung gói tin")
@_FILE
@click.option("--extract", type=click.Path(file_okay=False, path_type=Path),
              help="Ghi các tệp kèm theo vào thư mục này · write the attachments there.")  # fmt: skip
def show(file: Path, extract: Path | None) -> None:
    """In thông tin của gói tin và danh sách tệp.

    Prints what a packet says.

    \b
    Ví dụ · Example:
      hienluong edxml show goi-tin.edxml --extract tep
    """
    said = _read(file)
    for name, value in _told(said):
        click.echo(f"{name:<18}{value}")
    for place, each in enumerate(said.attachments if isinstance(said, Packet) else (), 1):
        click.echo(f"tệp {place:<14}{each.name} ({each.media_type}, {each.size} byte)")
        if extract is not None and each.content is not None:
            extract.mkdir(parents=True, exist_ok=True)
            (extract / f"{place}{_extension(each)}").write_bytes(each.content)


def _extension(attachment: Attachment) -> str:
    """Files get numbers for names: what a packet calls them may be a trick."""
    known = {kind: extension for extension, kind in _KINDS.items()}
    return known.get(attachment.media_type, ".bin")


def _told(said: Packet | Reply) -> list[tuple[str, object]]:
    skipped = {"attachments", "staff", "traces"}
    shown = [(each.name, getattr(said, each.name)) for each in fields(said) if each.name not in skipped]
    return [(name, _plain(value)) for name, value in shown if value not in ("", None, (), [])]


def _plain(value: object) -> object:
    if isinstance(value, Organ):
        return f"{value.name} [{value.identifier}]"
    return "; ".join(str(_plain(each)) for each in value) if isinstance(value, list | tuple) else value


@edxml.command("build", short_help="Lập gói tin từ tệp mô tả")
@click.argument("facts", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="MÔ-TẢ.toml")
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[TỆP]…"
)
@click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp kết quả · result."
)
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không ghi · only check.")
def build(facts: Path, files: tuple[Path, ...], output: Path, dry_run: bool) -> None:
    """Lập gói tin chưa ký từ tệp mô tả (TOML) và các tệp kèm theo; tệp đầu là văn bản chính.

    Builds an unsigned packet.

    \b
    Ví dụ · Example:
      hienluong edxml build mo-ta.toml cong-van.pdf --output goi-tin.edxml
    """
    written = write_packet(_packet(tomllib.loads(facts.read_text(encoding="utf-8")), files))
    found = findings_on(written)
    for each in found:
        click.echo(f"{each.weight.value}\t{each.where}\t{each.says}", err=True)
    if any(each.weight is Weight.ERROR for each in found):
        raise click.ClickException("Chưa ghi gói tin; sửa các lỗi trên trong tệp mô tả.")
    if not dry_run:
        output.write_bytes(written)
        click.echo(f"Đã ghi {output} ({len(written)} byte). Tiếp theo: hienluong edxml show {output}")


def _packet(said: dict[str, Any], files: tuple[Path, ...]) -> Packet:
    try:
        facts = {name: value for name, value in said.items() if name not in {"sender", "receivers", "act"}}
        return Packet(
            sender=Organ(**said["sender"]),
            receivers=[Organ(**each) for each in said["receivers"]],
            act=Act(str(said.get("act", "0"))),
            attachments=[_attached(path) for path in files],
            **facts,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise click.ClickException(
            f"Tệp mô tả thiếu hoặc sai: {error}. Xem mẫu trong docs/exchange.md."
        ) from error


def _attached(path: Path) -> Attachment:
    kind = _KINDS.get(path.suffix.lower(), "application/octet-stream")
    return Attachment(name=path.name, media_type=kind, description=path.stem, content=path.read_bytes())


def _read(file: Path) -> Packet | Reply:
    try:
        return read(file.read_bytes())
    except HouseError as error:
        raise click.ClickException(f"{error.what % error.facts} {error.next_step}") from error
