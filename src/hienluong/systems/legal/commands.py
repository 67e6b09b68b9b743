"""hienluong legal"""

from collections.abc import Sequence
from pathlib import Path

import click
from django.db import transaction

from hienluong.base.errors import HouseError, Invalid
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.files.public import UploadedBytes
from hienluong.systems.legal.actions.add_file import add_file
from hienluong.systems.legal.actions.bring_in import LineFault, bring_in
from hienluong.systems.legal.importing import Table, read_table
from hienluong.systems.legal.models import Document

__all__ = ["legal"]


@click.group(short_help="Nhập văn bản từ tệp")
def legal() -> None:
    """Văn bản quy phạm pháp luật và văn bản chỉ đạo điều hành.

    Legal documents.
    """


@legal.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không lưu · check every line, save nothing.")
def import_documents(file: Path, dry_run: bool) -> None:
    """Nhập văn bản từ bảng CSV; chỉ cần một dòng sai là không dòng nào được lưu, và mọi dòng sai đều được nêu.

    Imports documents from a CSV table (columns: see the operators' page). One wrong line and nothing is saved;
    every wrong line is named. Documents that are there already are left alone.

    \b
    Ví dụ · Example:
      hienluong legal import van-ban-cu.csv --dry-run
    """
    try:
        table = read_table(file)
    except Invalid as error:
        raise click.ClickException(" ".join(error.fields.values())) from None
    documents = _brought(table, dry_run)
    click.echo(f"Văn bản mới: {len(documents)} · đã có từ trước: {len(table.brought) - len(documents)}")
    if dry_run:
        click.echo("Chạy thử: không có gì được lưu.")
        return
    refused = _add_files(table, documents)
    click.echo(f"Tệp đã thêm: {len(table.files) - len(refused)}")
    _end_with(refused)


def _brought(table: Table, dry_run: bool) -> list[Document]:
    with transaction.atomic():
        documents, faults = bring_in(SYSTEM, table.brought)
        transaction.set_rollback(dry_run)
    _end_with(sorted([*table.faults, *faults], key=lambda fault: fault.line))
    return documents


def _add_files(table: Table, documents: Sequence[Document]) -> list[LineFault]:
    """Files come after the documents, one by one: the scanner is asked for each."""
    new = {(one.agency_id, one.symbol, one.issued_on): one for one in documents}
    refused = []
    for each in table.brought:
        document = new.get((each.facts.agency_id, each.facts.symbol, each.facts.issued_on))
        path = table.files.get(each.line)
        if document is None or path is None:
            continue
        try:
            with path.open("rb") as stream:
                add_file(SYSTEM, document.pk, UploadedBytes(path.name, stream, "application/pdf"))
        except HouseError as error:
            refused.append(LineFault(each.line, f"{path.name}: {error}"))
    return refused


def _end_with(faults: Sequence[LineFault]) -> None:
    for fault in faults:
        click.echo(f"Dòng {fault.line}: {fault.words}", err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} dòng có lỗi.")
