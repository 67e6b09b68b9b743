"""pg_dump and pg_restore: those in the box for the database in the box, those on PATH for one outside."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from hienluong.config.archive.trouble import ArchiveBroken
from hienluong.config.home import Home
from hienluong.config.postgres import Cluster

__all__ = ["dump", "restore"]


def dump(home: Home, secrets: dict[str, str], url: str, target: IO[bytes]) -> None:
    """Write one consistent snapshot of the whole database, without rights and owners."""
    _run(home, secrets, "pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", output=target)


def restore(home: Home, secrets: dict[str, str], url: str, source: Path) -> None:
    """Fill an empty database from a dump: all of it or nothing."""
    with source.open("rb") as content:
        _run(home, secrets, "pg_restore", url, "--no-owner", "--no-privileges", "--single-transaction",
             "--exit-on-error", given=content)  # fmt: skip


def _run(
    home: Home,
    secrets: dict[str, str],
    program: str,
    url: str,
    *options: str,
    given: IO[bytes] | None = None,
    output: IO[bytes] | None = None,
) -> None:
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", ""))
    done = subprocess.run(
        [_find(home, secrets, program), *options, f"--dbname={make_conninfo('', **parts)}"],
        stdin=given,
        stdout=output,
        stderr=subprocess.PIPE,
        env={**os.environ, "PGPASSWORD": password},  # not among the arguments, where everybody can read it
        check=False,
    )
    if done.returncode != 0:
        raise ArchiveBroken(f"{program}: {done.stderr.decode(errors='replace').strip()}")


def _find(home: Home, secrets: dict[str, str], program: str) -> str | Path:
    own = Cluster(home, secrets).programs / program
    return (shutil.which(program) or own) if home.outside_database else own
