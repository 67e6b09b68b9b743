"""What of a file matters for its signatures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hienluong.shared.signing.pdf.fields import signature_fields
from hienluong.shared.signing.trust.context import NOTHING_CARRIED, Carried

__all__ = ["SignedPdf", "read_pdf"]

_MOST_SIGNATURES = 60
_MOST_CARRIED = 400


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """Signatures and archive time-stamps in the order they were made, and what the file carries to check them.

    `strange` counts signature fields whose kind nobody reads any more.
    """

    pdf: bytes
    signatures: tuple[EmbeddedPdfSignature, ...]
    stamps: tuple[EmbeddedPdfSignature, ...]
    carried: Carried
    strange: int


def read_pdf(pdf: bytes) -> SignedPdf:
    """Read a file of anybody. Raises whatever a parser raises for broken ones, ValueError for absurd ones."""
    reader = PdfFileReader(BytesIO(pdf))
    signatures = tuple(reader.embedded_regular_signatures)
    stamps = tuple(reader.embedded_timestamp_signatures)
    filled = len(signature_fields(reader, filled=True))
    if filled > _MOST_SIGNATURES:
        raise ValueError("more signatures than anybody makes")
    strange = filled - len(signatures) - len(stamps)
    return SignedPdf(pdf, signatures, stamps, _carried(reader), strange)


def _carried(reader: PdfFileReader) -> Carried:
    """The security store, which nothing protects: what is in it must prove itself."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return NOTHING_CARRIED
    if len(store.certs) + len(store.ocsps) + len(store.crls) > _MOST_CARRIED:
        raise ValueError("more evidence than anybody needs")
    return Carried(
        tuple(_certificate(content) for content in _contents(store.certs.values())),
        tuple(ocsp.OCSPResponse.load(content) for content in _contents(store.ocsps)),
        tuple(_list(content) for content in _contents(store.crls)),
    )


@lru_cache(maxsize=1024)
def _certificate(content: bytes) -> x509.Certificate:
    """Kept, because the library works out names and keys of a certificate anew for each object."""
    return x509.Certificate.load(content)


@lru_cache(maxsize=32)
def _list(content: bytes) -> crl.CertificateList:
    return crl.CertificateList.load(content)


def _contents(references: Iterable[Any]) -> Iterator[bytes]:
    for reference in references:
        yield reference.get_object().data
