"""Answers of a time-stamping authority (RFC 3161, RFC 5816). Pure: key and time come in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from hienluong.shared.signing.certificates.assembling import SignedBy, encapsulated, sequence, signed_data

__all__ = ["StampAuthority", "StampRefused", "refusal", "stamp_answer"]

_POLICY = "2.25.305816433196483218147735318206470"
"""Our own policy, from a UUID (ITU-T X.667): time from the clock of this installation, to the second."""
_DIGESTS = {"sha256": 32, "sha384": 48, "sha512": 64}


class StampRefused(Exception):
    """The request asks for what this authority does not do; the argument is RFC 3161's word for it."""


@dataclass(frozen=True, slots=True)
class StampAuthority:
    """Who dates: certificate, its issuers, and the key."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    key: ec.EllipticCurvePrivateKey


def stamp_answer(request: tsp.TimeStampReq, authority: StampAuthority, now: datetime, serial: int) -> bytes:
    """The time-stamp for a request, in DER. `serial` is never used twice.

    Raises StampRefused, and ValueError for a request that cannot be read.
    """
    imprint = request["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if _DIGESTS.get(algorithm) != len(imprint["hashed_message"].native):
        raise StampRefused("bad_alg")
    if request["req_policy"].native not in {None, _POLICY}:
        raise StampRefused("unaccepted_policy")
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": _POLICY,
            "message_imprint": imprint,
            "serial_number": serial,
            "gen_time": now.replace(microsecond=0),
            "accuracy": {"seconds": 1},
            "nonce": request["nonce"],
        }
    )
    token = _signed(info.dump(), authority, with_certificates=bool(request["cert_req"].native))
    return sequence(tsp.PKIStatusInfo({"status": "granted"}).dump(), token)


def refusal(why: str) -> bytes:
    """The answer that refuses, in DER: a status without a token, which the library cannot write."""
    return sequence(tsp.PKIStatusInfo({"status": "rejection", "fail_info": {why}}).dump())


def _signed(info: bytes, authority: StampAuthority, *, with_certificates: bool) -> bytes:
    attributes = cms.CMSAttributes(
        [
            _attribute("content_type", "tst_info"),
            _attribute("message_digest", hashlib.sha256(info).digest()),
            _attribute("signing_certificate_v2", _names(authority.certificate)),
        ]
    ).dump()
    signature = authority.key.sign(attributes, ec.ECDSA(hashes.SHA256()))
    signer = SignedBy(authority.certificate, attributes, signature, "sha256_ecdsa")
    carried = (authority.certificate, *authority.chain) if with_certificates else ()
    return signed_data("v3", encapsulated("tst_info", info), carried, signer)


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": [value]})


def _names(certificate: x509.Certificate) -> tsp.SigningCertificateV2:
    return tsp.SigningCertificateV2(
        {"certs": [{"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": certificate.sha256}]}
    )
