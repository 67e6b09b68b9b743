"""hienluong migrate"""

import os
import subprocess
import sys

import click
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["migrate"]

_LOCK = 0x48_4C_4D  # two machines that start at the same moment migrate one after the other

_LONG_HISTORIES = (
    "people", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailsearch", "wagtailadmin", "wagtailusers", "wagtailredirects"
)  # fmt: skip
"""Apps of many steps, taken first in a new database: each step costs more the more models stand already."""


@click.command(short_help="Cập nhật cấu trúc dữ liệu")
@click.option("--dry-run", is_flag=True, help="Chỉ liệt kê các bước · only list the steps.")
def migrate(dry_run: bool) -> None:
    """Cập nhật cấu trúc cơ sở dữ liệu cho khớp chương trình này.

    Brings the database to this program's shape. Refuses a database that a newer program has changed.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_LOCK])
    _ensure_not_newer(MigrationLoader(connection))
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if dry_run:
        click.echo("\n".join(str(migration) for migration, _backwards in plan) or "Không có bước nào.")
    else:
        for app in _LONG_HISTORIES if not executor.loader.applied_migrations else ():
            call_command("migrate", app, interactive=False, verbosity=0)
        call_command("migrate", interactive=False, verbosity=0)
        _prepare_identity()
        click.echo(f"Đã chạy {len(plan)} bước. Tiếp theo: hienluong check")


def _prepare_identity() -> None:
    """The identity provider's schema, by a process with its settings."""
    settings = {"DJANGO_SETTINGS_MODULE": "hienluong.config.settings.identity"}
    command = [sys.executable, "-m", "hienluong.config.manage", "prepare_identity"]
    if subprocess.run(command, env={**os.environ, **settings}, check=False).returncode != 0:
        raise CannotStart("Không cập nhật được dữ liệu của nơi cấp danh tính.", Exit.FAILED)


def _ensure_not_newer(loader: MigrationLoader) -> None:
    known = set(loader.disk_migrations)
    known |= {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    newer = sorted(f"{app}.{name}" for app, name in set(loader.applied_migrations) - known)
    if newer:
        raise CannotStart(
            "Cơ sở dữ liệu đã được một bản chương trình mới hơn cập nhật "
            f"({', '.join(newer[:3])}{'…' if len(newer) > 3 else ''}). "
            "Hãy dùng bản chương trình đó; dữ liệu chưa bị thay đổi.",
            Exit.DATABASE_NEWER,
        )
