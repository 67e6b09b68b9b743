"""A data directory with a migrated database: made once, copied for every server and every house that tests start.

Migrating takes a third of a minute, copying the files a second. A seed stays in the machine's temporary directory for
the next run, under a digest of all that decides what is in it.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import psycopg

from hienluong.config.home import Home, Mode, load_secrets
from hienluong.config.postgres import Cluster
from hienluong.config.processes.database import at_hand
from hienluong.config.processes.rights import grant_application

__all__ = ["copy_of", "furnish", "seeded_database"]

_ROOT = Path(__file__).resolve().parents[2]
_DECIDES = ("src/hienluong/**/migrations/*.py", "src/hienluong/config/**/*.py", "requirements/runtime.txt")
_KEPT = 8


def furnish(home: Home) -> None:
    """Make the data directory one whose database is migrated and empty."""
    subprocess.run(["cp", "-a", f"{_seed()}/.", str(home.root)], check=True)
    (home.run / "postgres.json").unlink(missing_ok=True)  # each server finds a port of its own


def seeded_database(cluster: Cluster, name: str) -> None:
    """A migrated database of that name in a running cluster that was furnished, without the identity provider's part."""
    with psycopg.connect(cluster.superuser_url("postgres"), autocommit=True) as connection:
        connection.execute(f'create database "{name}" template hienluong')
    with psycopg.connect(cluster.superuser_url(name), autocommit=True) as connection:
        connection.execute("drop schema if exists identity cascade")


def copy_of(name: str, make: Callable[[Path], None]) -> Path:
    """The seed of that name, made now when nobody made it; others wait meanwhile."""
    place = Path(tempfile.gettempdir()) / f"hienluong-seeds-{os.geteuid()}"
    place.mkdir(exist_ok=True)
    place.chmod(0o755)
    seed = place / name
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not seed.exists():
            _forget_old(place)
            part = Path(tempfile.mkdtemp(dir=place, prefix="part-"))
            part.chmod(0o755)
            make(part)
            part.rename(seed)
    return seed


def _forget_old(place: Path) -> None:
    seeds = sorted((path for path in place.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in seeds[:-_KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _seed() -> Path:
    digest = hashlib.sha256(sys.version.encode())
    for pattern in _DECIDES:
        for path in sorted(_ROOT.glob(pattern)):
            digest.update(str(path.relative_to(_ROOT)).encode() + path.read_bytes())
    return copy_of(digest.hexdigest()[:16], _migrate)


def _migrate(root: Path) -> None:
    """What a first `hienluong up` does before it loads anything."""
    home = Home(root=root, port=8000, mode=Mode.DEMO, outside_database="")
    home.make_directories()
    secrets = load_secrets(home)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HL_")}
    with at_hand(home, secrets):
        subprocess.run(
            [sys.executable, "-m", "hienluong.config.cli", "migrate"],
            env=environment | {"HL_HOME": str(root)}, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        cluster = Cluster(home, secrets)
        grant_application(cluster.owner_url(), cluster.app_url())
