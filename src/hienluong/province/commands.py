"""hienluong load"""

import click
from django.db import transaction

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import SYSTEM
from hienluong.province.load import load_province

__all__ = ["load"]


@click.command(short_help="Nạp tỉnh mẫu và danh mục")
@click.option("--dry-run", is_flag=True, help="Thử nạp rồi trả lại như cũ · load, tell, and undo.")
def load(dry_run: bool) -> None:
    """Nạp đơn vị hành chính, cơ quan, vị trí, danh mục, lịch làm việc; chạy lại không tạo bản trùng.

    Loads the province's data; safe to repeat. Invented officers are loaded in demo mode only.
    """
    try:
        with transaction.atomic():
            for step in load_province(SYSTEM):
                click.echo(f"  {step.says:<28}{step.rows:>7} mới{step.seconds:8.1f} s")
            transaction.set_rollback(dry_run)
    except Invalid as refusal:
        places = "\n".join(f"  {place}: {says}" for place, says in refusal.fields.items())
        raise click.ClickException(
            f"Tệp dữ liệu có lỗi, không có gì được nạp.\n{places}\nXem đủ: hienluong check-data"
        ) from None
    click.echo("Chạy thử: không có gì được lưu." if dry_run else "Tiếp theo: hienluong check")
