"""Keys and secrets inside an archive, locked with a passphrase when one is given."""

import io
import os
import tarfile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hienluong.config.archive.trouble import ArchiveBroken
from hienluong.config.home import Home

__all__ = ["LOCKED", "OPEN", "lock", "pack", "unlock", "unpack"]

OPEN = "private.tar"
LOCKED = "private.tar.locked"
_SALT, _NONCE = 16, 12


def pack(home: Home) -> bytes:
    """The secrets file and the folder of keys as a tar of their own."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        tar.add(home.secrets_file, "secrets.json")
        if home.keys.exists():
            tar.add(home.keys, "keys")
    return buffer.getvalue()


def unpack(content: bytes, home: Home) -> None:
    """Put secrets and keys where they belong, for the owner's eyes only."""
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(home.root, filter="data")
    home.secrets_file.chmod(0o600)
    home.make_directories()
    home.keys.chmod(0o700)


def lock(content: bytes, passphrase: bytes) -> bytes:
    """Encrypt with a key made from the passphrase (scrypt, AES-256-GCM)."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    return salt + nonce + AESGCM(_key(passphrase, salt)).encrypt(nonce, content, None)


def unlock(locked: bytes, passphrase: bytes) -> bytes:
    """The reverse of `lock`. Raises ArchiveBroken for another passphrase."""
    salt, nonce, rest = locked[:_SALT], locked[_SALT : _SALT + _NONCE], locked[_SALT + _NONCE :]
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(nonce, rest, None)
    except InvalidTag:
        raise ArchiveBroken("Mật khẩu của tệp sao lưu không đúng.") from None


def _key(passphrase: bytes, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase)
