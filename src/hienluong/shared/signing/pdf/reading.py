"""What of a file matters for its signatures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hienluong.shared.signing.trust.context import NOTHING_CARRIED, Carried

__all__ = ["SignedPdf", "read_pdf"]

_MOST_SIGNATURES = 60
_MOST_CARRIED = 400


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """Signatures and archive time-stamps in the order they were made, and what the file carries to check them.

    `strange` counts signature fields in which nothing can be read.
    """

    pdf: bytes
    signatures: tuple[EmbeddedPdfSignature, ...]
    stamps: tuple[EmbeddedPdfSignature, ...]
    carried: Carried
    strange: int


def read_pdf(pdf: bytes) -> SignedPdf:
    """Read a file of anybody. Raises whatever a parser raises for broken ones, ValueError for absurd ones."""
    reader = PdfFileReader(BytesIO(pdf))
    fields = list(enumerate_sig_fields(reader, filled_status=True))
    if len(fields) > _MOST_SIGNATURES:
        raise ValueError("more signatures than anybody makes")
    found = [
        embedded for name, _, field in fields if (embedded := _embedded(reader, field, name)) is not None
    ]
    found.sort(key=lambda embedded: embedded.signed_revision)
    signatures, stamps = (
        tuple(each for each in found if (each.sig_object_type == "/DocTimeStamp") is stamping)
        for stamping in (False, True)
    )
    return SignedPdf(pdf, signatures, stamps, _carried(reader), len(fields) - len(found))


def _embedded(reader: PdfFileReader, field: Any, name: str) -> EmbeddedPdfSignature | None:  # noqa: ANN401
    """The signature in a field; None when its content is none."""
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        embedded.signer_cert  # noqa: B018 - reads it: the library parses as late as it can
    except Exception:  # noqa: BLE001 - what strangers write into a field breaks a parser in any way
        return None
    return embedded


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
