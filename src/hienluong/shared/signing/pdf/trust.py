"""Whom verification trusts: our own authority, and roots that the operator put into the keys directory."""

import logging
from datetime import datetime
from pathlib import Path

from asn1crypto import crl as asn1_crl
from asn1crypto import pem, x509
from django.conf import settings
from pyhanko_certvalidator import ValidationContext

from hienluong.shared.signing.certificates.authority import authority_chain, crl

__all__ = ["trust_at"]

logger = logging.getLogger(__name__)


def trust_at(moment: datetime) -> ValidationContext:
    """The rules for believing a certificate at `moment`. Nothing is fetched from other machines."""
    own = [_parsed(text.encode()) for text in authority_chain()]
    lists = [asn1_crl.CertificateList.load(crl())] if own else []
    return ValidationContext(
        trust_roots=[*own[-1:], *_roots_of_operator()],
        other_certs=own[:-1],
        crls=lists,
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
        retroactive_revinfo=True,
    )


def _parsed(content: bytes) -> x509.Certificate:
    _, _, der = pem.unarmor(content)
    return x509.Certificate.load(der)


def _roots_of_operator() -> list[x509.Certificate]:
    """Certificates in keys/trusted/*.pem, such as those of the national authorities."""
    directory: Path = settings.HOME.keys / "trusted"
    roots = []
    for path in sorted(directory.glob("*.pem")):
        try:
            roots.append(_parsed(path.read_bytes()))
        except (OSError, ValueError):
            logger.warning("signing.trusted_root_unreadable file=%s", path.name)
    return roots
