"""What a signer's device answers: a bare signature, or a whole CMS of its own making."""

from asn1crypto import cms

from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.errors import SignatureRefused
from hienluong.shared.signing.identity import checked_signature

__all__ = ["attributes_and_signature"]

_LARGEST = 65_536
"""Bytes of the largest answer that is looked at."""


def attributes_and_signature(
    answer: bytes, certificate: str, attributes: bytes, document_digest: bytes
) -> tuple[bytes, bytes]:
    """The signed attributes (DER) and their signature, both checked.

    Of a CMS only these two are taken; certificates and time-stamps are put in by the house. Raises SignatureRefused
    unless the key of `certificate` signed exactly this document, naming this certificate (ETSI EN 319 122-1).
    """
    if len(answer) > _LARGEST:
        raise SignatureRefused
    signer = _signer_of(answer)
    if signer is None:
        return attributes, checked_signature(certificate, attributes, answer)
    theirs = signer["signed_attrs"]
    if not _about(theirs, certificate, document_digest):
        raise SignatureRefused
    signed = theirs.untag().dump()
    return signed, checked_signature(certificate, signed, signer["signature"].native)


def _signer_of(answer: bytes) -> cms.SignerInfo | None:
    """The one signer of a CMS; None when the answer is no CMS."""
    try:
        content = cms.ContentInfo.load(answer, strict=True)
        if content["content_type"].native != "signed_data":
            return None
        signers = content["content"]["signer_infos"]
        return signers[0] if len(signers) == 1 else None
    except (ValueError, TypeError, KeyError):
        return None


def _about(attributes: cms.CMSAttributes, certificate: str, document_digest: bytes) -> bool:
    said = {attribute["type"].native: attribute["values"] for attribute in attributes}
    digests, names = said.get("message_digest"), said.get("signing_certificate_v2")
    if digests is None or names is None or said.get("content_type") is None:
        return False
    named = names[0]["certs"][0]
    return (
        [digest.native for digest in digests] == [document_digest]
        and named["hash_algorithm"]["algorithm"].native == "sha256"
        and named["cert_hash"].native == parsed_certificate(certificate).sha256
    )
