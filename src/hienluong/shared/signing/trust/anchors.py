"""Roots that the operator trusts: certificates in `keys/trusted`."""

import logging
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings

__all__ = ["anchor_directory", "anchors", "parsed"]

logger = logging.getLogger(__name__)

_known: dict[Path, tuple[int, x509.Certificate | None]] = {}


def anchor_directory() -> Path:
    """Where the operator's roots are."""
    directory: Path = settings.HOME.keys / "trusted"
    return directory


def anchors() -> list[x509.Certificate]:
    """Certificates in keys/trusted/*.pem, such as those of the national authorities; read again when changed."""
    found = [_read(path) for path in sorted(anchor_directory().glob("*.pem"))]
    return [certificate for certificate in found if certificate is not None]


def _read(path: Path) -> x509.Certificate | None:
    try:
        changed = path.stat().st_mtime_ns
        known = _known.get(path)
        if known is None or known[0] != changed:
            _known[path] = known = (changed, _parsed_or_none(path))
        return known[1]
    except OSError:
        return None


def _parsed_or_none(path: Path) -> x509.Certificate | None:
    try:
        return parsed(path.read_bytes())
    except (OSError, ValueError):
        logger.warning("signing.trusted_root_unreadable file=%s", path.name)
        return None


def parsed(content: bytes) -> x509.Certificate:
    """A certificate from PEM or DER. Raises ValueError when it is none."""
    der = pem.unarmor(content)[2] if pem.detect(content) else content
    certificate = x509.Certificate.load(der, strict=True)
    certificate.subject.native  # noqa: B018 - reads it: the library parses as late as it can
    return certificate
