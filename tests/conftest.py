"""A real PostgreSQL for every test run, thrown away afterwards."""

import atexit
import os
import re
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

_OWN_SERVER = "HL_TEST_SERVER"


def _start_database() -> None:
    """Before Django reads its settings. Each worker of xdist has a server of its own: transactions of one
    would hold back the sealing of the other's journal. A server named from outside is used as it is.
    """
    inherited = os.environ.get(_OWN_SERVER) == os.environ.get("HL_DATABASE_URL")
    if "HL_DATABASE_URL" in os.environ and not inherited:
        return
    os.environ["HL_HOME"] = home_path = tempfile.mkdtemp(prefix="hienluong-test-")
    os.environ["HL_MODE"] = "test"
    Path(home_path).chmod(0o755)

    from tests.support.seeds import furnish, seeded_database

    from hienluong.config.home import Home, load_secrets
    from hienluong.config.postgres import Cluster

    home = Home.from_environment()
    furnish(home)
    cluster = Cluster(home, load_secrets(home))
    process = cluster.start(home.logs / "postgres.log")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    seeded_database(cluster, f"test_postgres_{worker}" if worker else "test_postgres")

    def stop() -> None:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        shutil.rmtree(home_path, ignore_errors=True)

    atexit.register(stop)
    os.environ["HL_DATABASE_URL"] = os.environ[_OWN_SERVER] = cluster.superuser_url("postgres")


_start_database()
os.environ["DJANGO_SETTINGS_MODULE"] = "hienluong.config.settings"

import django  # noqa: E402 - the settings need the database above

django.setup()
# Not for the workers of xdist: they would read the settings before their own server stands.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.contrib.contenttypes.management import create_contenttypes  # noqa: E402
from django.db.backends.postgresql.base import DatabaseWrapper  # noqa: E402
from django.db.backends.postgresql.operations import DatabaseOperations  # noqa: E402
from django.db.models.signals import post_migrate  # noqa: E402

_OF_DJANGO_ITSELF = frozenset({"django_content_type", "auth_permission"})


class _FlushPastTheGuards(DatabaseOperations):
    """Between tests even the journal is emptied; its triggers refuse TRUNCATE to everyone else.

    Emptying the few tables that hold rows takes a tenth of the time of truncating all three hundred; and what Django
    writes down of its own models stays, because writing it again takes longer than most tests.
    """

    def execute_sql_flush(self, sql_list: list[str]) -> None:
        tables = [table for sql in sql_list for table in re.findall(r'"([a-z_0-9]+)"', sql)]
        tables = [table for table in tables if table not in _OF_DJANGO_ITSELF]
        filled = " union all ".join(f"(select '{table}' from \"{table}\" limit 1)" for table in tables)
        with django.db.transaction.atomic(self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute(filled)
            emptied = "; ".join(f'delete from "{table}"' for (table,) in cursor.fetchall())
            cursor.execute(f"set local session_replication_role = replica; {emptied}")


# For the connection made already and for those of other threads and loops (the browser tests run in one).
django.db.connection.ops.__class__ = _FlushPastTheGuards
DatabaseWrapper.ops_class = _FlushPastTheGuards
if _OWN_SERVER in os.environ:  # the migrated copy holds them already
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)


_LONG = ("faults", "browser", "translations", "province")
"""Folders whose files take minutes."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker ends alone with it."""
    here = Path(__file__).parent
    items.sort(key=lambda item: item.path.relative_to(here).parts[0] not in _LONG)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """In a server of our own the database stands already, migrated."""
    return _OWN_SERVER in os.environ


@pytest.fixture(autouse=True)
def _no_outside_mail(settings: object) -> None:
    """No test sends mail by accident."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def units(db: None) -> None:
    """The administrative units of all dates."""
    from hienluong.province.loaders.units import load_units

    load_units()


@pytest.fixture
def province(units: None) -> None:
    """The sample province with agencies, posts and rights, without its invented officers."""
    from hienluong.kernel.access.actions.load import load_post_rights
    from hienluong.province.loaders.agencies import load_agencies
    from hienluong.province.loaders.posts import load_posts

    load_agencies()
    load_posts()
    load_post_rights()


@pytest.fixture
def staffed_province(province: None) -> None:
    """The sample province with its officers: everyone who can sign in to a demonstration."""
    from hienluong.province.loaders.officers import load_officers

    load_officers()


@pytest.fixture(autouse=True)
def _forget_kept_answers() -> None:
    """What one test made is gone for the next, also from the process's memory."""
    from hienluong.base.fresh import forget_all

    forget_all()
