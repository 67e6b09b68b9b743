"""Making a PAdES signature (ETSI EN 319 142, baseline B-B; B-T with a time-stamp service) with any key provider."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from asn1crypto import pem, x509
from asn1crypto.algos import SignedDigestAlgorithm
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from hienluong.base import clock
from hienluong.shared.signing.errors import PdfNotSignable, TimestampUnavailable
from hienluong.shared.signing.models import SigningKey
from hienluong.shared.signing.pdf.digest import signature_digest
from hienluong.shared.signing.pdf.fields import signature_fields
from hienluong.shared.signing.providers import provider_named

__all__ = ["MadeSignature", "Picture", "Wording", "add_signature"]

_LONGEST_ECDSA = 72
"""Bytes of the longest P-256 signature in DER."""
_TSA_SECONDS = 5
_ROOM = 16_384
_ROOM_WITH_TIMESTAMP = 40_960
"""Hexadecimal digits kept free for a signature with the certificates of its chain. Estimating would sign twice."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the signature says of itself besides the certificate."""

    name: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class MadeSignature:
    """The document with the new signature, and the digests by which both are known again."""

    pdf: bytes
    file_sha256: str
    signature_sha256: str


@dataclass(frozen=True, slots=True)
class Picture:
    """In which field the signature goes, and what is seen there."""

    field: str
    style: StaticStampStyle
    new_field: SigFieldSpec | None
    """How the field is made when the document has none of this name."""


class _ProviderSigner(signers.Signer):
    """Lets pyHanko sign with a key provider."""

    def __init__(self, key: SigningKey, chain: tuple[str, ...]) -> None:
        super().__init__(
            signing_cert=_certificate(key.certificate),
            cert_registry=SimpleCertificateStore.from_certs([_certificate(issuer) for issuer in chain]),
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            embed_roots=False,
        )
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002 - pyHanko's signature
        """The provider's signature; a dry run only asks how long it may be."""
        if dry_run or digest_algorithm != "sha256":
            return bytes(_LONGEST_ECDSA)
        return provider_named(self._key.provider).sign(self._key.key_reference, data)


class _ClockedSigner(signers.PdfSigner):
    """Takes the time of signing from the clock of the house."""

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - pyHanko's signature
    ) -> PdfSigningSession:
        """pyHanko's session, at our time."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = clock.local(clock.now()).replace(microsecond=0)
        return session


@lru_cache(maxsize=4096)
def _certificate(text: str) -> x509.Certificate:
    _, _, der = pem.unarmor(text.encode())
    return x509.Certificate.load(der)


def _timestamper() -> TimeStamper | None:
    return HTTPTimeStamper(settings.TSA_URL, timeout=_TSA_SECONDS) if settings.TSA_URL else None


def add_signature(
    writer: IncrementalPdfFileWriter,
    key: SigningKey,
    chain: tuple[str, ...],
    wording: Wording,
    picture: Picture,
) -> MadeSignature:
    """Sign the document in the field of the picture, which is made without a place on the page if it is new.

    The first signature certifies the document: afterwards fields may be filled and signed, nothing else.
    `chain` holds the issuers' certificates as PEM. Raises PdfNotSignable, KeyUnavailable, TimestampUnavailable.
    """
    first = not signature_fields(writer.prev, filled=True)
    metadata = signers.PdfSignatureMetadata(
        field_name=picture.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=wording.name or None,
        reason=wording.reason or None,
        location=wording.place or None,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = _ClockedSigner(
        metadata,
        _ProviderSigner(key, chain),
        timestamper=_timestamper(),
        stamp_style=picture.style,
        new_field_spec=picture.new_field,
    )
    room = _ROOM_WITH_TIMESTAMP if settings.TSA_URL else _ROOM
    try:
        signed = signer.sign_pdf(writer, bytes_reserved=room, output=BytesIO()).getvalue()
    except TimestampRequestError as error:
        raise TimestampUnavailable from error
    except (PdfError, SigningError) as error:
        raise PdfNotSignable(reason=str(error)) from error
    return MadeSignature(signed, hashlib.sha256(signed).hexdigest(), signature_digest(_newest(signed)))


def _newest(signed: bytes) -> bytes:
    """The signature just written: it lies in the gap that the document's last byte range leaves out."""
    start = signed.rindex(b"/ByteRange")
    span = signed[signed.index(b"[", start) + 1 : signed.index(b"]", start)]
    _, before, after, _ = (int(number) for number in span.split())
    return bytes.fromhex(signed[before + 1 : after - 1].decode("ascii"))
