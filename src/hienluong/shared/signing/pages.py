"""What anybody needs to check our certificates: root, revocation lists, status of one (OCSP), and time-stamps."""

from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotFound
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import HouseRequest, limited
from hienluong.shared.signing.certificates.authority import (
    authority_chain,
    authority_crl,
    crl,
    stamp_authority,
    status_of,
)
from hienluong.shared.signing.certificates.stamps import StampRefused, refusal, stamp_answer
from hienluong.shared.signing.certificates.status import asked_in
from hienluong.shared.signing.errors import NoSigningKey

__all__ = [
    "authority_revocation_list",
    "certificate_status",
    "revocation_list",
    "root_certificate",
    "time_stamp",
]

_LONGEST_QUESTION = 4_096
_ASKING = limited("certificates", tries=300, seconds=60)
"""Each answer is a signature of ours; another office's machine asks for many."""


@require_safe
@cache_control(public=True, max_age=300)
def revocation_list(request: HouseRequest) -> HttpResponse:  # noqa: ARG001
    """The certificates taken back (RFC 5280); a certificate of ours names this address."""
    if not authority_chain():
        raise NotFound
    return HttpResponse(crl(), content_type="application/pkix-crl")


@require_safe
@cache_control(public=True, max_age=300)
def authority_revocation_list(request: HouseRequest) -> HttpResponse:  # noqa: ARG001
    """The authorities taken back, signed by the root."""
    if not authority_chain():
        raise NotFound
    return HttpResponse(authority_crl(), content_type="application/pkix-crl")


@csrf_exempt
@require_POST
@_ASKING
def certificate_status(request: HouseRequest) -> HttpResponse:
    """Whether one certificate was taken back (RFC 6960); a certificate of ours names this address."""
    try:
        answer = status_of(asked_in(_question(request)))
    except ValueError as error:
        raise Invalid from error
    except NoSigningKey as error:
        raise NotFound from error
    return HttpResponse(answer, content_type="application/ocsp-response")


@csrf_exempt
@require_POST
@_ASKING
def time_stamp(request: HouseRequest) -> HttpResponse:
    """A time-stamp of the authority in the box (RFC 3161), while this installation certifies by itself."""
    if not settings.OWN_AUTHORITY:
        raise NotFound
    try:
        asked = tsp.TimeStampReq.load(_question(request), strict=True)
        answer = stamp_answer(asked, stamp_authority(), clock.now(), uuid7().int)
    except StampRefused as refused:
        answer = refusal(str(refused))
    except (ValueError, TypeError) as error:
        raise Invalid from error
    except NoSigningKey as error:
        raise NotFound from error
    return HttpResponse(answer, content_type="application/timestamp-reply")


def _question(request: HouseRequest) -> bytes:
    """The question; real ones have less than two hundred bytes."""
    if int(request.headers.get("Content-Length") or 0) > _LONGEST_QUESTION:
        raise Invalid
    return request.read(_LONGEST_QUESTION)


@require_safe
@cache_control(public=True, max_age=3600)
def root_certificate(request: HouseRequest) -> HttpResponse:  # noqa: ARG001
    """The root of the authority in the box, to be trusted by those who try it out."""
    chain = authority_chain()
    if not chain:
        raise NotFound
    der = x509.load_pem_x509_certificate(chain[-1].encode()).public_bytes(Encoding.DER)
    return HttpResponse(der, content_type="application/pkix-cert")
