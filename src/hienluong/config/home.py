"""The data directory and what the environment says: no Django here, the supervisor needs it first."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["Home", "Misconfigured", "Mode", "SecretsMissing", "load_secrets", "make_secrets", "port_said"]


class Mode:
    """How the installation is meant: `demo` shows demo sign-in, `production` refuses development secrets."""

    DEMO = "demo"
    PRODUCTION = "production"
    TEST = "test"
    ALL = (DEMO, PRODUCTION, TEST)


class Misconfigured(RuntimeError):
    """The environment says something the program cannot follow; the message names the variable."""


class SecretsMissing(Misconfigured):
    """The installation has no secrets, or only those of a demonstration."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where an installation keeps everything, read from HL_HOME, HL_PORT, HL_MODE, HL_DATABASE_URL."""

    root: Path
    port: int
    mode: str
    outside_database: str

    @classmethod
    def from_environment(cls) -> "Home":
        """Read the environment; unset means a demonstration in ./var on port 8000.

        Raises Misconfigured when a value makes no sense.
        """
        mode = os.environ.get("HL_MODE") or Mode.DEMO
        if mode not in Mode.ALL:
            raise Misconfigured(f"HL_MODE={mode}: phải là một trong {', '.join(Mode.ALL)}.")
        return cls(
            root=Path(os.environ.get("HL_HOME") or "var").resolve(),
            port=port_said("HL_PORT", 8000),
            mode=mode,
            outside_database=os.environ.get("HL_DATABASE_URL", ""),
        )

    @property
    def identity_port(self) -> int:
        """The port of the province's own OpenID provider, beside the web's."""
        return port_said("HL_IDENTITY_PORT", self.port + 1)

    @property
    def exchange_port(self) -> int:
        """The port that other installations call; 0 while this one talks to none."""
        return port_said("HL_EXCHANGE_PORT", 0) if os.environ.get("HL_EXCHANGE_PORT") else 0

    @property
    def bind(self) -> str:
        """The network address to listen on: this machine only, unless HL_BIND opens it."""
        return os.environ.get("HL_BIND", "127.0.0.1")

    @property
    def here(self) -> str:
        """The address at which this machine itself reaches what listens on `bind`."""
        return "127.0.0.1" if self.bind == "0.0.0.0" else self.bind  # noqa: S104 - all networks hold this one

    @property
    def address(self) -> str:
        """The public address of the web, without a slash at the end."""
        return os.environ.get("HL_ADDRESS", f"http://{self.here}:{self.port}")

    @property
    def hosts(self) -> list[str]:
        """Host names that are answered: HL_HOSTS, the public addresses, and this machine for health checks."""
        named = os.environ.get("HL_HOSTS", "localhost [::1]").split()
        public = [urlsplit(address).hostname or "" for address in (self.address, self.identity_address)]
        return [*dict.fromkeys([*named, self.here, *public])]

    @property
    def identity_address(self) -> str:
        """The public address (issuer) of the OpenID provider in the box."""
        return os.environ.get("HL_IDENTITY_ADDRESS", f"http://{self.here}:{self.identity_port}")

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def secrets_file(self) -> Path:
        return self.root / "secrets.json"

    def make_directories(self) -> None:
        """Create what is missing. Keys are for the owner's eyes only."""
        for directory in (self.root, self.files, self.logs, self.run):
            directory.mkdir(parents=True, exist_ok=True)
        self.keys.mkdir(mode=0o700, exist_ok=True)


def port_said(variable: str, otherwise: int) -> int:
    """The port that a variable names. Raises Misconfigured when it names none."""
    said = os.environ.get(variable) or str(otherwise)
    if not said.isdigit() or not 0 < int(said) < 65536:
        raise Misconfigured(f"{variable}={said}: phải là một số cổng từ 1 đến 65535.")
    return int(said)


_SECRET_NAMES = (
    "django",
    "identifiers",
    "journal",
    "postgres",
    "database_owner",
    "database_app",
    "identity",
    "signing",
)


def make_secrets(home: Home, kind: str) -> None:
    """Write new random secrets of `kind` ("development" or "production"); never overwrites."""
    home.make_directories()
    _write(home.secrets_file, {"kind": kind} | {name: secrets.token_hex(32) for name in _SECRET_NAMES})


def _write(path: Path, content: dict[str, str]) -> None:
    """For the owner's eyes only; refuses to overwrite."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file, indent=1)


def load_secrets(home: Home) -> dict[str, str]:
    """The installation's secrets. Production refuses those made for a demonstration.

    Raises SecretsMissing with the next step in words.
    """
    if not home.secrets_file.exists():
        if home.mode == Mode.PRODUCTION:
            raise SecretsMissing(
                f"Chưa có khóa bí mật cho vận hành thật trong {home.root}. Chạy: hienluong make-secrets"
            )
        make_secrets(home, "development")
    content: dict[str, str] = json.loads(home.secrets_file.read_text())
    if home.mode == Mode.PRODUCTION and content["kind"] != "production":
        raise SecretsMissing(
            f"{home.secrets_file} là khóa dùng thử, không được dùng khi HL_MODE=production. "
            "Dùng một thư mục dữ liệu mới rồi chạy: hienluong make-secrets"
        )
    return content if content.keys() >= {*_SECRET_NAMES} else _with_new_names(home, content)


def _with_new_names(home: Home, content: dict[str, str]) -> dict[str, str]:
    """A newer program may need secrets that an older one did not know; those in use stay as they are."""
    whole = {name: secrets.token_hex(32) for name in _SECRET_NAMES} | content
    part = home.secrets_file.with_suffix(f".{os.getpid()}.part")
    _write(part, whole)
    part.replace(home.secrets_file)
    return whole
