"""Whether the database has the shape this program expects, found out without starting Django."""

import psycopg
from psycopg import sql

from hienluong.config.home import Home
from hienluong.config.installed import IDENTITY_APPS, migrations_on_disk
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["ensure_begun", "ensure_installed", "ensure_supported", "has_sample_province", "is_current"]

_OLDEST, _NEWEST = 15, 18


def ensure_supported(url: str) -> None:
    """Refuse a server that does not answer or is of a version the house was not tried on."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version // 10000
    except psycopg.OperationalError as error:
        raise CannotStart(
            f"Không kết nối được cơ sở dữ liệu: {str(error).strip().splitlines()[0]}\n"
            "Dữ liệu không bị thay đổi. Kiểm tra HL_DATABASE_URL và máy chủ PostgreSQL.",
            Exit.DATABASE_BROKEN,
        ) from None
    if not _OLDEST <= version <= _NEWEST:
        raise CannotStart(
            f"PostgreSQL {version} không được hỗ trợ; cần bản {_OLDEST} đến {_NEWEST}.", Exit.DATABASE_BROKEN
        )


def ensure_begun(home: Home) -> None:
    """Refuse to work on a data directory that nobody has begun: a command that only looks must not make one."""
    if not home.outside_database and not home.secrets_file.exists():
        raise CannotStart(
            f"Chưa có dữ liệu ở {home.root}.\nChạy hienluong up trước, hoặc đặt HL_HOME tới thư mục dữ liệu.",
            Exit.MISCONFIGURED,
        )


def ensure_installed(url: str) -> None:
    """Refuse a database that is still empty."""
    with psycopg.connect(url) as connection:
        if _exists(connection, "public.django_migrations"):
            return
    raise CannotStart(
        "Cơ sở dữ liệu còn trống. Chạy hienluong up, hoặc hienluong migrate.", Exit.MISCONFIGURED
    )


def is_current(url: str) -> bool:
    """Whether exactly this program's migrations have run. When not, `hienluong migrate` decides what to do."""
    wanted = {"public": migrations_on_disk(), "identity": migrations_on_disk(IDENTITY_APPS)}
    with psycopg.connect(url) as connection:
        return all(_has_run(connection, schema) == migrations for schema, migrations in wanted.items())


def has_sample_province(url: str) -> bool:
    """Whether any unit is known, so that nothing needs to be loaded."""
    with psycopg.connect(url) as connection:
        return connection.execute("select exists (select from organisation_unit)").fetchone() == (True,)


def _has_run(connection: "psycopg.Connection[tuple[object, ...]]", schema: str) -> set[tuple[object, ...]]:
    if not _exists(connection, f"{schema}.django_migrations"):
        return set()
    table = sql.Identifier(schema, "django_migrations")
    return set(connection.execute(sql.SQL("select app, name from {}").format(table)).fetchall())


def _exists(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> bool:
    return connection.execute("select to_regclass(%s) is not null", [table]).fetchone() == (True,)
