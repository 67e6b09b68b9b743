"""Whether a certificate leads to somebody the house trusts."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InvalidCertificateError,
    NotYetValidError,
    PathBuildingError,
    RevokedError,
    ValidationError,
)

from hienluong.shared.signing.report import Problem, Revocation
from hienluong.shared.signing.trust.context import Trust

__all__ = ["USAGE", "Chain", "chain_of", "leads_to_a_root", "revocation_known"]

USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
_MOST_KEPT = 2_048
_kept: dict[tuple[object, ...], "Chain"] = {}


@dataclass(frozen=True, slots=True)
class Chain:
    """What is wrong with a certificate at a moment, if anything, and whether it was taken back."""

    problem: Problem | None
    revocation: Revocation


def chain_of(
    certificate: x509.Certificate, others: Iterable[x509.Certificate], trust: Trust, moment: datetime
) -> Chain:
    """Judge a certificate, with those that came along, as of `moment` (to the minute).

    The answer is kept while the trusted roots and the revocation lists stay what they are: partners send many packets
    with one certificate.
    """
    way = tuple(others)
    minute = moment.replace(second=0, microsecond=0)
    key = (certificate.sha256, tuple(other.sha256 for other in way), trust.mark, minute)
    known = _kept.get(key)
    if known is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = known = asyncio.run(_judged(certificate, way, trust, moment))
    return known


async def _judged(
    certificate: x509.Certificate, way: tuple[x509.Certificate, ...], trust: Trust, moment: datetime
) -> Chain:
    if certificate.self_signed != "no" and certificate.sha256 not in {root.sha256 for root in trust.roots}:
        return Chain(Problem.SELF_SIGNED, Revocation.UNKNOWN)
    context = trust.at(moment)
    validator = CertificateValidator(certificate, intermediate_certs=way, validation_context=context)
    try:
        USAGE.validate(certificate)
        await validator.async_validate_path()
    except RevokedError:
        return Chain(Problem.REVOKED, Revocation.REVOKED)
    except ExpiredError:
        return Chain(Problem.EXPIRED, Revocation.UNKNOWN)
    except NotYetValidError:
        return Chain(Problem.NOT_YET_VALID, Revocation.UNKNOWN)
    except InvalidCertificateError:
        return Chain(Problem.WRONG_USE, Revocation.UNKNOWN)
    except (PathBuildingError, ValidationError):
        return Chain(Problem.UNKNOWN_ISSUER, Revocation.UNKNOWN)
    known = revocation_known(certificate, trust.lists, ())
    return Chain(None, Revocation.GOOD if known else Revocation.UNKNOWN)


def leads_to_a_root(certificate: x509.Certificate, context: ValidationContext) -> bool:
    """Whether the certificate is good by the rules of the context."""

    async def judged() -> bool:
        try:
            await CertificateValidator(certificate, validation_context=context).async_validate_path()
        except (PathBuildingError, ValidationError):
            return False
        return True

    return asyncio.run(judged())


def revocation_known(
    certificate: x509.Certificate,
    lists: Iterable[crl.CertificateList],
    answers: Iterable[ocsp.OCSPResponse],
) -> bool:
    """Whether there is a list of the certificate's issuer, or an answer about the certificate."""
    if any(each.issuer == certificate.issuer for each in lists):
        return True
    return any(_about(certificate, answer) for answer in answers)


def _about(certificate: x509.Certificate, answer: ocsp.OCSPResponse) -> bool:
    response: Any = answer.response_data
    return any(
        single["cert_id"]["serial_number"].native == certificate.serial_number
        for single in response["responses"]
    )
