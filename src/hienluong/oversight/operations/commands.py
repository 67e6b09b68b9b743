"""hienluong load-boundaries"""

from pathlib import Path

import click

from hienluong.base.errors import Invalid
from hienluong.oversight.operations.boundaries import keep_boundaries, read_boundaries

__all__ = ["load_boundaries"]


@click.command(name="load-boundaries", short_help="Nạp ranh giới cho bản đồ điều hành")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Chỉ đọc thử · read only, keep nothing.")
def load_boundaries(file: Path, dry_run: bool) -> None:
    """Nạp ranh giới xã, phường của riêng mình (GeoJSON, WGS 84) cho bản đồ ở trang Điều hành.

    Loads boundaries of your own (GeoJSON, WGS 84) to draw behind the points of the leaders' map.

    \b
    Ví dụ · Example:
      hienluong load-boundaries ranh-gioi.geojson --dry-run
    """
    try:
        outlines = read_boundaries(file.read_bytes())
    except Invalid as error:
        raise click.ClickException(" ".join(error.fields.values())) from error
    corners = sum(len(outline) for outline in outlines)
    if dry_run:
        click.echo(f"Đọc được {len(outlines)} ranh giới, {corners} điểm. Chưa ghi gì.")
        return
    keep_boundaries(outlines)
    click.echo(f"Đã nạp {len(outlines)} ranh giới, {corners} điểm. Mở trang Điều hành để xem.")
