"""The provider's signing keys: files of the installation, the newest signs, older ones still verify for a day.

No Django here: the settings read them.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

__all__ = ["add_key", "signing_keys"]

_PATTERN = "identity-*.pem"
_OVERLAP = timedelta(days=1)
"""Longer than any token lives and any client keeps the published keys."""


def signing_keys(directory: Path) -> list[dict[str, object]]:
    """The keys as allauth wants them; one is made when there is none."""
    files = sorted(directory.glob(_PATTERN)) or [add_key(directory)]
    issued = [_issued_at(file) for file in files]
    ends = [*(following + _OVERLAP for following in issued[1:]), None]
    return [
        {"pem": file.read_text(), "issued_at": at, "not_before": at, "expires_at": end}
        for file, at, end in zip(files, issued, ends, strict=True)
    ]


def add_key(directory: Path) -> Path:
    """Make a key that signs from now on; for its owner's eyes only."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = directory / f"identity-{datetime.now(UTC):%Y%m%dT%H%M%S}.pem"
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as output:
        output.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file


def _issued_at(file: Path) -> datetime:
    return datetime.strptime(file.stem.removeprefix("identity-"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
