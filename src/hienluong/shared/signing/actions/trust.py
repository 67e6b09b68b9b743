"""Trust a root of others, or no longer."""

from dataclasses import dataclass

from asn1crypto import pem, x509
from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.errors import AnchorRefused
from hienluong.shared.signing.trust.anchors import anchor_directory, anchors, parsed

__all__ = ["Anchor", "anchors_in", "trust_anchor", "trusted_anchors", "untrust_anchor"]

_RIGHT = "signing.manage"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A root certificate as an operator sees it; `fingerprint` is the SHA-256, hexadecimal."""

    fingerprint: str
    name: str
    certificate: x509.Certificate


def anchors_in(content: bytes) -> list[Anchor]:
    """The authorities' certificates of a file (PEM, several allowed, or DER).

    Raises AnchorRefused when there is none, or one that is no authority: trusting a person's certificate would trust
    whatever somebody signs with it for ever.
    """
    try:
        parts = (
            [der for _, _, der in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
        )
        found = [parsed(part) for part in parts]
    except ValueError as error:
        raise AnchorRefused from error
    if not found or not all(certificate.ca for certificate in found):
        raise AnchorRefused
    return [_anchor(certificate) for certificate in found]


def trusted_anchors() -> list[Anchor]:
    """The roots of others that are trusted now."""
    return [_anchor(certificate) for certificate in anchors()]


def _anchor(certificate: x509.Certificate) -> Anchor:
    return Anchor(certificate.sha256.hex(), certificate.subject.human_friendly, certificate)


@transaction.atomic
def trust_anchor(actor: Actor, anchor: Anchor) -> bool:
    """Believe certificates below this root from now on; False when it was trusted already. Raises NotAllowed."""
    actor.require(_RIGHT)
    if anchor.fingerprint in {each.fingerprint for each in trusted_anchors()}:
        return False
    directory = anchor_directory()
    directory.mkdir(mode=0o700, exist_ok=True)
    path = directory / f"{anchor.fingerprint[:24]}.pem"
    waiting = path.with_suffix(".new")
    waiting.write_bytes(pem.armor("CERTIFICATE", anchor.certificate.dump()))
    waiting.replace(path)
    _journal(actor, "signing.anchor_trusted", anchor)
    return True


@transaction.atomic
def untrust_anchor(actor: Actor, anchor: Anchor) -> bool:
    """Believe this root no longer; False when it was not trusted. Raises NotAllowed."""
    actor.require(_RIGHT)
    held = [path for path in anchor_directory().glob("*.pem") if _holds(path.read_bytes(), anchor)]
    for path in held:
        path.unlink()
    if held:
        _journal(actor, "signing.anchor_untrusted", anchor)
    return bool(held)


def _holds(content: bytes, anchor: Anchor) -> bool:
    try:
        return bool(parsed(content).sha256.hex() == anchor.fingerprint)
    except ValueError:
        return False


def _journal(actor: Actor, verb: str, anchor: Anchor) -> None:
    record(actor, verb, Subject("certificate", anchor.fingerprint[:60]), right=_RIGHT)
