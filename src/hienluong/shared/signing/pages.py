"""What anybody needs to check our certificates: the revocation list and the root."""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.signing.certificates.authority import authority_chain, crl

__all__ = ["revocation_list", "root_certificate"]


@require_safe
@cache_control(public=True, max_age=300)
def revocation_list(request: HouseRequest) -> HttpResponse:  # noqa: ARG001
    """The certificates taken back (RFC 5280); a certificate of ours names this address."""
    if not authority_chain():
        raise NotFound
    return HttpResponse(crl(), content_type="application/pkix-crl")


@require_safe
@cache_control(public=True, max_age=3600)
def root_certificate(request: HouseRequest) -> HttpResponse:  # noqa: ARG001
    """The root of the authority in the box, to be trusted by those who try it out."""
    chain = authority_chain()
    if not chain:
        raise NotFound
    der = x509.load_pem_x509_certificate(chain[-1].encode()).public_bytes(Encoding.DER)
    return HttpResponse(der, content_type="application/pkix-cert")
