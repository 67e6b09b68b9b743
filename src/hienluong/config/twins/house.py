"""One of two installations: the real program on a directory of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from hienluong.config.bench.family import family
from hienluong.config.bench.launch import END_SECONDS, spawn, until_answers
from hienluong.config.home import Home, Mode, load_secrets
from hienluong.config.postgres import Cluster, free_port
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["House", "introduce"]

_CLI = (sys.executable, "-m", "hienluong.config.cli")


@dataclass
class House:
    """Called `code` on the wire; others call it at `called_at`, which may be a proxy before its gateway."""

    code: str
    root: Path
    called_at: int = 0
    port: int = field(default_factory=free_port)
    identity_port: int = field(default_factory=free_port)
    gateway_port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> Mapping[str, str]:
        """What its processes are told; nothing of the user's own installation."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("HL_")}
        return own | {
            "HL_HOME": str(self.root), "HL_MODE": Mode.DEMO, "HL_PORT": str(self.port),
            "HL_IDENTITY_PORT": str(self.identity_port), "HL_EXCHANGE_PORT": str(self.gateway_port),
            "HL_EXCHANGE_CODE": self.code, "HL_WEB_WORKERS": "1",
            "HL_EXCHANGE_ADDRESS": f"https://127.0.0.1:{self.called_at or self.gateway_port}",
        }  # fmt: skip

    def begin(self) -> None:
        """Start it; `until_ready` waits."""
        self.root.mkdir(mode=0o755, parents=True, exist_ok=True)
        self.process = spawn(self._log, self.environment)

    def until_ready(self) -> None:
        """Wait until it answers. Raises CannotStart."""
        if self.process is not None:
            until_answers(self.process, self.port, self._log)

    @property
    def _log(self) -> Path:
        return self.root.with_suffix(".log")

    def stop(self) -> None:
        """End it in order."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(END_SECONDS)
            self.process = None

    def run(self, *command: str, wanted: Sequence[int] = (0,)) -> str:
        """Run one of its commands; what it printed. Raises CannotStart when it ends otherwise."""
        done = subprocess.run(
            [*_CLI, *command], env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode not in wanted:
            raise CannotStart(f"{self.code}: {' '.join(command)}\n{done.stderr or done.stdout}", Exit.FAILED)
        return done.stdout

    def processes(self, *words: str) -> list[int]:
        """Its processes whose command holds all these words."""
        found = family(self.process.pid) if self.process else []
        return [each for each in found if all(word in _command(each) for word in words)]

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """What its database says."""
        home = Home(self.root, self.port, Mode.DEMO, "")
        with psycopg.connect(Cluster(home, load_secrets(home)).owner_url(), connect_timeout=5) as connection:
            return connection.execute(question).fetchall()


def _command(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/cmdline").read_text().split("\0")
    except OSError:
        return []


def introduce(first: House, second: House) -> None:
    """Exchange cards, as two operators would, and trust what the other's agencies sign."""
    for here, there in ((first, second), (second, first)):
        card = here.root.with_suffix(f".{there.code}.json")
        card.write_text(there.run("exchange", "identity"), encoding="utf-8")
        names = [f"--fingerprint={name}" for name in _fingerprints(card)]
        here.run("exchange", "add", str(card), *names, "--trust-authorities")


def _fingerprints(card: Path) -> list[str]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    texts = json.loads(card.read_text(encoding="utf-8"))["certificates"]
    return [
        x509.load_pem_x509_certificate(text.encode()).fingerprint(hashes.SHA256()).hex() for text in texts
    ]
