"""Mutual TLS: both sides show a certificate, and only those that were exchanged beforehand are taken."""

import ssl
from collections.abc import Sequence

from hienluong.systems.exchange.wire.own_keys import OwnKey, newest_key, password

__all__ = ["calling", "listening"]

_NO_CHECK_TIME = 0x20_0000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME: only certificates that count by the clock of the house are handed in."""


def listening(certificates: Sequence[str]) -> ssl.SSLContext:
    """For the gateway: whoever calls shows one of these certificates (PEM)."""
    context = _context(ssl.PROTOCOL_TLS_SERVER, newest_key(), certificates)
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def calling(certificates: Sequence[str]) -> ssl.SSLContext:
    """For the sender: the gateway shows one of these certificates (PEM). Its name says nothing, the certificate all."""
    context = _context(ssl.PROTOCOL_TLS_CLIENT, newest_key(), certificates, check_name=False)
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def _context(
    side: int, own: OwnKey, certificates: Sequence[str], *, check_name: bool = True
) -> ssl.SSLContext:
    context = ssl.SSLContext(side)
    context.check_hostname = check_name and side == ssl.PROTOCOL_TLS_CLIENT
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_flags |= ssl.VerifyFlags(ssl.VERIFY_X509_PARTIAL_CHAIN | _NO_CHECK_TIME)
    context.load_cert_chain(own.path, password=password)
    if certificates:
        context.load_verify_locations(cadata="\n".join(certificates))
    return context
