"""Answers of a time-stamping authority (RFC 3161, RFC 5816). Pure: key and time come in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

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
    answer: bytes = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()
    return answer


def refusal(why: str) -> bytes:
    """The answer that refuses, in DER: a status without a token, which the library cannot write."""
    status: bytes = tsp.PKIStatusInfo({"status": "rejection", "fail_info": {why}}).dump()
    return b"\x30" + bytes([len(status)]) + status


def _signed(info: bytes, authority: StampAuthority, *, with_certificates: bool) -> cms.ContentInfo:
    attributes = cms.CMSAttributes(
        [
            _attribute("content_type", "tst_info"),
            _attribute("message_digest", hashlib.sha256(info).digest()),
            _attribute("signing_certificate_v2", _names(authority.certificate)),
        ]
    )
    written = attributes.dump()
    signer = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": authority.certificate.issuer,
                "serial_number": authority.certificate.serial_number,
            }
        },
        "digest_algorithm": {"algorithm": "sha256"},
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signed_attrs": cms.CMSAttributes.load(
            written
        ),  # a tree from bytes is not written anew at each level
        "signature": authority.key.sign(written, ec.ECDSA(hashes.SHA256())),
    }
    carried = (authority.certificate, *authority.chain) if with_certificates else ()
    content = {
        "version": "v3",
        "digest_algorithms": [{"algorithm": "sha256"}],
        "encap_content_info": {"content_type": "tst_info", "content": cms.ParsableOctetString(info)},
        "certificates": carried,
        "signer_infos": [signer],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)})


def _attribute(kind: str, value: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": [value]})


def _names(certificate: x509.Certificate) -> tsp.SigningCertificateV2:
    return tsp.SigningCertificateV2(
        {"certs": [{"hash_algorithm": {"algorithm": "sha256"}, "cert_hash": certificate.sha256}]}
    )
