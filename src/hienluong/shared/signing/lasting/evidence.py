"""Gathering what proves that certificates were good: answers about them (OCSP) and lists (CRL)."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx
from asn1crypto import crl, ocsp, x509

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.shared.signing.certificates.authority import authority_chain, authority_crl, own_status
from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.outside import outside_transactions
from hienluong.shared.signing.trust.anchors import anchors
from hienluong.shared.signing.trust.chain import leads_to_a_root
from hienluong.shared.signing.trust.context import Carried, trust_now

__all__ = ["Gathered", "evidence_about"]

logger = logging.getLogger(__name__)

_SECONDS = httpx.Timeout(5.0, connect=2.0)
_LONGEST_ANSWER = 20_000_000
"""Bytes; lists of national authorities have some megabytes."""
_A_LIST_LIVES = 3_600.0
_AN_ANSWER_LIVES = 60.0
"""Seconds; a key that is taken back meanwhile signs no more, so that an older answer about it is never asked for."""


@dataclass(slots=True)
class Gathered:
    """Evidence about certificates; `missing` when something about one of them could not be had."""

    certificates: dict[bytes, x509.Certificate] = field(default_factory=dict)
    ocsps: list[ocsp.OCSPResponse] = field(default_factory=list)
    crls: dict[bytes, crl.CertificateList] = field(default_factory=dict)
    missing: bool = False

    def carried(self) -> Carried:
        """As a document carries it."""
        return Carried(tuple(self.certificates.values()), tuple(self.ocsps), tuple(self.crls.values()))


def evidence_about(
    certificates: Iterable[x509.Certificate], issuers: Iterable[x509.Certificate] = ()
) -> Gathered:
    """For each certificate that is no root: the certificate, and an answer or a list about it of now.

    `issuers` are further certificates on the way to a root, which a signature need not carry.
    Our own authority answers in this process. Others are asked at the addresses in their certificates, outside
    transactions only; and only below roots that the operator trusts, so that a stranger's certificate in a document
    sends nobody anywhere. What cannot be had is noted and can be gathered later.
    """
    held = {each.sha256: each for each in certificates}
    own = [parsed_certificate(text) for text in authority_chain()]
    known = [*held.values(), *own, *issuers, *anchors()]
    hour = _this_hour()
    gathered = Gathered()
    for certificate in held.values():
        if certificate.self_signed != "no":
            continue
        gathered.certificates[certificate.sha256] = certificate
        issuer = _issuer(certificate, known)
        if issuer is None:
            gathered.missing = True
        elif own and issuer.sha256 == own[0].sha256:
            answer = _own_answer(certificate.serial_number, hour)
            gathered.ocsps.append(ocsp.OCSPResponse.load(answer))
        elif own and issuer.sha256 == own[1].sha256:
            _add_list(gathered, _own_list(hour))
        elif _believed(certificate, known):
            _ask(gathered, certificate, issuer)
        else:
            gathered.missing = True
    return gathered


def _believed(certificate: x509.Certificate, known: list[x509.Certificate]) -> bool:
    """Whether it leads to a root that the operator trusts; one that ended, as of when it was in force."""
    ends: datetime = certificate.not_valid_after
    moment = min(clock.now(), ends - timedelta(seconds=1))
    return leads_to_a_root(certificate, trust_now().at(moment, Carried(tuple(known))))


def _this_hour() -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)


@fresh(_AN_ANSWER_LIVES)
def _own_answer(serial: int, hour: datetime) -> bytes:  # noqa: ARG001 - the clock of the house may be set
    return own_status(serial)


@fresh(_A_LIST_LIVES)
def _own_list(hour: datetime) -> bytes:  # noqa: ARG001 - the same
    return authority_crl()


def _issuer(certificate: x509.Certificate, known: list[x509.Certificate]) -> x509.Certificate | None:
    named = certificate.authority_key_identifier
    for each in known:
        if each.subject == certificate.issuer and (named is None or each.key_identifier == named):
            return each
    return None


def _add_list(gathered: Gathered, content: bytes) -> None:
    read = crl.CertificateList.load(content, strict=True)
    gathered.crls[read.sha256] = read


def _ask(gathered: Gathered, certificate: x509.Certificate, issuer: x509.Certificate) -> None:
    outside_transactions("another authority")
    try:
        if certificate.ocsp_urls:
            gathered.ocsps.append(_asked(certificate.ocsp_urls[0], certificate, issuer))
        elif certificate.crl_distribution_points:
            _add_list(gathered, _list_at(certificate.crl_distribution_points[0].url, _this_hour()))
        else:
            gathered.missing = True
    except (httpx.HTTPError, ValueError, TypeError) as error:
        logger.info("signing.evidence_missing kind=%s", type(error).__name__)
        gathered.missing = True


def _asked(address: str, certificate: x509.Certificate, issuer: x509.Certificate) -> ocsp.OCSPResponse:
    """One question about one certificate (RFC 6960). Raises ValueError unless the authority answers it."""
    question = ocsp.OCSPRequest(
        {
            "tbs_request": {
                "request_list": [
                    {
                        "req_cert": {
                            "hash_algorithm": {"algorithm": "sha1"},
                            "issuer_name_hash": issuer.subject.sha1,
                            "issuer_key_hash": issuer.public_key.sha1,
                            "serial_number": certificate.serial_number,
                        }
                    }
                ]
            }
        }
    )
    headers = {"Content-Type": "application/ocsp-request"}
    said = ocsp.OCSPResponse.load(_fetched("POST", address, question.dump(), headers), strict=True)
    if said["response_status"].native != "successful":
        raise ValueError("the authority refuses to answer")
    return said


@fresh(_A_LIST_LIVES)
def _list_at(address: str, hour: datetime) -> bytes:  # noqa: ARG001 - the same
    return _fetched("GET", address, None, {})


def _fetched(method: str, address: str, content: bytes | None, headers: dict[str, str]) -> bytes:
    if not address.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    with (
        httpx.Client(timeout=_SECONDS) as client,
        client.stream(method, address, content=content, headers=headers) as answer,
    ):
        answer.raise_for_status()
        whole = bytearray()
        for part in answer.iter_bytes():
            whole += part
            if len(whole) > _LONGEST_ANSWER:
                raise ValueError("the answer is too long")
    return bytes(whole)
